"""What a page says, as records: sections, tasks and duties, each with its place in the cleaned text."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ontology import Basis
from kg.text import CleanText, Span
from loaders.layout.outline import Heading
from loaders.readers import Source
from loaders.responsibility.coverage import Word
from loaders.responsibility.roles import Role
from loaders.text.clean import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One unit's part in one task, as a clause or a table row names it."""

    name: str
    """As printed, in simplified characters, without spaces, shared parts spelt out."""
    span: Span
    """The printed part of the name."""
    role: Role
    word: str
    """The word that gives the role, as printed: 牵头单位, 负责."""
    rank: int
    """The place in its list, from 1."""
    basis: Basis
    clause: Span
    """The clause or the row that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRecord:
    """One piece of assigned work with what the page says of who answers for it."""

    number: str
    path: tuple[str, ...]
    """The printed numbers from the outermost heading down to this task; unique in the document."""
    headings: tuple[Heading, ...]
    kind: str
    """task, measure, project_group or indicator."""
    title: str
    body: Span
    """The text of the task without its number and its clause."""
    duties: tuple[Duty, ...]
    """Those that its own clause names, or the clause of the heading that it stands under."""
    order: int
    implied: tuple[Duty, ...] = ()
    """Those that a sentence of the document says once for all tasks below it (不再列出)."""

    @property
    def every_duty(self) -> tuple[Duty, ...]:
        """What is named for the task, and what is implied."""
        return self.duties + self.implied


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a document says of itself; a text is empty where it says nothing. Dates are ISO dates."""

    title: str
    issuer: str
    number: str
    published: str
    jurisdiction: str
    """An adcode."""
    period_start: str
    period_end: str
    kind: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A document, read: its text, its changes, its sections and tasks in reading order."""

    source: Source
    clean: CleanText
    folded: str
    """The cleaned text with folded punctuation: same length, same offsets."""
    changes: tuple[Change, ...]
    script: str
    metadata: Metadata
    headings: tuple[Heading, ...]
    """Every heading that a task stands under."""
    tasks: tuple[TaskRecord, ...]
    words: tuple[Word, ...]
    """Every responsibility word and what became of it."""

    @property
    def text(self) -> str:
        """The cleaned text."""
        return self.clean.text
