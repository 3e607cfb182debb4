"""A document with every name in it resolved, as values; all spans count in its cleaned text."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ontology import Agency, Basis, Document, Place
from kg.reference.gazetteer import Context
from kg.resolve.judgements import NONE, Decisions
from kg.resolve.places import Ambiguous
from kg.text import Span
from loaders.records import (
    ClusterRecord,
    Duty,
    IndicatorRecord,
    MilestoneRecord,
    Plan,
    ProjectRecord,
    Role,
    TaskRecord,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyMention:
    """An agency where the text names it."""

    name: str
    span: Span
    agency: Agency


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place where the text names it, or its government."""

    name: str
    span: Span
    place: Place
    basis: Basis
    within: Span
    """The sentence, or the clause, that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedDuty:
    """A duty and the agency it means."""

    duty: Duty
    agency: Agency
    curated: bool = False
    """Whether a person decided on the agency."""

    @property
    def basis(self) -> Basis:
        """On whose word the agency has the duty."""
        return Basis.CURATED if self.curated else self.duty.basis


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectMention:
    """A project where the text names it."""

    record: ProjectRecord
    id: str
    name: str
    """Canonical: the same in every document."""
    places: tuple[PlaceMention, ...]
    """The places that its printed name holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place of a cluster, and what it does there."""

    place: PlaceMention
    focus: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterMention:
    """A cluster where the text names it."""

    record: ClusterRecord
    id: str
    """Canonical: the same in every document."""
    sites: tuple[Site, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedContents:
    """What a stretch of text speaks of, each sort in reading order."""

    projects: tuple[ProjectMention, ...] = ()
    clusters: tuple[ClusterMention, ...] = ()
    indicators: tuple[IndicatorRecord, ...] = ()
    milestones: tuple[MilestoneRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedTask:
    """A task with its duties and places resolved, and what it speaks of."""

    record: TaskRecord
    duties: tuple[ResolvedDuty, ...]
    implied: tuple[ResolvedDuty, ...]
    """Those that a sentence of the document says once for all tasks below it."""
    places: tuple[PlaceMention, ...]
    contents: ResolvedContents

    @property
    def every_duty(self) -> tuple[ResolvedDuty, ...]:
        """What is named for the task, and what is implied."""
        return self.duties + self.implied

    @property
    def presumed_lead(self) -> ResolvedDuty | None:
        """The first of an undifferentiated list: it leads by convention only. None where a lead is written.

        A list that is the heading's gives its first place to the heading alone: on an inference no other is built.
        """
        written = [duty for duty in self.duties if duty.duty.basis is not Basis.INHERITED]
        if any(duty.duty.role is Role.LEAD for duty in written):
            return None
        return next((duty for duty in written if duty.duty.role is Role.JOINT), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedParagraph:
    """A line outside every task that names a project, a cluster or an indicator."""

    span: Span
    contents: ResolvedContents


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A member of a group, on the word of the document (explicit), the gazetteer (group) or a person (curated)."""

    member: Agency
    group: Agency
    basis: Basis
    within: Span
    """The sentence that lists the members, or the name of the group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document, read and resolved."""

    plan: Plan
    document: Document
    context: Context
    tasks: tuple[ResolvedTask, ...]
    agencies: tuple[AgencyMention, ...]
    """Every mention of the whole text, in reading order."""
    places: tuple[PlaceMention, ...]
    """Every mention of the whole text, in reading order."""
    memberships: tuple[Membership, ...]
    paragraphs: tuple[ResolvedParagraph, ...]
    """What is said outside the tasks, in reading order."""
    decisions: Decisions = NONE
    """What was decided on names."""
    ignored: tuple[Span, ...] = ()
    """The names that were passed over by a decision, in reading order."""
    ambiguous: tuple[Ambiguous, ...] = ()
    """The names of places that fit several, in reading order."""
