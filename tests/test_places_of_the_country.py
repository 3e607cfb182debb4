"""Places of the whole country, as the openings of plans name them: every name in its province and year, and what is no name."""

import re
from pathlib import Path

import pytest

from kg.reference.gazetteer import Context, gazetteer
from kg.resolve.places import locate

OPENINGS = Path(__file__).parent / "places" / "openings.txt"
LINES = [line for line in OPENINGS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
MARK = re.compile(r"\[([^\[\]=]+)(?:=([^\[\]]+))?\]")


def _code(said, province, year):
    """Return the id that a mark says: an id itself, or the one division of that name in its year and province."""
    if said.startswith(("zone/", "region/")) or said.isdecimal():
        return said
    above, _, name = said.removeprefix("/").rpartition("/")
    rows = [row for row in gazetteer().divisions if row.name == name]
    if not said.startswith("/"):
        rows = [row for row in rows if row.code[:2] == province]
    for part in filter(None, above.split("/")):
        rows = [row for row in rows if part in {one.name for one in gazetteer().ancestors(row.code, year)}]
    codes = {row.code for row in rows if row.valid_in(year)}
    assert len(codes) == 1, f"{said}: {sorted(codes)}"
    return codes.pop()


def _read(line):
    """Return the context of a line, its text, and what its marks say: {(start, end): id, or ? where it is to stay open}."""
    jurisdiction, year, marked = line.split(" ", 2)
    text, said, last = "", {}, 0
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        target = mark[2] or mark[1]
        expected = "?" if target == "?" else _code(target, jurisdiction[:2], int(year))
        said[len(text), len(text) + len(mark[1])] = expected
        text += mark[1]
        last = mark.end()
    return Context(jurisdiction=jurisdiction, year=int(year)), text + marked[last:], said


def _found(text, context):
    return {(one.span.start, one.span.end): one.place.id for one in locate(text, context)}


@pytest.mark.parametrize("line", LINES, ids=[line[:24] for line in LINES])
def test_each_name_of_a_plans_opening_is_the_place_of_its_province_and_year(line):
    context, text, said = _read(line)
    assert _found(text, context) == {span: code for span, code in said.items() if code != "?"}


def test_the_table_names_600_places_of_all_31_provinces():
    read = [_read(line) for line in LINES]
    assert sum(len(said) for _, _, said in read) >= 600
    assert len({context.jurisdiction[:2] for context, _, _ in read} - {"10"}) == 31


def _divisions_since(first):
    for row in gazetteer().divisions:
        year = (max(row.valid_from, first) + min(row.valid_to, 2024)) // 2
        if row.level != "province" and row.valid_in(year) and gazetteer().division(row.code, year) == row:
            yield row, year


def test_no_division_is_taken_for_another_where_its_province_names_it_in_full():
    read, wrong = 0, []
    for row, year in _divisions_since(1998):
        context = Context(jurisdiction=f"{row.code[:2]}0000", year=year)
        found = _found(f"支持{row.name}建设。", context)
        read += found == {(2, 2 + len(row.name)): row.code}
        wrong += [(row.name, year, code) for code in found.values() if code != row.code]
    assert wrong == []
    assert read > 4100
