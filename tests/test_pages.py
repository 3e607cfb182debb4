"""Pages: each quote bears the page it begins on, wherever it is shown, and none where the format has no pages."""

import pytest

from kg.export.records import mention_records, task_records
from kg.graph.build import graph_of
from kg.pipeline import read_stream
from loaders.readers import read_bytes
from tests.pdfs import NEW_PAGE, pdf
from tests.seeds import HUANGSHI, path_of

TITLE = "示例市人民政府关于印发工作方案的通知"
ON_PAGE_1 = ["一、主要任务", "1.加快建设铁路。(责任单位:市发改委、市财政局)"]
ON_PAGE_2 = ["2.推进工业发展。(牵头单位:市经信局,配合单位:市科技局)"]
ROWS = [["序号", "任务", "牵头单位"], *([str(row), f"任务{row}", "市发改委"] for row in range(1, 60))]


def _read(blocks):
    return read_stream(pdf([TITLE, *blocks]), "plan.pdf")


@pytest.fixture(scope="module")
def two_pages():
    return _read([*ON_PAGE_1, NEW_PAGE, *ON_PAGE_2])


def _duties(reading):
    return {duty["name"]: duty["page"] for record in task_records(reading) for duty in record["responsible"]}


def _sources(graph):
    return [edge.properties for edge in graph.edges if "quote" in edge.properties]


def test_a_clause_on_page_2_says_so(two_pages):
    assert _duties(two_pages) == {"市发改委": 1, "市财政局": 1, "市经信局": 2, "市科技局": 2}
    assert [record["task"]["page"] for record in task_records(two_pages)] == [1, 2]
    assert {record["name"]: record["page"] for record in mention_records(two_pages)}["市科技局"] == 2


def test_every_edge_of_a_paged_document_bears_the_page_of_its_quote(two_pages):
    source = two_pages.plan.source
    said = _sources(graph_of(two_pages))
    assert {where["page"] for where in said} == {1, 2}
    for where in said:
        assert where["page"] == source.page(where["start"])
        assert source.text[where["start"] : where["end"]] == where["quote"]
        assert "重点工作任务分工方案" not in where["quote"]


def test_a_sentence_over_a_page_break_belongs_to_the_page_it_begins_on():
    middle = "".join(f"第{number}条道路要抓紧完成前期工作，" for number in range(100))
    reading = _read(["一、主要任务", f"1.建设道路，{middle}到2027年建成黄石至大冶铁路。由市交通局牵头。"])
    source = reading.plan.source
    assert len(source.pages) == 2
    located = [edge.properties for edge in graph_of(reading).edges if edge.type == "LOCATED_IN"]
    crossing = [where for where in located if "大冶" in where["mention"]]
    assert crossing
    for where in crossing:
        assert (where["page"], source.page(where["mention_start"])) == (1, 2)
    assert _duties(reading) == {"市交通局": 2}


def test_the_rows_of_a_table_belong_to_their_pages():
    reading = _read(["一、主要任务", ROWS])
    pages = [duty["page"] for record in task_records(reading) for duty in record["responsible"]]
    assert len(pages) == len(ROWS) - 1
    assert pages == sorted(pages)
    assert set(pages) == set(range(1, len(reading.plan.source.pages) + 1))


FEEDS = [
    ("no page break, no pages", "甲\n乙", (), [None, None, None]),
    ("a form feed begins a page", "甲\f乙", (0, 2), [1, 1, 2]),
    ("the last one ends the last page", "甲\f乙\f\n", (0, 2), [1, 1, 2, 2]),
    ("a single page", "甲\n\f", (0,), [1, 1]),
    ("a page may be empty", "甲\f\f乙", (0, 2, 3), [1, 1, 2, 3]),
]


@pytest.mark.parametrize(("text", "starts", "pages"), [row[1:] for row in FEEDS], ids=[row[0] for row in FEEDS])
def test_form_feeds_part_the_pages_of_plain_text(text, starts, pages):
    source = read_bytes(text.encode(), "plan.txt")
    assert (source.text, source.pages) == (text, starts)
    assert [source.page(offset) for offset in range(len(pages))] == pages


def test_a_number_behind_a_form_feed_is_read():
    text = f"{TITLE}\n" + "\n".join(ON_PAGE_1) + "\n\f" + "\n".join(ON_PAGE_2) + "\n\f"
    assert _duties(read_stream(text.encode(), "plan.txt"))["市科技局"] == 2


def test_where_there_are_no_pages_none_is_said():
    reading = read_stream(path_of(HUANGSHI).read_bytes(), HUANGSHI)
    assert set(_duties(reading).values()) == {None}
    assert not any("page" in where for where in _sources(graph_of(reading)))
