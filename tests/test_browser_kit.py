"""The kit for Neo4j Browser: it follows from cypher/ and the ontology, is the same at every run, and stays inert."""

import http.client
import io
import re
import signal
import sys
import threading
from dataclasses import replace
from html.parser import HTMLParser
from zipfile import ZipFile

import pytest

from kg.errors import MissingExtraError
from kg.queries import catalogue, question, themes
from kg.schema import label_of, labels, node_classes, property_names, relationship_types
from kg.views.browser import guide as guides
from kg.views.browser.forms import GIVEN, columns, examples, picture, rows, setting
from kg.views.browser.grass import CAPTIONS, grass
from kg.views.browser.guide import guide, listing, plain_in_asciidoc
from kg.views.browser.kit import ARCHIVE, GUIDE, NEW_GUIDE, STYLE, kit, write
from kg.views.browser.literals import literal, literal_map
from kg.views.browser.saved import forms, saved_queries
from kg.views.browser.server import serving
from kg.views.style import style
from tests import frontend
from tests.command import kg, started
from tests.needs import unless
from tests.pictures import HOSTILE
from tests.ports import free_ports

ADDRESS = "http://localhost:8011"
ADDRESSES = {"style": f"{ADDRESS}/{STYLE}", "archive": f"{ADDRESS}/{ARCHIVE}"}
RULE = re.compile(r"^(?P<selector>[\w.]+) \{\n(?P<body>(?:  .+;\n)+)\}$", re.MULTILINE)


@pytest.fixture(scope="module")
def files():
    return kit(ADDRESS)


class Elements(HTMLParser):
    """The tags of a page, their attributes, and its text."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes

    def handle_data(self, text):
        self.text += text


# --- the style -------------------------------------------------------------------------------------------------------


def test_every_label_and_type_has_a_rule_in_our_colours():
    rules = {rule["selector"]: rule["body"] for rule in RULE.finditer(grass())}
    assert set(rules) == {
        *("node", "relationship"),
        *(f"node.{label}" for label in labels()),
        *(f"relationship.{name}" for name in relationship_types()),
    }
    assert all(f"  color: {style()['labels'][label]['fill']};\n" in rules[f"node.{label}"] for label in labels())
    assert all(
        f"  color: {style()['types'][name]['light']};\n" in rules[f"relationship.{name}"]
        for name in relationship_types()
    )


def test_the_style_has_nothing_that_the_browser_stumbles_over():
    rest = RULE.sub("", grass())
    assert rest.strip() == ""
    values = re.findall(r"^  [\w-]+: (.*);$", grass(), re.MULTILINE)
    assert values
    assert not [value for value in values if ":" in value or "/*" in value]


def test_a_caption_shows_properties_that_its_label_has():
    having = {label_of(c): property_names(c) for c in node_classes()}
    assert all(set(re.findall(r"\{(\w+)\}", text)) <= set(having[label]) for label, text in CAPTIONS.items())


# --- the saved queries -----------------------------------------------------------------------------------------------


def test_every_question_is_saved_in_every_form():
    named = [query.name.split("-", 1)[1] for query in saved_queries()]
    assert sorted(named) == sorted(f"{name}-{form.name}" for name in catalogue() for form in forms())


def test_the_first_line_is_a_title_of_its_own():
    titles = [query.title for query in saved_queries()]
    assert all(query.text.startswith(f"// {query.title}\n") for query in saved_queries())
    assert len({(query.theme, query.title) for query in saved_queries()}) == len(titles)


def test_titles_sort_as_the_archive_does():
    for theme in themes():
        titles = [query.title for query in saved_queries() if query.theme == theme]
        assert titles == sorted(titles)


@pytest.mark.parametrize("name", [name for name in catalogue() if len(catalogue()[name].parameters) > 1])
def test_the_second_line_holds_all_that_can_be_changed(name):
    asked = question(name)
    given = {key: value for key, value in examples(asked).items() if isinstance(value, str)}
    for form in ("picture", "rows"):
        text = next(query.text for query in saved_queries() if query.name.endswith(f"-{name}-{form}"))
        assert text.splitlines()[1] == f"WITH {literal_map(given)} AS {GIVEN}"
        assert "$" not in text.split("\n", 1)[1]


@pytest.mark.parametrize("name", [*catalogue()])
def test_a_version_with_parameters_uses_those_that_the_setting_sets(name):
    asked = question(name)
    declared = {parameter.name for parameter in asked.parameters}
    for text in (rows(asked), picture(asked)):
        assert set(re.findall(r"\$(\w+)", text)) == declared
    assert set(re.findall(r"[{ ](\w+): ", setting(examples(asked)))) == declared


def test_no_question_uses_the_variable_of_the_values():
    assert not [name for name, asked in catalogue().items() if re.search(rf"\b{GIVEN}\b", rows(asked))]


def test_the_line_of_values_is_one_line_whatever_they_are():
    values = {"agency": HOSTILE[-2] + "'\n\\u0027;", "place": "黄石"}
    text = columns(question("co-owned"), ["agency"], examples(question("co-owned")) | values)
    first = text.splitlines()[0]
    assert first.endswith(f"}} AS {GIVEN}")
    assert "省\\'财\"政\\\\厅" in first


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("省发改委", "'省发改委'"),
        ("it's", r"'it\'s'"),
        ("\\", r"'\\'"),
        ("\\'", r"'\\\''"),
        ("a\nb", r"'a\nb'"),
        ("$agency", "'$agency'"),
        (500, "500"),
    ],
)
def test_a_value_is_written_as_a_literal(value, written):
    assert literal(value) == written


def test_what_a_comment_or_a_string_calls_a_parameter_stays():
    asked = replace(
        question("groups"),
        text="// t\nMATCH (g:Agency)\n// $agency\nWHERE g.name <> '$agency' AND g.id = $agency\nRETURN g.id AS id\nORDER BY id\nLIMIT $limit;\n",
        columns=("id",),
    )
    text = rows(asked, {"agency": "x", "limit": 3})
    assert "// $agency" in text
    assert f"'$agency' AND g.id = {GIVEN}.agency" in text
    assert text.endswith("RETURN id\nORDER BY id\nLIMIT 3")


def test_folders_of_the_archive_are_the_themes(files):
    with ZipFile(io.BytesIO(files[ARCHIVE])) as archive:
        names = archive.namelist()
        held = {f"queries/{name}": archive.read(name) for name in names}
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    assert list(dict.fromkeys(name.split("/")[0] for name in names)) == list(themes())
    assert held == {path: content for path, content in files.items() if path.startswith("queries/")}


def test_the_kit_is_the_same_at_every_run(files, tmp_path):
    assert kit(ADDRESS) == files
    for name in ("one", "two"):
        assert kg("browser", tmp_path / name).status == 0
    one, two = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.*")}
        for name in ("one", "two")
    )
    assert one == two
    assert {path.as_posix() for path in one} == set(files)


# --- the guide -------------------------------------------------------------------------------------------------------


def test_the_guide_asks_for_agency_and_place(files):
    page = Elements(files[GUIDE].decode())
    asked = [value for name, value in page.attributes if name == "value-for"]
    filled = [value for name, value in page.attributes if name == "value-key"]
    assert asked[:2] == ["agency", "place"]
    assert filled == asked
    assert ("data-exec", f"style {ADDRESS}/{STYLE}") in page.attributes
    assert setting(examples(question("co-owned"))) in page.text


def test_both_guides_hold_the_named_question_and_all_others(files):
    page, text = Elements(files[GUIDE].decode()), files[NEW_GUIDE].decode()
    asked = question("co-owned")
    assert picture(asked) in page.text
    assert picture(asked) in text
    populated = [value for name, value in page.attributes if name == "data-populate"]
    assert len(populated) == 2 * (len(catalogue()) - 1)
    others = [other for name, other in catalogue().items() if name != "co-owned"]
    assert all(picture(other, examples(other)) in populated for other in others)
    assert all(other.title in page.text and other.title in text for other in others)


@pytest.fixture
def hostile_guides(monkeypatch):
    asked = question("co-owned")
    agency, *others = asked.parameters

    def with_text(text):
        harmed = replace(
            asked,
            title=text,
            description=text,
            parameters=(replace(agency, example=text, description=text), *others),
            text=asked.text.replace("MATCH (a:Agency)", "MATCH (a:Agency)\n" + f"// {text}\n----", 1),
        )
        monkeypatch.setattr(guides, "question", lambda name: harmed)
        return guide(GUIDE, **ADDRESSES), guide(NEW_GUIDE, **ADDRESSES)

    return with_text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_value_becomes_markup_of_the_guide(text, hostile_guides, files):
    html, adoc = hostile_guides(text)
    assert Elements(html).tags == Elements(files[GUIDE].decode()).tags
    assert f"*{plain_in_asciidoc(text)}*" in adoc
    assert text in Elements(html).text


def test_what_asciidoc_reads_as_markup_is_spelt_out():
    assert plain_in_asciidoc("*省* {x} <<y>> a_b, c.") == "&#42;省&#42; &#123;x&#125; &#60;&#60;y&#62;&#62; a&#95;b, c."


def test_a_statement_cannot_end_its_listing():
    assert listing("MATCH\n----\nRETURN").splitlines()[1::4] == ["-----", "-----"]


def test_without_jinja2_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(MissingExtraError, match=r"kg browser .* pip install 'kg\[view\]'"):
        kit(ADDRESS)


# --- the guide, as Asciidoctor reads it ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def asciidoctor():
    unless(frontend.why_not, "KG_REQUIRE_NEO4J")
    return frontend.guide_of


def test_asciidoctor_reads_the_guide_without_a_fault(asciidoctor, files):
    read = asciidoctor(files[NEW_GUIDE].decode())
    assert read["title"] == "规划图谱指南 Guide to the graph of plans"
    assert read["faults"] == []


def test_every_question_is_a_listing_of_the_guide_and_none_is_cut(asciidoctor, files):
    listings = asciidoctor(files[NEW_GUIDE].decode())["listings"]
    asked = question("co-owned")
    others = [other for name, other in catalogue().items() if name != asked.name]
    assert picture(asked) in listings
    assert {picture(other, examples(other)) for other in others} <= set(listings)
    assert [listing for listing in listings if listing.startswith(":param agency")] == [":param agency => '省发改委'"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_value_becomes_markup_for_asciidoctor(text, asciidoctor, hostile_guides, files):
    _, harmed = hostile_guides(text)
    read, plain = asciidoctor(harmed), asciidoctor(files[NEW_GUIDE].decode())
    page = Elements(read["html"])
    assert (page.tags, read["faults"]) == (Elements(plain["html"]).tags, [])
    assert text in page.text


# --- the server ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ask(files):
    with serving(files, free_ports(1)[0]) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()

        def asked(method, path):
            connection = http.client.HTTPConnection(*server.server_address)
            connection.request(method, path)
            answer = connection.getresponse()
            content = answer.read()
            connection.close()
            return answer, content

        yield asked
        assert server.server_address[0] == "127.0.0.1"
        server.shutdown()
        thread.join()


def test_the_browser_is_allowed_to_ask(ask):
    answer, content = ask("OPTIONS", f"/{GUIDE}")
    assert (answer.status, content) == (204, b"")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Allow-Headers"] == "*"


@pytest.mark.parametrize("path", [GUIDE, NEW_GUIDE, STYLE, ARCHIVE])
def test_a_file_of_the_kit_is_handed_out(path, ask, files):
    answer, content = ask("GET", f"/{path}?x=1")
    assert (answer.status, content) == (200, files[path])
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    head, nothing = ask("HEAD", f"/{path}")
    assert (head.headers["Content-Length"], nothing) == (str(len(content)), b"")


@pytest.mark.parametrize(
    "path",
    ["/", "/queries", "/../pyproject.toml", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/kg.html/..", "/kg.grass%00"],
)
def test_nothing_else_is(path, ask):
    answer, content = ask("GET", path)
    assert (answer.status, content) == (404, b"")


def test_nothing_can_be_sent(ask):
    assert ask("POST", f"/{GUIDE}")[0].status == 501


# --- the command -----------------------------------------------------------------------------------------------------


def test_the_command_serves_until_it_is_stopped(tmp_path):
    port = free_ports(1)[0]
    neo4j = "http://localhost:7475/"
    with started("browser", tmp_path / "kit", "--serve", "--port", port, "--neo4j", neo4j) as process:
        told = [process.stdout.readline().strip() for _ in range(5)]
        assert told[-1] == f"http://localhost:7475/browser/?cmd=guide&arg=http://localhost:{port}/{GUIDE}"
        ended = kg("browser", tmp_path / "other", "--serve", "--port", str(port))
        process.send_signal(signal.SIGINT)
        assert (process.wait(20), process.stderr.read()) == (0, "")
    assert ended.status == 2
    assert ended.err.count("\n") == 1
    assert f"port {port}" in ended.err
    assert "--port" in ended.err


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path, files):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    ended = kg("browser", tmp_path / "taken")
    assert (ended.status, ended.err.count("\n")) == (2, 1)
    assert "name another folder" in ended.err
    write({"a/b.txt": b"x"}, tmp_path / "new" / "folder")
    assert (tmp_path / "new" / "folder" / "a" / "b.txt").read_bytes() == b"x"


def test_an_address_that_is_none_is_one_sentence(tmp_path):
    ended = kg("browser", tmp_path, "--neo4j", "bolt://localhost:7687")
    assert ended.status == 2
    assert "http://localhost:7474" in ended.err
