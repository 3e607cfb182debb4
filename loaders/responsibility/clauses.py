"""Responsibility clauses: where they stand in a text, and what each says of whom.

A clause is a bracket (`(责任单位:A、B)`, `(A牵头,B、C按职责分工负责)`). Its words of role are read here; the lists of
names in it by loaders.responsibility.name_lists. The grammar is that of the project's survey of forms: labels with a colon, or verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.text import SENTENCE_ENDS, Span, cuts
from loaders.records import Role
from loaders.responsibility.name_lists import BARE_UNIT, ORGAN_ENDING, units
from loaders.responsibility.roles import Clause, Part, role_of
from loaders.responsibility.sentences import in_sentences, is_inside
from loaders.rules import pattern, term

LABEL = pattern("roles", "label")
VERB = pattern("roles", "verb")
TOGETHER = pattern("roles", "together")
REMARK = pattern("roles", "remark")
# A label inside a line, after the end of a sentence.
INSIDE_LINE = re.compile(rf"(?<=[。!]) ?(?={term('label_word')} ?: ?)")
FIRST_LEADS = pattern("default_rules", "first_leads")
DEFAULT_RULE = pattern("default_rules", "every_task")

BRACKET = re.compile(r"[()\n]")
CLOSING_VERB = pattern("roles", "closing_verb")
LONGEST_LINE = 400
"""Characters of such a line."""
LONGEST_CLAUSE = 3000
"""Characters; a longer bracket is a paragraph."""


def brackets(folded: str) -> Iterator[Span]:
    """Yield the outermost brackets of a text, signs included; one never ends on a later line than it began.

    A bracket that is never closed hides none that stands behind it in its line; only the end of the text closes one.
    """
    opened: list[int] = []
    closed: list[Span] = []
    end = len(folded.rstrip())
    for match in BRACKET.finditer(folded, 0, end):
        sign = match.group()
        if sign == "(":
            opened.append(match.start())
        elif sign == "\n":
            yield from closed
            opened, closed = [], []
        elif opened:
            span = Span(opened.pop(), match.end())
            while closed and closed[-1].start > span.start:
                closed.pop()
            closed.append(span)
    yield from closed
    if opened and (not closed or opened[0] > closed[-1].start):
        yield Span(opened[0], end)


def clauses(folded: str) -> list[Clause]:
    """Return the responsibility clauses of a text with folded punctuation, in order.

    Brackets, and labels inside a line after the end of a sentence (`…资助。责任单位:A、B。`). Labelled lines are read by
    `labelled_line`, since what they belong to depends on the lines above.
    """
    spans = list(brackets(folded))
    closing = _in_order((*_in_brackets(folded, spans), *_inside_lines(folded, spans)))
    found = _in_order((*closing, *in_sentences(folded, spans, [clause.span for clause in closing])))
    since = first_leads_since(folded)
    return [replace(clause, first_leads=since < clause.span.end) for clause in found]


@lru_cache(maxsize=4)
def first_leads_since(folded: str) -> int:
    """Return where a text first says that the first of a list leads; its length where it never does."""
    rule = FIRST_LEADS.search(folded)
    return rule.start() if rule else len(folded)


def _in_order(found: Iterable[Clause]) -> list[Clause]:
    return sorted(found, key=lambda clause: clause.span.start)


def _in_brackets(folded: str, spans: Sequence[Span]) -> Iterator[Clause]:
    for span in spans:
        if span.end - span.start <= LONGEST_CLAUSE:
            closed = folded[span.end - 1] == ")"
            inside = Span(span.start + 1, span.end - closed)
            parts = parts_of(folded, inside) or _bare_list(folded, span, inside)
            if parts:
                yield Clause(span=span, parts=(*parts, *([] if closed else _cut_list(folded, inside, parts))))


def _cut_list(folded: str, inside: Span, parts: Sequence[Part]) -> Iterator[Part]:
    """Yield the list that the end of the text cuts off from its verb, without the name that is cut."""
    start = max(part.word.end for part in parts) + 1
    last = max(folded.rfind(mark, start, inside.end) for mark in "、,")
    if last > start:
        role = Role.SUPPORT if any(part.role is Role.LEAD for part in parts) else Role.JOINT
        yield Part(word=Span(last, last), names=Span(start, last), role=role)


def _inside_lines(folded: str, spans: Sequence[Span]) -> Iterator[Clause]:
    for match in INSIDE_LINE.finditer(folded):
        if not is_inside(spans, match.end()):
            span = Span(match.end(), cuts(folded, SENTENCE_ENDS).around(Span(match.end(), match.end())).end)
            yield Clause(span=span, parts=tuple(parts_of(folded, span)))


def _bare_list(folded: str, span: Span, inside: Span) -> list[Part]:
    """Return the list of a bracket that holds nothing but units, without a word of role, and closes a sentence."""
    if folded[span.end : span.end + 1] not in ("", "\n", "。", " "):
        return []
    names = [unit.name for unit in units(folded, inside)]
    several = len(names) > 1 or inside.of(folded).startswith("各")
    if several and all(BARE_UNIT.fullmatch(name) for name in names):
        return [Part(word=Span(inside.start, inside.start), names=inside, role=Role.JOINT)]
    return []


def labelled_line(folded: str, body: Span) -> list[Part]:
    """Return the lists of a line that is a clause: it opens with a label (`牵头单位:A`), or names nothing but units.

    (`A、B等按职责分工负责`, without brackets.) None where it is any other line.
    """
    if LABEL.match(folded, body.start, body.end):
        return parts_of(folded, body)
    if body.end - body.start > LONGEST_LINE or not CLOSING_VERB.search(body.of(folded)[-8:]):
        return []
    parts = parts_of(folded, body)
    named = [unit.name for part in parts for unit in units(folded, part.names)]
    return parts if named and all(ORGAN_ENDING.fullmatch(name) for name in named) else []


def is_remark(folded: str, body: Span) -> bool:
    """Tell whether a line among labelled ones names a person or a date, which are no units: 责任领导:…, 完成时限:…."""
    return REMARK.match(folded, body.start, body.end) is not None


def with_agreed_roles(folded: str, parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the lists of several labelled lines with the roles they have side by side: 责任单位 beside 牵头单位 supports."""
    return tuple(_with_roles(folded, [(part.word, part.names) for part in parts]))


def parts_of(folded: str, inside: Span) -> list[Part]:
    """Return the lists of names that a clause holds between its brackets; none, where it is no clause."""
    said = Span(inside.start, _first_sentence_end(folded, inside))
    labels = list(LABEL.finditer(folded, said.start, said.end))
    if labels and labels[0].start() == said.start:
        found = [(word, _without_verb(folded, names)) for word, names in _labelled(labels, said)]
    else:
        found = list(_with_verbs(folded, said))
    return _with_roles(folded, found)


def _first_sentence_end(folded: str, inside: Span) -> int:
    """Return where the sentence that names the units ends: rules for later clauses may follow it."""
    patterns = (FIRST_LEADS, DEFAULT_RULE) if folded.find("均", inside.start, inside.end) >= 0 else (FIRST_LEADS,)
    rules = (rule.search(folded, inside.start, inside.end) for rule in patterns)
    stop = folded.find("。", inside.start, inside.end)
    ends = [rule.start() for rule in rules if rule] + [stop] * (stop > inside.start)
    return min(ends, default=inside.end)


def _labelled(labels: list[re.Match[str]], inside: Span) -> list[tuple[Span, Span]]:
    """Pair each label with the list from its colon to the next label."""
    ends = [label.start() for label in labels[1:]] + [inside.end]
    return [(Span(*label.span("word")), Span(label.end(), end)) for label, end in zip(labels, ends, strict=True)]


def _without_verb(folded: str, names: Span) -> Span:
    """Cut a list before the verb that may close it: 责任单位:A、B按职责分工负责."""
    verb = next((verb for verb in VERB.finditer(folded, names.start, names.end)), None)
    return Span(names.start, verb.start()) if verb else names


def _with_verbs(folded: str, inside: Span) -> Iterator[tuple[Span, Span]]:
    """Pair each verb with the list before it, back to the verb before; A会同B负责 is two lists."""
    start = inside.start
    for verb in VERB.finditer(folded, inside.start, inside.end):
        word = Span(*verb.span("word"))
        together = TOGETHER.search(folded, start, verb.start())
        if together:
            yield Span(*together.span()), Span(start, together.start())
            start = together.end()
        yield word, Span(start, verb.start())
        start = verb.end() + 1


def _with_roles(folded: str, pairs: list[tuple[Span, Span]]) -> list[Part]:
    led = any(role_of(word.of(folded), led=False) is Role.LEAD for word, _ in pairs)
    return [
        Part(word=word, names=names, role=role_of(word.of(folded), led=led))
        for word, names in pairs
        if names.of(folded).strip(" ,;、")
    ]
