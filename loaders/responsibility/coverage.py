"""The account of responsibility: every word of role and every list of units, and what became of it.

A word is in a duty only where a name came out of its list. It is set aside by a named rule, and none but the rules that
say so set aside a word with a unit beside it. What remains is not understood.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from kg.text import STATEMENT_ENDS, Span, Stretches, cuts
from loaders.records import IN_DUTY, NOT_UNDERSTOOD, Duty, Word
from loaders.rules import Rule, pattern, rules

WORDS = pattern("roles", "word")
LABEL_ALONE = pattern("roles", "label_alone")
RULES = rules("set_aside", "set_aside")
NO_UNIT_BESIDE = rules("set_aside", "no_unit_beside")[0].name
BESIDE_A_UNIT = "even beside a unit"
"""What a rule says that sets a word aside though a unit stands beside it."""
NOBODY = pattern("set_aside", "nobody")
UNIT_SHAPE = pattern("set_aside", "unit_shape")
PART_SIGNS = f"{STATEMENT_ENDS},:()|"
"""What ends a part of a statement."""
REACH = 300
"""Characters before and after a word in which a rule may speak of it; no text takes more than linear time."""
NEAR = 3
"""Characters; a word so near the start of its part speaks of the part before it: 省发改委等部门,按职责负责."""


class Account:
    """What a document says of responsibility, ready to be accounted for."""

    def __init__(self, folded: str, duties: Sequence[Duty], units: Sequence[Span]) -> None:
        """Take a text with folded punctuation, its duties, and every name of an agency in it, in reading order."""
        self._folded = folded
        self._statements = cuts(folded, STATEMENT_ENDS)
        self._parts = cuts(folded, PART_SIGNS)
        self._in_duty = Stretches(duty.word_span for duty in duties)
        self._clauses = Stretches(duty.clause for duty in duties)
        self._owners = Stretches(duty.span for duty in duties)
        self._units = [unit for unit in units if not NOBODY.fullmatch(unit.of(folded))]
        self._names = Stretches([*self._units, *(duty.span for duty in duties)])
        self._starts = [unit.start for unit in self._units]

    def words(self) -> Iterator[Word]:
        """Yield every word of role that is no part of a name, in reading order."""
        for match in WORDS.finditer(self._folded):
            if not self._names.hold(*match.span()):
                span = Span(*match.span())
                sentence = self._statements.around(span)
                closed = self._folded[sentence.end : sentence.end + 1] in ("。", ";")
                whole = Span(sentence.start, sentence.end + closed)
                yield Word(span=span, fate=self._fate(span, sentence), sentence=whole)

    def _fate(self, word: Span, sentence: Span) -> str:
        if self._in_duty.hold(word.start):
            return IN_DUTY
        part = self._parts.around(word)
        sentence = Span(max(sentence.start, word.start - REACH), min(sentence.end, word.end + REACH))
        if LABEL_ALONE.fullmatch(part.of(self._folded).strip()):
            return NOT_UNDERSTOOD
        units = self._beside(part, near=word.start - part.start < NEAR)
        if units and self._clauses.hold(word.start) and all(map(self._has_duty, units)):
            return IN_DUTY  # what more is said of units that have their duties: 责任单位:A、B按职责分工负责
        has_unit = bool(units) or UNIT_SHAPE.search(self._folded, part.start, part.end) is not None
        for rule in RULES:
            if self._fits(rule, part if rule.says == BESIDE_A_UNIT else sentence, sentence, has_unit=has_unit):
                return rule.name
        return NOT_UNDERSTOOD if has_unit else NO_UNIT_BESIDE

    def _fits(self, rule: Rule, about: Span, sentence: Span, *, has_unit: bool) -> bool:
        """Tell whether what a rule matches in a sentence lies in the part that it is to be `about`, or crosses it."""
        if has_unit and rule.says != BESIDE_A_UNIT:
            return False
        found = rule.pattern.finditer(self._folded, sentence.start, sentence.end)
        return any(Span(*match.span()).overlaps(about) for match in found)

    def _beside(self, part: Span, *, near: bool) -> list[Span]:
        """Return the known units in a part; in the part before it, too, where the word stands at its start."""
        first, last = bisect_left(self._starts, part.start), bisect_right(self._starts, part.end)
        found = self._units[first:last]
        if found or not near or not part.start:
            return found
        return self._beside(self._parts.around(Span(part.start - 1, part.start - 1)), near=False)

    def _has_duty(self, unit: Span) -> bool:
        return self._owners.hold(unit.start)
