"""The statements beside the questions: files in order, names of the ontology, run by every store; none is left in Python."""

import ast
import re
from itertools import product
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.schema import edge_classes, ends_of, property_names, type_of
from kg.statements.check import DATABASE_ID
from kg.statements.parts import BESIDE, PROPERTIES, parse, part, statement, united
from kg.stores.load import load
from tests import graphs
from tests.stores import ARCADEDB, EMBEDDED, STORES, opened

ROOT = Path(__file__).parents[1]
PARTS = sorted(path.stem for path in (ROOT / "cypher" / "parts").glob("*.cypher"))
MODULES = sorted([*ROOT.glob("kg/**/*.py"), *ROOT.glob("loaders/**/*.py"), *ROOT.glob("bench/**/*.py")])

ROW = {
    "id": "made",
    "source": "湖北省/财政厅",
    "target": "hubei/1",
    "key": "made",
    "properties": {"id": "made", "key": "made"},
}
GIVEN = {
    "agencies": ["湖北省/财政厅", "湖北省/发展改革委"], "document": "hubei", "few": 3, "id": "hubei",
    "ids": ["420200", "hubei/1", "hubei", "湖北省/财政厅"], "items": ["hubei/1"], "limit": 5, "missing": ["none"],
    "name": "黄石市", "named": ["x"], "names": ["rank"], "places": [], "rows": [ROW], "sources": ["SUCCEEDS"],
    "targets": ["GOVERNS"], "tasks": ["hubei/1", "hubei/2"],
}  # fmt: skip
"""A value for every parameter that a part may have."""
OF_SERVERS = {"declare-properties": "the embedded engine has no such procedure", "ids-of-ends": "nor ids of that name"}


def fillings(name):
    """Yield the ways to fill the holes of a part; where a type and its ends are holes, those that the ontology joins."""
    holes = part(name).holes
    if {"type", "source", "target"} <= holes.keys():
        for declared in edge_classes():
            sources, targets = ends_of(declared)
            for source, target in product(sources, targets):
                names = {"type": type_of(declared), "source": source, "target": target}
                yield names | ({"properties": ("key", *property_names(declared))} if "properties" in holes else {})
        return
    yield from (dict(zip(holes, chosen, strict=True)) for chosen in product(*(hole.choices for hole in holes.values())))


def used(name):
    return {parameter: GIVEN[parameter] for parameter in part(name).parameters}


# --- files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PARTS)
def test_every_filling_of_a_part_keeps_to_the_ontology(name):
    for names in fillings(name):
        text = statement(name, **names)
        assert "«" not in text
        assert not text.startswith("//")


@pytest.mark.parametrize("name", PARTS)
def test_only_a_server_s_answer_is_asked_for_the_server_s_ids(name):
    assert bool(DATABASE_ID.search(part(name).text)) == (name == "ids-of-ends")


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_used_by_its_name(name):
    assert any(f'"{name}"' in path.read_text(encoding="utf-8") for path in MODULES)


HEADER = "// Title\n// Words.\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("MATCH (n) RETURN n", "parts/q.cypher:1: a title and a description"),
        ("// Title\n// $id: words\nMATCH (n) RETURN n", "parts/q.cypher:1: a title and a description"),
        (HEADER + "// $id words\nMATCH (n) RETURN n", "parts/q.cypher:3: a parameter is written"),
        (HEADER + "// «x»: any word\nMATCH (n:«x») RETURN n", "parts/q.cypher:3: a hole is written «name»: node label or"),
        (HEADER + "// «x»: node label, one of Task | Duty\nMATCH (n:«x») RETURN n", ":3: the ontology has no node label Duty"),
        (HEADER + "MATCH (n:«x»)\nRETURN n", "parts/q.cypher:3: «x» is used, and the header does not name it"),
        (HEADER + "// «x»: node label\nMATCH (n) RETURN n", "parts/q.cypher:1: the header names «x», and nothing uses it"),
    ],
)  # fmt: skip
def test_a_part_that_is_not_in_order_is_told_with_file_and_line(text, sentence):
    with pytest.raises(DataError, match=re.escape(sentence)):
        parse("q", text)


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("nodes", {}),
        ("nodes", {"label": "Duty"}),
        ("nodes", {"label": "Task) DETACH DELETE (n"}),
        ("nodes", {"label": ("Task", "Place")}),
        ("nodes", {"label": "Task", "more": "Task"}),
        ("index", {"type": "Task"}),
        ("named", {"label": "Task"}),
        ("create-edges", {"type": "LEADS", "source": "Agency", "target": "Task", "properties": ("rank", "a: 1}]->() //")}),
        ("create-edges", {"type": "LEADS", "source": "Agency", "target": "Task", "properties": "rank"}),
    ],
)  # fmt: skip
def test_a_hole_takes_nothing_but_names_of_the_ontology(name, names):
    with pytest.raises(ValueError, match=name):
        statement(name, **names)


def test_a_part_with_a_property_that_its_label_has_not_is_told_with_file_and_line():
    names = {"type": "LOCATED_IN", "source": "Task", "target": "Place", "properties": ("rank",)}
    with pytest.raises(
        DataError, match=r"cypher/parts/create-edges\.cypher:11: the ontology has no property rank here"
    ):
        statement("create-edges", **names)


def test_what_anything_may_be_asked_for_is_no_name_of_a_hole_but_among_properties():
    assert all(
        hole.kind == PROPERTIES or not BESIDE & {*hole.choices} for name in PARTS for hole in part(name).holes.values()
    )


def test_united_statements_keep_their_parameters_apart():
    text, values = united([("RETURN $a AS x", {"a": 1}), ("RETURN $a + $b AS x", {"a": 2, "b": 3})])
    assert text == "RETURN $a0 AS x\nUNION ALL\nRETURN $a1 + $b1 AS x"
    assert values == {"a0": 1, "a1": 2, "b1": 3}


# --- stores ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=STORES)
def store(request, tmp_path_factory):
    with opened(request.param, tmp_path_factory.mktemp("parts"), request) as found:
        for document in graphs.DOCUMENTS:
            load(found, graphs.graph(document), document)
        found.kind = request.param
        yield found


class Undone(Exception):
    """Raised to take back what a part wrote."""


@pytest.mark.parametrize("name", PARTS)
def test_every_filling_of_a_part_runs(store, name):
    if name in OF_SERVERS and store.kind in (EMBEDDED, ARCADEDB):
        pytest.skip(OF_SERVERS[name])
    before = store.run(statement("loaded-documents"))
    for names in fillings(name):
        if name in ("constraint", "index", "declare-properties"):  # a server makes these in a transaction of their own
            store.run(statement(name, **names), **used(name))
            continue
        with pytest.raises(Undone):
            store.atomically(lambda names=names: _run_and_undo(store, name, names))
    assert store.run(statement("loaded-documents")) == before


def _run_and_undo(store, name, names):
    store.run(statement(name, **names), **used(name))
    raise Undone


# --- no statement in Python ------------------------------------------------------------------------------------------

CYPHER = re.compile(r"\b(MATCH|MERGE)\s*\(|\b(UNWIND|DETACH DELETE|CREATE (CONSTRAINT|INDEX))\b")
EXEMPT = {"bench/server.py": "counts what any server holds, whatever is in it"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_statement_stands_in_python(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [text for text in _strings(tree) if CYPHER.search(text)]
    assert bool(found) == (path.relative_to(ROOT).as_posix() in EXEMPT), found


def _strings(tree):
    """Yield the texts of a module, what explains it left out."""
    explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained:
            yield node.value
