"""Responsibility clauses: what each says of whom, in every bracketed form the survey of plans met."""

import pytest

from loaders.responsibility.clauses import clauses
from loaders.responsibility.name_lists import units
from loaders.text.fold import fold

FORMS = [
    ("(责任单位:省发改委、省财政厅)", [("joint", ["省发改委", "省财政厅"])]),
    (
        "〔牵头单位:市发改委;责任单位:市财政局,各县(市、区)政府〕",
        [("lead", ["市发改委"]), ("support", ["市财政局", "各县(市、区)政府"])],
    ),
    ("〔牵头单位:市卫健委,责任单位:市东楚投资集团〕", [("lead", ["市卫健委"]), ("support", ["市东楚投资集团"])]),
    ("（海关总署、财政部负责）", [("joint", ["海关总署", "财政部"])]),
    ("（教育部、公安部按职责分工负责）", [("joint", ["教育部", "公安部"])]),
    ("（财政部牵头，民政部、教育部按职责分工负责）", [("lead", ["财政部"]), ("support", ["民政部", "教育部"])]),
    ("（牵头部门：市科委、市教委）", [("lead", ["市科委", "市教委"])]),
    ("（国务院办公厅牵头，各地区、各部门负责）", [("lead", ["国务院办公厅"]), ("support", ["各地区", "各部门"])]),
    ("（牵头单位：市教育局，配合单位：各区、县级市）", [("lead", ["市教育局"]), ("support", ["各区、县级市"])]),
    ("(区环保局牵头,区水务局、区级相关部门配合)", [("lead", ["区环保局"]), ("support", ["区水务局", "区级相关部门"])]),
    ("(市发改委牵头负责)", [("lead", ["市发改委"])]),
]
NO_CLAUSE = [
    "(国家发展改革委印发)",
    "(以下简称三省)",
    "(PM2.5)",
    "(快货国内1天送达)",
    "(城镇污水垃圾处理、化工污染治理)",
    "(B型)",
]


@pytest.mark.parametrize(("printed", "parts"), FORMS)
def test_a_clause_says_who_does_what(printed, parts):
    folded = fold(printed)
    (clause,) = clauses(folded)
    found = [(part.role.value, [unit.name for unit in units(folded, part.names)]) for part in clause.parts]
    assert found == parts
    assert clause.span.of(printed) == printed


@pytest.mark.parametrize("printed", NO_CLAUSE)
def test_a_bracket_that_assigns_nothing_is_no_clause(printed):
    assert clauses(fold(printed)) == []


def test_a_million_brackets_are_read_in_one_pass():
    assert clauses("(" * 500_000 + ")" * 500_000) == []


def test_a_sign_that_only_looks_like_a_bracket_hides_no_clause():
    (clause,) = clauses("完善低??缡(核对机制,开展补贴资格认定。(责任单位:省民政厅、省残联)\n")
    assert [part.role.value for part in clause.parts] == ["joint"]
