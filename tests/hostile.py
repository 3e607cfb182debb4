"""A made-up document whose values are as hostile to a file format as text can be."""

from kg.ontology import Basis, Leads, LocatedIn, Place, ReadAs, Text
from kg.stores.load import load
from tests import graphs

DOCUMENT = graphs.HUBEI
VALUES = (
    '他说"好","""连着三个',
    "a,b;c|d\te",
    "第一行\n第二行\r\n第三行\r末行\n",
    '=HYPERLINK("http://example.com")',
    "@SUM(1)+-1",
    "反斜杠\\\" 与 \\n 和 '单引号'",
    " 前后有空格 ",
    "\u2028\u2029\x85\ufeff\u200b",
    "𠮷野家😀",
    "null",
    "-0.10",
    "U+001F",
)
LISTED = (*VALUES, "", "其中\x1f其后")
"""For a list: one that holds nothing, and one that holds the sign that would part the list."""


def document_graph():
    """Return a graph with every one of the values in a text, in a quote, in a list and in an id."""
    whole = Text(id=DOCUMENT, name="正文", document=DOCUMENT, text="".join(VALUES), sha256="", pages=(0, 7, 2**40))
    spot = Place(id="420299", name="某地", level="county", lat=30.123456789012345, lon=-1e-07)
    group = graphs.agency("湖北省", "某局", "湖北省某局", *LISTED)
    edges = [ReadAs(source=graphs.DOCUMENTS[DOCUMENT], target=whole)]
    for number, value in enumerate(VALUES, 20):
        item = graphs.task(DOCUMENT, number, value)
        named = graphs.agency("湖北省", value, value)
        where = graphs.said(DOCUMENT, value, 100 * number)
        edges += [
            Leads(source=agency, target=item, provenance=where, basis=Basis.EXPLICIT, rank=rank)
            for rank, agency in enumerate((group, named))
        ]
        edges.append(LocatedIn(source=item, target=spot, provenance=where, basis=Basis.EXPLICIT, focus=value))
    return graphs.graph(DOCUMENT, *edges)


def put(store):
    """Load the document, and give it a text that is there and empty, which is not the same as none."""
    change = load(store, document_graph(), DOCUMENT)
    store.run("MATCH (t:Task {id: $id}) SET t.due = ''", id=f"{DOCUMENT}/20")
    return change
