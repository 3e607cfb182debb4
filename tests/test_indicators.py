"""Indicators: the labelled ones of the seeds, and every printed form in a table of phrases."""

import json
from collections import Counter
from pathlib import Path

import pytest

from kg.text import Span
from loaders.indicators.indicators import indicators, table_indicators, unread_figures
from loaders.records import IndicatorRecord
from loaders.text.fold import fold
from tests.seeds import EVERY, HUNAN, plan_of

GOLD = json.loads((Path(__file__).parent / "gold" / "indicators.json").read_text(encoding="utf-8"))
PUBLISHED = "2022-04-23"


def read(text: str) -> list[IndicatorRecord]:
    return indicators(text, fold(text), Span(0, len(text)), published=PUBLISHED)


def of_seed(name: str) -> list[IndicatorRecord]:
    plan = plan_of(name)
    whole, about = Span(0, len(plan.text)), plan.metadata
    running = indicators(plan.text, plan.folded, whole, period_end=about.period_end, published=about.published)
    return [*running, *table_indicators(plan.text, plan.folded)]


@pytest.mark.parametrize("name", EVERY)
def test_the_labelled_indicators_of_a_seed_are_found_and_no_others(name):
    text = plan_of(name).text
    found = Counter((one.name, one.value, one.unit, one.span.of(text)) for one in of_seed(name))
    assert found == Counter((one["name"], one["value"], one["unit"], one["quote"]) for one in GOLD.get(name, []))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("常住人口城镇化率达到67%。", [("常住人口城镇化率", "≥", "67", "%")]),
        ("常住人口城镇化率达到66%左右。", [("常住人口城镇化率", "≈", "66", "%")]),
        ("全社会研发经费投入年均增长7%以上。", [("全社会研发经费投入年均增长", "≥", "7", "%")]),
        ("全社会研发经费投入年均增长14%。", [("全社会研发经费投入年均增长", "=", "14", "%")]),
        (
            "力争时速250公里以上的高铁通车里程突破2000公里,普通铁路通车里程接近4000公里。",
            [("时速250公里以上的高铁通车里程", ">", "2000", "公里"), ("普通铁路通车里程", "≈", "4000", "公里")],
        ),
        ("地区生产总值超过3.5万亿元,", [("地区生产总值", ">", "3.5", "万亿元")]),
        ("力争高新技术企业总量突破550家。", [("高新技术企业总量", ">", "550", "家")]),
        ("力争到2023年跨境电商通关货值突破20亿元。", [("跨境电商通关货值", ">", "20", "亿元")]),
        ("城镇调查失业率控制在5.5%以内。", [("城镇调查失业率", "≤", "5.5", "%")]),
        ("常住人口城镇化率提高1.2个百分点。", [("常住人口城镇化率提高", "=", "1.2", "个百分点")]),
        ("努力实现地区生产总值增长6.2%左右。", [("地区生产总值增长", "≈", "6.2", "%")]),
        ("PM2.5年均浓度控制在29微克每立方米以下", [("PM2.5年均浓度", "≤", "29", "微克每立方米")]),
        ("将抵押登记业务办理时间压缩至5个工作日以内", [("抵押登记业务办理时间", "≤", "5", "个工作日")]),
        ("三次产业结构调整为7.1:49.7:43.2", [("三次产业结构", "=", "7.1:49.7:43.2", "")]),
        ("建设用地规模控制在15-20万亩以内", [("建设用地规模", "≤", "15-20", "万亩")]),
        ("公办园在园幼儿占比60%以上。", [("公办园在园幼儿占比", "≥", "60", "%")]),
        ("粮食产量稳定在1.3万亿斤以上", [("粮食产量", "≥", "1.3", "万亿斤")]),
    ],
)
def test_a_verb_of_reaching_or_change_sets_a_figure(text, expected):
    assert [(one.name, one.comparator, one.value, one.unit) for one in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "新增100名高水平工程师和500名高技能人才。",
            [("新增高水平工程师", "100", "新增100名高水平工程师"), ("新增高技能人才", "500", "500名高技能人才")],
        ),
        (
            "吸引1.5万名大学生等青年人才来黄留黄创业就业。",
            [("吸引大学生等青年人才", "1.5", "吸引1.5万名大学生等青年人才")],
        ),
        ("争取每年引进20家高新技术企业,", [("每年引进高新技术企业", "20", "每年引进20家高新技术企业")]),
        ("组建1亿元的创新创业基金,", [("创新创业基金", "1", "组建1亿元的创新创业基金")]),
        ("推动制定不少于10项北斗高精度国家标准,", [("北斗高精度国家标准", "10", "制定不少于10项北斗高精度国家标准")]),
        (
            "建成华新水泥旧址、长江外贸码头等6条文创街区。",
            [("文创街区", "6", "建成华新水泥旧址、长江外贸码头等6条文创街区")],
        ),
        ("完成“三项岗位”人员培训50万人次。", [("“三项岗位”人员培训", "50", "“三项岗位”人员培训50万人次")]),
        (
            "新建中心幼儿园2所、小学3所。",
            [("新建中心幼儿园", "2", "新建中心幼儿园2所"), ("新建小学", "3", "小学3所")],
        ),
        ("新增托位数400个以上,", [("新增托位数", "400", "新增托位数400个以上")]),
        ("打造5家以上上市企业。", [("上市企业", "5", "打造5家以上上市企业")]),
    ],
)
def test_what_is_made_or_gained_in_a_number_is_an_indicator(text, expected):
    assert [(one.name, one.value, one.span.of(text)) for one in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "建成一批500千伏及以上输变电工程。",
        "加快实施106国道铁山至大冶段改建工程。",
        "推进长江宜昌至武汉段4.5米水深航道整治工程前期论证工作。",
        "开展350km/h高铁通道谋划研究。",
        "实现1小时通达武汉城市圈城市。",
        "2014年常住人口4105.9万人,地区生产总值21599亿元,分别占长江中游城市群的30.4%、33.9%和36%。",
        "2021年,全市地区生产总值达到2.15万亿元,同比增长6.5%。",
        "力争高速铁路网全面覆盖50万人口以上城市。",
        "基础研究投入达到或超过1亿元/年的企业,给予一次性财政补助1000万元。",
        "同一企业当年度最多不超过10名。",
        "停止核准新建低于30万吨/年的煤矿。",
        "其他区域禁止新建每小时10蒸吨及以下燃煤锅炉。",
        "武当山旅游经济特区1所、十堰经济开发区1所。",
        "在跨界毗邻地区按可达性统筹119火警应急服务范围。",
        "对农村200所中小学实施改水、改厕。",
    ],
)
def test_what_describes_limits_or_is_past_is_no_indicator(text):
    assert read(text) == []


def test_figures_listed_severally_go_to_the_names_in_order():
    found = read("二氧化硫、氮氧化物和挥发性有机物等污染物排放总量比2015年分别下降15%、10%和26%。")
    assert [(one.name, one.value, one.base_year) for one in found] == [
        ("二氧化硫下降", "15", "2015"),
        ("氮氧化物下降", "10", "2015"),
        ("挥发性有机物下降", "26", "2015"),
    ]


def test_a_base_is_read_from_where_the_figure_comes_from():
    (found,) = read("到2025年,森林覆盖率从2020年的24.1%提升至26%以上(预期性)。")
    assert (found.name, found.base_year, found.base_value, found.value) == ("森林覆盖率", "2020", "24.1", "26")
    assert (found.target_year, found.nature) == ("2025", "预期性")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("到2023年,经济更强。进出口总额突破8亿美元。", "2023"),
        ("“十四五”期间完成培训50万人次。", "2025"),
        ("“十一五”期间完成培训50万人次。", "2010"),
        ("2024年底前新增100名工程师。", "2024"),
        ("进出口总额突破8亿美元。", "2030"),
    ],
)
def test_the_target_year_is_the_last_named_one_or_the_end_of_the_period(text, year):
    (found,) = indicators(text, fold(text), Span(0, len(text)), period_end="2030-12-31")
    assert found.target_year == year


def test_a_table_gives_base_target_comparator_and_sums():
    found = {one.name: one for one in of_seed(HUNAN)}
    income, land, energy = (
        found[name] for name in ("城镇居民人均可支配收入", "人均城市建设用地", "单位地区生产总值能源消耗降低")
    )
    assert (income.base_year, income.base_value, income.target_year, income.value) == ("2014", "27324", "2020", "45000")
    assert (land.comparator, land.value, land.unit) == ("≤", "95", "平方米")
    assert (energy.cumulative, energy.value, energy.base_value) == (True, "21", "")


def test_a_table_with_a_column_of_units_and_one_of_natures_is_read():
    text = (
        "序号 | 指标 | 单位 | 2020年 | 2025年 | 年均增长(%) | 属性 |\n"
        "1 | 常住人口城镇化率 | % | 60 | 65左右 | — | 预期性 |\n"
        "2 | 单位GDP能源消耗降低 | % | — | — | [13.5] | 约束性 |\n"
    )
    rate, energy = table_indicators(text, fold(text))
    assert (rate.value, rate.unit, rate.comparator, rate.nature) == ("65", "%", "≈", "预期性")
    assert (energy.value, energy.cumulative, energy.target_year, energy.nature) == ("13.5", True, "2025", "约束性")


def test_figures_that_are_no_targets_are_reported():
    text = "总面积9.68万平方公里,森林覆盖率达到55%。"
    found = read(text)
    assert [span.of(text) for span in unread_figures(fold(text), Span(0, len(text)), found)] == ["9.68万平方公里"]
