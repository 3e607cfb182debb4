"""Which projects are one and the same, whatever a document calls them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.projects.names import is_distinctive
from loaders.projects.words import DASH
from loaders.records import ProjectRecord

OWNER = re.compile(r"^(?:中国石油|中国石化|中石油|中石化|中海油|国家管网|国家电网|国网|南方电网)(?=.{4})")
"""Companies named before what they build; the thing is the same without them."""
SHORT_FORMS = (
    (re.compile(r"西(?:气东输)?([一二三四])线"), r"西气东输\1线"),
    (re.compile(r"川气东送([一二三四])线"), r"川气东送\1线"),
    (re.compile(r"(?<=[一-龥])(?:专业性|货运枢纽|国际|民用)+机场"), "机场"),
    (re.compile(r"^(.+)\(([一-龥]{2,3})段\)$"), r"\2\1"),  # 长征国家文化公园(湖北段)
)
"""What is called by a short name in one document and by the full one in another."""
SEPARATORS = re.compile(rf"至|{DASH}")
GENERIC_END = re.compile(r"(?:工程|项目|建设|等)+$")
NOISE = re.compile(r"[\s“”\"'《》·]|\([GSXY]\d+\)")
DIVISION_END = re.compile(r"(?<=..)(?:特别行政区|自治[区州县]|省|市|县|区|州)$")
TWO_ENDS = re.compile(
    "(?P<one>[一-龥]{2,4})—(?P<other>[一-龥]{2,4}?)"
    "(?P<rest>(?:铁路|高铁|高速|特高压|跨江|过江|大桥|隧道|城际|货运|客运|直流).*)"
)


def canonical_name(name: str) -> str:
    """Return the name a project goes by across documents: one dash, no owner, no short form.

    中石油西三线中段 → 西气东输三线中段; 南昌-武汉特高压交流工程 → 南昌—武汉特高压交流工程.
    """
    plain = OWNER.sub("", re.sub(DASH, "—", name.replace(" ", "")))
    for short, full in SHORT_FORMS:
        plain = short.sub(full, plain)
    return plain


def identity(record: ProjectRecord, place_names: Sequence[str]) -> str:
    """Return what tells a project from all others: its canonical name, with the place where the name is generic.

    place_names: the places the project lies in, the nearest first; a generic name (沿江疏港铁路二期) needs one.
    What separates the ends of a route, the order of two ends and a last 工程 or 项目 do not tell projects apart.
    """
    key = GENERIC_END.sub("", SEPARATORS.sub("—", NOISE.sub("", canonical_name(record.name))))
    ends = TWO_ENDS.fullmatch(key)
    if ends is not None:
        key = "—".join(sorted((ends["one"], ends["other"]))) + ends["rest"]
    if is_distinctive(key) or not place_names:
        return key
    return DIVISION_END.sub("", place_names[0]) + key
