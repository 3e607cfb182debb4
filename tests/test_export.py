"""kg export --neo4j-admin: a graph as files that Neo4j's own import reads, exact to the last sign, on both releases."""

import csv
import io
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.align.realign import realign
from kg.errors import StoreError
from kg.export.neo4j_admin import COLUMN_TYPES, CONSTRAINTS, REPORT, SCRIPT, export
from kg.schema import edge_classes, labels, node_classes, property_types
from kg.stores import open_store
from kg.stores.load import Status, load
from tests import graphs, hostile
from tests.command import kg, seeds_graph
from tests.neo4j_server import ADMIN
from tests.servers import driver, empty
from tests.test_bulk import everything

pytestmark = pytest.mark.slow

HEADERS = {
    "nodes.Agency.csv": "id:ID(Agency),name:string,short:string,kind:string,jurisdiction:string,aliases:string[],"
    "system:string,known:boolean",
    "nodes.Place.csv": "id:ID(Place),name:string,level:string,adcode:string,lat:double,lon:double,aliases:string[]",
    "nodes.Text.csv": "id:ID(Text),name:string,document:string,text:string,sha256:string,pages:long[]",
    "relationships.GOVERNS.Agency.Place.csv": ":START_ID(Agency),:END_ID(Place),key:string",
    "relationships.LEADS.Agency.Task.csv": ":START_ID(Agency),:END_ID(Task),key:string,basis:string,strength:long,role_word:string,"
    "rank:long,document:string,quote:string,start:long,end:long,page:long,mention:string,mention_start:long,"
    "mention_end:long,loader:string,loader_version:string",
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    """The path of a graph that holds the seeds and the hostile document."""
    path = tmp_path_factory.mktemp("hostile") / "graph"
    shutil.copytree(seeds_graph(), path)
    store = open_store(str(path))
    hostile.put(store)
    realign(store)
    store.close()
    return path


@pytest.fixture(scope="module")
def exported(graph, tmp_path_factory):
    """The folder it was exported to; its name is hostile to a shell."""
    folder = tmp_path_factory.mktemp("exported") / "$(rm) 图谱's"
    done = kg("export", "--neo4j-admin", folder, store=graph)
    assert (done.status, done.err) == (0, "")
    assert f"sh {shlex.quote(str(folder / SCRIPT))} neo4j" in done.out
    return folder


@pytest.fixture
def store(tmp_path):
    opened = open_store(str(tmp_path / "graph"), create=True)
    yield opened
    opened.close()


def rows(path):
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


# --- the files -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", HEADERS)
def test_columns_have_the_types_of_the_ontology(exported, name):
    assert ",".join(rows(exported / name)[0]) == HEADERS[name]


def test_every_property_of_the_ontology_has_a_type_that_the_importer_knows():
    kinds = {kind for declared in (*node_classes(), *edge_classes()) for kind in property_types(declared).values()}
    assert kinds == set(COLUMN_TYPES)


def test_the_script_names_every_file_once(exported):
    named = [line.rstrip(" \\").rpartition("=./")[2] for line in (exported / SCRIPT).read_text().splitlines()]
    files = [path.name for path in exported.glob("*.csv")]
    assert sorted(name for name in named if name.endswith(".csv")) == sorted(files)
    assert {path.name for path in exported.iterdir()} == {*files, SCRIPT, CONSTRAINTS}


def test_what_is_empty_and_what_is_not_there_differ(exported):
    text = (exported / "nodes.Task.csv").read_bytes().decode("utf-8")
    empty_text, no_text = (text.partition(f'\n"{hostile.DOCUMENT}/{number}",')[2] for number in (20, 29))
    assert empty_text.partition("\n")[0].endswith(',"task",20,""')
    assert no_text.partition("\n")[0] == '"null","hubei","29","29","null","null。","task",29,'


def test_hostile_values_come_out_of_the_files_as_they_were(exported):
    titles = {row[5] for row in rows(exported / "nodes.Task.csv")}
    assert set(hostile.VALUES) <= titles
    (aliases,) = (row[5] for row in rows(exported / "nodes.Agency.csv") if row[0] == "湖北省/某局")
    assert aliases.split("\x1e") == sorted(hostile.LISTED)  # not \x1f, which one of them holds
    assert "--array-delimiter=U+001E " in (exported / SCRIPT).read_text()


def test_the_same_graph_gives_the_same_bytes_however_it_was_loaded(tmp_path):
    for order in (graphs.DOCUMENTS, reversed(graphs.DOCUMENTS)):
        path = str(tmp_path / f"graph{len(list(tmp_path.iterdir()))}")
        opened = open_store(path, create=True)
        for document in order:
            load(opened, graphs.graph(document), document)
        export(opened, Path(path + ".files"))
        opened.close()
    one, other = sorted(tmp_path.glob("*.files"))
    assert [path.name for path in sorted(one.iterdir())] == [path.name for path in sorted(other.iterdir())]
    assert all(path.read_bytes() == (other / path.name).read_bytes() for path in one.iterdir())


def test_an_export_replaces_an_earlier_one(store, tmp_path):
    folder = tmp_path / "files"
    load(store, graphs.graph(graphs.HUBEI), graphs.HUBEI)
    export(store, folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    (folder / "nodes.Milestone.csv").write_text("of an earlier graph", encoding="utf-8")
    (folder / REPORT).write_text("", encoding="utf-8")
    export(store, folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_property_that_the_ontology_does_not_declare_is_left_out_and_told(tmp_path):
    path = str(tmp_path / "graph")
    store = open_store(path, create=True)
    load(store, graphs.graph(graphs.HUBEI), graphs.HUBEI)
    store.run("MATCH (t:Task {id: 'hubei/1'}) SET t.colour = 'red'")
    store.close()
    done = kg("export", "--neo4j-admin", tmp_path / "files", store=path)
    assert done.err == "kg: left out, since the ontology does not declare them: Task.colour\n"


# --- refused ---------------------------------------------------------------------------------------------------------


def test_a_folder_of_other_files_is_left_alone(graph, tmp_path):
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    done = kg("export", "--neo4j-admin", tmp_path, store=graph)
    assert (done.status, done.out) == (2, "")
    assert done.err.endswith("holds other files (letter.txt): name a new folder, or one of an earlier export\n")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_is_no_folder(graph, tmp_path):
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    done = kg("export", "--neo4j-admin", tmp_path / "letter.txt", store=graph)
    assert done.status == 2
    assert "cannot be written" in done.err


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ([""], "has no form that the importer reads"),
        (["\x1c\x1d\x1e\x1f"], "has no form that the importer reads"),
        ("黄石", r"where string\[\] belongs"),
        ([1], "where string belongs"),
    ],
)
def test_a_value_that_the_importer_would_change_is_refused(store, tmp_path, value, sentence):
    load(store, graphs.graph(graphs.HUBEI), graphs.HUBEI)
    store.run("MATCH (p:Place {id: '420200'}) SET p.aliases = $value", value=value)
    with pytest.raises(StoreError, match=sentence):
        export(store, tmp_path / "files")
    assert not (tmp_path / "files" / SCRIPT).exists()


# --- on the server ---------------------------------------------------------------------------------------------------


def run_import(server, folder, tmp_path):
    """Run the script as a user does; neo4j-admin is here the one of the server's jars."""
    admin = tmp_path / "neo4j-admin"
    admin.write_text(f'#!/bin/sh\nexec {shlex.join(server._java(ADMIN))} "$@"\n', encoding="utf-8")
    admin.chmod(0o755)
    command = ["sh", folder / SCRIPT, "neo4j", "--overwrite-destination"]
    environment = {**server._environment(), "NEO4J_ADMIN": str(admin)}
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (folder / REPORT).read_text(encoding="utf-8") == ""


def test_the_import_holds_what_the_ordinary_load_makes_on_the_same_server(
    neo4j_server, exported, tmp_path, monkeypatch
):
    monkeypatch.setenv("KG_NEO4J_USER", neo4j_server.user)
    monkeypatch.setenv("KG_NEO4J_PASSWORD", neo4j_server.password)
    neo4j_server.stop()
    try:
        run_import(neo4j_server, exported, tmp_path)
    finally:
        neo4j_server.restart()
    store = open_store(neo4j_server.bolt)
    try:
        imported = everything(store)
        with driver(neo4j_server) as connected:
            for statement in (exported / CONSTRAINTS).read_text(encoding="utf-8").split(";\n")[:-1]:
                connected.execute_query(statement)
            constraints = connected.execute_query("SHOW CONSTRAINTS YIELD labelsOrTypes AS on").records
        assert {label for record in constraints for label in record["on"]} == set(labels())
        assert load(store, hostile.document_graph(), hostile.DOCUMENT).status == Status.UNCHANGED
        assert kg("load", store=neo4j_server.bolt).out.count("unchanged") == 5
        assert everything(store) == imported
        empty(neo4j_server)
        assert kg("load", store=neo4j_server.bolt).out.count("new") == 5
        hostile.put(store)
        realign(store)
        nodes, keys, fingerprints = everything(store)
        assert (nodes - imported[0], imported[0] - nodes) == (set(), set())
        assert (keys, fingerprints) == imported[1:]
    finally:
        store.close()
        empty(neo4j_server)
