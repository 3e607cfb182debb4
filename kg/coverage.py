"""The account of a reading: what was read as what, what was set aside and by which rule, what was not understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.resolve.agencies import directory
from kg.resolve.judgements import Verdict
from kg.resolve.places import Located, title_of
from kg.resolve.places.unknown import unknown_in, unknown_of
from kg.resolve.records import Reading, ResolvedContents
from kg.text import Span, without_spaces
from loaders.document import passed_over
from loaders.records import NOT_UNDERSTOOD, Plan

IGNORED = "decision: ignored"
"""The rule by which a name is set aside that a person decided to ignore."""
BEFORE = 16
"""Characters before a list of units that are shown with it."""
EXCERPT = 40
"""Characters of a set-aside span that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A span of the document as read that is no part of its text, and the rule that says so."""

    rule: str
    start: int
    end: int
    excerpt: str
    became: str
    """What stands in its place; empty where it was dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The account of one document."""

    read: Mapping[str, int]
    """Counts by what they were read as: sections, tasks by kind, duties by role, mentions."""
    set_aside: tuple[SetAside, ...]
    words: Mapping[str, int]
    """Responsibility words by what became of them."""
    not_understood: tuple[str, ...]
    """The sentences of the words that were not understood."""
    unknown_agencies: tuple[str, ...]
    """Printed names whose official full name is not known."""
    unknown_places: tuple[str, ...]
    """Names of governments' places, zones and city regions that no gazetteer knows."""
    ambiguous_agencies: Mapping[str, tuple[str, ...]]
    """Printed names that fit several agencies, each with the names of these."""
    ambiguous_places: Mapping[str, tuple[str, ...]]
    """Printed names that fit several places, each with the names of these, told apart by what they lie in."""
    open_groups: tuple[str, ...]
    """Groups whose members neither the document nor the gazetteer lists."""
    refused: tuple[str, ...]
    """What stands where a unit should and is none: a date, a person, another label and its value."""
    unread_lists: tuple[str, ...]
    """Lists of units, and single units, that close a bracket, a cell or a line and that nothing explains; each in its line."""
    unread_tables: tuple[str, ...]
    """The first lines of tables that nothing was read from, each with the number of its rows."""
    passed_over: Mapping[str, tuple[str, ...]]
    """What the extractors met and did not take, by what it is: figures, lists of works, clusters."""

    @property
    def complete(self) -> bool:
        """Whether all that says who is responsible was understood."""
        unknown = self.unknown_agencies or self.unknown_places
        ambiguous = self.ambiguous_agencies or self.ambiguous_places
        missed = self.not_understood or self.refused or self.unread_lists or self.unread_tables
        return not (missed or unknown or ambiguous)


def audit(reading: Reading) -> Audit:
    """Return the account of a reading."""
    plan = reading.plan
    agencies = {duty.agency.id: duty for task in reading.tasks for duty in task.every_duty}
    resolved = {membership.group.id for membership in reading.memberships}
    groups = {key: duty.agency for key, duty in agencies.items() if duty.agency.kind == "group"}
    unknown = [duty.duty.name for key, duty in agencies.items() if not duty.agency.known and key not in groups]
    ambiguous = _ambiguous_agencies(reading)
    lost = (word.sentence.of(plan.text).strip() for word in plan.words if word.fate == NOT_UNDERSTOOD)
    return Audit(
        read=_counts(reading),
        set_aside=tuple(_set_aside(reading)),
        words=Counter(word.fate for word in plan.words),
        not_understood=tuple(dict.fromkeys(lost)),
        unknown_agencies=tuple(name for name in dict.fromkeys(unknown) if name not in ambiguous),
        unknown_places=tuple(dict.fromkeys(_unknown_places(reading))),
        ambiguous_agencies=ambiguous,
        ambiguous_places=_ambiguous_places(reading),
        open_groups=tuple(group.name for key, group in groups.items() if key not in resolved),
        refused=tuple(dict.fromkeys(name.name for name in plan.refused)),
        unread_lists=tuple(dict.fromkeys(_in_its_line(plan.text, span) for span in plan.unread_lists)),
        unread_tables=tuple(_head_and_rows(table.of(plan.text)) for table in plan.unread_tables),
        passed_over=_passed_over(plan),
    )


def _unknown_places(reading: Reading) -> Iterator[str]:
    """Yield the places that did not resolve: those of agencies that no row knows, then those of the running text."""
    for mention in reading.agencies:
        if not mention.agency.known and (name := unknown_of(mention.name, reading.context)):
            yield name
    yield from (without_spaces(span.of(reading.plan.text)) for span in unknown_place_names(reading))


def _ambiguous_agencies(reading: Reading) -> dict[str, tuple[str, ...]]:
    duties = (duty for task in reading.tasks for duty in task.every_duty if not duty.curated)
    names = dict.fromkeys(duty.duty.name for duty in duties)
    return {name: fits for name in names if (fits := directory().several(name, reading.context))}


def _ambiguous_places(reading: Reading) -> dict[str, tuple[str, ...]]:
    text, year = reading.plan.text, reading.context.year
    return {
        without_spaces(one.span.of(text)): tuple(title_of(place, year) for place in one.places)
        for one in reading.ambiguous
    }


def unknown_place_names(reading: Reading) -> Iterator[Span]:
    """Yield each stretch of the cleaned text that names a place which did not resolve, agencies aside."""
    text = reading.plan.text
    located = [Located(span=mention.span, place=mention.place) for mention in reading.places]
    for span in unknown_in(text, located, [mention.span for mention in reading.agencies]):
        decided = reading.decisions.on(without_spaces(span.of(text)), "place", reading.context)
        if not decided or decided.decision is not Verdict.IGNORE:
            yield span


def _passed_over(plan: Plan) -> dict[str, tuple[str, ...]]:
    return {
        what: tuple(dict.fromkeys(span.of(plan.text).strip() for span in spans))
        for what, spans in passed_over(plan).items()
    }


def _contents(reading: Reading) -> list[ResolvedContents]:
    return [task.contents for task in reading.tasks] + [paragraph.contents for paragraph in reading.paragraphs]


def _counts(reading: Reading) -> dict[str, int]:
    kinds = Counter(task.record.kind for task in reading.tasks)
    roles = Counter(duty.duty.role.value for task in reading.tasks for duty in task.every_duty)
    contents = _contents(reading)
    return {
        "sections": len(reading.plan.headings),
        "tasks": len(reading.tasks),
        **{f"tasks: {kind}": count for kind, count in sorted(kinds.items())},
        **{f"duties: {role}": count for role, count in sorted(roles.items())},
        "projects": sum(len(found.projects) for found in contents),
        "clusters": sum(len(found.clusters) for found in contents),
        "cluster sites": sum(len(cluster.sites) for found in contents for cluster in found.clusters),
        "indicators": sum(len(found.indicators) for found in contents),
        "milestones": sum(len(found.milestones) for found in contents),
        "members of groups": len(reading.memberships),
        "agency mentions": len(reading.agencies),
        "place mentions": len(reading.places),
    }


def _set_aside(reading: Reading) -> Iterator[SetAside]:
    for change in reading.plan.changes:
        text = " ".join(change.span.of(reading.plan.source.text).split())
        excerpt = text if len(text) <= EXCERPT else f"{text[:EXCERPT]}…"
        became = change.replacement.strip()
        yield SetAside(rule=change.rule, start=change.span.start, end=change.span.end, excerpt=excerpt, became=became)
    for span in reading.ignored:
        where = reading.plan.clean.span(span.start, span.end)
        excerpt = where.of(reading.plan.source.text)
        yield SetAside(rule=IGNORED, start=where.start, end=where.end, excerpt=excerpt, became="")


def _in_its_line(text: str, span: Span) -> str:
    """Return a span with what stands before it in its line, cut where that is long."""
    start = text.rfind("\n", 0, span.start) + 1
    before = text[start : span.start].lstrip()
    cut = f"…{before[-BEFORE:]}" if len(before) > BEFORE else before
    return f"{cut}{' '.join(span.of(text).split())}"


def _head_and_rows(table: str) -> str:
    head, *rows = [line.strip() for line in table.splitlines() if line.strip()]
    return f"{head} ({len(rows)} rows)"
