"""What is promised by when: milestones by their dates, and indicators by their target years, year by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.views.site.addresses import CALENDAR
from kg.views.site.graph_index import Thing
from kg.views.site.site_data import Page, SiteData
from kg.views.site.task_rows import TaskRow

NEXT_TO_NOTHING = "9999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A milestone or an indicator, with the day it is due."""

    thing: Thing
    by: str
    """An ISO date, or a year."""
    precision: str
    anchor: str
    words: str
    rows: Sequence[TaskRow]
    document: Thing | None

    @property
    def year(self) -> str:
        """The year it is due in."""
        return self.by[:4]

    @property
    def quarter(self) -> int:
        """The quarter of the year it is due in, 1 to 4; 0 where only the year is known."""
        month = self.by[5:7]
        exact = self.precision in ("day", "month", "quarter") and month.isdigit()
        return (int(month) + 2) // 3 if exact else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year of the calendar: what is due in each quarter, and what is due by its end."""

    year: str
    quarters: Sequence[tuple[int, Sequence[Promise]]]
    """Quarters 1 to 4, then 0: some day of the year; only those in which something is due."""
    indicators: Sequence[Promise]

    def due_in(self, quarter: int) -> int:
        """Return how many milestones are due in a quarter, 0 for some day of the year."""
        return len(dict(self.quarters).get(quarter, ()))


def calendar_page(data: SiteData) -> Page:
    """Return calendar.html."""
    promises = sorted(_milestones(data), key=_order)
    indicators = sorted(_indicators(data), key=_order)
    years = sorted({promise.year for promise in (*promises, *indicators)})
    filled = [_year(year, promises, indicators) for year in years]
    return Page(
        address=CALENDAR,
        template="calendar.html.j2",
        said={"years": filled, "promises": len(promises), "indicators": len(indicators)},
    )


def _year(year: str, promises: Sequence[Promise], indicators: Sequence[Promise]) -> Year:
    due = [promise for promise in promises if promise.year == year]
    quarters = [(quarter, [one for one in due if one.quarter == quarter]) for quarter in (1, 2, 3, 4, 0)]
    return Year(
        year=year,
        quarters=[(quarter, found) for quarter, found in quarters if found],
        indicators=[one for one in indicators if one.year == year],
    )


def _milestones(data: SiteData) -> Iterator[Promise]:
    for milestone in data.graph.of("Milestone"):
        tasks = [link.source for link in data.graph.into(milestone, "DUE")]
        yield Promise(
            thing=milestone,
            by=milestone.text("by") or NEXT_TO_NOTHING,
            precision=milestone.text("precision"),
            anchor=milestone.address.partition("#")[2],
            words=milestone.text("text"),
            rows=[data.rows[task] for task in tasks if task in data.rows],
            document=data.graph.document_of(milestone),
        )


def _indicators(data: SiteData) -> Iterator[Promise]:
    for indicator in data.graph.of("Indicator"):
        if indicator.text("target_year"):
            tasks = [link.target for link in data.graph.out(indicator, "MEASURES")]
            yield Promise(
                thing=indicator,
                by=indicator.text("target_year"),
                precision="year",
                anchor="",
                words=f"{indicator.text('comparator')} {indicator.text('value')}{indicator.text('unit')}",
                rows=[data.rows[task] for task in tasks if task in data.rows],
                document=data.graph.document_of(indicator),
            )


def _order(promise: Promise) -> tuple[str, str, str]:
    return promise.by, promise.thing.name, promise.thing.id
