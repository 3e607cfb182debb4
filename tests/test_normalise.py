"""What a page does to characters and lines is undone before anything is parsed, and every quote is still exact."""

import pytest

from kg.pipeline import plan_of as plan_of_source
from loaders.readers import read_bytes
from loaders.text.clean import clean
from loaders.text.corrections import Notes

TEXTS = {
    "a reading behind a character": ("建設單(dān)位:縣財(cái)政局(甲)。", "建设单位:县财政局(甲)。"),
    "words set with spaces": ("(牵 头 单 位:县水利局;责任 单位:县财政局)", "(牵头单位:县水利局;责任单位:县财政局)"),
    "a heading set with spaces": ("青 鸟 县 规 划", "青鸟县规划"),
    "names parted by spaces stay apart": ("县水利局 县财政局", "县水利局 县财政局"),
    "digits set apart": ("到2 0 2 6年建成3 0 0公里", "到2026年建成300公里"),
    "numbers parted by spaces stay apart": ("1 2 3 县水利局", "1 2 3 县水利局"),
    "radicals for characters": ("⻓沙市⼈⺠政府⾏政审批⻔户", "长沙市人民政府行政审批门户"),
    "characters of private use": ("1\ue004建设水库。\ue005完", "1.建设水库。完"),
    "breaks inside a bracket": (
        "建设水库。(责任单位:县水利局、\n县财\n政局)",
        "建设水库。(责任单位:县水利局、县财政局)",
    ),
    "breaks inside the cells of a row": (
        "| 任务 | 牵头 | 配合 |\n| 植树 | 县林业局 | 各乡镇\n县财政局 |\n| 治水 | 县水利局 | |",
        "| 任务 | 牵头 | 配合 |\n| 植树 | 县林业局 | 各乡镇 县财政局 |\n| 治水 | 县水利局 | |",
    ),
    "drawn borders": ("├──┼──┤\n│甲│乙│", "\n│甲│乙│"),
    "a bracket that items follow in": ("(见附件\n1.建设水库\n2.植树)", "(见附件\n1.建设水库\n2.植树)"),
}


@pytest.mark.parametrize("what", [*TEXTS])
def test_what_the_page_did_is_undone(what):
    source, expected = TEXTS[what]
    cleaned = clean(source, Notes())
    assert cleaned.clean.text == expected
    assert "".join(change.rule for change in cleaned.changes) or source == expected or what.startswith("radicals")


WRAPPED = """青鸟县产业发展三年行动方案

一、主要任务
(一)推进水利项目建设。加快推进一批中型水库、小型水库
和灌区续建配套项目,到2026年底前新增灌溉面积20万亩,
惠及十二个乡镇。(牵头单位:县水利局;责任单位:县财政
局、县自然资源和规划局、县农业农村局,各乡镇人民政府)
(二)推进林业项目建设。加快推进国家储备林基地建设,完
成造林二十万亩。(牵头单位:县林业局)
"""


def test_lines_that_the_width_of_a_page_broke_are_joined():
    plan = plan_of_source(read_bytes(WRAPPED.encode(), "plan.txt"))
    assert [(task.number, [duty.name for duty in task.duties]) for task in plan.tasks] == [
        ("(一)", ["县水利局", "县财政局", "县自然资源和规划局", "县农业农村局", "各乡镇人民政府"]),
        ("(二)", ["县林业局"]),
    ]
    for task in plan.tasks:
        for duty in task.duties:
            where = plan.clean.span(duty.span.start, duty.span.end)
            assert "".join(where.of(WRAPPED).split()) == duty.span.of(plan.text)


ONE_LINE = (
    "各乡镇人民政府:现提出以下意见。"
    + "要提高认识,狠抓落实。" * 150
    + "一、优化服务(一)压减审批事项,年内取消20项。(县数据局牵头)"
    "(二)推行告知承诺,覆盖第一批3个事项。(县司法局负责)二、强化监管(一)建立信用档案。(县市场监管局负责)"
    "具体措施:1.建成平台。(县数据局负责)2.公布目录。(县司法局负责)"
)


def test_a_text_in_one_line_is_cut_at_its_numbers():
    plan = plan_of_source(read_bytes(ONE_LINE.encode(), "plan.txt"))
    assert [(task.number, task.title) for task in plan.tasks] == [
        ("(一)", "压减审批事项,年内取消20项"),
        ("(二)", "推行告知承诺,覆盖第一批3个事项"),
        ("(一)", "建立信用档案"),
        ("1", "建成平台"),
        ("2", "公布目录"),
    ]


FEW_LINES = (
    "青鸟县人民政府办公室关于印发青鸟县旅游旺季保障活动任务分解方案的通知 青政办发〔2024〕7号 各乡镇人民政府,县直各单位:"
    "《青鸟县旅游旺季保障活动任务分解方案》已经县政府同意,现印发给你们。青鸟县人民政府办公室 2024年3月5日\n"
    "青鸟县旅游旺季保障活动任务分解方案 为做好今年旺季保障,制定本方案。"
    + "要提高认识,压实责任,形成合力。"
    * 8
    + "一、总体要求。坚持安全第一。"
    "二、主要任务。(一)畅通进出道路。1.修补破损路面。5月底前修补县道破损路面。(县交通运输局、县城市管理局)"
    "2.增开景区班车。旺季每日增开班车20班。(责任单位:县交通运输局、县文化和旅游局(县文物局))3.疏导停车。(责任单位:县公安局)"
    "(二)整治市场秩序。4.查处宰客行为。(责任单位:县市场监管局)5.公示价格。(责任单位:县发展改革局)三、工作要求。加强组织领导。"
)


def test_lines_of_middling_length_are_cut_at_the_numbers_of_their_items():
    plan = plan_of_source(read_bytes(FEW_LINES.encode(), "plan.txt"))
    assert plan.metadata.title == "青鸟县旅游旺季保障活动任务分解方案"
    assert plan.metadata.published == "2024-03-05"
    assert [(task.path, task.title, [duty.name for duty in task.duties]) for task in plan.tasks] == [
        (("二", "(一)", "1"), "修补破损路面", ["县交通运输局", "县城市管理局"]),
        (("二", "(一)", "2"), "增开景区班车", ["县交通运输局", "县文化和旅游局(县文物局)"]),
        (("二", "(一)", "3"), "疏导停车", ["县公安局"]),
        (("二", "(二)", "4"), "查处宰客行为", ["县市场监管局"]),
        (("二", "(二)", "5"), "公示价格", ["县发展改革局"]),
    ]


def test_numbers_inside_a_paragraph_that_one_clause_closes_stay_in_it():
    paragraph = (
        "(一)做好防汛备汛。"
        + "各乡镇要落实包保责任,加密巡查频次,备足抢险物料。" * 12
        + "具体要求:1.修订预案。2.开展演练。3.补充物资。(责任单位:县水利局)"
    )
    text = (
        f"青鸟县年度工作分工\n\n一、水利\n{paragraph}\n(二)植树造林。(责任单位:县林业局)\n"
        + "其他事项另行通知。\n" * 90
    )
    plan = plan_of_source(read_bytes(text.encode(), "plan.txt"))
    assert [(task.path, [duty.name for duty in task.duties]) for task in plan.tasks] == [
        (("一", "(一)"), ["县水利局"]),
        (("一", "(二)"), ["县林业局"]),
    ]


ONE_LINERS = {
    "numbers behind spaces": (
        "青鸟县农业重点工作分解 一、稳定粮食生产 1、种植玉米6万亩。牵头单位:县农业农村局 责任单位:各乡镇人民政府 "
        "2、建设高标准农田。牵头单位:县水利局 责任单位:县财政局 二、发展特色产业 3、新建茶园5万亩。牵头单位:县林业局",
        [("一", "1"), ("一", "2"), ("二", "3")],
    ),
    "signs of one character": (
        "一、推动发展。⒈新建园区,配套道路管网,年内开工。(责任单位:县发展改革局)⒉培育高新技术企业10家。(责任单位:县科技局)"
        "二、守住底线。⒊化解债务风险。(责任单位:县财政局)⒋治理扬尘。(责任单位:县住房城乡建设局)三、强化保障。加强督查,定期通报。",
        [("一", "1"), ("一", "2"), ("二", "3"), ("二", "4")],
    ),
    "brackets of one character and circles": (
        "青鸟县乡村治理任务。㈠健全组织体系。①选优配强村干部。(牵头单位:县委组织部)②建立监督机制。(牵头单位:县纪委监委)"
        "㈡完善治理机制。①修订村规民约。(牵头单位:县民政局)②开展普法宣传。(牵头单位:县司法局)各单位要狠抓落实,务求实效。",
        [("(一)", "①"), ("(一)", "②"), ("(二)", "①"), ("(二)", "②")],
    ),
    "a line that begins with a number": (
        "一、修缮校舍。投入资金,分批推进,确保安全,秋季学期前投入使用,惠及全县学生。(责任单位:县教育局)"
        "二、建设养老中心。(责任单位:县民政局)三、新建口袋公园,年内建成开放,方便群众休闲健身。(责任单位:县林业局)",
        [("一",), ("二",), ("三",)],
    ),
}


@pytest.mark.parametrize("what", [*ONE_LINERS])
def test_a_short_text_in_one_line_is_cut_at_its_numbers_too(what):
    text, paths = ONE_LINERS[what]
    plan = plan_of_source(read_bytes(text.encode(), "plan.txt"))
    assert [task.path for task in plan.tasks] == paths
    assert all(task.title and "青鸟" not in task.title for task in plan.tasks)
    for task in plan.tasks:
        for duty in task.duties:
            assert plan.clean.span(duty.span.start, duty.span.end).of(text) == duty.span.of(plan.text)


def test_signs_inside_a_sentence_stay_as_they_are():
    text = "见图⑴和表⒈所示。"
    assert clean(text, Notes()).clean.text == text
