"""Indicators: the labelled ones of the seeds, and every printed form in a table of phrases."""

import json
from collections import Counter
from pathlib import Path
from time import process_time

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("培育规上服务业企业300余家。", ("规上服务业企业", ">", "300", "家")),
        ("旅游收入达到800多亿元。", ("旅游收入", ">", "800", "亿元")),
        ("改造老旧管网3万余米。", ("改造老旧管网", ">", "3", "万米")),
        ("轮训干部2万多人次。", ("轮训干部", ">", "2", "万人次")),
        ("完成交通投资约120亿元。", ("交通投资", "≈", "120", "亿元")),
        ("进出口额增速保持在4%—6%之间。", ("进出口额增速", "=", "4—6", "%")),
        ("培育链主企业2到4家。", ("链主企业", "=", "2到4", "家")),
        ("新建幼儿园20—30所。", ("新建幼儿园", "=", "20—30", "所")),
        ("营业收入达到5亿元至8亿元。", ("营业收入", "≥", "5至8", "亿元")),
        ("营业收入达到8000万—1亿元。", ("营业收入", "≥", "8000万—1", "亿元")),
        ("水质优良率达到八成以上。", ("水质优良率", "≥", "80", "%")),
        ("差错率控制在万分之二以内。", ("差错率", "≤", "2", "‱")),
        ("合格率达到百分之九十八点五。", ("合格率", "≥", "98.5", "%")),
        ("婴儿死亡率控制在3‰以下。", ("婴儿死亡率", "≤", "3", "‰")),
        ("孕产妇死亡率降至12/10万以下。", ("孕产妇死亡率", "≤", "12", "/10万")),
        ("经济总量突破二十万亿元。", ("经济总量", ">", "20", "万亿元")),
        ("产业规模达到三点五亿元。", ("产业规模", "≥", "3.5", "亿元")),
        ("新增技能人才一万五千名。", ("新增技能人才", "=", "15000", "名")),
        ("产值突破百亿元。", ("产值", ">", "1", "百亿元")),
        ("培育省级平台三十余个。", ("省级平台", ">", "30", "个")),
        ("每个乡镇至少有一个标准化卫生院。", ("每个乡镇标准化卫生院", "≥", "1", "个")),
        ("亩均产值≥30万元。", ("亩均产值", "≥", "30", "万元")),
        ("投资强度不低于15%(含)以上。", ("投资强度", "≥", "15", "%")),
        ("建设高速铁路120公里。", ("高速铁路", "=", "120", "公里")),
        ("新增15万亩高标准农田。", ("新增高标准农田", "=", "15", "万亩")),
        ("计划投资2.6亿元。", ("投资", "=", "2.6", "亿元")),
        ("实现农业产值60亿元。", ("农业产值", "=", "60", "亿元")),
        ("数字经济占比由2022年的30%提升至2025年的40%。", ("数字经济占比", "≥", "40", "%")),
    ],
)
def test_a_figure_is_read_however_it_is_written(text, expected):
    assert [(one.name, one.comparator, one.value, one.unit) for one in read(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "name", "value", "change"),
    [
        ("服务业占比提高3个百分点。", "服务业占比提高", "3", True),
        ("游客人数增长两倍以上。", "游客人数增长", "2", True),
        ("农业总产值比2020年翻一番。", "农业总产值", "1", True),
        ("市场主体翻番。", "市场主体", "1", True),
        ("降低单位产值水耗10%以上。", "降低单位产值水耗", "10", True),
        ("服务业占比提高到53%。", "服务业占比", "53", False),
        ("新增路灯200盏。", "新增路灯", "200", False),
    ],
)
def test_a_change_is_told_from_a_level(text, name, value, change):
    assert [(one.name, one.value, one.change) for one in read(text)] == [(name, value, change)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1.计划投资820.5万元2.建成厂房1.2万平方米3.新增车位300个。",
            [("投资", "820.5", "万元"), ("建成厂房", "1.2", "万平方米"), ("新增车位", "300", "个")],
        ),
        ("1.总投资3亿元2.床位80张。", [("总投资", "3", "亿元"), ("床位", "80", "张")]),
        ("新建泵站3座;2.5座水闸。", [("新建泵站", "3", "座")]),
        ("实现产值1.5亿元。", [("产值", "1.5", "亿元")]),
        ("新增床位50张2.2.5万平方米。", [("新增床位", "50", "张")]),
    ],
)
def test_the_number_of_an_item_is_no_part_of_a_figure_beside_it(text, expected):
    assert [(one.name, one.value, one.unit) for one in read(text)] == expected


def test_a_list_that_shares_its_verb_goes_on_over_commas():
    found = read("培育链主企业10家,单项冠军企业30家左右,绿色工厂50家,总投资2亿元。")
    assert [(one.name, one.value) for one in found] == [("链主企业", "10"), ("单项冠军企业", "30"), ("绿色工厂", "50")]


@pytest.mark.parametrize(
    "text",
    [
        "打造三个中心。",
        "建成一个覆盖全市的网络。",
        "应至少有2名监测人员在场。",
        "打造统一个性化平台。",
        "建设5公里长的隧道。",
        "出院人数/同期总人数×100%",
        "每个科室至少由2人组成。",
        "组建第三家分公司。",
    ],
)
def test_manners_of_speaking_conditions_and_formulas_are_no_indicators(text):
    assert read(text) == []


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
        ("“二十五”期间完成培训50万人次。", "2055"),
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


def test_a_cell_says_its_comparator_in_words_or_signs():
    text = (
        "指标名称 | 单位 | 2022年基期值 | 2027年目标值 | 属性 |\n"
        "湿地保护率 | % | 52 | 不低于55 | 约束性 |\n"
        "新增绿道 | 公里 | | 100左右 | 预期性 |\n"
        "用水总量增长 | % | 3 | <2.5 | 约束性 |\n"
    )
    found = table_indicators(text, fold(text))
    assert [(one.value, one.comparator, one.base_value, one.target_year) for one in found] == [
        ("55", "≥", "52", "2027"),
        ("100", "≈", "", "2027"),
        ("2.5", "<", "3", "2027"),
    ]
    assert [one.change for one in found] == [False, False, True]


def test_reading_figures_takes_time_in_proportion_to_the_text():
    def seconds(times):
        text = "1" * times + "一" * times + "3.5" * times + "新增5所、" * times + "1,111" * times
        start = process_time()
        read(text)
        return process_time() - start

    assert seconds(4000) < 40 * max(seconds(400), 0.005)


def test_figures_that_are_no_targets_are_reported():
    text = "总面积9.68万平方公里,森林覆盖率达到55%。"
    found = read(text)
    assert [span.of(text) for span in unread_figures(fold(text), Span(0, len(text)), found)] == ["9.68万平方公里"]
