"""Responsibility clauses: where they stand in a text.

A clause is a bracket (`(责任单位:A、B)`, `(A牵头,B、C按职责分工负责)`), a labelled line, or the last sentence of a line.
What it says is read by loaders.responsibility.segments; sentences of running text by loaders.responsibility.sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.text import SENTENCE_ENDS, STATEMENT_ENDS, Span, cuts
from loaders.layout.outline import Line
from loaders.records import Role
from loaders.responsibility.name_lists import NONE, all_proved, units, units_of
from loaders.responsibility.organs import Organs
from loaders.responsibility.roles import Clause, Part
from loaders.responsibility.segments import (
    LABEL,
    OTHER_LABEL,
    ROLE,
    SILENT,
    Reading,
    at_together,
    end_of_lists,
    first_leads,
    labels,
    pieces_of,
    read,
    with_roles,
    word_of,
)
from loaders.responsibility.sentences import in_sentences, is_inside
from loaders.rules import pattern

MARKED = pattern("roles", "marked")
GOES_ON, OF_TABLE = pattern("default_rules", "said"), pattern("default_rules", "of_table")
LABEL_ALONE = pattern("roles", "label_alone")
SPOKEN_OF, GENERAL = pattern("sentences", "spoken_of"), pattern("sentences", "general")
CLOSING_VERB = pattern("roles", "closing_verb")
BRACKET = re.compile(r"[()\n]")
# Behind the end of a sentence, a dash or a gap inside a line, where a clause without brackets may begin.
INSIDE_LINE = re.compile(r"[。!;] *(?=[^\n])|—+ ?| (?<=[^ \n] ) *")
LINE_END = re.compile(r"[。 ]*(?:\n|\Z)")
LONGEST_LINE = 400
"""Characters of a line that is a clause as a whole, and of a clause that ends one."""
LONGEST_LABEL = 30
"""Characters of a line that may be nothing but a label; a longer one is not searched for any."""
LONGEST_CLAUSE = 3000
"""Characters; a longer bracket is a paragraph."""
SECOND_NAME = "厅局委办院署》会行"
"""Behind one of these a bracket holds another name, or who issued a document."""


def brackets(folded: str) -> Iterator[Span]:
    """Yield the outermost brackets of a text, signs included; one never ends on a later line than it began.

    A bracket that is never closed hides none that stands behind it in its line; it is cut off at the end of its line.
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
            yield from _cut_off(opened, closed, match.start())
            opened, closed = [], []
        elif opened:
            span = Span(opened.pop(), match.end())
            while closed and closed[-1].start > span.start:
                closed.pop()
            closed.append(span)
    yield from closed
    yield from _cut_off(opened, closed, end)


def _cut_off(opened: Sequence[int], closed: Sequence[Span], end: int) -> Iterator[Span]:
    """Yield the bracket that a line leaves open, from behind the last one that it closes."""
    last = closed[-1].end if closed else 0
    start = next((place for place in opened if place >= last), None)
    if start is not None:
        yield Span(start, end)


def clauses(folded: str, organs: Organs = NONE) -> list[Clause]:
    """Return the responsibility clauses of a text with folded punctuation, in order.

    Brackets, and clauses without brackets inside a line after the end of a sentence. Labelled lines are read by
    `labelled_line`, since what they belong to depends on the lines above.
    """
    spans = list(brackets(folded))
    closing = _in_order(
        (
            *_in_brackets(folded, spans, organs),
            *_inside_lines(folded, spans, organs),
            *_marked_lists(folded, spans, organs),
        )
    )
    found = _in_order((*closing, *in_sentences(folded, spans, closing, organs)))
    since, said = first_leads_since(folded), first_leads(folded)
    return [replace(one, first_leads=one.closes and _first_leads(one.span, since, said)) for one in found]


def _first_leads(span: Span, since: int, said: Sequence[int]) -> bool:
    """Tell whether the rule that the first leads is said of all clauses up to this one, or in this one."""
    return since < span.end or bisect_left(said, span.start) < bisect_left(said, span.end)


def first_leads_since(folded: str) -> int:
    """Return from where on a text says of all clauses that the first of a list leads; its length where it never does.

    In the bracket of one task, without 下同, it is said of that task; in a note on a table, of all.
    """
    said = first_leads(folded)
    spans = list(brackets(folded)) if said else []
    every = (start for start in said if not is_inside(spans, start) or _goes_on(folded, spans, start))
    since = next(every, len(folded))
    line = cuts(folded, "\n").around(Span(since, since))
    return 0 if since < len(folded) and OF_TABLE.search(folded, line.start, since) else since


def _goes_on(folded: str, spans: Sequence[Span], start: int) -> bool:
    """Tell whether the bracket around a rule says that it holds below, too, or holds nothing but the rule."""
    around = next(span for span in spans if span.start <= start < span.end)
    alone = not folded[around.start + 1 : start].strip(" ,")
    return alone or GOES_ON.search(folded, start, around.end) is not None


def _in_order(found: Iterable[Clause]) -> list[Clause]:
    return sorted(found, key=lambda clause: clause.span.start)


def _in_brackets(folded: str, spans: Sequence[Span], organs: Organs) -> Iterator[Clause]:
    for span in spans:
        found = _of_bracket(folded, span, organs) if span.end - span.start <= LONGEST_CLAUSE else None
        if found:
            yield found


def _of_bracket(folded: str, span: Span, organs: Organs) -> Clause | None:
    closed = folded[span.end - 1] == ")"
    inside = Span(span.start + 1, span.end - closed)
    has_role = ROLE.search(folded, inside.start, inside.end)
    said = read(folded, inside, organs, in_bracket=True) if has_role else SILENT
    if not said.parts:
        return _bare_list(folded, span, inside, organs)
    rest = _rest(folded, said.parts, said.rest, organs, closed=closed) if said.rest else ()
    return Clause(span=span, parts=(*said.parts, *rest), deadlines=said.deadlines)


def _rest(folded: str, parts: Sequence[Part], rest: Sequence[Span], organs: Organs, *, closed: bool) -> Iterator[Part]:
    """Yield a list that no word gives a role beside those that have one, where every name of it is proved."""
    found = units_of(folded, tuple(rest), organs)
    if all_proved(found, organs) or (found and not closed):
        role = Role.SUPPORT if any(part.role is Role.LEAD for part in parts) else Role.JOINT
        yield Part(word=Span(rest[0].start, rest[0].start), names=tuple(rest), role=role)


def _inside_lines(folded: str, spans: Sequence[Span], organs: Organs) -> Iterator[Clause]:
    """Yield the clauses that a sentence inside a line is: labelled (`…资助。责任单位:A、B。`), or closing it (`…。A牵头,B配合。`)."""
    free, sentences = 0, cuts(folded, SENTENCE_ENDS)
    for match in INSIDE_LINE.finditer(folded):
        start = match.end()
        if start < free or is_inside(spans, start):
            continue
        span = Span(start, sentences.around(Span(start, start)).end)
        found = _labelled_sentence(folded, span, organs) or _closing_sentence(folded, span, organs)
        if found:
            yield found
            free = span.end


def _marked_lists(folded: str, spans: Sequence[Span], organs: Organs) -> Iterator[Clause]:
    """Yield the clauses that a list behind a colon is in which a unit is marked: `验收阶段:甲局(牵头)、乙局`."""
    free, statements = 0, cuts(folded, STATEMENT_ENDS)
    for mark in MARKED.finditer(folded):
        around = statements.around(Span(*mark.span()))
        colon = folded.rfind(":", around.start, mark.start())
        if colon < free or is_inside(spans, colon) or labels(folded, Span(around.start, mark.start())):
            continue
        span = Span(colon + 1, around.end)
        if all_proved(units(folded, span, organs), organs):
            part = Part(word=Span(*mark.span("word")), names=(span,), role=Role.JOINT)
            yield Clause(span=span, parts=(part,))
            free = span.end


def _labelled_sentence(folded: str, span: Span, organs: Organs) -> Clause | None:
    if not LABEL.match(folded, span.start, span.end):
        return None
    said = read(folded, span, organs)
    return Clause(span=span, parts=said.parts, deadlines=said.deadlines) if said.parts else None


def _closing_sentence(folded: str, span: Span, organs: Organs) -> Clause | None:
    """Return the clause that is the last sentence of its line and names nothing but units."""
    is_last = LINE_END.match(folded, span.end)
    is_short = span.end - span.start <= LONGEST_LINE
    return _whole(folded, span, organs) if is_last and is_short else None


def _whole(folded: str, span: Span, organs: Organs) -> Clause | None:
    """Return the clause that `span` is as a whole: every piece a list of proved units with its verb.

    One that says before 由 what is spoken of is a sentence: 监测工作由市水利局负责.
    """
    by = SPOKEN_OF.match(folded, span.start, span.end)
    if by and not GENERAL.fullmatch(by["what"]):
        return None
    if not CLOSING_VERB.search(folded[max(span.start, span.end - 24) : span.end]):
        return None
    said = read(folded, span, organs)
    found = [unit for part in said.parts for unit in units_of(folded, part.names, organs)]
    if said.rest or not all_proved(found, organs):
        return None
    return Clause(span=span, parts=said.parts, deadlines=said.deadlines)


def _bare_list(folded: str, span: Span, inside: Span, organs: Organs) -> Clause | None:
    """Return the clause of a bracket that holds nothing but units and dates, no word of role, and closes a sentence.

    A single unit must close its line, and not stand behind a name or a title, whose second name or maker it would be.
    """
    behind = folded[span.end : span.end + 1]
    if behind not in ("", "\n", "。", " "):
        return None
    names, deadlines = pieces_of(folded, Span(inside.start, end_of_lists(folded, inside)))
    joined = together(folded, names, organs)
    if joined:
        return Clause(span=span, parts=joined, deadlines=tuple(deadlines))
    found = units_of(folded, tuple(names), organs)
    if not all_proved(found, organs):
        return None
    several = len(found) > 1 or inside.of(folded).startswith("各")
    closes = behind in ("", "\n") and span.start and folded[span.start - 1] not in f"{SECOND_NAME}\n"
    if not several and not closes:
        return None
    part = Part(word=Span(inside.start, inside.start), names=tuple(names), role=Role.JOINT)
    return Clause(span=span, parts=(part,), deadlines=tuple(deadlines))


def together(folded: str, names: Sequence[Span], organs: Organs) -> tuple[Part, ...]:
    """Return the lists of units with others and no verb behind them: A、B会同C."""
    cut = at_together(folded, names) if names else None
    if cut is None:
        return ()
    heads, word, others = cut
    if not all(all_proved(units_of(folded, listed, organs), organs) for listed in (heads, (others,))):
        return ()
    return (Part(word=word, names=heads, role=Role.LEAD), Part(word=word, names=(others,), role=Role.SUPPORT))


def labelled_line(folded: str, line: Line, organs: Organs = NONE) -> Reading:
    """Return what a line says that is a clause: it opens with a label (`牵头单位:A`), or names nothing but units.

    (`A、B等按职责分工负责`, without brackets and without a number, which would make it an item of its own.) Nothing where
    it is any other line.
    """
    body = line.body
    other = OTHER_LABEL.match(folded, body.start, body.end)
    if (other and labels(folded, body)) or LABEL.match(folded, body.start, body.end):
        return read(folded, body, organs)
    if line.numbered or body.end - body.start > LONGEST_LINE:
        return SILENT
    whole = _whole(folded, body, organs)
    return Reading(parts=whole.parts, deadlines=whole.deadlines, rest=()) if whole else SILENT


def label_alone(folded: str, body: Span) -> Span | None:
    """Return the word of a line that is nothing but a label, whose units stand in the lines below; None for any other."""
    if body.end - body.start > LONGEST_LABEL:
        return None
    word = LABEL_ALONE.fullmatch(folded, body.start, body.end)
    if word:
        return Span(*word.span())
    found = labels(folded, body)
    is_alone = len(found) == 1 and found[0].end() >= body.end and found[0].start() == body.start
    return word_of(found[0]) if is_alone else None


def list_line(folded: str, body: Span, organs: Organs) -> bool:
    """Tell whether a line is nothing but proved units."""
    return all_proved(units(folded, body, organs), organs)


def with_agreed_roles(folded: str, parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the lists of several labelled lines with the roles they have side by side: 责任单位 beside 牵头单位 supports."""
    return tuple(with_roles(folded, [(part.word, part.names) for part in parts]))
