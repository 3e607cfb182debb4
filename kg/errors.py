"""What can go wrong, as sentences one can act on.

KgError                 every error kg raises on purpose; the command line prints it and exits 2
├── UnreadableError     a file that cannot be read as a document
├── DataError           a file of seeds/ that does not say what it should
├── QueryError          an unknown question, or a wrong parameter of one
├── StoreError          a store that is locked, damaged, full or missing
└── MissingExtraError   a package that this use needs is not installed

NothingFoundError       beside it: a question that was right and found nothing; the command line exits 1
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager


class KgError(Exception):
    """An error whose message is a sentence that says what to do."""


class UnreadableError(KgError):
    """A file that cannot be read as a document."""


class DataError(KgError):
    """A data file of the project, or one beside the user's documents, that does not say what it should."""


class QueryError(KgError):
    """An unknown question, or a parameter that is missing, unknown or of the wrong kind."""


class StoreError(KgError):
    """A store that cannot be opened, read or written."""


class NothingFoundError(Exception):
    """Nothing to answer with: an agency or place that the graph does not know, or none of what was asked for.

    The command line prints it and exits 1; the message names what is nearest.
    """


class MissingExtraError(KgError):
    """A package that this use needs is not installed."""

    def __init__(self, use: str, extra: str) -> None:
        super().__init__(f"{use} needs a package that is not installed; run: pip install 'kg[{extra}]'")


def nearest(word: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """Return up to `most` of the `known` words that look like `word`, best first."""
    return difflib.get_close_matches(word, sorted(set(known)), n=most, cutoff=0.5)


@contextmanager
def writing(target: object, instead: str) -> Iterator[None]:
    """Raise KgError where the block cannot write to the file or folder `target`; `instead` says what to do then."""
    try:
        yield
    except OSError as error:
        raise KgError(f"{target} cannot be written ({error.strerror}); {instead}") from None
