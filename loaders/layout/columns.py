"""The columns of a table of work: what each holds by its header, how well a cell fits it, and which cell stands in which.

In flattened text merged and empty cells are lost, so that the cells of a row are aligned to the columns by the cheapest
reading of all (dynamic programming over kinds of cells); a reading that stays dear is none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.rules import pattern, rules
from loaders.units import is_unit

COLUMNS = rules("columns", "column")
EMPTY = pattern("columns", "empty")
SAME = pattern("columns", "same")
TIME_LIMIT = pattern("columns", "time_limit")
MASKED = pattern("columns", "masked_name")
WORK_BEGINS = pattern("columns", "work_begins")
VERB = re.compile(rf"(?:{pattern('roles', 'verb').pattern})[。;. ]*\Z")
SERIAL = re.compile(
    r"\(?\d{1,3}\)?[.、]?|\([一二三四五六七八九十]{1,3}\)|[①-⑳]|[一二三四五六七八九十]{1,3}|第[一二三四五六七八九十\d]{1,3}[\u4e00-\u9fff]{0,4}[组批项类]|[甲乙丙丁戊己庚辛壬癸]组?|[A-Z]{1,2}-?\d{0,3}"
)
PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}(?:[、, ][\u4e00-\u9fff]{2,4})*")
PARTS_OF_TIME = re.compile("[;,。]")
LIST_SIGNS = re.compile(r"[、,;|\s]+")
LONGEST_UNIT = 25
MANY = 4
"""Of so many names of a list one may be cut or strange."""
LONGEST_SHORT = 16
"""Characters: a cell up to so many may name a category, a longer one is a sentence."""
OTHER = "other"
OPENING = frozenset({"serial", "mark"})
"""Kinds of columns that rows open with."""
WORK = frozenset({"task", "measure", "goal"})
"""Kinds of columns that say what is to be done."""
UNITS = frozenset({"duty", "builder"})
"""Kinds of columns of units that answer for the work, or may."""
ITEM = "item"
"""The one of them that a row's task stands in."""

# What it costs to read a column as empty, and to read two cells as one that was broken.
SKIPPED = {ITEM: 3.5, "serial": 0.3, "category": 0.2, "task": 1.0, "measure": 1.0, "goal": 0.8, "duty": 0.7}
JOINED = {
    ITEM: 0.3,
    "task": 0.3,
    "measure": 0.3,
    "goal": 0.3,
    "duty": 0.5,
    "remark": 0.3,
    "category": 0.5,
    "deadline": 0.6,
}
SKIPPED_ELSE, JOINED_ELSE = 0.4, 2.0
FEW_LEAD = 0.05
"""Of two columns of units the last one rather holds several, since few lead."""
WRONG = 3.0
"""The cost of a cell that its column cannot hold; a reading with such a cell is no reading."""


@lru_cache(maxsize=1024)
def kind_of(head: str) -> str:
    """Return what a column holds by its header: serial, duty, person, remark, deadline, place, goal, measure, task …."""
    plain = head.replace(" ", "")
    return next((rule.says for rule in COLUMNS if rule.pattern.search(plain)), OTHER)


def kinds_of(heads: Sequence[str]) -> tuple[str, ...]:
    """Return the kinds of columns under `heads`, the one that a row's task stands in told as ITEM.

    It is the last of measures, else the last task, else the last goal; of no such column, the last category, or the
    last of places. What stands behind the units says how they go about it, so that the columns before them come first.
    """
    kinds = [kind_of(head) for head in heads]
    units = next((index for index, kind in enumerate(kinds) if kind in UNITS), len(kinds))
    before = kinds[:units] if not WORK.isdisjoint(kinds[:units]) else kinds
    for wanted in ("measure", "task", "goal", "category", "place"):
        if wanted in before:
            kinds[len(before) - 1 - before[::-1].index(wanted)] = ITEM
            break
    return tuple(kinds)


def is_work(kinds: Sequence[str]) -> bool:
    """Tell whether a table says, or may say, who is to do what."""
    return not UNITS.isdisjoint(kinds) and ITEM in kinds


def is_time(cell: str) -> bool:
    """Tell whether a cell tells until when: 2024年底, or a stage and its date one after the other."""
    parts = [part.strip() for part in PARTS_OF_TIME.split(cell) if part.strip()]
    return bool(parts) and all(TIME_LIMIT.fullmatch(part) for part in parts)


@lru_cache(maxsize=4096)
def cost_of(kind: str, cell: str) -> float:
    """Return how ill a cell fits a column of `kind`: 0 where it fits, WRONG or more where it cannot stand there."""
    if EMPTY.fullmatch(cell) or (kind != "serial" and SAME.fullmatch(cell)):
        return 0.3
    is_long = len(cell) > LONGEST_SHORT or cell.endswith(("。", ";"))
    if kind == "serial":
        return 0.0 if SERIAL.fullmatch(cell) else WRONG + 1
    if kind == "mark":
        return 0.0 if SERIAL.fullmatch(cell) else 1.0 if not is_long else WRONG
    if kind == "duty":
        return _cost_of_units(cell)
    if kind in ("deadline", "start"):
        return 0.0 if is_time(cell) else 1.5 if not is_long else WRONG
    if MASKED.fullmatch(cell):
        return 0.0 if kind == "person" else WRONG
    if kind == "person":
        return 0.0 if PERSON.fullmatch(cell) and not is_units(cell) else 1.5
    if SERIAL.fullmatch(cell) and kind != "goal":
        return WRONG + 1 if kind in WORK or kind in (ITEM, "category") else 0.5
    return _cost_of_text(kind, cell, is_long=is_long)


def _cost_of_units(cell: str) -> float:
    if SERIAL.fullmatch(cell):
        return WRONG + 1
    if is_units(cell):
        return 0.0
    if is_time(cell) or cell.endswith("。"):
        return WRONG + 1
    return WRONG if len(cell) <= LONGEST_UNIT else WRONG + 2


def _cost_of_text(kind: str, cell: str, *, is_long: bool) -> float:
    if kind == "category":
        return (2.0 if is_long else 0.0) + (2.0 if is_units(cell) else 0.0)
    if kind in WORK or kind == ITEM:
        is_list = is_units(cell) and LIST_SIGNS.search(cell)
        looks_otherwise = is_units(cell) or is_time(cell)
        return 2.5 if is_list or (looks_otherwise and not is_long) else 0.2 if kind != "task" and not is_long else 0.0
    if kind in ("builder", "unknown units"):
        return 0.0 if is_units(cell) else 0.8
    return 0.8 if is_long or is_units(cell) else 0.4


@lru_cache(maxsize=4096)
def is_units(cell: str) -> bool:
    """Tell whether a cell is a list of what ends as units do."""
    parts = [VERB.sub("", part) or part for part in LIST_SIGNS.split(cell.rstrip("等")) if part]
    units = sum(is_unit(part) and len(part) <= LONGEST_UNIT and not WORK_BEGINS.match(part) for part in parts)
    return bool(parts) and units >= len(parts) - len(parts) // MANY


def cost_of_row(kinds: Sequence[str], cells: Sequence[str]) -> float:
    """Return what it costs to read a row as it stands, each cell in the column of its place."""
    return sum(cost_of(kind, cell) if cell else _skipped(kind) for kind, cell in zip(kinds, cells, strict=False))


def aligned(kinds: Sequence[str], cells: Sequence[str], *, one_row: bool) -> tuple[list[int], float] | None:
    """Return the column of each cell in the cheapest reading, and its cost; None where no reading holds.

    Columns never go back within a row; unless it is to be `one_row`, a cell in an earlier column begins a new one.
    """
    count = len(kinds)
    skips, steps = _ways(tuple(kinds), one_row=one_row)
    best = [skips[column] + cost_of(kinds[column], cells[0]) for column in range(count)]
    back: list[list[int]] = []
    for cell in cells[1:]:
        reached = [
            min((cost + step, before) for before, (cost, step) in enumerate(zip(best, to, strict=True))) for to in steps
        ]
        best = [cost + cost_of(kind, cell) for kind, (cost, _) in zip(kinds, reached, strict=True)]
        back.append([before for _, before in reached])
    total, column = min((best[column] + skips[count] - skips[column + 1], column) for column in range(count))
    if math.isinf(total):
        return None
    columns = [column]
    for came in reversed(back):
        columns.append(came[columns[-1]])
    return columns[::-1], total


@lru_cache(maxsize=64)
def _ways(kinds: tuple[str, ...], *, one_row: bool) -> tuple[list[float], list[list[float]]]:
    """Return what it costs to leave out all columns before each one, and to come to each column from every other."""
    skips = [0.0]
    for kind in kinds:
        skips.append(skips[-1] + _skipped(kind))
    columns = range(len(kinds))
    return skips, [[_step(kinds, skips, before, column, one_row=one_row) for before in columns] for column in columns]


def _step(kinds: Sequence[str], skips: Sequence[float], before: int, column: int, *, one_row: bool) -> float:
    """Return what it costs to go from one column to another, or to the same in the same row, or to the next row."""
    if column > before:
        return skips[column] - skips[before + 1]
    next_row = math.inf if one_row else skips[len(kinds)] - skips[before + 1] + skips[column] + 0.1
    if column != before:
        return next_row
    leads = kinds[column] in UNITS and not UNITS.isdisjoint(kinds[column + 1 :])
    return min(next_row, JOINED.get(kinds[column], JOINED_ELSE) + FEW_LEAD * leads)


def _skipped(kind: str) -> float:
    return SKIPPED.get(kind, SKIPPED_ELSE)


def starts_row(kinds: Sequence[str], columns: Sequence[int], cells: Sequence[str], index: int) -> bool:
    """Tell whether the cell at `index` of a reading begins a row: the first, one further left, or the same unless joined."""
    if index == 0 or columns[index] < columns[index - 1]:
        return True
    if columns[index] > columns[index - 1]:
        return False
    kind = kinds[columns[index]]
    skipped_all = sum(_skipped(other) for other in kinds) - _skipped(kind) + 0.1
    return skipped_all < JOINED.get(kind, JOINED_ELSE)
