"""Tables of work in every form they come in: pipes, tabs, spaces, a cell a line, all in one line; merged cells lost."""

import pytest

from kg.pipeline import plan_of as plan_of_source
from loaders.layout.columns import aligned, kind_of, kinds_of
from loaders.readers import read_bytes

HEADS = {
    "serial": ["序号", "编号", "序 号"],
    "mark": ["组别", "督查组"],
    "duty": [
        "牵头单位",
        "配合部门",
        "责任科室",
        "牵头负责单位",
        "主责单位",
        "牵头",
        "责任单位(排第一位的为牵头单位)",
        "主抓单位",
        "责任站所",
        "包联部门",
        "结对帮扶单位",
        "竣工验收部门",
        "行业监管部门",
        "具体承办",
        "属地镇街",
        "主办司局",
    ],
    "builder": ["建设单位", "项目业主单位", "服务单位", "施工单位"],
    "unknown units": ["出资单位", "统计部门"],
    "person": ["分管领导", "责任人", "联系电话", "牵头领导"],
    "deadline": ["完成时限", "时间要求", "时间节点", "计划竣工时间"],
    "start": ["启动时间", "计划开工时间"],
    "measure": ["工作措施", "具体举措", "细化内容"],
    "task": ["重点任务", "民生实事", "项目名称"],
    "goal": ["年度目标", "指标要求", "具体目标"],
    "remark": ["备注", "目标类型", "工作完成情况"],
    "place": ["建设地点", "督查地区"],
    "category": ["类别", "领域", "工作类别"],
    "other": ["县水利局", "甲", "单位"],
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


def rows(*lines):
    return "".join(" | ".join(cells) + " |\n" for cells in lines)


HEAD = ("序号", "重点任务", "推进措施", "牵头单位", "配合单位", "完成时限")


def told(text):
    """Return what is told of each task of a table: its title, its text and its last date."""
    plan, _ = tasks_of(text)
    dues = [max((one.by for one in task.contents.milestones if one.is_deadline), default="") for task in plan.tasks]
    return [(task.title, task.body.of(plan.text), due) for task, due in zip(plan.tasks, dues, strict=True)]


def test_a_task_is_named_by_its_own_column_and_the_measure_beside_it_is_of_its_text():
    text = rows(
        HEAD,
        ("1", "水库加固", "完成坝体灌浆", "县水利局", "", "2025年10月底"),
        ("2", "荒山绿化", "栽植油松", "县林业局", "县财政局", "2025年底"),
    )
    assert told(text) == [
        ("水库加固", "水库加固 | 完成坝体灌浆", "2025-10-31"),
        ("荒山绿化", "荒山绿化 | 栽植油松", "2025-12-31"),
    ]


def test_a_task_that_stands_over_several_measures_leaves_each_row_its_measure():
    text = rows(
        HEAD,
        ("1", "水库加固", "完成坝体灌浆", "县水利局", "", ""),
        ("2", "水库加固", "更换闸门", "县水利局", "", ""),
        ("3", "水库加固", "清淤", "县水利局", "", ""),
    )
    assert [title for title, _, _ in told(text)] == ["完成坝体灌浆", "更换闸门", "清淤"]


def test_measures_behind_the_units_are_no_task():
    text = rows(
        ("重点任务", "工作目标", "责任部门", "推进措施"),
        ("水库加固", "消除隐患3处", "县水利局", "每周调度"),
        ("荒山绿化", "造林2万亩", "县林业局", ""),
    )
    assert [(title, body) for title, body, _ in told(text)] == [
        ("水库加固", "水库加固 | 消除隐患3处"),
        ("荒山绿化", "荒山绿化 | 造林2万亩"),
    ]


def test_no_empty_cell_drops_a_row():
    full = ["7", "水库加固", "完成坝体灌浆", "县水利局", "县财政局", "年底"]
    for empty in (0, 2, 4, 5):
        cells = [cell if index != empty else "" for index, cell in enumerate(full)]
        assert [title for title, _, _ in told(rows(HEAD, cells))] == ["水库加固"], HEAD[empty]
    assert [title for title, _, _ in told(rows(HEAD, ["7", "", *full[2:]]))] == ["完成坝体灌浆"]


@pytest.mark.parametrize("person", ["周××", "郑某", "吴某某", "冯*", "马晓宁"])
def test_a_persons_cell_is_no_task(person):
    text = rows(
        ("序号", "工作事项", "具体目标", "牵头领导", "责任单位", "完成时限", "进展情况"),
        ("1", "水库加固", "消除隐患3处", person, "县水利局", "2025年底", ""),
        ("2", "荒山绿化", "造林2万亩", person, "县林业局", "", "按计划推进"),
    )
    assert [title for title, _, _ in told(text)] == ["水库加固", "荒山绿化"]


@pytest.mark.parametrize("same", ["同上", "同前", "〃", '"'])
def test_a_cell_that_says_the_same_stands_for_the_one_above(same):
    text = rows(
        HEAD,
        ("1", "水库加固", "灌浆", "县水利局", "县财政局、县应急局", "2025年6月"),
        ("2", "河道清淤", "清淤", same, same, same),
        ("3", "荒山绿化", same, "县林业局", same, "2025年底"),
    )
    supports = {("县财政局", "support"), ("县应急局", "support")}
    assert [names for _, names in tasks_of(text)[1]] == [
        {("县水利局", "lead"), *supports},
        {("县水利局", "lead"), *supports},
        {("县林业局", "lead"), *supports},
    ]
    assert [(title, due) for title, _, due in told(text)] == [
        ("水库加固", "2025-06-30"),
        ("河道清淤", "2025-06-30"),
        ("荒山绿化", "2025-12-31"),
    ]


def test_a_line_break_in_a_cell_parts_units():
    html = (
        "<table><tr><td>重点任务</td><td>牵头单位</td><td>配合单位</td></tr>"
        "<tr><td>水库加固</td><td>县水利局<br>县住房和城乡建设局</td><td><p>县文化和旅游局</p><p>各乡镇</p></td></tr>"
        "<tr><td>荒山绿化</td><td>县林业局<br>(县绿化办)</td><td>县自然资源和规划局 县工业和信息化局</td></tr></table>"
    )
    assert [names for _, names in tasks_of(html, "plan.html")[1]] == [
        {
            ("县水利局", "lead"),
            ("县住房和城乡建设局", "lead"),
            ("县文化和旅游局", "support"),
            ("各乡镇", "support"),
        },
        {("县林业局(县绿化办)", "lead"), ("县自然资源和规划局", "support"), ("县工业和信息化局", "support")},
    ]


def test_a_header_inside_a_table_begins_another():
    text = rows(
        ("序号", "任务", "责任单位", "完成时限"),
        ("1", "水库加固", "县水利局", "2025年底"),
        ("编号", "项目名称", "总投资", "服务单位"),
        ("A1", "青鸟渡槽", "3000", "县发展改革局"),
    )
    assert tasks_of(text)[1] == [
        ("水库加固", {("县水利局", "joint")}),
        ("青鸟渡槽", {("县发展改革局", "joint")}),
    ]


def test_a_table_below_another_whose_header_names_no_units_is_reported():
    text = rows(
        ("序号", "任务", "责任单位", "完成时限"),
        ("1", "水库加固", "县水利局", "2025年底"),
        ("序号", "项目名称", "统计部门", "总投资"),
        ("1", "青鸟渡槽", "县统计局", "3000"),
        ("2", "青鸟泵站", "县统计局", "800"),
    )
    plan, found = tasks_of(text)
    assert found == [("水库加固", {("县水利局", "joint")})]
    assert [span.of(plan.text).split(" |")[1] for span in plan.unread_tables] == [" 项目名称"]


def test_builders_answer_for_a_row_where_they_are_organs():
    head = ("项目名称", "建设地点", "建设单位")
    organs = rows(head, ("水库加固", "青鸟镇", "县水利局"), ("荒山绿化", "云岭乡", "县林业局"))
    firms = rows(head, ("水库加固", "青鸟镇", "青鸟水利工程有限公司"), ("荒山绿化", "云岭乡", "云岭林业合作社"))
    assert [names for _, names in tasks_of(organs)[1]] == [{("县水利局", "joint")}, {("县林业局", "joint")}]
    assert tasks_of(firms)[1] == []


@pytest.mark.parametrize("note", ["说明:牵头单位负责汇总,配合单位各司其职。", "注:标*的为新增", "备注1.以上均含在建"])
def test_a_note_below_a_table_is_no_task(note):
    text = rows(HEAD, ("1", "水库加固", "灌浆", "县水利局", "县财政局", ""), (note, "", "", "", "", ""))
    assert [title for title, _, _ in told(text)] == ["水库加固"]


DATES = {
    "开工:2025年3月;基本建成:2025年11月": "2025-11-30",
    "2026年底": "2026-12-31",
    "2025年6月开工,2026年8月完工": "2026-08-31",
    "2025年汛期前": "",
    "2025年供暖季前": "",
    "长期": "",
}


@pytest.mark.parametrize("cell", [*DATES])
def test_a_deadline_reaches_its_row(cell):
    stacked = f"序号\n重点任务\n牵头单位\n完成时限\n1\n水库加固\n县水利局\n{cell}\n2\n荒山绿化\n县林业局\n{cell}\n"
    text = rows(HEAD, ("1", "水库加固", "灌浆", "县水利局", "", cell))
    assert [due for _, _, due in told(text)] == [DATES[cell]]
    assert [due for _, _, due in told(stacked)] == [DATES[cell]] * 2


def test_the_day_when_work_begins_is_no_deadline():
    text = rows(
        ("重点任务", "启动时间", "责任单位", "完成时间"),
        ("水库加固", "2025年3月", "县水利局", ""),
        ("清淤", "", "县水利局", "2025年5月"),
    )
    assert [due for _, _, due in told(text)] == ["", "2025-05-31"]


def test_headings_between_the_rows_of_a_stacked_table_are_no_cells_of_it():
    text = (
        "序号\n项目名称\n建设内容\n牵头单位\n完成时限\n一、水利惠民\n1\n水库加固\n完成坝体灌浆3处。\n县水利局\n年底\n"
        "二、绿化惠民\n2\n荒山绿化\n造林2万亩。\n县林业局\n10月\n"
    )
    assert [title for title, _, _ in told(text)] == ["水库加固", "荒山绿化"]


@pytest.mark.parametrize("labels", [("第一组", "第二组"), ("甲", "乙"), ("A1", "A2")])
def test_a_row_may_open_with_another_mark_than_a_number(labels):
    text = (
        f"组别\n督查地区\n牵头单位\n参加单位\n{labels[0]}\n青山、白水\n省水利厅\n省财政厅、省林业局\n"
        f"{labels[1]}\n红岩\n省交通运输厅\n省审计厅\n"
    )
    assert tasks_of(text)[1] == [
        ("青山、白水", {("省水利厅", "lead"), ("省财政厅", "support"), ("省林业局", "support")}),
        ("红岩", {("省交通运输厅", "lead"), ("省审计厅", "support")}),
    ]


def test_a_row_parted_by_spaces_is_named_by_its_task_alone():
    text = (
        "序号  存在问题            整改措施              牵头单位      责任单位\n"
        "1     台账缺失            逐户补登建档          县水利局      县财政局、各乡镇\n"
        "2     管护不力            聘用管护员            县林业局      各乡镇\n"
    )
    assert [title for title, _, _ in told(text)] == ["台账缺失", "管护不力"]


def test_units_in_a_column_whose_role_no_rule_knows_are_reported():
    head = ("序号", "重点任务", "攻坚力量", "出资单位", "责任单位")
    known = rows(
        head, ("1", "水库加固", "县应急局", "县财政局", "县水利局"), ("2", "绿化", "县水利局", "县财政局", "县林业局")
    )
    unknown = rows(head[:4], *[("1", "水库加固", "县应急局", "县财政局")] * 2, ("3", "绿化", "县水利局", "县财政局"))
    for text, tables in ((known, 0), (unknown, 1)):
        plan, _ = tasks_of(text)
        told_of = {span.of(plan.text) for span in plan.unread_lists}
        assert {"县应急局", "县财政局", "县水利局"} <= {name for one in told_of for name in one.split(" | ")}, text
        assert len(plan.unread_tables) == tables


def test_a_header_may_divide_its_names_in_a_second_line_that_leaves_the_others_out():
    text = rows(
        ("序号", "重点任务", "责任分工", "", "完成时限"),
        ("", "", "牵头", "配合", ""),
        ("1", "水库加固", "县水利局", "各村", "5月底前"),
        ("2", "荒山绿化", "县林业局", "/", "年底"),
    )
    assert tasks_of(text)[1] == [
        ("水库加固", {("县水利局", "lead"), ("各村", "support")}),
        ("荒山绿化", {("县林业局", "lead")}),
    ]


def test_a_stacked_table_may_repeat_its_header_on_another_page():
    head = "序号\n重点任务\n牵头单位\n配合单位\n"
    text = f"{head}1\n水库加固\n县水利局\n县财政局\n2\n荒山绿化\n县林业局\n县财政局\n(续表)\n{head}3\n河道清淤\n县水利局\n各乡镇\n"
    assert [body for body, _ in tasks_of(text)[1]] == ["水库加固", "荒山绿化", "河道清淤"]


def test_a_target_in_figures_is_no_task():
    text = rows(
        ("", "序号", "主要指标", "单位", "2027年目标", "责任单位"),
        ("", "1", "森林覆盖率", "%", "45", "县林业局"),
        ("", "2", "单位能耗下降", "%", "14.5", "县发展改革局"),
    )
    assert [(task.title, [duty.name for duty in task.duties]) for task in tasks_of(text)[0].tasks] == [
        ("森林覆盖率", ["县林业局"]),
        ("单位能耗下降", ["县发展改革局"]),
    ]


def test_a_column_of_builders_that_names_an_organ_here_and_there_gives_it_alone():
    text = rows(
        ("项目名称", "建设单位", "监管单位"),
        ("水库加固", "青鸟水利工程有限公司", "县水利局"),
        ("乡道硬化", "县交通运输局", "县财政局"),
    )
    assert [names for _, names in tasks_of(text)[1]] == [
        {("县水利局", "joint")},
        {("县交通运输局", "joint"), ("县财政局", "joint")},
    ]


def test_places_whose_cells_look_like_units_name_the_rows_of_a_table_of_places():
    text = "组别\n督查县区\n带队单位\n成员单位\n甲组\n青鸟县、云岭县\n市水利局\n市财政局、市审计局\n乙组\n白沙市\n市林业局\n市商务局\n"
    assert tasks_of(text)[1] == [
        ("青鸟县、云岭县", {("市水利局", "lead"), ("市财政局", "support"), ("市审计局", "support")}),
        ("白沙市", {("市林业局", "lead"), ("市商务局", "support")}),
    ]


def test_rows_of_another_shape_below_a_table_are_reported_and_not_read():
    text = rows(
        ("序号", "任务", "责任单位", "完成时限"),
        ("1", "水库加固", "县水利局", "2025年底"),
        ("类别", "名称", "额度"),
        ("债券", "水利债", "3亿元"),
        ("债券", "林业债", "2亿元"),
    )
    plan, found = tasks_of(text)
    assert found == [("水库加固", {("县水利局", "joint")})]
    assert [span.of(plan.text)[:2] for span in plan.unread_tables] == ["类别"]


def test_of_several_units_in_two_columns_the_first_leads():
    text = "重点任务\n牵头单位\n配合单位\n水库加固\n县水利局\n县财政局\n荒山绿化\n县林业局\n县财政局\n县应急局\n"
    assert [names for _, names in tasks_of(text)[1]] == [
        {("县水利局", "lead"), ("县财政局", "support")},
        {("县林业局", "lead"), ("县财政局", "support"), ("县应急局", "support")},
    ]


def test_a_table_parted_by_spaces_may_name_its_units_as_builders():
    text = "序号 项目名称 建设单位 监管单位\n1 水库加固 青鸟水务有限公司 县水利局\n2 乡道硬化 县交通运输局 县财政局\n"
    assert [names for _, names in tasks_of(text)[1]] == [
        {("县水利局", "joint")},
        {("县交通运输局", "joint"), ("县财政局", "joint")},
    ]


def test_a_heading_with_its_number_in_a_cell_of_its_own_is_no_task():
    text = rows(
        ("序号", "工作内容", "主办科室", "协办科室"),
        ("一", "防汛", "", ""),
        ("1", "水库加固", "水利科", "财务科"),
        ("(二)", "绿化", "", ""),
        ("2", "荒山绿化", "林业科", ""),
    )
    assert [title for title, _, _ in told(text)] == ["水库加固", "荒山绿化"]


@pytest.mark.parametrize(
    "text",
    [
        "序号  重点任务    牵头单位    完成时间\n 1    加强隐患    甲乙         全年\n      排查        丙丁\n",
        "序号\n重点任务\n牵头单位\n完成时间\n甲乙丙丁\n戊己庚辛\n壬癸子丑\n",
    ],
)
def test_a_table_that_lost_its_form_and_has_no_sure_reading_is_reported(text):
    plan, found = tasks_of(text + "以上事项另行通知。\n")
    assert found == []
    assert [span.of(plan.text).startswith("序号") for span in plan.unread_tables] == [True]


def test_a_single_space_parts_no_cells_where_wide_gaps_do():
    text = (
        "序号  重点任务      工作举措            牵头单位           责任单位\n"
        "1     水库加固      完成坝体灌浆        县水利局           县财政局、各乡镇\n"
        "2     荒山绿化      栽植油松            县林业局 县水利局  各乡镇\n"
        "3     整治河道 清淤清障8公里            县水利局           各乡镇\n"
    )
    assert [
        (title, {(d.name, d.role.value) for d in task.duties})
        for (title, _, _), task in zip(told(text), tasks_of(text)[0].tasks, strict=True)
    ] == [
        ("水库加固", {("县水利局", "lead"), ("县财政局", "support"), ("各乡镇", "support")}),
        ("荒山绿化", {("县林业局", "lead"), ("县水利局", "lead"), ("各乡镇", "support")}),
        ("整治河道", {("县水利局", "lead"), ("各乡镇", "support")}),
    ]


def test_what_begins_with_a_verb_is_work_though_it_ends_in_a_building():
    text = "重点任务 主要内容 主责部门 协同部门\n数据共享 建设共享平台 省数据局 省公安厅、省财政厅\n林业服务 新建服务站 省林业局 省建设厅\n"
    assert [names for _, names in tasks_of(text)[1]] == [
        {("省数据局", "lead"), ("省公安厅", "support"), ("省财政厅", "support")},
        {("省林业局", "lead"), ("省建设厅", "support")},
    ]


def test_a_ledger_of_projects_gives_projects_their_places_and_figures():
    text = (
        "2024年重点项目表\n项目名称 | 建设地点 | 建设内容 | 责任单位 |\n"
        "青溪河综合治理二期 | 宜昌市夷陵区 | 新建堤防12公里 | 市水利局 |\n云岭冷链物流园 | 荆门市 | 建设冷库6座 | 市商务局 |\n"
    )
    plan = plan_of_source(read_bytes(text.encode(), "plan.txt"))
    named = [[project.span.of(plan.text) for project in task.contents.projects] for task in plan.tasks]
    assert named == [["青溪河综合治理二期"], ["云岭冷链物流园"]]
    places = [toponym.name for toponym in plan.toponyms if toponym.start > plan.text.index("青溪河")]
    assert places[:2] == ["宜昌市", "夷陵区"]
    assert all(task.contents.indicators for task in plan.tasks)
