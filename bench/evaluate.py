"""python -m bench.evaluate LABELS DOCUMENTS [--brief]: how well duties are read, against labels; prints P, R, F1 and the misses.

LABELS is a folder of JSON files, one a document: a list of objects with `task` (or `text`), `lead`, `co`, `joint`, and
`level`; objects with `rule` are not counted. DOCUMENTS holds the documents, with the same stem as their labels. What
counts is the triple (task, printed name, role); tasks are found by their opening words, else by the names they share.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.ontology import Basis
from kg.pipeline import plan_of as plan_of_source
from kg.pipeline import source_at

ROLES = {"lead": "lead", "co": "support", "joint": "joint"}
UNCOUNTED = frozenset({Basis.INHERITED, Basis.GROUP})
OPENING, SHORT_OPENING = 14, 10
"""Characters that two tasks must share at their beginning, or anywhere in title and text."""
MOST_MISSES = 12

Triples = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One labelled clause."""

    opening: str
    level: str
    names: Triples


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One extracted task."""

    text: str
    both: str
    """Title and text."""
    names: Triples


@dataclass(slots=True)
class Score:
    """Triples that are right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add the counts of another score."""
        self.right, self.wrong, self.missed = (
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
        )

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong or missed."""
        return not (self.wrong or self.missed)

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is labelled that was read."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        counts = f"({self.right} right, {self.wrong} wrong, {self.missed} missed)"
        return f"P {self.precision:.4f}  R {self.recall:.4f}  F1 {self.f1:.4f}  {counts}"


def plain(text: str) -> str:
    """Return `text` without what a label and a document may differ in: width, space and punctuation."""
    return re.sub(r"[\s\W_]+", "", unicodedata.normalize("NFKC", text))


def labelled(path: Path) -> Iterator[Labelled]:
    """Yield the labelled clauses of a file."""
    for item in json.loads(path.read_text(encoding="utf-8")):
        if "rule" not in item:
            names = frozenset((plain(name), ROLES[key]) for key in ROLES for name in item.get(key) or ())
            opening = plain(item.get("task") or item.get("text") or "")[:OPENING]
            yield Labelled(opening=opening, level=item.get("level") or "task", names=names)


def found_in(path: Path) -> list[Found]:
    """Return the tasks of a document with their duties."""
    plan = plan_of_source(source_at(path))
    return [
        Found(
            text=plain(task.body.of(plan.text)),
            both=plain(task.title + task.body.of(plan.text)),
            names=frozenset((plain(duty.name), duty.role.value) for duty in task.duties if duty.basis not in UNCOUNTED),
        )
        for task in plan.tasks
    ]


def compare(labels: Sequence[Labelled], tasks: Sequence[Found]) -> tuple[Score, dict[str, Score]]:
    """Return the score of a document, and that of each level of its labels."""
    free = [task for task in tasks if task.names]
    levels: dict[str, Score] = defaultdict(Score)
    for label in labels:
        best = max(free, key=lambda task: _fit(label, task), default=None)
        names: Triples = frozenset()
        if best is not None and _fit(label, best) > 0:
            free.remove(best)
            names = best.names
        levels[label.level].add(Score(len(label.names & names), len(names - label.names), len(label.names - names)))
        if label.names != names:
            levels[label.level].misses.append(
                f"{label.opening}: missed {_told(label.names - names)}; wrong {_told(names - label.names)}"
            )
    for task in free:
        levels["no label"].add(Score(0, len(task.names), 0))
        levels["no label"].misses.append(f"{task.text[:OPENING]}: wrong {_told(task.names)}")
    total = Score()
    for score in levels.values():
        total.add(score)
    return total, levels


def _fit(label: Labelled, task: Found) -> int:
    """Tell how well a task fits a label: by its opening words, then by the names they share; 0 where it does not."""
    opens = bool(label.opening) and (task.text.startswith(label.opening) or label.opening[:SHORT_OPENING] in task.both)
    shared = len(label.names & task.names)
    enough = shared >= max(1, len(label.names) // 2)
    return 100 * opens + shared if opens or enough else 0


def _told(names: Triples) -> str:
    return "、".join(f"{name}/{role}" for name, role in sorted(names)) or "–"


def documents_by_stem(labels: Sequence[Path], folder: Path) -> dict[str, Path]:
    """Return the documents of a folder by their stems; labels may lie beside them."""
    return {path.stem: path for path in folder.iterdir() if path not in labels}


def main(labels: Path, documents: Path, *, brief: bool) -> None:
    """Print the score of every document, of every level, and of all; in brief only what is not whole, and of all."""
    paths = sorted(labels.glob("*.json"))
    by_stem = documents_by_stem(paths, documents)
    total, scores = Score(), []
    by_level: dict[str, Score] = defaultdict(Score)
    for path in (path for path in paths if path.stem in by_stem):
        score, parts = compare(list(labelled(path)), found_in(by_stem[path.stem]))
        total.add(score)
        scores.append(score)
        if not brief or not score.is_whole:
            print(f"{path.stem:<16} {score}")
        for level, part in parts.items():
            by_level[level].add(part)
            for miss in part.misses[:MOST_MISSES]:
                print(f"    {level}: {miss}")
    if not brief:
        print()
        for level, score in sorted(by_level.items()):
            print(f"{level:<16} {score}")
    whole = sum(score.is_whole for score in scores)
    mean = sum(score.f1 for score in scores) / len(scores) if scores else 0.0
    print(f"{'all':<16} {total}\n{whole} of {len(scores)} whole, mean F1 over them {mean:.4f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.evaluate")
    parser.add_argument("labels", type=Path, help="the folder of the labels")
    parser.add_argument("documents", type=Path, help="the folder of the documents")
    parser.add_argument("--brief", action="store_true", help="print only what is not read whole, and the sum")
    arguments = parser.parse_args()
    for folder in (arguments.labels, arguments.documents):
        if not folder.is_dir():
            parser.error(f"{folder} is no folder; name one of labels and one of documents")
    main(arguments.labels, arguments.documents, brief=arguments.brief)
