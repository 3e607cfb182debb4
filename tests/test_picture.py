"""What a picture of an answer holds: the nodes the rows name, and the edges that join them."""

import pytest

from kg.queries import bind, catalogue, question
from kg.subgraphs.of_rows import subgraph_of
from tests.test_questions import EXAMPLES

pytestmark = pytest.mark.slow


def drawn(store, name):
    asked = question(name)
    rows = store.run(asked.text, **bind(asked, EXAMPLES[name]))
    return subgraph_of(store, rows, asked.draws, heading=name, note="")


@pytest.mark.parametrize("name", [*catalogue()])
def test_every_question_can_be_drawn(store, name):
    picture = drawn(store, name)
    ids = [node.id for node in picture.nodes]
    assert ids
    assert len(ids) == len(set(ids))
    assert {end for edge in picture.edges for end in (edge.source, edge.target)} <= set(ids)


@pytest.mark.parametrize(
    ("name", "label", "kind"),
    [
        ("clusters", "Cluster", "LOCATED_IN"),
        ("projects", "Project", "INCLUDES"),
        ("indicators", "Indicator", "MEASURES"),
        ("due", "Milestone", "DUE"),
        ("groups", "Agency", "MEMBER_OF"),
        ("systems", "Agency", "SUCCEEDS"),
        ("side-by-side", "Task", "ALIGNED_WITH"),
    ],
)
def test_a_picture_shows_what_the_question_is_about(store, name, label, kind):
    picture = drawn(store, name)
    assert label in {node.label for node in picture.nodes}
    assert kind in {edge.type for edge in picture.edges}
