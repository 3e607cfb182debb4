"""Milestones: every printed form of a deadline, and what only looks like one."""

from time import process_time

import pytest

from kg.text import Span
from loaders.dates import deadline, milestones, title_year
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


@pytest.mark.parametrize(
    ("text", "by", "precision"),
    [
        ("到二〇二六年底投用", "2026-12-31", "year"),
        ("二○二一年九月底前定稿", "2021-09-30", "month"),
        ("二0二三年第三季度前交付", "2023-09-30", "quarter"),
        ("2021年十一月三十日前交付", "2021-11-30", "day"),
        ("2021.9.30前交付", "2021-09-30", "day"),
        ("2022/6/30前交付", "2022-06-30", "day"),
        ("2022-03-31前交付", "2022-03-31", "day"),
        ("2022.6底前交付", "2022-06-30", "month"),
        ("9.30前整改到位", "2020-09-30", "day"),
        ("2022年年中前开工", "2022-06-30", "period"),
        ("到“十五五”末建成", "2030-12-31", "period"),
        ("“二十五”期间完成", "2055-12-31", "period"),
    ],
)
def test_a_date_is_read_however_it_is_written(text, by, precision):
    assert [(one.by, one.precision) for one in read(text)] == [(by, precision)]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("今年上半年开工", ["2020-06-30"]),
        ("本年度内清零", ["2020-12-31"]),
        ("明年3月底前挂牌", ["2021-03-31"]),
        ("后年年底前投产", ["2022-12-31"]),
        ("2021年10月动工,次年8月建成", ["2021-10-31", "2022-08-31"]),
        ("2021年底前启动,翌年6月底前挂牌", ["2021-12-31", "2022-06-30"]),
        ("次年4月底前公布", ["2021-04-30"]),
        ("每年11月征集,次年1月底前公布", []),
        ("2021年,启动建设。8月底前完成招标,年底前开工。", ["2021-12-31", "2021-08-31", "2021-12-31"]),
        ("到2025年,全面建成。年底前启动招标。", ["2025-12-31", "2020-12-31"]),
        ("2021年底前封顶,2022年二季度开业", ["2021-12-31", "2022-06-30"]),
        ("1月底前完成", ["2021-01-31"]),
        ("3月底前完成", ["2020-03-31"]),
    ],
)
def test_a_year_that_is_not_printed_counts_from_the_document_or_the_last_named_year(text, by):
    assert [one.by for one in read(text)] == by


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("春节前兑付", "2021-02-11"),
        ("2022年春节前兑付", "2022-01-31"),
        ("国庆节前开街", "2020-09-30"),
        ("“五一”前开街", "2020-04-30"),
        ("中秋节前开园", "2020-09-30"),
        ("明年元旦前通车", "2020-12-31"),
        ("2023年端午节之前完成", "2023-06-21"),
    ],
)
def test_before_a_festival_allows_the_day_before_it(text, by):
    assert [(one.by, one.precision) for one in read(text)] == [(by, "day")]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("2021年至2023年实施", ["2023-12-31"]),
        ("2021年3月至10月开展排查", ["2021-10-31"]),
        ("2020年10月—2021年3月组织验收", ["2021-03-31"]),
        ("攻坚阶段(2020年6月—2020年11月)", ["2020-11-30"]),
        ("2021年、2022年分别改造10个小区", ["2021-12-31", "2022-12-31"]),
        ("2021年和2023年底前各开通一条", ["2021-12-31", "2023-12-31"]),
        ("2021年3月、6月和9月底前分别完成", ["2021-03-31", "2021-06-30", "2021-09-30"]),
        ("用3—5年时间建成", ["2025-04-15"]),
    ],
)
def test_a_range_is_due_at_its_end_and_a_list_at_each_of_its_dates(text, by):
    assert [one.by for one in read(text)] == by


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("印发之日起45日内制定细则", "2020-05-30"),
        ("自印发之日起两年内完成", "2022-04-15"),
        ("半年内整改到位", "2020-10-15"),
    ],
)
def test_a_time_from_publication_is_counted_from_it(text, by):
    assert [one.by for one in read(text)] == [by]


@pytest.mark.parametrize(
    "text",
    [
        "企业自投产之日起3年内免租。",
        "租期5年,5年内免收租金。",
        "贷款期限3年内由财政贴息。",
        "三年内不得再次申报。",
        "毕业5年内在本地就业,享受补贴。",
        "农历腊月底前完成",
        "农历八月十五前开园",
        "每季度调度一次。",
        "春节前后组织招聘。",
        "国庆期间举办展会。",
        "“十二五”期间建成50所。",
        "截至2025年底的数据。",
        "投入2024.6亿元。",
        "2020年3月,市政府开展了调研。",
        "电话0531-2021-12",
    ],
)
def test_terms_of_a_benefit_lunar_dates_and_past_ones_are_no_milestones(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("cell", "by"),
    [
        ("2021年6月", "2021-06-30"),
        ("2021年", "2021-12-31"),
        ("2021", "2021-12-31"),
        ("2021.6", "2021-06-30"),
        ("2021-06-30 00:00:00", "2021-06-30"),
        ("12月底", "2020-12-31"),
        ("十二月", "2020-12-31"),
        ("9.30", "2020-09-30"),
        ("全年", "2020-12-31"),
        ("2020年3月", "2020-03-31"),
        ("2021—2023", "2023-12-31"),
        ("2021.3-2021.12", "2021-12-31"),
        ("2021年6月完成招标,12月底完工", "2021-12-31"),
        ("2020年10月底前,并长期坚持", "2020-10-31"),
        ("三年内", "2023-04-15"),
        ("长期坚持", ""),
        ("每年12月底", ""),
        ("每季度", ""),
        ("自2021年起", ""),
    ],
)
def test_a_stretch_that_is_a_deadline_dates_even_with_a_bare_date(cell, by):
    assert deadline(cell, fold(cell), Span(0, len(cell)), PUBLISHED) == by


def test_a_deadline_is_a_milestone_with_its_own_words():
    cell = "2021年6月 | 2021.9"
    found = milestones(cell, fold(cell), Span(0, len(cell)), PUBLISHED, is_deadline=True)
    assert [(one.by, one.span.of(cell)) for one in found] == [("2021-06-30", "2021年6月"), ("2021-09-30", "2021.9")]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("甲市2023年重点工作", "2023"),
        ("甲市二〇二三年工作要点", "2023"),
        ("水网建设三年行动方案(2023—2025年)", ""),
        ("水网建设方案", ""),
    ],
)
def test_the_year_of_a_title_is_no_end_of_a_period(title, year):
    assert title_year(title) == year


def test_reading_dates_takes_time_in_proportion_to_the_text():
    def seconds(times):
        text = "2024年、" * times + "到" * times + "一" * times + "2024.6.30-" * times
        start = process_time()
        read(text)
        return process_time() - start

    assert seconds(4000) < 40 * max(seconds(400), 0.005)


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
