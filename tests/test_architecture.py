"""ARCHITECTURE.md: its floors are those of the house, and what it names is there."""

import re

import pytest

from tests.readme import ROOT
from tests.test_layers import FLOORS, FLOORS_OF_LOADERS

PAGES = ("ARCHITECTURE.md", "ARCHITECTURE.zh.md")
ROW = re.compile(r"^\| (`[^|]+`) \|", re.M)
NAME = re.compile(r"`([^`]+)`")
FLAT = re.compile(r"(?:kg|loaders|cypher|seeds|tests|bench)(?:/[\w.-]+)*/?")


@pytest.mark.parametrize("page", PAGES)
def test_the_floors_are_those_that_the_imports_keep_to(page):
    rows = [tuple(NAME.findall(row)) for row in ROW.findall((ROOT / page).read_text(encoding="utf-8"))]
    inside = [tuple(name.removeprefix("loaders.") for name in floor) for floor in FLOORS_OF_LOADERS]
    named = [{*row} for row in rows]
    assert [{*floor} for floor in FLOORS] == named[: len(FLOORS)]
    assert [{*floor} for floor in inside] == named[len(FLOORS) : len(FLOORS) + len(inside)]


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_is_named_is_there(page):
    named = {name for name in NAME.findall((ROOT / page).read_text(encoding="utf-8")) if FLAT.fullmatch(name)}
    assert len(named) > 15
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
