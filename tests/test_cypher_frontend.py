"""Neo4j's own front end: every question, and every other statement, is free of errors and of warnings."""

from functools import cache

import pytest

from kg.queries import catalogue
from kg.statements.parts import statement
from tests import frontend
from tests.needs import unless
from tests.test_parts import PARTS as EVERY_PART
from tests.test_parts import fillings, used


def each_once(name):
    """Yield the fillings of a part, one for each type or label that comes first: the front end takes its time."""
    yield from {next(iter(names.values()), ""): names for names in fillings(name)}.values()


PARTS = {
    " ".join([name, *map(str, names.values())]): (statement(name, **names), used(name))
    for name in EVERY_PART
    for names in each_once(name)
}
FAULTY = {
    "an unknown variable": ("MATCH (t:Task) RETURN u", "error at line 1: Variable `u` not defined"),
    "an unset parameter": ("MATCH (t:Task)\nWHERE t.id = $id RETURN t", "error at line 2: Parameter $id is not defined."),
    "a label out of the ontology": ("MATCH (t:Duty) RETURN t", "warning at line 1: Label Duty is not present"),
    "a deprecated call": ("MATCH (t:Task) RETURN id(t)", "warning at line 1: The query used a deprecated function"),
}  # fmt: skip


@pytest.fixture(scope="module", params=frontend.LANGUAGES)
def language(request):
    unless(frontend.why_not, "KG_REQUIRE_NEO4J")
    return request.param


def statements():
    for question in catalogue().values():
        yield question.name, (question.text, {p.name: p.example or p.default for p in question.parameters})
    yield from PARTS.items()
    yield from ((fault, (text, {})) for fault, (text, _) in FAULTY.items())


@cache
def findings(language):
    return frontend.lint(dict(statements()), language)


@pytest.mark.parametrize("name", catalogue())
def test_a_question_has_no_fault_in_the_eyes_of_neo4j(name, language):
    assert findings(language)[name] == []


@pytest.mark.parametrize("name", PARTS)
def test_a_part_has_no_fault_in_the_eyes_of_neo4j(name, language):
    assert findings(language)[name] == []


@pytest.mark.parametrize("fault", FAULTY)
def test_a_fault_is_found(fault, language):
    assert [found.startswith(FAULTY[fault][1]) for found in findings(language)[fault]] == [True]


def test_the_language_is_the_one_asked_for(language):
    text = "LET x = 1 RETURN x"  # a clause of Cypher 25
    assert (frontend.lint({"let": (text, {})}, language)["let"] == []) == (language == "CYPHER 25")
