"""The statements that Python runs beside the questions: cypher/parts/*.cypher, one a file, checked as the questions are.

    // What it is about
    // What it does.
    // $tasks: ids of tasks
    // «label»: node label, one of Project | Cluster
    MATCH (t:Task)-[:INCLUDES|BUILDS]->(x:«label») …

A parameter takes any value, every text from a document among them. A hole in « » is filled before the statement is
sent, and with names of the ontology alone: a node label, a relationship type, or the names of properties that a row
brings. `«label:lower»` is the same label in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from kg.errors import DataError
from kg.resources import folder
from kg.schema import every_property, labels, relationship_types
from kg.statements.check import Fault, name_faults

FOLDER: Final = "parts"
BESIDE: Final = frozenset({"document", "fingerprint", "key"})
"""What the loading keeps for itself, and what tells an edge that a document states: anything may be asked for it."""

HOLE: Final = re.compile(r"«(?P<name>\w+)(?P<lower>:lower)?»")
DECLARED: Final = re.compile(r"«(?P<name>\w+)»: (?P<kind>[a-z ]+?)(?:, one of (?P<choices>\w+(?: \| \w+)*))?")
PARAMETER: Final = re.compile(r"\$(?P<name>\w+): \S.*")
PROPERTIES: Final = "property names"
KINDS: Final[Mapping[str, Callable[[], Collection[str]]]] = MappingProxyType(
    {
        "node label": labels,
        "relationship type": relationship_types,
        PROPERTIES: lambda: {*every_property(), *BESIDE},
    }
)
"""What a hole may be filled with, by what its line in the header calls it."""

Names = str | tuple[str, ...]
"""A label or a type, or the names of several properties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """What is filled in before a statement is sent."""

    kind: str
    choices: tuple[str, ...]
    """The names that it takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A statement, its holes open."""

    name: str
    parameters: tuple[str, ...]
    holes: Mapping[str, Hole]
    text: str
    """The whole file."""


def statement(name: str, /, **names: Names) -> str:
    """Return the statement of cypher/parts/`name`.cypher with its holes filled, header and semicolon left out.

    ValueError where a hole is left open or is to be filled with what the ontology does not know; DataError, with file
    and line, where the file is not in order.
    """
    return _statement(name, tuple(sorted(names.items())))


@cache
def _statement(name: str, names: tuple[tuple[str, Names], ...]) -> str:
    found = part(name)
    text = _filled(found, dict(names))
    for line, fault in name_faults(text, found.parameters, BESIDE):
        raise _fault(name, line, fault)
    return _body(text)


@cache
def part(name: str) -> Part:
    """Return the statement of cypher/parts/`name`.cypher; DataError, with file and line, where its header is none."""
    text = (folder("cypher") / FOLDER / f"{name}.cypher").read_text(encoding="utf-8")
    return parse(name, text)


def parse(name: str, text: str) -> Part:
    """Return the statement that `text`, the content of cypher/parts/`name`.cypher, is; DataError where it is not in order."""
    header = list(_header(text))
    if len(header) < 2 or any(line.startswith(("$", "«")) for _, line in header[:2]):
        raise _fault(name, 1, "a title and a description must come first, each after //")
    found = Part(
        name=name,
        parameters=tuple(_parameter(name, number, line) for number, line in header if line.startswith("$")),
        holes=dict(_hole(name, number, line) for number, line in header if line.startswith("«")),
        text=text,
    )
    for line, fault in _hole_faults(found):
        raise _fault(name, line, fault)
    return found


def united(statements: Sequence[tuple[str, Mapping[str, object]]]) -> tuple[str, dict[str, object]]:
    """Return several statements as one whose rows are those of all, and its parameters.

    Each keeps parameters of its own: to a server the way is longer than the search.
    """
    texts, values = [], {}
    for number, (text, given) in enumerate(statements):
        texts.append(re.sub(r"\$(\w+)", rf"$\g<1>{number}", text))
        values.update({f"{name}{number}": value for name, value in given.items()})
    return "\nUNION ALL\n".join(texts), values


def _filled(found: Part, names: Mapping[str, Names]) -> str:
    """Return the text of a statement with its holes filled: the one place where a name gets into a statement."""
    if names.keys() != found.holes.keys():
        raise ValueError(f"{found.name} has the holes {', '.join(found.holes)}, not {', '.join(names)}")
    for name, value in names.items():
        unknown = sorted({value} if isinstance(value, str) else {*value})
        unknown = [each for each in unknown if each not in found.holes[name].choices]
        if unknown or isinstance(value, str) == (found.holes[name].kind == PROPERTIES):
            raise ValueError(f"{found.name} takes no {found.holes[name].kind} {value}")
    lines = found.text.splitlines(keepends=True)
    header = sum(1 for _ in _header(found.text))
    body = HOLE.sub(lambda hole: _written(names[hole["name"]], is_lower=bool(hole["lower"])), "".join(lines[header:]))
    return "".join(lines[:header]) + body


def _written(value: Names, *, is_lower: bool) -> str:
    if isinstance(value, str):
        return value.lower() if is_lower else value
    return ", ".join(f"{name}: row.properties.{name}" for name in value)


def _body(text: str) -> str:
    header = sum(1 for _ in _header(text))
    return "\n".join(text.splitlines()[header:]).rstrip().removesuffix(";")


def _header(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("//"):
            return
        yield number, line.removeprefix("//").strip()


def _parameter(name: str, number: int, line: str) -> str:
    match = PARAMETER.fullmatch(line)
    if not match:
        raise _fault(name, number, "a parameter is written $name: words")
    return match["name"]


def _hole(name: str, number: int, line: str) -> tuple[str, Hole]:
    match = DECLARED.fullmatch(line)
    if not match or match["kind"] not in KINDS:
        raise _fault(name, number, f"a hole is written «name»: {' or '.join(KINDS)}, one of Name | Name")
    known = tuple(KINDS[match["kind"]]())
    choices = tuple(match["choices"].split(" | ")) if match["choices"] else known
    unknown = sorted({*choices} - {*known})
    if unknown:
        raise _fault(name, number, f"the ontology has no {match['kind']} {unknown[0]}")
    return match["name"], Hole(kind=match["kind"], choices=choices)


def _hole_faults(found: Part) -> Iterator[Fault]:
    header = sum(1 for _ in _header(found.text))
    used = {
        hole["name"]: number
        for number, line in enumerate(found.text.splitlines(), 1)
        for hole in HOLE.finditer(line)
        if number > header
    }
    for name in sorted(used.keys() - found.holes.keys()):
        yield used[name], f"«{name}» is used, and the header does not name it"
    for name in sorted(found.holes.keys() - used.keys()):
        yield 1, f"the header names «{name}», and nothing uses it"


def _fault(name: str, line: int, fault: str) -> DataError:
    return DataError(f"cypher/{FOLDER}/{name}.cypher:{line}: {fault}")
