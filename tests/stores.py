"""Every store that a graph can be kept in, opened empty: one battery of tests runs over all of them."""

import logging
from contextlib import contextmanager

import pytest

from kg.stores import open_store
from kg.stores.credentials import DATABASE, PASSWORD, PASSWORD_FILE, USER
from tests.neo4j_server import RELEASES
from tests.servers import empty

EMBEDDED, ARCADEDB = "embedded", "arcadedb-bolt"
STORES = (EMBEDDED, *(f"neo4j-{release}" for release in RELEASES), ARCADEDB)
SERVERS = STORES[1:]


def server_of(kind, request):
    """Return the server behind a kind of store, started where it does not run yet."""
    if kind == ARCADEDB:
        return request.getfixturevalue("arcadedb_bolt")
    return request.getfixturevalue("start_neo4j")(kind.removeprefix("neo4j-"))


@contextmanager
def logged_in(server):
    """Let the environment say how one logs in to `server`."""
    with pytest.MonkeyPatch.context() as patch:
        for name in (PASSWORD_FILE, DATABASE):
            patch.delenv(name, raising=False)
        patch.setenv(USER, server.user)
        patch.setenv(PASSWORD, server.password)
        yield


@contextmanager
def opened(kind, folder, request):
    """Open an empty store of a kind: in `folder`, or on its server, whose hints at a statement then count as errors."""
    if kind == EMBEDDED:
        store = open_store(str(folder / "graph"), create=True)
        yield store
        store.close()
        return
    server = server_of(kind, request)
    empty(server)
    with logged_in(server), no_hints():
        store = open_store(server.bolt, create=True)
        yield store
        store.close()
    empty(server)


class _Hints(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.heard = []

    def emit(self, record):
        self.heard.append(record.getMessage())


@contextmanager
def no_hints():
    """Fail where the server warns of a statement: of a name it does not know, or of a way of writing that will end."""
    hints, logger = _Hints(), logging.getLogger("neo4j.notifications")
    logger.addHandler(hints)
    try:
        yield
    finally:
        logger.removeHandler(hints)
    assert hints.heard == []
