"""Subgraphs of py2neo, written to real servers: Neo4j, and ArcadeDB by its Bolt port."""

from collections import Counter

import py2neo
import pytest

from kg import interop
from kg.errors import DataError
from kg.stores import open_store
from kg.stores.load import documents
from kg.stores.snapshot import contents
from tests.neo4j_server import RELEASES
from tests.servers import empty

pytestmark = pytest.mark.slow

ARCADEDB = "ArcadeDB"
COUNT = "MATCH ()-[r]->() RETURN count(r)"


@pytest.fixture(params=[*RELEASES, ARCADEDB], scope="module")
def server(request):
    if request.param == ARCADEDB:
        return request.getfixturevalue("arcadedb_bolt")
    return request.getfixturevalue("start_neo4j")(request.param)


@pytest.fixture
def graph(server):
    empty(server)
    connected = py2neo.Graph(server.bolt.replace("neo4j://", "bolt://"), auth=(server.user, server.password))
    yield connected
    connected.service.connector.close()
    empty(server)


@pytest.fixture
def opened(server, monkeypatch):
    """The store on the server, once something is there."""
    monkeypatch.setenv("KG_NEO4J_USER", server.user)
    monkeypatch.setenv("KG_NEO4J_PASSWORD", server.password)
    made = []

    def open_it():
        made.append(open_store(server.bolt))
        return made[-1]

    yield open_it
    for each in made:
        each.close()


@pytest.fixture(scope="module")
def answer(store):
    return interop.ask(store, "co-owned", agency="湖北省发改委", place="黄石")


@pytest.fixture(scope="module")
def whole(store):
    return interop.whole(store)


def by_hand(**relationship):
    task, place = py2neo.Node("Task", id="t"), py2neo.Node("Place", id="p")
    return py2neo.Subgraph([task, place], [py2neo.Relationship(task, "LOCATED_IN", place, **relationship)])


def test_a_subgraph_has_every_node_and_relationship_with_all_it_says(answer):
    made = interop.py2neo.subgraph_of(answer.subgraph)
    assert {(node.__primarylabel__, node.__primarykey__, *node.labels) for node in made.nodes} == {
        (node.label, "id", node.label) for node in answer.subgraph.nodes
    }
    assert {node["id"]: dict(node) for node in made.nodes} == {
        node.id: {name: value for name, value in node.properties.items() if name != "fingerprint"}
        for node in answer.subgraph.nodes
    }
    assert len(made.relationships) == len(answer.subgraph.edges)
    assert {
        (type(each).__name__, each.start_node["id"], each.end_node["id"], each["key"]): dict(each)
        for each in made.relationships
    } == {
        (edge.type, edge.source, edge.target, edge.properties["key"]): edge.properties for edge in answer.subgraph.edges
    }


def test_the_whole_graph_comes_through_exactly(store, whole, graph, opened):
    interop.py2neo.write(graph, interop.py2neo.subgraph_of(whole))
    assert contents(opened()) == contents(store)
    assert graph.evaluate(COUNT) == len(whole.edges)


def test_what_is_written_twice_is_there_once(answer, graph, opened):
    subgraph = interop.py2neo.subgraph_of(answer.subgraph)
    interop.py2neo.write(graph, subgraph)
    once = interop.whole(opened())
    interop.py2neo.write(graph, subgraph)
    interop.py2neo.write(graph, interop.py2neo.subgraph_of(answer.subgraph))
    assert interop.whole(opened()) == once
    assert (len(once.nodes), len(once.edges)) == (len(answer.subgraph.nodes), len(answer.subgraph.edges))


def test_parallel_relationships_stay_apart_which_the_merge_of_py2neo_unites(answer, graph):
    edges = Counter((edge.type, edge.source, edge.target) for edge in answer.subgraph.edges)
    assert max(edges.values()) > 1
    graph.merge(interop.py2neo.subgraph_of(answer.subgraph))
    assert graph.evaluate(COUNT) == len(edges)
    graph.delete_all()
    interop.py2neo.write(graph, interop.py2neo.subgraph_of(answer.subgraph))
    assert graph.evaluate(COUNT) == len(answer.subgraph.edges) == edges.total()


def test_what_a_notebook_adds_is_written_and_what_it_added_before_stays(answer, graph):
    subgraph = interop.py2neo.subgraph_of(answer.subgraph)
    interop.py2neo.write(graph, subgraph)
    graph.run("MATCH (n:Task) SET n.rank = 1")
    task = next(node for node in subgraph.nodes if node.has_label("Task"))
    remark = py2neo.Node("Remark", id="1", text="看这里")
    interop.py2neo.write(graph, subgraph | py2neo.Relationship(remark, "ABOUT", task, key="1"))
    asked = "MATCH (:Remark {text: '看这里'})-[:ABOUT]->(t:Task) RETURN t.id AS id, t.rank AS rank"
    assert graph.run(asked).data() == [{"id": task["id"], "rank": 1}]


def test_what_is_written_is_no_loaded_document(whole, graph, opened):
    interop.py2neo.write(graph, interop.py2neo.subgraph_of(whole))
    assert documents(opened()) == []


def test_a_subgraph_read_from_the_server_is_written_as_it_is(answer, graph):
    interop.py2neo.write(graph, interop.py2neo.subgraph_of(answer.subgraph))
    led = [row["r"] for row in graph.run("MATCH (a)-[r:LEADS]->(t) RETURN a, r, t").data()]
    interop.py2neo.write(graph, py2neo.Subgraph(relationships=led))
    assert len(led) == sum(edge.type == "LEADS" for edge in answer.subgraph.edges)
    assert graph.evaluate(COUNT) == len(answer.subgraph.edges)


@pytest.mark.parametrize(
    ("subgraph", "words"),
    [
        (by_hand(), "LOCATED_IN .* give it a key"),
        (py2neo.Subgraph([py2neo.Node("Task", name="无名")]), "'无名'.* give it an id"),
        (py2neo.Subgraph([py2neo.Node("Task", "Remark", id="1")]), "one label or __primarylabel__"),
    ],
)
def test_what_has_no_identity_is_not_written(graph, subgraph, words):
    with pytest.raises(DataError, match=words):
        interop.py2neo.write(graph, subgraph | by_hand(key="1"))
    assert graph.evaluate("MATCH (n) RETURN count(n)") == 0


def test_a_write_that_fails_leaves_nothing(graph):
    subgraph = by_hand(key="1", path=[{"no": "property"}])
    with pytest.raises(py2neo.errors.Neo4jError):
        interop.py2neo.write(graph, subgraph)
    assert graph.evaluate("MATCH (n) RETURN count(n)") == 0
