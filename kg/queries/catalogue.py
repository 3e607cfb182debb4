"""The catalogue of canned questions: cypher/*.cypher, each with a header that says what it asks and what it takes.

    // 中文题目
    // What it answers, in as many lines as it needs.
    // $agency: agency name, alias or id, e.g. 省发改委
    // $role: only this role, one of lead | joint | support (default: all)
    // theme: 谁负责 Who
    // draws: task: Task, agency_id: Agency
    // table: agency, document | number, title, quote
    MATCH …
    RETURN … ORDER BY … LIMIT $limit;

The file's stem is the name of the question. A parameter with a default may be left out; one whose default is a
number takes a number, one whose example is an ISO date takes such a date. `draws` names the columns that hold ids of
nodes, and the labels of these nodes. `theme` is one of THEMES, under which lists show the question.
`table` names the columns that a table for people shows; those before the bar head each run of rows that share them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Final

from kg.errors import DataError, QueryError, nearest
from kg.resources import folder
from kg.statements.check import columns, faults

SUFFIX: Final = ".cypher"
PARAMETER: Final = re.compile(
    r"\$(?P<name>\w+): (?P<description>.+?)"
    r"(?:, one of (?P<choices>\w+(?: \| \w+)*))?"
    r"(?:, e\.g\. (?P<example>.+?))?"
    r"(?: \(default: (?P<default>[^)]+)\))?"
)
DRAWN: Final = re.compile(r"(?P<column>\w+): (?P<labels>\w+(?: \| \w+)*)")
THEMES: Final = ("谁负责 Who", "在哪里 Where", "何时、多少 When, how much", "文件对照 Side by side", "机构 Agencies")
"""What questions are about, in the order of lists; the questions of one stand in the order of their names."""
LIST_COMMAND: Final = "(kg query --list)"

Value = str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a question wants to be told."""

    name: str
    description: str
    example: str = ""
    choices: tuple[str, ...] = ()
    """The values it may have, the default included; empty where any will do."""
    default: Value | None = None
    """What it is where nothing is said; None: it must be given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A canned question."""

    name: str
    title: str
    """In Chinese."""
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    draws: Mapping[str, tuple[str, ...]]
    """What a picture of the answer starts from: the columns that hold ids of nodes, or lists of ids, and their labels."""
    heads: tuple[str, ...] = ()
    """The columns that head each run of rows in a table for people."""
    shown: tuple[str, ...]
    """The columns of such a table; all of them where the file does not say."""
    theme: str
    """One of THEMES."""
    text: str
    """The Cypher, header included."""


@cache
def catalogue() -> Mapping[str, Question]:
    """Return the questions by name, in order of name; DataError, with file and line, where one is not in order."""
    files = (file for file in folder("cypher").iterdir() if file.name.endswith(SUFFIX))
    return MappingProxyType({q.name: q for q in map(_read, sorted(files, key=lambda file: file.name))})


def themes() -> dict[str, tuple[Question, ...]]:
    """Return the questions by theme, in the order of THEMES and of names."""
    return {theme: tuple(asked for asked in catalogue().values() if asked.theme == theme) for theme in THEMES}


def question(name: str) -> Question:
    """Return the question called `name`; QueryError, with the names that look like it, where there is none."""
    try:
        return catalogue()[name]
    except KeyError:
        raise QueryError(f"no query called {name}{_perhaps(name, catalogue())} {LIST_COMMAND}") from None


def bind(asked: Question, given: Mapping[str, Value]) -> dict[str, Value]:
    """Return a value for every parameter of `asked`; QueryError where one is unknown, missing or of the wrong kind."""
    names = [parameter.name for parameter in asked.parameters]
    for name in given:
        if name not in names:
            raise QueryError(f"{asked.name} takes no {name}{_perhaps(name, names)} (it takes {', '.join(names)})")
    return {parameter.name: _value(asked, parameter, given) for parameter in asked.parameters}


def _value(asked: Question, parameter: Parameter, given: Mapping[str, Value]) -> Value:
    value = given.get(parameter.name, parameter.default)
    if value is None or value == "":
        example = f", e.g. {parameter.example}" if parameter.example else ""
        raise QueryError(f"{asked.name} needs {parameter.name}: {parameter.description}{example}")
    if isinstance(parameter.default, int):
        return _number(parameter.name, value)
    if _is_date(parameter.example) and not _is_date(str(value)):
        raise QueryError(f"{parameter.name} must be an ISO date, e.g. {parameter.example}, not {value}")
    if parameter.choices and value not in parameter.choices:
        known = ", ".join(parameter.choices)
        raise QueryError(
            f"{parameter.name} cannot be {value}{_perhaps(str(value), parameter.choices)} (one of {known})"
        )
    return value


def _number(name: str, value: Value) -> int:
    if not str(value).isdecimal() or int(value) < 1:
        raise QueryError(f"{name} must be a whole number from 1 up, not {value}")
    return int(value)


def _is_date(text: str) -> bool:
    """Tell whether `text` is a day as the graph writes it, 2023-12-31: dates are compared as text."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _perhaps(word: str, known: Iterable[str]) -> str:
    return "".join(f"; did you mean {name}?" for name in nearest(word, known, most=1))


# --- reading a file --------------------------------------------------------------------------------------------------


def _read(file: Traversable) -> Question:
    text = file.read_text(encoding="utf-8")
    found = parse(file.name.removesuffix(SUFFIX), text)
    named = {*found.heads, *found.shown}
    for line, fault in faults(text, {p.name for p in found.parameters}, found.draws, named):
        raise DataError(f"cypher/{file.name}:{line}: {fault}")
    return found


def parse(name: str, text: str) -> Question:
    """Return the question that `text`, the content of cypher/`name`.cypher, asks; DataError where its header is none."""
    header = list(_header(text))
    words = [line for _, line in header if not line.startswith(("$", "theme:", "draws:", "table:"))]
    if len(words) < 2:
        raise DataError(f"cypher/{name}{SUFFIX}:1: a title and a description must come first, each after //")
    heads, shown = _table([line for _, line in header if line.startswith("table:")])
    return Question(
        name=name,
        title=words[0],
        description=" ".join(words[1:]),
        parameters=tuple(_parameter(name, number, line) for number, line in header if line.startswith("$")),
        columns=columns(text),
        draws=dict(pair for number, line in header if line.startswith("draws:") for pair in _drawn(name, number, line)),
        heads=heads,
        shown=shown or columns(text),
        theme=_theme(name, header),
        text=text,
    )


def _theme(name: str, header: Iterable[tuple[int, str]]) -> str:
    """Return the theme that the header names."""
    said = [(number, line.removeprefix("theme:").strip()) for number, line in header if line.startswith("theme:")]
    if len(said) != 1:
        raise DataError(f"cypher/{name}{SUFFIX}:1: one line must name the theme (one of {' | '.join(THEMES)})")
    number, theme = said[0]
    if theme not in THEMES:
        known = " | ".join(THEMES)
        raise DataError(
            f"cypher/{name}{SUFFIX}:{number}: no theme is called {theme}{_perhaps(theme, THEMES)} ({known})"
        )
    return theme


def _table(said: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the heads and the columns of a table for people."""
    if not said:
        return (), ()
    before, bar, after = said[0].removeprefix("table:").partition("|")
    heads, shown = (before, after) if bar else ("", before)
    return tuple(heads.replace(",", " ").split()), tuple(shown.replace(",", " ").split())


def _header(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("//"):
            return
        yield number, line.removeprefix("//").strip()


def _parameter(name: str, number: int, line: str) -> Parameter:
    match = PARAMETER.fullmatch(line)
    if not match or not (match["example"] or match["default"]):
        form = "$name: words, e.g. value, or $name: words (default: value)"
        raise DataError(f"cypher/{name}{SUFFIX}:{number}: a parameter is written {form}")
    default = match["default"]
    choices = match["choices"].split(" | ") if match["choices"] else []
    return Parameter(
        name=match["name"],
        description=match["description"],
        example=match["example"] or "",
        choices=tuple(dict.fromkeys([default, *choices] if choices and default else choices)),
        default=int(default) if default and default.isdecimal() else default,
    )


def _drawn(name: str, number: int, line: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in line.removeprefix("draws:").split(","):
        match = DRAWN.fullmatch(part.strip())
        if not match:
            raise DataError(f"cypher/{name}{SUFFIX}:{number}: what to draw is written column: Label, column: Label")
        yield match["column"], tuple(match["labels"].split(" | "))
