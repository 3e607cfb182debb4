"""Who a document is: its identity, and what the names in it are relative to."""

from __future__ import annotations

import re
from pathlib import Path

from kg.ontology import Document, Text
from kg.reference.gazetteer import NATION, TODAY, Context, gazetteer
from loaders.records import Metadata, Plan

NATIONAL_OPENINGS = ("国务院", "国家", "中共中央")
PARTY = re.compile("^(?:中共|中国共产党)")
BROKEN_DOWN = re.compile("(?<=方案|规划|纲要|计划|意见)[》〉>]?(?=..)")
"""Behind the plan that a title says it breaks down, its own place may stand: …实施方案江西省分工方案."""
MINISTRY = re.compile(r"(?!.{0,12}[省市州县区乡镇])[\u4e00-\u9fff]{2,14}?(?<![传织战])部(?:办公厅)?(?=$|关于|[、 ])")
BODY = re.compile(
    "(?P<corps>新疆生产建设兵团)"
    "|(?P<zone>[一-龥]{2,16}?[园新片发验范假作税高开]区)(?:党工委|工委)?[、和]?(?:管委会|管理委员会|党工委)"
    "|(?:[一-龥]{2,12}?[省市县区旗]){1,3}(?P<township>[一-龥]{1,8}?(?:镇|乡|街道|苏木))(?:人民政府|办事处|党委|党工委|关于)"
)
"""A body that is no division, but has documents of its own: the committee of a zone, a township, the corps of Xinjiang."""
GOVERNMENT = re.compile("(?:人民)?政府|党委|委员会|委办|办公室")
LONGEST_PLACE = 12
"""Characters; no division has a longer name."""


def context_of(metadata: Metadata) -> Context:
    """Return what the names of a document are relative to: its place, and its year or the first year of its period."""
    year = year_of(metadata.published or metadata.period_start)
    jurisdiction = metadata.jurisdiction or _jurisdiction(metadata, year)
    return Context(jurisdiction=jurisdiction, year=year, body=_body(metadata) if jurisdiction else "")


def _body(metadata: Metadata) -> str:
    """Return the zone, township or corps that issued a document, as its issuer or its title opens; empty for a division."""
    for text in (metadata.issuer, metadata.title if metadata.is_titled else ""):
        if match := BODY.match(PARTY.sub("", text)):
            return str(match["zone"] or match["corps"] or match["township"])
    return ""


def year_of(dated: str) -> int:
    """Return the year of an ISO date; of none the present one, in which all names in use today hold."""
    return int(dated[:4]) if dated else TODAY


def _jurisdiction(metadata: Metadata, year: int) -> str:
    """Return the finest place that the issuer and the title begin with; empty where they say none, or which of several.

    武汉市江夏区… is the district's, not the city's; the title goes before the issuer where its place lies in the issuer's.
    """
    finest = ""
    for text in (metadata.issuer, metadata.title if metadata.is_titled else ""):
        if text.startswith(NATIONAL_OPENINGS) or MINISTRY.match(text):
            return finest or NATION
        place = _place(text, year)
        finest = place if not finest or (place and _lies_in(place, finest)) else finest
    return finest or _leading(metadata.fitted_to, year, "")


def _place(text: str, year: int) -> str:
    """Return the place that `text` begins with, or that stands behind the plan which it breaks down."""
    parts = (text, *BROKEN_DOWN.split(text)[1:])
    return next(filter(None, (_leading(PARTY.sub("", part), year, "") for part in parts)), "")


def _leading(text: str, year: int, within: str) -> str:
    """Return the finest of the places that `text` begins with, one after the other; empty where it may be several.

    Below another a place bears its full name: 湖北省公安厅 is no office of 公安县.
    """
    for length in range(min(len(text), LONGEST_PLACE), 1, -1):
        named = gazetteer().named(text[:length], year) or gazetteer().named(text[:length])
        if GOVERNMENT.match(text, length):  # 巴州人民政府 is not that of 巴州区, which would say so
            named = [one for one in named if one.level != "county" or one.name == text[:length]]
        found = [one for one in named if not within or (one.name == text[:length] and _lies_in(one.code, within))]
        codes = {one.code for one in found if one.level == found[0].level}
        if codes:
            return (_leading(text[length:], year, found[0].code) or found[0].code) if len(codes) == 1 else ""
    return ""


def _lies_in(code: str, other: str) -> bool:
    return other in {code, *(above.code for above in gazetteer().ancestors(code))}


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
