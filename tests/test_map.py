"""The map: its numbers are those of the graph, nothing in the picture covers another, the page is inert and the same each time."""

import itertools
import json
from math import cos, radians

import numpy as np
import pytest

from kg.errors import KgError, NothingFoundError, UnreadableError
from kg.subgraphs.located import DEFAULT_BASES, LABELS, Item, Spot, Word, located
from kg.views.map.arcs import Route, arcs, routes
from kg.views.map.build import Wanted
from kg.views.map.counting import Counted, counted
from kg.views.map.drawing import HEIGHT, WIDTH, outline_drawing, tile_drawing
from kg.views.map.labels import Wish, line_of, overlap, placed
from kg.views.map.outlines import Outline, bundled, outlines_of
from kg.views.map.page import Sheet, html_of
from kg.views.map.projection import box_of, equal_area, fitted
from kg.views.map.scale import ranges, scale_of
from kg.views.map.tiles import cheapest, tiled
from kg.views.map.units import Unit, UnitFinder, listed, outlined
from kg.views.words import words as phrases
from tests.maps import page_of
from tests.pictures import HOSTILE
from tests.test_view import Page

pytestmark = pytest.mark.slow

PROVINCES = ("360000", "420000", "430000")
BASES = tuple(map(str, DEFAULT_BASES))


@pytest.fixture(scope="module")
def spots(store):
    return located(store, "tasks").spots


@pytest.fixture(scope="module")
def cities():
    return outlined(bundled("city"), PROVINCES)


@pytest.fixture(scope="module")
def count(store, spots):
    def counting(what, units, bases=BASES):
        return counted(located(store, what, bases), bases, UnitFinder(units, spots))

    return counting


@pytest.fixture(scope="module")
def pages(store):
    return {
        "tasks": page_of(store, Wanted()).html,
        "projects": page_of(store, Wanted(what="projects")).html,
        "tiles": page_of(store, Wanted(is_tiled=True)).html,
        "county": page_of(store, Wanted(level="county")).html,
    }


DIRECT = (
    "MATCH (x:{label})-[l:LOCATED_IN]->(:Place)-[:PART_OF*0..4]->(p:Place) "
    "WHERE p.level IN $levels AND l.basis IN $bases RETURN DISTINCT p.id AS code, x.id AS item"
)
DIRECT_LOAD = (
    "MATCH (a:Agency)-[:GOVERNS]->(:Place)-[:PART_OF*0..4]->(p:Place) MATCH (a)-[r:LEADS|SHARES]->(t:Task) "
    "WHERE p.level IN $levels AND r.basis IN $bases RETURN DISTINCT p.id AS code, t.id AS item"
)


FORMER = {"421023": "421088", "430124": "430182"}
"""监利县 and 宁乡县, which became 监利市 and 宁乡市."""


@pytest.mark.parametrize("level", ["city", "county"])
@pytest.mark.parametrize("what", list(LABELS))
def test_the_numbers_are_those_of_a_direct_question(store, count, what, level):
    units = outlined(bundled(level), PROVINCES)
    cypher = DIRECT_LOAD if what == "load" else DIRECT.format(label=LABELS[what])
    rows = store.run(cypher, bases=list(BASES), levels=["prefecture", "county"])
    direct = {unit.code: set() for unit in units}
    for row in rows:
        direct.get(FORMER.get(row["code"], row["code"]), set()).add(row["item"])
    found = count(what, units).units
    assert {code: set(held) for code, held in found.items()} == {code: items for code, items in direct.items() if items}
    assert found


def test_a_county_that_became_a_city_is_one_place(count, spots):
    assert {"421023", "421088"} <= set(spots)
    held = count("projects", outlined(bundled("county"), PROVINCES)).units["421088"]
    assert {word.place for words in held.values() for word in words} == {"421023", "421088"}
    assert {"430124", "430182"} <= set(spots)


@pytest.mark.parametrize("what", list(LABELS))
def test_every_item_is_on_the_map_or_beside_it_or_left_out_and_counted_once(store, cities, count, what):
    found = count(what, cities)
    on_map = {item for held in found.units.values() for item in held}
    beside = [item for held in found.apart.values() for item in held]
    assert not on_map & set(beside)
    assert len(beside) == len(set(beside))
    assert len(on_map) + len(beside) + sum(found.left_out.values()) == len({w.item for w in located(store, what).words})


def test_what_is_said_of_a_region_only_is_never_spread_over_its_cities(count, cities, spots):
    found = count("tasks", cities)
    assert found.apart["region"]
    assert found.apart["province"]
    for item, words in found.apart["region"].items():
        assert {spots[word.place].level for word in words} <= {"region", "natural", "province"}
        assert not any(item in held for held in found.units.values())


def test_a_basis_that_is_not_asked_for_does_not_count(count, cities):
    explicit, every = count("tasks", cities, ("explicit",)), count("tasks", cities, (*BASES, "group", "scope"))
    assert {w.basis for held in explicit.units.values() for words in held.values() for w in words} == {"explicit"}
    assert len(every.units["420200"]) > len(explicit.units["420200"])
    assert every.left_out == {}
    assert explicit.left_out["scope"] > 0


def test_an_agency_narrows_the_map(store):
    everything, one = page_of(store, Wanted()), page_of(store, Wanted(agency="湖北省发改委"))
    assert 0 < one.items < everything.items
    assert "湖北省发改委" in one.html
    with pytest.raises(NothingFoundError, match="no agency called 湖北省发改委员"):
        page_of(store, Wanted(agency="湖北省发改委员"))


# --- the picture -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lat", [20, 30, 40, 50])
def test_the_projection_keeps_areas(lat):
    project = equal_area((112, 30))
    square = [(110, lat), (110.01, lat), (110.01, lat + 0.01), (110, lat + 0.01), (110, lat)]
    points = [project(point) for point in square]
    area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(points))) / 2
    assert area == pytest.approx(radians(0.01) ** 2 * cos(radians(lat + 0.005)), rel=1e-3)


def test_the_projection_puts_its_centre_at_nought_north_up_and_bears_the_far_side():
    project = equal_area((112, 30))
    assert project((112, 30)) == pytest.approx((0, 0))
    assert project((112, 31))[1] < 0 < project((113, 30))[0]
    assert all(abs(value) < 1e6 for value in project((-68, -30)))


def test_a_picture_fills_its_frame_and_stays_in_it():
    points = [(0, 0), (2, 1), (1, 3)]
    fit = fitted(points, 200, 100, 10)
    left, top, right, bottom = box_of([fit(point) for point in points])
    assert (top, bottom) == pytest.approx((10, 90))
    assert left > 10
    assert right < 190
    assert left + right == pytest.approx(200)


SCALES = [
    ("nothing", [0, 0], []),
    ("one number", [4, 4, 0], ["4"]),
    ("as many classes as numbers", [1, 2, 3], ["1", "2", "3"]),
    ("natural breaks", [1, 2, 2, 10, 11, 12, 50, 51, 90, 200], ["1–2", "10–12", "50–51", "90", "200"]),
]


@pytest.mark.parametrize(("numbers", "said"), [row[1:] for row in SCALES], ids=[row[0] for row in SCALES])
def test_classes_are_natural_breaks(numbers, said):
    scale = scale_of(numbers)
    assert ranges(scale) == said
    assert scale.class_of(0) == 0
    assert all(scale.lower[scale.class_of(n) - 1] <= n <= scale.upper[scale.class_of(n) - 1] for n in numbers if n)


def test_tiles_are_the_cheapest_assignment():
    costs = np.random.default_rng(7).random((5, 7))
    best = min(
        sum(costs[row, column] for row, column in enumerate(each)) for each in itertools.permutations(range(7), 5)
    )
    chosen = cheapest(costs)
    assert len(set(chosen)) == 5
    assert costs[range(5), chosen].sum() == pytest.approx(best)


@pytest.mark.parametrize("level", ["city", "county"])
def test_no_tile_stands_on_another_and_neighbours_stay_near(level):
    units = listed(level, PROVINCES)
    flat = equal_area((112, 29))
    points = [flat(unit.point) for unit in units]
    cells = tiled(points)
    assert len(set(cells)) == len(units) > 40
    for axis in (0, 1):  # east stays east, and south stays south
        along = np.corrcoef([point[axis] for point in points], [cell[axis] for cell in cells])[0, 1]
        assert along > 0.93


@pytest.mark.parametrize(
    "points", [[], [(1.0, 2.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(float(x), 0.0) for x in range(5)]]
)
def test_tiles_of_few_places_or_of_places_in_one_spot(points):
    cells = tiled(points)
    assert len(set(cells)) == len(points) == len(cells)


def drawings(count):
    for level in ("city", "county"):
        for what in ("tasks", "projects"):
            for draw, units in (
                (outline_drawing, outlined(bundled(level), PROVINCES)),
                (tile_drawing, listed(level, PROVINCES)),
            ):
                found = count(what, units)
                numbers = {unit.code: len(found.units.get(unit.code, ())) for unit in units}
                yield units, numbers, draw(units, numbers, scale_of(list(numbers.values())), routes(found))


def test_no_name_in_any_picture_stands_on_another_or_leaves_the_frame(count):
    for units, numbers, drawing in drawings(count):
        boxes = [text.box for text in drawing.texts]
        assert not [pair for pair in itertools.combinations(boxes, 2) if overlap(*pair)]
        assert all(0 <= b[0] < b[2] <= WIDTH and 0 <= b[1] < b[3] <= HEIGHT for b in boxes)
        shown = {text.code for text in drawing.texts}
        assert {unit.code for unit in units if numbers[unit.code] or len(units) < 80} <= shown


def test_a_name_that_does_not_fit_stands_beside_on_a_line_that_crosses_no_name():
    def square(left, top, side):
        return [[(left, top), (left + side, top), (left + side, top + side), (left, top + side), (left, top)]]

    names = ((40, 30), (60, 16))
    wishes = [
        Wish(code="small", forms=names, rings=square(200, 200, 8), weight=9),
        Wish(code="large", forms=names, rings=square(208, 150, 100), weight=1),
        Wish(code="flat", forms=names, rings=[[(20, 20), (120, 20), (120, 42), (20, 42), (20, 20)]], weight=1),
    ]
    labels = placed(wishes, 400, 400)
    assert {code: label.is_beside for code, label in labels.items()} == {"small": True, "large": False, "flat": False}
    assert {code: label.form for code, label in labels.items()} == {"small": 0, "large": 0, "flat": 1}
    (_, end), box = line_of(labels["small"]), labels["large"].box
    assert not (box[0] <= end[0] <= box[2] and box[1] <= end[1] <= box[3])
    assert "small" not in placed(wishes, 400, 400, beside=False)


def test_projects_join_their_places_in_the_order_of_the_text(count, cities):
    found = count("projects", cities)
    short = {unit.code: unit.short for unit in cities}
    joined = {found.items[route.item].name: [short[code] for code in route.stops] for route in routes(found)}
    assert joined["武汉至宜昌铁路"] == ["武汉", "宜昌"]
    assert joined["常德至岳阳至九江铁路"] == ["常德", "岳阳", "九江"]
    assert "武汉至合肥铁路" not in joined  # 合肥 has no outline here


def test_arcs_between_the_same_places_bend_apart():
    ends = {"a": (0.0, 0.0), "b": (100.0, 0.0)}
    drawn = arcs([Route(item="1", stops=("a", "b")), Route(item="2", stops=("b", "a"))], ends)
    assert [{arc.start, arc.end} for arc in drawn] == [set(ends.values())] * 2
    assert drawn[1].bend[1] < drawn[0].bend[1] < 0


# --- outlines of one's own -------------------------------------------------------------------------------------------


def feature(properties, ring=((114, 30), (116, 30), (116, 31), (114, 31), (114, 30))):
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def collection(*features):
    return {"type": "FeatureCollection", "features": list(features)}


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "own.geojson"
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    return write


def test_outlines_of_ones_own_count_as_the_bundled_ones_do(store, file, count, cities):
    made = page_of(store, Wanted(geojson=file(collection(feature({"区划": 420200, "name": "黄石"}))), key="区划"))
    assert made.items == len(count("tasks", cities).units["420200"])
    assert "own.geojson" in made.html
    assert phrases("map")("notice").zh not in made.html


def test_a_file_without_known_codes_says_which_option_to_use(store, file):
    with pytest.raises(NothingFoundError, match="--key"):
        page_of(store, Wanted(geojson=file(collection(feature({"adcode": "x1"})))))


BAD = [
    ("no JSON", "{", "not JSON"),
    ("nested without end", "[" * 200_000, "nested too deeply"),
    ("no collection", {"type": "Point"}, "not a GeoJSON FeatureCollection"),
    ("nothing in it", collection(), "not a GeoJSON FeatureCollection"),
    ("no such property", collection(feature({"code": "420200"})), "no property adcode.*it has: code"),
    ("no properties", collection({"type": "Feature"}), "no property adcode.*it has: none"),
    ("a list for a code", collection(feature({"adcode": ["420200"]})), "no property adcode"),
    ("one code twice", collection(feature({"adcode": "1"}), feature({"adcode": 1})), "two outlines"),
    ("a line", collection({"properties": {"adcode": "1"}, "geometry": {"type": "LineString"}}), "no Polygon"),
    ("no geometry", collection({"properties": {"adcode": "1"}, "geometry": None}), "no Polygon"),
    ("no rings", collection({"properties": {"adcode": "1"}, "geometry": {"type": "Polygon", "coordinates": []}}), "no rings"),
    ("a short ring", collection(feature({"adcode": "1"}, [[1, 2], [3, 4]])), "fewer than four"),
    ("words for numbers", collection(feature({"adcode": "1"}, [["a", "b"]] * 4)), "no pair of numbers"),
    ("a number without end", '{"type":"FeatureCollection","features":[{"properties":{"adcode":1},"geometry":{"type":"Polygon","coordinates":[[[1e999,1],[1,1],[1,2],[1,1]]]}}]}', "no pair of numbers"),
    ("metres", collection(feature({"adcode": "1"}, [[12_700_000, 3_500_000]] * 4)), "degrees"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "why"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_file_of_outlines_is_refused_in_one_sentence(file, content, why):
    with pytest.raises(UnreadableError, match=why) as refusal:
        outlines_of(file(content), "adcode")
    assert "\n" not in str(refusal.value)


def test_bytes_that_are_no_text_and_files_that_are_none_are_refused(tmp_path):
    (tmp_path / "b.geojson").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "b.geojson", tmp_path / "missing.geojson", tmp_path):
        with pytest.raises(UnreadableError):
            outlines_of(path, "adcode")


# --- the page --------------------------------------------------------------------------------------------------------


def hostile_page(texts):
    """Return the page of a map in which names of places, documents, tasks, agencies and their words are `texts`."""
    ring = ((114.0, 30.0), (116.0, 30.0), (116.0, 31.0), (114.0, 31.0), (114.0, 30.0))
    units = [
        Unit(code=f"k{n}{text}", name=text, short=text, province="", point=(115, 30), outline=Outline(key=text, name=text, rings=(ring,)))
        for n, text in enumerate(texts)
    ]  # fmt: skip
    items = {
        f"i{n}{text}": Item(id=f"i{n}{text}", name=text, path=text, position=n, leads=(text,))
        for n, text in enumerate(texts)
    }
    words = [
        Word(item=item.id, place="p", basis="explicit", document=item.name, quote=f"在{item.name}。", mention=item.name, at=1, start=0, agency=item.name)
        for item in items.values()
    ]  # fmt: skip
    held = {unit.code: {word.item: [word] for word in words} for unit in units}
    return html_of(
        Sheet(
            what="projects",
            level="city",
            agency=texts[0],
            bases=BASES,
            notice=(texts[1], texts[1]),
            units=units,
            counted=Counted(units=held, apart={"region": {word.item: [word] for word in words}}, left_out={}, items=items, titles={text: text for text in texts}),
            spots={"p": Spot(id="p", name=texts[2], level="region", adcode="", above=())},
            routes=[Route(item=item, stops=tuple(unit.code for unit in units[:2])) for item in items],
            is_tiled=False,
        )
    )  # fmt: skip


def test_no_text_of_a_document_or_file_becomes_markup():
    plain, harmed = (Page(hostile_page(texts)) for texts in ([f"平{n}" for n in range(len(HOSTILE))], HOSTILE))
    assert {tag for tag, _ in harmed.elements} == {tag for tag, _ in plain.elements}
    assert harmed.scripts == plain.scripts
    assert harmed.policy() == plain.policy()
    names = {name for _, attributes in harmed.elements for name in attributes}
    assert not [name for name in names if name.startswith("on")]
    assert {a["href"][0] for _, a in harmed.elements if "href" in a} == {"#"}
    assert "\u202e" not in hostile_page(HOSTILE)


@pytest.mark.parametrize("name", ["tasks", "projects", "tiles", "county"])
def test_the_page_asks_for_nothing_and_every_link_leads_to_something_on_it(pages, name):
    page = Page(pages[name])
    assert not [a for _, a in page.elements if "src" in a or "action" in a]
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert len(ids) == len(set(ids))
    assert {a["href"] for _, a in page.elements if "href" in a} <= {f"#{each}" for each in ids}
    assert ("#420281" if name == "county" else "#420200") in {a.get("href") for _, a in page.elements}
    assert "unsafe" not in page.policy()
    assert "default-src 'none'" in page.policy()


def test_the_makers_of_the_outlines_are_named_wherever_these_are_shown(pages):
    assert all(text in pages[name] for text in phrases("map")("notice") for name in ("tasks", "projects", "county"))
    assert not any(text in pages["tiles"] for text in phrases("map")("notice"))
    assert "天地图" not in pages["tiles"]


def test_the_page_says_what_is_counted_in_no_place(pages, count, cities):
    found = count("tasks", cities)
    for level, words in (("region", "只写到区域"), ("province", "只写到省级")):
        assert f'<b>{len(found.apart[level])}</b> <span class="zh" lang="zh-CN">项任务{words}' in pages["tasks"]
    assert "另有</span>" in pages["tasks"]


def test_the_same_graph_gives_the_same_page(store, pages):
    assert page_of(store, Wanted(what="projects")).html == pages["projects"]


def test_provinces_without_outlines_have_tiles(store):
    made = page_of(store, Wanted(is_tiled=True, provinces=("安徽", "上海")))
    assert 'href="#340100"' in made.html
    assert made.places >= 1
    with pytest.raises(KgError):
        page_of(store, Wanted(is_tiled=True, provinces=("安徽县",)))
