"""Tasks and their duties: what each responsibility clause, and each row of a table of work, governs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.ontology import Basis
from kg.text import Span, without_spaces
from loaders.clauses import LEADING, RESPONSIBLE, SUPPORTING, Clause, Part, Role, clauses, parts_of
from loaders.names import Unit, units
from loaders.outline import ANNEX_LEVEL, Heading, Line, Outline, line_at, lines
from loaders.records import Duty, TaskRecord
from loaders.tables import Row, Table, tables

# What kind of work a heading announces, by its words; the innermost heading that says so decides.
KINDS = (
    ("indicator", re.compile("指标")),
    ("project_group", re.compile("(?:工程|重大|重点)项目|重点工程|重点行动|集群工程|专项行动")),
)
TASK_COLUMN = re.compile("任务|重点|措施|要求|内容|目标|事项|项目|实事|工作")
DUTY_COLUMN = re.compile(rf"(?:{LEADING}|{SUPPORTING}|{RESPONSIBLE})(?:责任|负责)?(?:单位|部门|科室|处室|机构)")
SENTENCE_END = re.compile(r"[。;!?]")
LONGEST_TITLE = 60
"""Characters; a longer first sentence is cut at a comma."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Governed:
    """A stretch of text and the clause that governs it."""

    line: Line
    body: Span
    clause: Clause
    part: int
    """1, 2, … where one line holds several clauses; 0 where it holds one."""


def work_tables(folded: str) -> list[Table]:
    """Return the tables whose header names a column of responsible units."""
    return list(tables(folded, DUTY_COLUMN))


def tasks(text: str, folded: str, found_tables: Sequence[Table]) -> list[TaskRecord]:
    """Return the tasks of a cleaned text, in reading order.

    `folded` is the same text with folded punctuation; `found_tables` are its tables of work.
    """
    found = [*_items(text, folded, found_tables), *_rows(text, folded, found_tables)]
    in_order = sorted(found, key=lambda task: task.body.start)
    return [replace(task, order=order) for order, task in enumerate(_unique(in_order), start=1)]


# --- items that a clause closes --------------------------------------------------------------------------------------


def _items(text: str, folded: str, found_tables: Sequence[Table]) -> Iterator[TaskRecord]:
    outline = Outline()
    every_line = list(lines(folded))
    by_line = _clauses_by_line(folded, every_line)
    pending: list[Line] = []
    for index, line in enumerate(every_line):
        if any(table.span.overlaps(line.span) for table in found_tables):
            continue
        if line.numbered:
            outline.enter(line, line.body)
            pending = []
        pending.append(line)
        found = by_line.get(index, [])
        for governed in _governed(folded, line, pending, found):
            yield _task(text, folded, outline, governed)
        if found:
            pending = []


def _clauses_by_line(folded: str, every_line: Sequence[Line]) -> dict[int, list[Clause]]:
    starts = [line.span.start for line in every_line]
    found: dict[int, list[Clause]] = {}
    for clause in clauses(folded):
        found.setdefault(bisect_right(starts, clause.span.start) - 1, []).append(clause)
    return found


def _governed(folded: str, line: Line, pending: Sequence[Line], found: Sequence[Clause]) -> Iterator[_Governed]:
    """Yield what each clause of a line governs: the text before it in its line, else the lines above it."""
    start = line.body.start
    for part, clause in enumerate(found, start=1):
        body = _trimmed(folded, Span(start, clause.span.start))
        if body.start >= body.end and len(pending) > 1:
            body = _trimmed(folded, Span(pending[0].body.start, pending[-2].span.end))
        yield _Governed(line=line, body=body, clause=clause, part=part if len(found) > 1 else 0)
        start = clause.span.end


def _task(text: str, folded: str, outline: Outline, governed: _Governed) -> TaskRecord:
    line, own = governed.line, outline.headings
    headings = own[:-1] if line.numbered else own
    path = outline.path if line.numbered else (*outline.path, "¶")
    kind = _kind(folded, headings)
    if governed.part:
        path, kind = (*path, str(governed.part)), "measure"
    return TaskRecord(
        number=line.number,
        path=path,
        headings=headings,
        kind=kind,
        title=title_of(text, folded, governed.body),
        body=governed.body,
        duties=tuple(_duties(text, folded, governed.clause)),
        order=0,
    )


def _kind(folded: str, headings: Sequence[Heading]) -> str:
    for heading in reversed(headings):
        title = heading.title.of(folded)
        for kind, words in KINDS:
            if words.search(title):
                return kind
    return "task"


def _duties(text: str, folded: str, clause: Clause) -> Iterator[Duty]:
    seen: set[str] = set()
    for part in clause.parts:
        for rank, unit in enumerate(units(folded, part.names), start=1):
            if unit.name not in seen:
                seen.add(unit.name)
                duty = _duty(text, folded, unit, part.role, part.word.of(text), rank, clause.span)
                yield _by_rule(duty) if clause.first_leads and part.role is Role.JOINT else duty


def _by_rule(duty: Duty) -> Duty:
    """Apply the document's rule that the first of a list leads and the rest support it."""
    return replace(duty, role=Role.LEAD if duty.rank == 1 else Role.SUPPORT, basis=Basis.DOCUMENT_RULE)


def _duty(text: str, folded: str, unit: Unit, role: Role, word: str, rank: int, clause: Span) -> Duty:
    as_printed = unit.name == without_spaces(unit.span.of(folded))
    name = without_spaces(unit.span.of(text)) if as_printed else unit.name
    return Duty(name=name, span=unit.span, role=role, word=word, rank=rank, basis=Basis.EXPLICIT, clause=clause)


# --- rows of tables --------------------------------------------------------------------------------------------------


def _rows(text: str, folded: str, found_tables: Sequence[Table]) -> Iterator[TaskRecord]:
    for table in found_tables:
        columns = [cell.of(folded) for cell in table.header.cells]
        duty_columns = [index for index, name in enumerate(columns) if DUTY_COLUMN.search(name)]
        task_columns = [
            index for index, name in enumerate(columns) if index not in duty_columns and TASK_COLUMN.search(name)
        ]
        if task_columns:
            yield from _table_tasks(text, folded, table, task_columns, duty_columns)


def _table_tasks(
    text: str, folded: str, table: Table, task_columns: Sequence[int], duty_columns: Sequence[int]
) -> Iterator[TaskRecord]:
    outline = _outline_above(folded, table.span.start)
    item_column = task_columns[-1]
    for row in table.rows:
        for column in range(item_column):
            _enter_cell(folded, outline, row.cells[column])
        item = row.cells[item_column]
        if item.of(folded):
            yield _row_task(text, folded, outline, table, row, item, duty_columns)


def _outline_above(folded: str, end: int) -> Outline:
    """Return the outline at a table: the annex it stands in, if any; inside it the table has headings of its own."""
    outline = Outline()
    for line in lines(folded[:end]):
        if line.level == ANNEX_LEVEL:
            outline.enter(line, line.body)
    return outline


def _enter_cell(folded: str, outline: Outline, cell: Span) -> None:
    line = line_at(folded, cell)
    if line.numbered:
        outline.enter(line, line.body)


def _row_task(
    text: str, folded: str, outline: Outline, table: Table, row: Row, item: Span, duty_columns: Sequence[int]
) -> TaskRecord:
    line = line_at(folded, item)
    body = _trimmed(folded, line.body)
    return TaskRecord(
        number=line.number,
        path=(*outline.path, line.number or "¶"),
        headings=outline.headings,
        kind=_kind(folded, outline.headings),
        title=title_of(text, folded, body),
        body=body,
        duties=tuple(_row_duties(text, folded, table, row, duty_columns)),
        order=0,
    )


def _row_duties(text: str, folded: str, table: Table, row: Row, duty_columns: Sequence[int]) -> Iterator[Duty]:
    words = {index: table.header.cells[index] for index in duty_columns}
    led = any(re.search(LEADING, word.of(folded)) and row.cells[index].of(folded) for index, word in words.items())
    parts = [part for index, word in words.items() for part in _cell_parts(folded, row.cells[index], word, led=led)]
    yield from _duties(text, folded, Clause(span=row.span, parts=tuple(parts)))


def _cell_parts(folded: str, cell: Span, word: Span, *, led: bool) -> list[Part]:
    """Return the lists of a cell: a clause of its own (办公室牵头,各科室配合), or one list in the role of its column."""
    return parts_of(folded, cell) or [Part(word=word, names=cell, role=_column_role(word.of(folded), led=led))]


def _column_role(word: str, *, led: bool) -> Role:
    if re.search(LEADING, word):
        return Role.LEAD
    return Role.SUPPORT if led or re.search(SUPPORTING, word) else Role.JOINT


# --- shared ----------------------------------------------------------------------------------------------------------


def title_of(text: str, folded: str, body: Span) -> str:
    """Return the title of a task: its first sentence, cut at a comma where it is long."""
    end = SENTENCE_END.search(folded, body.start, body.end)
    title = text[body.start : end.start() if end else body.end].strip()
    if len(title) <= LONGEST_TITLE:
        return title
    cut = folded.rfind(",", body.start, body.start + LONGEST_TITLE)
    return text[body.start : cut if cut > body.start else body.start + LONGEST_TITLE]


def _trimmed(folded: str, span: Span) -> Span:
    part = span.of(folded)
    start = span.start + len(part) - len(part.lstrip())
    return Span(start, max(start, start + len(part.strip())))


def _unique(found: Sequence[TaskRecord]) -> Iterator[TaskRecord]:
    """Give tasks that share a path one of their own: the second under it ends in ·2, the third in ·3."""
    counts: dict[tuple[str, ...], int] = {}
    for task in found:
        counts[task.path] = count = counts.get(task.path, 0) + 1
        yield task if count == 1 else replace(task, path=(*task.path[:-1], f"{task.path[-1]}·{count}"))
