"""What a document says beside the graph's edges: its text is read again, and must give the tasks that the graph holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final

from kg.coverage import unknown_place_names
from kg.errors import KgError
from kg.pipeline import plan_of
from kg.resolve.judgements import NONE, Decisions
from kg.resolve.records import Reading
from kg.resolve.resolver import resolve
from kg.text import Span
from kg.views.site.atlas import Key
from loaders.readers import Source
from loaders.records import IN_DUTY, NOT_UNDERSTOOD

SET_ASIDE: Final = "aside"
UNREAD: Final = "unread"
PASSED: Final = "passed"

WORDS: Mapping[str, tuple[str, str]] = {
    NOT_UNDERSTOOD: ("未读懂", "not understood"),
    "a person in charge": ("指人，不指单位", "a person in charge, no unit"),
    "general duty of all units": ("泛指各单位", "a general duty of all units"),
    "a body is set up and given its office work": ("议事机构的日常工作", "a body is set up and given its office work"),
    "told in passing, no unit is given the task": ("叙述，未交任务", "told in passing, no unit is given the task"),
    "figures that set no target": ("数字，未作指标", "a figure that sets no target"),
    "lists of works that name no project": ("工程列举，未识别项目", "a list of works that names no project"),
    "clusters without a readable name": ("集群，名称未读懂", "a cluster without a readable name"),
}
"""How the fates of words and the stretches passed over are called on a page, in Chinese and English."""
PLACE = ("地名，未能对应", "a place that did not resolve")
IGNORED = ("已决定不予理会", "ignored by decision")
SEVERAL = ("地名，可指多个", "a place whose name fits several")
TABLE = ("表格，列未识别", "a table whose columns were not recognised")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A stretch of the document as read that is no edge of the graph, and what became of it."""

    kind: str
    """aside (no part of the text), unread (not understood) or passed (met, and not taken by a named rule)."""
    start: int
    end: int
    zh: str
    en: str
    became: str = ""
    """What stands in its place; empty where nothing does."""
    shown: bool = True
    """Whether it gets a note in the margin, or only a word to who points at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An agency or place where the text names it, whether or not an edge stands on it."""

    key: Key
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What the second reading of a document found."""

    remarks: Sequence[Remark] = ()
    named: Sequence[Named] = ()
    words: Mapping[str, int]
    """Responsibility words by what became of them."""


def account_of(
    text: Mapping[str, Any], path: str, tasks: frozenset[str], decisions: Decisions = NONE
) -> Account | None:
    """Return the account of a stored text; `path` is the name of its file, `tasks` the ids of its tasks in the graph.

    decisions: what was decided on names when the text was loaded.

    None where the text, read again, does not give these tasks: it was loaded by another release, or with notes that are
    not here, and an account of this reading would not be one of what the graph holds.
    """
    source = Source(
        path=PurePath(path).name,
        text=str(text["text"]),
        sha256=str(text["sha256"]),
        pages=tuple(text.get("pages") or ()),
    )
    try:
        reading = resolve(plan_of(source), decisions)
    except KgError:
        return None
    return _account(reading) if _task_paths(reading) == tasks else None


def _task_paths(reading: Reading) -> frozenset[str]:
    return frozenset("/".join(task.record.path) for task in reading.tasks)


def _account(reading: Reading) -> Account:
    remarks = [*_set_aside(reading), *_words(reading), *_passed_over(reading)]
    return Account(
        remarks=sorted(remarks, key=lambda remark: (remark.start, -remark.end, remark.kind)),
        named=[*_agencies(reading), *_places(reading)],
        words=Counter(word.fate for word in reading.plan.words),
    )


def _set_aside(reading: Reading) -> Iterator[Remark]:
    """Yield what is no part of the text; of one rule that repairs nothing, the first only is noted in the margin."""
    uses = Counter(change.rule for change in reading.plan.changes)
    noted: set[str] = set()
    for change in reading.plan.changes:
        became, times = change.replacement.strip(), uses[change.rule]
        yield Remark(
            kind=SET_ASIDE,
            start=change.span.start,
            end=change.span.end,
            zh=f"{'改正' if became else '放过'}：{change.rule}" + (f" ×{times}" if times > 1 and not became else ""),
            en="set aside" if not became else "repaired",
            became=became,
            shown=bool(became) or change.rule not in noted,
        )
        noted.add(change.rule)
    yield from (_remark(reading, SET_ASIDE, span, *IGNORED) for span in reading.ignored)


def _words(reading: Reading) -> Iterator[Remark]:
    for word in reading.plan.words:
        if word.fate == NOT_UNDERSTOOD:
            yield _remark(reading, UNREAD, word.sentence, *WORDS[NOT_UNDERSTOOD])
        elif word.fate != IN_DUTY:
            yield _remark(reading, PASSED, word.span, *WORDS.get(word.fate, (word.fate, word.fate)))


def _passed_over(reading: Reading) -> Iterator[Remark]:
    yield from (_remark(reading, UNREAD, name, *PLACE) for name in unknown_place_names(reading))
    yield from (_remark(reading, UNREAD, one.span, *SEVERAL) for one in reading.ambiguous)
    yield from (_remark(reading, UNREAD, table, *TABLE) for table in reading.plan.unread_tables)
    for what, spans in reading.plan.passed_over.items():
        yield from (_remark(reading, PASSED, span, *WORDS.get(what, (what, what))) for span in spans)


def _remark(reading: Reading, kind: str, span: Span, zh: str, en: str) -> Remark:
    found = reading.plan.clean.span(span.start, span.end)
    return Remark(kind=kind, start=found.start, end=found.end, zh=zh, en=en)


def _agencies(reading: Reading) -> Iterator[Named]:
    for mention in reading.agencies:
        found = reading.plan.clean.span(mention.span.start, mention.span.end)
        agency = mention.agency
        yield Named(key=("Agency", agency.id), name=agency.name, start=found.start, end=found.end)


def _places(reading: Reading) -> Iterator[Named]:
    for mention in reading.places:
        found = reading.plan.clean.span(mention.span.start, mention.span.end)
        yield Named(key=("Place", mention.place.id), name=mention.place.name, start=found.start, end=found.end)
