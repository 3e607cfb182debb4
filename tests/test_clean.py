"""Cleaning: what is repaired and what is set aside, always by name."""

import pytest

from loaders.text.clean import clean
from loaders.text.corrections import Erratum, Notes
from loaders.text.fold import fold
from tests.seeds import EVERY, HUANGSHI, HUBEI, JIANGXI, NEWS, plan_of


def _rules(name):
    return {change.rule for change in plan_of(name).changes}


def test_the_second_copy_is_set_aside():
    plan = plan_of(HUBEI)
    assert any("copy" in rule for rule in _rules(HUBEI))
    assert plan.text.count("常住人口城镇化率达到67%") == 1
    assert "\n1.常住人口城镇化率达到67%" in plan.text  # the copy with the outline stays


def test_an_advertisement_is_read_as_what_it_replaced():
    assert "必威" not in plan_of(HUANGSHI).text
    assert "黄石市深度融入武汉城市圈同城化发展三年行动方案" in plan_of(HUANGSHI).text


def test_a_broken_name_is_read_as_what_it_was():
    assert "推动海昏侯国家考古遗址公园建设" in plan_of(JIANGXI).text


def test_markup_and_furniture_are_set_aside_by_name():
    assert {"markup", "front matter"} <= _rules(NEWS)
    assert "<p>" not in plan_of(NEWS).text
    assert "登录" not in plan_of(HUBEI).text


@pytest.mark.parametrize("name", EVERY)
def test_all_that_is_set_aside_adds_up(name):
    plan = plan_of(name)
    removed = sum(change.span.end - change.span.start for change in plan.changes)
    added = sum(len(change.replacement) for change in plan.changes)
    assert len(plan.text) == len(plan.source.text) - removed + added


def test_a_copy_is_found_without_notes():
    body = "".join(f"一、第{n}项任务,推进重点领域第{n}号工程建设,加强组织领导。\n" for n in range(60))
    cleaned = clean(body.replace("\n", "") + "\n" + body, Notes())
    assert [change.rule for change in cleaned.changes] == ["second copy of the text"]
    assert cleaned.clean.text.strip() == body.strip()


def test_an_erratum_moves_with_its_text():
    notes = Notes(errata=(Erratum(kind="lost character", start=2, observed="?改委", true="发改委"),))
    assert clean("前面多了几个字:省?改委", notes).clean.text == "前面多了几个字:省发改委"


def test_a_page_number_inside_a_word_goes():
    assert clean("生态环—12—境保护", Notes()).clean.text == "生态环境保护"


def test_folding_keeps_every_offset():
    text = "（责任单位：市发改委，各县〔市、区〕政府）　A"
    assert len(fold(text)) == len(text)
    assert fold(text) == "(责任单位:市发改委,各县(市、区)政府) A"


def test_a_simplified_text_keeps_the_characters_that_its_standard_has():
    plain = (
        "乾县、乾安县和於潜镇推进农村公路、供水、电网改造等基础设施建设。"
        + "各地要加强组织领导,明确责任分工,落实资金保障。" * 8
    )
    assert clean(plain, Notes()).clean.text == plain
    assert clean("乾縣、乾安縣推進後續建設項目。", Notes()).clean.text.startswith("乾县、乾安县推进后续")
