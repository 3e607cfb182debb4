"""One document → its records, in reading order."""

from __future__ import annotations

from loaders.layout.outline import Heading
from loaders.layout.tables import Table
from loaders.metadata import metadata
from loaders.readers import Source
from loaders.records import Plan, TaskRecord
from loaders.responsibility.coverage import Word, account
from loaders.responsibility.table_tasks import work_tables
from loaders.responsibility.tasks import tasks
from loaders.text.clean import clean
from loaders.text.corrections import notes_for
from loaders.text.fold import fold


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
