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
