"""The edges that a document states, and its rereading → marks on its text: what stands where, and where it leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.rereading import UNREAD, Remark, Rereading
from kg.schema import labels
from kg.views.site.graph_index import GraphIndex, Link, Thing
from kg.views.site.remarks import said_of
from kg.views.site.segments import Mark
from kg.views.style import style
from kg.views.words import words

POINTS_AT: Mapping[str, str] = {
    "LEADS": "source",
    "PRESUMED_TO_LEAD": "source",
    "SHARES": "source",
    "LOCATED_IN": "target",
    "INCLUDES": "target",
    "BUILDS": "target",
    "MEASURES": "source",
    "DUE": "target",
    "STATED_IN": "source",
}
"""Which end of an edge its mention names, by the type of the edge."""
CLAUSES: Final = ("LEADS", "SHARES")
FIRST: Final = ("Agency", "Project", "Cluster", "Place", "Indicator", "Milestone", "Document")
NOT_MARKED: Final = frozenset({"Task", "Section", "Text"})
ORDER: Final = (*FIRST, *(label for label in labels() if label not in {*FIRST, *NOT_MARKED}))
"""Which label is linked first where one mention stands for several things."""
CLAUSE, TITLE, HEADING = "clause", "title", "heading"
MOST_PHRASES = 4
"""Phrases that a mention explains itself by; a group may stand for forty duties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a mark says."""

    kind: str
    """The name of a node label in small letters; clause, title or heading; or the kind of a remark."""
    thing: Thing | None = None
    words: str = ""
    """What it is, to who points at it."""
    loose: bool = False
    """Whether no edge stands on it."""


def marks_of(graph: GraphIndex, document: Thing, rereading: Rereading | None) -> list[Mark[Meaning]]:
    """Return the marks on the text of a document: in the order of what is linked first where several are as long."""
    stated = graph.stated_by(document.id)
    mentions = list(_mentions(stated))
    taken = {(mark.start, mark.end, mark.said.kind) for mark in mentions}  # what the graph says there holds
    loose = [mark for mark in _loose(graph, rereading) if (mark.start, mark.end, mark.said.kind) not in taken]
    found = [*mentions, *loose, *_clauses(stated), *_implemented(stated), *_structure(stated)]
    return sorted(found, key=_order) + list(_remarks(rereading))


def _order(mark: Mark[Meaning]) -> tuple[bool, int]:
    label = mark.said.thing.label if mark.said.thing else ""
    return mark.said.loose, ORDER.index(label) if label in ORDER else len(ORDER)


def _mentions(stated: Iterable[Link]) -> Iterator[Mark[Meaning]]:
    """Yield one mark for each thing a mention names; what several edges say of it stands together."""
    phrases: dict[tuple[int, int, Thing], dict[str, None]] = {}
    for link in stated:
        thing = _mentioned(link)
        if thing and link.said.get("mention"):
            place = int(link.said["mention_start"]), int(link.said["mention_end"]), thing
            phrases.setdefault(place, {})[phrase(link)] = None
    for (start, end, thing), said in phrases.items():
        explained = f"{label_words(thing.label)} {thing.name}：{'、'.join(list(said)[:MOST_PHRASES])}"
        yield Mark(start=start, end=end, said=Meaning(kind=thing.label.lower(), thing=thing, words=explained))


def _mentioned(link: Link) -> Thing | None:
    end = POINTS_AT.get(link.type, "")
    thing = {"source": link.source, "target": link.target}.get(end)
    return thing if thing and thing.label in ORDER else None


def phrase(link: Link) -> str:
    """Return what an edge says, with its basis where it is not the sentence itself: 牵头（由上级标题继承）."""
    role = style()["roles"].get(link.said.get("role"), {}).get("zh", "")
    said = role or str(style()["types"][link.type]["zh"])
    if link.basis in ("", "explicit"):
        return said
    return f"{said}（{basis_words(link.basis)}）"


def basis_words(basis: str) -> str:
    """Return what a basis is called in Chinese; as it stands where it is none of ours."""
    return str(style()["bases"].get(basis, {}).get("zh", basis))


def label_words(label: str) -> str:
    """Return what a node label is called in Chinese."""
    return str(style()["labels"][label]["zh"])


def _loose(graph: GraphIndex, rereading: Rereading | None) -> Iterator[Mark[Meaning]]:
    here = words("site")("mentioned").zh
    for named in rereading.named if rereading else ():
        thing = graph.things.get((named.label, named.id))
        phrase = f"{label_words(named.label)} {named.name}：{here}"
        said = Meaning(kind=named.label.lower(), thing=thing, words=phrase, loose=True)
        yield Mark(start=named.start, end=named.end, said=said)


def _clauses(stated: Iterable[Link]) -> Iterator[Mark[Meaning]]:
    spans = {(int(link.said["start"]), int(link.said["end"])) for link in stated if link.type in CLAUSES}
    for start, end in sorted(spans):
        yield Mark(start=start, end=end, said=Meaning(kind=CLAUSE, words=words("site")("clause").plain))


def _implemented(stated: Iterable[Link]) -> Iterator[Mark[Meaning]]:
    for link in stated:
        if link.type == "IMPLEMENTS":
            explained = f"{style()['types']['IMPLEMENTS']['zh']} {link.target.name}"
            said = Meaning(kind="document", thing=link.target, words=explained)
            yield Mark(start=int(link.said["start"]), end=int(link.said["end"]), said=said)


def _structure(stated: Iterable[Link]) -> Iterator[Mark[Meaning]]:
    """Yield the titles of tasks and the headings of sections; a section stands under one thing only."""
    kinds = {("STATED_IN", "Task"): TITLE, ("PART_OF", "Section"): HEADING}
    for link in stated:
        kind = kinds.get((link.type, link.source.label))
        if kind:
            said = Meaning(kind=kind, thing=link.source)
            yield Mark(start=int(link.said["start"]), end=int(link.said["end"]), said=said)


def _remarks(rereading: Rereading | None) -> Iterator[Mark[Meaning]]:
    for remark in rereading.remarks if rereading else ():
        became = f" → {remark.became}" if remark.became else ""
        said = Meaning(kind=remark.kind, words=f"{said_of(remark).plain}{became}")
        yield Mark(start=remark.start, end=remark.end, said=said)


def unknown_agencies(marks: Sequence[Mark[Meaning]]) -> Iterator[Remark]:
    """Yield a remark on the first mention of each agency whose official full name is not known to the graph."""
    told: set[Thing] = set()
    for mark in sorted(marks, key=lambda mark: mark.start):
        thing = mark.said.thing
        if thing and thing not in told and thing.said.get("known") is False and thing.said.get("kind") != "group":
            told.add(thing)
            yield Remark(kind=UNREAD, start=mark.start, end=mark.end, what="full name not known")


def titles(marks: Sequence[Mark[Meaning]]) -> dict[int, list[Thing]]:
    """Return the tasks by the offset at which their titles begin."""
    found: dict[int, list[Thing]] = {}
    for mark in marks:
        if mark.said.kind == TITLE and mark.said.thing:
            found.setdefault(mark.start, []).append(mark.said.thing)
    return found
