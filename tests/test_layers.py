"""Arrows go one way: a module imports only what stands on its own floor or below, and nothing goes round in a circle."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# From the ground up. A name stands for a module, or for a package with all in it; the longest name that fits counts.
FLOORS = (
    ("kg.version", "kg.errors", "kg.resources", "kg.ranking", "kg.text"),
    ("kg.ontology", "kg.schema"),
    ("kg.statements",),
    ("loaders",),
    ("kg.reference",),
    ("kg.resolve",),
    ("kg.notes", "kg.pipeline", "kg.coverage"),
    ("kg.graph",),
    ("kg.stores", "kg.export"),
    ("kg.align", "kg.review"),
    ("kg.subgraphs", "kg.queries", "kg.interop"),
    ("kg.rereading",),
    ("kg.views",),
    ("kg.cli",),
)
# Inside loaders: bytes to text, text to lines and tables, these to records, and all of it to a document.
FLOORS_OF_LOADERS = (
    ("loaders.rules", "loaders.numerals", "loaders.units", "loaders.text", "loaders.readers"),
    ("loaders.layout",),
    ("loaders.records",),
    (
        "loaders.titles",
        "loaders.metadata",
        "loaders.references",
        "loaders.mentions",
        "loaders.projects",
        "loaders.clusters",
    ),
    ("loaders.dates", "loaders.indicators", "loaders.responsibility"),
    ("loaders.contents",),
    ("loaders.document",),
)
# What a loader may not touch: a clock, a network, a disk; and a store.
OUTSIDE = frozenset(
    {"time", "socket", "ssl", "http", "urllib", "requests", "os", "shutil", "tempfile", "glob", "subprocess", "sqlite3"}
)
CALLS_OUTSIDE = frozenset(
    {"open", "now", "today", "utcnow", "read_text", "read_bytes", "write_text", "write_bytes", "exec"}
)
IN_MEMORY = frozenset({"loaders.readers.package", "loaders.readers.pdf"})  # which open what they hold already
MODULES = {
    ".".join(parts[:-1] if parts[-1] == "__init__" else parts): path
    for path in sorted([*ROOT.glob("kg/**/*.py"), *ROOT.glob("loaders/**/*.py")])
    for parts in [path.relative_to(ROOT).with_suffix("").parts]
}


def imported(code, modules=frozenset(MODULES)):
    """Yield the modules that a piece of code imports, `from kg import x` as kg.x where that is a module."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in modules else node.module


def touches_outside(code):
    """Yield what a piece of code uses of clock, network and disk."""
    yield from (name for name in imported(code) if name.split(".")[0] in OUTSIDE)
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in CALLS_OUTSIDE:
                yield name


def floor_of(module, floors):
    fitting = [
        (len(name), number)
        for number, names in enumerate(floors)
        for name in names
        if module == name or module.startswith(f"{name}.")
    ]
    return max(fitting)[1] if fitting else -1


def arrows():
    return {name: set(imported(path.read_text(encoding="utf-8"))) & set(MODULES) for name, path in MODULES.items()}


@pytest.mark.parametrize("floors", [FLOORS, FLOORS_OF_LOADERS], ids=["the house", "loaders"])
def test_a_module_imports_only_what_stands_on_its_floor_or_below(floors):
    inside = {name for name in MODULES if floors is FLOORS or name.startswith("loaders.")} - {"kg", "loaders"}
    assert [name for name in inside if floor_of(name, floors) < 0] == []
    up = [
        f"{name} imports {other}"
        for name, others in arrows().items()
        for other in others & inside
        if name in inside and floor_of(other, floors) > floor_of(name, floors)
    ]
    assert up == []


def test_no_imports_go_round_in_a_circle():
    try:
        order = list(TopologicalSorter(arrows()).static_order())
    except CycleError as error:
        pytest.fail(" imports ".join(error.args[1][::-1]))
    assert len(order) == len(MODULES)


def _room(module):
    """Return the package that a module stands in; a module that stands in no package of kg or loaders is its own."""
    inside = module if MODULES[module].name == "__init__.py" else module.rsplit(".", 1)[0]
    return module if inside in {"kg", "loaders"} else inside


def test_no_packages_import_each_other():
    between = {}
    for name, others in arrows().items():
        for own, other in ((_room(name), _room(other)) for other in others):
            if not (f"{own}.".startswith(f"{other}.") or f"{other}.".startswith(f"{own}.")):  # a room inside a room
                between.setdefault(own, set()).add(other)
    try:
        order = list(TopologicalSorter(between).static_order())
    except CycleError as error:
        pytest.fail(" imports ".join(error.args[1][::-1]))
    assert len(order) > 20


def test_a_loader_knows_no_store_no_clock_no_network_and_no_disk():
    wrong = {
        name: found
        for name, path in MODULES.items()
        if name.startswith("loaders") and name not in IN_MEMORY
        for found in [sorted(set(touches_outside(path.read_text(encoding="utf-8"))))]
        if found
    }
    assert wrong == {}


OFFENDERS = [
    ("import time\nx = time.time()", ["time"]),
    ("from urllib import request", ["urllib"]),
    ("from datetime import datetime\nx = datetime.now()", ["now"]),
    ("import datetime\nx = datetime.date.today()", ["today"]),
    ("x = open('a').read()", ["open"]),
    ("from pathlib import Path\nx = Path('a').read_text()", ["read_text"]),
    ("from datetime import date\nx = date(2025, 1, 1)", []),
    ("import re\nx = re.compile('open')", []),
]


@pytest.mark.parametrize(("code", "found"), OFFENDERS)
def test_what_touches_the_outside_is_caught(code, found):
    assert list(touches_outside(code)) == found


def test_a_module_imported_by_its_package_is_seen():
    assert list(imported("from kg import ontology, __version__")) == ["kg.ontology", "kg"]


def test_resolution_calls_no_reader_of_text():
    """What kg.resolve takes from loaders are records and names to look for, never a function that reads a document."""
    allowed = {"loaders.records", "loaders.rules", "loaders.mentions.agencies", "loaders.mentions.places"}
    allowed |= {
        "loaders.clusters.industries",
        "loaders.clusters.names",
        "loaders.projects.words",
        "loaders.projects.names",
    }
    taken = {
        (name, other)
        for name, others in arrows().items()
        if name.startswith("kg.resolve")
        for other in others
        if other.startswith("loaders") and other not in allowed
    }
    assert taken == set()


def test_a_file_opens_with_what_it_is_for():
    opened = {
        name: ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "" for name, path in MODULES.items()
    }
    without = [
        name
        for name, said in opened.items()
        if not said or (not said.split("\n")[0].endswith((".", ":", ",", "—")) and "\n" not in said)
    ]
    assert without == []
