"""What the pages say beside the graph's own names, in Chinese and English: seeds/looks/words.toml, checked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from string import Formatter
from typing import Any, NamedTuple

from kg.errors import DataError, nearest
from kg.resources import folder

FILE = "looks/words.toml"
PAGES = ("network", "map", "site", "browser")
SHARED = "shared"
"""The section of what more than one of the pages says."""
LANGUAGES = ("zh", "en")


class Both(NamedTuple):
    """One phrase in both languages."""

    zh: str
    en: str

    def filled(self, **values: object) -> Both:
        """Return the phrase with the values put in; of a value in both languages each half goes into its own."""
        return Both(*(_filled(text, side, values) for side, text in enumerate(self)))

    @property
    def plain(self) -> str:
        """Return the English behind the Chinese, where no markup can stand."""
        return f"{self.zh} {self.en}"


class Words:
    """The phrases of one page, and those it shares with others."""

    def __init__(self, page: str, phrases: Mapping[str, Both]) -> None:
        self._page = page
        self._phrases = phrases

    def __call__(self, key: str, /, **values: object) -> Both:
        """Return the phrase called `key`, the values put in; DataError where there is none."""
        if key not in self._phrases:
            raise self._unknown(key)
        return self._phrases[key].filled(**values) if values else self._phrases[key]

    def group(self, name: str) -> dict[str, Both]:
        """Return the phrases of the table called `name` by the rest of their keys; DataError where there is none."""
        found = {
            key.removeprefix(f"{name}."): both for key, both in self._phrases.items() if key.startswith(f"{name}.")
        }
        if not found:
            raise self._unknown(name)
        return found

    def every(self) -> Mapping[str, Both]:
        """Return all phrases, by key."""
        return self._phrases

    def _unknown(self, key: str) -> DataError:
        near = nearest(key, self._phrases)
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        return DataError(f"seeds/{FILE}: the {self._page} page says {key}, which is not there{hint}")


@cache
def words(page: str) -> Words:
    """Return the words of a page, one of PAGES; DataError where the file does not say what it should."""
    return Words(page, sections()[page] | sections()[SHARED])


@cache
def sections() -> dict[str, dict[str, Both]]:
    """Return the phrases of seeds/looks/words.toml by section, then by key; DataError as for `parsed`."""
    return parsed((folder("seeds") / FILE).read_text(encoding="utf-8"))


def parsed(text: str) -> dict[str, dict[str, Both]]:
    """Return the phrases by section, those of a table within a section as table.key.

    DataError where a section is missing or unknown, a phrase lacks a language, or the English has a gap to fill that the
    Chinese has not.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"seeds/{FILE}: {error}") from None
    wrong = sorted({*PAGES, SHARED} ^ set(found))
    if wrong:
        raise DataError(f"seeds/{FILE}: its sections are {', '.join((*PAGES, SHARED))}; see {', '.join(wrong)}")
    return {section: dict(_phrases(section, "", table)) for section, table in found.items()}


def _phrases(section: str, above: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Both]]:
    for name, value in table.items():
        key = f"{above}{name}"
        if isinstance(value, dict) and value and all(isinstance(each, dict) for each in value.values()):
            yield from _phrases(section, f"{key}.", value)
        else:
            yield key, _both(f"{section}.{key}", value)


def _both(where: str, value: object) -> Both:
    said = value if isinstance(value, dict) else {}
    for language in LANGUAGES:
        if not isinstance(said.get(language), str):
            raise DataError(f"seeds/{FILE}: {where} has no words in {language}; give it both zh and en")
    both = Both(said["zh"], said["en"])
    strange = sorted(_gaps(both.en) - _gaps(both.zh)) + sorted(set(said) - set(LANGUAGES))
    if strange:
        raise DataError(f"seeds/{FILE}: {where} has {', '.join(strange)} in its English only; write it in both")
    return both


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _filled(text: str, side: int, values: Mapping[str, object]) -> str:
    own = {name: value[side] if isinstance(value, Both) else value for name, value in values.items()}
    return text.format(**own)
