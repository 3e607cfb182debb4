"""The roles that words give to units, and what a clause holds: lists of names, each with its word of role."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg.text import Span
from loaders.records import Role
from loaders.rules import rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One list of names in a clause and the word that gives their role."""

    word: Span
    names: tuple[Span, ...]
    """Its pieces: what is said in between of a deadline or a person is none of it."""
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A responsibility clause: its span, brackets included, and its lists."""

    span: Span
    parts: tuple[Part, ...]
    first_leads: bool = False
    """Whether the document says, here or before, that the first of a list leads."""
    is_prose: bool = False
    """Whether it is part of a sentence (由市科委牵头), and so governs its whole paragraph."""
    is_sentence: bool = False
    """Whether it is a whole sentence (市财政局负责…), and so the task itself."""
    deadlines: tuple[Span, ...] = ()
    """Where it says until when: 完成时限:2025年12月底."""

    @property
    def closes(self) -> bool:
        """Whether it closes the text before it."""
        return not (self.is_prose or self.is_sentence)


def role_of(word: str, *, led: bool) -> Role:
    """Return the role that a word gives: 责任 beside a lead supports, without one it is joint."""
    said = _role_said(word)
    return Role.SUPPORT if led and said is not Role.LEAD else said


@lru_cache(maxsize=256)
def _role_said(word: str) -> Role:
    """Return the role of the first rule that the word fits: what leads comes before what supports."""
    return next((Role(rule.says) for rule in rules("roles", "role") if rule.pattern.search(word)), Role.JOINT)
