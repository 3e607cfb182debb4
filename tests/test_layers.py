"""Arrows go one way: a module imports only what stands above it."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# From the ground up; a name stands for the module and all below it, the longest name that fits counts.
LAYERS = (
    "kg.version",
    "kg.errors",
    "kg.resources",
    "kg.ranking",
    "kg.text",
    "kg.ontology",
    "kg.schema",
    "loaders",
    "kg.gazetteer",
    "kg.agencies",
    "kg.reforms",
    "kg.places",
    "kg.clusters",
    "kg.projects",
    "kg.shingles",
    "kg.alignment",
    "kg.decisions",
    "kg.curation",
    "kg.resolved",
    "kg.documents",
    "kg.whereabouts",
    "kg.contents",
    "kg.resolve",
    "kg.reading",
    "kg.audit",
    "kg.graph",
    "kg.assembly",
    "kg.extract",
    "kg.stores",
    "kg.doubts",
    "kg.aligning",
    "kg.queries",
    "kg.lookup",
    "kg.subgraph",
    "kg.picture",
    "kg.asking",
    "kg.interop",
    "kg.ties",
    "kg.subjects",
    "kg.beyond",
    "kg.layout",
    "kg.views",
    "kg.site.addresses",
    "kg.site.spans",
    "kg.site.folder",
    "kg.site.atlas",
    "kg.site.account",
    "kg.site.columns",
    "kg.site.marks",
    "kg.site.rows",
    "kg.site.neighbourhood",
    "kg.site.document_text",
    "kg.site.book",
    "kg.site.pages",
    "kg.site.document_page",
    "kg.site.front",
    "kg.site.matrix",
    "kg.site.calendar",
    "kg.site.search_index",
    "kg.site.explorer",
    "kg.site.edition",
    "kg.site.writer",
    "kg.site",
    "kg.browser",
    "kg.map",
    "kg.cli",
)
FILES = sorted([*ROOT.glob("kg/**/*.py"), *ROOT.glob("loaders/**/*.py")])


def _layer(module):
    fitting = [name for name in LAYERS if module == name or module.startswith(f"{name}.")]
    return LAYERS.index(max(fitting, key=len)) if fitting else -1


def _module(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", FILES, ids=_module)
def test_a_module_imports_only_what_stands_above_it(path):
    own = _module(path)
    for module in _imports(path):
        if module.split(".")[0] in {"kg", "loaders"} and module != "kg" and own != "kg":
            assert _layer(module) >= 0, f"{module} has no place in the layers"
            assert _layer(module) <= _layer(own), f"{own} imports {module}, which stands below it"


@pytest.mark.parametrize("path", [path for path in FILES if "loaders" in path.parts], ids=_module)
def test_a_loader_knows_no_store_no_clock_and_no_network(path):
    assert not {"kg.stores", "time", "socket", "urllib", "datetime.datetime"} & set(_imports(path))


@pytest.mark.parametrize("path", FILES, ids=_module)
def test_a_file_opens_with_what_it_is_for(path):
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring
    assert docstring.split("\n")[0].endswith((".", ":", ",", "—")) or "\n" in docstring
