"""Numbers → a few classes, so that a shade can be read: natural breaks, nothing counted apart from something."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

MOST_CLASSES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Classes of positive numbers; 0 is class 0, and stands for itself."""

    upper: tuple[int, ...]
    """The greatest number of each class from 1 on."""
    lower: tuple[int, ...]
    """The least number of each class that occurs."""

    def class_of(self, number: int) -> int:
        """Return the class of a number that the scale was made from."""
        return 0 if number <= 0 else bisect_left(self.upper, number) + 1


def scale_of(numbers: Sequence[int]) -> Scale:
    """Return natural breaks (Jenks: least spread within the classes) of the positive ones among `numbers`."""
    ordered = sorted(number for number in numbers if number > 0)
    distinct = sorted(set(ordered))
    ends = _breaks(tuple(ordered), tuple(distinct), min(MOST_CLASSES, len(distinct)))
    starts = [0, *ends[:-1]]
    return Scale(
        upper=tuple(distinct[end - 1] for end in ends), lower=tuple(distinct[start] for start in starts[: len(ends)])
    )


def _breaks(ordered: tuple[int, ...], distinct: tuple[int, ...], classes: int) -> tuple[int, ...]:
    """Return where each class ends in `distinct`, the end excluded."""
    weights = [ordered.count(number) for number in distinct]
    sums = [(0, 0, 0)]
    for number, weight in zip(distinct, weights, strict=True):
        count, total, squares = sums[-1]
        sums.append((count + weight, total + weight * number, squares + weight * number * number))

    def spread(first: int, end: int) -> float:
        count, total, squares = (b - a for a, b in zip(sums[first], sums[end], strict=True))
        return squares - total * total / count

    @cache
    def best(end: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            return spread(0, end), (end,)
        options = (best(cut, left - 1) for cut in range(left - 1, end))
        return min((cost + spread(ends[-1], end), (*ends, end)) for cost, ends in options)

    return best(len(distinct), classes)[1] if classes else ()


def ranges(scale: Scale) -> list[str]:
    """Return what each class from 1 on holds, in figures: 3, 4–9, …"""
    return [str(low) if low == high else f"{low}–{high}" for low, high in zip(scale.lower, scale.upper, strict=True)]
