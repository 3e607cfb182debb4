"""Where a graph is kept: one small interface, and a store behind it for each kind of address."""

from __future__ import annotations

from kg.errors import StoreError
from kg.stores.base import Row, Store

__all__ = ["Row", "Store", "open_store"]

SERVER_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def open_store(address: str, *, create: bool = False) -> Store:
    """Open the store at `address`: the path of a folder (with `create`, made if it is not there).

    StoreError where there is none, or it is locked, damaged, not writable or of a kind this build does not know.
    """
    scheme, separator, _ = address.partition("://")
    if separator and scheme.lower() in SERVER_SCHEMES:
        raise StoreError(f"this build has no Neo4j store yet: give the path of a folder instead of {address}")
    if separator:
        raise StoreError(f"no store is known for {scheme}://: give the path of a folder instead of {address}")
    from kg.stores.embedded import EmbeddedStore  # the engine is large, and most commands do without it

    return EmbeddedStore(address, create=create)
