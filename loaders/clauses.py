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
    first_leads: bool = False
    """Whether the document says, here or before, that the first of a list leads."""


LEADING = "牵头|主办|主责|承办|会同|会商"
SUPPORTING = "配合|参与|参加|协办|协同|协助|支持"
RESPONSIBLE = "责任|负责|实施|落实"
UNITS = "(?:责任|负责)?(?:单位|部门|机构|科室|处室|主体)"

LABEL = re.compile(rf"(?P<word>(?:第一)?(?:{LEADING}|主要责任|{SUPPORTING}|{RESPONSIBLE}){UNITS}) ?: ?")
VERB = re.compile(
    rf"(?P<word>(?:共同|联合|分别|具体)?(?:牵头|主办|承办)(?:负责|实施|落实|督导|推进|组织)?|"
    rf"(?:等?按(?:照)?(?:各自)?职责(?:分工)?|共同|联合|分别|具体)?(?:负责|{SUPPORTING})(?:落实|指导|实施|推进)?)"
    r"(?=[,;。.]|$)"
)
# A会同B负责: A leads, B supports.
TOGETHER = re.compile(r"(?:会同|会商)")

# A rule for this list and all later ones: 排在第一位的部门为牵头部门,下同.
FIRST_LEADS = re.compile(r"[,(]?(?:排在|排名|列)?第一(?:位|名|责任单位|责任部门)?[^,。;()]{0,8}(?:为|是)牵头[^,。;()]*(?:,? ?下同)?")

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
    first_leads = False
    for span in brackets(folded):
        if span.end - span.start > LONGEST_CLAUSE:
            continue
        inside = Span(span.start + 1, span.end - 1)
        parts = tuple(parts_of(folded, inside))
        if parts:
            first_leads = first_leads or FIRST_LEADS.search(folded, inside.start, inside.end) is not None
            yield Clause(span=span, parts=parts, first_leads=first_leads)


def parts_of(folded: str, inside: Span) -> list[Part]:
    """Return the lists of names that a clause holds between its brackets; none, where it is no clause."""
    said = Span(inside.start, _first_sentence_end(folded, inside))
    labels = list(LABEL.finditer(folded, said.start, said.end))
    if labels and labels[0].start() == said.start:
        found = [(word, _without_verb(folded, names)) for word, names in _labelled(labels, said)]
    else:
        found = list(_with_verbs(folded, said))
    return _with_roles(folded, found)


def _first_sentence_end(folded: str, inside: Span) -> int:
    """Return where the sentence that names the units ends: rules for later clauses may follow it."""
    rule = FIRST_LEADS.search(folded, inside.start, inside.end)
    stop = folded.find("。", inside.start, inside.end)
    ends = [place for place in (rule.start() if rule else -1, stop) if place > inside.start]
    return min(ends, default=inside.end)


def _labelled(labels: list[re.Match[str]], inside: Span) -> list[tuple[Span, Span]]:
    """Pair each label with the list from its colon to the next label."""
    ends = [label.start() for label in labels[1:]] + [inside.end]
    return [(Span(*label.span("word")), Span(label.end(), end)) for label, end in zip(labels, ends, strict=True)]


def _without_verb(folded: str, names: Span) -> Span:
    """Cut a list before the verb that may close it: 责任单位:A、B按职责分工负责."""
    verb = next((verb for verb in VERB.finditer(folded, names.start, names.end)), None)
    return Span(names.start, verb.start()) if verb else names


def _with_verbs(folded: str, inside: Span) -> Iterator[tuple[Span, Span]]:
    """Pair each verb with the list before it, back to the verb before; A会同B负责 is two lists."""
    start = inside.start
    for verb in VERB.finditer(folded, inside.start, inside.end):
        word = Span(*verb.span("word"))
        together = TOGETHER.search(folded, start, verb.start())
        if together:
            yield Span(*together.span()), Span(start, together.start())
            start = together.end()
        yield word, Span(start, verb.start())
        start = verb.end() + 1


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
