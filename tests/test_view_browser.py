"""The network view in a browser: it draws, answers and stays inside the file."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.views.network.build import write
from tests.browsers import CHROMIUM, SWITCHES, no_chromium
from tests.needs import unless
from tests.pictures import (
    CLAUSE,
    DOCUMENT,
    HOSTILE,
    NDRC,
    NDRC_JIANGXI,
    QUOTE,
    TITLE,
    edge,
    hostile,
    node,
    plan,
    question,
)

unless(no_chromium, "KG_REQUIRE_BROWSER", allow_module_level=True)
playwright = pytest.importorskip(
    "playwright.sync_api", reason="no playwright in this environment: pip install playwright"
)


@pytest.fixture(scope="module")
def driver():
    with playwright.sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(driver, tmp_path_factory):
    profile = tmp_path_factory.mktemp("profile")
    context = driver.chromium.launch_persistent_context(
        str(profile), executable_path=CHROMIUM, args=SWITCHES, viewport={"width": 1400, "height": 860}
    )
    yield context
    context.close()


@pytest.fixture(scope="module")
def lenient(driver):
    """A browser in which a test may run scripts beside those of the page, which lets only its own run."""
    chromium = driver.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
    yield chromium.new_context(bypass_csp=True)
    chromium.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    room = tmp_path_factory.mktemp("view")
    write(question(), room / "question.html")
    write(hostile(), room / "hostile.html")
    write(with_beyond(), room / "beyond.html")
    write(plan(900), room / "large.html")
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
        for words in (
            "推定牵头",
            "按惯例推定排在首位的机构牵头",
            CLAUSE,
            "湖北省发展改革委",
            "促进武汉都市圈同城化发展",
        )
    )
    panel = opened(address="&edge=2&lang=en").inner_text("#panel")
    assert all(words in panel for words in ("shares", "joint", "stated in the sentence", "责任单位"))


def test_a_sentence_names_its_page_where_there_are_pages(opened):
    assert "第 3 页" in opened(address="&edge=3").inner_text("#panel .source")
    assert "page 3" in opened(address="&edge=3&lang=en").inner_text("#panel .source")
    assert "页" not in opened(address="&edge=1").inner_text("#panel .source")


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
    assert all(words in page.inner_text("body") for words in ("Agency", "presumed to lead", "inferred"))
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
    assert table[1].startswith('"湖北省发展改革委","推定牵头"')


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


BEYOND = node("Project", "花湖机场", name="花湖机场", kind="机场")


def with_beyond():
    """The question, with a project that its task names and that is no part of the answer."""
    whole = question()
    tie = edge("INCLUDES", "t3", "花湖机场", "同城化")
    return replace(whole, nodes=(*whole.nodes, replace(BEYOND, beyond=True)), edges=(*whole.edges, tie), left_out=3)


def heading(page):
    return page.inner_text("#panel h2")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("sfgw", "湖北省发展改革委"),
        ("hbsfzggw", "湖北省发展改革委"),
        ("huangshi", "黄石市发展改革委"),
        ("tongchenghua", "促进武汉都市圈同城化发展"),
        ("jiangxi", "江西省发展改革委"),
    ],
)
def test_search_knows_pinyin_and_initials(opened, words, name):
    page = opened()
    search(page, words)
    assert name in page.inner_text("#found")


def test_columns_read_from_left_to_right_and_stay_in_the_address(opened):
    page = opened()
    page.click("#show-columns")
    assert colours(page) > 50
    assert page.get_attribute("#network", "data-unlabelled") == "0"
    assert "layout=columns" in page.url
    page.keyboard.press("c")
    assert "layout=" not in page.url


def test_a_layout_is_the_same_whether_opened_or_switched_to(opened):
    def picture(page):
        page.wait_for_timeout(300)
        return page.evaluate("document.querySelector('#network canvas').toDataURL()")

    page = opened()
    page.click("#show-columns")
    assert picture(page) == picture(opened(address="&layout=columns"))
    page.click("#show-network")
    assert picture(page) == picture(opened())


def test_focus_leaves_one_hop_then_two_then_all(opened):
    page = opened(address=f"&node={NDRC_JIANGXI}")
    counts = []
    for _ in range(3):
        page.keyboard.press("f")
        counts.append(page.inner_text("#count").split("/")[0])
    assert counts == ["显示 2", "显示 4", "显示 8"]
    page.click("[data-do=focus]")
    assert "江西省发展改革委" in page.inner_text("[data-pill=focus]")
    page.click("[data-pill=focus] .close")
    assert "8/8 个节点" in page.inner_text("#count")


def test_a_node_is_expanded_beyond_the_answer_and_collapsed_again(opened):
    page = opened("beyond", "&node=t3")
    assert "8/8 个节点" in page.inner_text("#count")
    assert "3 个节点未收入" not in page.inner_text("#panel")
    page.click("[data-do=expand]")
    assert "9/9 个节点，9/9 条关系" in page.inner_text("#count")
    assert "花湖机场" in page.inner_text("#panel")
    page.keyboard.press("e")
    assert "8/" in page.inner_text("#count")
    page.keyboard.press("Escape")
    assert "另有 3 个节点未收入本页" in page.inner_text("#panel")


def test_what_lies_beyond_the_answer_is_found_and_shown(opened):
    page = opened("beyond")
    search(page, "花湖")
    assert "未显示" in page.inner_text("#found")
    page.keyboard.press("Enter")
    assert heading(page) == "花湖机场"
    assert "9/9 个节点" in page.inner_text("#count")


def test_a_path_is_a_chain_of_sentences(opened):
    page = opened(address="&node=湖北省/住房城乡建设厅")
    page.click("[data-do=path-from]")
    assert "请选终点" in page.inner_text("[data-pill=path]")
    search(page, "江西")
    page.keyboard.press("Enter")
    page.click("[data-do=path-to]")
    stops = page.locator(".path .stop").all_inner_texts()
    assert stops == [
        "湖北省住房城乡建设厅",
        "促进武汉都市圈同城化发展",
        "黄石市",
        "提升城镇带互通协作水平",
        "江西省发展改革委",
    ]
    page.click(".path summary >> nth=0")
    assert page.inner_text(".path blockquote >> nth=0") == QUOTE
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    assert page.locator(".path .stop").all_inner_texts() == stops
    page.click(".path-head .close")
    assert page.locator(".path").count() == 0


def test_a_path_over_what_is_hidden_says_so(opened):
    page = opened(address=f"&hide=Place&from=湖北省/住房城乡建设厅&to={NDRC_JIANGXI}")
    assert "视图之外" in page.inner_text(".path")
    assert page.locator(".path .stop").count() == 5


def test_the_evidence_names_number_item_and_document(opened):
    source = opened(address="&edge=0").inner_text("#panel .source")
    assert all(words in source for words in (TITLE, DOCUMENT, "第 3 项"))


def test_the_vector_picture_holds_every_label_as_text(opened, tmp_path):
    page = opened("hostile")
    with page.expect_download() as download:
        page.click("#save-svg")
    download.value.save_as(tmp_path / "saved.svg")
    tree = ElementTree.parse(tmp_path / "saved.svg")
    tags = {each.tag.split("}")[1] for each in tree.iter()}
    assert tags <= {"svg", "title", "rect", "text", "g", "line", "path"}
    assert "constructor" in {each.text for each in tree.iter("{http://www.w3.org/2000/svg}text")}


def test_every_control_works_without_a_fault(opened):
    page = opened(address="&node=t3")
    page.evaluate("window.print = () => {}")
    for control in ("zoom-in", "zoom-out", "fit", "copy-link", "print", "theme", "language", "language", "help"):
        page.click(f"#{control}")
    assert page.locator("#keys li").count() >= 8
    page.click("#keys button")
    for key in ("+", "-", "0", "c", "t", "t", "d", "e", "f", "f", "f", "p", "Escape", "?"):
        page.keyboard.press(key)
    page.keyboard.press("Escape")
    page.click("#reset")
    assert "8/8 个节点" in page.inner_text("#count")


def test_the_key_says_what_a_sign_means(opened):
    page = opened()
    assert page.get_attribute('[data-key="LEADS"]', "title") == "原文写明机构牵头负责任务。"
    page.click("#language")
    assert "leads the task" in page.get_attribute('[data-key="LEADS"]', "title")


def test_a_large_graph_opens_folded_and_unfolds(opened):
    page = opened("large")
    assert "折叠" in page.inner_text("[data-pill=folded]")
    assert page.evaluate("document.querySelector('#count').textContent.includes('/')")
    search(page, "任务77号")
    assert "已折叠" in page.inner_text("#found")
    page.keyboard.press("Enter")
    assert heading(page) == "任务77号"
    page.keyboard.press("Escape")
    page.goto(page.url.split("#")[0] + "#theme=light&group=group:Agency:财政系统")
    assert "财政系统" in heading(page)
    page.fill("#panel input", "机构1")
    assert all("机构1" in row for row in page.locator("#panel li").all_inner_texts())
    page.click("[data-do=unfold]")
    assert "财政系统" in page.inner_text("[data-pill=unfolded]")
    page.click("[data-pill=unfolded] .close")
    assert page.locator("[data-pill=unfolded]").count() == 0


def test_a_large_graph_narrowed_by_a_filter_stands_node_by_node(opened):
    page = opened("large", "&agency=a7")
    assert page.locator("[data-pill=folded]").count() == 0
    assert 5 < int(page.inner_text("#count").split()[1].split("/")[0]) < 600


@pytest.mark.parametrize("name", ["question", "large"])
@pytest.mark.parametrize("state", ["", "&node=t3", "&layout=table&edge=0", "&layout=columns&theme=dark&lang=en"])
def test_no_serious_fault_of_accessibility(lenient, files, name, state):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python")
    page = lenient.new_page()
    page.goto(f"{(files / f'{name}.html').as_uri()}#theme=light{state}")
    page.wait_for_selector("html[data-ready=yes]")
    found = axe.Axe().run(page).response["violations"]
    page.close()
    grave = [each for each in found if each["impact"] in ("serious", "critical")]
    assert [(each["id"], each["nodes"][0]["html"][:160]) for each in grave] == []
