"""The account: nothing that speaks of responsibility is lost in silence."""

from kg.coverage import audit
from kg.pipeline import read_stream
from tests.seeds import HUNAN, JIANGXI, path_of

PLAN = """示例市人民政府关于印发工作方案的通知

一、主要任务
1.加快建设铁路。(责任单位:市发改委、市财政局)
2.推进工业发展,1小时内到达。由市青鸟局牵头推进的工作继续。
3.各牵头部门要加大协调力度。

甲 | 乙 | 丙 |
一 | 二 | 三 |
四 | 五 | 六 |
"""


def account_of(text):
    return audit(read_stream(text.encode(), "plan"))


def test_every_responsibility_word_has_a_fate():
    account = account_of(PLAN)
    assert account.words == {"duty": 1, "not understood": 1, "general duty of all units": 1}
    assert account.not_understood == ("由市青鸟局牵头推进的工作继续。",)


def test_a_table_that_nothing_was_read_from_is_named():
    assert account_of(PLAN).unread_tables == ("甲 | 乙 | 丙 |",)


def test_a_figure_that_sets_no_target_is_told():
    assert account_of(PLAN).passed_over["figures that set no target"] == ("1小时",)


def test_the_tables_of_the_seeds_are_recognised():
    for name in (HUNAN, JIANGXI):
        assert account_of(path_of(name).read_text(encoding="utf-8")).unread_tables == ()


def test_an_unknown_name_makes_the_account_incomplete():
    account = account_of("一、任务\n1.加快建设。(责任单位:市发改委、青鸟职教集团)\n")
    assert account.unknown_agencies[-1] == "青鸟职教集团"
    assert not account.complete
