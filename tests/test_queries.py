"""The canned questions: what they answer on the graph by hand, and what their files and parameters must be."""

import re
from pathlib import Path

import pytest

from kg.errors import DataError, QueryError
from kg.ontology import Basis, Leads, Shares
from kg.queries import bind, catalogue, question, themes
from kg.queries.catalogue import PARAMETER, THEMES, parse
from kg.statements.check import columns, faults
from kg.stores import Row, Store, open_store
from kg.stores.load import load
from tests import graphs
from tests.stores import STORES, opened

pytestmark = pytest.mark.slow

QUESTIONS = sorted(catalogue())


@pytest.fixture(scope="module", params=STORES)
def store(request, tmp_path_factory):
    with opened(request.param, tmp_path_factory.mktemp("queries"), request) as found:
        for document in graphs.DOCUMENTS:
            load(found, graphs.graph(document), document)
        yield found


def ask(store: Store, name: str, **given: str | int) -> list[Row]:
    asked = question(name)
    return store.run(asked.text, **bind(asked, given))


def table(rows: list[Row], *names: str) -> list[tuple]:
    return [tuple(row[name] for name in names) for row in rows]


NDRC, FINANCE, TRANSPORT = "湖北省发展和改革委员会", "湖北省财政厅", "湖北省交通运输厅"
CITIES, HUANGSHI = "长江中游城市群相关城市人民政府", "黄石市人民政府"
NDRC_JIANGXI, TRADE_JIANGXI = "江西省发展和改革委员会", "江西省商务厅"
NDRC_HUANGSHI = "黄石市发展和改革委员会"


def test_an_alias_of_two_agencies_finds_what_both_share_in_the_place_and_below_it(store):
    rows = ask(store, "co-owned", agency="省发改委", place="黄石")
    assert table(rows, "agency", "task", "role", "basis", "place", "place_basis", "leads", "partners") == [
        (NDRC_JIANGXI, "jiangxi/1", "lead", "explicit", ["黄石市"], "explicit", [NDRC_JIANGXI], [TRADE_JIANGXI]),
        (NDRC, "hubei/1", "lead", "explicit", ["黄石市"], "explicit", [NDRC], [FINANCE]),
        (NDRC, "hubei/2", "joint", "explicit", ["黄石市"], "group", [], [TRANSPORT, CITIES]),
        (NDRC, "hubei/4", "support", "inherited", ["黄石市", "大冶市"], "explicit", [FINANCE], [FINANCE]),
    ]


def test_a_row_names_document_number_title_sentence_and_path(store):
    (row,) = ask(store, "co-owned", agency="湖北省发改委", place="黄石", role="lead")
    names = ("document", "number", "title", "quote", "place_quote", "path", "document_id", "agency_id")
    assert table([row], *names) == [
        (
            "湖北省实施方案",
            "1",
            "建设黄石新港",
            "牵头单位:省发改委;配合单位:省财政厅",
            "建设黄石新港。",
            "1",
            "hubei",
            "湖北省/发展改革委",
        )
    ]


def test_the_first_of_a_list_is_joint_and_shown_as_suggested_lead(store):
    (row,) = ask(store, "co-owned", agency="湖北省发改委", place="黄石", role="joint")
    assert (row["task"], row["role"], row["presumed_lead"]) == ("hubei/2", "joint", True)
    assert (row["leads"], row["presumed_to_lead"]) == ([], [NDRC])


def test_a_member_of_a_group_shares_through_it_as_the_same_document_says(store):
    rows = ask(store, "co-owned", agency="黄石市政府", place="黄石")
    assert table(rows, "task", "role", "basis", "place_basis") == [
        ("huangshi/1", "support", "explicit", "scope"),
        ("huangshi/2", "joint", "explicit", "scope"),
        ("hubei/2", "joint", "group", "group"),
    ]


def test_what_another_document_says_of_a_group_does_not_count(store):
    assert ask(store, "co-owned", agency="武汉市人民政府", place="武汉市") == []


def test_a_member_of_a_group_that_is_listed_first_is_no_lead(store, tmp_path):
    item = graphs.task(graphs.HUBEI, 9, "共建园区")
    more = [*graphs.listed(item, "责任单位:相关城市人民政府、省财政厅", graphs.CITIES, graphs.FINANCE)]
    more += [graphs.located(item, graphs.HUANGSHI_CITY, Basis.EXPLICIT), graphs.stated(item)]
    other = open_store(str(tmp_path / "graph"), create=True)
    load(other, graphs.graph(graphs.HUBEI, *more), graphs.HUBEI)
    rows = ask(other, "co-owned", agency=HUANGSHI, place="黄石")
    other.close()
    assert table(rows, "task", "role", "basis", "presumed_lead") == [
        ("hubei/2", "joint", "group", False),
        ("hubei/9", "joint", "group", True),
    ]


@pytest.mark.parametrize(
    ("narrowed", "tasks"),
    [
        ({"role": "lead"}, ["jiangxi/1", "hubei/1"]),
        ({"role": "support"}, ["hubei/4"]),
        ({"role": "presumed_lead"}, ["hubei/2"]),
        ({"basis": "inherited"}, ["hubei/4"]),
        ({"place_basis": "group"}, ["hubei/2"]),
        ({"place_basis": "scope"}, []),
        ({"place": "大冶"}, ["hubei/4"]),
        ({"place": "420281"}, ["hubei/4"]),
        ({"place": "长江中游城市群"}, ["jiangxi/1", "hubei/1", "hubei/2", "hubei/4"]),
        ({"place": "湖北"}, ["jiangxi/1", "hubei/1", "hubei/2", "hubei/4", "hubei/5"]),
        ({"agency": "江西省发改委"}, ["jiangxi/1"]),
        ({"agency": "江西省/发展改革委"}, ["jiangxi/1"]),
        ({"limit": 1}, ["jiangxi/1"]),
        ({"place": "黄石') RETURN 1 //"}, []),
    ],
)
def test_co_owned_can_be_narrowed(store, narrowed, tasks):
    rows = ask(store, "co-owned", **{"agency": "省发改委", "place": "黄石", **narrowed})
    assert [row["task"] for row in rows] == tasks


def test_everything_of_an_agency_includes_what_it_does_alone(store):
    rows = ask(store, "of-agency", agency="湖北省发改委")
    assert table(rows, "task", "role", "partners", "places") == [
        ("hubei/1", "lead", [FINANCE], ["黄石市"]),
        ("hubei/2", "joint", [TRANSPORT, CITIES], ["武汉市", "黄石市"]),
        ("hubei/3", "lead", [], ["大冶市"]),
        ("hubei/4", "support", [FINANCE], ["黄石市", "大冶市"]),
        ("hubei/5", "lead", [TRANSPORT], ["武汉市"]),
    ]


def test_everything_in_a_place_stands_with_the_strongest_basis(store):
    rows = ask(store, "in-place", place="黄石")
    assert table(rows, "kind", "id", "basis", "leads", "responsible") == [
        ("Task", "huangshi/1", "scope", [NDRC_HUANGSHI], [NDRC_HUANGSHI, HUANGSHI]),
        ("Task", "huangshi/2", "scope", [], [HUANGSHI, NDRC_HUANGSHI]),
        ("Task", "hubei/1", "explicit", [NDRC], [NDRC, FINANCE]),
        ("Task", "hubei/2", "group", [], [NDRC, TRANSPORT, CITIES]),
        ("Task", "hubei/3", "explicit", [NDRC], [NDRC]),
        ("Task", "hubei/4", "explicit", [FINANCE], [FINANCE, NDRC]),
        ("Task", "jiangxi/1", "explicit", [NDRC_JIANGXI], [NDRC_JIANGXI, TRADE_JIANGXI]),
    ]


def test_partners_are_counted_once_a_task(store):
    rows = ask(store, "partners", agency="湖北省发改委")
    assert table(rows, "partner", "tasks", "agency_leads", "partner_leads") == [
        (TRANSPORT, 2, 1, 0),
        (FINANCE, 2, 1, 1),
        (CITIES, 1, 0, 0),
    ]


@pytest.mark.parametrize("words", ["hubei/2", "城市群铁路"])
def test_who_is_responsible_names_members_of_a_group(store, words):
    rows = ask(store, "who", task=words)
    assert table(rows, "agency", "role", "basis", "presumed_lead", "through") == [
        (NDRC, "joint", "explicit", True, None),
        (TRANSPORT, "joint", "explicit", False, None),
        (CITIES, "joint", "explicit", False, None),
        (HUANGSHI, "joint", "group", False, CITIES),
    ]


@pytest.mark.parametrize(
    ("document", "tasks"), [("all", ["huangshi/2", "hubei/2"]), ("湖北", ["hubei/2"]), ("jiangxi", [])]
)
def test_a_lead_that_only_the_order_suggests_is_not_written(store, document, tasks):
    assert [row["task"] for row in ask(store, "no-lead", document=document)] == tasks


def test_the_load_counts_each_task_once(store):
    rows = ask(store, "load", document="湖北")
    assert table(rows, "agency", "tasks", "leads", "presumed_to_lead", "supports", "joint") == [
        (NDRC, 5, 3, 1, 1, 1),
        (FINANCE, 2, 1, 0, 1, 0),
        (TRANSPORT, 2, 0, 0, 1, 1),
        (CITIES, 1, 0, 0, 0, 1),
    ]


@pytest.mark.parametrize(
    ("agency", "other", "ways"),
    [
        ("省交通运输厅", "湖北省发改委", [["hubei/2"], ["hubei/5"]]),
        (
            "省交通运输厅",
            "省财政厅",
            [["hubei/2", "hubei/1"], ["hubei/2", "hubei/4"], ["hubei/5", "hubei/1"], ["hubei/5", "hubei/4"]],
        ),
        ("省商务厅", "省财政厅", []),
        ("省财政厅", "省财政厅", []),
    ],
)
def test_agencies_are_connected_by_the_shortest_ways(store, agency, other, ways):
    assert [row["tasks"] for row in ask(store, "connected", agency=agency, other=other)] == ways


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_title_is_chinese_and_a_description_says_more(name):
    asked = question(name)
    assert re.search(r"[一-鿿]", asked.title)
    assert len(asked.description.split()) > 5
    assert asked.draws


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_basis_is_put_in_order_by_the_strength_that_the_ontology_gives_it(name):
    text = question(name).text
    assert "WHEN 'explicit'" not in text
    for strength, basis in re.findall(r"\[(\d), '(\w+)'\]", text):
        assert Basis(basis).strength == int(strength)


def test_the_bases_one_may_ask_for_are_those_of_the_ontology():
    asked = [p for name in QUESTIONS for p in question(name).parameters if p.name.endswith("basis")]
    assert len(asked) > 2
    assert all({*p.choices} <= {"all", *Basis} for p in asked)


# --- parameters ------------------------------------------------------------------------------------------------------

GIVEN = {"agency": "省发改委", "place": "黄石"}


def test_parameters_left_out_take_their_defaults():
    bound = bind(question("co-owned"), GIVEN)
    assert bound == {**GIVEN, "role": "all", "basis": "all", "place_basis": "all", "limit": 500}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"agency": "省发改委"}, "co-owned needs place: place name, alias or adcode"),
        ({"agency": "", "place": "黄石"}, "co-owned needs agency: .*e.g. 省发改委"),
        ({**GIVEN, "plaice": "x"}, "co-owned takes no plaice; did you mean place?"),
        ({**GIVEN, "role": "leed"}, "role cannot be leed; did you mean lead?"),
        ({**GIVEN, "limit": "many"}, "limit must be a whole number from 1 up, not many"),
        ({**GIVEN, "limit": -1}, "limit must be a whole number from 1 up, not -1"),
    ],
)
def test_a_wrong_parameter_is_a_sentence(given, sentence):
    with pytest.raises(QueryError, match=sentence):
        bind(question("co-owned"), given)


def test_a_number_may_come_as_text():
    assert bind(question("co-owned"), {**GIVEN, "limit": "7"})["limit"] == 7


@pytest.mark.parametrize("until", ["2025-13-01", "2025-02-30", "2025", "20251231", "明年"])
def test_a_date_that_is_none_is_a_sentence(until):
    with pytest.raises(QueryError, match=rf"until must be an ISO date, e\.g\. 2023-12-31, not {until}"):
        bind(question("due"), {"until": until})


def test_an_unknown_question_names_the_one_that_looks_like_it():
    with pytest.raises(QueryError) as caught:
        question("co-owend")
    assert str(caught.value) == "no query called co-owend; did you mean co-owned? (kg query --list)"


# --- files -----------------------------------------------------------------------------------------------------------


def test_every_file_of_the_folder_is_a_question():
    assert {*QUESTIONS} == {path.stem for path in (Path(__file__).parents[1] / "cypher").glob("*.cypher")}


def test_every_question_stands_once_among_the_themes_in_the_order_of_names():
    assert sorted(asked.name for found in themes().values() for asked in found) == QUESTIONS
    assert tuple(themes()) == THEMES
    for found in themes().values():
        assert [asked.name for asked in found] == sorted(asked.name for asked in found) != []


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("$a: agency name, e.g. 省发改委", ("a", "agency name", None, "省发改委", None)),
        ("$limit: rows (default: 50)", ("limit", "rows", None, None, "50")),
        ("$r: a role, one of lead | joint (default: all)", ("r", "a role", "lead | joint", None, "all")),
        ("$d: a part, of it, e.g. x, y (default: all)", ("d", "a part, of it", None, "x, y", "all")),
    ],
)
def test_a_parameter_line_is_read(line, read):
    assert PARAMETER.fullmatch(line).group("name", "description", "choices", "example", "default") == read


HEADER = "// 题目\n// Words.\n// $x: words, e.g. y\n// $limit: rows (default: 5)\n"
TAIL = "ORDER BY id\nLIMIT $limit;\n"


@pytest.mark.parametrize(
    ("body", "line", "fault"),
    [
        ("MATCH (a:Agancy {id: $x})\nRETURN a.id AS id\n", 5, "no label Agancy here; did you mean Agency"),
        ("MATCH (a:Agency {id: $x})\nMATCH (a)-[:SHARE]->(t:Task)\nRETURN a.id AS id\n", 6, "type SHARE here"),
        ("MATCH (a:Agency {id: $x})\nRETURN a.titel AS id\n", 6, "no property titel here"),
        ("MATCH (a:Agency {ident: $x})\nRETURN a.id AS id\n", 5, "no property ident here; did you mean id"),
        ("MATCH (a:Agency)-[r:LEADS]->(t:Task {id: $x})\nRETURN r.role AS id\n", 6, "no property role here"),
        ("MATCH (a:Agency)\nRETURN a.id AS id\n", 1, r"names \$x, and nothing uses it"),
        ("MATCH (a:Agency {id: $x})\nWHERE a.name = $y\nRETURN a.id AS id\n", 6, r"\$y is used"),
        ("MATCH (a:Agency {name: $x})\nRETURN id(a) AS id\n", 6, "the database's own ids change"),
    ],
)
def test_a_body_must_agree_with_ontology_and_header(body, line, fault):
    found = list(faults(HEADER + body + TAIL, {"x", "limit"}, {}))
    assert [number for number, _ in found] == [line]
    assert re.search(fault, found[0][1])


@pytest.mark.parametrize("tail", ["LIMIT $limit;\n", "ORDER BY id;\n", "ORDER BY id\nLIMIT 10 // $limit\n"])
def test_an_answer_is_ordered_and_limited(tail):
    text = HEADER + "MATCH (a:Agency {id: $x})\nRETURN a.id AS id\n" + tail
    assert any("ORDER BY a unique key" in fault for _, fault in faults(text, {"x", "limit"}, {}))


def test_an_answer_may_be_limited_before_its_lists_are_looked_up():
    body = "MATCH (a:Agency {id: $x})\nWITH a\nORDER BY a.id\nLIMIT $limit\nRETURN a.id AS id\nORDER BY id;\n"
    assert list(faults(HEADER + body, {"x", "limit"}, {})) == []


def test_an_answer_is_ordered_by_its_columns():
    text = HEADER + "MATCH (a:Agency {id: $x})\nRETURN a.id AS id\nORDER BY a.name, id\nLIMIT $limit;\n"
    assert list(faults(text, {"x", "limit"}, {})) == [(7, "the answer is ordered by a.name, which is no column of it")]


def test_names_in_comments_strings_and_maps_are_none():
    body = "// (a:Nothing)\nMATCH (a:Agency {id: $x})\nWITH {part: a.id} AS m, '(b:None)' AS s\nRETURN m.part AS id\n"
    assert list(faults(HEADER + body + TAIL, {"x", "limit"}, {})) == []


def test_a_picture_is_drawn_of_columns_and_labels_that_are_there():
    text = HEADER + "MATCH (a:Agency {id: $x})\nRETURN a.id AS id\n" + TAIL
    found = [fault for _, fault in faults(text, {"x", "limit"}, {"ident": ["Agent"]})]
    assert len(found) == 2
    assert list(faults(text, {"x", "limit"}, {"id": ["Agency"]})) == []


def test_columns_are_those_of_the_last_return():
    text = "MATCH (a:Agency)\nRETURN a.id AS id, COLLECT { MATCH (b:Agency) RETURN b.id AS no } AS ids, [1, 2] AS l, a\nORDER BY id\n"
    assert columns(text) == ("id", "ids", "l", "a")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("MATCH (a) RETURN a", r"cypher/q.cypher:1: a title and a description"),
        ("// 题目\n// Words.\n// $x: words\n", r"cypher/q.cypher:3: a parameter is written"),
        ("// 题目\n// Words.\n// draws: task\n", r"cypher/q.cypher:3: what to draw is written"),
        ("// 题目\n// Words.\n", r"cypher/q.cypher:1: one line must name the theme"),
        ("// 题目\n// Words.\n// theme: 谁负责\n", r"cypher/q.cypher:3: no theme is called 谁负责"),
        (
            f"// 题目\n// Words.\n// theme: {THEMES[0]}\n// theme: {THEMES[1]}\n",
            r"cypher/q.cypher:1: one line must name",
        ),
    ],
)
def test_a_header_that_is_none_is_told_with_file_and_line(text, sentence):
    with pytest.raises(DataError, match=sentence):
        parse("q", text)


def test_a_made_up_edge_keeps_to_the_ontology():
    made = [edge for edges in graphs.EDGES.values() for edge in edges if isinstance(edge, Leads | Shares)]
    assert {edge.basis for edge in made} == {Basis.EXPLICIT, Basis.INHERITED}
