"""The map in a browser: a click or a key shows the tasks of a place, and no request leaves the page."""

import xml.etree.ElementTree as ET

import pytest

from kg.views.map.build import Wanted
from tests.browsers import CHROMIUM, SWITCHES, no_chromium, watched
from tests.maps import page_of
from tests.needs import unless
from tests.pictures import HOSTILE
from tests.test_map import hostile_page

unless(no_chromium, "KG_REQUIRE_BROWSER", allow_module_level=True)
playwright = pytest.importorskip(
    "playwright.sync_api", reason="no playwright in this environment: pip install playwright"
)

PAGES = {
    "tasks": Wanted(),
    "projects": Wanted(what="projects"),
    "tiles": Wanted(is_tiled=True),
    "county": Wanted(level="county"),
}


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def files(store, tmp_path_factory):
    room = tmp_path_factory.mktemp("map")
    for name, wanted in PAGES.items():
        (room / f"{name}.html").write_text(page_of(store, wanted).html, encoding="utf-8", newline="\n")
    (room / "hostile.html").write_text(hostile_page(HOSTILE), encoding="utf-8", newline="\n")
    return room


@pytest.fixture
def opened(browser, files):
    """Open a page by the name of its file and the end of its address; nothing may go wrong until it closes."""
    with watched(browser, ("file:", "blob:")) as opens:
        yield lambda name="tasks", address="", **settings: opens(
            f"{(files / f'{name}.html').as_uri()}{address}", **settings
        )


def shown(page):
    """Return the names of what the panel shows."""
    return page.locator("#panel article:visible h2").all_inner_texts()


@pytest.mark.parametrize("name", ["tasks", "tiles"])
def test_a_click_on_a_city_shows_its_tasks_with_their_sentences(opened, name):
    page = opened(name)
    assert shown(page) == ["全部地区"]
    page.locator('#map a[href="#420200"]').click()
    assert shown(page) == ["黄石市 湖北省"]
    number = int(page.inner_text("article:visible .tally b"))
    assert page.locator("article:visible li").count() == number
    page.locator("article:visible summary").first.click()
    assert page.locator("article:visible mark:visible").inner_text() == "黃石"  # as that document prints it
    assert page.get_attribute("#chosen", "d") == page.get_attribute('#map a[href="#420200"] .shape', "d")
    assert page.url.endswith("#420200")


def test_the_number_on_the_map_is_that_of_the_list(opened):
    page = opened()
    for code in ("420100", "360100", "430100"):
        page.goto(f"{page.url.split('#')[0]}#{code}")
        label = page.get_attribute(f'#map a[href="#{code}"]', "aria-label")
        assert label.split()[-1] == page.inner_text("article:visible .tally b")


def test_keys_choose_a_city_and_lead_back_to_it(opened):
    page = opened()
    page.focus('#map a[href="#420200"]')
    page.keyboard.press("Enter")
    assert shown(page) == ["黄石市 湖北省"]
    assert page.evaluate("document.activeElement.id") == "420200"
    page.keyboard.press("Escape")
    page.wait_for_selector('#map a[href="#420200"]:focus', state="attached")
    assert shown(page) == ["全部地区"]
    page.go_back()
    assert shown(page) == ["黄石市 湖北省"]


def test_every_city_can_be_reached_by_the_tabulator(opened):
    page = opened()
    page.focus("#map a >> nth=0")
    reached = set()
    for _ in range(42):
        reached.add(page.evaluate("document.activeElement.getAttribute('href')"))
        page.keyboard.press("Tab")
    assert len(reached) == 42


@pytest.mark.parametrize("name", ["tasks", "tiles"])
def test_without_javascript_a_click_shows_the_tasks_too(opened, name):
    page = opened(name, java_script_enabled=False)
    assert shown(page) == ["全部地区"]
    assert page.locator(".tools").is_hidden()
    page.locator('#map a[href="#420200"]').click()
    assert shown(page) == ["黄石市 湖北省"]
    page.locator("article:visible .back a").click()
    assert shown(page) == ["全部地区"]


def test_an_arc_leads_to_its_project_in_the_list(opened):
    page = opened("projects")
    arc = page.locator('#map a[aria-label="武汉至宜昌铁路"]').first
    page.goto(f"{page.url.split('#')[0]}{arc.get_attribute('href')}")
    assert page.locator(".joined li:target").inner_text().splitlines()[0] == "武汉至宜昌铁路"
    assert "武汉 — 宜昌" in page.locator(".joined li:target").inner_text()
    assert "on" in (arc.get_attribute("class") or "").split()


@pytest.mark.parametrize("name", list(PAGES))
def test_no_name_covers_another_as_the_browser_sets_them(opened, name):
    page = opened(name)
    overlapping = page.evaluate(
        "() => { const boxes = [...document.querySelectorAll('.texts text')].map((text) => [text.textContent, text.getBBox()]);"
        "return boxes.flatMap(([a, p], i) => boxes.slice(i + 1).filter(([, q]) => p.x + 1.5 < q.x + q.width && q.x + 1.5 < p.x + p.width"
        " && p.y + p.height / 6 < q.y + q.height && q.y + q.height / 6 < p.y + p.height).map(([b]) => `${a} ${b}`)); }"
    )
    assert overlapping == []
    assert page.locator(".texts text").count() > 20


def test_language_and_theme_switch(opened):
    page = opened(address="?lang=en&theme=dark#420200")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert "stated in the sentence" in page.inner_text("article:visible .tally")
    assert "原文写明" not in page.inner_text("article:visible .tally")
    page.click("#language")
    page.click("#theme")
    assert "原文写明" in page.inner_text("article:visible .tally")
    assert page.locator("html").get_attribute("data-theme") == "light"


def test_the_picture_can_be_saved_with_its_colours_and_its_notice(opened, tmp_path):
    page = opened("projects", "?theme=light")
    with page.expect_download() as download:
        page.click("#save")
    download.value.save_as(tmp_path / "map.svg")
    assert download.value.suggested_filename.endswith(".svg")
    root = ET.parse(tmp_path / "map.svg").getroot()
    space = "{http://www.w3.org/2000/svg}"
    fills = {path.get("fill") for path in root.iter(f"{space}path") if "shape" in (path.get("class") or "")}
    assert len(fills) == 6
    assert all(fill.startswith("rgb") for fill in fills)
    texts = ["".join(text.itertext()) for text in root.iter(f"{space}text")]
    assert any("天地图" in text for text in texts)
    assert not any("Tianditu" in text for text in texts)  # what is not shown is not saved
    assert not list(root.iter(f"{space}a"))


def test_the_notice_is_readable_on_a_small_screen(opened):
    page = opened()
    assert page.locator("footer").is_hidden()  # the picture itself bears it
    assert page.locator(".notice.zh").is_visible()
    page.set_viewport_size({"width": 420, "height": 850})
    assert "天地图" in page.inner_text("footer")


def test_hostile_texts_stay_texts(opened):
    page = opened("hostile")
    for link in page.locator("#map .shapes a").all():
        page.goto(f"{page.url.split('#')[0]}{link.get_attribute('href')}")
        assert len(shown(page)) == 1
    assert page.evaluate("window.hurt") is None
    assert page.locator("img, #panel script, a[href^=javascript]").count() == 0


@pytest.mark.parametrize(
    "address", ["?theme=light", "?theme=dark", "?theme=light#420200", "?theme=dark&lang=en#420200"]
)
@pytest.mark.parametrize("name", ["projects", "tiles"])
def test_the_page_is_open_to_everybody(opened, name, address):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe-playwright-python here")
    page = opened(name, address, bypass_csp=True)  # the page runs no script but its own; here axe has to
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
