"""Duties: a responsibility clause → each unit it names, with its role, and what stands there and is no unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.ontology import Basis
from kg.text import Span, without_spaces
from loaders.records import Duty, NameRecord, Role
from loaders.responsibility.name_lists import NONE, Unit, units_of
from loaders.responsibility.organs import Organs
from loaders.responsibility.roles import Clause, Part, role_of
from loaders.rules import pattern

MARKED = pattern("roles", "marked")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a clause names: its duties in the order of its lists, and what stands in a list and is no unit."""

    duties: tuple[Duty, ...]
    refused: tuple[NameRecord, ...]


def named(text: str, folded: str, clause: Clause, organs: Organs = NONE) -> Named:
    """Return what a clause names, each unit once: what it is called first holds."""
    found: dict[str, Duty] = {}
    refused: list[NameRecord] = []
    for part in clause.parts:
        rank = 0
        listed = units_of(folded, part.names, organs)
        marks = [MARKED.match(folded, unit.span.end) for unit in listed]
        for unit, own in zip(listed, _parts_of(part, marks), strict=True):
            if not organs.takes(unit.name):
                refused.append(NameRecord(name=unit.name, span=unit.span))
                continue
            rank += 1
            duty = _duty(text, folded, unit, own, rank, clause.span)
            found.setdefault(unit.name, _by_rule(duty) if clause.first_leads and own.role is Role.JOINT else duty)
    return Named(duties=tuple(found.values()), refused=tuple(refused))


def _parts_of(part: Part, marks: Sequence[re.Match[str] | None]) -> Iterator[Part]:
    """Yield for each unit of a list what gives it its role: the mark behind it, beside which the others support."""
    roles = [role_of(mark["word"], led=False) if mark else part.role for mark in marks]
    led = any(mark and role is Role.LEAD for mark, role in zip(marks, roles, strict=True))
    for mark, role in zip(marks, roles, strict=True):
        word = Span(*mark.span("word")) if mark else part.word
        yield replace(part, word=word, role=Role.SUPPORT if led and not mark else role)


def duties(text: str, folded: str, clause: Clause, organs: Organs = NONE) -> Iterator[Duty]:
    """Yield the duties of a clause in the order of its lists."""
    yield from named(text, folded, clause, organs).duties


def _by_rule(duty: Duty) -> Duty:
    """Apply the document's rule that the first of a list leads and the rest support it."""
    return replace(duty, role=Role.LEAD if duty.rank == 1 else Role.SUPPORT, basis=Basis.DOCUMENT_RULE)


def _duty(text: str, folded: str, unit: Unit, part: Part, rank: int, clause: Span) -> Duty:
    as_printed = unit.name == without_spaces(unit.span.of(folded))
    return Duty(
        name=without_spaces(unit.span.of(text)) if as_printed else unit.name,
        span=unit.span,
        role=part.role,
        word=part.word.of(text),
        word_span=part.word,
        rank=rank,
        basis=Basis.EXPLICIT,
        clause=clause,
    )
