"""The account: nothing that speaks of responsibility is lost in silence."""

import json

import pytest

from kg.coverage import audit
from kg.pipeline import read_stream
from loaders.records import IN_DUTY, NOT_UNDERSTOOD
from tests.command import kg
from tests.seeds import HUNAN, JIANGXI, path_of

PLAN = """示例市人民政府关于印发工作方案的通知

一、主要任务
1.加快建设铁路。(责任单位:市发改委、市财政局)
2.推进工业发展,1小时内到达。市商务局内部牵头事宜另行明确。
3.各牵头部门要加大协调力度。

甲 | 乙 | 丙 |
一 | 二 | 三 |
四 | 五 | 六 |
"""


def reading_of(text):
    return read_stream(text.encode(), "plan")


def account_of(text):
    return audit(reading_of(text))


def fates_of(sentence):
    """Return each word of role of a plan of one sentence, and its fate."""
    plan = reading_of(f"示例市工作方案\n一、主要任务\n{sentence}\n").plan
    return [(word.span.of(plan.folded), word.fate) for word in plan.words]


def test_every_responsibility_word_has_a_fate():
    account = account_of(PLAN)
    assert account.words == {IN_DUTY: 1, NOT_UNDERSTOOD: 1, "general duty of all units": 1}
    assert account.not_understood == ("市商务局内部牵头事宜另行明确。",)


FATES = [
    ("1.修建水库。(责任单位:市水利局)", [("责任单位", IN_DUTY)]),
    # a word beside which no unit stands assigns nothing
    ("1.积极参与国际合作,接受社会指导监督。", [("参与", "no unit stands beside it"), ("指导", "guidance in general")]),
    # every word of role counts
    ("1.修建水库,请市林业局参加会商。", [("参加", NOT_UNDERSTOOD), ("会商", NOT_UNDERSTOOD)]),
    ("1.市商务局要积极配合做好保供稳价。", [("配合", NOT_UNDERSTOOD)]),
    # nothing is set aside that has a unit beside it
    ("1.由市商务局牵头推进,建立联席会议机制。", [("牵头", IN_DUTY)]),
    ("1.市商务局内部牵头,建立联席会议机制。", [("牵头", NOT_UNDERSTOOD)]),
    ("1.建立联席会议机制,牵头推进各项工作。", [("牵头", "a body is set up and given its office work")]),
    ("1.编制规划。该项工作由国家粮食和储备局牵头推进。", [("牵头", IN_DUTY)]),
    # but persons and general duties are, by rules that say so
    ("1.市水利局主要负责人要亲自抓。", [("负责", "a person in charge")]),
    ("1.各责任单位要细化措施,市水利局备案。", [("责任单位", "general duty of all units")]),
    ("1.本办法由市水利局负责解释。", [("负责", "who explains the document")]),
    ("1.市水利局对审批结果负责。", [("负责", "what somebody answers for")]),
    ("1.对牵头组建实验室的企业由市科技局给予奖励。", [("牵头", "whom a measure is for")]),
    ("1.由我局会同市财政局办理。", [("会同", "the speaker itself")]),
    ("1.市府办商承办部门确定答复期限。", [("承办部门", "a unit by its part only")]),
    ("1.市水利局派员参加汛期演练。", [("参加", "an event that people take part in")]),
    # no word of role: it stands in a name, or means something else
    ("1.支持市协同创新中心发展,落实指导意见。", []),
    # a label alone names nobody
    ("1.修建水库。\n责任单位\n", [("责任单位", NOT_UNDERSTOOD)]),
]


@pytest.mark.parametrize(("sentence", "fates"), FATES)
def test_a_word_of_role_is_in_a_duty_only_where_a_name_came_out_of_its_clause(sentence, fates):
    assert fates_of(sentence) == fates


def test_a_header_counts_only_through_rows_that_were_read():
    read = "序号 | 重点任务 | 牵头单位 |\n1 | 修建水库 | 市水利局 |\n2 | 植树造林 | 市林业局 |\n"
    lost = "序号 | 重点任务 | 牵头单位 |\n1 | 修建水库 | 年底 |\n2 | 植树造林 | 月底 |\n"
    assert fates_of(read) == [("牵头", IN_DUTY)]
    assert fates_of(lost) == [("牵头", NOT_UNDERSTOOD)]


REFUSED = [
    ("(市水利局、分管副市长负责)", "市水利局", "分管副市长"),
    ("(责任单位:市水利局、---)", "市水利局", "---"),
    ("(责任单位:市水利局、三大类项目)", "市水利局", "三大类项目"),
    ("(责任单位:市水利局、张某某)", "市水利局", "张某某"),
]
NO_UNITS = [
    "(责任单位:市水利局;完成时限:2025年12月底)",
    "(责任单位:市水利局,适用范围:海港片区)",
    "(6月底完成,市水利局负责)",
    "(责任单位:市水利局;责任人:张某某)",
]


@pytest.mark.parametrize(("clause", "unit", "other"), REFUSED)
def test_what_is_no_unit_is_reported_and_becomes_none(clause, unit, other):
    reading = reading_of(f"示例市工作方案\n一、主要任务\n1.修建水库。{clause}\n")
    assert [duty.duty.name for task in reading.tasks for duty in task.duties] == [unit]
    account = audit(reading)
    assert account.refused == (other,)
    assert not account.complete


@pytest.mark.parametrize("clause", NO_UNITS)
def test_a_segment_of_another_kind_is_no_unit_and_needs_no_report(clause):
    reading = reading_of(f"示例市工作方案\n一、主要任务\n1.修建水库。{clause}\n")
    assert [duty.duty.name for task in reading.tasks for duty in task.duties] == ["市水利局"]
    assert audit(reading).refused == ()


LISTS = [
    ("1.修建水库(市水利局),按期完工。", ("1.修建水库(市水利局",)),
    ("1.修建水库。(市水利局)", ()),
    ("1.修建水库 市水利局、市财政局", ("1.修建水库 市水利局、市财政局",)),
    ("1.修建水库——市水利局等部门。", ("1.修建水库——市水利局",)),
    ("甲 | 修建水库 | 市水利局 |", ("甲 | 修建水库 | 市水利局",)),
    ("1.修建水库。(责任单位:市水利局)", ()),
    ("1.有关情况及时报市水利局。", ()),
    ("1.本通知由市水利局(市湖泊局)执行。", ()),
    ("抄送:市水利局,市财政局。", ()),
]


@pytest.mark.parametrize(("line", "told"), LISTS)
def test_units_that_nothing_explains_are_listed(line, told):
    text = f"示例市工作方案\n{'为推进工作,制定本方案。' * 40}\n一、主要任务\n{line}\n二、保障措施\n加强宣传。\n"
    assert account_of(text).unread_lists == told


def test_who_signs_is_no_list_that_was_missed():
    text = (
        f"示例市工作方案\n{'为推进工作,制定本方案。' * 40}\n市水利局\n市财政局\n2023年5月4日\n附件:清单\n加强宣传。\n"
    )
    assert account_of(text).unread_lists == ()


def test_a_table_that_nothing_was_read_from_is_named_with_its_rows():
    assert account_of(PLAN).unread_tables == ("甲 | 乙 | 丙 | (2 rows)",)


def test_a_figure_that_sets_no_target_is_told():
    assert account_of(PLAN).passed_over["figures that set no target"] == ("1小时",)


def test_the_tables_of_the_seeds_are_recognised():
    for name in (HUNAN, JIANGXI):
        assert account_of(path_of(name).read_text(encoding="utf-8")).unread_tables == ()


def test_an_unknown_name_makes_the_account_incomplete():
    account = account_of("一、任务\n1.加快建设。(责任单位:市发改委、青鸟职教集团)\n")
    assert account.unknown_agencies[-1] == "青鸟职教集团"
    assert not account.complete


def test_coverage_counts_what_was_read_and_what_was_missed():
    plan = reading_of(
        f"示例市工作方案\n{'为推进工作。' * 80}\n1.修建水库。(责任单位:市水利局)\n2.植树造林 市林业局\n"
    ).plan
    assert plan.coverage == 0.5  # one word read, one list missed; what is set aside does not count


def test_a_summary_has_a_line_a_document_and_the_totals(tmp_path):
    (tmp_path / "a.txt").write_text("示例市工作方案\n1.修建水库。(责任单位:市水利局)\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("示例县工作方案\n1.市商务局内部牵头事宜另行明确。\n", encoding="utf-8")
    ended = kg("check", "--summary", tmp_path)
    lines = ended.out.splitlines()
    assert ended.status == 0
    assert [line.split(" · ")[1] for line in lines] == [
        "示例市工作方案 (a.txt)",
        "示例县工作方案 (b.txt)",
        "2 份文件 documents",
    ]
    assert [line.strip().split("%")[0] for line in lines] == ["100", "0", "50"]


def test_the_account_as_records_quotes_the_text_as_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("示例市工作方案\n1.修建水库。（责任单位：市水利局、---）\n", encoding="utf-8")
    (record,) = map(json.loads, kg("check", "--format", "jsonl", path).out.splitlines())
    text = path.read_text(encoding="utf-8")
    told = [*record["words"], *record["refused"]]
    assert [one["quote"] for one in told] == ["责任单位", "---"]
    assert all(text[one["start"] : one["end"]] == one["quote"] for one in told)


def test_a_summary_is_text():
    ended = kg("check", "--summary", "--format", "jsonl", path_of(HUNAN))
    assert (ended.status, "--summary is text" in ended.err) == (2, True)
