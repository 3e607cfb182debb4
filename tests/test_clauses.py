"""Responsibility clauses: what each says of whom, in every bracketed form the survey of plans met."""

import pytest

from loaders.responsibility.clauses import clauses
from loaders.responsibility.name_lists import NONE, units_of
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
    # labels are built of a core, modifiers and what they are for
    ("(牵头督办单位:县水利局;协同推进部门:县财政局)", [("lead", ["县水利局"]), ("support", ["县财政局"])]),
    ("(主责部门:区城管局;协办单位:区住建局)", [("lead", ["区城管局"]), ("support", ["区住建局"])]),
    ("(共同责任单位:县教育局、县卫健局)", [("joint", ["县教育局", "县卫健局"])]),
    ("(指导单位:省林业厅)", [("joint", ["省林业厅"])]),
    ("(牵头:区文旅局;配合:区财政局)", [("lead", ["区文旅局"]), ("support", ["区财政局"])]),
    # verbs too
    ("(县水利局牵头组织实施,县财政局协同配合)", [("lead", ["县水利局"]), ("support", ["县财政局"])]),
    ("(市林业局、市水利局按各自职能分工落实)", [("joint", ["市林业局", "市水利局"])]),
    ("(市民政局牵头抓总,各县(区)政府分头实施)", [("lead", ["市民政局"]), ("support", ["各县(区)政府"])]),
    ("(省水利厅指导)", [("joint", ["省水利厅"])]),
    ("(由市体育局负责)", [("joint", ["市体育局"])]),
    ("(市商务局会同市税务局负责)", [("lead", ["市商务局"]), ("support", ["市税务局"])]),
    # what is no list of units closes its segment and hides nothing
    ("(9月底前完成,牵头单位:市数据局)", [("lead", ["市数据局"])]),
    ("(2分;长期坚持;责任单位:市审计局、市统计局)", [("joint", ["市审计局", "市统计局"])]),
    ("(责任单位:县水利局;资金渠道:县级财政;验收标准:见附表)", [("joint", ["县水利局"])]),
    ("(包保领导:张某;责任单位:县水利局;责任人:李某)", [("joint", ["县水利局"])]),
    ("(分管副县长负责,县水利局牵头,县财政局配合)", [("lead", ["县水利局"]), ("support", ["县财政局"])]),
    ("(责任单位:县教育局牵头,县财政局)", [("lead", ["县教育局"]), ("support", ["县财政局"])]),
    ("(部门分工:县商务局牵头,县财政局配合)", [("lead", ["县商务局"]), ("support", ["县财政局"])]),
    (
        "(牵头单位:县应急局,成员单位:县公安局、县卫健局)",
        [("lead", ["县应急局"]), ("support", ["县公安局", "县卫健局"])],
    ),
    ("(责任单位为县水利局、县林业局)", [("joint", ["县水利局", "县林业局"])]),
    ("(县教育局牵头,会同县民政局、县卫健局)", [("lead", ["县教育局"]), ("support", ["县民政局", "县卫健局"])]),
    # verbs that lead, that share and that support
    ("(省畜牧局负总责,省粮食局配合)", [("joint", ["省畜牧局"]), ("support", ["省粮食局"])]),
    ("(省畜牧局牵头负总责,省粮食局配合)", [("lead", ["省畜牧局"]), ("support", ["省粮食局"])]),
    ("(省移民局主抓,省水利厅、省林业厅参与)", [("lead", ["省移民局"]), ("support", ["省水利厅", "省林业厅"])]),
    ("(省科协牵头,省地震局、省气象局抓落实)", [("lead", ["省科协"]), ("support", ["省地震局", "省气象局"])]),
    ("(省药监局、省粮食局分环节负责)", [("joint", ["省药监局", "省粮食局"])]),
    ("(省药监局、省粮食局各负其责)", [("joint", ["省药监局", "省粮食局"])]),
    ("(青岛市、烟台市政府为责任主体)", [("joint", ["青岛市政府", "烟台市政府"])]),
    ("(省科协牵头,省地震局提供技术支持)", [("lead", ["省科协"]), ("support", ["省地震局"])]),
    ("(省妇联负责,青岛市政府承办)", [("joint", ["省妇联"]), ("joint", ["青岛市政府"])]),
    ("(市妇联承办)", [("lead", ["市妇联"])]),
    # 、 behind a verb, and what is to be done behind it
    ("(县林业局牵头、县水利局配合)", [("lead", ["县林业局"]), ("support", ["县水利局"])]),
    (
        "(县林业局牵头,县财政局负责筹措资金,3月底前动工)",
        [("lead", ["县林业局"]), ("support", ["县财政局"])],
    ),
    ("(省商务厅牵头,省财政厅和各市州按照职责分工落实)", [("lead", ["省商务厅"]), ("support", ["省财政厅", "各市州"])]),
    # with others, and no verb behind them
    ("(省商务厅会同省税务局)", [("lead", ["省商务厅"]), ("support", ["省税务局"])]),
    ("(省商务厅、省粮食局会同省税务局)", [("lead", ["省商务厅", "省粮食局"]), ("support", ["省税务局"])]),
    ("(参加:省商务厅、省粮食局)", [("support", ["省商务厅", "省粮食局"])]),
    ("(责任单位:省商务厅;协助:省粮食局)", [("joint", ["省商务厅"]), ("support", ["省粮食局"])]),
    ("(县城管局、县林场、有关镇街)", [("joint", ["县城管局", "县林场", "有关镇街"])]),
    ("(责任单位:县财政局(资金拨付)、县林业局(具体实施))", [("joint", ["县财政局", "县林业局"])]),
    # places share the ending of an organ, provinces too
    ("(河南省、安徽省、山东省水利厅)", [("joint", ["河南省水利厅", "安徽省水利厅", "山东省水利厅"])]),
    ("(自治区教育厅、财政厅)", [("joint", ["自治区教育厅", "自治区财政厅"])]),
    ("(各市、县、自治县政府)", [("joint", ["各市、县、自治县政府"])]),
    # nothing but units and dates
    ("(省科技厅、教育厅,5月1日起施行)", [("joint", ["省科技厅", "省教育厅"])]),
    ("(水运局、规划研究司)", [("joint", ["水运局", "规划研究司"])]),
    # nothing but units
    ("(基教处、规划处)", [("joint", ["基教处", "规划处"])]),
    ("(国家能源局、国家税务总局)", [("joint", ["国家能源局", "国家税务总局"])]),
    ("(县水利局)", [("joint", ["县水利局"])]),
]
NO_CLAUSE = [
    "(国家发展改革委印发)",
    "(以下简称三省)",
    "(PM2.5)",
    "(快货国内1天送达)",
    "(城镇污水垃圾处理、化工污染治理)",
    "(B型)",
    "(公众参与和社会监督)",
    "(由企业自行落实)",
    "(东部、中部)",
    "(完成时限:2025年12月底)",
]


@pytest.mark.parametrize(("printed", "parts"), FORMS)
def test_a_clause_says_who_does_what(printed, parts):
    folded = fold(f"修建水库{printed}")
    (clause,) = clauses(folded)
    found = [(part.role.value, [unit.name for unit in units_of(folded, part.names, NONE)]) for part in clause.parts]
    assert found == parts
    assert clause.span.of(f"修建水库{printed}") == printed


@pytest.mark.parametrize("printed", NO_CLAUSE)
def test_a_bracket_that_assigns_nothing_is_no_clause(printed):
    assert clauses(fold(printed)) == []


def test_a_million_brackets_are_read_in_one_pass():
    assert clauses("(" * 500_000 + ")" * 500_000) == []


def test_a_sign_that_only_looks_like_a_bracket_hides_no_clause():
    (clause,) = clauses("完善低??缡(核对机制,开展补贴资格认定。(责任单位:省民政厅、省残联)\n")
    assert [part.role.value for part in clause.parts] == ["joint"]


CLOSING = [
    ("1.修建水库3座。县水利局牵头,县财政局配合。", [("lead", ["县水利局"]), ("support", ["县财政局"])]),
    ("1.修建水库3座。县水利局、县财政局负责", [("joint", ["县水利局", "县财政局"])]),
    ("1.修建水库3座——县水利局牵头", [("lead", ["县水利局"])]),
    ("1.修建水库3座。责任单位:县水利局、县财政局。", [("joint", ["县水利局", "县财政局"])]),
    ("①修建水库 责任单位:县水利局、县财政局 时限:9月底", [("joint", ["县水利局", "县财政局"])]),
    ("1.修建水库 牵头:县水利局 落实:各乡镇 时限:长期", [("lead", ["县水利局"]), ("support", ["各乡镇"])]),
]


@pytest.mark.parametrize(("line", "parts"), CLOSING)
def test_the_last_sentence_of_a_line_may_be_its_clause(line, parts):
    (clause,) = clauses(fold(line))
    found = [(part.role.value, [unit.name for unit in units_of(line, part.names, NONE)]) for part in clause.parts]
    assert (found, clause.closes) == (parts, True)


def test_a_deadline_is_told_beside_the_units():
    folded = fold("修建水库(责任单位:县水利局;完成时限:2025年12月底)")
    (clause,) = clauses(folded)
    assert [span.of(folded) for span in clause.deadlines] == ["完成时限:2025年12月底"]


@pytest.mark.parametrize("printed", ["(县水利局、县林业局,9月底前完成)", "(县水利局负责。完成时限:9月底)"])
def test_a_deadline_is_told_in_a_bare_list_and_behind_the_list(printed):
    (clause,) = clauses(fold(f"修建水库{printed}"))
    assert len(clause.deadlines) == 1


def test_a_bracket_that_its_line_cuts_off_is_read_to_the_end_of_the_line():
    folded = fold("修建水库。(牵头单位:县水利局;责任单位:县财政局、县住建局、\n三、其他\n")
    (clause,) = clauses(folded)
    names = [unit.name for part in clause.parts for unit in units_of(folded, part.names, NONE)]
    assert names == ["县水利局", "县财政局", "县住建局"]


def test_a_rule_in_the_bracket_of_one_task_holds_for_that_task():
    first, second = clauses(
        fold("1.修建水库。(县水利局、县林业局,排名第一的为牵头单位)\n2.修建公路。(县交通局、县财政局)\n")
    )
    assert (first.first_leads, second.first_leads) == (True, False)
