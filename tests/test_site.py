"""The site as files: complete, exact, inert, the same at every run, and careful with the folder it is written to."""

import json
import random
import re
import subprocess
import sys

import pytest

from kg.coverage import audit, unknown_place_names
from kg.errors import KgError
from kg.pipeline import read_document
from kg.stores import open_store
from kg.stores.load import load
from kg.views.site.addresses import FOLDERS, address
from kg.views.site.document_text import Annotated, lines
from kg.views.site.folder import MANIFEST, Folder
from kg.views.site.segments import Mark, segments
from kg.views.site.text_marks import Meaning
from loaders.responsibility.coverage import NOT_UNDERSTOOD
from tests.command import kg, seeds_graph
from tests.graphs import HUBEI, graph
from tests.pictures import HOSTILE
from tests.seeds import EVERY, path_of
from tests.sites import Read, dead_links, hostile_whole, page, seeds_index, seeds_site, seeds_whole, write

pytestmark = pytest.mark.slow

POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'"


def contents(folder):
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    path = tmp_path_factory.mktemp("site") / "hostile"
    write(hostile_whole(), path, explorer=False)
    return path


# --- pages and addresses ---------------------------------------------------------------------------------------------


def test_everything_has_its_page():
    graph = seeds_index()
    pages = {thing.address for label in FOLDERS for thing in graph.of(label)}
    assert len(pages) == sum(len(graph.of(label)) for label in FOLDERS) > 900
    assert pages <= set(contents(seeds_site()))


def test_every_label_with_pages_but_tasks_is_in_the_register():
    register = page(seeds_site() / "register.html")
    assert {*map(str.lower, FOLDERS)} - register.ids == {"task"}, "kg/views/site/start_pages.py, _register"


def test_every_link_leads_to_a_page_or_an_element_of_the_site():
    assert list(dead_links(seeds_site())) == []


ADDRESSES = [
    ("a division has its code", "Place", "420200", "place/420200.html"),
    ("a Chinese name has its hash", "Agency", "湖北省/发展改革委", r"agency/[0-9a-f]{16}\.html"),
    ("a number stays readable", "Document", "黄政办发-2021-57号", r"document/2021-57-[0-9a-f]{16}\.html"),
    ("a reserved name gets a hash", "Project", "con", r"project/con-[0-9a-f]{16}\.html"),
    ("no way leads out of the folder", "Project", "../../x", r"project/x-[0-9a-f]{16}\.html"),
]


@pytest.mark.parametrize(
    ("label", "identity", "name"), [row[1:] for row in ADDRESSES], ids=[row[0] for row in ADDRESSES]
)
def test_an_address_is_a_name_on_every_system(label, identity, name):
    assert re.fullmatch(name, address(label, identity))


def test_names_that_differ_only_in_letter_case_have_two_pages():
    assert address("Project", "5G") != address("Project", "5g")


def test_an_address_does_not_depend_on_what_else_is_in_the_graph(tmp_path):
    store = open_store(str(tmp_path / "graph"), create=True)
    load(store, graph(HUBEI), HUBEI)
    store.close()
    assert kg("site", tmp_path / "site", "--no-explorer", store=tmp_path / "graph").status == 0
    assert "place/420200.html" in set(contents(tmp_path / "site")) & set(contents(seeds_site()))


# --- the text of a document ------------------------------------------------------------------------------------------


def test_the_text_comes_back_character_by_character():
    graph = seeds_index()
    assert len(graph.texts) == 5
    for document, kept in graph.texts.items():
        read = page(seeds_site() / address("Document", document))
        assert read.text == kept["text"]


def test_every_mention_of_the_graph_is_marked_and_leads_to_what_it_names():
    graph = seeds_index()
    for document in graph.texts:
        html = (seeds_site() / address("Document", document)).read_text(encoding="utf-8")
        linked = set(re.findall(r'<a class="m [^"]*" href="\.\./([^"]+)"', html))
        explained = re.findall(r'title="([^"]*)"', html)
        for link in graph.stated_by(document):
            if link.type in ("LEADS", "SHARES") and link.said.get("mention"):
                assert link.source.address in linked or any(link.source.name in title for title in explained)


def test_the_account_of_the_reading_stands_beside_the_text():
    texts = [page(seeds_site() / address("Document", document)) for document in seeds_index().texts]
    kinds = {
        named["class"]
        for read in texts
        for tag, named in read.elements
        if tag == "aside" and "note" in named.get("class", "")
    }
    assert kinds == {"note aside", "note passed", "note unread"}


def test_the_margin_tells_what_the_check_tells():
    pages = (seeds_site() / address("Document", document) for document in seeds_index().texts)
    html = "".join(page.read_text(encoding="utf-8") for page in pages)
    readings = [read_document(path_of(name)) for name in EVERY]
    accounts = [audit(reading) for reading in readings]
    assert html.count('class="note unread">未读懂') == sum(account.words[NOT_UNDERSTOOD] for account in accounts)
    unknown = sum(len(list(unknown_place_names(reading))) for reading in readings)
    assert html.count('class="note unread">地名，未能对应') == unknown > 20
    names = {name for account in accounts for name in account.unknown_agencies}
    assert html.count('class="note unread">全称不详，照录') == len(names) > 0
    lists = sum(len(reading.plan.unread_lists) for reading in readings)
    assert html.count('class="note unread">未读的单位') == lists
    refused = sum(len(reading.plan.refused) for reading in readings)
    assert html.count('class="note unread">不是单位') == refused
    set_aside = sum(bool(item.became) for account in accounts for item in account.set_aside)
    assert html.count('class="note aside">改正：') == set_aside > 10


def annotated(text, marks=(), pages=(), remarks=()):
    html = "".join(lines(Annotated(text=text, pages=pages, marks=marks, remarks=remarks)))
    return Read(f'<div id="text">\n{html}</div>')


ODD = [
    "",
    "\n",
    "甲",
    "甲\n",
    "\n\n甲",
    "甲\r乙\x00丙\x0b丁",
    "a<b>&amp;\"'",
    "\u202e反\u2066向\ufeff",
    "𠮷\t林 \u3000",
    "\x85\x7f\u2028",
]


@pytest.mark.parametrize("text", ODD)
def test_an_odd_text_comes_back(text):
    assert annotated(text).text == text


def test_a_long_text_works_and_comes_back():
    text = "推进黄石市重点任务，由市发改委牵头，" * 45_000 + "\n" + "第一行\n" * 60_000
    assert len(text) > 1_000_000
    marks = [Mark(start=at, end=at + 3, said=Meaning(kind="place", words="黄石市")) for at in range(2, 400_000, 18)]
    assert annotated(text, marks, pages=range(0, len(text), 2000)).text == text


def test_no_direction_sign_acts_in_the_page():
    html = "".join(lines(Annotated(text="省\u202e财政\u2066厅", pages=(), marks=(), remarks=())))
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", html)


@pytest.mark.parametrize("seed", range(30))
def test_marks_that_nest_and_overlap_in_any_way_leave_the_text_whole(seed):
    chance = random.Random(seed)
    text = "".join(chance.choice("甲乙丙<&\n\u202e𠮷 ") for _ in range(200))
    spans = [sorted((chance.randrange(-5, 210), chance.randrange(-5, 210))) for _ in range(60)]
    marks = [Mark(start=a, end=b, said=Meaning(kind="agency", words=f"“{a}”")) for a, b in spans]
    assert annotated(text, marks, pages=(0, 50, 50, 199)).text == text
    for segment in segments(marks, (), len(text)):
        around = {(mark.start, mark.end) for mark in segment.marks}
        assert around == {(a, b) for a, b in spans if 0 <= a <= segment.start and segment.end <= b <= len(text)}


def test_where_marks_nest_the_inner_one_leads():
    marks = [Mark(start=0, end=6, said="project"), Mark(start=0, end=2, said="place")]
    assert [(s.start, s.end, [m.said for m in s.marks]) for s in segments(marks, (), 8)] == [
        (0, 2, ["place", "project"]), (2, 6, ["project"]), (6, 8, []),
    ]  # fmt: skip


def loaded(plan, folder):
    """Load a plan into the graph of a folder."""
    (folder / "plan.txt").write_text(plan, encoding="utf-8")
    assert kg("load", "--quiet", folder / "plan.txt", store=folder / "my.arcade").status == 0


def page_of_the_plan(folder):
    """Write the site of the graph of a folder; return the page of its one document."""
    assert kg("site", folder / "site", "--no-explorer", store=folder / "my.arcade").status == 0
    (html,) = (file.read_text(encoding="utf-8") for file in (folder / "site" / "document").iterdir())
    return html


def test_the_margin_knows_what_fits_several_and_what_was_decided(tmp_path):
    plan = "国务院办公厅关于印发工作方案的通知\n一、主要任务\n1.支持鼓楼区建设。(责任单位:教育部、甲乙局)\n"
    loaded(plan, tmp_path)
    before = page_of_the_plan(tmp_path)
    for name, kind in (("甲乙局", "agency"), ("鼓楼区", "place")):
        assert kg("resolve", name, "--kind", kind, "--ignore", store=tmp_path / "my.arcade").status == 0
    loaded(plan, tmp_path)
    after = page_of_the_plan(tmp_path)
    assert [html.count('class="note unread">地名，可指多个') for html in (before, after)] == [1, 0]
    assert [html.count('class="note aside">已决定不予理会') for html in (before, after)] == [0, 2]


HALF_READ = "示例市人民政府关于印发工作方案的通知\n一、主要任务\n1.建设铁路。(责任单位:市发改委)\n2.市商务局内部牵头事宜另行明确。\n"


def test_a_text_that_was_not_understood_is_told_beside_it(tmp_path):
    loaded(HALF_READ, tmp_path)
    html = page_of_the_plan(tmp_path)
    assert 'class="note unread">未读懂' in html
    assert re.search(r'class="[^"]*in-unread[^"]*"[^>]*>[^<]*内部牵头', html)
    assert Read(html).text == HALF_READ


def test_where_the_text_read_again_gives_other_tasks_the_margin_is_left_empty(tmp_path):
    loaded(HALF_READ, tmp_path)
    store = open_store(str(tmp_path / "my.arcade"))
    store.run("MATCH (t:Task) SET t.path = t.path + '/other'")
    store.close()
    html = page_of_the_plan(tmp_path)
    assert "请重新读入此文件" in html
    assert 'class="note unread">未读懂' not in html
    assert Read(html).text == HALF_READ


# --- hostile texts ---------------------------------------------------------------------------------------------------


def test_no_text_of_a_document_becomes_markup(hostile):
    for file in hostile.rglob("*.html"):
        read = page(file)
        tags = {tag for tag, _ in read.elements}
        assert not tags & {"img", "iframe", "object"}
        assert not any(name.startswith("on") or name == "style" for _, named in read.elements for name in named)
        assert ("script" in tags) == (file.name == "search.html")


def test_hostile_texts_come_back_as_they_are(hostile):
    documents = [page(hostile / address("Document", text)) for text in HOSTILE]
    assert {read.text for read in documents} == {"".join(HOSTILE)}


def test_every_link_of_a_hostile_site_stays_inside_it(hostile):
    assert list(dead_links(hostile)) == []


def test_the_search_index_is_data_and_no_script_of_its_own(hostile):
    script = (hostile / "index.js").read_text(encoding="utf-8")
    rows = json.loads(script.removeprefix("window.kgIndex=").split(";\nwindow.kgWords=")[0])
    assert {row[1] for row in rows} == set(FOLDERS)


def test_only_the_search_may_run_the_scripts_of_the_site():
    for name in ("index.html", "matrix.html", "place/420200.html"):
        assert POLICY in [named.get("content") for _, named in page(seeds_site() / name).elements]
    search = [named.get("content", "") for _, named in page(seeds_site() / "search.html").elements]
    assert any("script-src 'self'" in content for content in search)
    assert not any("unsafe" in content for content in search)


# --- the folder ------------------------------------------------------------------------------------------------------


def test_the_same_graph_gives_the_same_bytes(tmp_path):
    write(seeds_whole(), tmp_path / "again")
    assert contents(tmp_path / "again") == contents(seeds_site())
    assert not any(b"\r\n" in data for data in contents(tmp_path / "again").values())


def test_a_second_run_removes_its_stale_pages_and_no_other_file(tmp_path):
    site = tmp_path / "site"
    write(hostile_whole(), site, explorer=False)
    (site / "CNAME").write_text("mine", encoding="utf-8")
    before = set(contents(site))
    assert write(seeds_whole(), site, explorer=False).stale > 0
    assert {name for name in contents(site) if name not in contents(seeds_site())} == {"CNAME"}
    assert len(before - set(contents(site))) > 50


def test_a_folder_with_other_files_is_refused(tmp_path):
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    ended = kg("site", tmp_path, store=seeds_graph())
    assert (ended.status, ended.out) == (2, "")
    assert ended.err == f"kg: the folder {tmp_path} holds other files and no site: name another, or an empty one\n"
    assert contents(tmp_path) == {"index.html": b"mine"}


def test_a_file_of_another_in_the_way_is_not_overwritten(tmp_path):
    folder = Folder(tmp_path / "site")
    folder.take(["index.html"])
    (tmp_path / "site" / "matrix.html").write_text("mine", encoding="utf-8")
    with pytest.raises(KgError, match=r"matrix\.html is no file of this site"):
        Folder(tmp_path / "site").take(["index.html", "matrix.html"])


def test_a_manifest_cannot_have_files_outside_removed(tmp_path):
    site = tmp_path / "site"
    write(hostile_whole(), site, explorer=False)
    kept = [tmp_path / "kept.html", site / "notes.txt"]
    for file in kept:
        file.write_text("mine", encoding="utf-8")
    named = {"files": ["../kept.html", str(tmp_path / "kept.html"), "notes.txt", 7, "index.html"]}
    (site / MANIFEST).write_text(json.dumps(named), encoding="utf-8")
    with pytest.raises(KgError):
        write(hostile_whole(), site, explorer=False)  # its own pages are not known to be its own now
    assert Folder(site).keep_only([]) == 1
    assert not (site / "index.html").exists()
    assert all(file.exists() for file in kept)


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    site = tmp_path / "site"
    Folder(site).take(["index.html"])
    (site / "agency").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(KgError, match="leads out of the site"):
        write(hostile_whole(), site, explorer=False)
    assert not any((tmp_path / "elsewhere").iterdir())


def test_a_file_is_no_folder_and_a_damaged_manifest_is_said(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(KgError, match="is a file"):
        Folder(tmp_path / "file")
    (tmp_path / MANIFEST).write_text("{", encoding="utf-8")
    with pytest.raises(KgError, match="is damaged"):
        Folder(tmp_path)


def test_a_graph_without_documents_is_said(tmp_path):
    open_store(str(tmp_path / "graph"), create=True).close()
    ended = kg("site", tmp_path / "site", store=tmp_path / "graph")
    assert ended.status == 1
    assert "holds no documents" in ended.err
    assert not (tmp_path / "site").exists()


def test_without_jinja2_it_says_what_to_install(tmp_path):
    code = (
        "import sys; sys.modules['jinja2'] = None\n"
        "from kg.errors import KgError\nfrom kg.views.site import write_site\nfrom kg.views.site.graph_index import GraphIndex\n"
        "from pathlib import Path\n"
        f"try: write_site(GraphIndex(things={{}}, links=[], texts={{}}), Path({str(tmp_path / 'site')!r}), rereadings={{}})\n"
        "except KgError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "kg site needs a package that is not installed; run: pip install 'kg[view]'\n"


# --- what the lists say ----------------------------------------------------------------------------------------------


def test_an_agency_lists_each_task_with_its_basis_and_sentence():
    html = (seeds_site() / address("Agency", "湖北省/发展改革委")).read_text(encoding="utf-8")
    assert "湖北省发展和改革委员会" in html
    assert html.count('<tr class="inferred">') == html.count('<td class="basis">推定牵头') > 20
    assert html.count("<h2>写明牵头") == html.count("<h2>推定牵头") == 1
    assert "<mark>省发改委</mark>" in html
    assert '<text class="heading"' in html


def test_the_numbers_of_the_matrix_are_those_of_the_lists():
    graph = seeds_index()
    agency = graph.things["Agency", "黄石市/交通运输局"]
    tasks = {link.target for link in graph.out(agency, "LEADS", "SHARES")}
    matrix = (seeds_site() / "matrix/420000.html").read_text(encoding="utf-8")
    row = next(part for part in matrix.split("<tr>") if f'{agency.address}">{agency.name}' in part)
    assert f'<td class="sum">{len(tasks)}</td>' in row
    located = {link.source for link in graph.into(graph.things["Place", "420200"], "LOCATED_IN")} & tasks
    below = [link.source for link in graph.into(graph.things["Place", "420200"], "PART_OF")]
    located |= {link.source for place in below for link in graph.into(place, "LOCATED_IN")} & tasks
    assert f"黄石市：任务 {len(located)}，" in row


def test_the_calendar_holds_every_milestone_on_its_day():
    html = (seeds_site() / "calendar.html").read_text(encoding="utf-8")
    milestones = seeds_index().of("Milestone")
    assert len(milestones) > 3
    for milestone in milestones:
        assert f'id="{milestone.address.partition("#")[2]}"><time datetime="{milestone.said["by"]}">' in html
