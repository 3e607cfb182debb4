"""The network view in a browser: it draws, answers and stays inside the file."""

import shutil
from pathlib import Path

import pytest

from kg.views.network import write
from tests.pictures import CLAUSE, HOSTILE, NDRC, QUOTE, TITLE, hostile, question

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
SWITCHES = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip

if not CHROMIUM:
    pytest.skip("no chromium on this machine: apt-get install chromium", allow_module_level=True)
playwright = pytest.importorskip(
    "playwright.sync_api", reason="no playwright in this environment: pip install playwright"
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with playwright.sync_playwright() as driver:
        profile = tmp_path_factory.mktemp("profile")
        context = driver.chromium.launch_persistent_context(
            str(profile), executable_path=CHROMIUM, args=SWITCHES, viewport={"width": 1400, "height": 860}
        )
        yield context
        context.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    room = tmp_path_factory.mktemp("view")
    write(question(), room / "question.html")
    write(hostile(), room / "hostile.html")
    return room


@pytest.fixture
def opened(browser, files):
    """Open a page by the name of its file and the end of its address; nothing may go wrong until it closes."""
    faults, pages = [], []

    def open_page(name="question", address=""):
        page = browser.new_page()
        pages.append(page)
        page.on("console", lambda message: faults.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: request.url.startswith(("file:", "blob:")) or faults.append(request.url))
        page.goto(f"{(files / f'{name}.html').as_uri()}#theme=light{address}")
        page.wait_for_selector("html[data-ready=yes]")
        return page

    yield open_page
    for page in pages:
        page.close()
    assert faults == []


def search(page, words):
    page.keyboard.press("/")
    page.keyboard.type(words)


def colours(page):
    """Return how many colours the picture has: a blank one has one."""
    return page.evaluate(
        "() => { const c = document.querySelector('#network canvas');"
        "const d = new Uint32Array(c.getContext('2d').getImageData(0, 0, c.width, c.height).data.buffer);"
        "return new Set(d).size; }"
    )


def test_the_picture_is_drawn_with_every_label(opened):
    page = opened()
    assert colours(page) > 50
    assert page.get_attribute("#network", "data-unlabelled") == "0"
    assert "8/8" in page.inner_text("#count")
    assert "8/8 条关系" in page.inner_text("#count")


def test_search_finds_an_alias_and_shows_the_agency(opened):
    page = opened()
    search(page, "省发改")
    assert "湖北省发展改革委" in page.inner_text("#found")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "湖北省发展改革委"
    assert "湖北省发展和改革委员会" in page.inner_text("#panel")


def test_arrow_keys_choose_among_the_hits(opened):
    page = opened()
    search(page, "发展改革委")
    hits = page.locator("#found li").all_inner_texts()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == hits[1].splitlines()[0]


def test_a_task_shows_its_sentence_with_every_mention_marked(opened):
    page = opened(address="&node=t3")
    assert page.inner_text("#panel blockquote") == QUOTE
    assert page.locator("#panel mark").all_inner_texts() == ["黄石", "省发改委", "省住建厅"]
    assert TITLE in page.inner_text("#panel .source")


def test_an_edge_shows_role_word_basis_and_sentence(opened):
    panel = opened(address="&edge=0").inner_text("#panel")
    assert all(
        words in panel
        for words in ("牵头（推断）", "排名第一推定", CLAUSE, "湖北省发展改革委", "促进武汉都市圈同城化发展")
    )
    panel = opened(address="&edge=2&lang=en").inner_text("#panel")
    assert all(words in panel for words in ("shares", "joint", "stated in the sentence", "责任单位"))


def test_a_relationship_without_a_sentence_says_so(opened):
    assert "无原文引句" in opened(address="&edge=7").inner_text("#panel")


def test_clicking_a_node_keeps_it_in_the_address_and_back_returns(opened):
    page = opened(address="&node=t3")
    page.click("#panel li .link >> nth=0")
    assert page.inner_text("#panel h2") == "湖北省发展改革委"
    assert "node=%E6%B9%96" in page.url
    page.go_back()
    assert page.inner_text("#panel h2") == "促进武汉都市圈同城化发展"


def test_clicking_the_picture_selects_what_is_there(opened):
    page = opened(address="&node=t3")
    page.wait_for_timeout(400)
    page.keyboard.press("Escape")
    assert "点击节点或连线" in page.inner_text("#panel")
    box = page.locator("#network").bounding_box()
    for step in range(1, 400):
        page.mouse.click(box["x"] + 40 * (step % 20), box["y"] + 40 * (step // 20))
        if page.locator("#panel .chip").count():
            break
    assert page.locator("#panel .chip").count() == 1


def test_the_key_hides_and_a_double_click_leaves_only_this(opened):
    page = opened()
    page.click('[data-key="SHARES"]')
    assert "/8 个节点，5/8 条关系" in page.inner_text("#count")
    page.click('[data-key="SHARES"]')
    page.dblclick('[data-key="LEADS"]')
    assert "3/8 个节点，1/8 条关系" in page.inner_text("#count")
    page.dblclick('[data-key="LEADS"]')
    assert "8/8 个节点，8/8 条关系" in page.inner_text("#count")


FILTERS = [
    ("basis", "explicit", "6/8"),
    ("role", "support", "6/8"),
    ("agency", NDRC, "4/8"),
]


@pytest.mark.parametrize(("name", "value", "edges"), FILTERS)
def test_a_filter_leaves(opened, name, value, edges):
    page = opened()
    page.select_option(f"[data-filter={name}]", value)
    assert f"{edges} 条关系" in page.inner_text("#count")
    assert f"{name}=" in page.url


def test_what_is_hidden_is_found_and_shown(opened):
    page = opened(address="&hide=Agency")
    search(page, "江西")
    assert "未显示" in page.inner_text("#found")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "江西省发展改革委"
    assert "8/8 个节点" in page.inner_text("#count")


def test_the_table_holds_every_relationship_with_its_sentence(opened):
    page = opened()
    page.keyboard.press("t")
    assert page.locator("#table tbody tr").count() == 8
    assert page.locator("#table mark").first.inner_text() == "省发改委"
    page.click("#table tbody tr >> nth=3 >> .link >> nth=1")
    assert "牵头单位：市发改委" in page.inner_text("#panel")


def test_language_and_theme_switch(opened):
    page = opened(address="&edge=0")
    page.click("#language")
    assert page.locator("html").get_attribute("lang") == "en"
    assert all(
        words in page.inner_text("body") for words in ("Agency", "leads (inferred)", "listed first, no lead named")
    )
    page.keyboard.press("d")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert "theme=dark" in page.url


def test_arrow_keys_walk_to_a_neighbour(opened):
    page = opened()
    page.focus("#network")
    page.keyboard.press("ArrowRight")
    first = page.inner_text("#panel h2")
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    assert first
    assert page.inner_text("#panel h2")


def test_picture_and_table_can_be_saved(opened, tmp_path):
    page = opened()
    for tool, ending in (("#save-png", "png"), ("#save-csv", "csv")):
        with page.expect_download() as download:
            page.click(tool)
        download.value.save_as(tmp_path / f"saved.{ending}")
        assert download.value.suggested_filename == f"湖北省发展改革委在黄石市共同负责的任务.{ending}"
    assert (tmp_path / "saved.png").read_bytes().startswith(b"\x89PNG")
    table = Path(tmp_path / "saved.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert len(table) == 9
    assert table[1].startswith('"湖北省发展改革委","牵头（推断）"')


def test_hostile_texts_stay_texts_wherever_they_are_shown(opened):
    page = opened("hostile")
    for number in range(len(HOSTILE)):
        page.goto(f"{page.url.split('#')[0]}#edge={number}")
        page.click("#panel .ends .link >> nth=0")
    page.keyboard.press("t")
    search(page, "<")
    page.keyboard.press("Enter")
    assert page.evaluate("window.hurt") is None
    assert page.locator("#panel img, #panel script, #table img, #table script, #table a").count() == 0
    assert "\u202e" not in page.inner_text("body")
