"""What a document says of itself at its head."""

import pytest

from kg.pipeline import read_stream
from kg.resolve.context import context_of
from loaders.metadata import metadata
from loaders.text.fold import fold
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


BODY = "\n一、任务\n(一)修渠。(责任单位:市水利局)\n"
TITLES = [
    ("甲市水网建设三年行动方案(2021—2023年)", "甲市水网建设三年行动方案(2021—2023年)"),
    ("# 甲市水网建设方案", "甲市水网建设方案"),
    (
        "甲省人民政府关于推进水网建设\n和灌区改造的若干意见\n甲政发〔2020〕3号",
        "甲省人民政府关于推进水网建设和灌区改造的若干意见",
    ),
    ("甲省人民政府\n关于推进水网建设的意见", "甲省人民政府关于推进水网建设的意见"),
    ("甲市深入推进水网建设\n三年行动方案\n(2021—2023年)", "甲市深入推进水网建设三年行动方案(2021—2023年)"),
    ("甲市人民政府关于印发《甲市水网规划》的通知\n各县人民政府:", "甲市水网规划"),
    ("甲市人民政府关于印发\n甲 市 水 网 规 划 的 通 知", "甲市水网规划"),
    ("甲市人民政府文件\n甲政发〔2020〕3号\n关于加快水网建设的意见", "关于加快水网建设的意见"),
    ("甲省水网建设任务分工表\n填报单位:省水利厅", "甲省水网建设任务分工表"),
    ("各县人民政府:\n现将《甲市水网规划》印发给你们。\n甲市水利局\n2020年5月6日", "甲市水网规划"),
    ("日前,甲市印发水网方案。全文如下:\n甲市水网建设方案", "甲市水网建设方案"),
    ("首页\n标 题: | 甲市水网建设方案 | |", "甲市水网建设方案"),
    ("水网夜话\n夜里的水声传得很远。", "水网夜话"),
    ("各县人民政府,市直各部门:", ""),
    ("为落实《乙省水网规划(2018-2022年)》,制定本方案。", ""),
    ("根据《乙省关于印发<水网规划>的通知》要求,现提出以下任务。", ""),
    ("任务 | 责任单位 |\n修渠 | 市水利局 |", ""),
]


def _said(text):
    return metadata(text, fold(text), {})


@pytest.mark.parametrize(("opening", "title"), TITLES)
def test_the_title_is_the_one_that_the_document_prints_for_itself(opening, title):
    assert _said(opening + BODY).title == title


def test_a_notice_without_the_plan_keeps_its_own_title():
    letter = "甲市水利局关于印发《甲市水网规划》的通知\n各县水利局:\n请遵照执行。\n"
    assert _said(letter).title == "甲市水利局关于印发《甲市水网规划》的通知"


RUNNING = [
    (
        "甲省人民政府关于推进水网的意见甲政发〔2020〕3号各县人民政府:水网是大事。",
        "甲省人民政府关于推进水网的意见",
        "甲政发〔2020〕3号",
    ),
    ("关于检查灌区管理的函乙县人民政府,丙县人民政府:请查。", "关于检查灌区管理的函", ""),
    ("丁省水库管理条例  第一条 为了管好水库,制定本条例。", "丁省水库管理条例", ""),
    ("关于支持水利建设的八条意见。为落实部署,提出如下意见。", "关于支持水利建设的八条意见", ""),
    ("水是生命之源。各地要推进水网规划,抓好落实。", "", ""),
]


@pytest.mark.parametrize(("text", "title", "number"), RUNNING)
def test_a_text_on_one_line_has_its_title_and_number_at_its_head(text, title, number):
    assert (_said(text).title, _said(text).number) == (title, number)


SIGNED = [
    (
        "甲市水网方案\n发布时间:2022-05-13\n一、修渠\n甲市人民政府办公室\n2022年4月23日\n",
        "甲市人民政府办公室",
        "2022-04-23",
    ),
    ("甲市水网方案\n一、修渠。见到实效。甲市水利局二〇一九年十二月三十一日(此件公开发布)", "甲市水利局", "2019-12-31"),
    (
        "发文机关: | 甲省人民政府 | 成文日期: | 2019年1月9日 |\n甲省水网方案\n发布日期:2019年2月1日\n",
        "甲省人民政府",
        "2019-01-09",
    ),
    ("甲省水利厅 甲省财政厅关于修渠的意见\n一、修渠\n", "甲省水利厅甲省财政厅", ""),
    ("甲市水网方案\n市水利局\n市财政局于2月30日前完成。\n", "市水利局", ""),
    ("甲市水网方案\n2022年2月30日\n", "", ""),
]


@pytest.mark.parametrize(("text", "issuer", "published"), SIGNED)
def test_the_day_of_signature_goes_before_that_of_the_page(text, issuer, published):
    assert (_said(text).issuer, _said(text).published) == (issuer, published)


PLACES = [
    ("武汉市江夏区水网建设方案", "420115"),
    ("黄石市阳新县人民政府办公室关于印发水网建设方案的通知", "420222"),
    ("湖北省水网建设任务分工表", "420000"),
    ("中共湖北省委关于水网建设的建议", "420000"),
    ("湖北省公安厅关于水上安全的意见", "420000"),
    ("长江水网规划实施方案江西省分工方案", "360000"),
    ("生态环境部关于水网建设的意见", "100000"),
    ("公安部关于水上安全的意见", "100000"),
    ("鼓楼区水网建设方案", ""),
    ("水网建设方案", ""),
]


@pytest.mark.parametrize(("title", "code"), PLACES)
def test_a_document_is_of_the_finest_place_that_its_issuer_or_title_begins_with(title, code):
    assert context_of(_said(title + BODY)).jurisdiction == code


def test_the_period_of_a_plan_that_the_title_cites_is_not_its_own():
    assert _said("甲市落实《乙省水网规划(2018-2022年)》行动方案" + BODY).period_start == ""
    assert _said("甲市水网规划(2018-2022)" + BODY).period_end == "2022-12-31"
