"""The canned questions on the graph of the seeds: what each answers to a real question."""

import pytest

from kg.align.realign import realign
from kg.queries import bind, catalogue, question
from kg.stores import open_store
from kg.stores.load import documents, load
from kg.stores.snapshot import contents
from tests import seeds
from tests.command import seeds_graph
from tests.stores import STORES, opened

pytestmark = pytest.mark.slow

EXAMPLES = {
    "aligned": {"document": "江西省"},
    "clusters": {"cluster": "航空航天"},
    "co-owned": {"agency": "湖北省发改委", "place": "黄石"},
    "connected": {"agency": "黄石市财政局", "other": "黄石市教育局"},
    "due": {"until": "2023-12-31"},
    "groups": {},
    "in-place": {"place": "黄石"},
    "indicators": {"name": "城镇化率"},
    "load": {},
    "no-lead": {},
    "of-agency": {"agency": "省科技厅"},
    "partners": {"agency": "省科技厅"},
    "projects": {"place": "黄石", "kind": "铁路"},
    "shared-projects": {},
    "side-by-side": {"task": "完善综合交通运输体系"},
    "systems": {"system": "卫生健康"},
    "who": {"task": "促进武汉都市圈同城化发展"},
}


@pytest.fixture(scope="module", params=STORES)
def store(request, tmp_path_factory):
    with opened(request.param, tmp_path_factory.mktemp("questions"), request) as found:
        for document, graph in seeds.graphs().items():
            load(found, graph, document)
        realign(found)
        yield found


def example(name):
    """Return what to ask a question with: ours, else the examples and defaults of its header."""
    return EXAMPLES.get(name, {p.name: p.example or p.default for p in question(name).parameters})


def ask(store, name, /, **given):
    return store.run(question(name).text, **bind(question(name), given))


@pytest.fixture(scope="module")
def rows(store):
    return lambda name, /, **given: ask(store, name, **given)


@pytest.fixture(scope="module")
def expected():
    """What the embedded store, loaded by the command line, holds and answers."""
    store = open_store(str(seeds_graph()))
    found = contents(store), {name: ask(store, name, **example(name)) for name in catalogue()}
    store.close()
    return found


def test_every_store_holds_the_same_graph(store, expected):
    assert contents(store) == expected[0]


@pytest.mark.parametrize("name", [*catalogue()])
def test_every_store_gives_the_same_rows(name, rows, expected):
    assert rows(name, **example(name)) == expected[1][name]


@pytest.mark.parametrize("name", [*catalogue()])
def test_every_question_is_answered_in_the_columns_it_declares(name, rows):
    found = rows(name, **example(name))
    assert found
    assert {tuple(row) for row in found} == {catalogue()[name].columns}


def test_a_cluster_is_one_across_documents_and_each_place_does_its_part(rows):
    found = {(row["place"], row["focus"], row["document"][:4]) for row in rows("clusters", cluster="航空航天")}
    assert {
        ("武汉市", "航天产业基地", "长江中游"),
        ("荆门市", "特种飞行器", "长江中游"),
        ("荆门市", "特种飞行器", "基础设施"),
    } <= found
    assert ("景德镇市", "直升机和无人机", "长江中游") in found


def test_a_project_named_in_three_plans_is_one_node(rows):
    shared = {row["project"]: row["named_in"] for row in rows("shared-projects")}
    assert shared["西气东输三线中段"] == 3
    assert shared["南昌—武汉特高压交流工程"] == 2
    assert shared["九江至黄梅跨江通道"] == 2


def test_the_same_indicator_stands_side_by_side_across_plans(rows):
    found = {
        (row["value"], row["comparator"], row["target_year"]) for row in rows("indicators", name="常住人口城镇化率")
    }
    assert found == {("60", "=", "2020"), ("66", "≈", "2025"), ("67", "≥", "2025")}


def test_what_is_due_comes_earliest_first(rows):
    found = [(row["by"], row["precision"], row["promise"]) for row in rows("due", until="2022-12-31")]
    assert found == [("2022-06-30", "month", "2022年6月全面建成"), ("2022-08-31", "month", "2022年8月顺利通过国家验收")]


def test_a_paragraph_of_one_plan_is_beside_the_items_another_cuts_it_into(rows):
    beside = {row["path"] for row in rows("side-by-side", task="完善综合交通运输体系") if "江西省" in row["document"]}
    assert {"三/(二)/13", "三/(二)/14", "三/(二)/16", "三/(二)/17", "三/(二)/18"} <= beside


def test_a_group_is_resolved_where_the_text_lists_it_and_open_where_not(rows):
    found = {row["group"]: row for row in rows("groups")}
    assert len(found["长江中游城市群相关城市人民政府"]["members"]) == 13
    assert found["长江中游城市群相关城市人民政府"]["basis"] == ["explicit"]
    assert found["各县(市、区)政府"]["basis"] == ["group"]
    assert found["相关市政府"]["members"] == []


def test_an_agency_of_2015_is_followed_to_the_one_that_carries_on(rows):
    found = {row["agency"]: row["succeeded_by"] for row in rows("systems", system="卫生健康")}
    assert found["湖南省卫生和计划生育委员会"] == ["湖南省卫生健康委员会"]
    assert "湖北省卫生健康委员会" in found


def test_the_newspaper_s_statements_are_its_own(rows):
    sites = rows("clusters", place="荆门市")
    assert {row["document"] for row in sites if row["cluster"] == "航空航天产业集群"} == {
        "长江中游城市群发展“十四五”实施方案湖北省主要目标和任务分工方案",
        "基础设施高效产业协同合作公共服务共享 长江中游城市群迈向发展新境界",
    }


def test_a_plan_implements_the_one_it_says_it_breaks_down(store):
    found = store.run("MATCH (d:Document)-[:IMPLEMENTS]->(e:Document) RETURN d.id AS id, e.title AS title ORDER BY id")
    assert {row["title"] for row in found} == {"长江中游城市群发展“十四五”实施方案", "长江中游城市群发展规划"}
    assert len(documents(store)) == 5
