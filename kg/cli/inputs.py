"""The documents that the paths of a command stand for, read one after the other, or several at a time."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from kg import notes
from kg.cli.errors import FOUND, complain
from kg.errors import MissingExtraError, UnreadableError
from kg.pipeline import read_document, read_stream
from kg.resolve.judgements import NONE, Decisions
from kg.resolve.records import Reading
from kg.resources import folder, json_value
from loaders.readers import ENDINGS

STREAM = "-"
SUFFIXES = ENDINGS
"""Endings of the files that a folder is searched for; a file named by itself may have any."""
"""Files that say something of the documents beside them, and are none themselves."""
DECISIONS = ".decisions.csv"
"""How the name of a file of decisions ends, which may lie beside them too."""
WORTH_A_PROCESS = 100
"""Documents a process; fewer are read sooner than another process has started, which takes as long as some sixty of them."""
AHEAD = 4
"""Documents a process may be ahead of what is taken, so that memory does not grow with their number."""

R = TypeVar("R")


class Inputs:
    """The documents in the order of their paths.

    One that cannot be read gets its sentence on stderr, sets `status` to 2, and the rest goes on.
    """

    def __init__(self, paths: Sequence[str], jobs: int = 0, decisions: Decisions = NONE) -> None:
        """Find the documents; `jobs` processes read them, 0 for as many as there are cores and work for, names as decided."""
        self.status = FOUND
        self._decisions = decisions
        self._documents = list(self._found(paths))
        self._jobs = jobs or min(os.cpu_count() or 1, len(self._documents) // WORTH_A_PROCESS or 1)

    def __len__(self) -> int:
        """Return how many documents there are to read."""
        return len(self._documents)

    def each(self, work: Callable[[Reading], R]) -> Iterator[R]:
        """Yield what `work`, a function of a module, makes of each document, in order."""
        if self._jobs == 1 or STREAM in self._documents:
            yield from self._kept(_worked(path, work, self._decisions) for path in self._documents)
        else:
            yield from self._kept(self._ahead(work))

    def _ahead(self, work: Callable[[Reading], R]) -> Iterator[R | UnreadableError]:
        # not forked: the engine of a store may be running in this process
        with ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn")) as pool:
            waiting: deque[Future[R | UnreadableError]] = deque()
            for path in self._documents:
                waiting.append(pool.submit(_worked, path, work, self._decisions))
                if len(waiting) > self._jobs * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

    def _kept(self, results: Iterator[R | UnreadableError]) -> Iterator[R]:
        for result in results:
            if isinstance(result, UnreadableError):
                self.status = complain(str(result))
            else:
                yield result

    def _found(self, paths: Sequence[str]) -> Iterator[str]:
        if not paths:
            yield from seeds()
        for path in paths:
            try:
                yield from [path] if path == STREAM else _documents_at(Path(path))
            except UnreadableError as error:
                self.status = complain(str(error))


def _worked(path: str, work: Callable[[Reading], R], decisions: Decisions) -> R | UnreadableError:
    try:
        if path == STREAM:
            reading = read_stream(sys.stdin.buffer.read(), path, decisions)
        else:
            reading = read_document(Path(path), decisions)
    except (UnreadableError, MissingExtraError) as error:
        return UnreadableError(str(error))  # of one kind, since it may come from another process
    return work(reading)


def seeds() -> list[str]:
    """Return the paths of the seed documents."""
    return sorted(str(folder("seeds") / "plans" / name) for name in json_value("plans/documents.json"))


def _documents_at(path: Path) -> list[str]:
    if not path.is_dir():
        return [str(path)]
    if path.resolve() == Path(str(folder("seeds"))).resolve():
        return seeds()  # which keeps data of the project beside its documents
    found = sorted(str(file) for file in path.rglob("*") if _is_document(file))
    if not found:
        raise UnreadableError(f"{path} holds no documents; kg looks for files ending in {', '.join(SUFFIXES)}")
    return found


def _is_document(file: Path) -> bool:
    is_hidden = file.name.startswith((".", "~$"))  # ~$plan.docx is the mark of Word that it has plan.docx open
    is_note = file.name in notes.FILES or file.name.endswith(DECISIONS)
    return file.suffix.lower() in SUFFIXES and not is_note and not is_hidden and file.is_file()
