"""What the tests share: the graph of the seeds, opened, and the servers."""

import pytest

from kg.stores import open_store
from tests.command import seeds_graph
from tests.servers import arcadedb_bolt, neo4j_server, start_neo4j

__all__ = ["arcadedb_bolt", "neo4j_server", "start_neo4j", "store"]


@pytest.fixture(scope="module")
def store():
    opened = open_store(str(seeds_graph()))
    yield opened
    opened.close()
