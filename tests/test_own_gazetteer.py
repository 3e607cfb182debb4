"""A gazetteer of one's own: its places, zones, regions, signs and organs win over ours, and a bad row is told by its line."""

import json
import os
import re

import pytest

from kg.errors import DataError
from kg.reference.gazetteer import abbreviations, check_own, gazetteer, regions, townships, zones
from kg.reference.own import VARIABLE
from kg.resolve.agencies.organs import organs
from tests.command import kg

PLAN = (
    "大冶市人民政府关于印发方案的通知\n\n一、任务\n\n"
    "1.推进智造园、铜都、青鸟镇、白鹭湾都市圈建设,深化鄂岭合作。(责任单位:市数智局)\n"
)
ZONES = "name,aliases,parent\n白鹭智能制造产业园,智造园,420281\n"
DIVISIONS = "code,name,level,parent,aliases\n420281,大冶市,county,420200,铜都\n420281199,青鸟镇,township,420281,\n"
REGIONS = "name,members\n白鹭湾都市圈,420281|420222\n"
SIGNS = "sign,place\n岭,450000\n"
ORGANS = "kind,level,short,full,aliases,place\ndepartment,county,数智局,{J}数字智能发展局,数字智能局,420281\n"
OF_OURS = "name,parent\n公安,420281\n"


def _written(folder, *texts):
    paths = [folder / f"own-{number}.csv" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@pytest.fixture
def check():
    """Give a function that reads the gazetteer of the variable anew; nothing of it is left to other tests."""
    kept = (gazetteer, zones, regions, abbreviations, townships, organs)

    def forget():
        for reader in kept:
            reader.cache_clear()

    def read():
        forget()
        check_own()
        organs()

    yield read
    forget()


def _mentions(*arguments, text=PLAN):
    done = kg("mentions", "--format", "jsonl", *arguments, "-", stdin=text.encode())
    assert done.status == 0, done.err
    return {row["quote"]: (row["id"], row["canonical"]) for row in map(json.loads, done.out.splitlines())}


def _options(paths):
    return [word for path in paths for word in ("--gazetteer", path)]


def test_what_a_user_names_is_found_and_without_it_is_not(tmp_path):
    found = _mentions(*_options(_written(tmp_path, ZONES, DIVISIONS, REGIONS, SIGNS, ORGANS)))
    assert found["智造园"] == ("zone/白鹭智能制造产业园", "白鹭智能制造产业园")
    assert found["铜都"] == ("420281", "大冶市")
    assert found["青鸟镇"] == ("420281199", "青鸟镇")
    assert found["白鹭湾都市圈"] == ("region/白鹭湾都市圈", "白鹭湾都市圈")
    assert found["岭"] == ("450000", "广西壮族自治区")
    assert found["市数智局"][1] == "大冶市数字智能发展局"
    without = _mentions()
    assert not {"智造园", "铜都", "青鸟镇", "白鹭湾都市圈", "岭"} & set(without)
    assert without["市数智局"][1] != "大冶市数字智能发展局"


def test_the_environment_names_the_files_too(tmp_path, monkeypatch):
    monkeypatch.setenv("KG_GAZETTEER", os.pathsep.join(map(str, _written(tmp_path, ZONES, DIVISIONS))))
    assert {"智造园", "铜都"} <= set(_mentions())


def test_a_name_of_the_users_wins_over_a_word_and_a_place_of_ours(tmp_path):
    text = "湖北省人民政府关于方案的通知\n\n一、任务\n\n1.支持公安建设。(责任单位:省发改委)\n"
    assert "公安" not in _mentions(text=text)
    assert _mentions(*_options(_written(tmp_path, OF_OURS)), text=text)["公安"] == ("zone/公安", "公安")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty; write a header"),
        ("name,colour\n青鸟园,red\n", "line 1: name the columns as one of our tables does"),
        ("name,parent\n青鸟园,999999\n", "line 2: no division has the code 999999"),
        ("name,parent\n青鸟园,420281\n,420281\n", "line 3: fill the column name"),
        ("name,parent\n青鸟园\n", "line 2: write 2 cells"),
        ("name,members\n青鸟圈,420281|999999\n", "line 2: no division has the code 999999"),
        ("code,name,level,parent\n42028x,青鸟市,county,420200\n", "line 2: write a number as code"),
        ("code,name,level,parent\n4202,青鸟市,county,420200\n", "line 2: the code of a county has 6 digits"),
        ("code,name,level,parent\n420299,青鸟市,village,420200\n", "line 2: write the level as province"),
        ("code,name,level,parent\n420299,青鸟市,county,\n", "line 2: fill the column parent"),
        ("code,name,level,parent\n420281199,青鸟镇,township,420299\n", "line 2: no division has the code 420299"),
        (
            "code,name,level,parent,valid_from,valid_to\n420299,青鸟市,county,420200,2020,2010\n",
            "line 2: valid_from 2020 is after valid_to 2010",
        ),
        ("sign,place\n青鸟,420200\n", "line 2: write a single character as sign"),
        ("kind,level,short,full\nbureau,county,数智局,{J}数智局\n", "line 2: correct the kind"),
    ],
)
def test_a_bad_row_is_told_by_its_line_in_one_sentence(tmp_path, monkeypatch, check, text, says):
    (path,) = _written(tmp_path, text)
    monkeypatch.setenv(VARIABLE, str(path))
    with pytest.raises(DataError, match=re.escape(says)):
        check()


@pytest.mark.parametrize("command", ["load", "extract", "check", "mentions", "resolve"])
def test_a_bad_row_ends_each_command_that_reads_with_status_2(tmp_path, command):
    (path,) = _written(tmp_path, "name,parent\n青鸟园,999999\n")
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, encoding="utf-8")
    done = kg(command, "--gazetteer", path, plan, store=tmp_path / "graph")
    assert (done.status, done.out) == (2, "")
    assert (
        done.err
        == f"kg: {path}, line 2: no division has the code 999999; correct it, or add the division above this row\n"
    )


def test_a_missing_file_and_one_that_is_no_utf8_are_told(tmp_path):
    done = kg("extract", "--gazetteer", tmp_path / "none.csv", "-", stdin=PLAN.encode())
    assert done.status == 2
    assert "cannot be read" in done.err
    path = tmp_path / "gbk.csv"
    path.write_bytes(ZONES.encode("gb18030"))
    done = kg("extract", "--gazetteer", path, "-", stdin=PLAN.encode())
    assert done.status == 2
    assert "save the gazetteer as UTF-8" in done.err


def test_check_and_resolve_point_to_it():
    assert "kg check --gazetteer my.csv" in kg("check", "-", stdin=PLAN.encode()).out
    assert "--gazetteer my.csv" in kg("resolve", "-", stdin=PLAN.encode()).err
