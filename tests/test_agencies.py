from collections import defaultdict

import pytest

from kg.reference.gazetteer import Context, gazetteer
from kg.resolve.agencies import directory
from kg.resolve.agencies.jurisdictions import short_name
from kg.resolve.agencies.organs import organs
from loaders.mentions.agencies import find

STATE_COUNCIL = Context(jurisdiction="100000", year=2022)
HUBEI = Context(jurisdiction="420000", year=2022)
HUANGSHI = Context(jurisdiction="420200", year=2022)
XIALU = Context(jurisdiction="420204", year=2022)
JIANGXI = Context(jurisdiction="360000", year=2022)
HUNAN_2015 = Context(jurisdiction="430000", year=2015)
SHANGHAI_2025 = Context(jurisdiction="310000", year=2025)
ENSHI = Context(jurisdiction="422800", year=2022)
NOWHERE = Context()


def resolve(name, context):
    return directory().resolve(name, context)


@pytest.mark.parametrize(
    ("name", "context", "full"),
    [
        ("省发改委", HUBEI, "湖北省发展和改革委员会"),
        ("省发展改革委", JIANGXI, "江西省发展和改革委员会"),
        ("省政府国资委", HUBEI, "湖北省人民政府国有资产监督管理委员会"),
        ("省国资委", JIANGXI, "江西省国有资产监督管理委员会"),
        ("省委网信办", HUBEI, "中共湖北省委网络安全和信息化委员会办公室"),
        ("省委外办", HUBEI, "中共湖北省委外事工作委员会办公室"),
        ("省经信厅", HUBEI, "湖北省经济和信息化厅"),
        ("省工业和信息化厅", JIANGXI, "江西省工业和信息化厅"),
        ("省金融监管局", JIANGXI, "江西省地方金融监督管理局"),
        ("省供销社", HUBEI, "湖北省供销合作总社"),
        ("省供销联社", JIANGXI, "江西省供销合作社联合社"),
        ("省税务局", HUBEI, "国家税务总局湖北省税务局"),
        ("省国税局", HUNAN_2015, "湖南省国家税务局"),
        ("省卫生计生委", HUNAN_2015, "湖南省卫生和计划生育委员会"),
        ("省环保护厅", HUNAN_2015, "湖南省环境保护厅"),
        ("省外汇管理局", HUNAN_2015, "国家外汇管理局湖南省分局"),
        ("市水利和湖泊局", HUANGSHI, "黄石市水利和湖泊局"),
        ("市政务和大数据局", HUANGSHI, "黄石市政务服务和大数据管理局"),
        ("市城管委", HUANGSHI, "黄石市城市管理执法委员会"),
        ("市委组织部", HUANGSHI, "中共黄石市委组织部"),
        ("团市委", HUANGSHI, "共青团黄石市委员会"),
        ("省发改委", HUANGSHI, "湖北省发展和改革委员会"),
        ("州发改委", ENSHI, "恩施土家族苗族自治州发展和改革委员会"),
        ("市经济信息化委", SHANGHAI_2025, "上海市经济和信息化委员会"),
    ],
)
def test_a_relative_name_is_bound_to_the_place_and_the_time_of_its_document(name, context, full):
    assert resolve(name, context).name == full


@pytest.mark.parametrize(
    ("name", "context", "full"),
    [
        ("发展改革委", STATE_COUNCIL, "国家发展和改革委员会"),
        ("国家卫生健康委", STATE_COUNCIL, "国家卫生健康委员会"),
        ("税务总局", STATE_COUNCIL, "国家税务总局"),
        ("市场监管总局", HUANGSHI, "国家市场监督管理总局"),
        ("科技局", XIALU, "黄石市下陆区科学技术局"),
        ("税务局", XIALU, "国家税务总局黄石市下陆区税务局"),
    ],
)
def test_a_name_without_a_place_belongs_to_the_level_of_its_document(name, context, full):
    assert resolve(name, context).name == full


@pytest.mark.parametrize(
    ("name", "context", "full", "jurisdiction"),
    [
        ("武汉市人民政府", HUBEI, "武汉市人民政府", "420100"),
        ("恩施州人民政府", HUBEI, "恩施土家族苗族自治州人民政府", "422800"),
        ("人行武汉分行", HUBEI, "中国人民银行武汉分行", "420000"),
        ("湖北银保监局", HUBEI, "中国银行保险监督管理委员会湖北监管局", "420000"),
        ("武汉海关", HUBEI, "中华人民共和国武汉海关", "420000"),
        ("黄石海关", HUANGSHI, "中华人民共和国黄石海关", "420200"),
        ("南昌铁路局", JIANGXI, "中国铁路南昌局集团有限公司", "360000"),
        ("民航江西监管局", JIANGXI, "中国民用航空江西安全监督管理局", "360000"),
        ("国家矿山安全监察局江西局", JIANGXI, "国家矿山安全监察局江西局", "360000"),
        ("国网江西省电力公司", JIANGXI, "国网江西省电力有限公司", "360000"),
        ("上海金融监管局", SHANGHAI_2025, "国家金融监督管理总局上海监管局", "310000"),
    ],
)
def test_a_place_inside_a_name_decides(name, context, full, jurisdiction):
    agency = resolve(name, context)
    assert (agency.name, agency.jurisdiction) == (full, jurisdiction)


@pytest.mark.parametrize(
    ("place", "full"),
    [
        ("下陆区", "黄石市下陆区人民政府"),
        ("大冶市", "大冶市人民政府"),
        ("阳新县", "阳新县人民政府"),
        ("开发区 ·铁山区", "黄石经济技术开发区·铁山区"),
    ],
)
def test_a_bare_place_stands_for_its_government(place, full):
    assert resolve(place, HUANGSHI).name == full


@pytest.mark.parametrize(
    ("spellings", "context"),
    [
        (("省发改委", "省发展改革委", "省发展和改革委", "湖北省发展和改革委员会", "湖北省发改委"), HUBEI),
        (("市住建局", "市住房城乡建设局", "黄石市住房和城乡建设局"), HUANGSHI),
        (("各县(市、区)政府", "各县〔市、区〕人民政府", "各县市区政府"), HUANGSHI),
        (("省直有关部门", "省直相关部门"), HUNAN_2015),
        (("人行南昌中心支行", "中国人民银行南昌中心支行"), JIANGXI),
    ],
)
def test_all_spellings_of_one_organ_are_one_agency(spellings, context):
    assert len({resolve(name, context).id for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("省发改委", HUBEI), ("省发改委", JIANGXI)),
        (("省经信厅", HUBEI), ("省经信委", HUBEI)),
        (("省委网信办", HUBEI), ("省委外办", HUBEI)),
        (("省卫生计生委", HUNAN_2015), ("省卫健委", HUNAN_2015)),
        (("省直部门", HUNAN_2015), ("省直有关部门", HUNAN_2015)),
        (("下陆区", HUANGSHI), ("市政府", HUANGSHI)),
    ],
)
def test_different_organs_stay_apart(one, other):
    assert resolve(*one).id != resolve(*other).id


def test_a_function_is_shared_across_provinces_and_years():
    agencies = [
        resolve("省卫生计生委", HUNAN_2015),
        resolve("省卫健委", HUBEI),
        resolve("国家卫生健康委", STATE_COUNCIL),
    ]
    assert {agency.system for agency in agencies} == {"卫生健康"}


@pytest.mark.parametrize(
    ("name", "context", "kind"),
    [
        ("长江中游城市群相关城市人民政府", HUBEI, "group"),
        ("省科技领导小组成员单位", HUBEI, "group"),
        ("14个重点产业链责任部门", JIANGXI, "group"),
        ("产业链相关单位", HUANGSHI, "group"),
        ("市直各部门", HUANGSHI, "group"),
        ("县政府", HUNAN_2015, "group"),
        ("省级人民政府", STATE_COUNCIL, "group"),
        ("市财政局", HUBEI, "group"),
        ("赣江新区管委会", JIANGXI, "zone"),
        ("省两型试验区管委会", HUNAN_2015, "zone"),
        ("省残联", HUBEI, "organisation"),
        ("鄂东职教集团", HUANGSHI, "school"),
        ("鄂东医疗集团", HUANGSHI, "hospital"),
        ("三门峡市政府", Context(jurisdiction="411200", year=2023), "government"),
        ("五家渠市人民政府", STATE_COUNCIL, "government"),
    ],
)
def test_the_kind_is_told(name, context, kind):
    assert resolve(name, context).kind == kind


@pytest.mark.parametrize(
    ("name", "context", "full"),
    [
        ("鄂东职教集团", HUANGSHI, "鄂东职教集团"),
        ("市国资公司", HUANGSHI, "黄石市国资公司"),
        ("市滇池管理局", Context(jurisdiction="530100", year=2022), "昆明市滇池管理局"),
        ("哈尔滨机场扩建指挥部", Context(jurisdiction="230000", year=2016), "哈尔滨机场扩建指挥部"),
        ("县教育局", NOWHERE, "县教育局"),
    ],
)
def test_what_no_row_knows_is_marked_and_stays_as_printed_but_for_a_certain_place(name, context, full):
    agency = resolve(name, context)
    assert (agency.name, agency.known) == (full, False)


@pytest.mark.parametrize("typed", ["省发改委", "湖北省发改委", "湖北发改委", "发改委", "湖北省发展和改革委员会"])
def test_an_agency_answers_to_every_way_of_typing_it(typed):
    assert typed in resolve("省发展改革委", HUBEI).aliases


@pytest.mark.parametrize(
    ("name", "context", "members"),
    [
        ("各县(市、区)政府", HUANGSHI, 6),
        ("各区政府", HUANGSHI, 4),
        ("各市州人民政府", HUBEI, 17),
        ("各设区市政府", JIANGXI, 11),
        ("各省、自治区、直辖市人民政府", STATE_COUNCIL, 31),
        ("省直有关部门", HUBEI, 0),
        ("相关市政府", HUBEI, 0),
    ],
)
def test_a_group_has_the_members_that_can_be_known(name, context, members):
    assert len(directory().members(resolve(name, context), context, {})) == members


def test_a_group_named_after_a_region_has_the_cities_that_the_document_lists():
    group = resolve("长江中游城市群相关城市人民政府", HUBEI)
    members = directory().members(group, HUBEI, {"长江中游城市群": ["420100", "420200", "429004"]})
    assert [agency.name for agency in members] == ["武汉市人民政府", "黄石市人民政府", "仙桃市人民政府"]


def test_a_short_name_stands_for_one_official_name():
    names = defaultdict(set)
    for organ in organs():
        names[organ.level, organ.places, organ.short].add(organ.full)
    assert [key for key, full in names.items() if len(full) > 1] == []


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("恩施土家族苗族自治州", "恩施"),
        ("内蒙古自治区", "内蒙古"),
        ("新疆维吾尔自治区", "新疆"),
        ("神农架林区", "神农架"),
        ("澧县", "澧县"),
    ],
)
def test_a_place_has_a_short_name(name, short):
    assert short_name(name) == short


def test_every_division_has_a_government():
    names = [directory().government(division, 2022).name for division in gazetteer().divisions]
    assert all(name.endswith(("人民政府", "行政公署")) for name in names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("工作进展由省发改委汇总", ["省发改委"]),
        ("报国务院、省政府,经市委、市政府同意", ["国务院", "省政府", "市委", "市政府"]),
        ("省商务厅、财政厅、发展改革委牵头", ["省商务厅", "财政厅", "发展改革委"]),
        ("湖北省黄石市财政局", ["湖北省黄石市财政局"]),
        ("(人行武汉分行、湖北银保监局,武汉海关)", ["人行武汉分行", "湖北银保监局", "武汉海关"]),
        ("国家税务总局湖北省税务局", ["国家税务总局湖北省税务局"]),
        ("国家矿山安全监察局江西局", ["国家矿山安全监察局江西局"]),
        ("武汉市、黄石市、鄂州市人民政府", ["武汉市", "黄石市", "鄂州市人民政府"]),
        ("哈尔滨、黑河、绥芬河市政府", ["哈尔滨", "黑河", "绥芬河市政府"]),
        ("由长江中游城市群相关城市人民政府负责", ["长江中游城市群相关城市人民政府"]),
        ("各县〔市、区〕政府要完善工作机制", ["各县〔市、区〕政府"]),
        ("国务院有关部门、各地区", ["国务院有关部门", "各地区"]),
        ("下陆区、黄石新港(物流)工业园区管委会", ["黄石新港(物流)工业园区管委会"]),
        ("黄石经济技术开发区管委会", ["黄石经济技术开发区管委会"]),
        ("市市场监管局", ["市市场监管局"]),
        ("由自治区农牧厅、自治区党委宣传部牵头", ["自治区农牧厅", "自治区党委宣传部"]),
        ("由地区财政局、兵团发展改革委负责", ["地区财政局", "兵团发展改革委"]),
        ("县住房城乡建设和交通局牵头", ["县住房城乡建设和交通局"]),
        ("推进住房和交通局面改善", []),
        ("县教育局和体育局", ["县教育局", "体育局"]),
        ("由市规划和自然资源局青溪分局负责", ["市规划和自然资源局青溪分局"]),
        ("各盟行政公署、各市(地)人民政府(行署)", ["各盟行政公署", "各市(地)人民政府(行署)"]),
    ],
)
def test_agencies_are_found_in_running_text(text, names):
    assert [span.of(text) for span in find(text, directory().vocabulary)] == names


@pytest.mark.parametrize(
    "text",
    [
        "落实惠及市民政策",
        "打破城市财政局面",
        "经省委托第三方评估",
        "规范市政府采购行为",
        "推动城市政府会计改革",
        "推动教育部门改革",
        "上市公司总部",
        "推动武汉市、黄石市同城化",
        "公安机关和公安基础",
    ],
)
def test_words_that_only_look_like_agencies_are_left_alone(text):
    assert find(text, directory().vocabulary) == []


def test_an_unknown_name_is_told_beside_the_ones_it_looks_like():
    assert "省生态环境厅" in directory().alike("省生态环镜厅")
    assert "市自然资源局" in directory().alike("市自燃资源局")
