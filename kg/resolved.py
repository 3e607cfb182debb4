"""A document with every name in it resolved, as values; all spans count in its cleaned text."""

from __future__ import annotations

from dataclasses import dataclass

from kg.gazetteer import Context
from kg.ontology import Agency, Basis, Document, Place
from kg.text import Span
from loaders.records import Duty, Plan, TaskRecord


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedTask:
    """A task with its duties and places resolved."""

    record: TaskRecord
    duties: tuple[ResolvedDuty, ...]
    places: tuple[PlaceMention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A member of a group, on the word of the document (explicit) or of the gazetteer (group)."""

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
