"""Cleaning: repairs, set-aside noise and simplified characters, with the way back to the text as read.

Every change has a name, and what is set aside is reported, never dropped in silence.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kg.text import CleanText, Piece, Span
from loaders.text.compatible import ANY_COMPATIBLE, COMPATIBLE
from loaders.text.copies import repeated_copy
from loaders.text.corrections import Notes, erratum_spans, noise_spans
from loaders.text.normalise import normalised


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One named change: the span of the source, and what stands in its place (nothing, where it is set aside)."""

    rule: str
    span: Span
    replacement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A cleaned text and the changes that made it, in reading order."""

    clean: CleanText
    changes: tuple[Change, ...]
    script: str
    """simplified or traditional: the characters the source is printed in."""


FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)
DROPPED_ELEMENTS = re.compile(r"<(script|style|head)\b.*?</\1\s*>|<!--.*?-->", re.S | re.I)
BLOCK_TAGS = re.compile(r"</?(?:p|div|br|tr|li|ul|ol|table|h[1-6]|section|article)\b[^<>]*>", re.I)
OTHER_TAGS = re.compile(r"</?[a-zA-Z][^<>]*>")
# A page number that the page break left inside the text: 环—12—境.
PAGE_NUMBER = re.compile(r"\n?[—–-] ?\d{1,3} ?[—–-]\n?(?=[\u4e00-\u9fff])")
# Signs without a shape: control characters, zero-width spaces, marks that turn the direction of writing.
INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
FURNITURE = re.compile(
    r"^[ \t　]*(?:登录|注册|退出|分享(?:到)?[:：]?|评论|打印|关闭|返回顶部|扫描二维码.*|加入收藏|字号[:：].*|责任编辑[:：].*|"
    r"\[?返回首页\]?.*|[.#][\w .:#-]+\{[^\n]*)[ \t　]*$",
    re.M,
)
# The syntax of a script or of JSON around the strings that hold the text: name: '扩大企业就业规模',
SCRIPT_LINE = re.compile(r"^[ \t]*[\"']?\w+[\"']? ?: ?([\"'])[^\n]*\1,?[ \t]*$", re.M)
SCRIPT_SYNTAX = re.compile(
    r"^[ \t]*[\"']?\w+[\"']? ?: ?(?:[\"']|[\[{][ \t]*$)|(?<=[^ \t\n])[\"'],?[ \t]*$|^[ \t{}\[\](),;]+$", re.M
)
SCRIPTED = 5
"""So many lines like the first make a text a script."""
LIKELY_MARKUP = re.compile(r"</(?:p|div|span|td|a|strong)>", re.I)
MARKED_UP = 3
"""So many closing tags make a text HTML."""
SIMPLIFIED = "simplified"
MOST_VARIANTS = 0.02
"""A simplified text holds a smaller share of characters that have a simplified form."""


def clean(source: str, notes: Notes) -> Cleaned:
    """Return `source` cleaned: errata repaired, noise and second copies set aside, characters simplified."""
    changes = _without_overlaps([*_known_changes(source, notes), *_general_changes(source)])
    changes = _without_overlaps([*changes, *_second_copy(source, changes)])
    printed = list(_pieces(source, changes))
    pieces = [Piece(text=simplify(piece.text), source=piece.source) for piece in printed]
    script = _script(printed, pieces)
    if script == SIMPLIFIED:
        pieces = [
            replace(new, text=_kept(old.text, new.text)) if old.text != new.text else new
            for old, new in zip(printed, pieces, strict=True)
        ]
    return Cleaned(clean=CleanText(source, pieces), changes=tuple(changes), script=script)


def _kept(printed: str, simplified: str) -> str:
    """Return a simplified text with the characters left as printed that the simplified standard has too: 乾县, 於潜."""
    if len(printed) != len(simplified):
        return simplified
    return "".join(
        old if old != new and _is_standard(old) else new for old, new in zip(printed, simplified, strict=True)
    )


@cache
def _is_standard(char: str) -> bool:
    """Tell whether the first standard set of simplified characters, GB 2312, has `char`."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _known_changes(source: str, notes: Notes) -> Iterator[Change]:
    for erratum, span in erratum_spans(source, notes.errata):
        yield Change(rule=f"erratum: {erratum.kind}", span=span, replacement=erratum.true)
    for noise, span in noise_spans(source, notes.noise):
        yield Change(rule=noise.kind, span=span)


def _second_copy(source: str, changes: Iterable[Change]) -> Iterator[Change]:
    """Find a second copy once the rest is cleaned: two copies on a page differ in their markup."""
    so_far = CleanText(source, _pieces(source, changes))
    copy = repeated_copy(so_far.text)
    if copy is not None:
        yield Change(rule="second copy of the text", span=so_far.span(copy.start, copy.end))


def _general_changes(source: str) -> Iterator[Change]:
    for match in FRONT_MATTER.finditer(source):
        yield Change(rule="front matter", span=Span(*match.span()))
    if len(LIKELY_MARKUP.findall(source)) >= MARKED_UP:
        yield from _markup(source)
    if len(SCRIPT_LINE.findall(source)) >= SCRIPTED:
        for match in SCRIPT_SYNTAX.finditer(source):
            yield Change(rule="script syntax", span=Span(*match.span()))
    for match in INVISIBLE.finditer(source):
        yield Change(rule="invisible characters", span=Span(*match.span()))
    for match in PAGE_NUMBER.finditer(source):
        yield Change(rule="page number", span=Span(*match.span()))
    for rule, span, replacement in normalised(source):
        yield Change(rule=rule, span=span, replacement=replacement)
    for match in FURNITURE.finditer(source):
        yield Change(rule="site furniture", span=Span(*match.span()))


def _markup(source: str) -> Iterator[Change]:
    for match in DROPPED_ELEMENTS.finditer(source):
        yield Change(rule="markup", span=Span(*match.span()))
    for match in BLOCK_TAGS.finditer(source):
        yield Change(rule="markup", span=Span(*match.span()), replacement="\n")
    for match in OTHER_TAGS.finditer(source):
        if not BLOCK_TAGS.fullmatch(match.group()):
            yield Change(rule="markup", span=Span(*match.span()))


def _without_overlaps(changes: Iterable[Change]) -> list[Change]:
    """Keep the changes in reading order; of two that overlap the one that starts first, then the longer one."""
    kept: list[Change] = []
    for change in sorted(changes, key=lambda change: (change.span.start, -change.span.end)):
        if not kept or change.span.start >= kept[-1].span.end:
            kept.append(change)
    return kept


def _pieces(source: str, changes: Iterable[Change]) -> Iterator[Piece]:
    at = 0
    for change in changes:
        yield Piece(text=source[at : change.span.start], source=Span(at, change.span.start))
        yield Piece(text=change.replacement, source=change.span)
        at = change.span.end
    yield Piece(text=source[at:], source=Span(at, len(source)))


def _script(printed: Sequence[Piece], simplified: Sequence[Piece]) -> str:
    """Tell the script of a text from the share of its characters that simplifying changed."""
    pairs = [(old.text, new.text) for old, new in zip(printed, simplified, strict=True)]
    changed = sum(sum(map(operator.ne, old, new)) for old, new in pairs if old != new)
    return "traditional" if changed > MOST_VARIANTS * sum(len(old) for old, _ in pairs) else SIMPLIFIED


def simplify(text: str) -> str:
    """Return `text` in simplified characters, character for character."""
    if ANY_COMPATIBLE.search(text):
        text = text.translate(COMPATIBLE)
    converted: str = _converter().convert(text)
    if len(converted) == len(text):
        return converted
    return "".join(one if len(one) == 1 else char for char, one in ((c, _converter().convert(c)) for c in text))


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")
