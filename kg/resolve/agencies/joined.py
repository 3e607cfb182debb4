"""Organs whose names are made of known words, mostly of two systems or more: 住房城乡建设和交通局, 住建水利局, 文体广旅局.

Which systems one organ joins differs from county to county, so no table lists them all; seeds/agencies/joined.csv holds
the words that such names are made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.resources import csv_rows

ENDING = re.compile("(?P<words>.{2,})(?P<ending>厅|局|委员会|委|办公室|办)$")
FULL_ENDINGS = {"委": "委员会", "办": "办公室"}
JOINING = ("和", "与")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a joined name."""

    word: str
    stands_for: str
    """The word of the official name that all spellings share."""
    abbreviated: bool
    """Whether no official name is written so: 住建, 文."""
    system: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A joined name, taken apart."""

    key: str
    """What all spellings of it share."""
    full: str
    """As an official name has it: as printed, or, where it holds an abbreviation, with all words spelt out."""
    system: str
    """That of the first word."""


@cache
def words() -> Mapping[str, Word]:
    """Return the words of seeds/agencies/joined.csv; read once."""
    rows = csv_rows("agencies/joined.csv")
    return {
        row["word"]: Word(
            word=row["word"],
            stands_for=row["stands_for"],
            abbreviated=bool(row["abbreviated"]),
            system=row["system"],
        )
        for row in rows
    }


@cache
def _longest() -> int:
    return max(map(len, words()))


def joined(name: str) -> Joined | None:
    """Return what a name without its place is made of: known words and an ending; None for any other.

    One word alone must be an official one (文化委, not 住建委). Single characters stand for a word only among
    abbreviations, three characters of them at least: 文体广旅局, but not 水文局.
    """
    match = ENDING.fullmatch(name)
    parts = next(_parts(match["words"]), []) if match else []
    made_of = [words()[part] for part in parts if part not in JOINING]
    if not match or not made_of or not _is_even(made_of):
        return None
    ending = FULL_ENDINGS.get(match["ending"], match["ending"])
    return Joined(
        key="".join(word.stands_for for word in made_of) + ending,
        full=_spelt_out(parts, made_of) + ending,
        system=made_of[0].system,
    )


def _spelt_out(parts: list[str], made_of: list[Word]) -> str:
    """Return the words as an official name has them: as printed, or with abbreviations spelt out.

    Of two words the 和 inside gives way to the one between: 住房城乡建设和水利局 for 住建水利局.
    """
    if not any(word.abbreviated for word in made_of):
        return "".join(parts)
    if len(made_of) == 2:
        return "和".join(word.stands_for.replace("和", "") for word in made_of)
    return "".join(part if part in JOINING else words()[part].stands_for.replace("和", "") for part in parts)


def system_of(name: str) -> str:
    """Return the system of the word that a name without its place opens with; empty where it opens with none."""
    openings = (words().get(name[:size]) for size in range(_longest(), 1, -1))
    return next((word.system for word in openings if word), "")


def _parts(text: str) -> Iterator[list[str]]:
    """Yield the ways to cut `text` into words, 和 and 与 between them, those with the longest words first."""
    for size in range(min(_longest(), len(text)), 0, -1):
        word, rest = text[:size], text[size:]
        if word not in words():
            continue
        if not rest:
            yield [word]
        yield from ([word, *following] for following in _parts(rest))
        if rest[:1] in JOINING:
            yield from ([word, rest[0], *following] for following in _parts(rest[1:]))


def _is_even(made_of: list[Word]) -> bool:
    if len(made_of) == 1:
        return not made_of[0].abbreviated and len(made_of[0].word) > 1
    return min(len(word.word) for word in made_of) > 1 or (
        max(len(word.word) for word in made_of) < 3 and sum(len(word.word) for word in made_of) > 2
    )
