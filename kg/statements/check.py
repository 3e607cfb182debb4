"""What a statement may say: names that the ontology knows, parameters that its header names; of a question, a fixed order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from kg.errors import nearest
from kg.schema import (
    edge_classes,
    every_property,
    label_of,
    labels,
    node_classes,
    property_names,
    relationship_types,
    type_of,
)

Fault = tuple[int, str]
"""A line number, from 1, and what is wrong there."""

UNSEEN: Final = re.compile(r"//[^\n]*|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
"""Comments and strings: names in them are none."""
NODE: Final = re.compile(r"\((?P<variable>\w*):(?P<names>\w+(?:\|\w+)*)\s*(?:\{(?P<map>[^{}]*)\})?")
RELATIONSHIP: Final = re.compile(
    r"\[(?P<variable>\w*):(?P<names>\w+(?:\|\w+)*)(?:\*[\d.]*)?\s*(?:\{(?P<map>[^{}]*)\})?\]"
)
ACCESS: Final = re.compile(r"(?<![\w.])(?P<variable>[^\W\d]\w*)\.(?P<name>[^\W\d]\w*)(?!\w|\s*\()")
MAP_KEY: Final = re.compile(r"(?:\{|,)\s*(?P<name>\w+):")
PARAMETER: Final = re.compile(r"\$(?P<name>\w+)")
RETURN: Final = re.compile(r"^RETURN\s+(?:DISTINCT\s+)?(?P<items>.*?)^ORDER BY\b", re.MULTILINE | re.DOTALL)
LAST_ORDER: Final = re.compile(r"^ORDER BY\b(?P<items>[^\n;]*)(?:\nLIMIT \$limit)?;?\s*\Z", re.MULTILINE)
LIMITED: Final = re.compile(r"^ORDER BY\b[^\n]*\nLIMIT \$limit\b", re.MULTILINE)
"""The rows may be cut before the lists of each are looked up."""
DATABASE_ID: Final = re.compile(r"\b(?:id|elementId)\s*\(")
GIVEN_ROW: Final = re.compile(r"\bUNWIND \$\w+ AS (?P<variable>\w+)")
"""A variable that holds what Python gives: the header says what is in it."""

OPENING, CLOSING = "([{", ")]}"


def faults(
    text: str, parameters: set[str], draws: Mapping[str, Iterable[str]], shown: Iterable[str] = ()
) -> Iterator[Fault]:
    """Yield what is wrong with a question, in the order of the checks.

    `text` is the whole file, `parameters` the names in its header, `draws` its columns of ids and their labels,
    `shown` the columns of its table.
    """
    body = _seen(text)
    yield from name_faults(text, parameters)
    yield from _id_faults(body)
    yield from _form_faults(body)
    for column, names in draws.items():
        yield from (_unknown(body, 0, "label", name, labels()) for name in names if name not in labels())
        if column not in columns(text):
            yield 1, f"draws: no column {column} is returned"
    for column in shown:
        if column not in columns(text):
            yield 1, f"table: no column {column} is returned"


def name_faults(text: str, parameters: Collection[str], beside: Collection[str] = ()) -> Iterator[Fault]:
    """Yield the labels, types and properties of a statement that are not in the ontology, and parameters that do not agree.

    `text` is the whole file, `parameters` the names in its header, `beside` properties that anything may have.
    """
    body = _seen(text)
    yield from _label_faults(body)
    yield from _property_faults(body, beside)
    yield from _parameter_faults(body, {*parameters})


def columns(text: str) -> tuple[str, ...]:
    """Return the names of the columns that the question `text` returns; none where it has no RETURN … ORDER BY."""
    match = RETURN.search(_seen(text))
    return tuple(item.split()[-1] for item in _outer_items(match["items"])) if match else ()


def _outer_items(items: str) -> list[str]:
    """Return the parts of `items` between commas that stand in no bracket."""
    parts, depth = [""], 0
    for character in items:
        depth += (character in OPENING) - (character in CLOSING)
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def _seen(text: str) -> str:
    """Return `text` with comments and strings blanked out, every other character where it was."""
    return UNSEEN.sub(lambda match: " " * len(match[0]), text)


def _label_faults(body: str) -> Iterator[Fault]:
    for kind, pattern, known in (("label", NODE, labels()), ("relationship type", RELATIONSHIP, relationship_types())):
        for match in pattern.finditer(body):
            unknown = (name for name in match["names"].split("|") if name not in known)
            yield from (_unknown(body, match.start(), kind, name, known) for name in unknown)


def _property_faults(body: str, beside: Collection[str]) -> Iterator[Fault]:
    """Yield the properties that the variable's labels or types do not have; of other variables, that nothing has."""
    bound: dict[str, set[str]] = defaultdict(set)
    for match in (*NODE.finditer(body), *RELATIONSHIP.finditer(body)):
        having = {name for owner in match["names"].split("|") for name in _properties().get(owner, ())}
        having |= {*beside} if having else set()
        bound[match["variable"]] |= having
        used = MAP_KEY.finditer("{" + (match["map"] or ""))
        unknown = (key["name"] for key in used if having and key["name"] not in having)
        yield from (_unknown(body, match.start(), "property", name, having) for name in unknown)
    keys = {match["name"] for match in MAP_KEY.finditer(body)}
    anything = _every_property().union(keys, beside)
    given = {match["variable"] for match in GIVEN_ROW.finditer(body)}
    for match in ACCESS.finditer(body):
        known = bound.get(match["variable"]) or anything
        if match["variable"] not in given and match["name"] not in known:
            yield _unknown(body, match.start(), "property", match["name"], known)


@cache
def _every_property() -> frozenset[str]:
    return frozenset(every_property())


@cache
def _properties() -> dict[str, set[str]]:
    """Return the properties of every label and of every relationship type."""
    having: dict[str, set[str]] = defaultdict(set)
    for node_class in node_classes():
        having[label_of(node_class)] |= {*property_names(node_class)}
    for edge_class in edge_classes():
        having[type_of(edge_class)] |= {*property_names(edge_class)}
    return having


def _parameter_faults(body: str, parameters: set[str]) -> Iterator[Fault]:
    used = {match["name"]: match.start() for match in PARAMETER.finditer(body)}
    for name in sorted(used.keys() - parameters):
        yield _line(body, used[name]), f"${name} is used, and the header does not name it"
    for name in sorted(parameters - used.keys()):
        yield 1, f"the header names ${name}, and nothing uses it"


def _id_faults(body: str) -> Iterator[Fault]:
    if match := DATABASE_ID.search(body):
        yield _line(body, match.start()), "the database's own ids change: use the property id"


def _form_faults(body: str) -> Iterator[Fault]:
    last = LAST_ORDER.search(body)
    if not last or not LIMITED.search(body):
        yield body.count("\n"), "it must end in ORDER BY a unique key, with LIMIT $limit after it or an earlier one"
        return
    for item in _outer_items(last["items"]):
        name = re.split(r"[\s\[]", item.strip())[0]
        if name not in columns(body):  # Neo4j sees nothing else once a column is a COLLECT { }
            yield _line(body, last.start()), f"the answer is ordered by {name}, which is no column of it"


def _unknown(body: str, at: int, kind: str, name: str, known: Iterable[str]) -> Fault:
    perhaps = "".join(f"; did you mean {other}?" for other in nearest(name, known, most=1))
    return _line(body, at), f"the ontology has no {kind} {name} here{perhaps}"


def _line(body: str, at: int) -> int:
    return body.count("\n", 0, at) + 1
