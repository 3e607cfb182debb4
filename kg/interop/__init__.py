"""A graph in a notebook: any question's rows and subgraph, as pandas, networkx and py2neo know them.

from kg import interop

store = interop.open_store("kg.arcade")
rows, subgraph = interop.ask(store, "co-owned", agency="省发改委", place="黄石")
interop.pandas.frame_of(rows)
interop.networkx.graph_of(subgraph)
"""

from __future__ import annotations

from kg.errors import NothingFoundError
from kg.interop import networkx, pandas, py2neo
from kg.interop.answers import Answer, ask
from kg.interop.parts import whole
from kg.stores import open_store

__all__ = ["Answer", "NothingFoundError", "ask", "networkx", "open_store", "pandas", "py2neo", "whole"]
