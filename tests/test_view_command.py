"""kg view of a subject and of the whole graph, as a user runs it."""

import json
import re

import pytest

from tests.command import kg, seeds_graph

pytestmark = pytest.mark.slow


def data_of(path):
    html = path.read_text(encoding="utf-8")
    return json.loads(re.search(r'id="data">(.*?)</script>', html, re.DOTALL)[1])


def test_kg_view_draws_an_agency_by_an_alias(tmp_path):
    done = kg("view", "agency", "黄石市发改委", "-o", tmp_path / "agency.html", store=seeds_graph())
    assert (done.status, done.err) == (0, "")
    data = data_of(tmp_path / "agency.html")
    assert data["heading"] == "黄石市发展和改革委员会"
    answer = [node for node in data["nodes"] if not node.get("beyond")]
    assert done.out.startswith(f"{tmp_path / 'agency.html'}: {len(answer)} nodes, ")


def test_kg_view_says_when_a_name_fits_several(tmp_path):
    done = kg("view", "agency", "省发改委", "-o", tmp_path / "three.html", store=seeds_graph())
    assert done.status == 0
    assert "fits 3, and all are taken" in done.err


UNKNOWN = [
    ("agency", "黄石市发改局", "黄石"),
    ("document", "长江中游城市群发展规", "长江中游城市群发展规划"),
    ("cluster", "电子信息产业群", "电子信息产业集群"),
]


@pytest.mark.parametrize(("kind", "name", "near"), UNKNOWN)
def test_an_unknown_subject_is_one_sentence_with_the_nearest_names(kind, name, near):
    done = kg("view", kind, name, store=seeds_graph())
    assert done.status == 1
    assert done.err.startswith(f"kg: no {kind} called {name}; the nearest names are ")
    assert near in done.err
    assert done.err.count("\n") == 1


def test_kg_view_all_is_folded_and_the_same_at_every_run(tmp_path):
    for name in ("one", "two"):
        assert kg("view", "all", "-o", tmp_path / f"{name}.html", store=seeds_graph()).status == 0
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()
    assert data_of(tmp_path / "one.html")["groups"]


def test_the_help_names_questions_and_subjects():
    done = kg("view", "--help")
    assert all(name in done.out for name in ("co-owned", "agency", "place", "project", "cluster", "document", "all"))
    assert "NAME" in kg("view", "place", "--help").out
