"""All files of one site: its pages, filled into templates in which every text is escaped, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kg.rereading import Rereading
from kg.views.site.calendar import calendar_page
from kg.views.site.document_pages import document_pages
from kg.views.site.explorer import EXPLORER, explorer_address, is_drawable, write_explorer
from kg.views.site.folder import Folder
from kg.views.site.graph_index import GraphIndex
from kg.views.site.markup import phrases
from kg.views.site.matrix import matrix_pages
from kg.views.site.node_pages import pages
from kg.views.site.search_index import search_script
from kg.views.site.site_data import Page, SiteData
from kg.views.site.start_pages import start_pages
from kg.views.site.task_rows import TaskRow
from kg.views.site.text_marks import basis_words
from kg.views.style import style

STYLES, SEARCH, INDEX = "site.css", "search.js", "index.js"
LABEL = ".{name}{{--tint:{fill};--line:{line}}}.in-{name}{{--outer:{line}}}\n"
TYPE = ".e-{name}{{--light:{light};--dark:{dark}}}\n"


class SiteFiles:
    """The pages and the shared files of a site, ready to be written."""

    def __init__(self, graph: GraphIndex, *, explorer: bool, rereadings: Mapping[str, Rereading]) -> None:
        """Make all pages of `graph`; with `explorer`, the network view as well, if it can be drawn.

        rereadings: of the kept texts, by the id of the document.
        """
        self._graph = graph
        self._data = SiteData(graph)
        self.has_explorer = explorer and is_drawable(graph)
        self.pages = [*start_pages(self._data), calendar_page(self._data), *matrix_pages(self._data)]
        self.pages += [*document_pages(self._data, rereadings), *pages(self._data)]

    @property
    def names(self) -> list[str]:
        """The names of all files."""
        shared = [STYLES, SEARCH, INDEX, *([EXPLORER] if self.has_explorer else [])]
        return [*shared, *(page.address for page in self.pages)]

    def write(self, folder: Folder) -> None:
        """Write every file."""
        folder.write(STYLES, [_template("site.css"), *_colours()])
        folder.write(SEARCH, [_template("search.js")])
        folder.write(INDEX, [search_script(self._data)])
        environment = self._environment()
        for page in self.pages:
            template = environment.get_template(page.template)
            folder.write(page.address, [template.render(page.said, root=_root(page), here=page.address)])
        if self.has_explorer:
            write_explorer(self._graph, folder.place(EXPLORER))

    def _environment(self) -> Environment:
        environment = Environment(
            loader=PackageLoader("kg.views.site"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        environment.globals.update(
            labels=style()["labels"],
            types=style()["types"],
            roles=style()["roles"],
            values=style()["values"],
            has_explorer=self.has_explorer,
            explorer_address=explorer_address,
            basis_words=basis_words,
        )
        environment.globals.update(phrases())
        environment.globals.update(_shared(environment))
        return environment


def _shared(environment: Environment) -> dict[str, Callable[..., Any]]:
    """Return what gives the parts of a task that are the same on every page: its cells around the quote, its link."""
    cells: Any = environment.get_template("cells.html.j2").module

    @cache
    def task_cells(row: TaskRow) -> tuple[str, str]:
        return cells.name(row), cells.rest(row)

    @cache
    def task_link(row: TaskRow, inferred: bool) -> str:
        return Markup(cells.link(row, inferred))

    return {"task_cells": task_cells, "task_link": task_link}


def _root(page: Page) -> str:
    """Return the way from a page to the root of the site."""
    return "../" * page.address.count("/")


def _colours() -> list[str]:
    """Return the colours of labels and relationship types as style rules."""
    labels = [LABEL.format(name=name.lower(), **words) for name, words in style()["labels"].items()]
    return labels + [TYPE.format(name=name.lower(), **words) for name, words in style()["types"].items()]


def _template(name: str) -> str:
    return (files("kg.views.site") / "templates" / name).read_text(encoding="utf-8")
