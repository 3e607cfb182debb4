"""Duties: a responsibility clause → each unit it names, with its role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.ontology import Basis
from kg.text import Span, without_spaces
from loaders.records import Duty, Role
from loaders.responsibility.name_lists import Unit, units
from loaders.responsibility.roles import Clause


def duties(text: str, folded: str, clause: Clause) -> Iterator[Duty]:
    """Yield the duties of a clause in the order of its lists, each unit once: what it is called first holds."""
    seen: set[str] = set()
    for part in clause.parts:
        for rank, unit in enumerate(units(folded, part.names), start=1):
            if unit.name not in seen:
                seen.add(unit.name)
                duty = _duty(text, folded, unit, part.role, part.word.of(text), rank, clause.span)
                yield _by_rule(duty) if clause.first_leads and part.role is Role.JOINT else duty


def _by_rule(duty: Duty) -> Duty:
    """Apply the document's rule that the first of a list leads and the rest support it."""
    return replace(duty, role=Role.LEAD if duty.rank == 1 else Role.SUPPORT, basis=Basis.DOCUMENT_RULE)


def _duty(text: str, folded: str, unit: Unit, role: Role, word: str, rank: int, clause: Span) -> Duty:
    as_printed = unit.name == without_spaces(unit.span.of(folded))
    name = without_spaces(unit.span.of(text)) if as_printed else unit.name
    return Duty(name=name, span=unit.span, role=role, word=word, rank=rank, basis=Basis.EXPLICIT, clause=clause)
