"""The same measure in two documents: tasks aligned clause by clause, on what they share that few others say."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from kg.align.clauses import clauses, end_of_topic, masked, shingles
from kg.text import without_spaces

METHOD = "clauses; weighted character 2- and 3-grams; edit ratio"
"""How a score came about, for AlignedWith.method."""

LEAST_SCORE = 0.66
"""Two clauses this alike are the same measure; set on tests/gold/alignment.json, precision first."""
CERTAIN = 0.9
"""What a sentence that only names the topic must reach against a measure; two topics prove nothing."""
ENOUGH = 2.0
"""Rare n-grams; sharing a few times as many leaves no doubt that a likeness is no accident."""
SMALLEST_CORPUS = 1000
"""Clauses; fewer say too little of what is rare, and count as so many."""
COMMONEST = 500
"""Clauses; an n-gram of more finds no candidates, which keeps the search nearly linear in the corpus."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignableTask:
    """A task to be compared: its text in simplified characters, without its clause of responsibility."""

    document: str
    id: str
    text: str
    places: tuple[str, ...] = ()
    """The places it names, as printed in `text`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Two tasks of two documents that hold the same measure; `a` is the one that came first."""

    a: str
    b: str
    score: float
    """How alike their most alike clauses are: above LEAST_SCORE, up to 1."""
    why: str
    """The clauses they share, most alike first, as printed in `a`, and in `b` where it differs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    document: str
    task: str
    printed: str
    masked: str
    shingles: frozenset[str]
    topic: bool
    """Whether it only names what the measures that follow are about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    a: _Clause
    b: _Clause
    score: float


def align(tasks: Sequence[AlignableTask]) -> list[Alignment]:
    """Return the pairs of tasks of two documents that hold the same measure, in the order of their first tasks.

    A task may align with several others: one plan cuts into eight items what another says in one paragraph.
    What is rare is judged over all the tasks given.
    """
    found = [clause for task in tasks for clause in _clauses(task)]
    matches: dict[tuple[str, str], list[_Match]] = defaultdict(list)
    for match in _matches(found):
        matches[match.a.task, match.b.task].append(match)
    order = {task.id: number for number, task in enumerate(tasks)}
    pairs = sorted(matches, key=lambda pair: (order[pair[0]], order[pair[1]]))
    return [_alignment(matches[pair]) for pair in pairs]


def _clauses(task: AlignableTask) -> Iterator[_Clause]:
    topic = end_of_topic(task.text)
    for span in clauses(task.text):
        printed = without_spaces(span.of(task.text))
        text = masked(printed, task.places)
        if found := shingles(text):
            yield _Clause(
                document=task.document,
                task=task.id,
                printed=printed,
                masked=text,
                shingles=found,
                topic=span.end <= topic,
            )


def _matches(found: Sequence[_Clause]) -> Iterator[_Match]:
    weights = _weights(found)
    totals = [_total(clause.shingles, weights) for clause in found]
    for one, other in _candidates(found, totals, weights):
        a, b = found[one], found[other]
        shared = _total(a.shingles & b.shingles, weights)
        score = _score(a, b, shared, overlap=2 * shared / (totals[one] + totals[other]))
        if score >= (CERTAIN if a.topic or b.topic else LEAST_SCORE):
            yield _Match(a=a, b=b, score=round(score, 3))


def _score(a: _Clause, b: _Clause, shared: float, *, overlap: float) -> float:
    """Return how alike two clauses are, 0 to 1: in n-grams and in order, if what they share is more than an accident."""
    sure = 1 - math.exp(-shared / ENOUGH)
    if overlap * sure < LEAST_SCORE or (a.topic and b.topic):
        return 0
    return min(overlap, fuzz.ratio(a.masked, b.masked) / 100) * sure


def _weights(found: Sequence[_Clause]) -> Mapping[str, float]:
    """Return what each n-gram proves: 1 where only one clause has it, nearly 0 where every one has (idf, scaled)."""
    counts = Counter(shingle for clause in found for shingle in clause.shingles)
    size = max(len(found), SMALLEST_CORPUS) + 1  # so that nothing weighs exactly nothing
    return {shingle: math.log(size / count) / math.log(size) for shingle, count in counts.items()}


def _total(some: Iterable[str], weights: Mapping[str, float]) -> float:
    return math.fsum(weights[shingle] for shingle in some)  # exact, so that the order of a set does not matter


def _candidates(
    found: Sequence[_Clause], totals: Sequence[float], weights: Mapping[str, float]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of clauses of two documents that can be alike enough: a prefix-filtered similarity join.

    Two clauses whose overlap (Dice) reaches LEAST_SCORE share one of their rarest n-grams, those left when the
    commonest that weigh less than LEAST_SCORE / (2 - LEAST_SCORE) of the clause are set aside; only these are indexed.
    """
    index: dict[str, list[int]] = defaultdict(list)
    for number, clause in enumerate(found):
        near: set[int] = set()
        for shingle in _rarest(clause.shingles, totals[number], weights):
            near.update(index[shingle])
            if len(index[shingle]) < COMMONEST:
                index[shingle].append(number)
        yield from ((other, number) for other in sorted(near) if found[other].document != clause.document)


def _rarest(some: frozenset[str], total: float, weights: Mapping[str, float]) -> Iterator[str]:
    left, needed = total, total * LEAST_SCORE / (2 - LEAST_SCORE)
    for shingle in sorted(some, key=lambda shingle: (-weights[shingle], shingle)):
        if left < needed:
            return
        yield shingle
        left -= weights[shingle]


def _alignment(matches: Sequence[_Match]) -> Alignment:
    best: dict[str, _Match] = {}
    for match in sorted(matches, key=lambda match: -match.score):
        best.setdefault(match.a.printed, match)
    first = next(iter(best.values()))
    whole = [match for match in best.values() if not _is_part(match.a.printed, best)]
    return Alignment(a=first.a.task, b=first.b.task, score=first.score, why=";".join(_why(match) for match in whole))


def _is_part(item: str, shared: Iterable[str]) -> bool:
    """Tell whether `item` stands in another clause that is shared as a whole."""
    return any(item in clause and item != clause for clause in shared)


def _why(match: _Match) -> str:
    """Return the clause two tasks share, between quotation marks; both where they print it differently."""
    a, b = f"“{match.a.printed}”", f"“{match.b.printed}”"
    return a if a == b else f"{a} ~ {b}"
