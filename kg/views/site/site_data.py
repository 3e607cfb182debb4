"""What all pages are made from: the graph, the row of every task, and the roll-up of places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.views.site.graph_index import GraphIndex, Link, Thing
from kg.views.site.place_rollup import PlaceRollup
from kg.views.site.task_rows import INFERRED, Said, TaskRow, rows_of, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to be written."""

    address: str
    template: str
    said: Mapping[str, Any]
    """What the template is filled with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a list of tasks: the task, and what the edge says by which it is in the list."""

    row: TaskRow
    said: Said


class SiteData:
    """The graph with what follows from it for more than one page."""

    def __init__(self, graph: GraphIndex) -> None:
        """Make the rows and the roll-up of `graph`."""
        self.graph = graph
        self.rows = rows_of(graph)
        self.rollup = PlaceRollup(graph)

    def entries(self, links: Iterable[Link]) -> list[Entry]:
        """Return a line for each edge that has a task at one of its ends, in the order of the documents, each task once.

        Of several edges to one task the first of the strongest kind is taken: one that is said before one inferred.
        """
        found: dict[Thing, Link] = {}
        for link in sorted(links, key=INFERRED):
            task = link.target if link.target.label == "Task" else link.source
            found.setdefault(task, link)
        entries = (Entry(row=self.rows[task], said=said(link)) for task, link in found.items() if task in self.rows)
        return sorted(entries, key=lambda entry: entry.row.order)

    def tasks_by_city(self, agency: Thing) -> list[tuple[Thing, list[TaskRow]]]:
        """Return the cities that an agency's tasks lie in, and these tasks; the city with the most first."""
        found: dict[Thing, dict[Thing, None]] = {}
        for task in self.tasks_of[agency]:
            for place in self.cities_of[task]:
                found.setdefault(place, {})[task] = None
        rows = {city: sorted((self.rows[task] for task in tasks), key=_order) for city, tasks in found.items()}
        return sorted(rows.items(), key=lambda pair: (-len(pair[1]), pair[0].id))

    @cached_property
    def systems(self) -> Mapping[str, Sequence[Thing]]:
        """The agencies of each system: one function in several places."""
        return _grouped((agency.text("system"), agency) for agency in self.graph.of("Agency"))

    @cached_property
    def indicators(self) -> Mapping[str, Sequence[Thing]]:
        """The indicators of each name: one measure in several documents."""
        return _grouped((indicator.text("name"), indicator) for indicator in self.graph.of("Indicator"))

    @cached_property
    def tasks_of(self) -> Mapping[Thing, Sequence[Thing]]:
        """The tasks of each agency."""
        found: dict[Thing, dict[Thing, None]] = {agency: {} for agency in self.graph.of("Agency")}
        for task, row in self.rows.items():
            for agency in row.agencies:
                found[agency][task] = None
        return {agency: list(tasks) for agency, tasks in found.items()}

    @cached_property
    def cities_of(self) -> Mapping[Thing, Sequence[Thing]]:
        """The places of each task, by any basis, rolled up."""
        return {
            task: list(dict.fromkeys(self.rollup.city(link.target) for link in self.graph.out(task, "LOCATED_IN")))
            for task in self.rows
        }

    @cached_property
    def said_in(self) -> Mapping[Thing, set[Thing]]:
        """The places that each task is said to be in, not only inferred, rolled up."""
        links = {task: self.graph.out(task, "LOCATED_IN") for task in self.rows}
        return {
            task: {self.rollup.city(one.target) for one in found if not one.inferred} for task, found in links.items()
        }

    @cached_property
    def tasks_in(self) -> Mapping[Thing, set[Thing]]:
        """The tasks in each place and below it."""
        found: dict[Thing, set[Thing]] = {place: set() for place in self.graph.of("Place")}
        for task in self.rows:
            for link in self.graph.out(task, "LOCATED_IN"):
                for place in (link.target, *self.rollup.above(link.target)):
                    found[place].add(task)
        return found

    def partners(self, agency: Thing) -> list[tuple[Thing, int]]:
        """Return who an agency is responsible together with, and for how many tasks; the most first."""
        counts = Counter(other for task in self.tasks_of[agency] for other in self.rows[task].agencies)
        del counts[agency]
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].id))


def _order(row: TaskRow) -> tuple[str, int, str]:
    return row.order


def _grouped(pairs: Iterable[tuple[str, Thing]]) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = {}
    for name, thing in pairs:
        found.setdefault(name, []).append(thing)
    return found
