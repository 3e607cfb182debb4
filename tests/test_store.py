"""The embedded store: what a load changes and what it leaves alone, and what is said when a store is not as it should be."""

import os
import shutil
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph import Graph
from kg.ontology import Basis, PartOf
from kg.stores import open_store
from kg.stores.checksums import FILE_NAME
from kg.stores.contents import contents
from kg.stores.loading import Status, documents, load, remove
from tests import graphs
from tests.graphs import HUANGSHI, HUBEI, JIANGXI

ROOT = Path(__file__).parents[1]


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "graph")


@pytest.fixture
def store(path):
    opened = open_store(path, create=True)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def closed(tmp_path_factory):
    """The folder of a store that holds the three documents; to be copied, not opened."""
    folder = tmp_path_factory.mktemp("closed") / "graph"
    opened = open_store(str(folder), create=True)
    for document in graphs.DOCUMENTS:
        load(opened, graphs.graph(document), document)
    opened.close()
    return folder


def python(script: str, *arguments: str, **options) -> subprocess.Popen:
    """Start another Python that runs `script`."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", textwrap.dedent(script), *arguments]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, **options
    )


def run(script: str, *arguments: str, **options) -> subprocess.CompletedProcess:
    process = python(script, *arguments, **options)
    output, errors = process.communicate(timeout=120)
    return subprocess.CompletedProcess(script, process.returncode, output, errors)


def of_document(found: set[tuple[str, ...]], document: str) -> set[tuple[str, ...]]:
    return {entry for entry in found if f'"document": "{document}"' in entry[-1]}


# --- loading ---------------------------------------------------------------------------------------------------------


def test_a_first_load_is_new_and_counts_edges_by_type_and_basis(store):
    change = load(store, graphs.graph(HUBEI), HUBEI)
    assert (change.status, change.nodes_written, change.edges_deleted) == (Status.NEW, 16, 0)
    assert change.edges["LEADS", "first_listed"] == 1
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
    monkeypatch.setattr("kg.stores.loading.delete_unheld", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        load(store, graphs.graph(HUBEI, without=[graphs.BRIDGE]), HUBEI)
    assert contents(store) == before


KILLED = """
    import sys
    from kg.stores import open_store
    from kg.stores.loading import load
    from tests import graphs
    graph = graphs.wide("wide", 500)
    store = open_store(sys.argv[1])
    print("ready", flush=True)
    load(store, graph, "wide")
    print("done", flush=True)
    store.close()
"""


@pytest.mark.parametrize("seconds", [0.15, 0.5, 0.9, 1.3])
def test_a_killed_load_leaves_whole_documents(closed, path, seconds):
    shutil.copytree(closed, path)
    process = python(KILLED, path)
    assert process.stdout.readline() == "ready\n"
    time.sleep(seconds)
    process.kill()
    process.communicate()
    store = open_store(path)
    known = documents(store)
    found = contents(store)
    again = load(store, graphs.wide("wide", 500), "wide").status
    store.close()
    tasks = [entry for entry in found if entry[0] == "Task" and entry[1].startswith("wide/")]
    assert known in ([HUANGSHI, HUBEI, JIANGXI], [HUANGSHI, HUBEI, JIANGXI, "wide"])
    assert len(tasks) == (500 if "wide" in known else 0)
    assert again == (Status.UNCHANGED if "wide" in known else Status.NEW)


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


# --- stores that are not as they should be -----------------------------------------------------------------------------


def test_where_there_is_no_graph_one_is_told_to_load(path):
    with pytest.raises(StoreError, match=r"there is no graph at .*load something first \(kg load\)"):
        open_store(path)
    assert not Path(path).exists()


def test_an_empty_folder_is_no_graph_until_one_is_made(tmp_path):
    with pytest.raises(StoreError, match="there is no graph at"):
        open_store(str(tmp_path))
    open_store(str(tmp_path), create=True).close()
    open_store(str(tmp_path)).close()


def test_a_folder_of_other_files_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="holds other files and no graph"):
        open_store(str(tmp_path), create=True)
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_is_no_graph(tmp_path):
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="is a file, and a graph is a folder"):
        open_store(str(tmp_path / "letter.txt"), create=True)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no folder here that nobody can write to")
def test_a_folder_that_cannot_be_written_is_told():
    with pytest.raises(StoreError, match=r"cannot be written .*: give another folder"):
        open_store("/proc/self/graph", create=True)


def test_another_kind_of_address_is_not_known():
    with pytest.raises(StoreError, match="no store is known for redis://"):
        open_store("redis://localhost")


HOLDING = """
    import sys
    from kg.stores import open_store
    store = open_store(sys.argv[1])
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_graph_in_use_by_another_process_is_told(closed, path):
    shutil.copytree(closed, path)
    process = python(HOLDING, path, stdin=subprocess.PIPE)
    try:
        assert process.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match="in use by another process: wait for it to end"):
            open_store(path)
    finally:
        process.kill()
        process.communicate()
    open_store(path).close()


def test_a_graph_that_is_open_already_is_told(store, path):
    with pytest.raises(StoreError, match="is in use"):
        open_store(path)


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)


@pytest.mark.parametrize("harm", [_cut, _empty, _flip, Path.unlink])
@pytest.mark.parametrize(
    "pattern", ["Task_0.*.bucket", "SHARES_0.*.bucket", "Agency_*.umtidx", "dictionary.*", "schema.json"]
)
def test_a_damaged_file_is_told_and_not_read(closed, path, pattern, harm):
    shutil.copytree(closed, path)
    harm(next(Path(path).glob(pattern)))
    with pytest.raises(StoreError, match=r"is damaged \(.*\): delete the folder and load the documents again"):
        open_store(path)


def test_damage_without_checksums_is_told_by_the_engine(closed, path):
    shutil.copytree(closed, path)
    (Path(path) / FILE_NAME).unlink()
    next(Path(path).glob("dictionary.*")).unlink()
    with pytest.raises(StoreError, match="is damaged"):
        open_store(path)


@pytest.fixture
def small_disk(tmp_path):
    """A folder on a disk of 16 megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_is_told_and_the_graph_survives(small_disk):
    path = str(small_disk / "graph")
    store = open_store(path, create=True)
    load(store, graphs.graph(HUBEI), HUBEI)
    before = contents(store)
    with pytest.raises(StoreError, match="no space is left on the disk"):
        for number in range(20):
            load(store, graphs.wide(f"wide{number}", 300), f"wide{number}")
    held = documents(store)
    store.close()
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    store = open_store(path)
    assert documents(store) == held
    assert of_document(contents(store), HUBEI) == of_document(before, HUBEI)
    store.close()


# --- quiet and small -------------------------------------------------------------------------------------------------

WHOLE = """
    import resource
    from kg.stores import open_store
    from kg.stores.loading import load
    from tests import graphs
    store = open_store("graph", create=True)
    for number in range(5):
        load(store, graphs.wide(f"plan{number}", 60), f"plan{number}")
    store.close()
    open("measured", "w").write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no measure of memory there")
def test_five_plans_are_loaded_in_silence_and_little_memory(tmp_path):
    finished = run(WHOLE, cwd=tmp_path)
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "", "")
    assert {entry.name for entry in tmp_path.iterdir()} == {"graph", "measured"}
    assert int((tmp_path / "measured").read_text()) < 700_000  # kilobytes


def test_the_engine_is_not_imported_before_a_store_is_opened():
    finished = run("import sys, kg.stores, kg.stores.loading, kg.queries; print('jpype' in sys.modules)")
    assert finished.stdout == "False\n"
