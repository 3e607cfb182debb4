"""What a load changes and what it leaves alone, and what a store answers: the same on every store."""

import pytest

from kg.errors import StoreError
from kg.graph.model import Graph
from kg.ontology import Basis, PartOf
from kg.stores import open_store
from kg.stores.load import Status, documents, load, remove
from kg.stores.snapshot import contents
from tests import graphs
from tests.graphs import HUANGSHI, HUBEI, JIANGXI
from tests.stores import STORES, opened


@pytest.fixture(params=STORES)
def store(request, tmp_path):
    with opened(request.param, tmp_path, request) as found:
        yield found


def of_document(found: set[tuple[str, ...]], document: str) -> set[tuple[str, ...]]:
    return {entry for entry in found if f'"document": "{document}"' in entry[-1]}


# --- loading ---------------------------------------------------------------------------------------------------------


def test_a_first_load_is_new_and_counts_edges_by_type_and_basis(store):
    change = load(store, graphs.graph(HUBEI), HUBEI)
    assert (change.status, change.nodes_written, change.edges_deleted) == (Status.NEW, 16, 0)
    assert change.edges["PRESUMED_TO_LEAD", ""] == 1
    assert change.edges["SHARES", "explicit"] == 5
    assert change.edges["GOVERNS", ""] == 3
    assert change.edges_added == sum(change.edges.values())


def test_the_same_again_writes_nothing_and_says_so(store):
    load(store, graphs.graph(HUBEI), HUBEI)
    before = contents(store)
    change = load(store, graphs.graph(HUBEI), HUBEI)
    assert (change.status, change.nodes_written, change.edges_added) == (Status.UNCHANGED, 0, 0)
    assert contents(store) == before


def test_the_order_of_loading_makes_no_difference(store, tmp_path):
    other = open_store(str(tmp_path / "other"), create=True)
    for document in (HUBEI, HUANGSHI, JIANGXI):
        load(store, graphs.graph(document), document)
    for document in (JIANGXI, HUBEI, HUANGSHI):
        load(other, graphs.graph(document), document)
    found = contents(other)
    other.close()
    assert contents(store) == found


def test_a_changed_document_changes_its_own_edges_and_no_others(store):
    for document in graphs.DOCUMENTS:
        load(store, graphs.graph(document), document)
    before = contents(store)
    change = load(store, graphs.graph(HUBEI, without=[graphs.BRIDGE]), HUBEI)
    after = contents(store)
    assert (change.status, change.edges_added, change.edges_deleted) == (Status.CHANGED, 0, 4)
    assert not after - before
    assert {entry[:2] for entry in before - after if entry[0] == "Task"} == {("Task", "hubei/5")}
    for other in (HUANGSHI, JIANGXI):
        assert of_document(after, other) == of_document(before, other)


def test_a_change_taken_back_leaves_the_graph_as_it_was(store):
    load(store, graphs.graph(HUBEI), HUBEI)
    before = contents(store)
    load(store, graphs.graph(HUBEI, without=[graphs.BRIDGE, graphs.TRANSPORT]), HUBEI)
    assert contents(store) != before
    load(store, graphs.graph(HUBEI), HUBEI)
    assert contents(store) == before


def test_an_edge_with_other_words_is_changed_and_not_added(store):
    item = graphs.task(HUBEI, 9, "新任务")
    where = graphs.said(HUBEI, "责任", 900)
    first, second = (
        graphs.Leads(source=graphs.NDRC, target=item, provenance=where, basis=Basis.EXPLICIT, role_word=word, rank=rank)
        for word, rank in (("牵头", 1), ("", 2))
    )
    load(store, graphs.graph(HUBEI, first), HUBEI)
    change = load(store, graphs.graph(HUBEI, second), HUBEI)
    assert (change.edges_added, change.edges_changed, change.edges_deleted) == (0, 1, 0)
    (row,) = store.run("MATCH (:Agency)-[r:LEADS]->(:Task {id: 'hubei/9'}) RETURN r.rank AS rank, r.role_word AS word")
    assert row == {"rank": 2, "word": None}


def test_a_node_that_another_document_uses_stays(store):
    for document in (HUBEI, JIANGXI):
        load(store, graphs.graph(document), document)
    change = remove(store, HUBEI)
    names = {row["id"] for row in store.run("MATCH (a:Agency) RETURN a.id AS id")}
    assert change.status == Status.REMOVED
    assert names == {"江西省/发展改革委", "江西省/商务厅", "武汉市/人民政府", graphs.CITIES.id}


def test_a_place_stays_while_a_living_place_lies_in_it(store):
    load(store, graphs.graph(HUANGSHI), HUANGSHI)
    places = {row["name"] for row in store.run("MATCH (p:Place) RETURN p.name AS name")}
    assert places == {"黄石市", "湖北省", "长江中游城市群"}


def test_what_no_document_mentions_is_not_kept(store):
    stray = graphs.place("430000", "湖南省", "province")
    load(store, graphs.graph(HUBEI, PartOf(source=stray, target=graphs.REGION)), HUBEI)
    assert store.run("MATCH (p:Place {id: '430000'}) RETURN p.id AS id") == []


def test_nothing_is_left_when_every_document_is_removed(store):
    for document in graphs.DOCUMENTS:
        load(store, graphs.graph(document), document)
    assert [remove(store, document).status for document in graphs.DOCUMENTS] == [Status.REMOVED] * 3
    assert contents(store) == set()
    assert documents(store) == []


def test_removing_what_is_not_there_says_so(store):
    assert remove(store, HUBEI).status == Status.UNKNOWN


@pytest.mark.parametrize("order", [("湖南省教育厅", "湖南教育厅"), ("湖南教育厅", "湖南省教育厅")])
def test_aliases_of_two_documents_are_united(store, order):
    for document, alias in zip((HUANGSHI, JIANGXI), order, strict=True):
        named = graphs.agency("湖南省", "教育厅", "湖南省教育厅", "省教育厅", alias)
        load(store, graphs.graph(document, *graphs.led(graphs.task(document, 8, "新任务"), "牵头", named)), document)
    (row,) = store.run("MATCH (a:Agency {id: '湖南省/教育厅'}) RETURN a.aliases AS names")
    assert row["names"] == sorted({"省教育厅", *order})


def test_parallel_edges_of_two_clauses_stay_apart(store):
    item = graphs.task(HUBEI, 9, "新任务")
    where = [graphs.said(HUBEI, "责任", start) for start in (900, 950)]
    edges = [
        graphs.Leads(source=graphs.NDRC, target=item, provenance=place, basis=Basis.EXPLICIT, rank=1) for place in where
    ]
    load(store, graphs.graph(HUBEI, *edges), HUBEI)
    (row,) = store.run("MATCH (:Agency)-[r:LEADS]->(:Task {id: 'hubei/9'}) RETURN count(r) AS n")
    assert row["n"] == 2


def test_a_graph_of_another_document_is_refused(store):
    with pytest.raises(ValueError, match="holds edges of hubei"):
        load(store, graphs.graph(HUANGSHI, *graphs.EDGES[HUBEI]), HUANGSHI)
    with pytest.raises(ValueError, match="no Document node called hubei"):
        load(store, Graph(), HUBEI)


def test_a_load_that_fails_leaves_nothing_behind(store, monkeypatch):
    load(store, graphs.graph(HUBEI), HUBEI)
    before = contents(store)
    monkeypatch.setattr("kg.stores.load.delete_unheld", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        load(store, graphs.graph(HUBEI, without=[graphs.BRIDGE]), HUBEI)
    assert contents(store) == before


# --- values ----------------------------------------------------------------------------------------------------------


def test_values_come_as_plain_python(store):
    load(store, graphs.graph(HUANGSHI), HUANGSHI)
    (row,) = store.run(
        "MATCH p = (a:Agency {short: '人民政府'})-[r:GOVERNS]->(q:Place) "
        "RETURN q, r, p, [1, 2.5, 'x'] AS list, {yes: true, no: null} AS map, date('2025-12-31') AS day"
    )
    assert row["q"]["label"] == "Place"
    assert row["q"]["properties"]["aliases"] == ["黄石"]
    assert (row["r"]["type"], row["r"]["source"], row["r"]["target"]) == ("GOVERNS", "黄石市/人民政府", "420200")
    assert [node["label"] for node in row["p"]["nodes"]] == ["Agency", "Place"]
    assert row["p"]["edges"] == [row["r"]]
    assert (row["list"], row["map"], row["day"]) == ([1, 2.5, "x"], {"yes": True, "no": None}, "2025-12-31")


def test_ids_are_unique_per_label(store):
    with pytest.raises(StoreError, match="the statement was refused: "):
        store.run("UNWIND [1, 2] AS n CREATE (:Task {id: 'same'})")
    assert store.run("CREATE (:Task {id: 'same'}) CREATE (p:Place {id: 'same'}) RETURN p.id AS id") == [{"id": "same"}]


def test_a_statement_that_is_none_is_refused_in_a_sentence(store):
    with pytest.raises(StoreError, match=r"the statement was refused: .*line 1"):
        store.run("MATCH (n RETURN n")
