"""Pictures of one subject or of everything: what they hold, what lies beyond, how they fold, how they are searched."""

import pytest

from kg.subgraphs.of_subject import SUBJECTS, subject_picture, whole_picture
from kg.subgraphs.one_step import with_beyond
from kg.views.network.folding import FEWEST_NODES, grouped
from kg.views.pinyin import readings
from tests.pictures import plan, question


def drawn(store, kind, name):
    label = SUBJECTS[kind]
    ids = [r["id"] for r in store.run(f"MATCH (n:{label}) WHERE n.name = $name RETURN n.id AS id", name=name)]
    assert ids, name
    return subject_picture(store, label, ids, heading=name)


def captions_of(picture, label):
    return {node.properties["name"] for node in picture.nodes if node.label == label}


SEEN = [
    ("agency", "黄石市发展和改革委员会", "Task", "GOVERNS"),
    ("place", "黄石市", "Project", "LOCATED_IN"),
    ("project", "武汉至宜昌铁路", "Task", "INCLUDES"),
    ("cluster", "电子信息产业集群", "Task", "BUILDS"),
]


@pytest.mark.parametrize(("kind", "name", "label", "type_"), SEEN)
def test_a_subject_is_drawn_with_its_tasks_and_who_is_responsible(store, kind, name, label, type_):
    picture = drawn(store, kind, name)
    ids = [node.id for node in picture.nodes]
    assert name in captions_of(picture, SUBJECTS[kind])
    assert label in {node.label for node in picture.nodes}
    assert {type_, "SHARES"} <= {edge.type for edge in picture.edges}
    assert len(ids) == len(set(ids))
    assert {end for edge in picture.edges for end in (edge.source, edge.target)} <= set(ids)


def test_a_document_is_drawn_with_all_that_it_states(store):
    (document,) = store.run("MATCH (d:Document) WHERE d.number = '黄政办发〔2021〕57号' RETURN d.id AS id")
    picture = subject_picture(store, "Document", [document["id"]], heading="")
    tasks = store.run("MATCH (t:Task)-[:STATED_IN]->(d:Document) WHERE d.id = $id RETURN t.id AS id", id=document["id"])
    assert {row["id"] for row in tasks} == {node.id for node in picture.nodes if node.label == "Task"}


def test_the_whole_graph_holds_every_node_but_headings_and_texts(store):
    counts = store.run("MATCH (n) WHERE NOT n:Section AND NOT n:Text RETURN count(n) AS nodes")
    assert len(whole_picture(store, heading="").nodes) == counts[0]["nodes"]


def test_beyond_an_answer_lie_its_neighbours_and_no_others(store):
    picture = drawn(store, "project", "武汉至宜昌铁路")
    wider = with_beyond(store, picture)
    answer = {node.id for node in picture.nodes}
    beyond = {node.id for node in wider.nodes if node.beyond}
    assert wider.nodes[: len(picture.nodes)] == picture.nodes
    assert beyond
    assert not beyond & answer
    added = wider.edges[len(picture.edges) :]
    assert all(len({edge.source, edge.target} & answer) == 1 for edge in added)
    assert {end for edge in added for end in (edge.source, edge.target)} - answer == beyond


def test_the_least_tied_are_left_out_first_and_counted(store):
    picture = drawn(store, "project", "武汉至宜昌铁路")
    wide, narrow = with_beyond(store, picture), with_beyond(store, picture, most=5)
    count = lambda whole, ident: sum(ident in (edge.source, edge.target) for edge in whole.edges)  # noqa: E731
    kept = [node.id for node in narrow.nodes if node.beyond]
    others = [node.id for node in wide.nodes if node.beyond and node.id not in kept]
    assert len(kept) == 5
    assert narrow.left_out == len(others)
    assert min(count(wide, ident) for ident in kept) >= max(count(wide, ident) for ident in others)


def test_a_small_picture_is_not_folded_and_a_large_one_by_document_system_and_city():
    assert grouped(question().nodes) == ({}, {})
    nodes = plan(900).nodes
    keys, groups = grouped(nodes)
    assert len(nodes) >= FEWEST_NODES
    assert keys["t17"] == "Task:任务：第7号方案"
    assert groups["Agency:财政系统"] == {"label": "Agency", "caption": "财政系统"}
    assert groups["Place:黄石市各地"]["label"] == "Place"
    assert set(keys.values()) == set(groups)


READ = [("省", ["sheng", "xian", "xing"]), ("重", ["chong", "tong", "zhong"]), ("女", ["nv", "ru"])]


@pytest.mark.parametrize(("sign", "spelt"), READ)
def test_a_sign_has_all_its_readings(sign, spelt):
    assert readings([f"第{sign}A1"]) | {sign: spelt} == readings([f"第{sign}A1"])


def test_only_signs_that_occur_have_readings():
    assert list(readings(["长江", "abc１。"])) == ["江", "长"]
