"""The reforms of government say who carries on whose work, and since when."""

from datetime import date

import pytest

from kg.reference.gazetteer import Context
from kg.resolve.agencies import directory
from kg.resolve.agencies.organs import organs
from kg.resolve.agencies.reforms import reforms, successions, successor_systems, successors

HUNAN, HUBEI, JIANGXI, SHANGHAI, HUANGSHI, NATION = "430000", "420000", "360000", "310000", "420200", "100000"


def _agency(name, jurisdiction, year):
    return directory().resolve(name, Context(jurisdiction=jurisdiction, year=year))


def _said(found):
    return {(succession.old.short, succession.new.short, succession.since) for succession in found}


def test_every_reform_has_a_date_in_one_of_the_years_that_had_one():
    years = {date.fromisoformat(reform.since).year for reform in reforms()}
    assert years >= {2013, 2018, 2023}
    assert [reform.since for reform in reforms()] == sorted(reform.since for reform in reforms())


def test_no_organ_succeeds_itself_and_no_two_succeed_each_other():
    pairs = {(reform.level, old, new) for reform in reforms() for old in reform.old for new in reform.new}
    assert not {pair for pair in pairs if pair[1] == pair[2]}
    assert not {(level, old, new) for level, old, new in pairs if (level, new, old) in pairs}


def test_an_old_organ_ends_in_the_years_of_its_reform():
    for reform in reforms():
        ends = {organ.until for organ in organs() if organ.short in reform.old and organ.level == reform.level}
        assert all(abs(end - int(reform.since[:4])) <= 2 for end in ends - {9999}), reform


@pytest.mark.parametrize(
    ("name", "jurisdiction", "year", "expected"),
    [
        ("环境保护部", NATION, 2015, {("环境保护部", "生态环境部", "2018-03-17")}),
        (
            "卫生部",
            NATION,
            2010,
            {("卫生部", "卫生计生委", "2013-03-14"), ("卫生计生委", "卫生健康委", "2018-03-17")},
        ),
        (
            "铁道部",
            NATION,
            2010,
            {
                ("铁道部", "国家铁路局", "2013-03-14"),
                ("铁道部", "中国铁路总公司", "2013-03-14"),
                ("中国铁路总公司", "国铁集团", "2019-06-18"),
            },
        ),
        (
            "国务院扶贫办",
            NATION,
            2019,
            {("国务院扶贫办", "国家乡村振兴局", "2021-02-25"), ("国家乡村振兴局", "农业农村部", "2023-03-10")},
        ),
        ("中国银保监会", NATION, 2020, {("银保监会", "金融监管总局", "2023-03-10")}),
        ("省卫生计生委", HUNAN, 2015, {("卫计委", "卫健委", "2018-12-31")}),
        ("省环保厅", HUNAN, 2015, {("环保厅", "生态环境厅", "2018-12-31")}),
        ("省国土资源厅", HUNAN, 2015, {("国土资源厅", "自然资源厅", "2018-12-31")}),
        ("省农委", HUNAN, 2015, {("农委", "农业农村厅", "2018-12-31")}),
        ("省旅游局", HUNAN, 2015, {("旅游局", "文旅厅", "2018-12-31")}),
        ("省国税局", HUNAN, 2015, {("国税局", "税务局", "2018-06-15")}),
        ("湖南出入境检验检疫局", HUNAN, 2015, {("出入境检验检疫局", "长沙海关", "2018-04-20")}),
        ("人行武汉分行", HUBEI, 2022, {("人民银行武汉分行", "人民银行分行", "2023-08-18")}),
        ("湖北银保监局", HUBEI, 2022, {("银保监局", "金融监管局", "2023-07-20")}),
        ("省地方金融监管局", JIANGXI, 2022, {("地方金融监管局", "党委金融办", "2024-12-31")}),
    ],
)
def test_what_an_agency_did_others_do_to_this_day(name, jurisdiction, year, expected):
    assert _said(successors(_agency(name, jurisdiction, year))) == expected


@pytest.mark.parametrize(
    ("name", "jurisdiction", "year"),
    [
        ("省财政厅", HUNAN, 2015),  # never reformed
        ("省粮食局", HUBEI, 2022),  # lives on in some provinces
        ("市规划和国土资源管理局", SHANGHAI, 2015),  # its successor has another name in each municipality
        ("省交投集团", HUNAN, 2015),  # not in the directory
    ],
)
def test_an_unsure_successor_is_none(name, jurisdiction, year):
    assert _said(successors(_agency(name, jurisdiction, year))) == set()


def test_a_successor_is_the_agency_that_a_later_document_means():
    (found,) = successors(_agency("省环保厅", HUNAN, 2015))
    assert found.new.id == _agency("省生态环境厅", HUNAN, 2022).id


def test_agencies_of_one_place_succeed_each_other_those_of_two_never():
    known = [
        _agency("省卫生计生委", HUNAN, 2015),
        _agency("省卫生健康委", HUNAN, 2022),
        _agency("省卫生健康委", HUBEI, 2022),
        _agency("市国土资源局", HUANGSHI, 2015),
        _agency("市自然资源和规划局", HUANGSHI, 2021),
    ]
    assert {(s.old.id, s.new.id, s.since) for s in successions(known)} == {
        ("湖南省/卫计委", "湖南省/卫健委", "2018-12-31"),
        ("黄石市/国土资源局", "黄石市/自然资源和规划局", "2019-03-31"),
    }


def test_organs_called_after_a_city_are_succeeded_by_those_of_the_same_city():
    known = [
        _agency("南昌铁路局", JIANGXI, 2015),
        _agency("中国铁路南昌局集团有限公司", JIANGXI, 2022),
        _agency("中国铁路武汉局集团有限公司", HUBEI, 2022),
    ]
    assert _said(successions(known)) == {("南昌铁路局", "铁路南昌局集团", "2017-11-19")}


@pytest.mark.parametrize(
    ("system", "expected"),
    [
        ("旅游", {"文化和旅游"}),
        ("工商", {"市场监管"}),
        ("食药监", {"市场监管", "药监"}),
        ("人口计生", {"卫生健康"}),
        ("扶贫", {"乡村振兴"}),
        ("乡村振兴", {"农业农村"}),
    ],
)
def test_a_system_that_ended_went_into_others(system, expected):
    assert successor_systems()[system] == expected


def test_a_system_that_only_changed_its_name_is_still_the_same():
    assert not {"生态环境", "自然资源", "卫生健康", "农业农村"} & set(successor_systems())
