"""The command line: what each command prints, and the one sentence that bad input gets."""

import csv
import io
import json

import pytest

from kg.cli import COMMANDS
from kg.cli.output import as_csv, as_markdown
from kg.queries import catalogue
from tests.command import kg, seeds_graph
from tests.seeds import EVERY, HUANGSHI, HUBEI, JIANGXI, path_of

pytestmark = pytest.mark.slow

PLAN = """示例市人民政府关于印发工作方案的通知

一、主要任务
1.加快建设铁路。(责任单位:市发改委、市财政局)
2.推进工业发展。(牵头单位:市经信局,配合单位:市科技局)
"""


# --- help ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [*COMMANDS])
def test_every_command_has_help_in_both_languages_and_an_example(command):
    ended = kg(command, "--help")
    assert ended.status == 0
    assert "kg " in ended.out.split("Options:")[0].split("\n", 2)[2]
    assert any("\u4e00" <= char <= "\u9fff" for char in ended.out)


def test_the_version_is_printed():
    assert kg("--version").out.startswith("kg 0.")


@pytest.mark.parametrize("name", [*catalogue()])
def test_a_question_shows_its_parameters_and_its_cypher(name):
    shown = kg("query", name, "--help").out
    for parameter in catalogue()[name].parameters:
        assert f"--{parameter.name.replace('_', '-')}" in shown
    assert kg("query", name, "--show").out == catalogue()[name].text


def test_the_questions_are_listed():
    listed = kg("query", "--list").out
    assert all(name in listed for name in catalogue())


# --- extract and mentions --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EVERY)
def test_every_extracted_quote_stands_at_its_offsets(name):
    text = path_of(name).read_text(encoding="utf-8")
    for record in kg("extract", path_of(name)).rows:
        for part in (*record["responsible"], *record["places"]):
            assert text[part["start"] : part["end"]] == part["quote"]


def test_a_record_says_whose_task_it_is():
    record = _first_task(kg("extract", path_of(HUANGSHI)).rows)
    assert record["document"]["number"] == "黄政办发〔2021〕57号"
    assert record["task"]["path"] == ["二", "(一)", "1"]
    assert not any(part["presumed_lead"] for part in record["responsible"])
    assert [(part["name"], part["canonical"], part["role"]) for part in record["responsible"][:2]] == [
        ("市交通运输局", "黄石市交通运输局", "lead"),
        ("市发改委", "黄石市发展和改革委员会", "support"),
    ]
    assert [part["group"] for part in record["responsible"]] == [False, False, True, False]


def test_a_presumed_lead_is_told_on_the_joint_duty_and_is_no_duty_of_its_own():
    for record in kg("extract", path_of(HUBEI)).rows:
        duties = record["responsible"]
        assert [part["presumed_lead"] for part in duties] == [place == 0 for place in range(len(duties))]
        assert {part["role"] for part in duties} <= {"joint"}


def test_a_name_means_another_agency_in_another_province():
    hubei, jiangxi = (_first_task(kg("extract", path_of(name)).rows) for name in (HUBEI, JIANGXI))
    assert hubei["responsible"][0]["canonical"] == "湖北省发展和改革委员会"
    assert jiangxi["responsible"][0]["canonical"] == "江西省发展和改革委员会"


def _first_task(records):
    return next(record for record in records if record["task"])


def test_mentions_are_read_from_standard_input():
    ended = kg("mentions", "--kind", "place", "--format", "jsonl", "-", stdin="监利至华容公铁两用大桥".encode())
    assert [(row["quote"], row["id"], row["canonical"]) for row in ended.rows] == [
        ("监利", "421088", "监利市"),
        ("华容", "430623", "华容县"),
    ]


def test_a_document_in_another_encoding_simply_works(tmp_path):
    (tmp_path / "plan.txt").write_bytes(PLAN.encode("gb18030"))
    assert [row["task"]["number"] for row in kg("extract", tmp_path / "plan.txt").rows] == ["1", "2"]


def test_a_document_without_clauses_says_so():
    ended = kg("extract", "-", stdin="今天天气很好。".encode())
    assert (ended.status, ended.out) == (0, "")
    assert "says of no task who is responsible" in ended.err


# --- load and check --------------------------------------------------------------------------------------------------


def test_loading_again_changes_nothing_and_says_so():
    again = kg("load", store=seeds_graph())
    assert again.status == 0
    assert again.out.count("unchanged") == len(EVERY)


def test_a_bad_file_does_not_keep_the_rest_from_loading(tmp_path):
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    ended = kg("load", tmp_path, "--store", tmp_path / "graph")
    assert ended.status == 2
    assert "b.txt is empty" in ended.err
    assert "1 documents, 2 tasks" in ended.out


def test_check_tells_what_was_set_aside_and_by_which_rule():
    account = kg("check", path_of(HUBEI)).out
    assert "54 tasks" in account
    assert "[whole text, unbroken copy" in account
    assert "[site footer]" in account


def test_strict_fails_where_something_was_not_understood(tmp_path):
    (tmp_path / "plan.txt").write_text(PLAN + "3.由市教育局牵头推进。\n", encoding="utf-8")
    assert kg("check", tmp_path / "plan.txt").status == 0
    assert kg("check", "--strict", tmp_path / "plan.txt").status == 1


# --- query and view --------------------------------------------------------------------------------------------------


def test_the_named_question_is_answered_with_its_sentences():
    ended = kg("query", "co-owned", "--agency", "省发改委", "--place", "黄石", "--format", "json", store=seeds_graph())
    rows = json.loads(ended.out)
    direct = {(row["agency"][:3], row["path"], row["place_basis"]) for row in rows if row["place_basis"] != "group"}
    assert direct == {
        ("江西省", "三/(一)/7", "explicit"),
        ("湖北省", "四/(一)/3", "explicit"),
        ("湖北省", "四/(一)/4", "explicit"),
        ("湖北省", "四/(四)/4", "explicit"),
        ("湖北省", "五/(一)/1", "explicit"),
        ("湖北省", "五/(一)/2", "explicit"),
        ("湖北省", "五/(三)/1", "government"),
        ("湖北省", "五/(三)/3", "government"),
        ("湖北省", "五/(三)/6", "government"),
    }
    assert all(row["partners"] and row["quote"] for row in rows)
    assert "省发改委 fits 3, and all are taken" in ended.err


def test_a_full_name_asks_for_one_agency():
    ended = kg(
        "query", "co-owned", "--agency", "江西省发改委", "--place", "黄石", "--format", "jsonl", store=seeds_graph()
    )
    assert [(row["agency"], row["presumed_to_lead"]) for row in ended.rows] == [
        ("江西省发展和改革委员会", ["九江市人民政府"])
    ]


def test_a_name_typed_in_traditional_characters_is_understood():
    ended = kg(
        "query", "co-owned", "--agency", "江西省發改委", "--place", "黃石", "--format", "jsonl", store=seeds_graph()
    )
    assert len(ended.rows) == 1


def test_a_picture_is_written(tmp_path):
    target = tmp_path / "view.html"
    ended = kg("view", "co-owned", "--agency", "江西省发改委", "--place", "黄石", "-o", target, store=seeds_graph())
    assert ended.status == 0
    assert "九江" in target.read_text(encoding="utf-8")


def test_a_file_gets_the_form_of_its_ending(tmp_path):
    target = tmp_path / "rows.csv"
    kg("query", "co-owned", "--agency", "江西省发改委", "--place", "黄石", "-o", target, store=seeds_graph())
    (row,) = csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig")))
    assert row["agency"] == "江西省发展和改革委员会"


def test_a_spreadsheet_runs_no_formula():
    assert as_csv([{"a": "=1+1", "b": ["@x", "y"]}]).splitlines()[1] == "'=1+1,'@x、y"


def test_a_cell_cannot_break_a_markdown_table():
    assert as_markdown([{"a": "x|y\n<b>"}]).splitlines()[2] == "| x\\|y &lt;b> |"


# --- bad input -------------------------------------------------------------------------------------------------------

BAD = [
    (["lod"], "no command called lod; did you mean load?"),
    (["load", "nowhere.txt"], "nowhere.txt does not exist; check the path"),
    (["extract", "."], "holds no documents"),
    (["query", "co-owend"], "no query called co-owend; did you mean co-owned?"),
    (["query", "co-owned", "--agency", "省发改委"], "co-owned needs place"),
    (["query", "co-owned", "--agenci", "省发改委"], "No such option"),
    (["query", "co-owned", "--agency", "省发改委", "--place", "黄石", "--role", "boss"], "role cannot be boss"),
    (["query", "load"], "kg load"),
    (["query", "load", "--store", "neo4j://localhost"], "Neo4j"),
]


@pytest.mark.parametrize(("arguments", "says"), BAD, ids=[" ".join(arguments) for arguments, _ in BAD])
def test_bad_input_gets_one_sentence(arguments, says, tmp_path):
    store = seeds_graph() if "--role" in arguments or "--agency" in arguments else tmp_path / "none"
    ended = kg(*arguments, cwd=tmp_path, store=store)
    assert ended.status == 2
    assert says in ended.err
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("option", "near"),
    [
        (["--agency", "省发该委", "--place", "黄石"], "省发改委"),
        (["--agency", "省发改委", "--place", "黄时市"], "黄石市"),
    ],
)
def test_an_unknown_name_gets_the_nearest_ones(option, near):
    ended = kg("query", "co-owned", *option, store=seeds_graph())
    assert ended.status == 1
    assert near in ended.err


def test_nothing_found_is_no_error():
    ended = kg("query", "co-owned", "--agency", "省旅游局", "--place", "黄石", store=seeds_graph())
    assert (ended.status, ended.out) == (1, "")
