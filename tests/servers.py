"""The servers that tests run on: Neo4j of each release, and ArcadeDB by its Bolt port, each started once a session."""

from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import neo4j
import pytest

from tests.arcadedb_bolt import running as running_arcadedb
from tests.needs import unless
from tests.neo4j_server import RELEASES, running, why_not

BATCH = 5000
PASSWORD = "known-to-all"
REQUIRED_BY = "KG_REQUIRE_NEO4J"


@dataclass(frozen=True, kw_only=True)
class BoltServer:
    """Where a server answers that is not Neo4j; the three names are those of a Neo4j server."""

    bolt: str
    user: str
    password: str


def driver(server):
    """Return a connection to a server by the official driver; to be closed."""
    return neo4j.GraphDatabase.driver(server.bolt, auth=(server.user, server.password))


def empty(server):
    """Delete every node and edge; indexes and constraints stay."""
    delete = f"MATCH (n) WITH n LIMIT {BATCH} DETACH DELETE n RETURN count(*) AS deleted"
    with driver(server) as connected:
        while connected.execute_query(delete).records[0]["deleted"]:
            """Another batch is left."""


@pytest.fixture(scope="session")
def start_neo4j():
    """Give the server of a release, started when it is first asked for."""
    with ExitStack() as stack:

        @cache
        def start(release):
            unless(lambda: why_not(release), REQUIRED_BY)
            return stack.enter_context(running(release, _room(stack), password=PASSWORD))

        yield start


@pytest.fixture(scope="session", params=RELEASES)
def neo4j_server(request, start_neo4j):
    """A Neo4j server of each release; what other tests left in it is theirs to clear away, or `empty` does."""
    return start_neo4j(request.param)


@pytest.fixture(scope="session")
def arcadedb_bolt():
    """ArcadeDB in a process of its own, answering the official driver as Neo4j does."""
    unless(str, REQUIRED_BY)  # it comes with kg
    with ExitStack() as stack:
        address = stack.enter_context(running_arcadedb(_room(stack), PASSWORD))
        yield BoltServer(bolt=address, user="root", password=PASSWORD)


def _room(stack):
    # not among the folders that pytest keeps: a graph is large
    return Path(stack.enter_context(TemporaryDirectory(prefix="kg-server-", ignore_cleanup_errors=True)))
