"""The seeds are read as they were when a person last looked: tasks, duties, projects, clusters, indicators, milestones."""

import pytest

from kg.resources import json_value
from tests.expectations import counted
from tests.seeds import EVERY


@pytest.fixture(scope="module")
def found():
    return counted()


@pytest.mark.parametrize("name", EVERY)
def test_a_seed_is_read_as_expected(found, name):
    assert found[name] == json_value("expectations.json")[name]
