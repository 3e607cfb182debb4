"""A canned question asked of a store → the rows that answer it, and what to draw for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import NothingFoundError
from kg.queries import Question, bind
from kg.queries.find import NAMED_LABELS, alike, fitting, typed
from kg.stores import Row, Store
from kg.subgraphs.model import Subgraph
from kg.subgraphs.of_rows import subgraph_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """A name that fits several agencies or places, which are all taken."""

    parameter: str
    name: str
    names: tuple[str, ...]
    """Their full names, in the order of their ids."""

    def __str__(self) -> str:
        return f"{self.name} fits {len(self.names)}, and all are taken: {', '.join(self.names)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a store answers to a question."""

    rows: list[Row]
    """In the order and with the columns of the question."""
    several: tuple[Several, ...]


def answered(store: Store, asked: Question, given: Mapping[str, Any]) -> Answered:
    """Return what answers a question; `given` are its parameters as typed, None where nothing was said.

    QueryError for a wrong parameter, NothingFoundError for an agency or place that the graph does not know.
    """
    said = {name: _spelt(value) for name, value in given.items() if value is not None}
    bound = bind(asked, said)
    several = tuple(_ambiguous(store, said))
    return Answered(rows=store.run(asked.text, **bound), several=several)


def drawn(store: Store, asked: Question, given: Mapping[str, Any], rows: list[Row]) -> Subgraph:
    """Return what to draw for the rows that answer a question, under a heading that repeats what was given."""
    return subgraph_of(store, rows, asked.draws, heading=heading(asked, given), note=asked.title)


def heading(asked: Question, given: Mapping[str, Any], word: Callable[[str], str] = str) -> str:
    """Return the title of a question after what was given, each value as `word` has it."""
    said = [word(str(value)) for name, value in given.items() if value is not None and name != "limit"]
    return " · ".join([*said, asked.title])


def _spelt(value: Any) -> Any:
    return typed(value) if isinstance(value, str) else value


def _ambiguous(store: Store, said: Mapping[str, Any]) -> Iterator[Several]:
    """Yield the names that fit several nodes; NothingFoundError where one fits none."""
    for parameter, label in NAMED_LABELS.items():
        if parameter in said:
            found = known(store, label, str(said[parameter]))
            if len(found) > 1:
                yield Several(parameter=parameter, name=str(said[parameter]), names=tuple(row["name"] for row in found))


def known(store: Store, label: str, name: str) -> list[Row]:
    """Return id and name of the nodes of `label` that `name` fits, by id; NothingFoundError where it fits none."""
    found = fitting(store, label, name)
    if not found:
        near = alike(store, label, name)
        hint = f"; the nearest names are {', '.join(near)}" if near else ""
        raise NothingFoundError(f"no {label.lower()} called {name}{hint}")
    return found
