"""Milestones: every printed form of a deadline, and what only looks like one."""

import pytest

from kg.text import Span
from loaders.dates import milestones
from loaders.records import MilestoneRecord
from loaders.text.fold import fold
from tests.seeds import EVERY, HUANGSHI, plan_of

PUBLISHED = "2020-04-15"


def read(text: str, published: str = PUBLISHED, plan_year: str = "") -> list[MilestoneRecord]:
    return milestones(text, fold(text), Span(0, len(text)), published, plan_year=plan_year)


@pytest.mark.parametrize(
    ("text", "by", "precision", "promise"),
    [
        ("确保2022年6月全面建成,", "2022-06-30", "month", "2022年6月全面建成"),
        ("2022年8月顺利通过国家验收。", "2022-08-31", "month", "2022年8月顺利通过国家验收"),
        ("力争到2023年进出口总额突破8亿美元。", "2023-12-31", "year", "到2023年进出口总额突破8亿美元"),
        ("到2025年,基本建成。", "2025-12-31", "year", "到2025年,基本建成"),
        ("2023年底前完成。", "2023-12-31", "year", "2023年底前完成"),
        ("2023年年底前,完成清理。", "2023-12-31", "year", "2023年年底前,完成清理"),
        ("由财政部牵头,于12月底前完成。", "2020-12-31", "month", "12月底前完成"),
        ("5月底前动工 |", "2020-05-31", "month", "5月底前动工"),
        ("9月投入使用", "2020-09-30", "month", "9月投入使用"),
        ("2021年第3季度完成。", "2021-09-30", "quarter", "2021年第3季度完成"),
        ("2030年前实现达峰。", "2029-12-31", "year", "2030年前实现达峰"),
        ("2024年6月前建成。", "2024-05-31", "month", "2024年6月前建成"),
        ("2024年1月前建成。", "2023-12-31", "month", "2024年1月前建成"),
        ("2023年12月31日前完成。", "2023-12-31", "day", "2023年12月31日前完成"),
        ("“十四五”期间完成培训50万人次。", "2025-12-31", "period", "“十四五”期间完成培训50万人次"),
        ("2021—2023年,建设100个站。", "2023-12-31", "period", "2021—2023年,建设100个站"),
        ("5年内重点引进100名企业家,", "2025-04-15", "period", "5年内重点引进100名企业家"),
        ("三年内建成。", "2023-04-15", "period", "三年内建成"),
        ("2021年起5年内,大力实施行动。", "2025-12-31", "period", "5年内,大力实施行动"),
        ("(各部门负责,年内持续推进)", "2020-12-31", "year", "年内持续推进"),
        ("完成时限:2023年12月", "2023-12-31", "month", "2023年12月"),
        ("2020年上半年建成。", "2020-06-30", "period", "2020年上半年建成"),
        ("2020年要有所突破,", "2020-12-31", "year", "2020年要有所突破"),
        ("印发之日起3个月内出台细则。", "2020-07-15", "period", "印发之日起3个月内出台细则"),
        ("6月底前印发实施细则。", "2020-06-30", "month", "6月底前印发实施细则"),
    ],
)
def test_a_deadline_is_the_last_day_it_allows(text, by, precision, promise):
    assert [(one.by, one.precision, one.span.of(text)) for one in read(text)] == [(by, precision, promise)]


def test_several_deadlines_in_a_list_are_several_milestones():
    text = "6月底前下达60%以上、9月底前下达80%以上、11月底前全部下达。"
    assert [(one.by, one.span.of(text)) for one in read(text)] == [
        ("2020-06-30", "6月底前下达60%以上"),
        ("2020-09-30", "9月底前下达80%以上"),
        ("2020-11-30", "11月底前全部下达"),
    ]


def test_a_month_is_of_the_year_named_in_its_sentence():
    found = read("2021年6月底前制定政策,12月底前实现直接结算。")
    assert [one.by for one in found] == ["2021-06-30", "2021-12-31"]


def test_a_month_is_of_the_year_in_the_title_before_that_of_the_document():
    assert [one.by for one in read("12月底前完成", plan_year="2021")] == ["2021-12-31"]


@pytest.mark.parametrize("text", ["12月底前完成", "5年内建成", "年内完成", "印发之日起3个月内出台细则"])
def test_a_relative_date_that_nothing_resolves_is_left_out(text):
    assert read(text, published="") == []


@pytest.mark.parametrize(
    "text",
    [
        "请于每季度末月20日前将完成情况书面报县政府督查室。",
        "分别于2023年3月25日、6月25日、9月25日前报送进展情况。",
        "每月30日前向市政府报告当月进展情况,12月25日前报告全年工作。",
        "各有关部门于2020年12月31日前报送国务院办公厅。",
        "各有关部门于每年2月底前,研究提出名单。",
        "本措施自2025年8月1日起施行,有效期至2030年7月31日。",
        "2015年,《长江中游城市群发展规划》印发,提出定位。",
        "2014年常住人口4105.9万人。",
        "2020年9月11日,电视电话会议召开。",
        "三年行动方案(2021—2023年)",
        "贯彻《“十四五”现代流通体系建设规划》和“十四五”实施方案。",
        "争取纳入国家“十四五”规划。",
        "主要污染物排放总量比2021年下降18%。",
        "每年组织一次,每半年报省发改委汇总,长期坚持,持续推进。",
        "修订出台2020年版目录。",
        "近5年内未受处罚的。",
        "2月30日前完成。",
    ],
)
def test_reports_validity_background_and_titles_are_no_milestones(text):
    assert read(text) == []


def test_the_promises_of_a_seed_are_found():
    plan = plan_of(HUANGSHI)
    found = milestones(plan.text, plan.folded, Span(0, len(plan.text)), plan.metadata.published)
    assert [(one.by, one.span.of(plan.text)) for one in found] == [
        ("2023-12-31", "到2023年,武汉城市圈同城化发展示范区建设取得实质性进展"),
        ("2022-06-30", "2022年6月全面建成"),
        ("2022-08-31", "2022年8月顺利通过国家验收"),
        ("2023-12-31", "到2023年黄石棋盘洲综合保税区进出口总额突破8亿美元"),
        ("2023-12-31", "到2023年跨境电商通关货值突破20亿元"),
    ]


@pytest.mark.parametrize("name", EVERY)
def test_no_milestone_of_a_seed_lies_before_its_document(name):
    plan = plan_of(name)
    published = plan.metadata.published
    found = milestones(plan.text, plan.folded, Span(0, len(plan.text)), published)
    assert all(one.by >= published for one in found)
