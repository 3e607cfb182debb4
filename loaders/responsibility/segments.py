"""A clause as a row of segments: `[label]:[value]` or `[names][verb]`; those that name units become lists with a role.

What is no list of units has a type of its own (a deadline, a score, a person, a remark) and hides nothing: an unknown
label closes its segment, and what follows it is read on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.text import Span, outside_brackets
from loaders.records import Role
from loaders.responsibility.name_lists import NONE, all_proved, units_of
from loaders.responsibility.organs import Organs
from loaders.responsibility.roles import Part, role_of
from loaders.rules import pattern, rules, term

LABEL = pattern("roles", "label")
OTHER_LABEL = pattern("roles", "other_label")
ROLE = re.compile(f"{term('core')}|{term('verb_core')}")
"""What no label and no verb of role is without."""
VERB_AT_END = re.compile(rf"(?:{pattern('roles', 'verb').pattern})\Z")
WEAK_VERB = pattern("roles", "weak_verb")
VERB_INSIDE = pattern("roles", "verb_inside")
UNDERTAKES = pattern("roles", "undertakes")
TOGETHER = pattern("roles", "together")
OPENER = pattern("roles", "opener")
TYPES = tuple((rule.pattern, rule.says) for rule in rules("segments", "segment"))
FIRST = pattern("default_rules", "first")
FIRST_LEADS = pattern("default_rules", "first_leads")
DEFAULT_RULE = pattern("default_rules", "every_task")

BORDER = frozenset(",;。:、(|\n !—▲△●○■□◆◇★☆※·•＊*")
"""What stands before a label."""
CUTS = "[,;\n]| {2,}|(?<=牵头|负责|主办|主抓|承办|配合)、"
"""What parts the pieces of a clause, outside brackets."""
AROUND_FIRST = 30
"""Characters before and behind 首 or 第一 that such a rule is looked for in."""
LONGEST_VERB = 24
"""Characters."""

List = tuple[Span, tuple[Span, ...]]
"""The word of a role and the pieces of its list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a clause says: lists with their roles, deadlines, and lists that no word gives a role."""

    parts: tuple[Part, ...]
    deadlines: tuple[Span, ...]
    rest: tuple[Span, ...]


SILENT = Reading(parts=(), deadlines=(), rest=())
"""What a clause without a word of role says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Segment:
    """A label and its value; `word` is empty where no label of a role stands before the value."""

    word: Span | None
    value: Span
    is_other: bool = False


def read(folded: str, inside: Span, organs: Organs = NONE, *, in_bracket: bool = False) -> Reading:
    """Return what a clause says between its brackets, or in its line.

    In a bracket a piece may go on behind its verb and say what is to be done: 省财政厅负责资金保障.
    """
    said = Span(inside.start, end_of_lists(folded, inside))
    lists: list[List] = []
    rest: list[Span] = []
    deadlines: list[Span] = []
    for segment in _segments(folded, said):
        if segment.is_other:
            deadlines += [segment.value] if type_of(folded, segment.value) == "deadline" else []
            continue
        pieces, due = pieces_of(folded, segment.value)
        deadlines += due
        found, left = _with_verbs(folded, pieces, organs, in_bracket=in_bracket)
        if segment.word is None:
            lists += found
            rest += left
        else:
            lists += _labelled(folded, segment.word, found, left)
    deadlines += [piece for piece in _cut(folded, Span(said.end, inside.end)) if type_of(folded, piece) == "deadline"]
    return Reading(parts=tuple(with_roles(folded, lists)), deadlines=tuple(deadlines), rest=tuple(rest))


def with_roles(folded: str, lists: Sequence[List]) -> list[Part]:
    """Return lists with the roles they have side by side: 责任单位 beside 牵头单位 supports, 承办 beside others leads no more."""
    words = [word.of(folded) for word, _ in lists]
    heads = [word for word in words if not UNDERTAKES.search(word)] or words
    led = any(role_of(word, led=False) is Role.LEAD for word in heads)
    roles = [role_of(word if word in heads else "", led=led) for word in words]
    return [Part(word=word, names=names, role=role) for (word, names), role in zip(lists, roles, strict=True) if names]


def labels(folded: str, within: Span) -> list[re.Match[str]]:
    """Return the labels of a role in a stretch; the value of each begins where it ends."""
    return [
        match
        for match in LABEL.finditer(folded, within.start, within.end)
        if match.start() == within.start or match["boxed"] or folded[match.start() - 1] in BORDER
    ]


def word_of(label: re.Match[str]) -> Span:
    """Return the word of a label, without its colon or its brackets."""
    return Span(*label.span(str(label.lastgroup)))


def end_of_lists(folded: str, inside: Span) -> int:
    """Return where the sentence that names the units ends: rules for later clauses may follow it."""
    said = first_leads(folded)
    after = bisect_left(said, inside.start)
    default = DEFAULT_RULE.search(folded, inside.start, inside.end)
    stop = folded.find("。", inside.start, inside.end)
    ends = [*said[after : after + 1], *([default.start()] if default else []), *([stop] if stop > inside.start else [])]
    return min([*ends, inside.end])


@lru_cache(maxsize=4)
def first_leads(folded: str) -> list[int]:
    """Return where a text says that the first of a list leads, in order."""
    found: list[int] = []
    for word in FIRST.finditer(folded):
        rule = FIRST_LEADS.search(folded, max(0, word.start() - AROUND_FIRST), word.end() + AROUND_FIRST)
        if rule and rule.start() not in found[-1:]:
            found.append(rule.start())
    return found


def _segments(folded: str, said: Span) -> Iterator[_Segment]:
    """Cut a clause at its labels; what stands before the first, and behind the value of another label, has none."""
    known = labels(folded, said)
    borders = [*(label.start() for label in known), said.end]
    yield from _unlabelled(folded, Span(said.start, borders[0]))
    for label, end in zip(known, borders[1:], strict=True):
        other = _other_label(folded, Span(label.end(), end))
        yield _Segment(word=word_of(label), value=Span(label.end(), other.start() if other else end))
        if other:
            yield from _unlabelled(folded, Span(other.start(), end))


def _unlabelled(folded: str, within: Span) -> Iterator[_Segment]:
    """Yield what stands under no label of a role: the values of other labels, each up to its 。 or ;, and what is between."""
    at = within.start
    while other := _other_label(folded, Span(at, within.end)):
        yield _Segment(word=None, value=Span(at, other.start()))
        end = _end_of_value(folded, Span(other.end(), within.end))
        if type_of(folded, Span(other.start(), end)):
            yield _Segment(word=None, value=Span(other.start(), end), is_other=True)
            at = end
        else:
            at = other.end()  # a label that no rule knows hides nothing: 部门分工:A牵头,B配合
    if at < within.end:
        yield _Segment(word=None, value=Span(at, within.end))


def _other_label(folded: str, within: Span) -> re.Match[str] | None:
    for match in OTHER_LABEL.finditer(folded, within.start, within.end):
        if match.start() == within.start or folded[match.start() - 1] in BORDER:
            return match
    return None


def _end_of_value(folded: str, value: Span) -> int:
    ends = (folded.find(sign, value.start, value.end) for sign in ",;")
    return min((end for end in ends if end >= 0), default=value.end)


def pieces_of(folded: str, value: Span) -> tuple[list[Span], list[Span]]:
    """Return the pieces of a value that may name units, and those that say until when."""
    pieces, deadlines = [], []
    for piece in _cut(folded, value):
        kind = type_of(folded, piece)
        if kind == "deadline":
            deadlines.append(piece)
        elif not kind:
            pieces.append(piece)
    return pieces, deadlines


def _cut(folded: str, span: Span) -> Iterator[Span]:
    """Cut a stretch at commas, semicolons, line ends and wide gaps outside brackets, white space taken off."""
    for piece in outside_brackets(folded, span, CUTS):
        yield from _trimmed(folded, piece)


def _trimmed(folded: str, piece: Span) -> Iterator[Span]:
    text = piece.of(folded)
    stripped = text.strip(" \n。.、")
    if stripped:
        first = piece.start + text.index(stripped)
        yield Span(first, first + len(stripped))


def type_of(folded: str, piece: Span) -> str:
    """Return what a piece is that names no unit: deadline, score, person or remark; nothing where it may name some."""
    said = piece.of(folded)
    return next((says for pattern, says in TYPES if pattern.fullmatch(said)), "")


def _labelled(folded: str, word: Span, found: Sequence[List], left: Sequence[Span]) -> Iterator[List]:
    """Yield the lists under a label: a verb of its own that leads or supports keeps its list, all others are the label's."""
    own = [(verb, names) for verb, names in found if role_of(verb.of(folded), led=False) is not Role.JOINT]
    yield from own  # 责任单位:A牵头,B配合
    own_names = {name for _, names in own for name in names}
    names = [name for _, names in found for name in names if name not in own_names]
    yield word, tuple(sorted([*names, *left]))


def _with_verbs(
    folded: str, pieces: Sequence[Span], organs: Organs, *, in_bracket: bool
) -> tuple[list[List], list[Span]]:
    """Pair each verb with the pieces before it, back to the verb before; A会同B负责 is two lists. Return what is left, too."""
    found: list[List] = []
    pending: list[Span] = []
    for piece in (_opened(folded, one) for one in pieces):
        verb = verb_at_end(folded, piece) or (_verb_inside(folded, piece, organs) if in_bracket else None)
        if verb is None:
            pending.append(piece)
            continue
        names = [*pending, *([Span(piece.start, verb.start)] if verb.start > piece.start else [])]
        if _says(folded, verb, names, organs):
            found += _together(folded, verb, names)
            pending = []
        else:
            pending.append(piece)
    return found, pending


def _opened(folded: str, piece: Span) -> Span:
    """Return a piece without the 由 or 请 before its names."""
    opener = OPENER.match(folded, piece.start, piece.end)
    return Span(opener.end(), piece.end) if opener else piece


def verb_at_end(folded: str, piece: Span) -> Span | None:
    """Return the verb of role that a piece ends in, the longest there is; None where it ends in none."""
    found = VERB_AT_END.search(folded, max(piece.start, piece.end - LONGEST_VERB), piece.end)
    return Span(*found.span()) if found else None


def _verb_inside(folded: str, piece: Span, organs: Organs) -> Span | None:
    """Return the verb behind the proved units that a piece begins with."""
    for match in VERB_INSIDE.finditer(folded, piece.start + 1, piece.end):
        names = Span(piece.start, match.start())
        if all_proved(units_of(folded, (names,), organs), organs):
            return Span(*match.span())
    return None


def _says(folded: str, verb: Span, names: Sequence[Span], organs: Organs) -> bool:
    """Tell whether a verb gives the names before it a role: a weak one does only where all of them are proved."""
    found = units_of(folded, tuple(names), organs)
    if WEAK_VERB.fullmatch(verb.of(folded)):
        return all_proved(found, organs)
    return any(organs.takes(unit.name) for unit in found)


def _together(folded: str, verb: Span, names: Sequence[Span]) -> Iterator[List]:
    cut = at_together(folded, names)
    if cut is None:
        yield verb, tuple(names)
        return
    heads, word, others = cut
    yield word, heads
    yield verb, (others,)


def at_together(folded: str, names: Sequence[Span]) -> tuple[tuple[Span, ...], Span, Span] | None:
    """Return a list cut at its 会同: who heads, the word, and the others; None where its last piece has none."""
    last = names[-1]
    found = TOGETHER.search(folded, last.start, last.end)
    if found is None:
        return None
    return (*names[:-1], Span(last.start, found.start())), Span(*found.span()), Span(found.end(), last.end)
