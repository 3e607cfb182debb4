"""The kit in the Browser that comes with Neo4j: connect, let the guide run, see our colours, drop the saved queries."""

import os
import subprocess
from contextlib import contextmanager

import pytest

from kg.queries import catalogue, question, themes
from kg.stores import open_store
from kg.stores.credentials import PASSWORD, USER
from kg.subgraphs.of_rows import subgraph_of
from kg.views.browser.forms import MOST_TASKS, examples, picture, rows
from kg.views.browser.kit import ARCHIVE
from kg.views.browser.saved import saved_queries
from kg.views.style import style
from tests.browsers import CHROMIUM, SWITCHES
from tests.command import KG, kg
from tests.ports import free_ports
from tests.servers import empty
from tests.test_view_browser import playwright

PATIENCE = 60_000
"""Milliseconds: a new server compiles every query it meets."""
FRAME = "[data-testid=frame] >> nth=0"
DRAWER = "[data-testid=guidesDrawer]"
CLUSTER_FOLDER, PICTURE_OF_CLUSTERS = next(
    (query.theme, query.title) for query in saved_queries() if query.name.endswith("-clusters-picture")
)


@pytest.fixture(scope="module")
def server(neo4j_server):
    """The server with the graph of the seeds in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(USER, neo4j_server.user)
        patch.setenv(PASSWORD, neo4j_server.password)
        empty(neo4j_server)
        assert kg("load", "--quiet", store=neo4j_server.bolt).status == 0
        yield neo4j_server
        empty(neo4j_server)


@pytest.fixture(scope="module")
def store(server):
    opened = open_store(server.bolt)
    yield opened
    opened.close()


# --- the statements --------------------------------------------------------------------------------------------------


def as_the_browser_sets(values):
    """Return parameters as :params sends them: a number becomes a fraction."""
    return {name: float(value) if isinstance(value, int) else value for name, value in values.items()}


@pytest.mark.parametrize("name", [*catalogue()])
def test_every_version_of_a_question_gives_the_same_rows(name, store):
    asked, values = question(name), examples(question(name))
    expected = store.run(asked.text, **values)
    assert expected
    assert store.run(rows(asked), **as_the_browser_sets(values)) == expected
    assert store.run(rows(asked, values)) == expected


@pytest.mark.parametrize("name", [*catalogue()])
def test_every_picture_holds_what_kg_view_draws(name, store):
    asked, values = question(name), examples(question(name))
    found = store.run(picture(asked, values))
    assert store.run(picture(asked), **as_the_browser_sets(values)) == found
    ids = {node["properties"]["id"] for row in found for node in (row["source"], row["target"]) if node}
    drawn = subgraph_of(store, store.run(asked.text, **values), asked.draws, heading="", note="").nodes
    assert ids <= {node.id for node in drawn}
    if sum(node.label == "Task" for node in drawn) <= MOST_TASKS:
        assert ids == {node.id for node in drawn}


def test_a_value_with_quotes_and_backslashes_is_only_a_value(store):
    asked = question("of-agency")
    for value in ("'", "\\", "\\'", "'}) RETURN 1 //", "\\u0027 OR true //", "省\n委"):
        assert store.run(rows(asked, examples(asked) | {"agency": value})) == []


# --- the Browser -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kit(server, tmp_path_factory):
    """The folder of the kit, and the address that `kg browser --serve` prints."""
    folder = tmp_path_factory.mktemp("kit")
    port = free_ports(1)[0]
    command = [*KG, "browser", str(folder), "--serve", "--port", str(port), "--neo4j", server.http]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        address = next(line.strip() for line in process.stdout if line.startswith("http"))
        yield folder, address
        process.terminate()


@contextmanager
def browsing(profile):
    with playwright.sync_playwright() as driver:
        context = driver.chromium.launch_persistent_context(
            str(profile), executable_path=CHROMIUM, args=SWITCHES, viewport={"width": 1500, "height": 950}
        )
        context.set_default_timeout(PATIENCE)
        yield context
        context.close()


@pytest.fixture(scope="module")
def page(server, kit, tmp_path_factory):
    """The Browser, opened by the address that starts the guide, and connected."""
    with browsing(tmp_path_factory.mktemp("profile")) as context:
        opened = context.new_page()
        opened.goto(kit[1])
        opened.fill("input[data-testid=username]", server.user)
        opened.fill("input[data-testid=password]", server.password)
        opened.click("button[data-testid=connect]")
        opened.wait_for_selector("text=You are connected")
        yield opened


def slide(page, number):
    """Turn the guide to a slide, counted from 1."""
    if not page.locator(DRAWER).count():
        page.click("[data-testid=navigationGuides]")
    while f"{number} " != page.inner_text(f"{DRAWER} h3 >> nth=0")[:2]:
        shown = int(page.inner_text(f"{DRAWER} h3 >> nth=0")[0])
        page.click("[data-testid=guideNextSlide]" if shown < number else "[data-testid=guidePreviousSlide]")


def run_block(page):
    """Click the circle of the slide's block, and wait for the frame of the answer."""
    before = page.locator("[data-testid=frame]").count()
    page.click(f"{DRAWER} pre.runnable i")
    page.wait_for_function(f"document.querySelectorAll('[data-testid=frame]').length > {before}")


def typed(page, name, value):
    field = f"{DRAWER} input[value-for={name}]"
    page.fill(field, "")
    page.type(field, value)
    page.press(field, "End")  # the Browser listens for keys


def fills(page):
    """Return the colours of the nodes that the newest frame draws."""
    page.locator(f"{FRAME} >> g.node circle.b-outline").first.wait_for()
    return set(
        page.locator(f"{FRAME} >> g.node circle.b-outline").evaluate_all("all => all.map(c => c.getAttribute('fill'))")
    )


def colours(*labels):
    return {style()["labels"][label]["fill"] for label in labels}


def test_the_address_opens_the_guide(page):
    assert page.inner_text(f"{DRAWER} h3").startswith("1 ")
    assert question("co-owned").title in page.inner_text(DRAWER)


def test_the_form_fills_the_named_question_and_its_rows_come(page, store):
    slide(page, 2)
    for name, value in (("agency", "湖北省发改委"), ("place", "黄石市"), ("place_basis", "explicit")):
        typed(page, name, value)
    run_block(page)
    page.wait_for_selector("text=Successfully set your parameters")
    slide(page, 3)
    run_block(page)
    asked = question("co-owned")
    given = {"agency": "湖北省发改委", "place": "黄石市", "place_basis": "explicit"}
    expected = store.run(asked.text, **examples(asked) | given)
    assert expected
    for row in expected:
        page.locator(FRAME).get_by_text(row["title"]).first.wait_for()


def test_the_picture_has_our_colours(page):
    slide(page, 1)
    page.click(f"{DRAWER} [data-exec]")
    page.wait_for_selector("text=node.Agency")
    slide(page, 4)
    run_block(page)
    assert fills(page) == colours("Agency", "Task", "Place", "Project", "Document")


def test_the_evidence_is_the_sentence(page):
    slide(page, 5)
    run_block(page)
    page.locator(FRAME).get_by_text("责任单位:省发改委").first.wait_for()
    assert "explicit" in page.inner_text(FRAME)


def test_a_dropped_archive_becomes_folders_and_a_saved_query_runs(page, kit):
    page.click("[data-testid=navigationFavorites]")
    drop(page, kit[0] / ARCHIVE)
    for theme in themes():
        page.wait_for_selector(f"text={theme}")
    page.click(f"text={CLUSTER_FOLDER}")
    item = page.locator("[data-testid=savedScriptListItem]").filter(has_text=PICTURE_OF_CLUSTERS)
    item.hover()
    item.locator("button").click()
    assert fills(page) == colours("Cluster", "Place")


def drop(page, file):
    """Drop a file on the open drawer, as a hand does."""
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [os.fspath(file)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 300, "y": 400, "data": data})
