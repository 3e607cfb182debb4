"""A thing and what stands around it → a small picture: two columns of names, joined to the thing between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from markupsafe import Markup, escape

from kg.views.site.graph_index import Thing

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
class Picture:
    """The picture of a neighbourhood."""

    spots: Markup
    """The lines and names, as SVG for a page in a folder of the site."""
    height: int
    middle: int
    left: str
    right: str


def picture(left: Sequence[Neighbour], right: Sequence[Neighbour], heads: tuple[str, str]) -> Picture | None:
    """Return the picture of two columns of neighbours under two headings; None where there are none."""
    if not left and not right:
        return None
    tallest = max(min(len(left), MOST), min(len(right), MOST), 2)
    middle = TOP + tallest * LINE // 2 - LINE // 2
    spots = [*_column(left[:MOST], middle, LEFT), *_column(right[:MOST], middle, RIGHT)]
    return Picture(
        spots=Markup("".join(spots)),
        height=TOP + tallest * LINE,
        middle=middle,
        left=_head(heads[0], left),
        right=_head(heads[1], right),
    )


def _head(words: str, neighbours: Sequence[Neighbour]) -> str:
    """Return the heading of a column, with how many of its neighbours are left out."""
    left_out = f" +{len(neighbours) - MOST}" if len(neighbours) > MOST else ""
    return f"{words}{left_out}" if neighbours else ""


def _column(neighbours: Sequence[Neighbour], middle: int, x: int) -> Iterator[str]:
    first = middle - (len(neighbours) - 1) * LINE // 2
    for number, neighbour in enumerate(neighbours):
        yield _spot(neighbour, x, first + number * LINE, middle)


def _spot(neighbour: Neighbour, x: int, y: int, middle: int) -> str:
    """Return the line to a neighbour, its dot and its name; only the names and the note are texts from outside."""
    thing, outward = neighbour.thing, -1 if x < MIDDLE else 1
    near, bend = MIDDLE + outward * 12, (x + MIDDLE) // 2
    guess = " guess" if neighbour.inferred else ""
    note = f'<tspan class="note" dx="6">{escape(neighbour.note)}</tspan>' if neighbour.note else ""
    return (
        f'<path class="e-{neighbour.relation.lower()}{guess}" '
        f'd="M{near} {middle}C{bend} {middle} {bend} {y} {x - outward * 7} {y}"/>\n'
        f'<a href="../{thing.address}"><title>{escape(thing.name)}</title>'
        f'<circle class="{thing.label.lower()}" cx="{x}" cy="{y}" r="5.5"/>'
        f'<text x="{x + outward * 12}" y="{y + 5}" text-anchor="{"end" if outward < 0 else "start"}">'
        f"{escape(_cut(thing.name))}{note}</text></a>\n"
    )


def _cut(name: str) -> str:
    """Return as much of a name as the column is wide."""
    width = 0
    for place, sign in enumerate(name):
        width += 2 if east_asian_width(sign) in "WFA" else 1
        if width > WIDEST:
            return f"{name[: place - 1]}…"
    return name
