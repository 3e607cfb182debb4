"""The text of a task: its title, the kind of work its headings announce, and what of a line it is."""

from __future__ import annotations

from collections.abc import Sequence

from kg.text import STATEMENT_ENDS, Span, cuts
from loaders.layout.outline import Heading
from loaders.rules import rules

KINDS = rules("tasks", "kind")
TITLE_ENDS = STATEMENT_ENDS.replace("\n", "")
"""What ends the title of a task; a line may be broken inside it."""
LONGEST_TITLE = 60
"""Characters; a longer first sentence is cut at a comma."""


def title_of(text: str, folded: str, body: Span) -> str:
    """Return the title of a task: its first sentence, cut at a comma where it is long."""
    end = cuts(folded, TITLE_ENDS).around(Span(body.start, body.start)).end
    title = text[body.start : min(end, body.end)].strip()
    if len(title) <= LONGEST_TITLE:
        return title
    cut = folded.rfind(",", body.start, body.start + LONGEST_TITLE)
    return text[body.start : cut if cut > body.start else body.start + LONGEST_TITLE]


def kind_of(folded: str, headings: Sequence[Heading]) -> str:
    """Return the kind of work that stands under `headings`: indicator, project_group or task."""
    for heading in reversed(headings):
        title = heading.title.of(folded)
        for rule in KINDS:
            if rule.pattern.search(title):
                return rule.says
    return "task"


def trimmed(folded: str, span: Span) -> Span:
    """Return `span` without the white space at its ends."""
    part = span.of(folded)
    start = span.start + len(part) - len(part.lstrip())
    return Span(start, max(start, start + len(part.strip())))
