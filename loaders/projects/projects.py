"""Projects: the named, buildable things that a text sets out to build, one record each, lists spelt out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick

from kg.text import Span, without_spaces
from loaders.projects.lists import Group, groups
from loaders.projects.names import Headed, head_of, headed, is_named, kind_of, status_of_trail
from loaders.projects.shared_parts import EDGE, Part, part_at, spelt_out, tail_at
from loaders.projects.words import GUARDED, STATUS_OF_VERB, anchors, of
from loaders.records import ProjectRecord
from loaders.rules import term

BREAK = re.compile(f"{term('clause_end')}|{term('circled_number')}")
SAID_TO_BE_PROJECTS = of("said_to_be_projects")
BOAST = of("boast")
"""Verbs that also call what is no one thing a centre or a base: 打造长江中游矿石储运基地."""
WIDEST = 400
"""A clause is looked for no farther than so many characters from its word."""
DECIDED = frozenset({"规划", "前期"})
"""What follows a name in these ways makes it a project, whatever verb stands before: 深化赣粤运河前期研究论证."""


def projects(text: str, folded: str, within: Span) -> list[ProjectRecord]:
    """Return the projects that `text` names inside `within`, in reading order, each name once.

    text: cleaned, in simplified characters; folded: the same with folded punctuation, same offsets.
    """
    found: dict[str, ProjectRecord] = {}
    for record in _records(folded, within):
        found.setdefault(record.name, record)
    return sorted(found.values(), key=lambda record: record.span)


def project_called(folded: str, cell: Span) -> ProjectRecord:
    """Return the project that a cell names under a header such as 项目名称: all of it, whatever it ends in."""
    name = without_spaces(cell.of(folded))
    return ProjectRecord(name=name, span=cell, kind=kind_of(name), status="")


def passed_over(text: str, folded: str, within: Span) -> list[Span]:
    """Return the lists inside `within` that are said to be projects (等工程, 等项目) and of which none was understood."""
    read = [record.span for record in projects(text, folded, within)]
    lists = [
        Span(group.parts[0].start, group.parts[-1].end)
        for clause in _clauses(folded, within)
        for group in groups(folded, clause)
        if SAID_TO_BE_PROJECTS.search(group.tail)
    ]
    return [span for span in lists if not any(span.overlaps(one) for one in read)]


def _records(folded: str, within: Span) -> Iterator[ProjectRecord]:
    verb, end = "", within.start
    for clause in _clauses(folded, within):
        if clause.start - end != 1 or folded[end] != ",":
            verb = ""  # a verb carries over a comma only: 推进甲通道,乙管道建设
        for group in groups(folded, clause):
            verb = group.verb or verb
            yield from _read(folded, group, verb)
        end = clause.end


def _clauses(folded: str, within: Span) -> Iterator[Span]:
    """Yield the clauses of `within` that hold a word a project can end in."""
    end = within.start
    for _, _, hit_end in _anchors().find_matches_as_indexes(within.of(folded), overlapping=True):
        last = within.start + hit_end - 1
        if last < end:
            continue
        first = max(end, last - WIDEST)
        start = max((match.end() for match in BREAK.finditer(folded, first, last)), default=first)
        after = BREAK.search(folded, last, min(within.end, last + WIDEST))
        end = after.start() if after else min(within.end, last + WIDEST)
        yield Span(start, end)


@cache
def _anchors() -> AhoCorasick:
    return anchors()


def _read(folded: str, group: Group, verb: str) -> Iterator[ProjectRecord]:
    """Yield the projects of one list; `verb`: what stands before it."""
    tail = tail_at(group.tail) if group.tail else None
    ending = tail if group.tail else _ending_of(group.parts[-1].of(folded), group.verb)
    if ending is None or "的" in ending.stem or not _is_to_be_built(verb, ending):
        return
    parts: list[Part] = []
    for span in group.parts:
        parts.append(part_at(folded, span, parts[-1] if parts else None))
    status = status_of_trail(ending.trail) or STATUS_OF_VERB.get(verb, "")
    named = spelt_out(parts, tail)
    shared_kind = next((kind for kind in (kind_of(ending.name), *(kind_of(name) for _, name in named)) if kind), "")
    for part, name in named:
        if shared_kind and is_named(name) and not (BOAST.fullmatch(verb) and GUARDED.fullmatch(head_of(name))):
            kind = kind_of(name) or shared_kind
            yield ProjectRecord(name=without_spaces(name), span=part.span, kind=kind, status=status)


def _ending_of(last: str, verb: str) -> Headed | None:
    """Return how the last of a list ends; what is built may stand before one that is not: 建设甲中心、信息资源库."""
    ending = headed(last.strip(EDGE))
    if ending is None and verb in STATUS_OF_VERB and ("建" in verb or last.endswith("建设")):
        return Headed(stem="", phrase="", generic="", trail="建设")
    return ending


def _is_to_be_built(verb: str, ending: Headed) -> bool:
    """Tell whether a list says that its parts are built, not only that they are there."""
    if verb in STATUS_OF_VERB or status_of_trail(ending.trail) in DECIDED:
        return True
    return verb in ("", "加强") and ending.trail.startswith(("建设", "项目建设"))
