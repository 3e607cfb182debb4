"""Rows and subgraphs as the DataFrames of pandas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from kg.interop.packages import package
from kg.interop.parts import edges_of, nodes_of
from kg.subgraphs.model import Subgraph

if TYPE_CHECKING:
    import pandas

# By what a column holds where it holds something; anything else, lists above all, stays as it is.
DTYPES: Final[Mapping[frozenset[type], str]] = {
    frozenset({bool}): "boolean",
    frozenset({int}): "Int64",
    frozenset({float}): "Float64",
    frozenset({int, float}): "Float64",
    frozenset({str}): "string",
}
NODE_COLUMNS: Final = ("label", "id")
EDGE_COLUMNS: Final = ("type", "source_label", "source", "target_label", "target", "key")


def frame_of(rows: Sequence[Mapping[str, Any]], columns: Sequence[str] = ()) -> pandas.DataFrame:
    """Return the rows of a question as a DataFrame, in its order of columns; `columns` are those to have in any case.

    Integers stay integers and truth values truth values beside a missing value, which is missing; a list stays a list.
    MissingExtraError without pandas.
    """
    pandas = package("pandas", "notebook")
    names = list(dict.fromkeys([*columns, *(name for row in rows for name in row)]))
    return pandas.DataFrame({name: _column(pandas, [row.get(name) for row in rows]) for name in names})


def nodes_frame_of(subgraph: Subgraph) -> pandas.DataFrame:
    """Return the nodes of a subgraph, one a row: label, id, then every property in alphabetical order."""
    rows = [{"label": node.label, **node.properties, "id": node.id} for node in nodes_of(subgraph)]
    return frame_of(rows, _columns(NODE_COLUMNS, rows))


def edges_frame_of(subgraph: Subgraph) -> pandas.DataFrame:
    """Return the relationships of a subgraph, one a row: type, labels and ids of both ends, key, then every property."""
    rows = [{**edge.properties, **{name: getattr(edge, name) for name in EDGE_COLUMNS}} for edge in edges_of(subgraph)]
    return frame_of(rows, _columns(EDGE_COLUMNS, rows))


def _columns(first: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> list[str]:
    return [*first, *sorted({name for row in rows for name in row} - {*first})]


def _column(pandas: Any, values: list[Any]) -> pandas.Series:
    held = frozenset(type(value) for value in values if value is not None)
    return pandas.Series(values, dtype=DTYPES.get(held, "object"))
