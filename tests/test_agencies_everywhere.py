"""Names of agencies in documents of every province and level mean the right organ, and of two organs none is taken for the other."""

import csv
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from kg.reference.gazetteer import NATION, Context, gazetteer
from kg.resolve.agencies import directory
from kg.resolve.agencies.joined import words
from kg.resolve.agencies.jurisdictions import official
from kg.resolve.agencies.organs import organs
from kg.resolve.agencies.reforms import successions
from kg.resolve.context import context_of
from loaders.metadata import metadata
from loaders.text.fold import fold

FOLDER = Path(__file__).parent / "agencies"
LEAST_RIGHT = 0.98


def _rows(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


OPENINGS, NAMES = _rows("openings.csv"), _rows("names.csv")


@cache
def _contexts():
    return {row["id"]: _context(row) for row in OPENINGS}


def _context(row):
    text = row["opening"].replace("/", "\n") + f"\n\n{row['year']}年5月10日\n"
    return context_of(metadata(text, fold(text), {}))


def _place(code, year):
    if code in ("", NATION):
        return "全国" if code else ""
    return official(gazetteer().division(code, year), year)


@cache
def _places(year):
    return frozenset(official(one, year) for one in gazetteer().divisions if one.valid_in(year)) | {"全国", ""}


def _is(agency):
    return "group" if agency.kind == "group" else "known" if agency.known else "unknown"


def _faults(row, agency, context):
    """Yield what is wrong with the agency that a labelled name resolved to."""
    if row["name"] and agency.name not in row["name"].split("|"):
        yield "name"
    if _is(agency) != row["is"] and (row["is"] != "any" or _is(agency) == "group"):
        yield "is"
    if row["place"] and _place(agency.jurisdiction, context.year) != row["place"]:
        yield "place"
    if row["kind"] and agency.kind != row["kind"]:
        yield "kind"
    if row["members"] and len(directory().members(agency, context, {})) != int(row["members"]):
        yield "members"


@cache
def _resolved():
    """Return each labelled row with its context, its agency and what is wrong with it."""
    found = []
    for row in NAMES:
        context = _contexts()[row["opening"]]
        agency = directory().resolve(row["printed"], context)
        found.append((row, context, agency, list(_faults(row, agency, context))))
    return found


def test_every_province_has_four_openings():
    by_province = Counter(row["province"] for row in OPENINGS)
    assert len(by_province) == 32  # 31 and the nation
    assert min(by_province.values()) >= 4
    assert len(NAMES) >= 600


def test_an_opening_says_whose_document_it_is_and_when():
    said = {}
    for row in OPENINGS:
        context = _contexts()[row["id"]]
        said[row["id"]] = (_place(context.jurisdiction, context.year), str(context.year))
    wrong = {row["id"]: said[row["id"]] for row in OPENINGS if said[row["id"]] != (row["place"], row["year"])}
    places = {row["id"]: row["place"] for row in OPENINGS}
    of_another = {one: found for one, found in wrong.items() if found[0] and not places[one].startswith(found[0])}
    assert 1 - len(wrong) / len(OPENINGS) >= LEAST_RIGHT, wrong
    assert of_another == {}


@pytest.mark.parametrize(
    ("text", "place", "body"),
    [
        ("为推进节水工作,结合江夏区实际,制定如下措施。\n一、建设泵站\n", "420115", ""),
        ("为推进节水工作,结合我市实际,制定如下措施。\n一、建设泵站\n", "", ""),
        ("上海市节水产业三年行动计划（2021－2023年）\n为推进节水工作,制定本计划。\n", "310000", ""),
        ("武汉东湖新技术开发区管委会关于印发节水方案的通知\n", "420100", "武汉东湖新技术开发区"),
        ("上海市松江区泖港镇人民政府关于印发节水方案的通知\n", "310117", "泖港镇"),
        ("大冶市金湖街道办事处关于印发节水方案的通知\n", "420281", "金湖街道"),
        ("武汉市江夏区人民政府关于促进乡村振兴的通知\n", "420115", ""),
        ("新疆生产建设兵团办公厅关于印发节水方案的通知\n", "650000", "新疆生产建设兵团"),
    ],
)
def test_a_document_of_a_zone_or_a_township_belongs_to_it(text, place, body):
    context = context_of(metadata(text, fold(text), {}))
    assert (context.jurisdiction, context.body) == (place, body)


def test_names_of_all_provinces_mean_the_right_agency():
    wrong = [(row["opening"], row["printed"], agency.name, faults) for row, _, agency, faults in _resolved() if faults]
    assert 1 - len(wrong) / len(NAMES) >= LEAST_RIGHT, wrong


def test_what_is_wrong_is_open():
    taken_for_another = [
        (row["opening"], row["printed"], agency.name)
        for row, context, agency, faults in _resolved()
        if faults and _is(agency) == "known" and row["place"] in _places(context.year)
    ]
    assert taken_for_another == []


def test_names_of_two_organs_are_never_one_agency():
    called = defaultdict(set)
    for row, _, agency, faults in _resolved():
        if row["name"] and not faults and row["is"] == "known":
            called[agency.id].add(agency.name)
    assert {agency: names for agency, names in called.items() if len(names) > 1} == {}


@pytest.mark.parametrize(
    ("name", "context", "expected"),
    [
        ("省委宣传部(省新闻出版局)", Context(jurisdiction="430000", year=2022), "省委宣传部"),
        ("省委宣传部(省新闻出版局、省电影局)", Context(jurisdiction="430000", year=2022), "省委宣传部"),
        ("省农业农村厅〔省乡村振兴局〕", Context(jurisdiction="430000", year=2023), "省农业农村厅"),
        ("区住建交通局", Context(jurisdiction="420204", year=2022), "区住房和城乡建设交通运输局"),
        ("区工信商务局", Context(jurisdiction="420204", year=2022), "区工业和信息化商务局"),
        ("镇政府", Context(jurisdiction="420281", year=2022, body="灵乡镇"), "灵乡镇人民政府"),
        ("高新区财政局", Context(jurisdiction="420200", year=2022, body="某某高新区"), "区财政局"),
        ("行署", Context(jurisdiction="152500", year=2022), "锡林郭勒盟行政公署"),
        ("兵团财政局", Context(jurisdiction="652900", year=2022), "新疆生产建设兵团财政局"),
    ],
)
def test_two_spellings_of_one_organ_are_one_agency(name, context, expected):
    assert directory().resolve(name, context).id == directory().resolve(expected, context).id


@pytest.mark.parametrize(
    ("name", "context", "other"),
    [
        ("省新闻出版局", Context(jurisdiction="430000", year=2022), "省委宣传部(省新闻出版局)"),
        ("区农业农村水利局", Context(jurisdiction="420204", year=2022), "区农业农村和水务局"),
        ("区财政局", Context(jurisdiction="420100", year=2022, body="某某高新区"), "市财政局"),
        ("市民委", Context(jurisdiction="150100", year=2022), "市民宗委"),
        ("市园林局", Context(jurisdiction="370200", year=2022), "市园林和林业局"),
        ("兵团财政局", Context(jurisdiction="650000", year=2022), "自治区财政厅"),
        ("兵团公安局", Context(jurisdiction="650000", year=2022, body="新疆生产建设兵团"), "公安厅"),
    ],
)
def test_organs_that_look_alike_stay_apart(name, context, other):
    assert directory().resolve(name, context).id != directory().resolve(other, context).id


@pytest.mark.parametrize(
    ("name", "system", "kind"),
    [
        ("市公路建设养护中心", "公路", "department"),
        ("区水利工程建设站", "水利", "department"),
        ("市大数据产业发展中心", "数据", "department"),
        ("市云雾山管理局", "", "department"),
        ("市水务投资公司", "", "company"),
        ("青溪镇人民政府", "", "government"),
        ("大柴旦行委", "", "government"),
    ],
)
def test_an_unknown_name_tells_its_kind_and_where_its_words_allow_its_system(name, system, kind):
    agency = directory().resolve(name, Context(jurisdiction="420204", year=2022))
    assert (agency.system, agency.kind, agency.known) == (system, kind, False)


@pytest.mark.parametrize("name", ["水文局", "市水文局", "市经济研究院", "市文物商店", "市农经局"])
def test_a_name_is_no_joined_one_for_a_character_or_two(name):
    assert not directory().resolve(name, Context(jurisdiction="420200", year=2022)).known


@pytest.mark.parametrize(
    ("name", "full", "kind"),
    [
        ("镇党委", "灵乡镇党委", "party"),
        ("镇政府", "灵乡镇人民政府", "government"),
        ("镇农业农村办", "灵乡镇农业农村办", "department"),
        ("市财政局", "大冶市财政局", "department"),
        ("镇直各单位", "镇直各单位", "group"),
    ],
)
def test_in_a_town_s_document_its_own_organs_are_its_own_and_others_are_those_above(name, full, kind):
    agency = directory().resolve(name, Context(jurisdiction="420281", year=2022, body="灵乡镇"))
    assert (agency.name, agency.kind, agency.jurisdiction) == (full, kind, "420281")


def test_every_word_of_joined_names_belongs_to_a_system_of_the_table():
    assert {word.system for word in words().values()} - {organ.system for organ in organs()} == set()


def test_a_zone_and_its_city_never_succeed_each_other():
    zone = Context(jurisdiction="420200", year=2019, body="某某高新区")
    city = Context(jurisdiction="420200", year=2022)
    of_zone, of_city = directory().resolve("区扶贫办", zone), directory().resolve("市乡村振兴局", city)
    assert (of_zone.known, of_city.known) == (True, True)
    assert list(successions([of_zone, of_city])) == []
