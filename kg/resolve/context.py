"""Who a document is: its identity, and what the names in it are relative to."""

from __future__ import annotations

import re
from pathlib import Path

from kg.ontology import Document, Text
from kg.reference.gazetteer import NATION, TODAY, Context, gazetteer
from loaders.records import Metadata, Plan

NATIONAL_OPENINGS = ("国务院", "国家", "中共中央")
LONGEST_PLACE = 12
"""Characters; no division has a longer name."""


def context_of(metadata: Metadata) -> Context:
    """Return what the names of a document are relative to: its place, and its year or the first year of its period."""
    year = year_of(metadata.published or metadata.period_start)
    return Context(jurisdiction=metadata.jurisdiction or _jurisdiction(metadata), year=year)


def year_of(dated: str) -> int:
    """Return the year of an ISO date; of none the present one, in which all names in use today hold."""
    return int(dated[:4]) if dated else TODAY


def _jurisdiction(metadata: Metadata) -> str:
    """Return the place that the issuer, else the title, begins with; empty where neither says one."""
    for text in (metadata.issuer, metadata.title if metadata.is_titled else ""):
        if text.startswith(NATIONAL_OPENINGS):
            return NATION
        for length in range(min(len(text), LONGEST_PLACE), 1, -1):
            found = gazetteer().named(text[:length])
            if found:
                return found[0].code
    return ""


def document_of(plan: Plan, context: Context) -> Document:
    """Return the node of a document."""
    said = plan.metadata
    return Document(
        id=document_id(said) or plan.source.sha256[:12],
        name=said.title or Path(plan.source.path).stem,
        title=said.title,
        issuer=said.issuer,
        number=said.number,
        published=said.published,
        period_start=said.period_start,
        period_end=said.period_end,
        kind=said.kind,
        jurisdiction=context.jurisdiction,
        script=plan.script,
        path=Path(plan.source.path).name,  # where it lies differs from machine to machine
        url=said.url,
        sha256=plan.source.sha256,
        coverage=plan.coverage,
    )


def text_of(plan: Plan, document: Document) -> Text:
    """Return the node of the text that `document` was read as."""
    source = plan.source
    return Text(
        id=Text.id_of(document.id),
        name=document.name,
        document=document.id,
        text=source.text,
        sha256=source.text_sha256,
        pages=source.pages,
    )


def document_id(metadata: Metadata) -> str:
    """Return the identity of a document: the slug of its number, else of its title and date; empty if it says neither."""
    return slug(metadata.number or f"{metadata.title} {metadata.published}")


def slug(text: str) -> str:
    """Return `text` with every run of signs that are no letters and no digits as one hyphen."""
    return re.sub(r"[\W_]+", "-", text).strip("-")
