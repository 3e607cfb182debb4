"""Places that did not resolve are told, each once, with the nearest known names."""

import pytest

from kg.coverage import audit
from kg.pipeline import read_stream
from kg.resolve.places.unknown import alike
from kg.resolve.resolver import resolve
from tests.command import kg
from tests.seeds import EVERY, HUBEI, HUNAN, NEWS, path_of, plan_of

TITLE = "湖北省人民政府关于印发工作方案的通知\n\n"


def unknown_in(text):
    return audit(read_stream((TITLE + text).encode(), "plan")).unknown_places


@pytest.mark.parametrize(
    ("clause", "place"),
    [
        ("青鸟市人民政府", "青鸟市"),
        ("青鸟区政府", "青鸟区"),
        ("青鸟县", "青鸟县"),
        ("武汉市青鸟区人民政府", "武汉市青鸟区"),
        ("青鸟开发区管委会", "青鸟开发区"),
    ],
)
def test_a_responsible_government_of_an_unknown_place_is_told(clause, place):
    assert unknown_in(f"一、任务\n1.加快建设铁路。(责任单位:省发改委、{clause})\n") == (place,)


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("与浠水县共建黄石江北工业园。", ("黄石江北工业园",)),
        ("推动下陆区长乐山工业园建设,推动下陆区长乐山工业园扩园。", ("下陆区长乐山工业园",)),
        ("设立长沙临空经济示范区和长株潭国家自主创新示范区。", ("长沙临空经济示范区", "长株潭国家自主创新示范区")),
        ("在白鹭高新区率先试点。", ("白鹭高新区",)),
        ("加强与青鸟都市圈的合作。", ("青鸟都市圈",)),
    ],
)
def test_a_zone_or_a_region_that_resolves_to_nothing_is_told_once(sentence, places):
    assert unknown_in(f"一、任务\n{sentence}\n") == places


@pytest.mark.parametrize(
    "text",
    [
        "黄石市人民政府、岳阳高新区和武汉经开区共同推进。",
        "建设现代农业示范区、综合保税区、国家级高新技术产业开发区。",
        "优化多中心网络化城市群,完善城市群协调机制,支持综合保税区发展。",
        "大冶市黄石临空经济区、赣江新区、浦东新区。",
        "黄石市深度融入武汉城市圈,长株潭创建下一代互联网示范城市群。",
        "各县(市、区)人民政府、市国资公司、开发区管委会。",
    ],
)
def test_known_places_and_kinds_of_places_are_not(text):
    assert unknown_in(f"一、任务\n{text}\n") == ()


def test_the_nearest_known_names_are_told():
    assert alike("青鸟市")[0] == "青岛市"
    assert alike("西塞山电子信息产业园") == ["西塞山"]  # nothing looks like it: what it opens with


def test_no_place_of_the_national_plan_of_the_seeds_is_unknown():
    assert audit(resolve(plan_of(HUBEI))).unknown_places == ()
    assert audit(resolve(plan_of(NEWS))).unknown_places == ()


def test_every_unknown_place_of_the_seeds_stands_in_its_text():
    for name in EVERY:
        plan = plan_of(name)
        for place in audit(resolve(plan)).unknown_places:
            assert place in "".join(plan.text.split())


@pytest.mark.slow
def test_check_tells_it_and_is_strict_about_it():
    done = kg("check", "--strict", path_of(HUNAN))
    assert "地名不详 place not known: 长沙临空经济示范区 (nearest: 黄石临空经济区)" in done.out
    text = (TITLE + "一、任务\n1.在白鹭高新区试点。(责任单位:省发改委)\n").encode()
    assert kg("check", "-", stdin=text).status == 0
    assert kg("check", "--strict", "-", stdin=text).status == 1
