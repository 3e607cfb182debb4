"""Default rules: what a sentence of a document says of every later task, which names those units no more.

`具体任务均涉及相关市(州)人民政府,不再做分工,下同`; `以下各项工作均需各县、区人民政府(管委会)落实,不再列出`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.ontology import Basis
from kg.text import Span
from loaders.records import Duty, Role, TaskRecord
from loaders.responsibility.duties import duties
from loaders.responsibility.name_lists import NONE, all_proved, units
from loaders.responsibility.organs import Organs
from loaders.responsibility.roles import Clause, Part, role_of
from loaders.rules import pattern, rules


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultRule:
    """One such sentence: its span, the list of names in it, and the word that gives their role."""

    span: Span
    names: Span
    word: Span
    only_below: bool
    """Whether it speaks of what follows only (以下), not of the clause it stands in (下同)."""


ENDING = pattern("default_rules", "ending")
SAID = pattern("default_rules", "said")
SAYINGS = tuple(rule.pattern for rule in rules("default_rules", "saying"))
BELOW = pattern("default_rules", "below")
REACH = 120
"""Characters before such an end that its sentence is looked for in."""
MOST_RULES = 12
"""So many rules are heeded in one document, which keeps a hostile text from giving every task a unit for every line."""


def default_rules(folded: str, organs: Organs = NONE) -> list[DefaultRule]:
    """Return the default rules of a text with folded punctuation, in order."""
    found: list[DefaultRule] = []
    before = 0
    for ending in ENDING.finditer(folded) if SAID.search(folded) else ():
        start, before = max(before, ending.start() - REACH), ending.end()
        matches = (saying.search(folded, start, ending.start()) for saying in SAYINGS)
        read = (_rule(folded, match, ending) for match in matches if match)
        found.extend(rule for rule in [next(read, None)] if rule and _names_units(folded, rule, organs))
        if len(found) == MOST_RULES:
            break
    return found


def _rule(folded: str, match: re.Match[str], ending: re.Match[str]) -> DefaultRule:
    word = "verb" if match["verb"] else "opener"  # the second and third saying always have a verb
    return DefaultRule(
        span=Span(match.start(), ending.end()),
        names=Span(*match.span("names")),
        word=Span(*match.span(word)),
        only_below=BELOW.search(folded, match.start(), ending.end()) is not None,
    )


def _names_units(folded: str, rule: DefaultRule, organs: Organs) -> bool:
    return all_proved(units(folded, rule.names, organs), organs)


def implied(text: str, folded: str, above: Sequence[DefaultRule], task: TaskRecord, organs: Organs) -> Iterator[Duty]:
    """Yield the duties that the rules above a task give it in silence: those of units that it does not name itself."""
    led = any(duty.role is Role.LEAD for duty in task.duties)
    seen = {duty.name for duty in task.duties}
    for rule in above:
        if _binds(rule, task):
            part = Part(word=rule.word, names=(rule.names,), role=role_of(rule.word.of(folded), led=led))
            for duty in duties(text, folded, Clause(span=rule.span, parts=(part,)), organs):
                if duty.name not in seen:
                    seen.add(duty.name)
                    yield replace(duty, basis=Basis.DOCUMENT_RULE)


def _binds(rule: DefaultRule, task: TaskRecord) -> bool:
    own = any(duty.clause.start <= rule.span.start < duty.clause.end for duty in task.duties)
    return task.body.start >= rule.span.start or (own and not rule.only_below)
