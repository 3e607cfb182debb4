"""The text that a graph keeps of each document, read again: what it says beside the edges of the graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final

from kg.coverage import IGNORED, unknown_place_names
from kg.errors import KgError
from kg.pipeline import plan_of
from kg.resolve.judgements import NONE, Decisions
from kg.resolve.records import Reading
from kg.resolve.resolver import resolve
from kg.subgraphs.whole import WholeGraph
from kg.text import Span
from loaders.document import passed_over
from loaders.readers import Source
from loaders.records import IN_DUTY, NOT_UNDERSTOOD
from loaders.rules import rules

SET_ASIDE: Final = "aside"
UNREAD: Final = "unread"
PASSED: Final = "passed"

RULES: Final[Mapping[str, str]] = {
    rule.name: rule.zh for part in ("set_aside", "no_unit_beside") for rule in rules("set_aside", part)
}
"""What the rules by which a responsibility word assigns nothing are called: English → Chinese."""
UNKNOWN_PLACE: Final = "a place that did not resolve"
SEVERAL_PLACES: Final = "a place whose name fits several"
UNREAD_TABLE: Final = "a table that nothing was read from"
UNREAD_LIST: Final = "units that nothing explains"
NO_UNIT: Final = "no unit, where one should stand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A stretch of the document as read that is no edge of the graph, and what became of it."""

    kind: str
    """aside (no part of the text), unread (not understood) or passed (met, and not taken by a named rule)."""
    what: str
    """The rule that set it aside or repaired it, or what it is."""
    start: int
    end: int
    became: str = ""
    """What stands in its place; empty where nothing does."""
    times: int = 1
    """How often the rule that set it aside did so in this document."""
    shown: bool = True
    """Whether it gets a note in the margin, or only a word to who points at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An agency or place where the text names it, whether or not an edge stands on it."""

    label: str
    id: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rereading:
    """What the second reading of a document found."""

    remarks: Sequence[Remark] = ()
    named: Sequence[Named] = ()
    words: Mapping[str, int]
    """Responsibility words by what became of them."""


def reread(whole: WholeGraph, decisions: Decisions = NONE) -> dict[str, Rereading]:
    """Return the second reading of each document whose text `whole` keeps, by the id of the document.

    decisions: what was decided on names when the texts were loaded.

    A text is left out where it does not give the tasks that the graph holds of it: it was loaded by another release, or
    with notes that are not here, and its rereading would tell nothing of the graph.
    """
    paths = {str(row["id"]): str(row.get("path") or "") for row in whole.nodes["Document"]}
    found = {}
    for text in whole.nodes["Text"]:
        document = str(text["document"])
        reading = _read(text, paths.get(document, ""), decisions)
        if reading and _task_paths(reading) == _paths_of(whole, document):
            found[document] = _rereading(reading)
    return found


def _read(text: Mapping[str, Any], path: str, decisions: Decisions) -> Reading | None:
    source = Source(
        path=PurePath(path).name,
        text=str(text["text"]),
        sha256=str(text["sha256"]),
        pages=tuple(text.get("pages") or ()),
    )
    try:
        return resolve(plan_of(source), decisions)
    except KgError:
        return None


def _paths_of(whole: WholeGraph, document: str) -> frozenset[str]:
    return frozenset(str(task.get("path", "")) for task in whole.nodes["Task"] if task.get("document") == document)


def _task_paths(reading: Reading) -> frozenset[str]:
    return frozenset("/".join(task.record.path) for task in reading.tasks)


def _rereading(reading: Reading) -> Rereading:
    remarks = [*_set_aside(reading), *_words(reading), *_passed_over(reading)]
    return Rereading(
        remarks=sorted(remarks, key=lambda remark: (remark.start, -remark.end, remark.kind)),
        named=[*_agencies(reading), *_places(reading)],
        words=Counter(word.fate for word in reading.plan.words),
    )


def _set_aside(reading: Reading) -> Iterator[Remark]:
    """Yield what is no part of the text; of one rule that repairs nothing, the first only is noted in the margin."""
    uses = Counter(change.rule for change in reading.plan.changes)
    noted: set[str] = set()
    for change in reading.plan.changes:
        became = change.replacement.strip()
        yield Remark(
            kind=SET_ASIDE,
            what=change.rule,
            start=change.span.start,
            end=change.span.end,
            became=became,
            times=uses[change.rule],
            shown=bool(became) or change.rule not in noted,
        )
        noted.add(change.rule)
    yield from (_remark(reading, SET_ASIDE, span, IGNORED) for span in reading.ignored)


def _words(reading: Reading) -> Iterator[Remark]:
    for word in reading.plan.words:
        if word.fate == NOT_UNDERSTOOD:
            yield _remark(reading, UNREAD, word.sentence, NOT_UNDERSTOOD)
        elif word.fate != IN_DUTY:
            yield _remark(reading, PASSED, word.span, word.fate)


def _passed_over(reading: Reading) -> Iterator[Remark]:
    yield from (_remark(reading, UNREAD, name, UNKNOWN_PLACE) for name in unknown_place_names(reading))
    yield from (_remark(reading, UNREAD, one.span, SEVERAL_PLACES) for one in reading.ambiguous)
    yield from (_remark(reading, UNREAD, table, UNREAD_TABLE) for table in reading.plan.unread_tables)
    yield from (_remark(reading, UNREAD, units, UNREAD_LIST) for units in reading.plan.unread_lists)
    yield from (_remark(reading, UNREAD, name.span, NO_UNIT) for name in reading.plan.refused)
    for what, spans in passed_over(reading.plan).items():
        yield from (_remark(reading, PASSED, span, what) for span in spans)


def _remark(reading: Reading, kind: str, span: Span, what: str) -> Remark:
    found = reading.plan.clean.span(span.start, span.end)
    return Remark(kind=kind, what=what, start=found.start, end=found.end)


def _agencies(reading: Reading) -> Iterator[Named]:
    for mention in reading.agencies:
        found = reading.plan.clean.span(mention.span.start, mention.span.end)
        agency = mention.agency
        yield Named(label="Agency", id=agency.id, name=agency.name, start=found.start, end=found.end)


def _places(reading: Reading) -> Iterator[Named]:
    for mention in reading.places:
        found = reading.plan.clean.span(mention.span.start, mention.span.end)
        place = mention.place
        yield Named(label="Place", id=place.id, name=place.name, start=found.start, end=found.end)
