"""The account of responsibility words: which ended in a duty, which were set aside by a named rule, which were not understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.text import Span, Stretches
from loaders.records import IN_DUTY, NOT_UNDERSTOOD, Word
from loaders.rules import rules

WORDS = re.compile(r"牵头|主办单位|责任(?:单位|部门|领导|科室)|(?:配合|协办|参与|协同)(?:单位|部门)|负责")

# Why a word outside every clause assigns nothing, by what stands around it; the first rule that fits names it.
RULES = rules("set_aside", "set_aside")
SENTENCE = re.compile(r"[^。;\n]*[。;\n]?")
REACH = 1000
"""Characters before and after a word that its sentence is looked for in; no text takes more than linear time."""


def account(folded: str, clauses: Sequence[Span]) -> Iterator[Word]:
    """Yield every responsibility word of a text with folded punctuation; `clauses` are the spans that made duties."""
    inside = Stretches(clauses)
    for match in WORDS.finditer(folded):
        span, sentence = Span(*match.span()), _sentence_at(folded, match.start())
        if inside.hold(*match.span()):
            yield Word(span=span, fate=IN_DUTY, sentence=sentence)
        else:
            yield Word(span=span, fate=_rule(sentence.of(folded)), sentence=sentence)


def _rule(sentence: str) -> str:
    return next((rule.name for rule in RULES if rule.pattern.search(sentence)), NOT_UNDERSTOOD)


def _sentence_at(folded: str, place: int) -> Span:
    first = max(place - REACH, 0)
    start = max(folded.rfind(mark, first, place) for mark in "。;\n") + 1
    end = SENTENCE.match(folded, place, place + REACH)
    return Span(max(start, first), end.end() if end else place)
