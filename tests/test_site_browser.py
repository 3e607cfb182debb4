"""The site in a browser: it opens from a file, asks nobody, needs no script but for the search, and hurts nobody."""

import re

import pytest

from kg.views.site.addresses import address
from tests.browsers import CHROMIUM, SWITCHES, no_chromium, watched
from tests.needs import unless
from tests.sites import hostile_whole, seeds_index, seeds_site, write

unless(no_chromium, "KG_REQUIRE_BROWSER", allow_module_level=True)
playwright = pytest.importorskip(
    "playwright.sync_api", reason="no playwright in this environment: pip install playwright"
)

NDRC = address("Agency", "湖北省/发展改革委")
PAGES = ["index.html", "register.html", "matrix.html", "matrix/420000.html", "calendar.html", NDRC, "place/420200.html",
         address("Cluster", "电子信息产业集群")]  # fmt: skip


def hubei():
    return next(document for document in seeds_index().texts if "湖北省" in document)


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield opened
        opened.close()


@pytest.fixture
def opened(browser):
    """Open a page of a site; nothing may be asked for outside it, nor go wrong, until the test ends."""
    with watched(browser, ("file:",)) as opens:
        yield lambda name, site=None, **settings: opens(f"{(site or seeds_site()).as_uri()}/{name}", **settings)


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_styled_and_whole_with_and_without_scripts(opened, name, scripts):
    page = opened(name, java_script_enabled=scripts)
    assert page.locator("h1").count() == 1
    assert page.locator("main a").count() > 5
    box = page.locator("main").bounding_box()
    assert box["width"] == pytest.approx(1120, abs=20)  # the style sheet is heeded


def test_the_text_on_the_screen_is_the_text_as_read(opened):
    page = opened(address("Document", hubei()))
    shown = page.evaluate(
        "() => { const copy = document.getElementById('text').cloneNode(true);"
        "copy.querySelectorAll('aside, summary').forEach((one) => one.remove());"
        "return [...copy.querySelectorAll('.l')].map((line) => line.textContent).join(''); }"
    )
    assert shown == seeds_index().texts[hubei()]["text"]


def test_a_mention_tells_what_it_is_and_leads_to_it(opened):
    page = opened(address("Document", hubei()), java_script_enabled=False)
    mention = page.locator("#text a.m.agency", has_text="省发改委").first
    assert mention.get_attribute("title").startswith("机构 湖北省发展改革委：")
    mention.click()
    assert page.url.endswith(NDRC)
    assert "湖北省发展改革委" in page.locator("h1").inner_text()


def test_a_task_of_a_list_is_found_in_the_text(opened):
    page = opened(NDRC, java_script_enabled=False)
    page.locator("#joint td.paper a").first.click()
    page.wait_for_url(re.compile("#t-"))
    assert page.locator("aside.task:target").bounding_box()["y"] < 850


def test_a_cell_of_the_matrix_leads_to_its_list(opened):
    page = opened("matrix.html", java_script_enabled=False)
    cell = page.locator("td[class^=heat] a").first
    number = int(cell.inner_text().split("/")[-1])
    cell.click()
    page.wait_for_url(re.compile("#at-"))
    assert page.locator("tr:target td a").count() == number


def test_the_heads_of_the_matrix_stay_in_sight(opened):
    page = opened("matrix/420000.html")
    page.locator(".scroll").evaluate("(box) => { box.scrollTop = 800; }")
    head = page.locator("thead th").nth(1).bounding_box()
    assert head["y"] == pytest.approx(page.locator(".scroll").bounding_box()["y"], abs=3)


def test_search_finds_by_name_alias_and_pinyin(opened):
    page = opened("index.html")
    page.fill("input[name=q]", "湖北省发改委")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("search.html"))
    assert page.locator("#found li").first.inner_text().startswith("机构 湖北省发展改革委")
    pytest.importorskip("pypinyin", reason="no pypinyin in this environment: pip install pypinyin")
    page.fill("input[name=q]", "huangshishi")
    assert "地区 黄石市" in page.locator("#found li").first.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("place/420200.html"))


def test_without_scripts_the_search_shows_the_way_to_the_register(opened):
    page = opened("search.html?q=x", java_script_enabled=False)
    page.locator("noscript a").first.click()
    assert page.locator("h1").inner_text().startswith("名录")


def test_a_page_leads_into_the_explorer_at_its_node(opened):
    page = opened("place/420200.html")
    page.locator(".crumbs .far").click()
    page.wait_for_url(re.compile("explorer.html#node=420200"))
    page.wait_for_selector("html[data-ready=yes]")
    assert "黄石市" in page.inner_text("body")


def test_hostile_texts_stay_texts(opened, tmp_path):
    write(hostile_whole(), tmp_path / "site", explorer=False)
    names = sorted(str(file.relative_to(tmp_path / "site")) for file in (tmp_path / "site").glob("*/*.html"))
    page = opened("search.html?q=script", tmp_path / "site")
    assert page.locator("#found li").count() > 5
    for name in [names[0], *names[5::11], "index.html", "calendar.html", "register.html"]:
        page.goto(f"{(tmp_path / 'site').as_uri()}/{name}")
        assert page.evaluate("window.hurt") is None
        assert page.locator("img, main script, [onload], [onerror]").count() == 0
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", page.inner_text("body"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [*PAGES, "search.html?q=sheng", "document"])
def test_axe_finds_no_serious_fault(opened, name, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python")
    page = opened(address("Document", hubei()) if name == "document" else name, color_scheme=scheme, bypass_csp=True)
    found = axe.Axe().run(page, options={"preload": False}).response["violations"]
    serious = [
        (fault["id"], fault["nodes"][0]["html"]) for fault in found if fault["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_a_document_prints_with_its_margin_inside_the_page(opened):
    page = opened(address("Document", hubei()))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})
    assert not page.locator("header.top").is_visible()
    note = page.locator("aside.note:visible").last.bounding_box()
    assert note["x"] + note["width"] <= 680
