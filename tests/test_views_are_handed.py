"""A view is handed what it draws: it asks no store and reads no document, and what it shares with others lies above it."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
VIEWS = ROOT / "kg" / "views"
FILES = sorted(VIEWS.rglob("*.py"))
PAGES = ("network", "map", "site", "browser")

# what asks, reads or resolves: a view may import nothing of it
FORBIDDEN = (
    "kg.stores", "kg.pipeline", "kg.resolve", "kg.coverage", "kg.graph", "kg.align", "kg.queries.answer",
    "kg.queries.find", "kg.cli", "kg.interop", "loaders",
)  # fmt: skip
# what asks, too, and says what it hands over: a view may import its classes and constants, and no function
HANDING = ("kg.subgraphs", "kg.rereading")
# pages that are embedded in another: the site holds a network page
MAY_IMPORT = {"site": {"network"}}


def module(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path):
    """Yield each module that a file imports from, with each name it takes from there."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module, alias.name) for alias in node.names)


def within(name, rooms):
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def page_of(name):
    parts = name.split(".")
    return parts[2] if parts[:2] == ["kg", "views"] and len(parts) > 2 and parts[2] in PAGES else ""


@pytest.mark.parametrize("path", FILES, ids=module)
def test_a_view_asks_no_store_and_reads_no_document(path):
    for source, name in imported(path):
        assert not within(source, FORBIDDEN), f"{module(path)} imports {source}"
        assert not within(f"{source}.{name}", FORBIDDEN), f"{module(path)} imports {source}.{name}"


@pytest.mark.parametrize("path", FILES, ids=module)
def test_a_view_takes_only_types_and_constants_from_what_asks(path):
    functions = [f"{source}.{name}" for source, name in imported(path) if within(source, HANDING) and name.islower()]
    assert functions == []


@pytest.mark.parametrize("path", FILES, ids=module)
def test_a_view_holds_no_cypher(path):
    texts = [n.value for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Constant)]
    if page_of(module(path)) != "browser":  # whose business it is to write statements for people to run
        assert [text for text in texts if isinstance(text, str) and "MATCH (" in text] == []


@pytest.mark.parametrize("path", FILES, ids=module)
def test_pages_are_siblings_and_share_what_lies_above_them(path):
    own = page_of(module(path))
    others = {page_of(source) for source, _ in imported(path)} - {"", own}
    assert others <= MAY_IMPORT.get(own, set())


@pytest.mark.parametrize("path", FILES, ids=module)
def test_a_view_takes_nothing_private_of_another(path):
    assert [
        f"{source}.{name}" for source, name in imported(path) if name.startswith("_") and name != "__version__"
    ] == []


def test_no_view_imports_itself_in_a_circle():
    known = {module(path) for path in FILES}
    arrows = {module(path): {source for source, _ in imported(path)} & known for path in FILES}
    left = dict(arrows)
    while free := [name for name, targets in left.items() if not targets & left.keys()]:
        for name in free:
            del left[name]
    assert sorted(left) == []
