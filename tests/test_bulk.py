"""kg load --bulk: the same graph as the ordinary load makes, in a new folder, whole or not at all."""

import time
from pathlib import Path

import pytest

from kg.align.realign import realign
from kg.errors import StoreError
from kg.ontology import Implements
from kg.stores import open_store
from kg.stores.bulk import new_graph
from kg.stores.load import Status, load, remove
from kg.stores.snapshot import contents
from tests import graphs
from tests.command import kg, seeds_graph
from tests.graphs import HUANGSHI, HUBEI, JIANGXI
from tests.test_store_embedded import python

pytestmark = pytest.mark.slow

# documents in the order of loading; a name that comes twice is another graph of the same document the second time
LOADS = {
    "three documents": [HUBEI, HUANGSHI, JIANGXI],
    "in another order": [JIANGXI, HUANGSHI, HUBEI],
    "one comes twice, the same": [HUBEI, HUBEI, HUANGSHI],
    "one comes again, changed": [HUBEI, HUANGSHI, f"{HUBEI} changed", JIANGXI],
    "cited before it is read": [f"{HUANGSHI} citing", HUBEI, JIANGXI],
    "cited after it was read": [HUBEI, f"{HUANGSHI} citing", JIANGXI],
    "cited and never read": [f"{HUANGSHI} citing", JIANGXI],
}


def graph_of(name):
    document, _, manner = name.partition(" ")
    if manner == "changed":
        return graphs.graph(document, without=[graphs.BRIDGE, graphs.TRANSPORT]), document
    alias = graphs.agency("湖北省", "财政厅", "湖北省财政厅", f"{document}财政厅")  # so that the aliases must be united
    more = [*graphs.led(graphs.task(document, 8, "新任务"), "牵头", alias)]
    if manner == "citing":
        cited = graphs.document(HUBEI, "被引方案", "420000")
        where = graphs.said(document, "被引方案", 700)
        more.append(Implements(source=graphs.DOCUMENTS[document], target=cited, provenance=where))
    return graphs.graph(document, *more), document


def everything(store):
    """All that a store holds, with what the loading keeps for itself."""
    keys = store.run("MATCH (a)-[r]->(b) RETURN type(r) AS type, r.key AS key ORDER BY type, key")
    fingerprints = store.run("MATCH (d:Document) RETURN d.id AS id, d.fingerprint AS fingerprint ORDER BY id")
    return contents(store), keys, fingerprints


@pytest.mark.parametrize("names", LOADS.values(), ids=LOADS)
def test_bulk_makes_the_graph_and_the_report_of_successive_loads(tmp_path, names):
    store = open_store(str(tmp_path / "ordinary"), create=True)
    changes = [load(store, *graph_of(name)) for name in names]
    realign(store)
    expected = everything(store)
    store.close()
    with new_graph(str(tmp_path / "bulk")) as loading:
        assert [loading.add(*graph_of(name)) for name in names] == changes
        loading.finish()
        realign(loading.store)
    store = open_store(str(tmp_path / "bulk"))
    found = everything(store)
    store.close()
    assert found == expected


def test_a_graph_made_in_bulk_is_loaded_into_and_removed_from_like_any_other(tmp_path):
    path = str(tmp_path / "bulk")
    with new_graph(path) as loading:
        for name in (HUBEI, HUANGSHI, JIANGXI):
            loading.add(graphs.graph(name), name)
    store = open_store(path)
    try:
        assert load(store, graphs.graph(HUBEI), HUBEI).status == Status.UNCHANGED
        assert load(store, graphs.graph(HUBEI, without=[graphs.BRIDGE]), HUBEI).edges_deleted == 4
        assert [remove(store, name).status for name in graphs.DOCUMENTS] == [Status.REMOVED] * 3
        assert contents(store) == set()
    finally:
        store.close()


def test_the_seeds_in_bulk_are_the_seeds_and_unchanged_when_loaded_again(tmp_path):
    path = tmp_path / "bulk"
    done = kg("load", "--bulk", store=path)
    assert (done.status, done.err) == (0, "")
    assert done.out.count("new") == 5
    stores = [open_store(str(each)) for each in (path, seeds_graph())]
    found, expected = map(everything, stores)
    for store in stores:
        store.close()
    assert found == expected
    assert kg("load", store=path).out.count("unchanged") == 5


# --- refused ---------------------------------------------------------------------------------------------------------


def test_what_is_there_is_not_overwritten(tmp_path):
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    for taken in (tmp_path, tmp_path / "letter.txt"):
        done = kg("load", "--bulk", store=taken)
        assert done.status == 2
        assert "is there already, and --bulk fills a new folder: leave --bulk out, or name another" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_for_a_server_one_is_told_of_its_own_import():
    done = kg("load", "--bulk", "--store", "neo4j://localhost:7687")
    assert done.status == 2
    assert "kg export --neo4j-admin DIR" in done.err


# --- whole or not at all ---------------------------------------------------------------------------------------------


def test_an_error_leaves_nothing_behind(tmp_path):
    with pytest.raises(ZeroDivisionError), new_graph(str(tmp_path / "graph")) as loading:
        loading.add(graphs.graph(HUBEI), HUBEI)
        _ = 1 / 0
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_filled_meanwhile_is_left_alone(tmp_path):
    path = tmp_path / "graph"
    with pytest.raises(StoreError, match="was taken meanwhile"), new_graph(str(path)) as loading:
        loading.add(graphs.graph(HUBEI), HUBEI)
        path.mkdir()
        (path / "letter.txt").write_text("x", encoding="utf-8")
    assert [found.name for found in tmp_path.rglob("*")] == ["graph", "letter.txt"]


KILLED = """
    import sys
    from kg.stores.bulk import new_graph
    from tests import graphs
    graph = graphs.wide("wide", 300)
    with new_graph(sys.argv[1]) as loading:
        print("ready", flush=True)
        loading.add(graph, "wide")
"""


@pytest.mark.parametrize("seconds", [0, 0.4, 1.2])
def test_a_killed_bulk_load_leaves_no_graph_or_a_whole_one(tmp_path, seconds):
    path = tmp_path / "graph"
    process = python(KILLED, str(path))
    assert process.stdout.readline() == "ready\n"
    time.sleep(seconds)
    process.kill()
    process.communicate()
    assert _tasks(path) in (0, 300)
    assert seconds or not path.exists()


def _tasks(path: Path) -> int:
    if not path.exists():
        return 0
    store = open_store(str(path))
    (row,) = store.run("MATCH (t:Task) RETURN count(t) AS n")
    store.close()
    return row["n"]
