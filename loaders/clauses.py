"""Responsibility clauses: where they stand in a text, and what each says of whom.

A clause is a bracket (`(责任单位:A、B)`, `(A牵头,B、C按职责分工负责)`). Its words of role are read here; the lists of
names in it by loaders.names. The grammar is that of the project's survey of forms: labels with a colon, or verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.text import Span


class Role(StrEnum):
    """What a unit does for a task."""

    LEAD = "lead"
    JOINT = "joint"
    """Responsible, where no lead is named."""
    SUPPORT = "support"
    """Co-responsible beside a lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One list of names in a clause and the word that gives their role."""

    word: Span
    names: Span
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A responsibility clause: its span, brackets included, and its lists."""

    span: Span
    parts: tuple[Part, ...]


LEADING = "牵头|主办|主责|承办"
SUPPORTING = "配合|参与|参加|协办|协同|协助|支持"
RESPONSIBLE = "责任|负责|实施|落实"
UNITS = "(?:责任|负责)?(?:单位|部门|机构|科室|处室|主体)"

LABEL = re.compile(rf"(?P<word>(?:第一)?(?:{LEADING}|主要责任|{SUPPORTING}|{RESPONSIBLE}){UNITS}) ?: ?")
VERB = re.compile(
    rf"(?P<word>(?:共同|联合|分别|具体)?(?:{LEADING})(?:负责|实施|落实|督导|推进|组织)?|"
    rf"(?:等?按(?:照)?(?:各自)?职责(?:分工)?|共同|联合|分别|具体)?(?:负责|{SUPPORTING})(?:落实|指导|实施|推进)?)"
    r"(?=[,;。.]|$)"
)
# A会同B负责: A leads, B supports.
TOGETHER = re.compile(r"(?:会同|会商)")

BRACKET = re.compile(r"[()\n]")
LONGEST_CLAUSE = 3000
"""Characters; a longer bracket is a paragraph."""


def brackets(folded: str) -> Iterator[Span]:
    """Yield the outermost brackets of a text, signs included; one never ends on a later line than it began."""
    depth, start = 0, 0
    for match in BRACKET.finditer(folded):
        sign = match.group()
        if sign == "(":
            start = match.start() if depth == 0 else start
            depth += 1
        elif sign == ")" and depth:
            depth -= 1
            if depth == 0:
                yield Span(start, match.end())
        elif sign == "\n":
            depth = 0


def clauses(folded: str) -> Iterator[Clause]:
    """Yield the bracketed responsibility clauses of a text with folded punctuation, in order."""
    for span in brackets(folded):
        if span.end - span.start <= LONGEST_CLAUSE:
            parts = tuple(parts_of(folded, Span(span.start + 1, span.end - 1)))
            if parts:
                yield Clause(span=span, parts=parts)


def parts_of(folded: str, inside: Span) -> list[Part]:
    """Return the lists of names that a clause holds between its brackets; none, where it is no clause."""
    labels = list(LABEL.finditer(folded, inside.start, inside.end))
    found = _labelled(labels, inside) if labels and labels[0].start() == inside.start else _with_verbs(folded, inside)
    return _with_roles(folded, found)


def _labelled(labels: list[re.Match[str]], inside: Span) -> list[tuple[Span, Span]]:
    """Pair each label with the list from its colon to the next label."""
    ends = [label.start() for label in labels[1:]] + [inside.end]
    return [(Span(*label.span("word")), Span(label.end(), end)) for label, end in zip(labels, ends, strict=True)]


def _with_verbs(folded: str, inside: Span) -> list[tuple[Span, Span]]:
    """Pair each verb with the list before it, back to the verb before."""
    pairs: list[tuple[Span, Span]] = []
    start = inside.start
    for verb in VERB.finditer(folded, inside.start, inside.end):
        pairs.append((Span(*verb.span("word")), Span(start, verb.start())))
        start = verb.end() + 1
    return pairs


def _with_roles(folded: str, pairs: list[tuple[Span, Span]]) -> list[Part]:
    led = any(_role(word.of(folded), led=False) is Role.LEAD for word, _ in pairs)
    return [
        Part(word=word, names=names, role=_role(word.of(folded), led=led))
        for word, names in pairs
        if names.of(folded).strip(" ,;、")
    ]


def _role(word: str, *, led: bool) -> Role:
    if re.search(LEADING, word):
        return Role.LEAD
    if re.search(SUPPORTING, word) or led:
        return Role.SUPPORT
    return Role.JOINT
