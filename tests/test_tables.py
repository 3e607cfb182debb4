"""Tables of work in every form they come in: pipes, tabs, spaces, a cell a line, all in one line; merged cells lost."""

import pytest

from kg.pipeline import plan_of as plan_of_source
from loaders.layout.columns import aligned, kind_of, kinds_of
from loaders.readers import read_bytes

HEADS = {
    "serial": ["序号", "编号", "序 号"],
    "duty": ["牵头单位", "配合部门", "责任科室", "牵头负责单位", "主责单位", "牵头", "责任单位(排第一位的为牵头单位)"],
    "person": ["分管领导", "责任人", "联系电话"],
    "deadline": ["完成时限", "时间要求", "时间节点"],
    "measure": ["工作措施", "具体举措", "细化内容"],
    "task": ["重点任务", "民生实事", "项目名称"],
    "goal": ["年度目标", "指标要求"],
    "remark": ["备注", "目标类型", "工作完成情况"],
    "place": ["建设地点"],
    "category": ["类别", "领域"],
    "other": ["县水利局", "甲"],
}


@pytest.mark.parametrize("kind", [*HEADS])
def test_a_column_is_known_by_its_header(kind):
    assert {head: kind_of(head) for head in HEADS[kind]} == dict.fromkeys(HEADS[kind], kind)


def test_the_task_of_a_row_stands_in_its_measures_else_its_task_else_its_goal():
    assert kinds_of(["重点任务", "具体举措", "牵头单位"]) == ("task", "item", "duty")
    assert kinds_of(["任务名称", "指标要求", "牵头部门"]) == ("item", "goal", "duty")
    assert kinds_of(["年度目标", "责任单位"]) == ("item", "duty")


WATER, TREES = ("新建水库3座", {("县水利局", "lead"), ("县财政局", "support")}), ("植树2万亩", {("县林业局", "lead")})
FORMS = {
    "pipe rows": "序号 | 重点任务 | 牵头单位 | 配合单位 |\n1 | 新建水库3座 | 县水利局 | 县财政局 |\n2 | 植树2万亩 | 县林业局 | |\n",
    "Markdown": "| 序号 | 重点任务 | 牵头单位 | 配合单位 |\n|:-:|---|---|---|\n| 1 | 新建水库3座 | 县水利局 | 县财政局 |\n| 2 | 植树2万亩 | 县林业局 | |\n",
    "a header of two rows": "序号 | 重点任务 | 责任单位 | |\n序号 | 重点任务 | 牵头 | 配合 |\n1 | 新建水库3座 | 县水利局 | 县财政局 |\n2 | 植树2万亩 | 县林业局 | |\n",
    "a title and particulars above, a sum below": "任务表\n填报时间:2024年\n序号 | 重点任务 | 牵头单位 | 配合单位 |\n1 | 新建水库3座 | 县水利局 | 县财政局 |\n2 | 植树2万亩 | 县林业局 | |\n合计 | 2项 | | |\n",
    "tabs": "序号\t重点任务\t牵头单位\t配合单位\n1\t新建水库3座\t县水利局\t县财政局\n2\t植树2万亩\t县林业局\t\n",
    "drawn borders": "┌──┬────┬────┬────┐\n│序号│重点任务│牵头单位│配合单位│\n├──┼────┼────┼────┤\n│1│新建水库3座│县水利局│县财政局│\n├──┼────┼────┼────┤\n│2│植树2万亩│县林业局││\n└──┴────┴────┴────┘\n",
    "spaces": "序号 重点任务 牵头单位 配合单位\n1 新建水库3座 县水利局 县财政局\n2 植树2万亩 县林业局\n",
    "spaces, letter-spaced headers": "序 号 重 点 任 务 牵 头 单 位 配 合 单 位\n1 新建水库3座 县水利局 县财政局\n2 植树2万亩 县林业局\n",
    "a cell a line": "序号\n重点任务\n牵头单位\n配合单位\n1\n新建水库3座\n县水利局\n县财政局\n2\n植树2万亩\n县林业局\n",
    "cells and bars on lines of their own": "序号\n|\n重点任务\n|\n牵头单位\n|\n配合单位\n|\n1\n|\n新建水库3座\n|\n县水利局\n|\n县财政局\n|\n2\n|\n植树2万亩\n|\n县林业局\n|\n",
    "no column of numbers, and numbers all the same": "重点任务\n牵头单位\n配合单位\n1\n新建水库3座\n县水利局\n县财政局\n2\n植树2万亩\n县林业局\n",
    "all in one line": "序号 重点任务 牵头单位 配合单位 1 新建水库3座 县水利局 县财政局 2 植树2万亩 县林业局\n",
}


def tasks_of(text, name="plan.txt"):
    plan = plan_of_source(read_bytes(f"青鸟县年度工作分工\n\n{text}".encode(), name))
    return plan, [
        (task.body.of(plan.text), {(duty.name, duty.role.value) for duty in task.duties}) for task in plan.tasks
    ]


@pytest.mark.parametrize("form", [*FORMS])
def test_a_table_is_one_structure_in_whatever_form_it_came(form):
    assert tasks_of(FORMS[form])[1] == [WATER, TREES]


def test_cells_lost_by_merging_do_not_shift_a_row():
    text = (
        "序号 领域 重点任务 工作举措 牵头单位 责任单位\n"
        "1 水利建设 防汛抗旱 新建水库3座,加固堤防。 县水利局 县应急局、县财政局\n"
        "2 山洪防治 布设监测站20处。 县气象局 各乡镇政府\n"
        "3 植树2万亩,管护到位。 县林业局 各乡镇政府\n"
    )
    assert [names for _, names in tasks_of(text)[1]] == [
        {("县水利局", "lead"), ("县应急局", "support"), ("县财政局", "support")},
        {("县气象局", "lead"), ("各乡镇政府", "support")},
        {("县林业局", "lead"), ("各乡镇政府", "support")},
    ]


def test_several_units_may_stand_one_below_the_other_in_a_cell():
    text = (
        "序号\n民生实事\n责任单位\n完成时限\n1\n新建水库。\n县水利局\n县财政局\n10月底前\n2\n植树。\n县林业局\n全年\n"
    )
    plan, found = tasks_of(text)
    assert found == [
        ("新建水库。", {("县水利局", "joint"), ("县财政局", "joint")}),
        ("植树。", {("县林业局", "joint")}),
    ]
    assert [[span.of(plan.text) for span in task.deadlines] for task in plan.tasks] == [["10月底前"], ["全年"]]


def test_a_column_of_deadlines_is_no_task_and_gives_each_row_its_own():
    text = "序号 | 工作任务 | 时间要求 | 牵头单位 |\n1 | 新建水库3座 | 2026年10月底前 | 县水利局 |\n2 | 植树2万亩 | 2025.6 | 县林业局 |\n"
    plan, found = tasks_of(text)
    assert [body for body, _ in found] == ["新建水库3座", "植树2万亩"]
    assert [[one.by for one in task.contents.milestones] for task in plan.tasks] == [["2026-10-31"], ["2025-06-30"]]


def test_a_table_that_has_no_sure_reading_is_reported_whole():
    text = "序号 | 重点任务 | 牵头单位 | 配合单位 |\n" + "1 | 待定 | 年底 | 月底 |\n" * 5
    plan, found = tasks_of(text)
    assert found == []
    assert len(plan.unread_tables) == 1


def test_a_row_that_lost_no_cell_is_read_as_it_stands():
    text = "序号 | 重点任务 | 牵头单位 | 配合单位 |\n1 | 建设科创中心。 | 青鸟科技城(孵化园) | 县科技局 县发改局 |\n"
    plan, found = tasks_of(text)
    assert found == [("建设科创中心。", {("县科技局", "support"), ("县发改局", "support")})]
    assert [name.name for name in plan.refused] == ["青鸟科技城(孵化园)"]


def test_two_words_of_headers_in_a_sentence_are_no_table():
    assert tasks_of("重点任务 责任单位 另行通知。\n县水利局 县财政局\n")[1] == []


def test_the_cheapest_reading_leaves_columns_out_rather_than_misread_a_cell():
    kinds = kinds_of(["序号", "类别", "重点任务", "牵头单位", "配合单位", "完成时限"])
    columns, _ = aligned(kinds, ["3", "植树2万亩,管护到位。", "县林业局", "年底前"], one_row=True)
    assert columns == [0, 2, 3, 5]


@pytest.mark.parametrize("cell", ["1 ", "县水利局 ", "序号 重点任务 牵头单位 ", "重点任务\n牵头单位\n"])
def test_no_table_takes_more_than_its_share_of_time(cell):
    assert len(tasks_of(cell * 3_000)[1]) < 3_000
