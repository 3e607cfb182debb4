"""Industry clusters: their names, the places that carry them, the companies that anchor them, one identity for all."""

import json
from functools import cache
from pathlib import Path

import pytest

from kg.reference.gazetteer import Context
from kg.resolve.clusters import aliases, identity
from kg.resolve.context import context_of
from kg.resolve.places import locate
from kg.text import Span
from loaders.clusters.clusters import clusters
from loaders.clusters.industries import industries
from loaders.clusters.names import unread
from loaders.text.fold import fold
from tests.seeds import EVERY, HUANGSHI, HUBEI, HUNAN, JIANGXI, NEWS, plan_of

GOLD = json.loads((Path(__file__).parent / "gold" / "clusters.json").read_text(encoding="utf-8"))
IN_HUBEI = Context(jurisdiction="420000", year=2022)


@cache
def _records(name):
    plan = plan_of(name)
    places = [located.span for located in locate(plan.text, context_of(plan.metadata))]
    return clusters(plan.text, plan.folded, Span(0, len(plan.text)), places)


def _sites(records, text):
    return [(record.name, site.place.of(text), site.focus.of(text)) for record in records for site in record.sites]


def _read(text):
    places = [located.span for located in locate(text, IN_HUBEI)]
    return clusters(text, fold(text), Span(0, len(text)), places)


@pytest.mark.parametrize("name", EVERY)
def test_every_cluster_of_a_seed_is_named_in_reading_order(name):
    assert [record.name for record in _records(name)] == GOLD["names"][name]


@pytest.mark.parametrize("name", [HUBEI, JIANGXI, HUNAN, NEWS])
def test_every_place_of_a_seed_stands_with_its_cluster_and_its_focus(name):
    expected = [(row["cluster"], row["place"], row["focus"]) for row in GOLD["sites"] if row["document"] == name]
    assert sorted(_sites(_records(name), plan_of(name).text)) == sorted(expected)


def test_a_plan_that_only_lists_clusters_gives_them_no_place():
    assert _sites(_records(HUANGSHI), plan_of(HUANGSHI).text) == []


def test_companies_stand_with_the_cluster_they_anchor():
    text = plan_of(HUNAN).text
    found = {r.name: [company.of(text) for company in r.companies] for r in _records(HUNAN) if r.companies}
    assert found == GOLD["companies"]


@pytest.mark.parametrize("name", [HUBEI, JIANGXI, HUNAN])
def test_a_task_alone_says_the_same_as_the_whole_text(name):
    plan = plan_of(name)
    places = [located.span for located in locate(plan.text, context_of(plan.metadata))]
    found = [record for task in plan.tasks for record in clusters(plan.text, plan.folded, task.body, places)]
    in_tasks = [r for r in _records(name) if any(t.body.start <= r.span.start < t.body.end for t in plan.tasks)]
    assert found == in_tasks


@pytest.mark.parametrize("name", EVERY)
def test_every_span_lies_in_the_text_and_every_mention_of_a_cluster_is_read(name):
    plan = plan_of(name)
    for record in _records(name):
        for span in (record.span, *record.companies, *(span for s in record.sites for span in (s.place, s.focus))):
            assert span.of(plan.text).strip() == span.of(plan.text) != ""
    assert unread(plan.folded, Span(0, len(plan.text))) == []


NAMES = [
    ("巩固提升电子信息、汽车等优势产业集群,努力形成世界级产业集群", ["电子信息产业集群", "汽车产业集群"]),
    ("包括轨道交通装备、汽车、新材料等产业集群", ["轨道交通装备产业集群", "汽车产业集群", "新材料产业集群"]),
    ("打造海洋工程装备及高性能船舶产业集群", ["海洋工程装备及高性能船舶产业集群"]),
    ("推动电子信息和汽车产业集群发展", ["电子信息产业集群", "汽车产业集群"]),
    ("军民融合、食品产业等产业集群", ["军民融合产业集群", "食品产业集群"]),
    ("打造北斗高端产业集群,营造优质产业发展生态", ["北斗产业集群"]),
    ("打造中部钢铁精深加工产业集群", ["钢铁精深加工产业集群"]),
    ("培育形成高端装备、高端化工2个千亿级产业集群", ["高端装备产业集群", "高端化工产业集群"]),
    ("形成新能源汽车、光伏、储能等3个千亿级产业集群", ["新能源汽车产业集群", "光伏产业集群", "储能产业集群"]),
    ("农机装备、专用汽车产业集群和汽车零部件生产基地", ["农机装备产业集群", "专用汽车产业集群"]),
    ("深圳市新一代信息通信集群、上海市集成电路集群", ["新一代信息通信产业集群", "集成电路产业集群"]),
    ("优先支持战略性新兴产业集群建设,形成一批特色鲜明、协同发展的优势产业集群和特色产业链", []),
    ("以旅游、交通、餐饮等为支撑,以广告、印刷、现场服务等为配套的产业集群", []),
    ("加快建设若干先进制造业集群", []),
    ("培育一批专精特新企业集群,加快机场集群和算力集群建设", []),
    ("推进北斗产业融合化、集群化、生态化发展", []),
    ("推动关联产业有序竞争、集群发展", []),
    ("长江中游城市群、环长株潭城市群", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_a_list_of_names_is_spelt_out_and_clusters_in_general_have_none(text, expected):
    assert [record.name for record in _read(text)] == expected


SITES = [
    ("支持武汉、宜昌打造生物医药产业集群。", ["生物医药@武汉=生物医药产业集群", "生物医药@宜昌=生物医药产业集群"]),
    (
        "十堰、襄阳等汽车产业集群,宜昌、荆州等磷化工产业集群加速成长。",
        [
            "汽车@十堰=汽车产业集群",
            "汽车@襄阳=汽车产业集群",
            "磷化工@宜昌=磷化工产业集群",
            "磷化工@荆州=磷化工产业集群",
        ],
    ),
    (
        "以武汉、襄阳为重点,打造智能网联汽车产业集群。",
        ["智能网联汽车@武汉=智能网联汽车产业集群", "智能网联汽车@襄阳=智能网联汽车产业集群"],
    ),
    (
        "建设黄石先进电子元器件产业集群、孝感市应急装备产业集群。",
        ["先进电子元器件@黄石=先进电子元器件产业集群", "应急装备@孝感市=应急装备产业集群"],
    ),
    ("打造十堰汽车、宜昌精细化工产业集群。", ["汽车@十堰=汽车", "精细化工@宜昌=精细化工产业集群"]),
    ("建设武汉国家存储器基地,打造集成电路产业集群。", ["集成电路@武汉=国家存储器基地"]),
    (
        "在岳阳、益阳建设船舶制造基地,打造海洋工程装备产业集群。",
        ["海洋工程装备@岳阳=船舶制造基地", "海洋工程装备@益阳=船舶制造基地"],
    ),
    (
        "新材料产业集群:鄂州重点发展金刚石刀具,黄冈、咸宁发展非金属材料。(责任单位:武汉市、鄂州市人民政府)",
        ["新材料@鄂州=金刚石刀具", "新材料@黄冈=非金属材料", "新材料@咸宁=非金属材料"],
    ),
    (
        "(二)生物医药产业集群。\n以武汉国家生物产业基地为核心,重点发展生物制药;宜昌重点发展仿生药。",
        ["生物医药@武汉=国家生物产业基地", "生物医药@宜昌=仿生药"],
    ),
    (
        "打造汽车、电子信息产业集群。武汉、十堰重点发展整车,随州发展专用车,潜江建设光电子材料基地。",
        ["汽车@武汉=整车", "汽车@十堰=整车", "汽车@随州=专用车", "电子信息@潜江=光电子材料基地"],
    ),
    (
        "(责任单位:武汉市人民政府)2.轨道交通装备产业集群。武汉发展城轨。(责任单位:武汉市)3.汽车产业集群。襄阳发展整车。",
        ["轨道交通装备@武汉=城轨", "汽车@襄阳=整车"],
    ),
    ("加强与湖北、江西在农业领域的合作,打造绿色食品产业集群。", []),
    ("主动配套武汉“光芯屏板端网”产业,打造电子信息产业集群。", []),
    ("健全检测体系,打造汽车产业集群。武汉建设国家中心城市。", []),
    ("打造汽车产业集群。(责任单位:武汉市、襄阳市人民政府)宜昌发展汽车零部件。", []),
]


@pytest.mark.parametrize(("text", "expected"), SITES)
def test_places_go_to_the_cluster_they_stand_with(text, expected):
    found = [f"{name.removesuffix('产业集群')}@{place}={focus}" for name, place, focus in _sites(_read(text), text)]
    assert found == expected


COMPANIES = [
    ("依托中联重科、三一重工、山河智能等骨干企业,打造工程机械产业集群", ["中联重科", "三一重工", "山河智能"]),
    ("依托蓝思科技和中兴、中电在湘龙头企业,打造电子信息产业集群", ["蓝思科技", "中兴", "中电"]),
    ("支持华菱钢铁发展高附加值产品,打造钢铁产业集群", ["华菱钢铁"]),
    ("依托格力电器等龙头企业及宁乡家电生产基地,打造智能家电产业集群", ["格力电器"]),
    ("新材料产业集群。依托宝武、大冶特钢等龙头企业,延伸产业链", ["宝武", "大冶特钢"]),
    ("支持国有、民营等企业做大做强,打造汽车产业集群", []),
    ("支持新能源汽车发展壮大,打造汽车产业集群", []),
]


@pytest.mark.parametrize(("text", "expected"), COMPANIES)
def test_companies_are_those_named_before_the_word(text, expected):
    assert [company.of(text) for record in _read(text) for company in record.companies] == expected


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("汽车优势产业集群", "汽车产业集群"),
        ("汽车及零部件产业集群", "汽车产业集群"),
        ("汽车产业集群", "汽车产业集群"),
        ("新能源汽车产业集群", "新能源汽车产业集群"),
        ("新能源与智能网联汽车产业集群", "新能源汽车产业集群"),
        ("航空航天新兴产业集群", "航空航天产业集群"),
        ("轨道交通产业集群", "轨道交通装备产业集群"),
        ("先进轨道交通产业集群", "轨道交通装备产业集群"),
        ("高端工程机械产业集群", "工程机械产业集群"),
        ("“光芯屏端网”产业集群", "电子信息产业集群"),
        ("特色生物医药产业集群", "生物医药产业集群"),
        ("先进装备制造业集群", "装备制造产业集群"),
        ("新材料等新兴产业集群", "新材料产业集群"),
        ("新能源装备产业集群", "新能源装备产业集群"),
        ("绿色食品产业集群", "绿色食品产业集群"),
        ("磷化工产业集群", "磷化工产业集群"),
    ],
)
def test_one_cluster_has_one_identity_under_all_its_names(printed, canonical):
    assert identity(printed) == canonical


def test_an_identity_is_its_own_and_none_of_its_aliases_is_another_ones_name():
    for name, row in industries().items():
        assert identity(f"{name}产业集群") == f"{row.name}产业集群"
    assert "光芯屏端网产业集群" in aliases("电子信息产业集群")
    assert aliases("磷化工产业集群") == ()


def test_a_phrase_that_cannot_be_read_is_reported():
    text = "打造汽车/电池产业集群"
    assert [span.of(text) for span in unread(fold(text), Span(0, len(text)))] == ["汽车/电池产业集群"]
