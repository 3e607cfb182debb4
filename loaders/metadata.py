"""What a document says of itself: title, issuer, number, dates and kind; notes beside the document come first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from loaders.layout.outline import lines
from loaders.records import Metadata
from loaders.rules import pattern, rules
from loaders.text.fold import fold
from loaders.titles import CLOSING, OPENING, Titled, titled

of = partial(pattern, "metadata")

NUMBERS, DATED = rules("metadata", "number"), rules("metadata", "dated")
PERIOD, TITLE_ENDING, NEWS = of("period"), of("title_ending"), of("news")
FIVE_YEAR_PLAN = of("five_years")
ISSUER, SIGNATURE, MASTHEAD = of("issuer"), of("signature"), of("masthead")
FITTED_TO = of("fitted_to")
LABELLED_ISSUER, PAGE_ISSUER, ISSUED_AS = of("labelled_issuer"), of("page_issuer"), of("issued_as")
FULL_DATE, IN_CHINESE = re.compile(r"(\d{4})\D+?(\d{1,2})\D+?(\d{1,2})"), re.compile(r"(.{4})年(.+)月(.+)日")
CITED = re.compile("(?<=.)[《〈<][^》>]*[》〉>]")
"""A plan that a title cites; its period is not the document's."""
DIGITS = {sign: str(digit) for digit, signs in enumerate(["〇○零0Oo", *"一二三四五六七八九"]) for sign in signs}
# From the sixth five-year plan (1981–1985) to the twentieth.
FIVE_YEARS = {
    f"{number}五": (first, first + 4)
    for number, first in zip(
        ["六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十"],
        range(1981, 2056, 5),
        strict=True,
    )
}


def metadata(text: str, folded: str, known: Mapping[str, str]) -> Metadata:
    """Return the metadata of a cleaned text; `known` are the notes on the document, which hold before what is read."""
    found = titled(text, folded)
    title = known.get("title") or found.title
    start, end = _period(known.get("period", "") or CITED.sub("", title))
    return Metadata(
        title=title,
        is_titled=TITLE_ENDING.search(fold(title)) is not None,
        issuer=known.get("issuer") or _issuer(found, folded),
        number=known.get("number") or _number(text, folded),
        published=known.get("published") or _published(folded),
        jurisdiction=known.get("jurisdiction", ""),
        fitted_to=_fitted_to(folded),
        period_start=start,
        period_end=end,
        kind=known.get("kind") or _kind(title, folded),
        url=known.get("url", ""),
    )


def _issuer(found: Titled, folded: str) -> str:
    """Return who issued a document: by its label, its title, its signature, its masthead, a line above its text."""
    return next((issuer.strip(" 、") for issuer in _issuers(found, folded) if issuer.strip()), "")


def _issuers(found: Titled, folded: str) -> Iterator[str]:
    top, end = folded[:OPENING], folded[-CLOSING:]
    yield from (match["issuer"] for part in (top, end) for match in LABELLED_ISSUER.finditer(part))
    in_title = ISSUER.match(found.heading)
    if in_title and in_title.end() < len(found.heading):
        yield in_title.group()
    yield from (match["issuer"] for part in (top, end) for match in SIGNATURE.finditer(part))
    for line in lines(top):
        if line.numbered:
            break
        masthead = MASTHEAD.search(line.span.of(folded))
        yield masthead["issuer"] if masthead else ""
        whole = ISSUER.match(folded, line.span.start, line.span.end)
        yield whole.group() if whole else ""
    yield from (match["issuer"] for match in PAGE_ISSUER.finditer(top))


def _fitted_to(folded: str) -> str:
    match = FITTED_TO.search(folded, 0, OPENING)
    return match["place"] if match else ""


def _number(text: str, folded: str) -> str:
    """Return the number of a document as it prints it: of a line of its top, or behind the title in a running text."""
    for line in lines(folded[:OPENING]):
        for rule in NUMBERS:
            match = rule.pattern.search(folded, line.span.start, line.span.end)
            if match:
                return "".join(text[match.start("number") : match.end("number")].split())
    match = ISSUED_AS.search(folded, 0, OPENING)
    return "".join(text[match.start("number") : match.end("number")].split()) if match else ""


def _published(folded: str) -> str:
    """Return the ISO date of a document: the day it was made before the day it was put on a page."""
    for rule in DATED:
        for part in (folded[:OPENING], folded[-CLOSING:]):
            for match in rule.pattern.finditer(part):
                day = _iso(match["date"])
                if day:
                    return day
    return ""


def _iso(printed: str) -> str:
    """Return a printed date as an ISO date; empty for a misprint such as 2月30日, which dates nothing."""
    chinese = IN_CHINESE.match(printed)
    if chinese and not chinese[1].isdecimal():
        year, month, day = int("".join(DIGITS[sign] for sign in chinese[1])), *map(_below_hundred, chinese.groups()[1:])
    else:
        found = FULL_DATE.match(printed)
        year, month, day = map(int, found.groups()) if found else (0, 0, 0)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _below_hundred(number: str) -> int:
    tens, ten, ones = number.rpartition("十")
    return (int(DIGITS.get(tens, "1")) * 10 if ten else 0) + (int(DIGITS[ones]) if ones else 0)


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
