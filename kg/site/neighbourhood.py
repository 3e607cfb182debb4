"""A thing and what stands around it → a small picture: two columns of names, joined to the thing between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from kg.site.atlas import Thing

MOST = 11
"""Names in a column."""
WIDTH, LINE, TOP = 940, 24, 44
MIDDLE, LEFT, RIGHT = 470, 290, 650
"""Where the thing stands, and where the dots of the columns do, in pixels."""
WIDEST = 40
"""Half-widths of a name; the whole name is told to who points at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A thing that stands around another."""

    thing: Thing
    relation: str
    """The relationship type, which says how the line is drawn."""
    inferred: bool = False
    note: str = ""
    """Said behind its name: how many tasks are shared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A neighbour with its place in the picture."""

    neighbour: Neighbour
    name: str
    x: int
    y: int
    text_x: int
    anchor: str
    curve: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture of a neighbourhood."""

    spots: Sequence[Spot]
    height: int
    middle: int
    left: str
    right: str
    more: tuple[int, int]
    """How many neighbours either column leaves out."""


def picture(left: Sequence[Neighbour], right: Sequence[Neighbour], heads: tuple[str, str]) -> Picture | None:
    """Return the picture of two columns of neighbours under two headings; None where there are none."""
    if not left and not right:
        return None
    tallest = max(min(len(left), MOST), min(len(right), MOST), 2)
    height = TOP + tallest * LINE
    middle = TOP + tallest * LINE // 2 - LINE // 2
    return Picture(
        spots=[*_column(left[:MOST], middle, LEFT), *_column(right[:MOST], middle, RIGHT)],
        height=height,
        middle=middle,
        left=heads[0] if left else "",
        right=heads[1] if right else "",
        more=(max(len(left) - MOST, 0), max(len(right) - MOST, 0)),
    )


def _column(neighbours: Sequence[Neighbour], middle: int, x: int) -> list[Spot]:
    first = middle - (len(neighbours) - 1) * LINE // 2
    return [_spot(neighbour, x, first + number * LINE, middle) for number, neighbour in enumerate(neighbours)]


def _spot(neighbour: Neighbour, x: int, y: int, middle: int) -> Spot:
    outward = -1 if x < MIDDLE else 1
    near, bend = MIDDLE + outward * 12, (x + MIDDLE) // 2
    return Spot(
        neighbour=neighbour,
        name=_cut(neighbour.thing.name),
        x=x,
        y=y,
        text_x=x + outward * 12,
        anchor="end" if outward < 0 else "start",
        curve=f"M{near} {middle}C{bend} {middle} {bend} {y} {x - outward * 7} {y}",
    )


def _cut(name: str) -> str:
    """Return as much of a name as the column is wide."""
    width = 0
    for place, sign in enumerate(name):
        width += 2 if east_asian_width(sign) in "WFA" else 1
        if width > WIDEST:
            return f"{name[: place - 1]}…"
    return name
