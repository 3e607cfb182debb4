"""Which dates are promises: what only reports, recurs, enters into force, names a programme or lies in the past is none."""

from __future__ import annotations

import re

from kg.text import Span
from loaders.dates.forms import Found
from loaders.dates.years import Now, of
from loaders.rules import term

PROMISE, APPROACH, DEADLINE_LABEL = of("promise"), of("approach"), of("deadline_label")
NO_PROMISE_BEFORE, NO_PROMISE_AFTER = of("before_no_promise"), of("after_no_promise")
ISSUED = of("issued")
"""What happened on a date, unless 前 makes it a promise: 6月底前印发实施细则."""
TERM_BEFORE, TERM_AFTER = of("term_before"), of("term_after")
REPORTING, TITLE_BRACKET, CONNECTION = of("reporting"), of("title_bracket"), of("connection")
CELL = re.compile(r"\| *$")
BRACKETED = re.compile(r"\(\)")
"""What opens before a date and closes behind it: 建成一期(2024年12月)."""
CHINESE = re.compile(term("han"))
CLAUSE_END = re.compile(term("clause_end"))
OF_THE_CALENDAR = frozenset({"dated", "dotted", "years", "counted_year_date", "undated", "months"})
"""Forms that only tell a time, so that something must say that it is a deadline."""
TELLING_THE_YEAR = frozenset({"dated", "dotted", "years", "months"})
LONGEST_PROMISE = 120
"""Characters."""
LOOKED_BACK = 12
"""Characters before a date that may say what it is."""


def is_promise(folded: str, within: Span, found: Found, now: Now, *, is_deadline: bool) -> bool:
    """Tell whether a date expression promises something by then."""
    before = folded[max(within.start, found.span.start - LOOKED_BACK) : found.span.start]
    clause = _clause_after(folded, found.span.end, within.end)
    if NO_PROMISE_BEFORE.search(before) or NO_PROMISE_AFTER.match(clause):
        return False
    if is_deadline:
        return True
    if REPORTING.search(clause) or _is_title(folded, within, found) or _is_past(found, now):
        return False
    if ISSUED.match(clause) and not found.groups.get("before"):
        return False
    if found.kind == "within_years":
        return not TERM_BEFORE.search(before) and not TERM_AFTER.search(clause)
    return found.kind not in OF_THE_CALENDAR or _is_binding(found, before, clause)


def promised(folded: str, found: Found, within: Span) -> Span:
    """Return the span from a date to the end of its clause, its bracket, or the next date."""
    start = found.span.start
    start -= bool(APPROACH.search(folded, max(within.start, start - 1), start))
    clause = _clause_after(folded, found.span.end, within.end)
    if clause.find(")") >= 0 and clause.find(")") < (clause.find("(") % LONGEST_PROMISE):
        clause = clause[: clause.find(")")]
    printed = folded[found.span.start : found.span.end] + CONNECTION.sub("", clause)
    return Span(start, found.span.start + len(printed.rstrip()))


def _is_past(found: Found, now: Now) -> bool:
    """Tell whether a date with its year lies before the document; 前 may still promise within the document's year."""
    if not now.published:
        return False
    last = max((due.by for due in found.due(now)), default=None)
    if not last or found.kind not in TELLING_THE_YEAR | {"range"}:
        return False
    earliest = now.published.replace(month=1, day=1) if found.groups.get("before") else now.published
    return last < earliest


def _is_binding(found: Found, before: str, clause: str) -> bool:
    """Tell whether a calendar date is a deadline: by its own words, by those before it, or by the verb behind it."""
    groups, has_year = found.groups, bool(found.groups.get("year") or found.groups.get("which"))
    ended = groups.get("end") and (has_year or (groups.get("end") or "").endswith("内"))
    if groups.get("before") or ended or groups.get("part"):
        return True
    if APPROACH.search(before) or DEADLINE_LABEL.search(before):
        return True
    is_part = groups.get("month") or groups.get("quarter") or groups.get("half")
    if (has_year or groups.get("first")) and is_part and not groups.get("day") and found.kind != "dotted":
        return bool(CHINESE.match(clause) or CELL.search(before) or BRACKETED.fullmatch(before[-1:] + clause[:1]))
    return bool(PROMISE.match(clause))


def _is_title(folded: str, within: Span, found: Found) -> bool:
    """Tell whether a date stands in the title of a document: in title marks, or in brackets behind 计划 or 方案."""
    low = max(within.start, found.span.start - LONGEST_PROMISE)
    before = folded[low : found.span.start]
    return before.rfind("《") > before.rfind("》") or bool(TITLE_BRACKET.search(before))


def _clause_after(folded: str, start: int, end: int) -> str:
    """Return the clause behind a date; where a comma follows the date at once, the next one."""
    begin = start + 1 if folded.startswith(",", start) else start
    stop = CLAUSE_END.search(folded, begin, min(end, start + LONGEST_PROMISE))
    return folded[start : stop.start() if stop else min(end, start + LONGEST_PROMISE)]
