"""Finds agencies in running text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """x"""

    places: frozenset[str]
    relative: frozenset[str]
    organs: frozenset[str]
    national: frozenset[str]
    framed: frozenset[tuple[str, str]]
