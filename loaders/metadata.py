"""What a document says of itself: title, issuer, number, dates and kind; notes beside the document come first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from loaders.layout.outline import lines
from loaders.records import Metadata
from loaders.rules import pattern

of = partial(pattern, "metadata")

OPENING = 3000
"""Characters at the top of a text in which it says what it is."""
CLOSING = 600
"""Characters at its end in which it may be signed and dated."""

NUMBER, DATED_LINE, PERIOD = of("number"), of("dated_line"), of("period")
ISSUED, TITLE_ENDING, ISSUER_ENDING = of("issued"), of("title_ending"), of("issuer_ending")
NEWS, FIVE_YEAR_PLAN = of("news"), of("five_years")
# From the sixth five-year plan (1981–1985) to the twentieth.
FIVE_YEARS = {
    f"{number}五": (first, first + 4)
    for number, first in zip(
        ["六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十"],
        range(1981, 2056, 5),
        strict=True,
    )
}
SHORTEST_TITLE, LONGEST_TITLE = 8, 90


def metadata(text: str, folded: str, known: Mapping[str, str]) -> Metadata:
    """Return the metadata of a cleaned text; `known` are the notes on the document, which hold before what is read."""
    title = known.get("title") or _title(text, folded)
    start, end = _period(known.get("period", "") or title)
    return Metadata(
        title=title,
        is_titled=TITLE_ENDING.search(title) is not None,
        issuer=known.get("issuer") or _issuer(folded),
        number=known.get("number") or _number(text, folded),
        published=known.get("published") or _published(folded),
        jurisdiction=known.get("jurisdiction", ""),
        period_start=start,
        period_end=end,
        kind=known.get("kind") or _kind(title, folded),
        url=known.get("url", ""),
    )


def _title(text: str, folded: str) -> str:
    opening = " ".join(folded[:OPENING].split("\n"))
    issued = ISSUED.search(opening)
    if issued and SHORTEST_TITLE <= len(issued["title"]) <= LONGEST_TITLE:
        return "".join(issued["title"].split()).strip("《》")
    tops = [line.span.of(text).lstrip("# ").strip() for line in lines(folded[:OPENING]) if not line.numbered]
    fitting = [top for top in tops if SHORTEST_TITLE <= len(top) <= LONGEST_TITLE and TITLE_ENDING.search(top)]
    return next(iter(fitting or tops), "")[:LONGEST_TITLE]


def _issuer(folded: str) -> str:
    """Return the first issuer named in a title line or a signature: what stands before 关于, or ends a line."""
    for line in lines(folded[:OPENING] + "\n" + folded[-CLOSING:]):
        match = ISSUER_ENDING.match(folded[:OPENING] + "\n" + folded[-CLOSING:], line.span.start, line.span.end)
        if match and not line.numbered:
            return match.group()
    return ""


def _number(text: str, folded: str) -> str:
    for line in lines(folded[:OPENING]):
        match = NUMBER.search(folded, line.span.start, line.span.end)
        if match:
            return "".join(text[match.start(1) : match.end(1)].split())
    return ""


def _published(folded: str) -> str:
    """Return the ISO date of a line that is nothing but a date, or that a label calls the date of the document."""
    for part in (folded[:OPENING], folded[-CLOSING:]):
        match = DATED_LINE.search(part)
        if match:
            year, month, day = (int(value) for value in match.groups() if value)
            return _iso(year, month, day)
    return ""


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:  # a misprint such as 2月30日 dates nothing
        return ""


def _period(text: str) -> tuple[str, str]:
    years = PERIOD.search(text + "年")
    if years:
        return f"{years[1]}-01-01", f"{years[2]}-12-31"
    plan = FIVE_YEAR_PLAN.search(text)
    if plan:
        first, last = FIVE_YEARS[next(filter(None, plan.groups()))]
        return f"{first}-01-01", f"{last}-12-31"
    return "", ""


def _kind(title: str, folded: str) -> str:
    if NEWS.search(folded):
        return "news"
    return "notice" if title.endswith("通知") else "plan"
