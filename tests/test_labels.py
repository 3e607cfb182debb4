"""A new node label or relationship type: what does not follow from the ontology is told with its place."""

from kg.ontology import MentionEdge
from kg.schema import edge_classes, labels, type_of
from kg.views.site.addresses import FOLDERS
from kg.views.site.node_pages import FILLED
from kg.views.site.text_marks import POINTS_AT
from kg.views.style import style

WITHOUT_PAGES = {"Milestone", "Section", "Text"}  # the calendar, and the page of the document, have them


def test_every_label_and_type_has_its_look():
    assert {*style()["labels"]} == {*labels()}, "seeds/looks/style.json, labels"


def test_every_label_has_pages_or_is_known_to_have_none():
    assert {*labels()} == {*FOLDERS} | WITHOUT_PAGES, "kg/views/site/addresses.py, FOLDERS"
    assert {*FOLDERS} == {*FILLED, "Document"}, "kg/views/site/node_pages.py, FILLED"


def test_every_statement_of_a_document_is_marked_by_one_of_its_ends_or_is_known_to_need_none():
    stated = {type_of(c) for c in edge_classes() if issubclass(c, MentionEdge)}
    assert stated == {*POINTS_AT, "PART_OF", "MEMBER_OF", "IMPLEMENTS"}, "kg/views/site/text_marks.py, POINTS_AT"
