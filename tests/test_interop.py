"""A graph in a notebook: what a question finds, and the whole graph, as networkx and pandas know them."""

import json
import subprocess
import sys

import pandas as pd
import pytest

from kg import interop
from kg.errors import MissingExtraError, QueryError
from kg.queries import bind, catalogue, question
from kg.schema import every_property
from kg.stores.snapshot import contents
from kg.subgraphs.model import DrawnEdge, DrawnNode, Subgraph
from kg.subgraphs.of_rows import subgraph_of
from tests.test_questions import EXAMPLES

pytestmark = pytest.mark.slow

NAMED = {"agency": "湖北省发改委", "place": "黄石"}


def canonical(attributes, without):
    return json.dumps({k: v for k, v in attributes.items() if k not in without}, ensure_ascii=False, sort_keys=True)


def drawing(nodes, edges):
    made = tuple(DrawnNode(id=ident, label=label, properties={"id": ident, **said}) for label, ident, said in nodes)
    return Subgraph(heading="", note="", nodes=made, edges=tuple(edges))


def edge(key="", **said):
    properties = {**({"key": key} if key else {}), **said}
    return DrawnEdge(type="INCLUDES", source="t", target="光谷", properties=properties)


SAME_ID = [("Task", "t", {}), ("Project", "光谷", {}), ("Cluster", "光谷", {})]


@pytest.fixture(scope="module")
def whole(store):
    return interop.whole(store)


def test_a_question_is_asked_in_one_line(store):
    rows, subgraph = interop.ask(store, "co-owned", **NAMED)
    asked = question("co-owned")
    assert rows == store.run(asked.text, **bind(asked, NAMED))
    heading = "湖北省发改委 · 黄石 · 某机构在某地与他方共同负责的任务"
    assert subgraph == subgraph_of(store, rows, asked.draws, heading=heading, note=asked.title)


def test_a_parameter_may_be_a_number_and_a_name_traditional(store):
    answer = interop.ask(store, "co-owned", agency="湖北省發改委", place="黃石", limit=3)
    assert len(answer.rows) == 3
    assert answer.rows == interop.ask(store, "co-owned", **NAMED).rows[:3]


def test_a_name_that_fits_several_is_warned_of_where_it_was_asked(store):
    with pytest.warns(UserWarning, match="省发改委 fits 3, .*; for one, name it in full: agency='江西省") as warned:
        rows, _ = interop.ask(store, "co-owned", agency="省发改委", place="黄石")
    assert len({row["agency"] for row in rows}) > 1
    assert [warning.filename for warning in warned] == [__file__]


@pytest.mark.parametrize(
    ("name", "given", "error", "words"),
    [
        ("co-owned", {"agency": "湖北省发改委", "place": "黄石币"}, interop.NothingFoundError, "the nearest names are.*黄石市"),
        ("co-owend", {}, QueryError, "did you mean co-owned"),
        ("co-owned", {"agency": "湖北省发改委"}, QueryError, "needs place"),
        ("co-owned", {**NAMED, "town": "黄石"}, QueryError, "takes no town"),
        ("co-owned", {**NAMED, "limit": 0}, QueryError, "whole number"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_told_in_a_sentence(store, name, given, error, words):
    with pytest.raises(error, match=words):
        interop.ask(store, name, **given)


@pytest.mark.filterwarnings("ignore:.* fits .*:UserWarning")
@pytest.mark.parametrize("name", [*catalogue()])
def test_every_subgraph_is_a_networkx_graph_of_as_many_nodes_and_edges(store, name):
    subgraph = interop.ask(store, name, **EXAMPLES[name]).subgraph
    graph = interop.networkx.graph_of(subgraph)
    assert {ident for _, ident in graph} == {node.id for node in subgraph.nodes}
    assert graph.number_of_nodes() == len(subgraph.nodes)
    assert graph.number_of_edges() == len(subgraph.edges)
    assert graph.is_directed()


def test_the_whole_graph_is_in_networkx_exactly(store, whole):
    graph = interop.networkx.graph_of(whole)
    nodes = {(label, ident, canonical(said, {"label"})) for (label, ident), said in graph.nodes(data=True)}
    edges = {
        (kind, ":".join(source), ":".join(target), canonical(said, {"type"}))
        for source, target, (kind, _), said in graph.edges(keys=True, data=True)
    }
    assert nodes | edges == contents(store)
    assert graph.number_of_edges() == store.run("MATCH ()-[r]->() RETURN count(r) AS count")[0]["count"]
    assert graph.number_of_edges() > len({(u, v, kind) for u, v, (kind, _) in graph.edges(keys=True)})


def test_label_and_type_are_free_for_what_a_node_and_an_edge_is():
    assert not {"label", "type"} & {*every_property()}


def test_a_frame_has_the_rows_and_the_columns_of_the_question(store):
    rows, _ = interop.ask(store, "co-owned", **NAMED)
    frame = interop.pandas.frame_of(rows)
    assert tuple(frame.columns) == catalogue()["co-owned"].columns
    assert [list(partners) for partners in frame["partners"]] == [row["partners"] for row in rows]
    assert all(isinstance(partners, list) for partners in frame["partners"])
    assert list(frame["position"]) == [row["position"] for row in rows]
    assert [kind.name for kind in frame.dtypes[["position", "presumed_lead", "title"]]] == [
        "Int64",
        "boolean",
        "string",
    ]


def test_what_is_missing_stays_missing_and_makes_no_integer_a_fraction():
    rows = [
        {"year": 2025, "share": 1, "sure": True, "name": "黄石", "places": ["黄石市"], "never": None},
        {"year": None, "share": 0.5, "sure": None, "name": None, "places": None, "never": None},
    ]
    frame = interop.pandas.frame_of(rows)
    assert list(frame.iloc[1].isna()) == [True, False, True, True, True, True]
    assert frame["year"][0] == 2025
    assert str(frame["year"][0]) == "2025"
    assert list(frame["share"]) == [1.0, 0.5]
    assert bool(frame["sure"][0]) is True
    assert frame["places"][0] == ["黄石市"]
    assert str(frame["year"].dtype) == "Int64"


def test_an_answer_without_rows_has_its_columns():
    frame = interop.pandas.frame_of([], catalogue()["who"].columns)
    assert tuple(frame.columns) == catalogue()["who"].columns
    assert frame.empty


def test_a_subgraph_is_a_frame_of_nodes_and_one_of_edges_that_join(store):
    _, subgraph = interop.ask(store, "co-owned", **NAMED)
    nodes, edges = interop.pandas.nodes_frame_of(subgraph), interop.pandas.edges_frame_of(subgraph)
    assert (len(nodes), len(edges)) == (len(subgraph.nodes), len(subgraph.edges))
    assert tuple(nodes.columns[:2]) == ("label", "id")
    shared = edges[edges["type"] == "SHARES"].merge(nodes, left_on=["source_label", "source"], right_on=["label", "id"])
    assert len(shared) == (edges["type"] == "SHARES").sum() > 0
    assert set(shared["label"]) == {"Agency"}
    for node, (_, row) in zip(subgraph.nodes, nodes.iterrows(), strict=True):
        kept = {name: value for name, value in row.items() if isinstance(value, list) or not pd.isna(value)}
        assert kept == {"label": node.label, **{k: v for k, v in node.properties.items() if k != "fingerprint"}}


def test_a_part_of_the_graph_does_not_pass_for_a_loaded_document(store, whole):
    loaded = [node for node in whole.nodes if "fingerprint" in node.properties]
    assert loaded
    assert "fingerprint" not in interop.pandas.nodes_frame_of(whole)
    assert not [n for n, said in interop.networkx.graph_of(whole).nodes(data=True) if "fingerprint" in said]


@pytest.mark.parametrize("label", ["Project", "Cluster"])
@pytest.mark.parametrize("nodes", [SAME_ID, SAME_ID[::-1]])
def test_of_two_nodes_of_one_id_the_key_says_which_an_edge_joins(nodes, label):
    graph = interop.networkx.graph_of(drawing(nodes, [edge(f"Task|t|{label}|光谷|plan|3|9")]))
    assert [*graph.edges()] == [(("Task", "t"), (label, "光谷"))]


def test_an_edge_that_has_no_key_gets_that_of_its_ends():
    graph = interop.networkx.graph_of(drawing(SAME_ID[:2], [edge(note="by hand")]))
    ends = ("Task", "t"), ("Project", "光谷")
    assert [*graph.edges(keys=True, data=True)] == [
        (*ends, ("INCLUDES", "Task|t|Project|光谷"), {"note": "by hand", "type": "INCLUDES"})
    ]


def test_an_edge_needs_both_ends():
    with pytest.raises(ValueError, match="INCLUDES from t to 光谷 has an end that is not in the subgraph"):
        interop.pandas.edges_frame_of(drawing(SAME_ID[:1], [edge()]))


@pytest.mark.parametrize(
    ("package", "extra", "convert"),
    [
        ("networkx", "notebook", interop.networkx.graph_of),
        ("pandas", "notebook", interop.pandas.nodes_frame_of),
        ("py2neo", "py2neo", interop.py2neo.subgraph_of),
    ],
)
def test_without_the_package_the_error_says_what_to_install(monkeypatch, package, extra, convert):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=rf"kg\.interop\.{package} .*pip install 'kg\[{extra}\]'"):
        convert(drawing(SAME_ID, []))


def test_the_packages_are_not_imported_before_they_are_used():
    code = "import sys; from kg import interop; print({'networkx', 'pandas', 'py2neo', 'neo4j'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
