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
    "kg.statements",
    "loaders",
    "kg.reference.gazetteer",
    "kg.resolve.agencies",
    "kg.resolve.agencies.reforms",
    "kg.resolve.places",
    "kg.resolve.clusters",
    "kg.resolve.projects",
    "kg.align.clauses",
    "kg.align.similarity",
    "kg.resolve.judgements",
    "kg.resolve.judged",
    "kg.resolve.records",
    "kg.resolve.context",
    "kg.resolve.locations",
    "kg.resolve.contents",
    "kg.resolve.resolver",
    "kg.pipeline",
    "kg.coverage",
    "kg.graph.model",
    "kg.graph.build",
    "kg.export.records",
    "kg.stores",
    "kg.review",
    "kg.align.realign",
    "kg.queries",
    "kg.queries.find",
    "kg.subgraphs.model",
    "kg.subgraphs.of_rows",
    "kg.queries.answer",
    "kg.interop",
    "kg.subgraphs.neighbours",
    "kg.subgraphs.of_subject",
    "kg.subgraphs.one_step",
    "kg.views.network.layout",
    "kg.views",
    "kg.views.site.addresses",
    "kg.views.site.spans",
    "kg.views.site.folder",
    "kg.views.site.atlas",
    "kg.views.site.account",
    "kg.views.site.columns",
    "kg.views.site.marks",
    "kg.views.site.rows",
    "kg.views.site.neighbourhood",
    "kg.views.site.document_text",
    "kg.views.site.book",
    "kg.views.site.pages",
    "kg.views.site.document_page",
    "kg.views.site.front",
    "kg.views.site.matrix",
    "kg.views.site.calendar",
    "kg.views.site.search_index",
    "kg.views.site.explorer",
    "kg.views.site.edition",
    "kg.views.site.writer",
    "kg.views.site",
    "kg.views.browser",
    "kg.views.map",
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
