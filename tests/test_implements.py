"""A document that breaks another plan down says so in one of a few ways."""

import pytest

from loaders.references import implements, same_title
from loaders.text.fold import fold
from tests.seeds import HUANGSHI, HUBEI, HUNAN, JIANGXI, NEWS, plan_of


def _titles(text):
    return [found.title for found in implements(text, fold(text))]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (HUBEI, ["长江中游城市群发展“十四五”实施方案"]),
        (JIANGXI, ["长江中游城市群发展“十四五”实施方案"]),
        (HUNAN, ["长江中游城市群发展规划"]),
        (HUANGSHI, []),
        (NEWS, []),
    ],
)
def test_the_seeds_break_down_these_plans(name, expected):
    plan = plan_of(name)
    assert [found.title for found in implements(plan.text, plan.folded)] == expected


def test_the_sentence_that_says_so_is_the_span():
    plan = plan_of(JIANGXI)
    (found,) = implements(plan.text, plan.folded)
    sentence = found.span.of(plan.text)
    assert sentence.startswith("《长江中游城市群发展“十四五”实施方案》已经国务院批复")
    assert "分解落实到各地" in sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "为全面贯彻市八届人大一次会议审议通过的《政府工作报告》,现将《政府工作报告》提出的重点工作任务予以分解。",
            ["政府工作报告"],
        ),
        (
            "为让人民群众更加幸福,根据《2016年政府工作报告》安排部署,现将2016年“民生实事”目标任务分解下达。",
            ["2016年政府工作报告"],
        ),
        (
            "为落实《广东省人民政府关于印发〈广东省打赢蓝天保卫战实施方案(2018-2020年)〉的通知》(粤府〔2018〕128号)部署要求,制定本实施方案。",
            ["广东省打赢蓝天保卫战实施方案(2018-2020年)"],
        ),
        (
            "根据《国务院关于长江中游城市群发展规划的批复》(国函〔2015〕62号)等文件要求,特制订本实施方案。",
            ["长江中游城市群发展规划"],
        ),
        (
            "为贯彻落实《甲市发展规划》《乙市三年行动计划》和《丙省若干意见》,制定本方案。",
            ["甲市发展规划", "乙市三年行动计划", "丙省若干意见"],
        ),
        ("2024年《政府工作报告》重点工作目标任务分解表\n", ["政府工作报告"]),
        ("湖南省贯彻落实国家《长江中游城市群发展规划》实施方案\n", ["长江中游城市群发展规划"]),
    ],
)
def test_a_document_says_what_it_breaks_down(text, expected):
    assert _titles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "《黄石市三年行动方案》已经市委、市政府同意,现印发给你们,请认真贯彻落实。",
        "各县区要根据《全省重点工作方案》制定具体实施方案。",
        "落实好《优化营商环境条例》,制定配套措施。",
        "要按照《关于统筹规范督查检查考核工作的通知》要求,完善督查考评体系。",
        "各地各部门要将《实施方案》落实情况每半年报省发改委汇总。",
        "2015年,《长江中游城市群发展规划》印发,提出“一极三区”定位。",
    ],
)
def test_a_plan_that_is_only_named_is_not_broken_down(text):
    assert _titles(text) == []


def test_a_title_is_the_same_whatever_its_marks():
    assert same_title("长江中游城市群发展“十四五”实施方案", "长江中游城市群发展'十四五' 实施方案")
    assert not same_title("长江中游城市群发展规划", "长江中游城市群发展“十四五”实施方案")
