"""A canned question asked in one line of a notebook."""

from __future__ import annotations

import warnings
from typing import Any, NamedTuple

from kg.queries import question
from kg.queries.answer import answered, drawn
from kg.stores import Row, Store
from kg.subgraphs.model import Subgraph


class Answer(NamedTuple):
    """What a store answers to a question: its rows, as `kg query` prints them, and what `kg view` draws for them."""

    rows: list[Row]
    subgraph: Subgraph


def ask(store: Store, name: str, /, **given: Any) -> Answer:
    """Return the answer to the question called `name`, as asked with its parameters by keyword.

    A name that fits several agencies or places finds them all, and a warning says so. QueryError for an unknown
    question or a wrong parameter, NothingFoundError for an agency or place that the graph does not know.
    """
    asked = question(name)
    answer = answered(store, asked, given)
    for several in answer.several:
        warnings.warn(f"{several}; for one, name it in full: {several.parameter}={several.names[0]!r}", stacklevel=2)
    return Answer(rows=answer.rows, subgraph=drawn(store, asked, given, answer.rows))
