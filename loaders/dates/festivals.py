"""Festivals by their days: fixed ones, and those of the lunar calendar for the years of seeds/rules/festivals.csv."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from kg.resources import csv_rows
from loaders.rules import rules

FIXED = {word: rule.says for rule in rules("milestones", "fixed_festival") for word in rule.words}
LUNAR = {word: rule.says for rule in rules("milestones", "lunar_festival") for word in rule.words}


def festival(name: str, year: int) -> date | None:
    """Return the day of a festival in a year; nothing for a lunar one outside the years of the table."""
    if name in FIXED:
        return date.fromisoformat(f"{year}-{FIXED[name]}")
    days = _lunar().get(str(year))
    return date.fromisoformat(days[LUNAR[name]]) if days else None


@cache
def _lunar() -> Mapping[str, Mapping[str, str]]:
    return {row["year"]: row for row in csv_rows("rules/festivals.csv")}
