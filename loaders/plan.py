"""One document → its records, in reading order."""

from __future__ import annotations

from loaders.account import Word, account
from loaders.clean import clean, fold
from loaders.metadata import metadata
from loaders.notes import notes_for
from loaders.outline import Heading
from loaders.readers import Source
from loaders.records import Plan, TaskRecord
from loaders.rows import work_tables
from loaders.tables import Table
from loaders.tasks import tasks


def read_plan(source: Source) -> Plan:
    """Return what the document says; the notes kept beside it, or in seeds/, are heeded."""
    notes = notes_for(source.path)
    cleaned = clean(source.text, notes)
    text = cleaned.clean.text
    folded = fold(text)
    found_tables = work_tables(folded)
    found = tasks(text, folded, found_tables)
    return Plan(
        source=source,
        clean=cleaned.clean,
        folded=folded,
        changes=cleaned.changes,
        script=cleaned.script,
        metadata=metadata(text, folded, notes.metadata),
        headings=_headings(found),
        tasks=tuple(found),
        words=tuple(_words(folded, found, found_tables)),
    )


def _headings(found: list[TaskRecord]) -> tuple[Heading, ...]:
    """Return every heading that a task stands under, outermost first, in reading order, each path once."""
    by_path = {heading.path: heading for task in reversed(found) for heading in task.headings}
    return tuple(sorted(by_path.values(), key=lambda heading: (heading.title.start, heading.level)))


def _words(folded: str, found: list[TaskRecord], found_tables: list[Table]) -> list[Word]:
    clauses = {duty.clause for task in found for duty in task.every_duty}
    return list(account(folded, [*clauses, *(table.header.span for table in found_tables)]))
