"""python -m bench.views: how soon a picture can be used, and how smoothly, in Chromium without a graphics card, beside others.

pyvis is measured as it comes, once with physics off and our places. neo4j-viz is GPL-3.0: it is no dependency, and is
measured only where someone has installed it by hand.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bench.__main__ import Figure
from kg.subgraphs.model import Subgraph
from kg.views.captions import captions
from kg.views.network.build import write
from kg.views.network.layout import positions
from tests.pictures import plan

SIZES = {300: (170, 0.4), 2000: (1230, 0.7), 5000: (3080, 1.2), 20000: (12300, 2.5)}
"""Nodes, about: the tasks that make so many, and the seconds until the page can be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A figure of somebody else's, for which nobody here has an aim."""

    name: str
    value: float
    unit: str

    def __str__(self) -> str:
        return f"{self.name:<58} {self.value:>9.2f} {self.unit}"


LOADS = 3
WINDOW = {"width": 1400, "height": 860}
FRAMES = """() => new Promise((done) => {
  let frames = 0;
  const start = performance.now();
  const tick = () => { frames++; performance.now() - start < 1500 ? requestAnimationFrame(tick) : done(frames / (performance.now() - start) * 1000); };
  requestAnimationFrame(tick);
})"""
FILTER = """() => new Promise((done) => {
  const choice = document.querySelector("[data-filter=agency]");
  choice.value = choice.options[1].value;
  const start = performance.now();
  choice.dispatchEvent(new Event("change"));
  requestAnimationFrame(() => done(performance.now() - start));
})"""


def ours(browser: Any, folder: Path) -> Iterator[Figure]:
    """Measure our own pages."""
    for size, (tasks, aim) in SIZES.items():
        graph, path = plan(tasks), folder / f"{size}.html"
        start = time.perf_counter()
        write(graph, path)
        yield Figure(
            name=f"write {len(graph.nodes)} nodes, {len(graph.edges)} edges",
            value=time.perf_counter() - start,
            unit="s",
            aim=60,
        )
        ready = statistics.median(_ready(browser, path) for _ in range(LOADS))
        yield Figure(name=f"interactive, {len(graph.nodes)} nodes", value=ready, unit="s", aim=aim)
        if size == 2000:
            yield from folded(browser, path)
            yield from unfolded(browser, path)
            filtered = statistics.median(_filtered(browser, path) for _ in range(LOADS))
            yield Figure(name="filter, 2,000 nodes, the first choice", value=filtered, unit="ms", aim=120)


def _ready(browser: Any, path: Path) -> float:
    """Return after how many seconds the page can be used."""
    page = opened(browser, path)
    page.wait_for_selector("html[data-ready=yes]", timeout=60_000)
    ready = page.evaluate("performance.getEntriesByName('ready')[0].startTime") / 1000
    page.close()
    return float(ready)


def folded(browser: Any, path: Path) -> Iterator[Figure]:
    """Measure the page as it opens, its groups folded."""
    page = opened(browser, path)
    page.wait_for_selector("html[data-ready=yes]", timeout=60_000)
    yield Figure(name="drag, 2,000 nodes folded", value=dragged(page), unit="fps", aim=50, more_is_better=True)
    page.close()


def _filtered(browser: Any, path: Path) -> float:
    """Return after how many milliseconds a page shows what its first filter leaves, chosen half a second after it opened."""
    page = opened(browser, path)
    page.wait_for_selector("html[data-ready=yes]", timeout=60_000)
    page.wait_for_timeout(500)  # milliseconds: nobody finds the filter sooner, and the browser has come to rest
    took = page.evaluate(FILTER)
    page.close()
    return float(took)


def unfolded(browser: Any, path: Path) -> Iterator[Figure]:
    """Measure the page with every group unfolded: each node and each edge drawn by itself."""
    page = opened(browser, path)
    page.wait_for_selector("html[data-ready=yes]", timeout=60_000)
    keys = page.evaluate("Object.keys(JSON.parse(document.getElementById('data').textContent).groups)")
    page.goto(f"{path.as_uri()}#{'&'.join(f'unfold={quote(key)}' for key in keys)}")
    page.reload()
    page.wait_for_selector("html[data-ready=yes]", timeout=60_000)
    ready = page.evaluate("performance.getEntriesByName('ready')[0].startTime") / 1000
    yield Figure(name="interactive, 2,000 nodes unfolded", value=ready, unit="s", aim=2)
    yield Figure(name="drag, 2,000 nodes unfolded", value=dragged(page), unit="fps", aim=50, more_is_better=True)
    page.close()


def laid_out() -> Iterator[Figure]:
    """Measure where the nodes of a large picture are put."""
    graph = plan(SIZES[2000][0])
    start = time.perf_counter()
    places(graph)
    yield Figure(name=f"layout, {len(graph.nodes)} nodes", value=time.perf_counter() - start, unit="s", aim=2.5)


def places(graph: Subgraph) -> dict[str, Any]:
    return positions([node.id for node in graph.nodes], [(edge.source, edge.target) for edge in graph.edges])


def pyvis(browser: Any, folder: Path) -> Iterator[Beside]:
    """Measure the stock page of pyvis, with our places and without physics: with physics it takes minutes."""
    from pyvis.network import Network

    for size in (300, 2000):
        graph = plan(SIZES[size][0])
        net, points, names = Network(cdn_resources="in_line"), places(graph), captions(graph.nodes)
        net.nodes = [
            {"id": n.id, "label": names[n.id], "x": points[n.id].x, "y": points[n.id].y, "physics": False}
            for n in graph.nodes
        ]
        net.edges = [{"from": edge.source, "to": edge.target} for edge in graph.edges]
        net.toggle_physics(False)
        path = folder / f"pyvis{size}.html"
        path.write_text(net.generate_html(), encoding="utf-8")
        page = opened(browser, path, offline=True)
        page.wait_for_function("typeof network !== 'undefined' && network.body.nodeIndices.length > 0", timeout=120_000)
        yield from beside(page, f"pyvis, baked, {len(graph.nodes)} nodes", "drawn", "#mynetwork")


def neo4j_viz(browser: Any, folder: Path) -> Iterator[Beside]:
    """Measure the page of neo4j-viz, where it is installed."""
    try:
        from neo4j_viz import Node, Relationship, VisualizationGraph
    except ModuleNotFoundError:
        print(
            "neo4j-viz is not installed (GPL-3.0, so no dependency of ours): skipped; pip install neo4j-viz measures it"
        )
        return
    for size in (300, 2000):
        graph = plan(SIZES[size][0])
        names = captions(graph.nodes)
        drawn = VisualizationGraph(
            nodes=[Node(id=n.id, caption=names[n.id]) for n in graph.nodes],
            relationships=[Relationship(source=edge.source, target=edge.target) for edge in graph.edges],
        )
        path = folder / f"neo4j-viz{size}.html"
        path.write_text(str(drawn.render(max_allowed_nodes=20_000).data), encoding="utf-8")
        page = opened(browser, path, offline=True)
        page.wait_for_selector("canvas", timeout=120_000)
        yield from beside(page, f"neo4j-viz, {len(graph.nodes)} nodes", "canvas there", "canvas")


def beside(page: Any, name: str, done: str, canvas: str) -> Iterator[Beside]:
    """Yield when the page of another was `done`, which is now, and how smoothly it is dragged; close it."""
    yield Beside(name=f"{name}: {done}", value=page.evaluate("performance.now()") / 1000, unit="s")
    yield Beside(name=f"{name}: drag", value=dragged(page, canvas), unit="fps")
    page.close()


def opened(browser: Any, path: Path, *, offline: bool = False) -> Any:
    page = browser.new_page(viewport=WINDOW)
    if offline:  # a page that asks a network for parts would otherwise be measured by that network
        page.route("http*://**", lambda route: route.abort())
    page.goto(path.as_uri(), wait_until="commit")
    return page


def dragged(page: Any, where: str = "#network") -> float:
    """Return the frames a second while the picture is dragged to and fro."""
    box = page.locator(where).first.bounding_box()
    x, y = box["x"] + 30, box["y"] + box["height"] - 40
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(f"window.frames_now = ({FRAMES})(); undefined")
    until = time.monotonic() + 1.6
    step = 0
    while time.monotonic() < until:
        step += 1
        page.mouse.move(x + 4 * (step % 50), y - 2 * (step % 40))
    page.mouse.up()
    return float(page.evaluate("window.frames_now"))


def main() -> None:
    """Print every figure."""
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
    if not chromium:
        sys.exit("bench.views needs Chromium: apt-get install chromium")
    for figure in laid_out():
        print(figure, flush=True)
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for measured in (ours, pyvis, neo4j_viz):
            for figure in measured(browser, Path(folder)):
                print(figure, flush=True)
        browser.close()


if __name__ == "__main__":
    main()
