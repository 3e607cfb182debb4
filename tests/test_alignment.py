"""Tasks of two documents are aligned where they hold the same measure, and only there."""

import json
from functools import cache
from pathlib import Path

import pytest

from kg.align.clauses import clauses, masked, shingles
from kg.align.similarity import AlignableTask, align
from kg.pipeline import read_document
from tests.seeds import path_of

JUDGED = json.loads((Path(__file__).parent / "gold" / "alignment.json").read_text(encoding="utf-8"))
BETWEEN = frozenset({"湖北", "江西"})


def _tasks(key):
    reading = read_document(path_of(JUDGED["documents"][key]))
    for task in reading.tasks:
        body = task.record.body
        yield AlignableTask(
            document=key,
            id=f"{key} {'/'.join(task.record.path)}",
            text=body.of(reading.plan.text),
            places=tuple(place.name for place in task.places if place.span.overlaps(body)),
        )


@cache
def _seeds():
    return tuple(task for key in JUDGED["documents"] for task in _tasks(key))


@cache
def _found():
    return {frozenset((found.a, found.b)) for found in align(_seeds())}


def _pairs(judgement):
    return {frozenset(pair) for pair in JUDGED[judgement]}


def test_every_judged_task_is_one_of_the_seeds():
    assert {task.id for task in _seeds()} >= {name for pair in _pairs("same") | _pairs("different") for name in pair}
    assert not _pairs("same") & _pairs("different")


def test_of_the_judged_pairs_hardly_a_look_alike_is_aligned():
    right, wrong = _found() & _pairs("same"), _found() & _pairs("different")
    assert len(right) / len(right | wrong) >= 0.98


def test_of_the_judged_pairs_of_hubei_and_jiangxi_hardly_one_is_missed():
    same = {pair for pair in _pairs("same") if {name.split()[0] for name in pair} == BETWEEN}
    assert len(_found() & same) / len(same) >= 0.97


def test_little_is_aligned_that_nobody_judged():
    assert len(_found() - _pairs("same") - _pairs("different")) <= 10


def _align(one, other, places=()):
    return align(
        [
            AlignableTask(document="甲", id="甲1", text=one, places=places),
            AlignableTask(document="乙", id="乙1", text=other, places=places),
        ]
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("推进宜昌等主要港口集约化规模化发展。", "推进九江等主要港口集约化规模化发展,促进其他沿江港口协同发展。"),
        ("常住人口城镇化率达到67%。", "常住人口城镇化率达到66%左右。"),
        ("推动武汉都市圈内户籍准入年限同城化累计互认、城市群内居住证互通互认。", "推动城市群内居住证互通互认。"),
        (
            "加快第五代移动通信(5G)网络规模化部署和拓展应用。",
            "加快5G（第五代移动通信）网络规模化部署和拓展应用。",
        ),
        (
            "推进漳河水库、东风渠、颜家台等大型灌区续建配套与现代化改造。",
            "新建大坳大型灌区,实施赣抚平原等大型灌区续建配套与现代化改造。",
        ),
        ("黄冈、咸宁等打造全国中医药产业重要基地。", "南昌、九江、宜春等打造全国中医药产业重要基地,鹰潭加快发展。"),
        ("完善油气输送网络。统筹布局区域性煤炭储备基地。", "统筹布局区域性煤炭储备基地,抓好煤炭清洁高效利用。"),
    ],
)
def test_the_same_measure_is_aligned(one, other):
    assert _align(one, other, places=("宜昌", "九江", "武汉", "黄冈", "咸宁", "南昌", "宜春", "鹰潭"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("进一步加快推进重点项目建设,完善体制机制。", "进一步加快推进重点项目建设,完善体制机制。"),
        ("大力发展电子信息产业。", "打造国家级电子信息产业基地,发展智能终端。"),
        ("推动武汉、南昌都市圈互动发展。", "推动长株潭、南昌都市圈联动发展。"),
        ("加强恶臭污染防治。", "加强移动源污染防治。"),
        ("规划建设武汉至宜昌、武汉至合肥铁路等项目。", "规划建设长沙至赣州、南昌至九江等铁路。"),
        ("统筹承接产业转移。明确重点方向。", "统筹承接产业转移。严禁落后化工产能落地。"),
        ("提升供水安全保障能力。", "完善城乡供水安全保障网络。"),
        (
            "深入推进矿山、危险化学品、建筑施工、交通、工贸、特种设备等重点行业领域安全整治。",
            "针对危险化学品、烟花爆竹、道路交通、工贸等行业领域和矿山等重点区域开展安全整治专项行动。",
        ),
    ],
)
def test_a_look_alike_is_not_aligned(one, other):
    assert not _align(one, other, places=("武汉", "南昌", "长株潭", "宜昌", "合肥", "长沙", "赣州", "九江"))


def test_an_alignment_says_how_alike_and_which_clauses():
    (found,) = _align(
        "完善铁路联络线,支持利用既有铁路富余能力开行市域(郊)列车,推动武汉国际机场扩建。",
        "支持利用既有铁路富余能力开行市域(郊)列车。",
    )
    assert (found.a, found.b) == ("甲1", "乙1")
    assert found.score > 0.99
    assert found.why == "“支持利用既有铁路富余能力开行市域(郊)列车”"


def test_both_clauses_are_shown_where_they_differ():
    (found,) = _align("推动主要港口铁路进港全覆盖。", "推动沿江主要港口铁路进港全覆盖。")
    assert found.why == "“推动主要港口铁路进港全覆盖” ~ “推动沿江主要港口铁路进港全覆盖”"


def test_two_tasks_of_one_document_are_never_aligned():
    twice = [AlignableTask(document="甲", id=name, text="推动主要港口铁路进港全覆盖。") for name in ("1", "2")]
    assert align(twice) == []


def test_one_task_aligns_with_several():
    paragraph = AlignableTask(
        document="甲", id="甲1", text="推动主要港口铁路进港全覆盖。支持大型企业总部或区域总部入驻。"
    )
    items = [
        AlignableTask(document="乙", id="乙1", text="推动主要港口铁路进港全覆盖。"),
        AlignableTask(document="乙", id="乙2", text="支持大型企业总部或区域总部入驻。"),
    ]
    assert [(found.a, found.b) for found in align([paragraph, *items])] == [("甲1", "乙1"), ("甲1", "乙2")]


def test_the_order_of_the_tasks_decides_nothing_but_which_comes_first():
    assert {frozenset((found.a, found.b)) for found in align(_seeds()[::-1])} == _found()


def test_nothing_is_aligned_with_nothing():
    assert align([]) == []
    assert align([AlignableTask(document="甲", id="1", text="")]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("统筹承接产业转移。补齐产业链,做强园区。", ["统筹承接产业转移", "补齐产业链", "做强园区"]),
        ("①打造“光芯屏端网,全产业链”;②扩园(一期,二期)", ["打造“光芯屏端网,全产业链”", "扩园(一期,二期)"]),
        (
            "推动主要港口铁路进港全覆盖、支持大型企业总部入驻园区",
            [
                "推动主要港口铁路进港全覆盖、支持大型企业总部入驻园区",
                "推动主要港口铁路进港全覆盖",
                "支持大型企业总部入驻园区",
            ],
        ),
    ],
)
def test_a_text_is_cut_into_clauses(text, expected):
    assert [span.of(text) for span in clauses(text)] == expected


@pytest.mark.parametrize(
    ("clause", "places", "expected"),
    [
        ("推进宜昌、九江和黄石等主要港口发展", ("宜昌", "九江", "黄石"), "推进□主要港口发展"),
        ("常住人口城镇化率达到66.5%", (), "常住人口城镇化率达到#%"),
        ("推进鄱阳湖国家自主创新示范区建设", ("鄱阳湖国家自主创新示范区",), "推进鄱阳湖国家自主创新示范区建设"),
    ],
)
def test_places_and_figures_are_masked(clause, places, expected):
    assert masked(clause, places) == expected


def test_stock_phrases_leave_no_shingle():
    assert shingles("进一步加快推进重点项目建设") == frozenset()
    assert shingles("推进□港口") == {"港口"}
