"""Agencies × places: how many tasks, how many of them led; one table of the busiest, and one for each province."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.reference.gazetteer import NATION
from kg.views.captions import place_named
from kg.views.site.addresses import file_name
from kg.views.site.graph_index import Thing
from kg.views.site.place_rollup import counted
from kg.views.site.site_data import Page, SiteData

BUSIEST_AGENCIES = 30
BUSIEST_PLACES = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The tasks of one agency in one place."""

    tasks: int
    leads: int
    """Tasks it leads by written word."""
    presumed: int
    """Tasks it is presumed to lead."""
    named: int
    """Tasks that are said to be there, not inferred."""
    anchor: str
    """Of the list of these tasks on the agency's page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A matrix: a row an agency, a column a place."""

    places: Sequence[Thing]
    rows: Sequence[tuple[Thing, int, Sequence[Cell | None]]]
    """The agency, how many tasks it has in all, and a cell for each place."""


def matrix_pages(data: SiteData) -> Iterator[Page]:
    """Yield matrix.html, the busiest agencies and places, and a page for the agencies of each province."""
    cells = _cells(data)
    agencies = [agency for agency, _ in counted({agency: len(data.tasks_of[agency]) for agency in cells})]
    by_province = _by_province(agencies)
    index = [(f"matrix/{code}.html", place_named(code) or code, len(found)) for code, found in by_province.items()]
    busiest = _table(data, cells, agencies[:BUSIEST_AGENCIES], BUSIEST_PLACES)
    yield Page(
        address="matrix.html", template="matrix.html.j2", said={"table": busiest, "index": index, "province": ""}
    )
    for code, found in by_province.items():
        yield Page(
            address=f"matrix/{code}.html",
            template="matrix.html.j2",
            said={"table": _table(data, cells, found, None), "index": index, "province": place_named(code) or code},
        )


def _cells(data: SiteData) -> dict[Thing, dict[Thing, Cell]]:
    """Return the cells of each agency that has tasks in a place of some province."""
    found = {agency: dict(_row(data, agency)) for agency in data.graph.of("Agency")}
    return {agency: row for agency, row in found.items() if row}


def _row(data: SiteData, agency: Thing) -> Iterator[tuple[Thing, Cell]]:
    for city, rows in data.tasks_by_city(agency):
        if data.rollup.province(city):
            yield (
                city,
                Cell(
                    tasks=len(rows),
                    leads=sum(agency in row.leads for row in rows),
                    presumed=sum(agency in row.presumed for row in rows),
                    named=sum(city in data.said_in[row.task] for row in rows),
                    anchor=f"at-{file_name(city.id)}",
                ),
            )


def _by_province(agencies: Sequence[Thing]) -> dict[str, list[Thing]]:
    """Return the agencies by the adcode of their province, 100000 for the State Council's own; the largest group first."""
    found: dict[str, list[Thing]] = {}
    for agency in agencies:
        found.setdefault(_province(agency.text("jurisdiction")), []).append(agency)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _province(adcode: str) -> str:
    return f"{adcode[:2]}0000" if adcode.isascii() and adcode.isdigit() else NATION


def _table(
    data: SiteData, cells: Mapping[Thing, Mapping[Thing, Cell]], agencies: Sequence[Thing], most: int | None
) -> Table:
    totals: Counter[Thing] = Counter()
    for agency in agencies:
        totals.update({city: cell.tasks for city, cell in cells[agency].items()})
    places = [place for place, _ in counted(totals)[:most]]
    rows = [(agency, len(data.tasks_of[agency]), [cells[agency].get(place) for place in places]) for agency in agencies]
    return Table(places=places, rows=rows)
