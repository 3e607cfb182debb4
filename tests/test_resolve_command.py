"""What a person decides on a name is obeyed by every later reading, and changes nothing else."""

import csv
import io
import json

import pytest

from kg.coverage import IGNORED, audit
from kg.errors import DataError
from kg.graph.build import graph_of
from kg.ontology import Basis
from kg.resolve.judgements import Decision, Decisions, Verdict, parse, written
from kg.resolve.resolver import resolve
from kg.stores import open_store
from kg.stores.snapshot import contents
from tests.command import kg
from tests.seeds import HUANGSHI, HUNAN, JIANGXI, path_of, plan_of

pytestmark = pytest.mark.slow

HEADER = "name,kind,within,decision,targets,note\n"


def decided(name, verdict, *targets, kind="agency", within=""):
    row = Decision(name=name, kind=kind, within=within, decision=Verdict(verdict), targets=targets)
    return Decisions((row,))


def edges(name, decisions=None):
    graph = graph_of(resolve(plan_of(name), *([decisions] if decisions else [])))
    return {(edge.type, edge.source, edge.target, edge.properties.get("basis", ""), edge.key) for edge in graph.edges}


def changed(name, decisions):
    """What the decisions add to and take from the edges of a document: (type, source, basis), without knowledge."""
    before, after = edges(name), edges(name, decisions)
    known = ("GOVERNS", "PART_OF", "SUCCEEDS")
    return tuple(
        {(e[0], e[1], str(e[3])) for e in one - other if e[0] not in known}
        for one, other in ((after, before), (before, after))
    )


# --- each decision, on names of the seeds ----------------------------------------------------------------------------


def test_a_name_that_is_the_same_as_another_becomes_it():
    added, gone = changed(HUANGSHI, decided("鄂东医疗集团", "same-as", "黄石市卫健委"))
    assert added == {("SHARES", "黄石市/卫健委", "curated")}
    assert gone == {("SHARES", "黄石市/鄂东医疗集团", "explicit")}


def test_an_id_or_the_graph_s_own_name_does_as_well_as_a_printed_one():
    printed = changed(HUANGSHI, decided("鄂东医疗集团", "same-as", "黄石市卫健委"))
    assert changed(HUANGSHI, decided("黄石市/鄂东医疗集团", "same-as", "黄石市/卫健委")) == printed
    assert changed(HUANGSHI, decided("黄石市国资公司", "ignore")) == changed(HUANGSHI, decided("市国资公司", "ignore"))


def test_a_name_that_is_not_the_same_keeps_a_node_of_its_own():
    decision = decided("市发改委", "not-same", "黄石市发展和改革委员会")
    before, after = resolve(plan_of(HUANGSHI)), resolve(plan_of(HUANGSHI), decision)
    ids = [{m.agency.id for m in reading.agencies if m.name == "市发改委"} for reading in (before, after)]
    assert ids == [{"黄石市/发展改革委"}, {"黄石市/发改委"}]
    assert not any(e[0] == "SUCCEEDS" and "黄石市/发改委" in e[1:3] for e in edges(HUANGSHI, decision))


def test_not_the_same_as_another_changes_nothing():
    assert edges(HUANGSHI, decided("市发改委", "not-same", "黄石市财政局")) == edges(HUANGSHI)


def test_an_own_node_never_has_the_id_of_what_it_is_not():
    reading = resolve(plan_of(HUANGSHI), decided("市财政局", "not-same", "黄石市财政局"))
    assert {m.agency.id for m in reading.agencies if m.name == "市财政局"} == {"黄石市/财政局·市财政局"}


def test_a_group_has_the_members_that_were_decided():
    decision = decided("市直各部门", "group-of", "黄石市发改委", "黄石市财政局")
    added, gone = changed(HUANGSHI, decision)
    members = {("MEMBER_OF", "黄石市/发展改革委", "curated"), ("MEMBER_OF", "黄石市/财政局", "curated")}
    assert members <= added
    assert all(edge[2] == "curated" for edge in added)
    assert not gone
    assert "市直各部门" not in audit(resolve(plan_of(HUANGSHI), decision)).open_groups


def test_a_name_that_is_decided_to_be_a_group_becomes_one():
    reading = resolve(plan_of(HUANGSHI), decided("市国资公司", "group-of", "黄石市国资委", "黄石市财政局"))
    assert {m.agency.kind for m in reading.agencies if m.name == "市国资公司"} == {"group"}
    assert {m.member.id for m in reading.memberships if m.basis is Basis.CURATED} == {"黄石市/国资委", "黄石市/财政局"}


def test_an_ignored_name_has_no_duty_and_is_told_of():
    decision = decided("市国资公司", "ignore")
    added, gone = changed(HUANGSHI, decision)
    assert not added
    assert {edge[1] for edge in gone} == {"黄石市/国资公司"}
    account = audit(resolve(plan_of(HUANGSHI), decision))
    text = plan_of(HUANGSHI).source.text
    aside = [one for one in account.set_aside if one.rule == IGNORED]
    assert len(aside) == 2
    assert all(text[one.start : one.end] == one.excerpt == "市国资公司" for one in aside)
    assert "市国资公司" not in account.unknown_agencies


def test_a_lead_by_order_alone_is_not_made_firm_by_a_decision_on_its_name():
    reading = resolve(plan_of(JIANGXI))
    first = next(d for t in reading.tasks for d in t.duties if d.duty.role == "joint" and d.duty.rank == 1)
    added, _ = changed(JIANGXI, decided(first.duty.name, "same-as", "江西省统计局"))
    assert {edge[2] for edge in added if edge[0] == "LEADS"} <= {"curated"}
    assert ("PRESUMED_TO_LEAD", "江西省/统计局", "") in added


def test_a_place_that_is_the_same_as_another_becomes_it():
    decision = decided("黄石江北工业园", "same-as", "420200", kind="place")
    added, _ = changed(HUANGSHI, decision)
    assert {(edge[0], edge[2]) for edge in added} == {("LOCATED_IN", "curated")}
    assert "黄石江北工业园" not in audit(resolve(plan_of(HUANGSHI), decision)).unknown_places


@pytest.mark.parametrize(("verdict", "targets"), [("ignore", ()), ("not-same", ("420281",))])
def test_a_place_that_was_refused_is_not_mentioned(verdict, targets):
    reading = resolve(plan_of(HUANGSHI), decided("大冶市", verdict, *targets, kind="place"))
    assert any(mention.name == "大冶市" for mention in resolve(plan_of(HUANGSHI)).places)
    assert not any(mention.name == "大冶市" for mention in reading.places)
    assert reading.ignored


def test_a_decision_holds_in_the_documents_of_its_place_alone():
    for within in ("", "黄石", "420200", "湖北省"):
        assert edges(HUANGSHI, decided("市国资公司", "ignore", within=within)) != edges(HUANGSHI)
    assert edges(HUANGSHI, decided("市国资公司", "ignore", within="江西")) == edges(HUANGSHI)


def test_the_narrowest_decision_counts():
    rows = (
        *decided("鄂东医疗集团", "ignore").rows,
        *decided("鄂东医疗集团", "same-as", "黄石市卫健委", within="黄石").rows,
    )
    assert edges(HUANGSHI, Decisions(rows)) == edges(HUANGSHI, Decisions(rows[1:]))


def test_no_decision_changes_no_other_document():
    assert edges(HUNAN, decided("鄂东医疗集团", "same-as", "黄石市卫健委")) == edges(HUNAN)


# --- the file --------------------------------------------------------------------------------------------------------


def test_what_is_written_is_read_back():
    rows = decided('甲,乙"丙', "group-of", "黄石市财政局", "黄石市发改委", within="黄石").rows
    assert parse(written(Decisions(rows)).encode(), "x").rows == rows
    assert parse(b"\xef\xbb\xbf" + written(Decisions(rows)).encode(), "x").rows == rows


@pytest.mark.parametrize(
    ("rows", "where", "what"),
    [
        ("甲,agency,,sameas,乙,\n", "line 2", "did you mean same-as?"),
        ("甲,agency,,ignore,,\n乙,agent,,ignore,,\n", "line 3", "the kind is agency or place"),
        ("甲,agency,,same-as,,\n", "line 2", "needs a target"),
        ("甲,agency,,same-as,乙|丙,\n", "line 2", "decide group-of"),
        ("甲,agency,,ignore,乙,\n", "line 2", "takes no target"),
        ("甲,agency,青鸟,ignore,,\n", "line 2", "no place is called 青鸟"),
        ("甲,place,,same-as,青鸟市,\n", "line 2", "no place is called 青鸟市"),
        ("甲,place,,group-of,黄石|大冶,\n", "line 2", "a place is no group"),
        ("甲,agency,,ignore\n", "line 2", "there are 4"),
        ("甲,agency,黄石,ignore,,\n甲,agency,420200,same-as,乙,\n", "line 3", "there are two"),
        (",agency,,ignore,,\n", "line 2", "name what was decided on"),
        ("=1+1,agency,,ignore,,\n", "line 2", "begins like a formula"),
        ("甲\x1b[31m,agency,,ignore,,\n", "line 2", "control character"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(rows, where, what):
    with pytest.raises(DataError) as refused:
        parse((HEADER + rows).encode(), "kg.decisions.csv")
    assert str(refused.value).startswith(f"kg.decisions.csv, {where}: ")
    assert what in str(refused.value)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xff\xfe", "save it as UTF-8"),
        (b"", "write the header"),
        (b"a,b\n", "write the header"),
        (b'"a', "quotation"),
    ],
)
def test_a_file_that_is_none_is_refused(data, what):
    with pytest.raises(DataError, match=what):
        parse(data, "kg.decisions.csv")


# --- the command -----------------------------------------------------------------------------------------------------


def stored(path):
    store = open_store(str(path))
    try:
        return contents(store)
    finally:
        store.close()


def test_a_load_obeys_and_changes_exactly_the_edges_concerned(tmp_path):
    graph = tmp_path / "my.arcade"
    assert kg("load", path_of(HUANGSHI), "-q", store=graph).status == 0
    before = stored(graph)
    assert kg("resolve", "鄂东医疗集团", "--same-as", "黄石市卫健委", "--within", "黄石", store=graph).status == 0
    assert (tmp_path / "my.decisions.csv").exists()
    assert kg("load", path_of(HUANGSHI), "-q", store=graph).status == 0
    after = stored(graph)
    assert all("鄂东医疗集团" in " ".join(row) for row in before - after)
    assert {row[0] for row in after - before} == {"SHARES"}
    assert all(json.loads(row[3])["basis"] == "curated" for row in after - before)
    assert "unchanged" in kg("load", path_of(HUANGSHI), store=graph).out
    assert kg("resolve", "鄂东医疗集团", "--forget", "--within", "420200", store=graph).status == 0
    assert kg("load", path_of(HUANGSHI), "-q", store=graph).status == 0
    assert stored(graph) == before


def test_a_decided_duty_is_found_by_its_basis_and_is_seen_in_the_view(tmp_path):
    graph = tmp_path / "my.arcade"
    kg("resolve", "鄂东医疗集团", "--same-as", "黄石市审计局", store=graph)
    kg("resolve", "市直各部门", "--group-of", "黄石市统计局", store=graph)
    kg("load", path_of(HUANGSHI), "-q", store=graph)
    asked = ("of-agency", "--agency", "黄石市审计局", "--basis", "curated")
    assert [row["basis"] for row in kg("query", *asked, store=graph).rows] == ["curated"]
    through = kg("query", "of-agency", "--agency", "黄石市统计局", "--basis", "curated", store=graph).rows
    assert through and all(row["basis"] == "curated" for row in through)
    picture = tmp_path / "view.html"
    assert kg("view", *asked, "-o", picture, store=graph).status == 0
    assert '"curated"' in picture.read_text(encoding="utf-8")


def test_extract_and_check_obey_too_with_any_number_of_processes(tmp_path):
    file = tmp_path / "mine.csv"
    assert kg("resolve", "鄂东医疗集团", "--ignore", "--decisions", file).status == 0
    one, two = (
        kg("extract", path_of(HUANGSHI), path_of(HUNAN), "--decisions", file, "-j", jobs).out for jobs in (1, 2)
    )
    assert one == two
    assert "鄂东医疗集团" not in {part["name"] for line in one.splitlines() for part in json.loads(line)["responsible"]}
    account = kg("check", path_of(HUANGSHI), "--decisions", file).out
    assert "放过 set aside [decision: ignored]" in account
    assert "全称不详 full name not known: 鄂东医疗集团" not in account


def test_what_is_in_doubt_is_listed_with_what_was_decided(tmp_path):
    file = tmp_path / "mine.csv"
    kg("resolve", "鄂东医疗集团", "--ignore", "--decisions", file)
    rows = {row["name"]: row for row in kg("resolve", path_of(HUANGSHI), "--decisions", file).rows}
    assert rows["鄂东医疗集团"]["decision"] == "ignore"
    assert rows["市直各部门"]["why"].endswith("open group")
    assert rows["黄石江北工业园"] | {"documents": []} == {
        "name": "黄石江北工业园",
        "kind": "place",
        "why": "地名不详 place not known",
        "documents": [],
        "count": 2,
        "nearest": ["黄石新港工业园区"],
        "decision": "",
    }


def test_the_doubts_of_a_graph_are_those_of_its_documents(tmp_path):
    graph = tmp_path / "my.arcade"
    kg("load", path_of(HUANGSHI), "-q", store=graph)
    listed = {row["name"]: row["count"] for row in kg("resolve", store=graph).rows}
    assert listed["鄂东医疗集团"] == 1
    assert listed["产业链相关单位"] == 2
    done = kg("resolve", "--format", "csv", store=graph).out
    assert len(list(csv.DictReader(io.StringIO(done)))) == len(listed)


def test_nothing_in_doubt_is_status_1():
    ended = kg("resolve", "-", stdin="一、任务\n1.加快建设。(责任单位:国家发展改革委)\n".encode())
    assert (ended.status, ended.err) == (1, "kg: no name is in doubt\n")


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["甲", "乙", "--ignore"], "one NAME at a time"),
        (["甲", "--ignore", "--same-as", "乙"], "one NAME at a time"),
        (["--ignore"], "one NAME at a time"),
        (["=cmd|' /C calc'!A0", "--ignore"], "no name"),
        (["甲", "--same-as", "黄石市\x1b[2J"], "control character"),
        (["甲", "--within", "青鸟", "--ignore"], "no place is called 青鸟"),
        (["黄石市", "--kind", "place", "--same-as", "青鸟市"], "no place is called 青鸟市"),
        (["--within", "黄石"], "belong to a decision"),
    ],
)
def test_a_bad_decision_is_refused_and_nothing_is_written(tmp_path, arguments, what):
    ended = kg("resolve", *arguments, "--decisions", tmp_path / "mine.csv")
    assert ended.status == 2
    assert what in ended.err
    assert ended.err.count("\n") == 1
    assert "\x1b" not in ended.err
    assert not list(tmp_path.iterdir())


def test_a_bad_file_stops_a_load_before_anything_is_read(tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text(HEADER + "甲,agency,,maybe,,\n", encoding="utf-8")
    ended = kg("load", path_of(HUANGSHI), "--decisions", file, store=tmp_path / "my.arcade")
    assert ended.status == 2
    assert f"{file}, line 2: the decision is one of" in ended.err
    assert not (tmp_path / "my.arcade").exists()
    assert kg("check", path_of(HUANGSHI), "--decisions", tmp_path / "none.csv").status == 2


def test_what_was_never_decided_cannot_be_forgotten(tmp_path):
    ended = kg("resolve", "甲", "--forget", "--decisions", tmp_path / "mine.csv")
    assert (ended.status, ended.err) == (1, "kg: nothing was decided on 甲\n")


def test_a_target_that_no_directory_knows_is_told_of(tmp_path):
    ended = kg("resolve", "甲", "--same-as", "湖北省发展和改革委员", "--decisions", tmp_path / "mine.csv")
    assert ended.status == 0
    assert "湖北省发展和改革委员 is in no directory" in ended.err


def test_a_file_of_decisions_beside_documents_is_no_document(tmp_path):
    (tmp_path / "plan.txt").write_text("一、任务\n1.加快建设。(责任单位:甲乙局)\n", encoding="utf-8")
    kg("resolve", "甲乙局", "--ignore", "--decisions", tmp_path / "kg.decisions.csv")
    assert kg("check", tmp_path).out.count("== ") == 1
