"""The written forms of dates, each with the last day that it allows.

前 behind a year or a month leaves it out (2030年前 allows 2029-12-31); behind a day, a quarter or an end (月底前) it keeps
it. A festival is left out too: 春节前 allows the day before it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kg.text import Span
from loaders.dates.festivals import festival
from loaders.dates.years import YEAR, Now, of, year_of
from loaders.metadata import FIVE_YEARS
from loaders.numerals import whole_number
from loaders.rules import term

SINCE = of("since")
DAY_OF_PART = {"初": 10, "上旬": 10, "中旬": 20}
MONTH_OF_HALF = {"上半年": 6, "年中": 6, "下半年": 12}
CUT = frozenset("0123456789一二两三四五六七八九十近去当上下前每")
"""A date that one of these precedes is part of another expression: 近5年内, 上半年内."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The last day that a date allows, and how exactly it is told."""

    by: date
    precision: str


Resolve = Callable[[Mapping[str, str | None], Now], Iterator[Due]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to write a date: its kind of rule, and what it means."""

    kind: str
    pattern: re.Pattern[str]
    resolve: Resolve
    sign: re.Pattern[str]
    """What every date of this form holds, and is found fast, so that most stretches need not be searched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A date expression where a text has it."""

    form: Form
    span: Span
    groups: Mapping[str, str | None]

    @property
    def kind(self) -> str:
        """The kind of its form."""
        return self.form.kind

    def due(self, now: Now) -> list[Due]:
        """Return the last days it allows: none for a misprint, or where nothing tells what it counts from."""
        return list(self.form.resolve(self.groups, now))


def dates(folded: str, within: Span, *, is_deadline: bool) -> list[Found]:
    """Return the date expressions of a stretch in reading order; of two that overlap, the earlier form's.

    Where the stretch is known to be a deadline, a bare year or 6.30 is a date too.
    """
    found: list[Found] = []
    taken: set[int] = set()
    for form in (*FORMS, *FORMS_OF_CELLS) if is_deadline else FORMS:
        if form.sign.search(folded, within.start, within.end):
            for match in form.pattern.finditer(folded, within.start, within.end):
                whole = folded[max(within.start, match.start() - 1) : match.start()] not in CUT
                if whole and match.start() not in taken and match.end() - 1 not in taken:
                    found.append(Found(form=form, span=Span(*match.span()), groups=_groups(folded, match)))
                    taken.update(range(match.start(), match.end()))
    return sorted(found, key=lambda one: one.span)


def _groups(folded: str, match: re.Match[str]) -> Mapping[str, str | None]:
    since = SINCE.search(folded, max(0, match.start() - len("2012年起,")), match.start())
    return {**match.groupdict(), "whole": match.group(), "since": since[1] if since else None}


# --- what each form means --------------------------------------------------------------------------------------------


def _calendar(groups: Mapping[str, str | None], now: Now) -> Iterator[Due]:
    """2022年6月, 2017年第3季度, 2030年前, 12月底前, 明年6月底前."""
    year = year_of(groups, now)
    for due in _in_year(groups, year) if year else ():
        is_bare = not groups.get("year") and not groups.get("which")
        yield from _in_year(groups, year + 1) if is_bare and now.rolls(due.by) else (due,)


def _in_year(groups: Mapping[str, str | None], year: int) -> Iterator[Due]:
    month, quarter, half = groups.get("month"), groups.get("quarter"), groups.get("half")
    if month:
        yield from _in_month(groups, year, whole_number(month))
    elif quarter:
        yield Due(by=_month_end(year, 3 * whole_number(quarter)), precision="quarter")
    elif half:
        yield Due(by=_month_end(year, MONTH_OF_HALF[half]), precision="period")
    else:
        is_left_out = groups.get("before") and not groups.get("end")
        yield Due(by=date(year - bool(is_left_out), 12, 31), precision="year")


def _in_month(groups: Mapping[str, str | None], year: int, month: int) -> Iterator[Due]:
    last, day, part = _month_end(year, month), groups.get("day"), groups.get("part")
    if day:
        if whole_number(day) <= last.day:  # a misprint such as 2月30日 dates nothing
            yield Due(by=date(year, month, whole_number(day)), precision="day")
    elif part:
        yield Due(by=last.replace(day=DAY_OF_PART.get(part, last.day)), precision="month")
    elif groups.get("before"):
        yield Due(by=date(year, month, 1) - timedelta(days=1), precision="month")
    else:
        yield Due(by=last, precision="month")


def _months(groups: Mapping[str, str | None], now: Now) -> Iterator[Due]:
    """2024年3月至6月."""
    for due in _calendar(groups, now):
        yield Due(by=due.by, precision="day" if due.precision == "day" else "period")


def _range(groups: Mapping[str, str | None], now: Now) -> Iterator[Due]:
    """2021—2023年."""
    yield Due(by=date(whole_number(groups["last"] or ""), 12, 31), precision="period")


def _years(groups: Mapping[str, str | None], now: Now) -> Iterator[Due]:
    """2024年和2025年."""
    years = [whole_number(match.group()) for match in YEAR.finditer(groups["whole"] or "")]
    for year in years[:-1]:
        yield Due(by=date(year, 12, 31), precision="year")
    yield from _in_year(groups, years[-1])


def _programme(groups: Mapping[str, str | None], now: Now) -> Iterator[Due]:
    """“十四五”期间; what an earlier programme held is background."""
    last = FIVE_YEARS[groups["name"] or ""][1]
    if not now.published or last >= now.published.year:
        yield Due(by=date(last, 12, 31), precision="period")


def _within_years(groups: Mapping[str, str | None], now: Now) -> Iterator[Due]:
    """5年内, 2012年起5年内, 半年内."""
    count, since = groups["count"], groups["since"]
    if since and count:
        yield Due(by=date(int(since) + whole_number(count) - 1, 12, 31), precision="period")
    elif now.published:
        months = 12 * whole_number(count) if count else 6
        yield Due(by=_months_later(now.published, months), precision="period")


def _within_months(groups: Mapping[str, str | None], now: Now) -> Iterator[Due]:
    """印发之日起3个月内."""
    if now.published:
        yield Due(by=_months_later(now.published, whole_number(groups["count"] or "")), precision="period")


def _within_days(groups: Mapping[str, str | None], now: Now) -> Iterator[Due]:
    """印发之日起30日内."""
    if now.published:
        yield Due(by=now.published + timedelta(days=whole_number(groups["count"] or "")), precision="day")


def _festival(groups: Mapping[str, str | None], now: Now) -> Iterator[Due]:
    """2024年春节前; one that no year is named for is the next one after the document."""
    year, name = year_of(groups, now), groups["festival"] or ""
    days = [festival(name, one) for one in (year, year + 1) if year]
    is_over = not groups.get("year") and not groups.get("which") and not now.named and now.published
    for day in days[:2] if is_over else days[:1]:
        if day and not (is_over and now.published and day <= now.published):
            yield Due(by=day - timedelta(days=1), precision="day")
            return


def _form(kind: str, resolve: Resolve, sign: str) -> Form:
    return Form(kind=kind, pattern=of(kind), resolve=resolve, sign=re.compile(sign))


UNTIL_YEAR = "[-—–~至到] ?(?:19|20|一九|二[〇○零Oo])"
UNTIL_MONTH = "[-—–~至到] ?[0-9一二三四五六七八九十〇○零Oo年第上下 ]{1,10}[月季半]"
FORMS = (
    _form("within_months", _within_months, "月[之以]?内"),
    _form("within_days", _within_days, "[日天][之以]?内"),
    _form("within_years", _within_years, "年(?:[之以]?内|左右时间|的?时间)"),
    _form("months", _months, UNTIL_MONTH),
    _form("range", _range, UNTIL_YEAR),
    _form("years", _years, f"(?:{term('joint')}) ?(?:19|20|一九|二[〇○零Oo])"),
    _form("festival_date", _festival, f"(?:{term('festival')})"),
    _form("dated", _calendar, "年"),
    _form("dotted", _calendar, "[0-9][./-][0-9]"),
    _form("day_before", _calendar, "[0-9]前"),
    _form("programme", _programme, '五[”"规期时末]'),
    _form("counted_year_date", _calendar, term("counted_year")),
    _form("undated", _calendar, "[年月季半]"),
)
FORMS_OF_CELLS = (
    _form("bare_range", _range, UNTIL_YEAR),
    _form("bare_day", _calendar, "[0-9][./]"),
    _form("bare_year", _calendar, "[12全]"),
)
"""What is a date only in a stretch that is known to be a deadline."""


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
