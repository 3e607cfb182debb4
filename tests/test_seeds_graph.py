"""The graph of the seeds: what each document puts into it, and what a changed document changes."""

import shutil
from contextlib import closing

import pytest

from kg.graph.build import graph_of
from kg.ontology import Basis, MentionEdge
from kg.pipeline import read_document
from kg.schema import edge_classes, ends_of, type_of
from kg.stores import open_store
from kg.stores.load import Status, load
from kg.stores.snapshot import contents
from tests.seeds import EVERY, HUANGSHI, HUBEI, HUNAN, JIANGXI, NEWS, path_of


@pytest.fixture(scope="module")
def graphs():
    return {name: graph_of(read_document(path_of(name))) for name in EVERY}


def _edges(graph, kind, **properties):
    return [e for e in graph.edges if e.type == kind and all(e.properties.get(k) == v for k, v in properties.items())]


@pytest.mark.parametrize("name", EVERY)
def test_every_edge_quotes_the_text_as_read(graphs, name):
    text = path_of(name).read_text(encoding="utf-8")
    quoted = [edge.properties for edge in graphs[name].edges if "quote" in edge.properties]
    assert quoted or name == NEWS
    for said in quoted:
        assert text[said["start"] : said["end"]] == said["quote"]
        assert said.get("mention", "") in (text[said["mention_start"] : said["mention_end"]], "")


@pytest.mark.parametrize("name", EVERY)
def test_every_edge_joins_what_the_ontology_says(graphs, name):
    allowed = {
        (type_of(c), source, target) for c in edge_classes() for source in ends_of(c)[0] for target in ends_of(c)[1]
    }
    assert {(edge.type, edge.source_label, edge.target_label) for edge in graphs[name].edges} <= allowed


def test_only_knowledge_goes_without_a_source(graphs):
    sourced = {type_of(c) for c in edge_classes() if issubclass(c, MentionEdge)}
    for graph in graphs.values():
        for edge in graph.edges:
            assert ("quote" in edge.properties) == (edge.type in sourced and edge.source_label != "Place")


@pytest.mark.parametrize(
    ("name", "written", "presumed"), [(HUBEI, 0, 54), (HUANGSHI, 45, 0), (JIANGXI, 0, 156), (HUNAN, 74, 0)]
)
def test_a_written_lead_and_a_presumed_one_are_never_mixed(graphs, name, written, presumed):
    assert len(_edges(graphs[name], "LEADS", basis="explicit")) == written
    assert len(_edges(graphs[name], "PRESUMED_TO_LEAD")) == presumed
    assert not any("basis" in edge.properties for edge in _edges(graphs[name], "PRESUMED_TO_LEAD"))


def test_who_is_presumed_to_lead_shares_the_task_in_the_same_place_of_the_text(graphs):
    for graph in graphs.values():
        shared = {_spot(edge) for edge in _edges(graph, "SHARES")}
        assert {_spot(edge) for edge in _edges(graph, "PRESUMED_TO_LEAD")} <= shared


def test_an_edge_with_a_basis_bears_its_strength(graphs):
    for graph in graphs.values():
        for edge in graph.edges:
            basis, strength = edge.properties.get("basis"), edge.properties.get("strength")
            assert strength == (basis and Basis(basis).strength)


def _spot(edge):
    return edge.source, edge.target, edge.properties["mention_start"], edge.properties["rank"]


def test_the_plan_itself_lists_the_cities_of_its_group(graphs):
    members = _edges(graphs[HUBEI], "MEMBER_OF", basis="explicit")
    assert len(members) == 13
    assert {edge.target for edge in members} == {"湖北省/长江中游城市群有关城市政府"}
    assert all("规划范围包括湖北省武汉市" in edge.properties["quote"] for edge in members)


def test_the_gazetteer_lists_the_counties_of_a_city(graphs):
    members = {edge.source for edge in _edges(graphs[HUANGSHI], "MEMBER_OF", basis="group")}
    assert {"大冶市/人民政府", "阳新县/人民政府", "黄石市下陆区/人民政府"} <= members


def test_agencies_of_two_provinces_share_a_system_and_nothing_else(graphs):
    found = {}
    for name in (HUBEI, JIANGXI, HUNAN):
        for node in graphs[name].nodes:
            if node.label == "Agency" and node.properties.get("system") == "发展改革":
                found[name] = node.properties["name"]
    assert found == {
        HUBEI: "湖北省发展和改革委员会",
        JIANGXI: "江西省发展和改革委员会",
        HUNAN: "湖南省发展和改革委员会",
    }


def _graph_of_copy(path):
    return graph_of(read_document(path))


@pytest.mark.slow
def test_a_changed_document_changes_exactly_its_own_edges(graphs, tmp_path):
    copy = tmp_path / HUANGSHI
    shutil.copy(path_of(HUANGSHI), copy)
    with closing(open_store(str(tmp_path / "graph"), create=True)) as store:
        for name in (HUBEI, HUANGSHI):
            load(store, graphs[name], _document(graphs[name]))
        before = contents(store)

        text = copy.read_text(encoding="utf-8")
        copy.write_text(
            text.replace("责任单位:市教育局、市创新发展中心", "责任单位:市民政局、市创新发展中心"), encoding="utf-8"
        )
        changed = _graph_of_copy(copy)
        change = load(store, changed, _document(changed))
        after = contents(store)
        assert change.status is Status.CHANGED
        assert (change.edges_added, change.edges_deleted) == (1, 1)
        moved = [row for row in before ^ after if "Document" not in row[:1]]
        assert all("黄政办发-2021-57号" in "".join(row) or row[0] == "Document" for row in moved)

        shutil.copy(path_of(HUANGSHI), copy)
        again = _graph_of_copy(copy)
        load(store, again, _document(again))
        assert contents(store) == before


def _document(graph):
    return next(node.id for node in graph.nodes if node.label == "Document" and "sha256" in node.properties)
