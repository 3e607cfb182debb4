"""The account of a document as one JSON record: every word of role and every list of units, with its place."""

from __future__ import annotations

from typing import Any

from kg.coverage import audit
from kg.resolve.records import Reading
from kg.text import Span
from loaders.document import passed_over

Record = dict[str, Any]


def account_record(reading: Reading) -> Record:
    """Return what became of all that a document says of responsibility; offsets count characters of the text as read."""
    plan, account = reading.plan, audit(reading)
    return {
        "document": reading.document.id,
        "title": reading.document.title,
        "path": plan.source.path,
        "coverage": plan.coverage,
        "complete": account.complete,
        "read": dict(account.read),
        "words": [
            {"fate": word.fate, **_where(reading, word.span), "sentence": _quote(reading, word.sentence)}
            for word in plan.words
        ],
        "refused": [_where(reading, name.span) for name in plan.refused],
        "unread_lists": [_where(reading, span) for span in plan.unread_lists],
        "unread_tables": [_where(reading, span) for span in plan.unread_tables],
        "passed_over": {what: [_where(reading, span) for span in spans] for what, spans in passed_over(plan).items()},
        "set_aside": [
            {"rule": one.rule, "start": one.start, "end": one.end, "became": one.became} for one in account.set_aside
        ],
        "unknown_agencies": list(account.unknown_agencies),
        "unknown_places": list(account.unknown_places),
        "fits_several": {
            name: list(fits) for name, fits in {**account.ambiguous_agencies, **account.ambiguous_places}.items()
        },
        "open_groups": list(account.open_groups),
    }


def _where(reading: Reading, span: Span) -> Record:
    where = reading.plan.clean.span(span.start, span.end)
    return {"quote": where.of(reading.plan.source.text), "start": where.start, "end": where.end}


def _quote(reading: Reading, span: Span) -> str:
    return span.of(reading.plan.text).strip()
