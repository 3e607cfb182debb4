"""What is best among several, ties included: where two are as good, nobody but a person can choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

T = TypeVar("T")


def least(found: Iterable[T], rank: Callable[[T], Any]) -> list[T]:
    """Return those of the least rank, in their order; each is ranked once, and one alone not at all."""
    every = list(found)
    if len(every) < 2:
        return every
    ranks = [rank(one) for one in every]
    best = min(ranks)
    return [one for one, its in zip(every, ranks, strict=True) if its == best]
