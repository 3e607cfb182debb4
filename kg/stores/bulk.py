"""A new graph in one go: what successive loads would make of the documents, merged in memory and written in bulk."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError
from kg.graph.model import EdgeRow, Graph, NodeRow
from kg.stores import SERVER_SCHEMES
from kg.stores.base import Store
from kg.stores.diff import NodeKey, check, held, is_mention, merged, owner_of
from kg.stores.embedded import EmbeddedStore
from kg.stores.load import Change, Status, load
from kg.stores.write import write_nodes


class BulkLoad:
    """Loads documents into a graph that was empty; `finish` before asking it anything."""

    def __init__(self, store: EmbeddedStore) -> None:
        self.store: Store = store
        self._batch = store.batch()
        self._fingerprints: dict[str, str] = {}
        self._shared: dict[NodeKey, NodeRow] = {}
        """The nodes that belong to no one document, and the documents cited so far, as they are to be in the end."""
        self._outdated: set[NodeKey] = set()
        """Those that a later document changed after they were written."""
        self._knowledge: dict[tuple[str, str], EdgeRow] = {}
        self._finished = False

    def add(self, graph: Graph, document: str) -> Change:
        """Do what `kg.stores.load.load` does, faster.

        A document that was there and comes again, other than it was, must take its edges back: from there on the
        ordinary load goes on.
        """
        check(graph, document)
        fingerprint = graph.fingerprint()
        if self._fingerprints.get(document, fingerprint) != fingerprint:
            self.finish()
        if self._finished:
            return load(self.store, graph, document)
        nodes, edges = held(graph, document)
        counts = Counter((edge.type, str(edge.properties.get("basis", ""))) for edge in edges)
        if document in self._fingerprints:
            return Change(document=document, status=Status.UNCHANGED, edges=counts)
        self._fingerprints[document] = fingerprint
        return Change(
            document=document,
            status=Status.NEW,
            nodes_written=self._add_nodes(nodes, document),
            edges_added=self._add_edges(edges),
            edges=counts,
        )

    def finish(self) -> None:
        """Write what is still held back; a second time does nothing."""
        if self._finished:
            return
        self._finished = True
        self._batch.add_edges(self._knowledge.values())
        self._batch.close()
        changed = [self._shared[key] for key in sorted(self._outdated)]
        self.store.atomically(lambda: write_nodes(self.store, changed))

    def _add_nodes(self, nodes: list[NodeRow], document: str) -> int:
        changed = [after for node in nodes if (after := self._after(node, document))]
        new = [node for node in changed if (node.label, node.id) not in self._batch]
        self._batch.add_nodes(new)
        return len(changed)

    def _after(self, node: NodeRow, document: str) -> NodeRow | None:
        """Return a node as it is to be after `document`, None where that changes nothing."""
        key, owner = (node.label, node.id), owner_of(node)
        is_known = key in self._batch
        if is_known and owner not in ("", document):
            return None
        before = self._shared[key].properties if key in self._shared else {}
        properties = merged(node, before, document, self._fingerprints[document])
        if properties == before:
            return None
        after = NodeRow(label=node.label, id=node.id, properties=properties)
        if is_known:
            self._outdated.add(key)
        if is_known or owner != document:
            self._shared[key] = after
        return after

    def _add_edges(self, edges: list[EdgeRow]) -> int:
        """Write the document's own edges and keep those of knowledge; return how many are new."""
        stated = [edge for edge in edges if is_mention(edge)]
        self._batch.add_edges(stated)
        known = len(self._knowledge)
        self._knowledge |= {(edge.type, edge.key): edge for edge in edges if not is_mention(edge)}
        return len(stated) + len(self._knowledge) - known


@contextmanager
def new_graph(address: str) -> Iterator[BulkLoad]:
    """Make a graph at `address`, the path of a folder that is not there or empty, whole or not at all.

    It grows in a folder beside and takes its name when the block ends without an error. StoreError where there is a
    graph already, or a server is named.
    """
    folder = _vacant(address)
    draft = _draft(folder)
    try:
        store = EmbeddedStore(str(draft), create=True)
        try:
            loading = BulkLoad(store)
            yield loading
            loading.finish()
        finally:
            store.close()
        _settle(draft, folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _vacant(address: str) -> Path:
    scheme, separator, _ = address.partition("://")
    if separator and scheme.lower() in SERVER_SCHEMES:
        raise StoreError(
            "--bulk fills a new folder: load into one, then write it for the server's own import "
            "(kg export --neo4j-admin DIR), or leave --bulk out"
        )
    folder = Path(address)
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise StoreError(f"{folder} is there already, and --bulk fills a new folder: leave --bulk out, or name another")
    return folder


def _draft(folder: Path) -> Path:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f".{folder.name}.unfinished-", dir=folder.parent))
    except OSError as error:
        raise StoreError(f"the graph at {folder} cannot be written ({error.strerror}): give another folder") from error


def _settle(draft: Path, folder: Path) -> None:
    """Give the finished graph its name, once all of it is on the disk."""
    for path in draft.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
    try:
        if folder.exists():
            folder.rmdir()
        draft.rename(folder)
    except OSError as error:
        raise StoreError(
            f"{folder} was taken meanwhile ({error.strerror}): run the command again, or name another"
        ) from error
