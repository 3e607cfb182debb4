"""The text as read is kept in the graph, so that every quote can be compared with what stands at its place."""

import hashlib
import json
from contextlib import closing

import pytest

from kg.graph.build import graph_of
from kg.graph.model import Graph
from kg.ontology import Document, Implements
from kg.pipeline import read_stream, source_at
from kg.queries import bind, catalogue
from kg.stores import open_store
from kg.stores.base import mention_types
from kg.stores.load import Status, load, remove
from tests.graphs import said
from tests.pdfs import NEW_PAGE, pdf
from tests.seeds import EVERY, path_of
from tests.test_picture import drawn
from tests.test_questions import EXAMPLES

pytestmark = pytest.mark.slow

PLAN = "示例市人民政府关于印发工作方案的通知\n\n一、主要任务\n1.加快建设铁路。(责任单位:市发改委、市财政局)\n"
TEXTS = (
    "MATCH (d:Document)-[:READ_AS]->(x:Text) "
    "RETURN d.id AS id, x.text AS text, x.sha256 AS sha256, x.pages AS pages ORDER BY id"
)


@pytest.fixture
def empty(tmp_path):
    with closing(open_store(str(tmp_path / "graph"), create=True)) as opened:
        yield opened


def texts(store):
    return {row["id"]: row for row in store.run(TEXTS)}


def mentions(store):
    stated = "WHERE r.document IS NOT NULL RETURN r {.*} AS where"
    return [row["where"] for name in mention_types() for row in store.run(f"MATCH ()-[r:{name}]->() {stated}")]


def loaded(store, text, name="plan.txt"):
    reading = read_stream(text if isinstance(text, bytes) else text.encode(), name)
    return load(store, graph_of(reading), reading.document.id)


def require_quotes_stand(store):
    """Compare each quote and mention with what stands at its place in the stored text; return how many edges there are."""
    kept, found = texts(store), mentions(store)
    for where in found:
        text = kept[where["document"]]["text"]
        assert text[where["start"] : where["end"]] == where["quote"]
        assert where.get("mention", "") in (text[where["mention_start"] : where["mention_end"]], "")
    return len(found)


def test_every_quote_of_the_seeds_stands_in_the_stored_text(store):
    assert require_quotes_stand(store) > 3000


def test_the_stored_text_is_the_text_as_read_and_bears_its_hash(store):
    kept = texts(store).values()
    assert {row["text"] for row in kept} == {source_at(path_of(name)).text for name in EVERY}
    for row in kept:
        assert row["sha256"] == hashlib.sha256(row["text"].encode()).hexdigest()
        assert row["pages"] is None


def test_pages_can_be_counted_again_from_what_is_stored(empty):
    title, *rest = PLAN.split("\n")
    loaded(empty, pdf([title, *filter(None, rest), NEW_PAGE, "2.发展工业。(责任单位:市经信局)"]), "plan.pdf")
    (kept,) = texts(empty).values()
    found = mentions(empty)
    assert require_quotes_stand(empty)
    assert {where["page"] for where in found} == {1, 2}
    for where in found:
        assert where["page"] == sum(start <= where["start"] for start in kept["pages"])


@pytest.mark.parametrize("sign", ["\x00", "𠮷", "\u202e", "\ufeff", "\r\n", "\f", "'\"\\{}$"])
def test_odd_signs_come_back_from_the_store_as_they_were_read(empty, sign):
    text = PLAN.replace("铁路", f"铁{sign}路")
    loaded(empty, text)
    (kept,) = texts(empty).values()
    assert kept["text"] == text.replace("\r\n", "\n")
    assert require_quotes_stand(empty)


def test_a_text_that_changes_outside_every_quote_is_kept_anew(empty):
    loaded(empty, PLAN)
    before = mentions(empty)
    assert loaded(empty, PLAN).status is Status.UNCHANGED
    change = loaded(empty, f"{PLAN}\n特此通知。\n")
    assert (change.status, change.edges_added, change.edges_changed, change.edges_deleted) == (Status.CHANGED, 0, 0, 0)
    assert [row["text"] for row in texts(empty).values()] == [f"{PLAN}\n特此通知。\n"]
    assert mentions(empty) == before


def test_the_text_goes_with_its_document_though_another_cites_it(empty):
    document = loaded(empty, PLAN).document
    citing = Document(id="citing", name="分工方案", title="分工方案", kind="plan", sha256="0")
    cited = Document(id=document, name="工作方案", title="工作方案", kind="cited")
    graph = Graph()
    graph.add([Implements(source=citing, target=cited, provenance=said("citing", "工作方案", 0))])
    load(empty, graph, "citing")
    assert list(texts(empty)) == [document]
    remove(empty, document)
    assert empty.run("MATCH (x:Text) RETURN x.id AS id") == []
    assert {row["id"] for row in empty.run("MATCH (d:Document) RETURN d.id AS id")} == {"citing", document}


@pytest.mark.parametrize("name", [*catalogue()])
def test_no_answer_and_no_picture_carries_a_whole_text(store, name):
    asked = catalogue()[name]
    rows = store.run(asked.text, **bind(asked, EXAMPLES[name]))
    nodes = [dict(node.properties) for node in drawn(store, name).nodes]
    shown = json.dumps([rows, nodes], ensure_ascii=False)
    for kept in texts(store).values():
        assert json.dumps(kept["text"], ensure_ascii=False)[1:-1] not in shown
