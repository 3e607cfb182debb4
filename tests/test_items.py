"""Tasks from running text and tables: every way a plan was seen to say who answers for what."""

import pytest

from kg.pipeline import plan_of as plan_of_source
from loaders.readers import read_bytes

PLANS = {
    "labelled lines under an item": (
        "1.固定资产投资增长15%左右。\n\n牵头单位:区发改局\n\n责任单位:立山经济开发区,各街道\n\n2.其他工作。\n",
        [("1", "固定资产投资增长", {("区发改局", "lead"), ("立山经济开发区", "support"), ("各街道", "support")})],
    ),
    "numbered labels, a person among them": (
        "三、建设通村水泥路1500公里\n(一)责任领导:梁某某\n(二)责任单位:市交通局\n(三)协办单位:市财政局、农业局\n(六)完成时限:年内\n",
        [("三", "建设通村水泥路", {("市交通局", "joint"), ("市财政局", "support"), ("市农业局", "support")})],
    ),
    "labels inside a line, the next item running on": (
        "1.对招商项目给予补助。责任单位:市委组织部、市科技局。2.对投资项目给予奖励。责任单位:市商务局。\n",
        [
            ("1", "对招商项目", {("市委组织部", "joint"), ("市科技局", "joint")}),
            ("1", "对投资项目", {("市商务局", "joint")}),
        ],
    ),
    "a label alone on its line, its units on the next": (
        "1.开展普法宣传。\n责任单位\n县教育局、县司法局\n完成时限\n年底前\n2.其他工作。\n",
        [("1", "开展普法宣传", {("县教育局", "joint"), ("县司法局", "joint")})],
    ),
    "units below a label alone, one a line": (
        "1.开展普法宣传。\n责任单位\n县教育局\n县司法局\n县妇联\n2.其他工作。\n",
        [("1", "开展普法宣传", {("县教育局", "joint"), ("县司法局", "joint"), ("县妇联", "joint")})],
    ),
    "a unit that is marked in a list": (
        "1.开展普法宣传。责任单位:省司法厅(牵头)、教育厅、济南燃气公司\n",
        [("1", "开展普法宣传", {("省司法厅", "lead"), ("省教育厅", "support"), ("济南燃气公司", "support")})],
    ),
    "units marked under another label": (
        "1.开展普法宣传。\n收尾阶段(11月):县司法局(牵头)、教育局。\n",
        [("", "收尾阶段", {("县司法局", "lead"), ("县教育局", "support")})],
    ),
    "persons in brackets, and in the label": (
        "1.开展普法宣传。\n责任单位及责任人:县司法局(陈立新)、县教育局(王某)、国网青山县供电公司\n",
        [("1", "开展普法宣传", {("县司法局", "joint"), ("县教育局", "joint"), ("国网青山县供电公司", "joint")})],
    ),
    "labels of a township": (
        "1.开展普法宣传。\n责任站所:镇司法所\n责任村:柳林村\n",
        [("1", "开展普法宣传", {("镇司法所", "joint"), ("柳林村", "joint")})],
    ),
    "a leader of a level is a remark": (
        "1.开展普法宣传。\n县级责任领导:林某某\n责任单位:县司法局\n",
        [("1", "开展普法宣传", {("县司法局", "joint")})],
    ),
    "labels behind ornaments, and in boxes": (
        "1.开展普法宣传。▲牵头单位:县司法局 ▲配合单位:县妇联\n2.修缮校舍。\n【责任】教育站、财政所\n",
        [
            ("1", "开展普法宣传", {("县司法局", "lead"), ("县妇联", "support")}),
            ("2", "修缮校舍", {("教育站", "joint"), ("财政所", "joint")}),
        ],
    ),
    "units behind a dash": (
        "1.开展普法宣传。\n——县司法局、县妇联负责,9月底前完成。\n",
        [("1", "开展普法宣传", {("县司法局", "joint"), ("县妇联", "joint")})],
    ),
    "lines of units below their division": (
        "二、部门分工\n县司法局:组织法律培训\n县妇联:开展家庭宣传\n三、其他\n县教育局:见附表\n",
        [("", "县司法局:组织", {("县司法局", "joint")}), ("", "县妇联:开展", {("县妇联", "joint")})],
    ),
    "a sentence that points back to its item": (
        "1.开展普法宣传。由县司法局牵头,县妇联配合,每年举办两期。\n",
        [("1", "开展普法宣传", {("县司法局", "lead"), ("县妇联", "support")})],
    ),
    "a list that goes on in the next line": (
        "1.开展普法宣传。\n责任单位:县教育局、\n县司法局\n2.其他工作。\n",
        [("1", "开展普法宣传", {("县教育局", "joint"), ("县司法局", "joint")})],
    ),
    "a person before the units in their line": (
        "1.开展普法宣传。\n责任人:张某某,责任单位:县教育局\n2.其他工作。\n",
        [("1", "开展普法宣传", {("县教育局", "joint")})],
    ),
    "a line that is a clause without brackets": (
        "扩大就业见习规模\n人力资源社会保障部牵头,教育部、财政部等按职责分工负责\n",
        [("", "扩大就业见习规模", {("人力资源社会保障部", "lead"), ("教育部", "support"), ("财政部", "support")})],
    ),
    "a bracket that holds nothing but units": (
        "1.研发投入强度超过2.4%。(市科技局,各县〔市、区〕政府)\n",
        [("1", "研发投入强度", {("市科技局", "joint"), ("各县〔市、区〕政府", "joint")})],
    ),
    "the first of a list leads from a sentence on": (
        "1.甲事项推进落实。(省财政厅负责)\n2.乙事项推进落实。(省商务厅、省财政厅负责,排在第一位的部门为牵头部门,下同)\n"
        "3.丙事项推进落实。(省教育厅、省公安厅负责)\n",
        [
            ("1", "甲事项", {("省财政厅", "joint")}),
            ("2", "乙事项", {("省商务厅", "lead"), ("省财政厅", "support")}),
            ("3", "丙事项", {("省教育厅", "lead"), ("省公安厅", "support")}),
        ],
    ),
    "one agency together with others": (
        "1.推进产业转型。(国家发展改革委、财政部会同有关部门负责)\n",
        [("1", "推进产业转型", {("国家发展改革委", "lead"), ("财政部", "lead"), ("有关部门", "support")})],
    ),
    "a lead named in a sentence": (
        "加强统筹,由市科委牵头,优化部门协同。\n",
        [("", "加强统筹", {("市科委", "lead")})],
    ),
    "a clause that a page break cuts": (
        "8.开展智能交通应用,提升通行效率。(牵头部\n\n门:市交通委、市水务局)\n",
        [("8", "开展智能交通", {("市交通委", "lead"), ("市水务局", "lead")})],
    ),
    "a clause that the end of the text cuts": (
        "1.排查整治企业。(市生态环境局牵头督导,市公安局、自然资源局、水务",
        [("1", "排查整治企业", {("市生态环境局", "lead"), ("市公安局", "support"), ("市自然资源局", "support")})],
    ),
    "a table in pipe rows with a cell that is a clause": (
        "序号 | 工作任务 | 责任部门 |\n1 | 更新微信公众号信息。 | 办公室牵头,各科室配合 |\n2 | 公开预算。 | 财务科 |\n",
        [
            ("", "更新微信", {("办公室", "lead"), ("各科室", "support")}),
            ("", "公开预算", {("财务科", "joint")}),
        ],
    ),
    "a table with a cell a line": (
        "序号 |\n目标与任务 |\n牵头责任单位 |\n责任单位 |\n80 |\n推进教育均衡发展。 |\n县教育局 |\n县各有关单位 |\n",
        [("", "推进教育均衡", {("县教育局", "lead"), ("县各有关单位", "support")})],
    ),
    "a table with a cell a line and no bars": (
        "序号\n\n民生实事\n\n责任单位\n\n完成时限\n\n1\n\n建设湿地公园。\n\n县水务局\n\n县住建局\n\n12月底前\n\n2\n\n新建天桥。\n\n县住建局\n\n9月投入使用\n",
        [
            ("", "建设湿地公园", {("县水务局", "joint"), ("县住建局", "joint")}),
            ("", "新建天桥", {("县住建局", "joint")}),
        ],
    ),
}


@pytest.mark.parametrize("form", [*PLANS])
def test_a_form_is_read(form):
    text, expected = PLANS[form]
    plan = plan_of_source(read_bytes(text.encode(), "plan.txt"))
    found = [
        (task.number, task.body.of(plan.text), {(duty.name, duty.role.value) for duty in task.duties})
        for task in plan.tasks
    ]
    assert [(number, names) for number, _, names in found] == [(number, names) for number, _, names in expected]
    assert all(body.startswith(opening) for (_, body, _), (_, opening, _) in zip(found, expected, strict=True))


def test_a_rule_of_the_document_is_told_from_its_words():
    text = PLANS["the first of a list leads from a sentence on"][0]
    plan = plan_of_source(read_bytes(text.encode(), "plan.txt"))
    assert [{duty.basis.value for duty in task.duties} for task in plan.tasks] == [
        {"explicit"},
        {"document_rule"},
        {"document_rule"},
    ]


def test_a_deadline_on_a_line_of_its_own_is_the_task_s():
    text = "1.开展普法宣传。\n责任单位:县司法局\n完成时限:2019年6月底前\n2.其他工作。\n责任单位:县妇联\n"
    plan = plan_of_source(read_bytes(text.encode(), "plan.txt"))
    assert [[span.of(plan.text) for span in task.deadlines] for task in plan.tasks] == [["完成时限:2019年6月底前"], []]


def test_a_line_of_units_between_two_items_is_the_first_ones():
    opening = "为做好各项工作,制定本方案。" * 40
    text = f"{opening}\n1.修缮校舍。\n县教育局、县财政局、县住建局\n2.其他工作,\n县教育局、县财政局\n共同推进。\n"
    plan = plan_of_source(read_bytes(text.encode(), "plan.txt"))
    assert [[duty.name for duty in task.duties] for task in plan.tasks] == [["县教育局", "县财政局", "县住建局"]]
