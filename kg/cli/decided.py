"""The file of decisions of a command: where it lies, read and written."""

from __future__ import annotations

import os
from pathlib import Path

from kg.cli.inputs import DECISIONS
from kg.cli.options import DEFAULT_STORE
from kg.errors import KgError, writing
from kg.resolve.judgements import NONE, Decisions, parse, written


def file_of(given: str, store: str = "") -> Path:
    """Return the file that holds the decisions: the `given` one, else that beside the store, of a server in this folder."""
    if given:
        return Path(given)
    address = store or os.environ.get("KG_STORE") or DEFAULT_STORE
    beside = Path(DEFAULT_STORE if "://" in address else address)
    return beside.with_name(beside.name.removesuffix(".arcade") + DECISIONS)


def decided(given: str, store: str = "") -> Decisions:
    """Return the decisions that hold for a command; DataError for a bad file, KgError for a given one that cannot be read."""
    file = file_of(given, store)
    if not given and not file.exists():
        return NONE
    try:
        return parse(file.read_bytes(), str(file))
    except OSError as error:
        raise KgError(f"{file} cannot be read ({error.strerror}); name another file of decisions") from None


def keep(decisions: Decisions, file: Path) -> None:
    """Write the decisions, all or nothing; KgError where the file cannot be written."""
    draft = file.with_name(f"{file.name}.new")
    with writing(file, "name another with --decisions"):
        draft.write_text(written(decisions), encoding="utf-8", newline="\n")
        draft.replace(file)
