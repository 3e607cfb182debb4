"""Where a graph is kept: one small interface, and a store behind it for each kind of address."""

from __future__ import annotations

from kg.errors import StoreError
from kg.stores.base import Row, Store

__all__ = ["Row", "Store", "open_store"]

SERVER_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def open_store(address: str, *, create: bool = False) -> Store:
    """Open the store at `address`: the path of a folder, or the URL of a server; with `create`, for loading.

    StoreError where there is none, or it is locked, damaged, not writable, does not answer or is of no known kind.
    """
    scheme, separator, _ = address.partition("://")
    if separator and scheme.lower() in SERVER_SCHEMES:
        from kg.stores.neo4j import Neo4jStore

        return Neo4jStore(address, create=create)
    if separator:
        known = ", ".join(f"{name}://" for name in SERVER_SCHEMES)
        raise StoreError(f"no store is known for {scheme}://: give the path of a folder, or a server by {known}")
    from kg.stores.embedded import EmbeddedStore  # the engine is large, and most commands do without it

    return EmbeddedStore(address, create=create)
