"""A name that fits several is left open, and told with all that it fits; what stands around it may settle it."""

import pytest

from kg.coverage import audit
from kg.pipeline import read_stream
from kg.reference.gazetteer import Context
from kg.resolve.agencies import directory
from kg.resolve.judgements import Decision, Decisions, Verdict, place_called
from kg.resolve.places import Ambiguous, locate, survey, title_of
from kg.resolve.places.vocabulary import vocabulary
from loaders.mentions.places import find
from tests.command import kg

NATION = Context(jurisdiction="100000", year=2022)
JIANGSU = Context(jurisdiction="320000", year=2022)
NANJING = Context(jurisdiction="320100", year=2022)
JILIN = Context(jurisdiction="220000", year=2022)

DRUM_TOWERS = ["南京市鼓楼区", "徐州市鼓楼区", "福州市鼓楼区", "开封市鼓楼区"]
PLAN = """国务院办公厅关于印发工作方案的通知

一、主要任务
1.支持鼓楼区建设。(责任单位:国家发展改革委、鼓楼区教育局)
"""


def read(decisions=None):
    return read_stream(PLAN.encode(), "plan", *([decisions] if decisions else []))


def decided(verdict, *targets, kind="place", name="鼓楼区"):
    return Decisions((Decision(name=name, kind=kind, decision=Verdict(verdict), targets=targets),))


# --- agencies --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "context", "fits"),
    [
        ("鼓楼区教育局", NATION, [f"{place}教育局" for place in DRUM_TOWERS]),
        ("鼓楼区教育局", JIANGSU, ["南京市鼓楼区教育局", "徐州市鼓楼区教育局"]),
        ("朝阳区政府", NATION, ["北京市朝阳区人民政府", "长春市朝阳区人民政府"]),
        ("朝阳区", NATION, ["北京市朝阳区人民政府", "长春市朝阳区人民政府"]),
    ],
)
def test_a_name_that_fits_several_agencies_is_none_of_them(name, context, fits):
    assert list(directory().several(name, context)) == fits
    found = directory().resolve(name, context)
    assert (found.name, found.known) == (name, False)


@pytest.mark.parametrize(
    ("name", "context", "full"),
    [
        ("鼓楼区教育局", NANJING, "南京市鼓楼区教育局"),
        ("朝阳区政府", JILIN, "长春市朝阳区人民政府"),
        ("长春市朝阳区人民政府", NATION, "长春市朝阳区人民政府"),
        ("福州市鼓楼区教育局", NATION, "福州市鼓楼区教育局"),
        ("福建省福州市鼓楼区教育局", NATION, "福州市鼓楼区教育局"),
    ],
)
def test_the_document_s_place_or_the_name_itself_settles_it(name, context, full):
    assert directory().several(name, context) == ()
    assert directory().resolve(name, context).name == full


def test_an_unsettled_agency_serves_what_all_it_may_be_lie_in():
    assert directory().resolve("鼓楼区教育局", JIANGSU).jurisdiction == "320000"
    assert directory().resolve("鼓楼区教育局", NATION).jurisdiction == ""


def test_of_several_organs_of_one_place_the_latest_is_taken_and_all_are_told():
    huangshi = Context(jurisdiction="420200", year=2022)
    fits = ("黄石市政务服务和大数据管理局", "黄石市政务服务数据管理局")
    assert directory().several("市政数局", huangshi) == fits
    assert directory().resolve("市政数局", huangshi).name in fits
    text = "黄石市人民政府关于印发工作方案的通知\n\n一、任务\n1.优化服务。(责任单位:市政数局、市财政局)\n"
    account = audit(read_stream(text.encode(), "plan"))
    assert account.ambiguous_agencies == {"市政数局": fits}
    assert account.unknown_agencies == ()


@pytest.mark.parametrize("name", ["市财政局", "市政府办公厅", "各区人民政府", "黄石市"])
def test_a_name_of_one_is_told_of_nobody_else(name):
    assert directory().several(name, Context(jurisdiction="420200", year=2022)) == ()


@pytest.mark.parametrize("name", ["市中心医院", "市中小企业服务中心", "市中医医院"])
def test_a_word_that_only_looks_like_the_short_name_of_several_places_is_none(name):
    found = directory().resolve(name, Context(jurisdiction="420200", year=2022))
    assert found.id == f"黄石市/{name[1:]}"


@pytest.mark.parametrize("context", [NATION, JIANGSU, Context(jurisdiction="370000", year=2022)])
def test_a_district_that_fits_several_is_no_class_of_agencies(context):
    found = directory().resolve("市中区政府", context)
    assert (found.kind, found.known) == ("government", False)
    assert len(directory().several("市中区政府", context)) > 1


def test_what_no_row_knows_fits_nothing():
    assert directory().several("南山集团", NATION) == ()


# --- places ----------------------------------------------------------------------------------------------------------


def surveyed(text):
    return list(survey(find(text, vocabulary()), text, NATION))


@pytest.mark.parametrize("text", ["支持鼓楼区建设", "支持北京市海淀区、朝阳区和鼓楼区建设"])
def test_a_name_that_fits_several_places_is_none_of_them(text):
    found = [one for one in surveyed(text) if isinstance(one, Ambiguous)]
    assert [one.span.of(text) for one in found] == ["鼓楼区"]
    assert [title_of(place) for place in found[0].places] == DRUM_TOWERS
    assert "鼓楼区" not in [one.place.name for one in locate(text, NATION)]


@pytest.mark.parametrize("text", ["鼓楼区、秦淮区", "南京市鼓楼区", "在南京市鼓楼区试点,支持鼓楼区发展"])
def test_its_neighbours_settle_it(text):
    found = surveyed(text)
    assert not any(isinstance(one, Ambiguous) for one in found)
    assert {title_of(one.place) for one in locate(text, NATION) if one.place.name == "鼓楼区"} == {"南京市鼓楼区"}


# --- the account, and decisions --------------------------------------------------------------------------------------


def test_the_account_tells_what_it_fits_and_is_incomplete():
    account = audit(read())
    assert account.ambiguous_agencies == {"鼓楼区教育局": tuple(f"{place}教育局" for place in DRUM_TOWERS)}
    assert account.ambiguous_places == {"鼓楼区": tuple(DRUM_TOWERS)}
    assert (account.unknown_agencies, account.unknown_places, account.complete) == ((), (), False)


@pytest.mark.slow
def test_check_load_and_resolve_tell_it(tmp_path):
    plan, graph = tmp_path / "plan.txt", tmp_path / "my.arcade"
    plan.write_text(PLAN, encoding="utf-8")
    assert "可指多个 fits several: 鼓楼区 (南京市鼓楼区、徐州市鼓楼区、" in kg("check", plan).out
    assert kg("check", "--strict", plan).status == 1
    assert "fit several 可指多个: 鼓楼区教育局、鼓楼区;" in kg("load", plan, store=graph).out
    of_documents = {(row["name"], row["kind"]): row for row in kg("resolve", plan).rows}
    assert of_documents["鼓楼区", "place"]["nearest"] == DRUM_TOWERS
    [of_graph] = kg("resolve", store=graph).rows
    assert of_graph == of_documents["鼓楼区教育局", "agency"]
    assert of_graph["why"] == "可指多个 fits several"


@pytest.mark.parametrize(
    ("decisions", "meant"),
    [
        (decided("same-as", "徐州市鼓楼区"), ["徐州市鼓楼区"]),
        (decided("not-same", "南京市鼓楼区", "福州市鼓楼区", "开封市鼓楼区"), ["徐州市鼓楼区"]),
        (decided("ignore"), []),
    ],
)
def test_a_decision_settles_it(decisions, meant):
    reading = read(decisions)
    assert [title_of(mention.place) for mention in reading.places if mention.name == "鼓楼区"] == meant
    assert all(mention.basis == "curated" for mention in reading.places if mention.name == "鼓楼区")
    assert not reading.ambiguous


def test_a_decision_that_leaves_several_leaves_it_open():
    [open_] = read(decided("not-same", "南京市鼓楼区")).ambiguous
    assert [title_of(place) for place in open_.places] == DRUM_TOWERS[1:]


def test_a_decision_names_an_agency_that_fits_several():
    reading = read(decided("same-as", "开封市鼓楼区教育局", kind="agency", name="鼓楼区教育局"))
    assert "开封市鼓楼区教育局" in [mention.agency.name for mention in reading.agencies]


def test_a_target_may_be_a_chain_of_names():
    assert place_called("徐州市鼓楼区", NATION).id == "320302"
    assert place_called("福建省福州市鼓楼区", NATION).id == "350102"
    assert place_called("徐州市青鸟区", NATION) is None
