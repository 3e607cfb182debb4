"""Sites to test: that of the seeds, and one of a graph whose every text is hostile."""

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urldefrag

from kg.rereading import reread
from kg.schema import node_classes, property_names
from kg.stores import open_store
from kg.subgraphs.whole import WholeGraph, whole_graph
from kg.views.site import write_site
from kg.views.site.graph_index import index_of
from tests.command import seeds_graph
from tests.pictures import HOSTILE

_KEPT = TemporaryDirectory(prefix="kg-sites-")
BESIDE = {"aside", "summary"}
"""Elements that hold what is not the text."""


@cache
def seeds_whole():
    store = open_store(str(seeds_graph()))
    try:
        return whole_graph(store)
    finally:
        store.close()


@cache
def seeds_index():
    return index_of(seeds_whole())


def write(whole, path, **given):
    """Write the site of a graph as `kg site` does."""
    return write_site(index_of(whole), path, rereadings=reread(whole), **given)


@cache
def seeds_site():
    """The folder of the site of the five seeds."""
    path = Path(_KEPT.name) / "seeds"
    write(seeds_whole(), path)
    return path


def hostile_whole():
    """Return a graph in which every text that a document could bring would do harm if it were read as markup."""
    kept = {c.__name__: [_hostile_node(c, number) for number in range(len(HOSTILE))] for c in node_classes()}
    ends = [("LEADS", "Agency", "Task"), ("SHARES", "Agency", "Task"), ("LOCATED_IN", "Task", "Place"),
            ("PRESUMED_TO_LEAD", "Agency", "Task"),
            ("INCLUDES", "Task", "Project"), ("BUILDS", "Task", "Cluster"), ("MEASURES", "Indicator", "Task"),
            ("DUE", "Task", "Milestone"), ("STATED_IN", "Project", "Document"), ("STATED_IN", "Task", "Document"),
            ("MEMBER_OF", "Agency", "Agency"), ("SUCCEEDS", "Agency", "Agency"), ("PART_OF", "Place", "Place"),
            ("PART_OF", "Task", "Section"), ("IMPLEMENTS", "Document", "Document"), ("ALIGNED_WITH", "Task", "Task"),
            ("GOVERNS", "Agency", "Place"), ("LOCATED_IN", "Cluster", "Place")]  # fmt: skip
    edges = {}
    for name, source, target in ends:
        edges.setdefault(name, []).extend(_hostile_edge(source, target, number) for number in range(len(HOSTILE)))
    return WholeGraph(nodes=kept, edges=edges)


def _hostile_node(node_class, number):
    text = HOSTILE[number]
    made = dict.fromkeys(property_names(node_class), text) | {"document": HOSTILE[number], "order": number, "level": 1}
    made |= {name: [text, *HOSTILE] for name in ("aliases", "companies") if name in made}
    return made | {"pages": [0], "text": "".join(HOSTILE), "known": True, "coverage": 0.5, "level": text}


def _hostile_edge(source, target, number):
    text, other = HOSTILE[number], HOSTILE[(number + 1) % len(HOSTILE)]
    start = "".join(HOSTILE).index(text)
    said = {"document": text, "quote": text, "mention": text, "role": text, "role_word": text, "focus": text}
    said |= {"start": start, "end": start + len(text), "mention_start": start, "mention_end": start + len(text)}
    said |= {"basis": "explicit", "rank": 1, "since": text, "why": text, "score": 0.5, "loader_version": text}
    return {"source_label": source, "source": text, "target_label": target, "target": other, "properties": said}


class Read(HTMLParser):
    """What a page holds: its elements, where it leads, its ids, and the text of the document without all beside it."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.links, self.ids, self._parts = [], [], set(), []
        self._open = []
        self.feed(html)
        self.text = "".join(self._parts)

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        self.elements.append((tag, named))
        self.links += [named[name] for name in ("href", "src", "action") if name in named]
        self.ids |= {named["id"]} if "id" in named else set()
        if tag not in ("meta", "link", "input", "br", "circle", "path"):
            self._open.append((tag, named))

    def handle_endtag(self, tag):
        if tag in ("circle", "path"):
            return
        opened, _ = self._open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"

    def handle_data(self, data):
        inside = [named.get("id") for _, named in self._open]
        if "text" not in inside or BESIDE & {tag for tag, _ in self._open}:
            return
        tag, named = self._open[-1]
        if tag in ("div", "details") and named.get("class") != "l" and not named.get("class", "").startswith("l "):
            assert not data.strip(), data  # what parts the lines in the file is no line
        else:
            self._parts.append(chr(int(named["data-code"])) if "data-code" in named else data)


@cache
def page(path):
    return Read(path.read_text(encoding="utf-8"))


def dead_links(site):
    """Yield page and address of every link that leads to no page, or to no element of one."""
    for file in sorted(site.rglob("*.html")):
        if file.name == "explorer.html":
            continue
        for link in page(file).links:
            address, fragment = urldefrag(link)
            target = (file.parent / address).resolve() if address else file.resolve()
            is_own = target.is_file() and site.resolve() in target.parents
            explored = target.name == "explorer.html" and fragment.startswith("node=")
            if not is_own or (fragment and not explored and unquote(fragment) not in page(target).ids):
                yield str(file.relative_to(site)), link
