"""One document → its records, in reading order: all that is read off the page is read here, once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kg.text import Span, overlaps_any, without_spaces
from loaders.clusters.names import unread
from loaders.contents import ContentsReader
from loaders.indicators.indicators import unread_figures
from loaders.layout.flattened import unread_flattened
from loaders.layout.outline import Heading
from loaders.layout.tables import Table, pipe_tables, unread_units
from loaders.mentions import agencies, places
from loaders.metadata import metadata
from loaders.projects.projects import passed_over as works_passed_over
from loaders.readers import Source
from loaders.records import Contents, NameRecord, Plan, TaskRecord
from loaders.references import implements
from loaders.responsibility.coverage import Account
from loaders.responsibility.organs import Organs
from loaders.responsibility.table_tasks import work_tables
from loaders.responsibility.tasks import tasks
from loaders.responsibility.unread_lists import is_furniture, unread_lists
from loaders.text.clean import clean
from loaders.text.corrections import Notes
from loaders.text.fold import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabularies:
    """The names that are looked for in running text."""

    agencies: agencies.Vocabulary
    places: Callable[[str], places.PlaceVocabulary]
    """Gives the places to look for in a text: of all the townships of the country those that are near what it speaks of."""


def read_plan(source: Source, notes: Notes, vocabularies: Vocabularies) -> Plan:
    """Return what the document says; `notes` are what a person knows of it beside its text."""
    cleaned = clean(source.text, notes)
    text = cleaned.clean.text
    folded = fold(text)
    said = metadata(text, folded, notes.metadata)
    found_tables = work_tables(folded)
    mentioned = agencies.find(text, vocabularies.agencies)
    found, refused = tasks(
        text, folded, found_tables, Organs(mentioned, vocabularies.agencies.organs, vocabularies.agencies.places)
    )
    named = _names(text, found, mentioned)
    sought = vocabularies.places("\n".join((said.issuer, said.title, text)))
    toponyms = places.find(text, sought, [name.span for name in named])
    reader = ContentsReader(text, folded, said, [Span(one.start, one.end) for one in toponyms])
    read = tuple(replace(task, contents=reader.of_task(task)) for task in found)
    paragraphs = tuple(reader.outside(_of_tasks(found)))
    duties = [duty for task in read for duty in task.every_duty]
    units = [name.span for name in named]
    spoken = [task.contents for task in read] + [one.contents for one in paragraphs]
    unread_tables = _unread_tables(folded, found_tables, read, spoken)
    in_cells = [cell for cell in unread_units(folded, found_tables, unread_tables) if not overlaps_any(units, cell)]
    return Plan(
        source=source,
        clean=cleaned.clean,
        folded=folded,
        changes=cleaned.changes,
        script=cleaned.script,
        metadata=said,
        headings=_headings(read),
        tasks=read,
        words=tuple(Account(folded, duties, units).words()),
        refused=tuple(refused),
        unread_lists=tuple(unread_lists(folded, duties, sorted([*units, *in_cells]), [name.span for name in refused])),
        agencies=named,
        toponyms=tuple(toponyms),
        paragraphs=paragraphs,
        implemented=tuple(implements(text, folded)),
        unread_tables=tuple(unread_tables),
    )


def _names(text: str, found: Sequence[TaskRecord], mentioned: Sequence[Span]) -> tuple[NameRecord, ...]:
    """Return every name of an agency, in reading order: those of the duties, and those found elsewhere in the text."""
    named = {duty.span: duty.name for task in found for duty in task.every_duty}
    taken = sorted(named)
    for span in mentioned:
        if not overlaps_any(taken, span):
            named[span] = without_spaces(span.of(text))
    return tuple(NameRecord(name=name, span=span) for span, name in sorted(named.items()))


def _of_tasks(found: Sequence[TaskRecord]) -> list[Span]:
    """Return the stretches that belong to tasks: their texts and their clauses."""
    return [task.body for task in found] + [duty.clause for task in found for duty in task.duties]


def _headings(found: Sequence[TaskRecord]) -> tuple[Heading, ...]:
    """Return every heading that a task stands under, outermost first, in reading order, each path once."""
    by_path = {heading.path: heading for task in reversed(found) for heading in task.headings}
    return tuple(sorted(by_path.values(), key=lambda heading: (heading.title.start, heading.level)))


def _unread_tables(
    folded: str, tables: Sequence[Table], found: Sequence[TaskRecord], spoken: Sequence[Contents]
) -> list[Span]:
    """Return each table that gave neither a task nor an indicator, or stands below one of `tables` that did."""
    taken = [table.span for table in tables]
    read = [task.body for task in found] + [one.span for contents in spoken for one in contents.indicators]
    return [
        table
        for table in [*pipe_tables(folded, taken), *unread_flattened(folded, taken)]
        if not is_furniture(folded, table) and not any(table.overlaps(span) for span in read)
    ]


def passed_over(plan: Plan) -> dict[str, list[Span]]:
    """Return what was met and not taken, by what it is, in reading order; only an account of a document asks for it."""
    text, folded, whole = plan.text, plan.folded, Span(0, len(plan.text))
    spoken = [task.contents for task in plan.tasks] + [one.contents for one in plan.paragraphs]
    targets = [target for contents in spoken for target in contents.indicators]
    met = {
        "figures that set no target": unread_figures(folded, whole, targets),
        "lists of works that name no project": works_passed_over(text, folded, whole),
        "clusters without a readable name": unread(folded, whole),
    }
    return {what: spans for what, spans in met.items() if spans}
