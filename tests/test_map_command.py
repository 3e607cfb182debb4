"""kg map as a user runs it: the page it writes, the same bytes each time, and one sentence where nothing can be drawn."""

import pytest

from tests.command import kg, seeds_graph

pytestmark = pytest.mark.slow


def test_the_same_graph_gives_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        assert kg("map", "--what", "projects", "-o", tmp_path / name, store=seeds_graph()).status == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert b"\r" not in (tmp_path / "one").read_bytes()


def test_the_command_writes_the_page_and_says_what_is_on_it(tmp_path):
    done = kg(
        "map",
        "--level",
        "county",
        "--province",
        "湖北",
        "--basis",
        "explicit",
        "-o",
        tmp_path / "m.html",
        store=seeds_graph(),
    )
    assert done.status == 0
    assert "tasks in" in done.out
    html = (tmp_path / "m.html").read_text(encoding="utf-8")
    assert "湖北省" in html
    assert 'href="#430181"' not in html


ENDINGS = [
    (("--province", "火星"), 2, "no province called 火星"),
    (("--province", "广东省"), 2, "no outlines of 广东省"),
    (("--tiles", "--geojson", "x.json"), 2, "--tiles needs no outlines"),
    (("--geojson", "x.json"), 2, "x.json: cannot be read"),
    (("--agency", "火星局"), 1, "no agency called 火星局"),
    (("--what", "clusters", "--basis", "scope"), 1, "no industry clusters lie on this map"),
    (("-o", "no/such/folder.html"), 2, "cannot be written"),
]


@pytest.mark.parametrize(("options", "status", "sentence"), ENDINGS)
def test_what_cannot_be_drawn_is_said_in_one_sentence(tmp_path, options, status, sentence):
    done = kg("map", *options, cwd=tmp_path, store=seeds_graph())
    assert done.status == status
    assert sentence in done.err
    assert done.err.count("\n") == 1
    assert not list(tmp_path.iterdir())
