"""Default rules: what a document says once of all later tasks is told of each, and never taken for what its clause says."""

import pytest

from kg.coverage import audit
from kg.export.records import task_records
from kg.graph.build import graph_of
from kg.pipeline import read_stream
from loaders.responsibility.default_rules import default_rules
from loaders.text.fold import fold

STATED = "具体任务均涉及相关市(州)人民政府,不再做分工,下同。"
HERE = f"""云岭省市场体系建设方案
一、任务
(一)健全市场规则。〔责任单位:省发展改革委按职责分工负责。{STATED}〕
(二)放宽市场准入。(省商务厅牵头,省财政厅配合)
(三)加强监督。(责任单位:省市场监管局、相关市(州)人民政府)
"""
BELOW = """大冶市蓝天保卫战方案
1.编制清单。(市生态环境局牵头。以下各项工作均需各街道办事处落实,不再列出。)淘汰锅炉。(市发展改革局负责)
2.整治企业。(市公安局牵头)
"""
RULES = {
    STATED: ("相关市(州)人民政府", "涉及"),
    "以下各项工作均需各县、区人民政府(管委会)落实,不再列出。": ("各县、区人民政府(管委会)", "落实"),
    "以下任务均由各区人民政府负责落实,不再逐一列出": ("各区人民政府", "负责落实"),
    "(市教育局牵头,各县(市、区)政府为各项任务责任单位,下同)": ("各县(市、区)政府", "责任单位"),
    "(市教育局牵头，各区政府配合，下同)": ("各区政府", "配合"),
}
NO_RULES = [
    "(使用自有资金,下同)",
    "(省教育厅、省公安厅负责,排在第一位的部门为牵头部门,下同)",
    "上年已经列入的项目,不再列出。",
    "各牵头单位要抓好落实,有关要求不再重复说明。",
]


def read(text):
    return read_stream(text.encode(), "plan.txt")


def silent(reading):
    return [[(duty.name, duty.role.value) for duty in task.record.implied] for task in reading.tasks]


@pytest.mark.parametrize("printed", [*RULES])
def test_a_default_rule_names_units_and_what_they_do(printed):
    folded = fold(printed)
    (rule,) = default_rules(folded)
    assert (rule.names.of(folded), rule.word.of(folded)) == RULES[printed]


@pytest.mark.parametrize("printed", NO_RULES)
def test_a_sentence_that_only_ends_like_one_is_no_default_rule(printed):
    assert default_rules(fold(printed)) == []


def test_a_rule_that_holds_from_here_on_binds_its_own_task_too():
    group = "相关市(州)人民政府"
    assert silent(read(HERE)) == [[(group, "joint")], [(group, "support")], []]


def test_a_rule_for_what_follows_leaves_its_own_task_alone():
    group = "各街道办事处"
    assert silent(read(BELOW)) == [[], [(group, "joint")], [(group, "support")]]


def test_what_the_clause_itself_names_is_not_lost_nor_joined_with_the_rule():
    (first, *_) = read(HERE).tasks
    assert [(duty.duty.name, duty.duty.basis.value) for duty in first.duties] == [("省发展改革委", "explicit")]


def test_an_edge_by_a_default_rule_quotes_the_rule_and_the_name_in_it():
    edges = [edge.properties for edge in graph_of(read(HERE)).edges if edge.properties.get("basis") == "document_rule"]
    assert len(edges) == 2
    for said in edges:
        assert HERE[said["start"] : said["end"]] == said["quote"] == STATED
        assert HERE[said["mention_start"] : said["mention_end"]] == said["mention"] == "相关市(州)人民政府"


def test_extract_tells_what_is_implied_apart_from_what_the_task_says():
    records = list(task_records(read(HERE)))
    assert [[part["name"] for part in record["responsible"]] for record in records][1] == ["省商务厅", "省财政厅"]
    assert [(part["name"], part["basis"]) for part in records[1]["implied"]] == [
        ("相关市(州)人民政府", "document_rule")
    ]


@pytest.mark.parametrize("text", [HERE, BELOW])
def test_the_account_counts_the_words_of_a_rule_as_understood(text):
    assert set(audit(read(text)).words) == {"duty"}


def test_a_rule_that_nothing_follows_is_accounted_for_by_name():
    account = audit(read("1.推进改革。(市教育局牵头)\n以下各项均由责任单位落实,任务均由各区政府负责,不再列出。\n"))
    assert account.not_understood == ()
    assert account.words["a rule for what follows"] == 2


def test_a_rule_that_the_first_leads_holds_for_tables_and_in_the_name_of_a_column():
    for head, rule in (("责任单位(排第一位的为牵头单位)", ""), ("责任单位", "责任单位排在第一位的为牵头单位,下同。\n")):
        text = (
            f"{rule}序号 | 工作任务 | {head} |\n1 | 更新公众号。 | 市教育局、市财政局 |\n2 | 公开预算。 | 市财政局 |\n"
        )
        duties = [[(d.duty.role.value, d.duty.basis.value) for d in task.duties] for task in read(text).tasks]
        assert duties == [[("lead", "document_rule"), ("support", "document_rule")], [("lead", "document_rule")]]


def test_no_text_takes_more_than_its_share_of_time():
    assert default_rules(",不再列出" * 20_000) == []
    assert len(default_rules("以下任务均需各区政府落实,不再列出。" * 5_000)) == 12


def test_a_note_on_a_table_speaks_of_all_its_rows():
    text = (
        "序号 | 工作任务 | 分工 |\n1 | 公开预算。 | 市财政局、市审计局 |\n注:表中未标明牵头的,第一个单位为牵头单位。\n"
    )
    (task,) = [task for task in read(text).tasks if task.duties]
    assert [duty.duty.role.value for duty in task.duties] == ["lead", "support"]
