"""The forms of a canned question in Neo4j Browser: its rows or its picture, with parameters or with the values written in.

The values of a form without parameters stand in one map on its first line. The question itself is a subquery that
imports the map: what a subquery imports can be seen everywhere in it, whatever its WITH clauses carry on.

    WITH {agency: '省发改委', place: '黄石'} AS given
    CALL (given) {
      MATCH (a:Agency) WHERE a.name = given.agency …
      RETURN …
    }
    RETURN …
    ORDER BY …
    LIMIT 500;

A number is written where it is used: LIMIT takes no variable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from textwrap import indent
from types import MappingProxyType
from typing import Final

from kg.queries import Parameter, Question, Value
from kg.statements.check import LAST_ORDER, PARAMETER, UNSEEN
from kg.statements.parts import part, statement
from kg.subgraphs.of_rows import AGENCY, AROUND, BETWEEN_AGENCIES, FEW_TASKS, OTHERS, PLACE, TASK
from kg.views.browser.literals import literal, literal_map

GIVEN: Final = "given"
"""The variable that holds the values; no question may use it."""
MOST_TASKS: Final = 60
MOST_EDGES: Final = 1000
"""Neo4j Browser draws 300 nodes and lists 1,000 rows."""
NAMED: Final = {"tasks": (TASK,), "agencies": (AGENCY,), "places": (PLACE,), "named": OTHERS}
"""The parameters of kg.subgraphs.of_rows.AROUND, and the labels of the nodes whose ids they hold."""

NOTHING: Final[Mapping[str, Value]] = MappingProxyType({})

_NAME: Final = re.compile(f"{UNSEEN.pattern}|{PARAMETER.pattern}")


def examples(asked: Question) -> dict[str, Value]:
    """Return a value for every parameter of `asked`: its default, else its example."""
    return {p.name: p.example if p.default is None else p.default for p in asked.parameters}


def rows(asked: Question, values: Mapping[str, Value] = NOTHING) -> str:
    """Return a statement with the rows of `asked`, its header and semicolon left out; without values its parameters stay."""
    if not _texts(values):
        return _written_in(asked, _body(asked), values)
    return columns(asked, asked.columns, values)


def columns(asked: Question, names: Iterable[str], values: Mapping[str, Value] = NOTHING) -> str:
    """Return a statement with these columns of the rows of `asked`."""
    unordered, order = _in_two(_body(asked))
    return f"{_subquery(asked, unordered, values)}\nRETURN {', '.join(names)}\n{_written_in(asked, order, values)}"


def picture(asked: Question, values: Mapping[str, Value] = NOTHING) -> str:
    """Return a statement with the nodes and relationships of the answer, as kg.subgraphs.of_rows finds them."""
    return "\n".join([_subquery(asked, _body(asked), values), *_around(asked)])


def setting(values: Mapping[str, Value]) -> str:
    """Return the command of Neo4j Browser that sets these parameters."""
    return f":params {literal_map(values)}"


def _body(asked: Question) -> str:
    lines = asked.text.splitlines()
    header = next(number for number, line in enumerate(lines) if not line.startswith("//"))
    return "\n".join(lines[header:]).rstrip().removesuffix(";")


def _texts(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if isinstance(value, str)}


def _written_in(asked: Question, body: str, values: Mapping[str, Value]) -> str:
    return _replaced(body, {parameter.name: _instead(parameter, values) for parameter in asked.parameters})


def _instead(parameter: Parameter, values: Mapping[str, Value]) -> str:
    """Return what stands for a parameter: a number, or the map's entry; without values the parameter itself."""
    is_number, name = isinstance(parameter.default, int), parameter.name
    if name in values:
        return literal(values[name]) if is_number else f"{GIVEN}.{name}"
    return f"toInteger(${name})" if is_number else f"${name}"  # the Browser's :params makes every number a fraction


def _replaced(body: str, instead: Mapping[str, str]) -> str:
    """Return `body` with something else in the place of these parameters; comments and strings stay."""
    return _NAME.sub(lambda match: instead.get(match["name"] or "", match[0]), body)


def _in_two(body: str) -> tuple[str, str]:
    """Return `body` without its last ORDER BY and what follows, and that."""
    match = LAST_ORDER.search(body)
    order = match.start() if match else len(body)
    return body[:order].rstrip(), body[order:]


def _subquery(asked: Question, body: str, values: Mapping[str, Value]) -> str:
    texts = _texts(values)
    call = f"WITH {literal_map(texts)} AS {GIVEN}\nCALL ({GIVEN})" if texts else "CALL ()"
    return f"{call} {{\n{indent(_written_in(asked, body, values), '  ')}\n}}"


# --- what is around the rows -----------------------------------------------------------------------------------------


def _around(asked: Question) -> Iterator[str]:
    """Yield the lines that lead from the rows to the nodes they name and the edges around these."""
    holding = {name: [*_columns(asked, labels)] for name, labels in NAMED.items()}
    yield "WITH " + ",\n     ".join(f"{_collected(found)} AS {name}" for name, found in holding.items())
    available = {name for name, found in holding.items() if found}
    if "tasks" in available:
        yield f"WITH tasks[..{MOST_TASKS}] AS tasks, agencies, places, named"
    elif "agencies" in available:
        yield f"CALL (agencies) {{ {_variables(statement(BETWEEN_AGENCIES))} }}"
        yield "WITH agencies, places, named, collect(id) AS tasks"
        available.add("tasks")
    parts = [_variables(statement(name)) for name in AROUND if _speaks_of({*part(name).parameters}, available)]
    yield "CALL (tasks, agencies, places, named) {"
    yield "\n  UNION\n".join(indent(part, "  ") for part in [*parts, *_themselves(asked)])
    yield f"}}\nRETURN source, edge, target\nORDER BY type(edge), edge.key, source.id\nLIMIT {MOST_EDGES}"


def _columns(asked: Question, labels: Iterable[str]) -> Iterator[str]:
    return (column for column, drawn in asked.draws.items() if {*labels} & {*drawn})


def _collected(holding: Iterable[str]) -> str:
    """Return an expression for the ids in these columns, which hold one each or lists of them; each once, in order."""
    every = " + ".join(f"collect({column})" for column in holding)
    return f"reduce(ids = [], found IN {every} | ids + [id IN [] + found WHERE NOT id IN ids])" if every else "[]"


def _speaks_of(used: set[str], available: set[str]) -> bool:
    return bool(used & available - {"places"}) and ("tasks" in available or "tasks" not in used)


def _variables(part: str) -> str:
    return _replaced(part, {**{name: name for name in NAMED}, "few": str(FEW_TASKS), "limit": str(MOST_TASKS)})


def _themselves(asked: Question) -> Iterator[str]:
    """Yield what fetches the named nodes that no edge may bring."""
    drawn = {label for labels in asked.draws.values() for label in labels}
    for name, labels in NAMED.items():
        for label in labels:
            if label in drawn and label != TASK:
                yield _replaced(statement("nodes-alone", label=label), {"ids": name})
