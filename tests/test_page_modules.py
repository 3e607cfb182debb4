"""The modules of the page: they pass their own tests, their imports go one way, and they bundle into one script."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.views.network.bundle import bundled, imports

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "kg" / "views" / "network" / "page"
SOURCES = {path.name: path.read_text(encoding="utf-8") for path in sorted(PAGE.glob("*.mjs"))}

SCRIPTS = sorted([*PAGE.glob("*.mjs"), *ROOT.glob("kg/views/*/templates/*.js"), *ROOT.glob("tests/page/*.mjs")])
LONGEST_LINE = 120

# Three storeys: what knows no document, what knows the data and the state of the page, what draws and listens.
PURE = {
    "address.mjs", "boxes.mjs", "columns.mjs", "csv.mjs", "fold.mjs", "forces.mjs", "graph.mjs", "matching.mjs",
    "paths.mjs", "pinyin.mjs", "sight.mjs",
}  # fmt: skip
STATE = {"bus.mjs", "page.mjs", "picture.mjs", "order.mjs"}


def storey(name):
    return 0 if name in PURE else 1 if name in STATE else 2


def test_the_modules_pass_their_own_tests():
    node = shutil.which("node")
    if not node and os.environ.get("KG_REQUIRE_BROWSER") != "1":
        pytest.skip("no node on this machine: apt-get install nodejs")
    assert node, "KG_REQUIRE_BROWSER=1, but node is not installed: apt-get install nodejs"
    files = sorted(map(str, (ROOT / "tests" / "page").glob("*.test.mjs")))
    done = subprocess.run([node, "--test", *files], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout[-4000:]
    assert "# fail 0" in done.stdout or "fail 0" in done.stdout


@pytest.mark.parametrize("name", SOURCES)
def test_a_module_imports_only_from_its_storey_and_those_below(name):
    assert {module for module in imports(SOURCES[name]) if storey(module) > storey(name)} == set()


@pytest.mark.parametrize("name", sorted(PURE))
def test_a_pure_module_knows_no_document(name):
    assert not any(
        word in SOURCES[name] for word in ("document.getElement", "window.", "location.", "history.", "vis.")
    )


@pytest.mark.parametrize("name", SOURCES)
def test_a_module_opens_with_what_it_is_for(name):
    assert SOURCES[name].startswith("// ")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_line_of_script_is_read_without_scrolling(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [(number, line) for number, line in enumerate(lines, 1) if len(line) > LONGEST_LINE] == []


def test_every_module_is_in_the_bundle_once():
    script = bundled(SOURCES, "start.mjs")
    openings = [source.splitlines()[0] for source in SOURCES.values()]
    assert [script.count(opening) for opening in openings] == [1] * len(openings)
    assert "\nimport " not in script
    assert "\nexport " not in script


REFUSED = [
    ("a name that two modules declare", {"a.mjs": 'import { x } from "./b.mjs";\nconst y = 1;', "b.mjs": "export const x = 1;\nconst y = 2;"}, "two modules declare y"),
    ("an import of what is not exported", {"a.mjs": 'import { x } from "./b.mjs";', "b.mjs": "const x = 1;"}, "which b.mjs does not export"),
    ("a renamed import", {"a.mjs": 'import { x as y } from "./b.mjs";', "b.mjs": "export const x = 1;"}, "only import"),
    ("a default import", {"a.mjs": 'import x from "./b.mjs";', "b.mjs": "export const x = 1;"}, "only import"),
    ("a default export", {"a.mjs": "export default 1;"}, "only export"),
    ("a circle", {"a.mjs": 'import "./b.mjs";', "b.mjs": 'import "./a.mjs";'}, "a.mjs → b.mjs → a.mjs"),
    ("a module that is not there", {"a.mjs": 'import "./b.mjs";'}, "a.mjs imports b.mjs, which is not there"),
]  # fmt: skip


@pytest.mark.parametrize(("sources", "says"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_the_bundle_refuses(sources, says):
    with pytest.raises(ValueError, match=says):
        bundled(sources, "a.mjs")
