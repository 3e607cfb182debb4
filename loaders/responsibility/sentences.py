"""Responsibility in sentences, without brackets: a list of units and a verb of role, anywhere in the sentence.

`由A牵头,B、C配合`; `A负责…,B负责…`; `A会同B…`; `A为牵头单位`; `…,主责单位是A`. Every unit must be proved, by the directory
or by its shape; who only supports joins the clause of whom it supports.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.text import SENTENCE_ENDS, Span, cuts
from loaders.layout.outline import lines
from loaders.records import Role
from loaders.responsibility.name_lists import all_proved, units
from loaders.responsibility.organs import Organs
from loaders.responsibility.roles import Clause, Part, role_of
from loaders.responsibility.segments import with_roles
from loaders.rules import pattern

ACT = pattern("sentences", "act")
HEADS = pattern("sentences", "heads")
TOLD_TO = pattern("sentences", "told_to")
LABELS = pattern("sentences", "labels_said")
WHO_IS = pattern("sentences", "whom_said")
DIVISION, OF_UNIT = pattern("sentences", "division"), pattern("sentences", "of_unit")
IS_SAID = pattern("sentences", "is_said")
LEAD_IN = pattern("sentences", "lead_in")
NUMBER = pattern("sentences", "number")
MODAL = pattern("sentences", "modal")
SEATED = pattern("sentences", "seated")
MATTER = pattern("sentences", "matter")
OTHERS = pattern("sentences", "others")
MINISTRY = pattern("sentences", "ministry")
NO_NAME = pattern("sentences", "no_name")
TOLD = pattern("sentences", "told")
RULE_ENDING = pattern("default_rules", "ending")
WHITE, IS = re.compile(r"\s*"), re.compile("作?[为是]")
TOGETHER = ("会同", "会商", "商", "会")
BORDERS = frozenset(",;:。!?\n|")
REACH = 120
"""Characters before a verb that its units may begin in."""
LAST = frozenset("部厅局委办院署会府位门区方等面)司心行社团县市州旗盟镇乡所站队校联处关")
"""What a list of units may end in."""
VERBS = frozenset({"牵头", "负责", "主抓", "主办", "承办"})
"""Behind one of these 、 parts who does what: A牵头、B配合."""
CUT_SHORT = frozenset({"部门", "会议", "办公", "办法", "行政", "区域", "等级"})
"""Words that such a character opens."""
LONGEST_DIVISION = 24
"""Characters of a heading over lines of units."""
LONGEST_MODAL = 30
"""Characters of what only says that it is to be done: 应当按照各自职责."""
MOST_OTHERS = 80
"""Characters behind 会同 that the others may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What one verb says of the units before it, and from where its part of the sentence begins."""

    parts: tuple[Part, ...]
    start: int
    end: int
    is_by: bool
    """Whether 由 stands before the units."""

    @property
    def supports(self) -> bool:
        """Whether it only adds to what is said of others."""
        return all(part.role is Role.SUPPORT for part in self.parts)


def in_sentences(folded: str, spans: Sequence[Span], closing: Sequence[Clause], organs: Organs) -> Iterator[Clause]:
    """Yield the clauses of the sentences of a text with folded punctuation, which stand in none of its brackets `spans`.

    A line that a clause of `closing` (in order) ends is that clause's: of its sentences only a lead that is named by 由
    is told, and none is a task of its own.
    """
    starts = [clause.span.start for clause in closing]
    yield from _is_whom(folded, spans, organs)
    yield from _of_divisions(folded, organs)
    groups = list(_groups(folded, _said(folded, spans, closing, organs)))
    for group, after in pairwise([*groups, []]):
        end_of_line = cuts(folded, "\n").around(Span(group[0].start, group[0].start)).end
        is_closed = bisect_right(starts, group[0].start) < bisect_right(starts, end_of_line)
        if not is_closed and not _points_back(folded, group[0]):
            yield _sentence(folded, group, after[0].start if after else len(folded))
        elif not is_closed or (group[0].is_by and group[0].parts[0].role is Role.LEAD):
            yield Clause(span=Span(group[0].start, group[-1].end), parts=_parts(group), is_prose=True)


def _points_back(folded: str, said: _Said) -> bool:
    """Tell whether a sentence opens with 由 and so speaks of what its line says before it: 改造管网。由甲局牵头,…."""
    opens = said.is_by and folded[said.start : said.parts[0].names[0].start].strip() == "由"
    return opens and folded[max(0, said.start - 4) : said.start].rstrip(" ").endswith("。")


def is_inside(spans: Sequence[Span], place: int) -> bool:
    """Tell whether a place stands in one of `spans`, which are in order and overlap nowhere."""
    before = bisect_right(spans, place, key=lambda span: span.start) - 1
    return before >= 0 and place < spans[before].end


def _sentence(folded: str, group: Sequence[_Said], before: int) -> Clause:
    """Return the clause that a sentence is: up to its end, or to what the next units do in it."""
    end = min(cuts(folded, SENTENCE_ENDS).around(Span(group[-1].end, group[-1].end)).end, max(before, group[-1].end))
    start = group[0].start
    while end > group[-1].end and folded[end - 1] in "; ,、":
        end -= 1
    return Clause(span=Span(start, end), parts=_parts(group), is_sentence=True)


def _parts(group: Sequence[_Said]) -> tuple[Part, ...]:
    return tuple(part for said in group for part in said.parts)


def _groups(folded: str, every: Iterator[_Said]) -> Iterator[list[_Said]]:
    """Yield what is said in groups: who supports stands with whom it supports, in one sentence."""
    group: list[_Said] = []
    sentence = Span(0, 0)
    for said in every:
        in_same = bool(group) and sentence.start <= said.start <= sentence.end
        if in_same and said.parts[0].names == group[0].parts[0].names:
            said = replace(said, parts=said.parts[1:])  # the same units go on: 要发挥牵头作用,…,会同市气象局…
        elif in_same and not said.supports and _has_no_matter(folded, said, group[-1]):
            said = replace(said, parts=_beside(group[0].parts[0].role, said.parts))
            group.append(said)
            continue
        if in_same and said.supports:
            group.append(said)
            continue
        if group:
            yield group
            said = replace(said, start=_matter_start(folded, said, group[-1].end)) if in_same else said
        sentence = cuts(folded, SENTENCE_ENDS).around(Span(said.end, said.end))
        group = [] if said.supports else [said]
    if group:
        yield group


def _matter_start(folded: str, said: _Said, free: int) -> int:
    """Return where that begins which is said behind others in one sentence: with its units, or with what 由 gives them."""
    names = said.parts[0].names[0].start
    if not said.is_by:
        return names
    start = _part_start(folded, names)
    if start < names - 1:
        return max(start, free)
    before = _part_start(folded, start - 1)  # nothing but 由: the matter is the part before, unless it is another's
    return before if before >= free else start


def _has_no_matter(folded: str, said: _Said, before: _Said) -> bool:
    """Tell whether a verb says nothing of its own, so that its units share what the statement says before."""
    word = said.parts[0].word
    if said.is_by or IS.match(folded, word.start) or ";" in folded[before.end : word.start]:
        return False
    return said.end >= len(folded) or folded[said.end] in BORDERS


def _beside(head: Role, parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the lists of who carries out what others head, who supports a lead and shares with all others."""
    role = Role.SUPPORT if head is Role.LEAD else Role.JOINT
    return tuple(replace(part, role=role) for part in parts)


def _said(folded: str, spans: Sequence[Span], closing: Sequence[Clause], organs: Organs) -> Iterator[_Said]:
    """Yield what each verb of role says of the units before it, in reading order."""
    taken = [clause.span for clause in closing]
    free = 0
    last: _Said | None = None
    acts = [*ACT.finditer(folded), *HEADS.finditer(folded)]
    for act in sorted(acts, key=lambda act: act.start()):
        if act.start() < free or is_inside(spans, act.start()) or is_inside(taken, act.start()):
            continue
        if _is_rule(folded, act.start()):
            continue
        found = _heads(folded, act, organs) if act.re is HEADS else _of_act(folded, act, organs)
        found = found or _joined(folded, act, last, organs)
        if found:
            free, last = found.end, found
            yield found


def _joined(folded: str, act: re.Match[str], last: _Said | None, organs: Organs) -> _Said | None:
    """Return the others that go with the units named before in the sentence: A牵头,会同B开展…."""
    word = Span(*act.span())
    sentence = cuts(folded, SENTENCE_ENDS).around(word)
    opens = not folded[_part_start(folded, word.start) : word.start].strip()
    if last is None or not opens or last.end < sentence.start or not word.of(folded).endswith(TOGETHER):
        return None
    others = _others(folded, word.end, organs)
    if others is None or TOLD.match(folded, others.end):
        return None
    part = Part(word=word, names=(others,), role=Role.SUPPORT)
    return _Said(parts=(part,), start=last.start, end=others.end, is_by=False)


def _is_rule(folded: str, place: int) -> bool:
    """Tell whether the sentence at `place` says something of all that follows: …均由各区政府负责,不再列出."""
    sentence = cuts(folded, SENTENCE_ENDS).around(Span(place, place))
    first, last = max(sentence.start, place - REACH), min(sentence.end, place + REACH)
    return RULE_ENDING.search(folded, first, last) is not None


def _of_act(folded: str, act: re.Match[str], organs: Organs) -> _Said | None:
    """Return what a verb says; nothing where no proved units stand before it, or where it tells of the past."""
    word = Span(*act.span())
    subject = _subject(folded, word.start, organs)
    if subject is None or TOLD.match(folded, word.end):
        return None
    start, names, is_by = subject
    if word.of(folded).endswith(TOGETHER):
        others = _others(folded, word.end, organs)
        if others is None or TOLD.match(folded, others.end):
            return None
        parts = (Part(word=word, names=(names,), role=Role.LEAD), Part(word=word, names=(others,), role=Role.SUPPORT))
        return _Said(parts=parts, start=start, end=others.end, is_by=is_by)
    part = Part(word=word, names=(names,), role=role_of(word.of(folded), led=False))
    return _Said(parts=(part,), start=start, end=word.end, is_by=is_by)


def _heads(folded: str, act: re.Match[str], organs: Organs) -> _Said | None:
    """Return who heads what the document is about: 市水务局要发挥牵头作用."""
    told = _told_to(folded, act.start(), organs)
    if told is None:
        return None
    start, names, _ = told
    part = Part(word=Span(*act.span("word")), names=(names,), role=Role.LEAD)
    return _Said(parts=(part,), start=start, end=act.end(), is_by=False)


def _subject(folded: str, verb: int, organs: Organs) -> tuple[int, Span, bool] | None:
    """Return the units before a verb: where their statement begins, their list, and whether 由 stands before it."""
    start = _part_start(folded, verb)
    part = Span(start, verb)
    if not MODAL.sub("", part.of(folded)).strip() and start:
        told = _told_to(folded, start - 1, organs)
        if told:
            return told
        part = Span(_part_start(folded, start - 1), start - 1)
        seated = SEATED.search(folded, part.start, part.end)
        if seated:
            part = Span(part.start, seated.end("names"))
    names, is_by = _names(folded, part, organs)
    if names is None:
        return None
    return _statement_start(folded, names.start), names, is_by


def _told_to(folded: str, place: int, organs: Organs) -> tuple[int, Span, bool] | None:
    """Return the units that the sentence around `place` opens with, where they are told to do what it says."""
    start = _statement_start(folded, place)
    lead_in = LEAD_IN.match(folded, start, place)
    first = lead_in.end() if lead_in else start
    told = TOLD_TO.match(folded, first, place + 1)
    names = Span(*told.span("names")) if told else None
    return (start, names, False) if names and _are_units(folded, names, organs) else None


def _part_start(folded: str, end: int) -> int:
    """Return where the part of a sentence begins that ends at `end`: behind the last sign outside brackets."""
    depth = 0
    for place in range(end - 1, max(end - REACH, -1), -1):
        char = folded[place]
        depth += (char == ")") - (char == "(")
        if depth < 0 or (depth == 0 and (char in BORDERS or (char == "、" and folded[place - 2 : place] in VERBS))):
            return place + 1
    return max(end - REACH, 0)


def _statement_start(folded: str, place: int) -> int:
    """Return where the statement begins that `place` stands in, white space and its number left out."""
    start = cuts(folded, f"{SENTENCE_ENDS};").around(Span(place, place)).start
    white = WHITE.match(folded, start, place)
    start = white.end() if white else start
    number = NUMBER.match(folded, start, place)
    return number.end() if number else start


def _names(folded: str, part: Span, organs: Organs) -> tuple[Span | None, bool]:
    """Return the list of proved units that a part of a sentence ends in, and whether 由 stands before it."""
    lead_in = LEAD_IN.match(folded, part.start, part.end)
    start = lead_in.end() if lead_in else part.start
    is_by = folded[start - 1 : start] == "由"
    said = folded[start : part.end].rstrip()
    end = start + len(said) - _modal_length(said)
    names = Span(start, end)
    if start < end and _are_units(folded, names, organs):
        return names, is_by
    for known in organs.starts(start + 1, end):
        rest = Span(known, end)
        if MATTER.search(folded, max(known - 2, start), known) and _are_units(folded, rest, organs):
            return rest, is_by
    return None, False


def _modal_length(said: str) -> int:
    """Return how many characters at the end of `said` only say that it is to be done: 要, 应当依法."""
    lengths = range(min(len(said), LONGEST_MODAL), 0, -1)
    return next((length for length in lengths if MODAL.fullmatch(said, len(said) - length)), 0)


def _are_units(folded: str, names: Span, organs: Organs) -> bool:
    """Tell whether a list holds nothing but names of proved units, of somebody in particular."""
    if NO_NAME.fullmatch(names.of(folded)):
        return False
    found = units(folded, names, organs)
    alone = found[0].name if len(found) == 1 else ""
    return all_proved(found, organs) or (alone != "" and (organs.is_place(alone) or bool(MINISTRY.fullmatch(alone))))


def _others(folded: str, start: int, organs: Organs) -> Span | None:
    """Return the list behind 会同: the longest that is nothing but proved units, or others in general."""
    limit = min(start + MOST_OTHERS, len(folded))
    stop = next((place for place in range(start, limit) if folded[place] in BORDERS), limit)
    general = OTHERS.match(folded, start, stop)
    if general and folded[general.end() : general.end() + 1] != "、":
        return Span(start, general.end())
    for end in range(stop, start + 1, -1):
        is_cut = folded[end - 1 : end + 1] in CUT_SHORT
        if folded[end - 1] in LAST and not is_cut and _are_units(folded, Span(start, end), organs):
            return Span(start, end)
    return None


def _of_divisions(folded: str, organs: Organs) -> Iterator[Clause]:
    """Yield the clauses of the lines below a heading such as 部门分工 that open with units and a colon: 市水务局:供水监测."""
    level: int | None = None
    for line in lines(folded):
        said = line.body.of(folded)
        if len(said) <= LONGEST_DIVISION and DIVISION.search(said):
            level = line.level
        elif level is not None and line.numbered and line.level <= max(level, 0):
            level = None
        found = OF_UNIT.match(folded, line.body.start, line.body.end) if level is not None else None
        if found and _are_units(folded, Span(*found.span("names")), organs):
            part = Part(word=Span(*found.span("colon")), names=(Span(*found.span("names")),), role=Role.JOINT)
            yield Clause(span=line.body, parts=(part,), is_sentence=True)


def _is_whom(folded: str, spans: Sequence[Span], organs: Organs) -> Iterator[Clause]:
    for match in LABELS.finditer(folded) if IS_SAID.search(folded) else ():
        whom = list(WHO_IS.finditer(folded, match.start(), match.end()))
        lists = [Span(*one.span("names")) for one in whom]
        if whom and not is_inside(spans, match.start()) and all(_are_units(folded, one, organs) for one in lists):
            said = [(Span(*one.span("word")), (names,)) for one, names in zip(whom, lists, strict=True)]
            yield Clause(span=Span(*match.span()), parts=tuple(with_roles(folded, said)))
