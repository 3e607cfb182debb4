"""The title of a document as it prints it: of the lines at its top, the one that names it, put together where it is broken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from loaders.layout.outline import lines
from loaders.rules import pattern, rules
from loaders.text.fold import fold

of = partial(pattern, "metadata")

OPENING, CLOSING = 3000, 600
"""Characters at the top of a text in which it says what it is, and at its end, where it may be signed and dated."""
SHORTEST_TITLE, LONGEST_TITLE, LONGEST_NAME = 6, 120, 60
FIRST = 3
"""Lines at the top among which a name without the ending of a title is one."""
MOST_LINES = 4
"""Lines that a title may be broken over."""

ENDING, ASIDE, PLACED = of("title_ending"), of("aside"), of("begins_with_place")
LABELLED, COVERING, ISSUER = of("labelled_title"), of("covering"), of("issuer")
ISSUED, SENT, HEADS = rules("metadata", "issued"), rules("metadata", "sent"), rules("metadata", "head")
NUMBERS, DATED = rules("metadata", "number"), rules("metadata", "dated")
ANNEX = re.compile(r"附 ?件 ?\d*: ?(?=\D)")
SENTENCE, LABEL = re.compile("[。;!?,]"), re.compile(":")
IN_QUOTES = re.compile(r"[《(<](?P<inside>[^《》]*(?:《[^《》]*》[^《》]*)*)[》)>]")
SPACES = re.compile(r"(?<![ -~]) +| +(?![ -~])")
"""White space beside Chinese, which belongs to the setting and not to the words."""
BELOW = re.compile(r"[\[(].{2,20}[\])]")
LEAD = of("lead")
BODY = of("body")


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """What a document calls itself: its title, and the line it was found in, which of a notice names its issuer too."""

    title: str
    heading: str


def titled(text: str, folded: str) -> Titled:
    """Return the title of a cleaned text, empty where it says none; of a notice that sends a plan, that of the plan."""
    top, folded_top = text[:OPENING], folded[:OPENING]
    readers = (_labelled, _heading, _head, _sent)
    heading = next(filter(None, (reader(top, folded_top) for reader in readers)), "")
    heading = heading or _labelled(text[-CLOSING:], folded[-CLOSING:])
    plan = issued(heading)
    return Titled(title=plan if plan and _follows(plan, text, folded) else unquoted(heading), heading=heading)


def issued(heading: str) -> str:
    """Return the title of the plan that a notice issues: 关于印发《…》的通知; empty for any other title."""
    for rule in ISSUED:
        match = rule.pattern.search(fold(heading))
        if match:
            return unquoted(heading[match.start("title") : match.end("title")])
    return ""


def unquoted(title: str) -> str:
    """Return a title without the brackets around the whole of it."""
    match = IN_QUOTES.fullmatch(fold(title))
    return title[match.start("inside") : match.end("inside")] if match else title


def squeezed(text: str) -> str:
    """Return `text` on one line, without the spaces that only set it: 国 务 院."""
    return SPACES.sub("", re.sub(r"\s+", " ", text)).strip()


def _labelled(part: str, folded_part: str) -> str:
    match = LABELLED.search(folded_part)
    return squeezed(part[match.start("title") : match.end("title")]) if match else ""


def _heading(top: str, folded_top: str) -> str:
    """Return the first line above the body that ends as a title does, else the first that can be a name."""
    block: list[str] = []
    name = ""
    for at, line in enumerate(lines(folded_top)):
        printed = squeezed(line.span.of(top).lstrip("# "))
        folded = fold(printed)
        if _ends_the_top(folded) or (line.numbered and not ANNEX.match(folded) and not folded.startswith("附件")):
            break
        if not _can_be_title(folded):
            block = []
            continue
        block = [*block[1 - MOST_LINES :], ANNEX.sub("", printed)]
        title = _joined(block)
        if ENDING.search(fold(title)) and SHORTEST_TITLE <= len(title) <= LONGEST_TITLE:
            return title + _below(top, line.span.end)
        if not name and at < FIRST and len(printed) <= LONGEST_NAME and not ISSUER.fullmatch(folded):
            name = printed
    return name if name != squeezed(top) else ""


def _ends_the_top(folded: str) -> bool:
    """Tell whether a line is a sentence of the body, and not of a letter or of news that leads to the plan."""
    is_prose = SENTENCE.search(folded) and not folded.endswith(":") and len(folded) > SHORTEST_TITLE
    return bool(is_prose and not COVERING.search(folded) and not ("," in folded and not re.search("[。;!?]", folded)))


def _can_be_title(folded: str) -> bool:
    if "|" in folded or SENTENCE.search(folded) or LABEL.search(ANNEX.sub("", folded)):
        return False
    if len(folded) > LONGEST_TITLE or (ASIDE.search(folded) and not ANNEX.match(folded)):
        return False
    return not any(rule.pattern.match(folded) for rule in (*NUMBERS, *DATED))


def _joined(block: Sequence[str]) -> str:
    """Return the title that the last line of `block` ends, with the lines before it that begin it."""
    folded = [fold(line) for line in block]
    for first in range(len(block) - 1):
        if _begins(folded[first:]) and not any(map(ENDING.search, folded[first:-1])):
            return squeezed("".join(block[first:]))
    return block[-1]


def _begins(block: Sequence[str]) -> bool:
    """Tell whether the first line of `block` begins a title that goes on in the next: it is one about something."""
    top, below = block[0], block[1:]
    if ISSUER.fullmatch(top):
        return any(line.startswith(("关于", "印发")) for line in below)
    return "关于" in top or top.startswith("印发") or bool(PLACED.match(top) and not PLACED.match(block[-1]))


def _below(text: str, end: int) -> str:
    """Return the bracket that a title ends with on a line of its own: (2021—2023年)."""
    below = next((squeezed(line) for line in text[end : end + LONGEST_NAME].split("\n") if line.strip()), "")
    return below if BELOW.fullmatch(fold(below)) and "号" not in below else ""


def _head(top: str, folded_top: str) -> str:
    """Return the title that a text begins with whose lines are not kept."""
    for line in lines(folded_top):
        start = line.span.start
        folded = line.span.of(folded_top)
        lead = LEAD.match(folded)
        at = lead.end() if lead else 0
        for rule in HEADS:
            match = rule.pattern.match(folded, at)
            if match:
                return squeezed(top[start + match.start("title") : start + match.end("title")])
        if len(folded) > LONGEST_NAME:
            break
    return ""


def _sent(top: str, folded_top: str) -> str:
    """Return the title of the plan that the letter before it sends."""
    for rule in SENT:
        match = rule.pattern.search(folded_top)
        if match:
            return squeezed(top[match.start("title") : match.end("title")])
    return ""


def _follows(plan: str, text: str, folded: str) -> bool:
    """Tell whether a plan follows the notice that issues it: numbered items, articles or a table."""
    return (
        any(line.numbered for line in lines(folded))
        or BODY.search(folded) is not None
        or squeezed(plan) in map(squeezed, text.split("\n"))
    )
