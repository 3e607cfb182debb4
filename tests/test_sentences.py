"""Responsibility in sentences: who is named in running prose, and which sentences assign nothing."""

import pytest

from kg.pipeline import plan_of as plan_of_source
from loaders.readers import read_bytes
from loaders.responsibility.clauses import clauses
from loaders.text.fold import fold

SENTENCES = {
    "第1项任务“推进协同发展”,牵头领导是王某某,主责单位是市发展改革委、各区政府\n": [
        ("第1项任务“推进协同发展”", {("市发展改革委", "lead"), ("各区政府", "lead")})
    ],
    "第2项任务“疏解功能”,责任单位是市科委,配合单位是市财政局;第3项任务“治理污染”,责任单位为市生态环境局。\n": [
        ("第2项任务“疏解功能”", {("市科委", "joint"), ("市财政局", "support")}),
        ("第3项任务“治理污染”", {("市生态环境局", "joint")}),
    ],
    "二、分工\n市发展改革委(市能源局)负责编制充电设施规划;督促各区落实;负责研究制定价格政策。\n": [
        (
            "市发展改革委(市能源局)负责编制充电设施规划;督促各区落实;负责研究制定价格政策",
            {("市发展改革委(市能源局)", "joint")},
        )
    ],
    "市财政局负责落实补贴资金;市住房城乡建设委负责推动居住区建设。\n": [
        ("市财政局负责落实补贴资金", {("市财政局", "joint")}),
        ("市住房城乡建设委负责推动居住区建设", {("市住房城乡建设委", "joint")}),
    ],
    "(一)市城管委：负责电力设施协调工作。\n": [("市城管委:负责电力设施协调工作", {("市城管委", "joint")})],
    "省教育厅牵头制定职业教育标准。\n": [("省教育厅牵头制定职业教育标准", {("省教育厅", "lead")})],
    "体育总局要会同有关方面做好指导、督查和总结工作。\n": [
        ("体育总局要会同有关方面做好指导", {("体育总局", "lead"), ("有关方面", "support")})
    ],
    "国务院办公厅要发挥对改革工作的牵头抓总作用,强化督促落实。\n": [("国务院办公厅要发挥", {("国务院办公厅", "lead")})],
    "完善机制,由财政部牵头,于12月底前完成。\n": [("完善机制", {("财政部", "lead")})],
    # anywhere in the sentence, behind 由, a comma or a colon
    "市政府投资项目由市发改委负责审批把关工作。\n": [("市政府投资项目", {("市发改委", "joint")})],
    "依托现有平台,县数据局会同有关部门编制目录。\n": [
        ("依托现有平台", {("县数据局", "lead"), ("有关部门", "support")})
    ],
    "水质监测事项,由县水利局、县卫健局负责。\n": [("水质监测事项", {("县水利局", "joint"), ("县卫健局", "joint")})],
    "记者获悉,扩大供给一项,由县教育局、县民政局等6部门按照职责分工负责。\n": [
        ("记者获悉", {("县教育局", "joint"), ("县民政局", "joint")})
    ],
    "请青鸟市公安局会同市教育局制定整治方案。\n": [
        ("请青鸟市公安局", {("青鸟市公安局", "lead"), ("市教育局", "support")})
    ],
    # who supports is named later
    "救援组。由县应急局牵头,县公安局、县气象局等参加。\n": [
        ("救援组", {("县应急局", "lead"), ("县公安局", "support"), ("县气象局", "support")})
    ],
    "县林业局牵头负责古树普查,县财政局、县文旅局等部门要积极配合,落实经费。\n": [
        ("县林业局牵头", {("县林业局", "lead"), ("县财政局", "support"), ("县文旅局", "support")})
    ],
    "县水利局要发挥牵头作用,健全制度,会同县气象局做好预警。\n": [
        ("县水利局", {("县水利局", "lead"), ("县气象局", "support")})
    ],
    "县教育局牵头,会同县民政局开展排查,抓好整改。\n": [
        ("县教育局牵头", {("县教育局", "lead"), ("县民政局", "support")})
    ],
    # each its own task
    "县文旅局负责统筹,县财政局负责资金保障。\n": [
        ("县文旅局负责统筹", {("县文旅局", "joint")}),
        ("县财政局", {("县财政局", "joint")}),
    ],
    "县教育局、县卫健局共同牵头编制规划。\n": [("县教育局", {("县教育局", "lead"), ("县卫健局", "lead")})],
    "航线划设工作县发改局为牵头单位,县交通局为配合单位。\n": [
        ("航线划设", {("县发改局", "lead"), ("县交通局", "support")})
    ],
    # verbs of role other than 负责
    "沿线绿化由县林业局承担。\n": [("沿线绿化", {("县林业局", "joint")})],
    "各县(市)人民政府是农村供水的责任主体,对水质负总责。\n": [("各县(市)人民政府", {("各县(市)人民政府", "joint")})],
    "品种选育以县农业局为主,县科协参与。\n": [("品种选育", {("县农业局", "lead"), ("县科协", "support")})],
    "示范推广由县农业局牵头推进,县科协、团县委等部门给予支持。\n": [
        ("示范推广", {("县农业局", "lead"), ("县科协", "support"), ("团县委", "support")})
    ],
    "责成县农业局承担补种任务。\n": [("责成", {("县农业局", "joint")})],
    "补贴标准由县农业局商县财政局拟定。\n": [("补贴标准", {("县农业局", "lead"), ("县财政局", "support")})],
    "用地方案由县林业局会县国土资源局提出。\n": [("用地方案", {("县林业局", "lead"), ("县国土资源局", "support")})],
    "由县政府督查室牵头、县统计局配合,对进度开展督查。\n": [
        ("由县政府督查室", {("县政府督查室", "lead"), ("县统计局", "support")})
    ],
    "县规划局要会同县交通局、各乡镇人民政府编制站场布局规划。\n": [
        ("县规划局", {("县规划局", "lead"), ("县交通局", "support"), ("各乡镇人民政府", "support")})
    ],
    "县文旅局负责培训和巡查,所需经费由县财政局会同县审计局核定。\n": [
        ("县文旅局负责培训和巡查", {("县文旅局", "joint")}),
        ("所需经费由", {("县财政局", "lead"), ("县审计局", "support")}),
    ],
    # offices of townships and departments of ministries
    "镇综治中心牵头排查,镇司法所、柳林派出所、柳林法庭分工负责。\n": [
        (
            "镇综治中心",
            {(name, "support") for name in ("镇司法所", "柳林派出所", "柳林法庭")} | {("镇综治中心", "lead")},
        )
    ],
    "镇应急办公室负责值守,镇水利站协助。\n": [("镇应急办公室", {("镇应急办公室", "joint"), ("镇水利站", "support")})],
    "航运服务司负责船舶监管。\n": [("航运服务司", {("航运服务司", "joint")})],
    # organs by what they do, and small bodies
    "市场监管部门负责日常监督检查工作。\n": [("市场监管部门", {("市场监管部门", "joint")})],
    "县供水主管部门应当会同有关部门建立台账。\n": [
        ("县供水主管部门", {("县供水主管部门", "lead"), ("有关部门", "support")})
    ],
    "领导小组办公室设在县住建局,具体负责工期调度工作。\n": [("领导小组办公室", {("领导小组办公室", "joint")})],
    "市领导小组办公室负责日常工作的开展。\n": [("市领导小组办公室", {("市领导小组办公室", "joint")})],
}
NO_CLAUSES = [
    "各牵头单位要切实负起责任,加强统筹。\n",
    "牵头部门要加大协调力度。\n",
    "各有关单位要会同相关部门抓好落实。\n",
    "国家发展改革委负责人表示将加快推进有关工作。\n",
    "本办法由市水利局负责解释。\n",
    "坚持谁主管、谁负责的原则。\n",
    "具体事项由项目单位负责。\n",
    "设立领导小组办公室负责日常工作。\n",
    "牵头领导是王某某,主责单位是相关主体。\n",
    "市科技局牵头单位名单另行公布有关事项。\n",
    "水利部负责全国河湖水量的统一监督管理。\n",
    "工作不力的,由市监察局负责追究有关人员责任。\n",
    "各区人民政府要切实承担起主体责任。\n",
]


def tasks_of(text):
    plan = plan_of_source(read_bytes(text.encode(), "plan.txt"))
    return [
        (fold(task.body.of(plan.text)), {(duty.name, duty.role.value) for duty in task.duties}) for task in plan.tasks
    ]


@pytest.mark.parametrize("text", [*SENTENCES])
def test_a_sentence_says_who_answers_for_what(text):
    found, expected = tasks_of(text), SENTENCES[text]
    assert [names for _, names in found] == [names for _, names in expected]
    assert all(body.startswith(opening) for (body, _), (opening, _) in zip(found, expected, strict=True))


@pytest.mark.parametrize("text", NO_CLAUSES)
def test_a_sentence_that_gives_nobody_a_task_is_none(text):
    assert tasks_of(text) == []


def test_a_sentence_before_the_clause_that_closes_its_paragraph_is_no_task_of_its_own():
    text = "1.编制规划。市发展改革委负责编制专项规划并组织实施。(责任单位:市财政局)\n"
    assert [names for _, names in tasks_of(text)] == [{("市财政局", "joint")}]


@pytest.mark.parametrize(
    "repeated", ["市发改委会同", ",主责单位是", ",牵头领导是王", "市发改委要", "各", "由市发改委牵头", "负责牵头"]
)
def test_no_text_takes_more_than_its_share_of_time(repeated):
    assert len(clauses(repeated * 20_000)) < 100


TOLD = [
    "市交通局会同市公安局拟定了处理意见:路口已改造。",
    "市水利局牵头完成了河道清淤工作,群众反映良好。",
    "市林业局会同有关部门正在办理该建议,年内答复代表。",
]


@pytest.mark.parametrize("sentence", TOLD)
def test_what_units_have_done_is_no_duty(sentence):
    plan = plan_of_source(read_bytes(f"关于建议办理情况的答复\n{sentence}\n".encode(), "plan.txt"))
    assert [task.duties for task in plan.tasks] == []
    assert {word.fate for word in plan.words} == {"told of the past"}
