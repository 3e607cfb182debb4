"""What the tests share: the graph of the seeds, opened."""

import pytest

from kg.stores import open_store
from tests.command import seeds_graph


@pytest.fixture(scope="module")
def store():
    opened = open_store(str(seeds_graph()))
    yield opened
    opened.close()
