"""A clause that closes a heading, or a parent item, binds the numbered items under it that have none of their own."""

import pytest

from kg.graph.build import graph_of
from kg.pipeline import read_stream

HEADING = "示例市工作要点\n一、推进产业升级(牵头单位:市工信局;责任单位:市财政局)\n(一)实施技术改造。\n(二)培育企业。(责任单位:市商务局)\n二、其他\n(一)做好保障。\n"
BOUND = {
    "a heading": (HEADING, {"一": "explicit", "一/(一)": "inherited", "一/(二)": "explicit"}),
    "a parent item": (
        "1.推进改革。抓好落实。(市发改委负责)\n(1)完善制度。\n(2)加强监管。\n2.做好保障。\n",
        {"1": "explicit", "1/(1)": "inherited", "1/(2)": "inherited"},
    ),
    "labelled lines under a heading": (
        "(一)推进改革\n牵头单位:市发改委\n1.完善制度。\n",
        {"(一)": "explicit", "(一)/1": "inherited"},
    ),
    "a heading over headings: the last numbers are the items": (
        "一、推进改革(市发改委负责)\n(一)建设园区\n1.建设甲园区。\n2.建设乙园区。\n",
        {"一": "explicit", "一/(一)/1": "inherited", "一/(一)/2": "inherited"},
    ),
    "the nearest clause above": (
        "一、推进改革(市发改委负责)\n(一)建设园区(市商务局负责)\n1.建设甲园区。\n",
        {"一": "explicit", "一/(一)": "explicit", "一/(一)/1": "inherited"},
    ),
    "paragraphs without a number are no tasks": (
        "(一)推进改革(市发改委负责)\n各地要高度重视。\n1.完善制度。\n",
        {"(一)": "explicit", "(一)/1": "inherited"},
    ),
    "a title between ends it": ("(一)推进改革(市发改委负责)\n保障措施\n1.加强领导。\n", {"(一)": "explicit"}),
    "numbered labels stand beside particulars, not tasks": (
        "三、建设公路\n(一)责任领导:梁某\n(二)责任单位:市交通局\n(四)项目内容:建公路。\n(六)完成时限:年内\n",
        {"三": "explicit"},
    ),
}


def read(text):
    return read_stream(text.encode(), "plan.txt")


@pytest.mark.parametrize("case", [*BOUND])
def test_an_item_has_the_duties_of_what_closes_above_it(case):
    text, expected = BOUND[case]
    tasks = read(text).tasks
    assert {"/".join(task.record.path): task.duties[0].duty.basis.value for task in tasks} == expected


def test_an_inherited_duty_quotes_the_heading_and_keeps_its_role():
    _, item, _ = read(HEADING).tasks
    said = [(duty.duty.name, duty.duty.role.value, duty.duty.span.of(HEADING)) for duty in item.duties]
    assert said == [("市工信局", "lead", "市工信局"), ("市财政局", "support", "市财政局")]
    assert {duty.duty.clause.of(HEADING) for duty in item.duties} == {"(牵头单位:市工信局;责任单位:市财政局)"}


def test_no_lead_is_presumed_from_an_inherited_list():
    text = "一、推进改革(责任单位:市发改委、市财政局)\n1.完善制度。\n"
    edges = graph_of(read(text)).edges
    assert not [edge for edge in edges if edge.type == "LEADS"]
    leads = [edge for edge in edges if edge.type == "PRESUMED_TO_LEAD"]
    assert [edge.target.rsplit("#", 1)[1] for edge in leads] == ["一"]
