"""Tasks from running text: the items and paragraphs that a responsibility clause closes, or labelled lines follow."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.text import Span
from loaders.layout.outline import Line, Outline, line_at, lines
from loaders.layout.tables import Table
from loaders.records import Role, TaskRecord
from loaders.responsibility.clauses import (
    clauses,
    first_leads_since,
    label_alone,
    labelled_line,
    list_line,
    with_agreed_roles,
)
from loaders.responsibility.duties import named
from loaders.responsibility.organs import Organs
from loaders.responsibility.roles import Clause, Part, role_of
from loaders.responsibility.segments import type_of
from loaders.responsibility.task_text import kind_of, title_of, trimmed

PARAGRAPH = "¶"
"""The number of a paragraph that bears none."""
ENDED = re.compile(r"[。;!?:)”…]$")
"""How a line ends that the next one does not carry on."""
NEXT_LINE = re.compile(r"[^\s][^\n]*")
CLOSING_SIGNS = frozenset("。;,")
FIRST_LINES = 400
"""Characters at the top of a text in which a line of units is its masthead, or whom it is sent to."""
FULL_LINE = 30
"""Characters; a shorter line without an end is a heading, not half of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Governed:
    """A stretch of text and the clause that governs it."""

    line: Line
    body: Span
    clause: Clause
    part: int
    """1, 2, … where one line holds several clauses; 0 where it holds one."""


def items(text: str, folded: str, tables: Sequence[Table], organs: Organs) -> Iterator[TaskRecord]:
    """Yield the tasks of running text, in reading order; lines of `tables` are left to their rows."""
    reader = _Reader(text, folded, organs)
    taken = sorted(table.span for table in tables)
    for line, found in _lines_with_clauses(folded, organs):
        before = bisect_right(taken, line.span.end, key=lambda span: span.start) - 1
        if before < 0 or not taken[before].overlaps(line.span):
            yield from reader.read(line, found)
    yield from reader.close()


def _lines_with_clauses(folded: str, organs: Organs) -> Iterator[tuple[Line, list[Clause]]]:
    every = lines(folded)
    starts = [line.span.start for line in every]
    by_line: dict[int, list[Clause]] = {}
    for clause in clauses(folded, organs):
        by_line.setdefault(bisect_right(starts, clause.span.start) - 1, []).append(clause)
    for index, line in enumerate(every):
        yield line, by_line.get(index, [])


class _Reader:
    """Reads down the lines: the outline, the lines no clause has governed yet, the labelled lines under an item."""

    def __init__(self, text: str, folded: str, organs: Organs) -> None:
        self._text = text
        self._folded = folded
        self._organs = organs
        self._outline = Outline()
        self._pending: list[Line] = []
        self._labelled: list[tuple[Line, list[Part]]] = []
        self._awaited: Span | None = None
        self._deadlines: list[Span] = []

    def read(self, line: Line, found: Sequence[Clause]) -> Iterator[TaskRecord]:
        """Read one line with the clauses in it; yield the tasks that it completes."""
        if self._is_label(line):
            return
        yield from self.close()
        if line.numbered:
            self._outline.enter(line, line.body)
            self._pending = []
        self._pending.append(line)
        for governed in self._governed(line, found):
            yield self._task(governed)
        if not all(clause.is_sentence for clause in found):
            self._pending = []

    def _is_label(self, line: Line) -> bool:
        """Read a line that is a label with its units, or one of those below a label alone; tell whether it was one.

        What such lines say of a deadline is kept for their task.
        """
        said = labelled_line(self._folded, line, self._organs)
        parts = list(said.parts)
        listed = [] if parts else self._awaited_parts(line) or self._bare_parts(line)
        if parts or listed:
            self._labelled.append((line, parts or listed))
            self._deadlines += said.deadlines
        self._awaited = self._awaited if listed else label_alone(self._folded, line.body)
        if parts or listed or (self._awaited and self._pending):
            return True
        kind = type_of(self._folded, line.body) if self._pending else ""
        self._deadlines += [line.body] if kind == "deadline" else []
        return bool(kind)

    def _bare_parts(self, line: Line) -> list[Part]:
        """Return the list of a line that is nothing but several units, between the end of its task and the next item."""
        if not self._pending or line.numbered or "、" not in line.body.of(self._folded):
            return []
        above = self._pending[-1].span
        closes = above.end > FIRST_LINES and ENDED.search(above.of(self._folded)) and self._item_follows(line)
        if not closes or not list_line(self._folded, line.body, self._organs):
            return []
        return [Part(word=Span(line.body.start, line.body.start), names=(line.body,), role=Role.JOINT)]

    def _item_follows(self, line: Line) -> bool:
        """Tell whether a numbered line follows, or none: no sentence goes on over the end of the line."""
        below = next(NEXT_LINE.finditer(self._folded, line.span.end), None)
        return below is None or line_at(self._folded, Span(*below.span())).numbered

    def _awaited_parts(self, line: Line) -> list[Part]:
        """Return the list of a line that is nothing but units, below a line that is nothing but their label."""
        if self._awaited is None or not list_line(self._folded, line.body, self._organs):
            return []
        return [Part(word=self._awaited, names=(line.body,), role=role_of(self._awaited.of(self._folded), led=False))]

    def close(self) -> Iterator[TaskRecord]:
        """Yield the task that the labelled lines read so far complete."""
        if self._labelled and self._pending:
            first, last = self._labelled[0][0], self._labelled[-1][0]
            parts = tuple(part for _, parts in self._labelled for part in parts)
            body = trimmed(self._folded, Span(self._pending[0].body.start, self._pending[-1].span.end))
            span = Span(first.body.start, last.span.end)
            clause = Clause(
                span=span,
                parts=with_agreed_roles(self._folded, parts),
                first_leads=first_leads_since(self._folded) < span.end,
                deadlines=tuple(self._deadlines),
            )
            yield self._task(_Governed(line=self._pending[0], body=body, clause=clause, part=0))
            self._pending = []
        self._labelled, self._deadlines = [], []

    def _governed(self, line: Line, found: Sequence[Clause]) -> Iterator[_Governed]:
        """Yield what each clause of a line governs: the text before it in its line, else the lines above it.

        A clause in prose governs its whole paragraph, up to the clause that closes it; a sentence is itself the task.
        """
        start = self._first_of_paragraph().body.start
        closing = [clause for clause in found if clause.closes]
        whole = trimmed(self._folded, Span(start, closing[0].span.start if closing else line.span.end))
        for part, clause in enumerate(found, start=1):
            body = trimmed(self._folded, clause.span) if clause.is_sentence else whole
            if clause.closes:
                body = self._before(clause, start, is_first=clause is closing[0])
                start = clause.span.end
            yield _Governed(line=line, body=body, clause=clause, part=part if len(found) > 1 else 0)

    def _before(self, clause: Clause, start: int, *, is_first: bool) -> Span:
        """Return the text between `start` and a clause; where a line is nothing but the clause, the lines above it."""
        while self._folded[start : start + 1] in CLOSING_SIGNS and start < clause.span.start:
            start += 1  # the stop behind the clause before
        body = trimmed(self._folded, Span(start, clause.span.start))
        if body.start >= body.end and len(self._pending) > 1:
            return trimmed(self._folded, Span(self._pending[0].body.start, self._pending[-2].span.end))
        return body if is_first else line_at(self._folded, body).body  # an item that runs on bears its number

    def _first_of_paragraph(self) -> Line:
        """Return the line that the sentence of the last line began on: a page may break inside it."""
        index = len(self._pending) - 1
        while index and self._runs_on(self._pending[index - 1]):
            index -= 1
        return self._pending[index]

    def _runs_on(self, line: Line) -> bool:
        said = line.span.of(self._folded)
        return len(said) >= FULL_LINE and not ENDED.search(said)

    def _task(self, governed: _Governed) -> TaskRecord:
        line, own = governed.line, self._outline.headings
        headings = own[:-1] if line.numbered else own
        path = self._outline.path if line.numbered else (*self._outline.path, PARAGRAPH)
        kind = kind_of(self._folded, headings)
        if governed.part:
            path, kind = (*path, str(governed.part)), "measure"
        found = named(self._text, self._folded, governed.clause, self._organs)
        return TaskRecord(
            number=line.number,
            path=path,
            headings=headings,
            kind=kind,
            title=title_of(self._text, self._folded, governed.body),
            body=governed.body,
            duties=found.duties,
            deadlines=governed.clause.deadlines,
            refused=found.refused,
            order=0,
        )
