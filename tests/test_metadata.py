"""What a document says of itself at its head."""

import pytest

from kg.pipeline import read_stream
from tests.seeds import HUANGSHI, path_of


@pytest.mark.parametrize(
    "line",
    [
        "黄政办发〔2021〕57号",
        "发文字号黄政办发〔2021〕57号",
        "发文字号：黄政办发〔2021〕57号 发文日期2021-12-19",
        "发文单位黄石市人民政府办公室 发文字号黄政办发〔2021〕57号",
        "文 号: 黄政办发 [2021] 57 号",
    ],
)
def test_the_label_of_a_number_is_no_part_of_it(line):
    text = f"黄石市人民政府办公室关于印发三年行动方案的通知\n{line}\n一、任务\n1.加快建设。\n"
    number = read_stream(text.encode(), "plan").document.number
    assert "".join(number.split()).translate(str.maketrans("[]", "〔〕")) == "黄政办发〔2021〕57号"


def test_a_seed_says_its_number_without_the_notes_beside_it():
    assert read_stream(path_of(HUANGSHI).read_bytes(), "copy").document.number == "黄政办发〔2021〕57号"


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("甲市水网建设三年行动方案（2023—2025年）", ("2023-01-01", "2025-12-31")),
        ("甲市“六五”水利规划", ("1981-01-01", "1985-12-31")),
        ("甲市“十五”水利规划", ("2001-01-01", "2005-12-31")),
        ("甲市十五五水利发展规划", ("2026-01-01", "2030-12-31")),
        ("甲市“二十五”水利规划", ("2051-01-01", "2055-12-31")),
        ("甲市第十五届旅游节工作方案", ("", "")),
        ("甲市优化营商环境二十五条措施", ("", "")),
    ],
)
def test_any_five_year_plan_gives_its_period_and_no_other_number_does(title, period):
    text = f"{title}\n一、任务\n1.加快建设。\n"
    said = read_stream(text.encode(), "plan").plan.metadata
    assert (said.period_start, said.period_end) == period
