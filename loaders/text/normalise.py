"""What a page does to its characters and lines, undone before anything is parsed, each change with its name.

Readings printed behind characters, words set with spaces, digits set apart, lines broken by the width of a page, drawn
borders, tabs between cells, characters of private use.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.text import Span
from loaders.rules import rules

Edit = tuple[str, Span, str]
"""The name of a rule, what it changes, and what stands there instead."""

HAN = "[\u4e00-\u9fff]"
SPACE = "[ \u3000\u00a0]"
READING = re.compile(rf"(?<={HAN})[(（][a-zü]{{0,4}}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{{0,4}}[)）]")
SPACED = re.compile(rf"(?:{SPACE}{{1,3}}{HAN}+)+")
LONGEST_SPACED = 6
"""Characters of a word before its first space."""
SPACED_RUN = re.compile(rf"(?<!{HAN})(?:{HAN}{SPACE}){{2,}}{HAN}(?!{HAN})")
SPACED_WORDS = rules("columns", "spaced")[0].pattern
SPACED_DIGITS = re.compile(
    rf"\d(?<![\d.].)(?:{SPACE}\d)+(?={SPACE}?[年月日个家户人名座条套项次件公千里米亩吨万亿度%％])"
)
DIGIT_GAP = re.compile(rf"(?<=\d){SPACE}(?=\d)")
GAP = re.compile(SPACE)
PRIVATE = re.compile("[\ue000-\uf8ff]+")
BORDER = re.compile(
    r"^[ \t]*[─━┄┈│┃┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬═║+|=-]*[─━┄┈┌┐└┘├┤┬┴┼═╔╗╚╝╠╣╦╩╬][─━┄┈│┃┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬═║+|=-]*[ \t]*$", re.M
)
TABBED = re.compile(r"^[^\t\n]*(?:\t[^\t\n]*){2,}$", re.M)
BROKEN_ROW = re.compile(r"^[ \t]*\|[^\n]*[^|\s][ \t]*\n(?:[^|\n]{1,80}\n){0,4}[^|\n][^\n]*\|[ \t]*$", re.M)
"""A row in bars at both ends of which a cell holds several lines."""
BRACKET = re.compile(r"[(（〔【﹝\[［][^()（）〔〕【】﹝﹞\[\]［］|{}'\"=<>]{1,1200}[)）〕】﹞\]］]")
BREAK = re.compile(r"[ \t]*\n\s*")
ITEM = re.compile(r"\n\s*(?:\d{1,3}[.、．]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[条章节])")
LEAST_TABBED = 2
"""Lines in a row with tabs make a table."""
NARROW, WIDE = 30, 110
"""Columns of a page whose width breaks its lines; a Chinese character takes two."""
RAGGED = 4
LEAST_FULL = 3
FULL_SHARE = 0.3
CELL_SIGNS = frozenset("|｜│┃║─┼\t")
ENDED = frozenset('。；;:：!！?？…)）〕】》”"')
STARTS = re.compile(
    rf"\s*(?:[(（]?(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}})[)）]?[、.．)）]|[(（][一二三四五六七八九十\d]{{1,3}}[)）]|第[一二三四五六七八九十\d]+[章节条部]"
    rf"|[①-⑳⑴-⒇]|{HAN}{{2,8}}[:：]|[#>*|-]|附 ?件|　　|    )"
)


LONGEST_LINE = 1500
"""Characters; a longer line is a text that lost its lines."""
MIDDLING = 300
"""Characters; a line of so many may hold several items, and a shorter one where it is the whole text."""
LONG_LINE = re.compile(r"[^\n]{100,}")
CLOSING = frozenset(")）〕】")
ITEM_ENDS = frozenset("。！!") | CLOSING
CLOSED = re.compile(r"[)）〕】][。.\s]*\Z")
LONGEST_NUMBER = 8
LONGEST_HEADING = 40
"""Characters of a heading inside such a line."""
BEFORE_NUMBER = r"[。；;:：!！)）〕】》\u4e00-\u9fff ]"
STOP = "[。；;：:！!)）〕】]"
BEFORE_ARABIC = r"[。；;：:！!)）〕】\s]"
ANY_SIGN = re.compile("[⒈-⒛⑴-⒇㈠-㈩]")
NUMBER_SIGN = re.compile(rf"(?:^[ \t\u3000]*|(?<={STOP}))(?P<sign>[⒈-⒛⑴-⒇㈠-㈩])", re.M)
"""One character for 1. or (1) or (一), where an item begins."""
# The styles of numbers in a text of one line; what could be part of a sentence needs a stop before it. What stands before
# is looked at behind the first sign, since a pattern that begins with a sign is found faster.
NUMBERS = {
    "chapter": re.compile(rf"第(?<={BEFORE_NUMBER}.)(?P<n>[一二三四五六七八九十]{{1,3}})章(?![的规])"),
    "article": re.compile(rf"第(?<={BEFORE_NUMBER}.)(?P<n>[一二三四五六七八九十]{{1,3}})条(?![的规款第、，,])"),
    "chinese": re.compile(
        rf"(?P<n>[一二三四五六七八九十](?<={BEFORE_NUMBER}.)(?<![第十百千万].)[一二三四五六七八九十]{{0,2}})、(?=[\u4e00-\u9fff])"
    ),
    "bracketed": re.compile(
        rf"(?P<n>[(（](?<={BEFORE_NUMBER}.)[一二三四五六七八九十]{{1,3}}[)）](?![、，,项款至])|[㈠-㈩](?<={STOP}.))"
    ),
    "arabic": re.compile(rf"(?P<n>\d(?<={BEFORE_ARABIC}.)\d{{0,2}}(?=[.．、](?!\d))|[⒈-⒛](?<={STOP}.))"),
    "bracketed arabic": re.compile(rf"(?P<n>[(（](?<={STOP}.)\d{{1,2}}[)）](?![、，,项款至])|[⑴-⒇](?<={STOP}.))"),
    "circled": re.compile(rf"(?P<n>[①-⑳](?<={STOP}.))"),
}
MINOR = frozenset({"bracketed arabic", "circled"})
"""Styles that count inside a sentence as well; they part items where a bracket closes the one before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """The number of an item inside a line: where it stands, and its value."""

    place: int
    value: int
    opens: bool = False
    """Whether the line begins with it."""

    @property
    def begins(self) -> bool:
        """Whether a sequence may begin with it."""
        return self.opens or self.value == 1


def normalised(source: str) -> Iterator[Edit]:
    """Yield what is to be changed in a text as read, in no particular order."""
    yield from (("reading of a character", Span(*match.span()), "") for match in READING.finditer(source))
    yield from _spaces(source)
    yield from _private(source)
    yield from (("drawn border", Span(*match.span()), "") for match in BORDER.finditer(source))
    yield from _tabs(source)
    yield from _breaks_in_rows(source)
    yield from _breaks_in_brackets(source)
    yield from _broken_lines(source)
    yield from _one_line(source, _number_signs(source))


def _spaces(source: str) -> Iterator[Edit]:
    for stretch in SPACED.finditer(source):
        within = range(max(0, stretch.start() - LONGEST_SPACED), stretch.end())
        words = _spaced_words(source, within)
        for match in SPACED_RUN.finditer(source, within.start, within.stop):
            inside = sum(match.start() <= start < match.end() for start, _ in words)
            if inside < 2:  # several words set with spaces stand beside one another
                words.append(match.span())
        for start, end in words:
            for gap in GAP.finditer(source, start, end):
                yield "space inside a word", Span(*gap.span()), ""
    for match in SPACED_DIGITS.finditer(source):
        for gap in DIGIT_GAP.finditer(source, *match.span()):
            yield "space inside a number", Span(*gap.span()), ""


def _spaced_words(source: str, within: range) -> list[tuple[int, int]]:
    """Return where words of a table's head stand in a stretch of a text, whatever spaces they are set with."""
    signs = [place for place in within if not GAP.match(source, place)]
    squeezed = "".join(source[place] for place in signs)
    return [(signs[match.start()], signs[match.end() - 1] + 1) for match in SPACED_WORDS.finditer(squeezed)]


def _private(source: str) -> Iterator[Edit]:
    """Yield characters that only the font of the page knew; behind the number of a line they stand for its point."""
    for match in PRIVATE.finditer(source):
        line = source[source.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
        yield "character of private use", Span(*match.span()), "." if line.isdecimal() else ""


def _tabs(source: str) -> Iterator[Edit]:
    """Yield the tabs of lines that stand in a row, as the borders of cells."""
    run: list[re.Match[str]] = []
    for match in [*TABBED.finditer(source), None] if "\t" in source else ():
        if match and run and source[run[-1].end() : match.start()].strip(" \r") == "\n":
            run.append(match)
            continue
        if len(run) >= LEAST_TABBED:
            for line in run:
                for tab in re.finditer("\t", line.group()):
                    at = line.start() + tab.start()
                    yield "tab between cells", Span(at, at + 1), "|"
        run = [match] if match else []


def _breaks_in_rows(source: str) -> Iterator[Edit]:
    for row in BROKEN_ROW.finditer(source):
        for found in BREAK.finditer(source, *row.span()):
            yield "line break inside a cell", Span(*found.span()), " "


def _breaks_in_brackets(source: str) -> Iterator[Edit]:
    """Yield the line breaks inside brackets, any number of them; a bracket that items follow in was never closed."""
    for match in BRACKET.finditer(source):
        if "\n" in match.group() and not ITEM.search(match.group()):
            for found in BREAK.finditer(source, *match.span()):
                yield "line break inside a bracket", Span(*found.span()), ""


def _broken_lines(source: str) -> Iterator[Edit]:
    """Yield the line breaks that the width of a page made, where many lines end at the same column."""
    lines = [Span(*match.span()) for match in re.finditer(r"[^\n]+", source)]
    widths = [_width(line.of(source).rstrip()) for line in lines]
    page = _page_width(widths)
    for index in range(len(lines) - 1):
        line, after = lines[index], lines[index + 1]
        is_full = page and abs(widths[index] - page) <= RAGGED
        if (is_full or line.of(source).rstrip().endswith("、")) and _runs_on(source, line, after):
            yield "line broken by the page", Span(line.start + len(line.of(source).rstrip()), after.start), ""


def _page_width(widths: Sequence[int]) -> int:
    """Return the width at which many lines end; 0 where lines end as they like."""
    filled = [width for width in widths if width]
    common = Counter(width for width in filled if NARROW <= width <= WIDE)
    if not common:
        return 0
    page = max(common, key=lambda width: (sum(common[other] for other in range(width - RAGGED, width + 1)), width))
    full = sum(abs(width - page) <= RAGGED for width in filled)
    too_wide = sum(width > page + RAGGED for width in filled)
    return page if full >= max(LEAST_FULL, FULL_SHARE * len(filled)) and not too_wide else 0


def _runs_on(source: str, line: Span, after: Span) -> bool:
    said, following = line.of(source).rstrip(), after.of(source)
    is_table = not CELL_SIGNS.isdisjoint(said) or not CELL_SIGNS.isdisjoint(following)
    between = source[line.end : after.start]
    return not is_table and said[-1] not in ENDED and between.count("\n") == 1 and not STARTS.match(following)


def _number_signs(source: str) -> dict[int, str]:
    """Return where one character is the number of an item, and how it is written in full: ⒈ as 1. and ㈠ as (一)."""
    found = NUMBER_SIGN.finditer(source) if ANY_SIGN.search(source) else ()
    return {match.start("sign"): unicodedata.normalize("NFKC", match["sign"]) for match in found}


def _one_line(source: str, signs: Mapping[int, str]) -> Iterator[Edit]:
    """Yield a line break before each number of a text in one line, where the numbers of its style run on: 一、 二、 三、."""
    for line in LONG_LINE.finditer(source):
        span = Span(*line.span())
        cut: list[int] = []
        for name in NUMBERS if _may_hold_items(source, span) else ():
            found = list(_numbers(source, span, NUMBERS[name]))
            if name in MINOR or span.end - span.start < LONGEST_LINE:
                found = _of_items(source, span, found, is_minor=name in MINOR)
            kept = [number.place for number in _in_sequence(found, sorted(cut)) if number.place > span.start]
            cut += kept
            for place in kept:
                written = Span(place, place + (place in signs))
                yield f"number inside a line: {name}", written, "\n" + signs.get(place, "")
    yield from (("number sign", Span(place, place + 1), written) for place, written in signs.items())


def _may_hold_items(source: str, line: Span) -> bool:
    return line.end - line.start >= MIDDLING or _is_whole(source, line)


def _is_whole(source: str, line: Span) -> bool:
    """Tell whether a line is most of a text."""
    return (line.end - line.start) * 2 > len(source)


def _numbers(source: str, line: Span, style: re.Pattern[str]) -> Iterator[_Number]:
    """Yield the numbers of a style in a line, that included which the line begins with."""
    opening = style.match("。" + source[line.start : line.start + LONGEST_NUMBER].lstrip(), 1)
    if opening:
        yield _Number(place=line.start, value=_value(opening["n"]), opens=True)
    for match in style.finditer(source, line.start + 1, line.end):
        yield _Number(place=match.start(), value=_value(match["n"]))


def _of_items(source: str, line: Span, found: Sequence[_Number], *, is_minor: bool) -> list[_Number]:
    """Return those numbers of a line of middling length that begin items of their own: behind a stop, or the first.

    Where a bracket closes the line and none of the items before, it speaks of them all: they stay one paragraph.
    """
    is_whole = _is_whole(source, line) and not is_minor
    ends = ITEM_ENDS | {" "} if is_whole else ITEM_ENDS
    behind = [_sign_before(source, number.place) for number in found]
    items = [number for number, sign in zip(found, behind, strict=True) if sign in ends or number.begins]
    is_one = is_minor or CLOSED.search(source, line.start, line.end)
    return [] if is_one and not is_whole and CLOSING.isdisjoint(behind) else items


def _sign_before(source: str, place: int) -> str:
    """Return the stop before a place, if need be before a space; a space that no stop stands before."""
    before = source[max(0, place - 2) : place]
    stop = before.rstrip()[-1:]
    return stop if stop in ITEM_ENDS or not before.endswith(" ") else " "


def _in_sequence(found: Sequence[_Number], headings: Sequence[int]) -> Iterator[_Number]:
    """Yield the numbers that follow one another, or begin anew.

    A lone one is a number in a sentence, unless it follows one of `headings`: 二、强化监管(一)建立信用档案.
    """
    run: list[_Number] = []

    def stands() -> bool:
        before = bisect_right(headings, run[0].place) - 1 if run else -1
        return len(run) > 1 or (before >= 0 and run[0].place - headings[before] <= LONGEST_HEADING)

    for number in found:
        if run and number.value == run[-1].value + 1:
            run.append(number)
        elif number.begins:
            yield from run if stands() else []
            run = [number]
    yield from run if stands() else []


def _value(number: str) -> int:
    """Return the value of a number up to 99, in figures of either script, in brackets, or as a sign of one character."""
    number = unicodedata.normalize("NFKC", number).strip("().")
    if number.isdecimal():
        return int(number)
    tens, _, ones = number.partition("十") if "十" in number else ("零", "", number)
    digit = "零一二三四五六七八九".find
    return digit(tens or "一") * 10 + (digit(ones) if ones else 0)


def _width(text: str) -> int:
    """Return the columns that a text takes; in the code of Chinese machines a wide character takes two bytes."""
    return len(text.encode("gbk", "replace"))
