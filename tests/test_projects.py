"""Projects: named, buildable things, spelt out of lists; what is no project; the same project in two documents."""

import json
from pathlib import Path

import pytest

from kg.resolve.projects import canonical_name, identity
from kg.text import Span
from loaders.projects.projects import passed_over, projects
from loaders.records import ProjectRecord
from loaders.rules import Rule, rules
from loaders.text.fold import fold
from tests.seeds import HUANGSHI, HUBEI, HUNAN, JIANGXI, NEWS, plan_of

GOLD = Path(__file__).parent / "gold"
LABELLED = {HUBEI: "hubei", HUANGSHI: "huangshi", JIANGXI: "jiangxi", HUNAN: "hunan", NEWS: "news"}
HUNAN_TABLE = "附件2\n"
"""The plan says everything twice: the labels are those of its table."""


def read(text: str) -> list[ProjectRecord]:
    return projects(text, fold(text), Span(0, len(text)))


def names(text: str) -> list[str]:
    return [record.name for record in read(text)]


LISTS = [
    (
        "规划建设武汉至宜昌、武汉至合肥、襄阳至常德、荆门至荆州、仙桃至监利铁路等项目。",
        ["武汉至宜昌铁路", "武汉至合肥铁路", "襄阳至常德铁路", "荆门至荆州铁路", "仙桃至监利铁路"],
    ),
    ("推动荆门—长沙、南昌—武汉等特高压交流工程建设", ["荆门—长沙特高压交流工程", "南昌—武汉特高压交流工程"]),
    (
        "实施金上—湖北、宁夏—湖南特高压直流输电等区外电力引入工程。",
        ["金上—湖北特高压直流输电工程", "宁夏—湖南特高压直流输电工程"],
    ),
    (
        "谋划实施沿江疏港铁路三期、四期和咸宁至黄石新港货运铁路",
        ["沿江疏港铁路三期", "沿江疏港铁路四期", "咸宁至黄石新港货运铁路"],
    ),
    ("加快推进光谷、珞珈、江夏等实验室建设。", ["光谷实验室", "珞珈实验室", "江夏实验室"]),
    ("推进四方井和花桥水库等工程建设。", ["四方井水库", "花桥水库"]),
    ("推进引江补汉、鄂北水资源配置二期等工程建设。", ["引江补汉工程", "鄂北水资源配置二期工程"]),
    ("建设西气东输三线中段、川气东送二线等天然气输送工程。", ["西气东输三线中段", "川气东送二线"]),
    ("加快推进洪湖东分块、杜家台等蓄滞洪区建设。", ["洪湖东分块蓄滞洪区", "杜家台蓄滞洪区"]),
    ("规划建设监利至华容公铁两用大桥、九江至黄梅等跨江通道。", ["监利至华容公铁两用大桥", "九江至黄梅跨江通道"]),
    ("推进二广高速常德—安化段、安化—邵阳段建设", ["二广高速常德—安化段", "二广高速安化—邵阳段"]),
    ("启动岳阳、娄底机场建设", ["岳阳机场", "娄底机场"]),
    ("建设江西、湖北、湖南长征国家文化公园", ["江西长征国家文化公园", "湖北长征国家文化公园", "湖南长征国家文化公园"]),
    ("争取武咸昌、常岳昌、昌厦(福)等高铁项目纳入国家铁路网规划。", ["武咸昌高铁", "常岳昌高铁", "昌厦(福)高铁"]),
    ("推进南京地铁6号线、9号线建设。", ["南京地铁6号线", "南京地铁9号线"]),
    ("加快乌东德、白鹤滩水电站建设。", ["乌东德水电站", "白鹤滩水电站"]),
    ("建设雄安至商丘、广州至湛江高铁。", ["雄安至商丘高铁", "广州至湛江高铁"]),
    (
        "建成华新水泥旧址、长江外贸码头等6条文创、美食、商业特色街区。",
        ["华新水泥旧址", "长江外贸码头"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_is_spelt_out(text: str, expected: list[str]) -> None:
    assert names(text) == expected


HEADS = [rule for kind in ("proper_head", "head", "guarded_head") for rule in rules("projects", kind)]
IN_LISTS_ONLY = "water led over"
"""No word of 引沅济湘 shows that a clause names a project: a list has to say so."""


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.where.rpartition("line ")[2])
def test_the_example_of_every_head_is_read_as_a_project_of_its_kind(head: Rule) -> None:
    (example,) = head.examples
    text = f"加快建设{example}、白沙水库等工程。" if head.name == IN_LISTS_ONLY else f"加快建设{example}。"
    first = read(text)[0]
    assert (first.name.removeprefix(example), first.kind) in {("", head.zh), ("工程", head.zh)}


GENERAL = [
    ("推进白沙灌区电气化改造。", "白沙灌区电气化改造", "灌区"),
    ("推进白沙航道提档升级工程。", "白沙航道提档升级工程", "航道"),
    ("开工建设白沙工业园西扩工程。", "白沙工业园西扩工程", "园区"),
    ("加快建设白沙风洞模拟装置。", "白沙风洞模拟装置", "科研平台"),
    ("建成白沙矿石转运中心。", "白沙矿石转运中心", "港口"),
    ("加快建设北气南输二线。", "北气南输二线", "油气"),
    ("加快建设白沙±660千伏换流站。", "白沙±660千伏换流站", "电力"),
]


@pytest.mark.parametrize(("text", "name", "kind"), GENERAL)
def test_a_rule_reads_names_of_its_kind_that_no_seed_has(text: str, name: str, kind: str) -> None:
    assert [(record.name, record.kind) for record in read(text)] == [(name, kind)]


def test_a_laboratory_named_by_a_field_or_a_store_is_no_project() -> None:
    assert names("共建菌株库和地质学实验室。") == []
    assert names("共建青溪大学实验室。") == ["青溪大学实验室"]


@pytest.mark.parametrize("verb", ["加快建设", "加快推进", "加快实施"])
def test_a_verb_of_pace_holds_for_the_verb_behind_it(verb: str) -> None:
    assert [record.status for record in read(f"{verb}白沙水库。")] == ["加快"]


def test_a_large_list_takes_the_work_from_its_tail() -> None:
    text = "推进漳河水库、东风渠、王英水库、泽口、下内荆河、高关水库、颜家台等大型灌区续建配套与现代化改造,推进一批中型灌区续建配套与节水改造。"
    found = read(text)
    assert [record.span.of(text) for record in found] == [
        "漳河水库", "东风渠", "王英水库", "泽口", "下内荆河", "高关水库", "颜家台",
    ]  # fmt: skip
    assert {record.name.removeprefix(record.span.of(text)) for record in found} == {"大型灌区续建配套与现代化改造"}
    assert {record.kind for record in found} == {"灌区"}


SINGLE = [
    ("建成203省道黄石至鄂州段", "203省道黄石至鄂州段", "公路", "建成"),
    ("开工建设大广高速新增东方山互通工程。", "大广高速新增东方山互通工程", "公路", "开工"),
    ("加快推进小墨山核电项目前期工作。", "小墨山核电项目", "电力", "前期"),
    ("深化赣粤运河前期研究论证。", "赣粤运河", "航道", "前期"),
    ("争取华容监利长江大桥纳入国家规划", "华容监利长江大桥", "桥梁隧道", "规划"),
    ("实施南昌昌北国际机场三期扩建,完善国际航线网络。", "南昌昌北国际机场三期扩建", "机场", ""),
    ("支持武汉建设国家信息光电子创新中心。", "国家信息光电子创新中心", "科研平台", ""),
    ("加快实施园区循环化改造,推进光大静脉产业园等项目建设。", "光大静脉产业园", "园区", "加快"),
    ("推动中国(南昌)现代职教城建设。", "中国(南昌)现代职教城", "公共服务", "加快"),
    ("支持阳新县国家县城新型城镇化建设示范工程建设。", "阳新县国家县城新型城镇化建设示范工程", "示范工程", ""),
    ("启动建设东柳河城区段综合治理工程。", "东柳河城区段综合治理工程", "水利", "开工"),
    ("实施G30连霍高速清水驿至忠和段扩容改造工程。", "G30连霍高速清水驿至忠和段扩容改造工程", "公路", ""),
]


@pytest.mark.parametrize(("text", "name", "kind", "status"), SINGLE)
def test_a_project_has_its_kind_and_status(text: str, name: str, kind: str, status: str) -> None:
    assert [(record.name, record.kind, record.status) for record in read(text)] == [(name, kind, status)]


@pytest.mark.parametrize(
    "text",
    [
        "有序推进一批通用机场建设。",
        "建设一批国道跨省路段。",
        "推进长江干线过江通道建设,发展跨江城际公交。",
        "推动武汉、南昌都市圈互动发展,依托沪昆高速、京广铁路发展产业。",
        "加强长沙黄花机场与武汉天河机场、南昌昌北机场合作。",
        "推动下陆区长乐山工业园、西塞山电子信息产业园、大冶湖高新区等对接合作。",
        "引进武汉东湖新技术开发区等开发区在黄石建设科技产业园。",
        "推进宜昌等主要港口集约化规模化发展,推动主要港口铁路进港全覆盖。",
        "建设标准化菌种保藏中心、生物样本库和菌毒种基因库、代谢组学和基因组学等实验室。",
        "完善铁路联络线,有序完善省会城市轨道交通网络。",
        "盘活用好园博园、矿博园、奥体中心等场馆资源。",
        "建设一批国家级工业设计中心和现代农业产业园。",
        "积极申报建设国家医学中心与国家区域医疗中心。",
        "实施“百企创新团队三年培育工程”,推进老旧小区改造项目。",
        "建立公共图书馆、文化馆数字资源互联互通机制,推进互联互通。",
        "打造国家级电子信息产业基地。",
        "加快推进病险水库除险加固和大中型灌区续建配套与现代化改造。",
    ],
)
def test_what_is_no_project_is_left_out(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("seed", LABELLED)
def test_the_labelled_projects_of_a_seed_are_found(seed: str) -> None:
    plan = plan_of(seed)
    start = plan.text.index(HUNAN_TABLE) if seed == HUNAN else 0
    found = {
        (one.name, one.span.of(plan.text)) for one in projects(plan.text, plan.folded, Span(start, len(plan.text)))
    }
    gold = json.loads((GOLD / f"projects-{LABELLED[seed]}.json").read_text(encoding="utf-8"))
    labels = {(label["name"], label["quote"]) for label in gold}
    right = len(found & labels)
    assert 2 * right / (len(found) + len(labels)) > 0.95


def record(name: str) -> ProjectRecord:
    return ProjectRecord(name=name, span=Span(0, 1), kind="", status="")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("南昌—武汉特高压交流工程", "南昌-武汉特高压交流工程"),
        ("西气东输三线中段", "中石油西三线中段"),
        ("九江至黄梅跨江通道", "九江—黄梅跨江通道"),
        ("引江补汉工程", "引江补汉"),
        ("鄂州专业性货运枢纽机场", "鄂州机场"),
        ("长征国家文化公园(湖北段)", "湖北长征国家文化公园"),
        ("武汉至宜昌铁路", "宜昌至武汉铁路项目"),
    ],
)
def test_the_same_project_under_two_names_is_one(one: str, other: str) -> None:
    assert identity(record(one), ["湖北省"]) == identity(record(other), ["江西省"])


def test_a_generic_name_needs_its_place() -> None:
    assert identity(record("沿江疏港铁路二期"), ["黄石市"]) == identity(record("黄石沿江疏港铁路二期"), ["湖北省"])
    assert identity(record("沿江疏港铁路二期"), ["黄石市"]) != identity(record("沿江疏港铁路二期"), ["宜昌市"])


def test_two_stages_are_two_projects() -> None:
    assert identity(record("沿江疏港铁路二期"), ["黄石市"]) != identity(record("沿江疏港铁路三期"), ["黄石市"])


def test_a_canonical_name_has_one_dash_and_no_owner() -> None:
    assert canonical_name("中石化仪征-长岭原油管道复线九江-长岭段") == "仪征—长岭原油管道复线九江—长岭段"


def test_a_list_that_was_not_understood_is_reported() -> None:
    text = "推进碧水、蓝天等工程建设。"
    assert [span.of(text) for span in passed_over(text, fold(text), Span(0, len(text)))] == ["碧水、蓝天"]
