"""The network view as a file: complete, offline, inert, the same at every run."""

import base64
import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from kg.errors import DataError, MissingExtraError
from kg.views import style
from kg.views.captions import captions
from kg.views.network.build import mark_of, render, script_of_page, write
from kg.views.network.layout import BOX, positions
from kg.views.words import words
from tests.pictures import HOSTILE, NDRC, NDRC_HUANGSHI, NDRC_JIANGXI, QUOTE, hostile, node, question


class Page(HTMLParser):
    """The elements of a page, and the text of its scripts."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.scripts, self.data = [], [], ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, text):
        tag, attributes = self.elements[-1] if self.elements else ("", {})
        if tag == "script" and attributes.get("type") == "application/json":
            self.data += text
        elif tag == "script" and text.strip():
            self.scripts.append(text)

    def policy(self):
        return next(a["content"] for t, a in self.elements if a.get("http-equiv") == "Content-Security-Policy")


@pytest.fixture(scope="module")
def page():
    return Page(render(question()))


def test_the_page_asks_for_nothing_outside_itself(page):
    loading = [
        value for _, attributes in page.elements for name, value in attributes.items() if name in ("src", "href")
    ]
    assert loading == ["#table"]
    assert "default-src 'none'" in page.policy()


def test_only_the_two_scripts_of_the_page_may_run(page):
    digests = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in page.scripts}
    allowed = set(re.findall(r"'sha256-([^']+)'", page.policy()))
    assert len(page.scripts) == 2
    assert digests == allowed
    assert "'unsafe-inline'" not in page.policy().split("script-src")[1].split(";")[0]


def test_no_text_of_a_document_becomes_markup():
    plain, harmed = Page(render(question())), Page(render(hostile()))
    assert [tag for tag, _ in harmed.elements] == [tag for tag, _ in plain.elements]
    assert harmed.scripts == plain.scripts


def test_hostile_ids_and_names_arrive_as_they_are():
    data = json.loads(Page(render(hostile())).data)
    assert [n["id"] for n in data["nodes"]][:-1] == list(HOSTILE)
    assert [e["quote"] for e in data["edges"]] == [f"牵头：{text}。" for text in HOSTILE]


def test_the_same_subgraph_gives_the_same_bytes(tmp_path):
    write(question(), tmp_path / "one.html")
    write(question(), tmp_path / "two.html")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()
    assert b"\r\n" not in (tmp_path / "one.html").read_bytes()


def test_the_mark_is_the_mention_inside_the_quote(page):
    edges = json.loads(page.data)["edges"]
    marked = {QUOTE[start:end] for start, end in (e["mark"] for e in edges if e["mark"] and e["quote"] == QUOTE)}
    assert marked == {"省发改委", "省住建厅", "黄石"}


MARKS = [
    ("a sign outside the first plane counts twice", "𠮷林：省发改委", "省发改委", 3, [4, 8]),
    ("a mention in a heading above is not marked", "牵头单位", "省发改委", -9, []),
    ("a mention that is not what stands there is not marked", "牵头：省财政厅", "省发改委", 3, []),
    ("no mention, no mark", "牵头：省财政厅", "", 0, []),
]


@pytest.mark.parametrize(("quote", "mention", "at", "mark"), [row[1:] for row in MARKS], ids=[row[0] for row in MARKS])
def test_marks_are_counted_as_javascript_counts(quote, mention, at, mark):
    assert mark_of({"quote": quote, "mention": mention, "start": 50, "mention_start": 50 + at}) == mark


def test_parallel_edges_are_all_kept_and_inferred_ones_known(page):
    edges = json.loads(page.data)["edges"]
    assert [(e["type"], e["inferred"]) for e in edges if e["from"] == NDRC] == [
        ("PRESUMED_TO_LEAD", True),
        ("SHARES", False),
    ]
    assert len(edges) == len(question().edges)


def test_agencies_of_one_short_name_are_told_apart():
    names = captions(question().nodes)
    assert [names[i] for i in (NDRC, NDRC_HUANGSHI, NDRC_JIANGXI)] == [
        "湖北省发展改革委",
        "黄石市发展改革委",
        "江西省发展改革委",
    ]


CAPTIONS = [
    ("a relative name takes the name of its place", {"name": "省电力公司", "jurisdiction": "420000"}, "湖北省电力公司"),
    ("市 may belong to the name", {"name": "市场监管总局", "jurisdiction": "420200"}, "市场监管总局"),
    ("the State Council's own need no place", {"name": "国家发展改革委", "short": "发展改革委", "jurisdiction": "100000"}, "国家发展改革委"),
    ("a name of another place stays", {"name": "武汉海关", "short": "武汉海关", "jurisdiction": "420000"}, "武汉海关"),
    ("a place in the short name is not said twice", {"name": "黄石市人民政府", "short": "黄石市人民政府", "jurisdiction": "420200"}, "黄石市人民政府"),
    ("direction signs do not turn a name round", {"name": "省财\u202e政厅", "jurisdiction": ""}, "省财政厅"),
]  # fmt: skip


@pytest.mark.parametrize(("properties", "name"), [row[1:] for row in CAPTIONS], ids=[row[0] for row in CAPTIONS])
def test_an_agency_is_called(properties, name):
    assert captions([node("Agency", "x", **properties)]) == {"x": name}


def test_namesakes_say_which_is_which():
    counties = [node("Place", code, name="鼓楼区", adcode=code) for code in ("320106", "350102")]
    tasks = [node("Task", f"{d}/1", title="优化营商环境", document=d, number="1") for d in ("甲", "乙")]
    same = [node("Project", ident, name="产业园") for ident in ("p1", "p2")]
    assert list(captions(counties).values()) == ["鼓楼区（江苏省南京市）", "鼓楼区（福建省福州市）"]
    assert list(captions(tasks).values()) == ["优化营商环境（甲 1）", "优化营商环境（乙 1）"]
    assert list(captions(same).values()) == ["产业园（p1）", "产业园（p2）"]


def test_no_node_stands_in_the_box_of_another():
    names = [str(n) for n in range(60)]
    hubs = [(str(n % 3), str(n)) for n in range(3, 60)]
    points = [(p.x, p.y) for p in positions(names, hubs).values()]
    overlapping = [
        (a, b)
        for i, a in enumerate(points)
        for b in points[:i]
        if abs(a[0] - b[0]) < 0.7 * BOX[0] and abs(a[1] - b[1]) < 0.7 * BOX[1]
    ]
    assert overlapping == []


def test_positions_follow_from_what_is_linked_alone():
    points = positions(["a", "b", "c"], [("a", "b"), ("b", "c"), ("c", "c")])
    assert points == positions(["a", "b", "c"], [("b", "a"), ("c", "b"), ("a", "b")])
    assert positions([], []) == {}
    assert len(positions(["alone"], [])) == 1


def test_many_nodes_stay_within_sight():
    names = [str(n) for n in range(700)]
    points = positions(names, [(str(n * n % 40), str(n)) for n in range(650)]).values()
    assert max(abs(p.x) for p in points) < 10_000


def test_an_edge_to_nowhere_and_an_id_used_twice_are_refused():
    whole = question()
    with pytest.raises(ValueError, match="not drawn: 420200"):
        render(replace(whole, nodes=whole.nodes[:-1]))
    with pytest.raises(ValueError, match="same id"):
        render(replace(whole, nodes=(*whole.nodes, whole.nodes[0])))


def test_every_label_type_basis_and_property_has_a_name_in_both_languages():
    entries = [e for part in ("labels", "types", "bases", "roles", "properties") for e in style.style()[part].values()]
    assert all(entry["zh"] and entry["en"] for entry in entries)
    with pytest.raises(DataError, match=r"labels and the ontology disagree on Robot"):
        style.check({**style.style(), "labels": {**style.style()["labels"], "Robot": {}}})


def test_the_page_holds_its_words_in_both_languages(page):
    said = json.loads(page.data)["words"]
    assert said == {key: both._asdict() for key, both in words("network").every().items()}
    assert said["skip"] == {"zh": "跳到表格", "en": "Skip to the table"}


def test_no_script_builds_markup_from_text():
    script = script_of_page()
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", script)


def test_importing_the_view_does_not_import_pyvis():
    code = "import kg.views.network.build, sys; sys.exit(any(m in sys.modules for m in ('pyvis', 'numpy', 'jinja2')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_without_pyvis_the_error_says_what_to_install(monkeypatch):
    monkeypatch.delitem(sys.modules, "kg.views.network.pyvis", raising=False)
    monkeypatch.setitem(sys.modules, "pyvis.network", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'kg\[view\]'"):
        render(question())


def test_an_empty_answer_is_a_page_too():
    data = json.loads(Page(render(replace(question(), nodes=(), edges=()))).data)
    assert (data["nodes"], data["edges"]) == ([], [])
