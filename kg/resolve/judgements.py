"""What a person decided on names, as rows of a plain file: which they are, for which documents they hold, and how they are written."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from operator import eq

from kg.errors import DataError, nearest
from kg.ontology import Place
from kg.reference.gazetteer import NATION, Context, gazetteer
from kg.resolve.agencies.directory import WIDTHS
from kg.resolve.places import locate, place_of
from kg.resolve.places.vocabulary import vocabulary_for
from kg.resources import listed
from kg.text import without_spaces

NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]|^[=+\-@]")
"""Control characters, and how a formula of a spreadsheet begins."""


class Verdict(StrEnum):
    """What was decided on a name."""

    SAME_AS = "same-as"
    """It means the target."""
    NOT_SAME = "not-same"
    """It means none of the targets, whatever it looks like."""
    GROUP_OF = "group-of"
    """It stands for all the targets."""
    IGNORE = "ignore"
    """It names nobody and nothing."""


KINDS = ("agency", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One row of the file."""

    name: str
    """As printed, or as the graph calls what it resolved to."""
    kind: str
    """agency or place."""
    within: str = ""
    """The adcode or name of the place in whose documents, and in those of what lies in it, it holds; empty: in all."""
    decision: Verdict
    targets: tuple[str, ...] = ()
    """Names or ids."""
    note: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What no two decisions may share: one name is decided on once a scope."""
        return self.kind, key_of(self.name), _code(self.within)

    @property
    def told(self) -> str:
        """The decision in words: same-as 湖北省发展改革委 (within 黄石)."""
        scope = f" (within {self.within})" if self.within else ""
        return f"{self.decision} {'、'.join(self.targets)}".strip() + scope


COLUMNS = tuple(field.name for field in fields(Decision))


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions, to be asked by name."""

    rows: tuple[Decision, ...] = ()

    def holding(self, context: Context) -> Mapping[tuple[str, str], Decision]:
        """Return the decisions that hold in a document of `context`, by kind and `key_of` the name; of several the narrowest."""
        scope = _scope(context)
        rows = [row for row in self.rows if _code(row.within) in scope]
        widest_first = sorted(rows, key=lambda row: -scope.index(_code(row.within)))
        return {(row.kind, key_of(row.name)): row for row in widest_first}

    def on(self, name: str, kind: str, context: Context) -> Decision | None:
        """Return the decision on a name in a document of `context`; None where nothing was decided."""
        return self.holding(context).get((kind, key_of(name)))

    def with_row(self, row: Decision) -> Decisions:
        """Return these decisions with `row` added, in place of one on the same name and scope."""
        return Decisions(tuple(sorted([*self.without(row.key).rows, row], key=lambda other: other.key)))

    def without(self, key: tuple[str, str, str]) -> Decisions:
        """Return these decisions without the one of that key."""
        return Decisions(tuple(row for row in self.rows if row.key != key))


NONE = Decisions()


def key_of(name: str) -> str:
    """Return what all spellings of one printed name share: no white space, half-width brackets."""
    return without_spaces(name).translate(WIDTHS)


def _scope(context: Context) -> list[str]:
    """Return the adcodes of the places whose documents include those of `context`, nearest first; "" stands for all."""
    code = context.jurisdiction
    if not gazetteer().divisions_of(code):
        return [code, ""] if code else [""]
    return [code, *(row.code for row in gazetteer().ancestors(code, context.year)), NATION, ""]


@lru_cache(maxsize=1024)
def _code(within: str) -> str:
    """Return the adcode of a scope; LookupError where no place is called so."""
    if within in ("", NATION) or gazetteer().divisions_of(within):
        return within
    found = [row for row in gazetteer().divisions if within in (row.name, row.short)]
    return min(
        found, key=lambda row: (not row.current, row.level != "province", row.level != "prefecture", row.code)
    ).code


# --- places ----------------------------------------------------------------------------------------------------------


def place_called(name: str, context: Context) -> Place | None:
    """Return the place that `name` means in a document: an id, a name, or a chain of names such as 北京市朝阳区.

    None where no gazetteer knows it.
    """
    if name.isdecimal() or "/" in name:
        return _place_of(name, context.year)
    chain = locate(name, context)
    bounds = [0, *(one.span.end for one in chain)]
    if chain and bounds[-1] == len(name) and all(map(eq, bounds, (one.span.start for one in chain))):
        return chain[-1].place
    keys = vocabulary_for(name, context.jurisdiction).known(name)
    return _place_of(keys[0], context.year) if keys else None


def _place_of(key: str, year: int) -> Place | None:
    try:
        return place_of(key, year)
    except KeyError:
        return None


# --- the file --------------------------------------------------------------------------------------------------------


def parse(data: bytes, path: str) -> Decisions:
    """Return the decisions that a file holds, CSV in UTF-8 with a header; DataError, with `path` and line, for a bad row."""
    try:
        reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        rows = [(reader.line_num, row) for row in reader if row]
    except UnicodeDecodeError:
        raise DataError(f"{path}: save it as UTF-8, which it is not") from None
    except csv.Error as error:
        raise DataError(f"{path}: correct the quotation marks of its CSV ({error})") from None
    if not rows or tuple(rows[0][1]) != COLUMNS:
        raise DataError(f"{path}, line 1: write the header {','.join(COLUMNS)}")
    found: dict[tuple[str, str, str], Decision] = {}
    for line, cells in rows[1:]:
        row = _row(cells, f"{path}, line {line}")
        if row.key in found:
            raise DataError(f"{path}, line {line}: keep one decision on {row.name}, there are two")
        found[row.key] = row
    return Decisions(tuple(found.values()))


def written(decisions: Decisions) -> str:
    """Return the text of the file, in the order of the decisions."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in decisions.rows:
        writer.writerow([row.name, row.kind, row.within, row.decision.value, "|".join(row.targets), row.note])
    return file.getvalue()


def _row(cells: list[str], where: str) -> Decision:
    if len(cells) != len(COLUMNS):
        raise DataError(f"{where}: write {len(COLUMNS)} cells, {','.join(COLUMNS)}; there are {len(cells)}")
    said = dict(zip(COLUMNS, (cell.strip() for cell in cells), strict=True))
    if said["decision"] not in list(Verdict):
        near = nearest(said["decision"], list(Verdict), most=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise DataError(f"{where}: the decision is one of {', '.join(Verdict)}, not {said['decision']!r}{hint}")
    return checked(
        Decision(
            name=said["name"],
            kind=said["kind"],
            within=said["within"],
            decision=Verdict(said["decision"]),
            targets=listed(said["targets"]),
            note=said["note"],
        ),
        where,
    )


def checked(row: Decision, where: str) -> Decision:
    """Return `row`; DataError, beginning with `where`, where it cannot be obeyed."""
    fault = next(_faults(row), "")
    if fault:
        raise DataError(f"{where}: {fault}")
    return row


def _faults(row: Decision) -> Iterator[str]:
    if not row.name:
        yield "name what was decided on"
    for text in (row.name, row.within, *row.targets, row.note):
        if NO_TEXT.search(text):
            yield f"{text!r} is no name: it holds a control character or begins like a formula"
    if "|" in row.name:
        yield f"{row.name} holds |, which separates names"
    if row.kind not in KINDS:
        yield f"the kind is agency or place, not {row.kind!r}"
    yield from _target_faults(row)
    try:
        _code(row.within)
    except ValueError:
        yield f"no place is called {row.within}: give the name or the adcode of one, or nothing"


def _target_faults(row: Decision) -> Iterator[str]:
    if row.decision is Verdict.IGNORE and row.targets:
        yield "to ignore a name takes no target"
    if row.decision is not Verdict.IGNORE and not all(row.targets or [""]):
        yield f"{row.decision} needs a target"
    if row.decision is Verdict.SAME_AS and len(row.targets) > 1:
        yield "a name is the same as one target; for several, decide group-of"
    if row.kind == "place":
        if row.decision is Verdict.GROUP_OF:
            yield "a place is no group: decide same-as, not-same or ignore"
        for target in row.targets:
            if place_called(target, Context()) is None:
                yield f"no place is called {target}: give the name or the id of a known one"
