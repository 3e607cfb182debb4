"""Milestones: the dated promises of a text, each as the last day that it allows.

前 behind a year or a month leaves it out (2030年前 allows 2029-12-31); behind a day, a quarter or an end (月底前) it keeps
it. What only reports, recurs, enters into force, names a programme or lies in the past promises nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from kg.text import Span
from loaders.metadata import FIVE_YEARS
from loaders.records import MilestoneRecord
from loaders.rules import pattern, term

of = partial(pattern, "milestones")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    by: date
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Now:
    """What a relative date counts from: the year that is spoken of, and the day of the document; empty where unknown."""

    year: str
    published: str


CUT = frozenset("0123456789一二两三四五六七八九十近去当")
"""A date that one of these precedes is part of another expression: 近5年内, 当年内."""
RANGE, DATED, UNDATED, PROGRAMME, WITHIN_YEARS, WITHIN_MONTHS = map(
    of, ("range", "dated", "undated", "programme", "within_years", "within_months")
)
SINCE = of("since")

NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
DAY_OF_PART = {"初": 10, "上旬": 10, "中旬": 20}
MONTH_OF_HALF = {"上半年": 6, "下半年": 12}

PROMISE, APPROACH, DEADLINE_LABEL = of("promise"), of("approach"), of("deadline_label")
NO_PROMISE_BEFORE, NO_PROMISE_AFTER = of("before_no_promise"), of("after_no_promise")
ISSUED = of("issued")
"""What happened on a date, unless 前 makes it a promise: 6月底前印发实施细则."""
REPORTING, TITLE_BRACKET, CONNECTION = of("reporting"), of("title_bracket"), of("connection")
CELL = re.compile(r"\| *$")
CHINESE = re.compile(term("han"))
SENTENCE_END = re.compile(rf"{term('sentence_end')}|\|")
CLAUSE_END = re.compile(term("clause_end"))
LONGEST_PROMISE = 120
"""Characters."""


def milestones(text: str, folded: str, within: Span, published: str, *, plan_year: str = "") -> list[MilestoneRecord]:
    """Return the dated promises of a stretch of a cleaned text, in reading order.

    `published` is the document's ISO date (or empty); `plan_year` the year its title names, which 12月底前 then means.
    A relative date that nothing resolves is left out.
    """
    found = _dates(folded, within)
    promising = [index for index, (match, _) in enumerate(found) if _promises(folded, within, match, published)]
    records: list[MilestoneRecord] = []
    for index, following in zip(promising, [*promising[1:], len(found)], strict=False):
        stop = found[following][0].start() if following < len(found) else within.end
        match, resolve = found[index]
        now = _Now(
            year=_year_spoken_of(folded, found[:index], match) or plan_year or published[:4], published=published
        )
        span = _promise(folded, match, Span(within.start, stop))
        records += [
            MilestoneRecord(by=due.by.isoformat(), precision=due.precision, span=span) for due in resolve(match, now)
        ]
    return records


Resolve = Callable[[re.Match[str], _Now], Iterator[_Due]]
Found = tuple[re.Match[str], Resolve]


def _dates(folded: str, within: Span) -> list[Found]:
    """Return the date expressions of a stretch with what resolves them; of two that overlap, the earlier form's."""
    found: list[Found] = []
    taken: set[int] = set()
    for form, resolve in FORMS:
        for match in form.finditer(folded, within.start, within.end):
            whole = folded[max(within.start, match.start() - 1) : match.start()] not in CUT
            if whole and match.start() not in taken and match.end() - 1 not in taken:
                found.append((match, resolve))
                taken.update(range(match.start(), match.end()))
    return sorted(found, key=lambda one: one[0].start())


def _year_spoken_of(folded: str, earlier: Sequence[Found], match: re.Match[str]) -> str:
    """Return the last year that is named before a date in its sentence: 2021年6月底前制定…,12月底前实现."""
    for other, _ in reversed(earlier):
        if SENTENCE_END.search(folded, other.end(), match.start()):
            return ""
        if other.re is DATED:
            return other["year"]
    return ""


# --- what promises ---------------------------------------------------------------------------------------------------


def _promises(folded: str, within: Span, match: re.Match[str], published: str) -> bool:
    """Tell whether a date expression promises something by then."""
    before = folded[max(within.start, match.start() - 12) : match.start()]
    clause = _clause_after(folded, match.end(), within.end)
    if NO_PROMISE_BEFORE.search(before) or NO_PROMISE_AFTER.match(clause):
        return False
    if REPORTING.search(clause) or _is_title(folded, within, match):
        return False
    if ISSUED.match(clause) and not match.groupdict().get("before"):
        return False
    if match.re in (RANGE, DATED) and published and (match.groupdict().get("last") or match["year"]) < published[:4]:
        return False
    return match.re not in (DATED, UNDATED) or _is_binding(match, before, clause)


def _is_binding(match: re.Match[str], before: str, clause: str) -> bool:
    """Tell whether a calendar date is a deadline: by its own words, by those before it, or by the verb behind it."""
    groups = match.groupdict()
    ended = groups.get("end") and (match.re is DATED or match["end"] == "年内")
    if match["before"] or ended or groups.get("part") or APPROACH.search(before) or DEADLINE_LABEL.search(before):
        return True
    if match.re is DATED and match["month"] and not match["day"]:
        return bool(CHINESE.match(clause) or CELL.search(before))
    return bool(PROMISE.match(clause))


def _is_title(folded: str, within: Span, match: re.Match[str]) -> bool:
    """Tell whether a date stands in the title of a document: in title marks, or in brackets behind 计划 or 方案."""
    low = max(within.start, match.start() - LONGEST_PROMISE)
    before = folded[low : match.start()]
    return before.rfind("《") > before.rfind("》") or bool(TITLE_BRACKET.search(before))


def _clause_after(folded: str, start: int, end: int) -> str:
    """Return the clause behind a date; where a comma follows the date at once, the next one."""
    begin = start + 1 if folded.startswith(",", start) else start
    stop = CLAUSE_END.search(folded, begin, min(end, start + LONGEST_PROMISE))
    return folded[start : stop.start() if stop else min(end, start + LONGEST_PROMISE)]


def _promise(folded: str, match: re.Match[str], within: Span) -> Span:
    """Return the span from a date to the end of its clause, its bracket, or the next date."""
    start = match.start() - bool(APPROACH.search(folded, max(within.start, match.start() - 1), match.start()))
    promised = _clause_after(folded, match.end(), within.end)
    if promised.find(")") >= 0 and promised.find(")") < (promised.find("(") % LONGEST_PROMISE):
        promised = promised[: promised.find(")")]
    return Span(start, match.start() + len((match.group() + CONNECTION.sub("", promised)).rstrip()))


# --- what a date means -----------------------------------------------------------------------------------------------


def _calendar(match: re.Match[str], now: _Now) -> Iterator[_Due]:
    """2022年6月, 2017年第3季度, 2030年前, 12月底前."""
    year = int(match.groupdict().get("year") or now.year or 0)
    if not year:
        return
    if match["month"]:
        yield from _in_month(match, year, int(match["month"]))
    elif match["quarter"]:
        quarter = NUMERALS.get(match["quarter"]) or int(match["quarter"])
        yield _Due(by=_month_end(year, 3 * quarter), precision="quarter")
    elif match["half"]:
        yield _Due(by=_month_end(year, MONTH_OF_HALF[match["half"]]), precision="period")
    elif match["end"] or not match["before"]:
        yield _Due(by=date(year, 12, 31), precision="year")
    elif match["before"]:
        yield _Due(by=date(year - 1, 12, 31), precision="year")


def _in_month(match: re.Match[str], year: int, month: int) -> Iterator[_Due]:
    last = _month_end(year, month)
    if match["day"]:
        if int(match["day"]) <= last.day:  # a misprint such as 2月30日 dates nothing
            yield _Due(by=date(year, month, int(match["day"])), precision="day")
    elif match["part"]:
        yield _Due(by=last.replace(day=DAY_OF_PART.get(match["part"], last.day)), precision="month")
    elif match["before"]:
        yield _Due(by=_month_end(year - (month == 1), (month - 2) % 12 + 1), precision="month")
    elif not match["before"]:
        yield _Due(by=last, precision="month")


def _range(match: re.Match[str], now: _Now) -> Iterator[_Due]:
    """2021—2023年."""
    yield _Due(by=date(int(match["last"]), 12, 31), precision="period")


def _programme(match: re.Match[str], now: _Now) -> Iterator[_Due]:
    """“十四五”期间; what an earlier programme held is background."""
    last = FIVE_YEARS[match["name"]][1]
    if f"{last}" >= now.published[:4]:
        yield _Due(by=date(last, 12, 31), precision="period")


def _within_years(match: re.Match[str], now: _Now) -> Iterator[_Due]:
    """5年内, 2012年起5年内."""
    count = _number(match["count"])
    since = SINCE.search(match.string, max(0, match.start() - len("2012年起,")), match.start())
    if since:
        yield _Due(by=date(int(since[1]) + count - 1, 12, 31), precision="period")
    elif now.published:
        yield _Due(by=_months_later(date.fromisoformat(now.published), 12 * count), precision="period")


def _within_months(match: re.Match[str], now: _Now) -> Iterator[_Due]:
    """印发之日起3个月内."""
    if now.published:
        by = _months_later(date.fromisoformat(now.published), _number(match["count"]))
        yield _Due(by=by, precision="period")


FORMS: tuple[tuple[re.Pattern[str], Resolve], ...] = (
    (WITHIN_MONTHS, _within_months),
    (WITHIN_YEARS, _within_years),
    (RANGE, _range),
    (DATED, _calendar),
    (PROGRAMME, _programme),
    (UNDATED, _calendar),
)


def _number(printed: str) -> int:
    return NUMERALS.get(printed) or int(printed)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
