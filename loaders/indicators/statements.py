"""How running text sets a figure as a target: what stands before it, what follows it, and the name this makes.

Four forms: a verb of reaching or change before the figure (总量突破550家, 年均增长7%), a bound behind it (占比60%以上),
something made or gained in that number (新增100名工程师, …等6条街区), and a thing and its number (新建幼儿园2所).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.text import Span, without_spaces
from loaders.indicators.figures import COMPARATOR, COUNTING_UNIT, DOUBLING, EXTENT_UNIT, MONEY_UNIT, REACHED, Figure, of
from loaders.rules import term

CHANGED, EACH_YEAR, MEASURING = of("changed"), of("each_year"), of("measuring")
VERB, LAST_VERB, FLOW = of("making_verb"), of("last_verb"), of("flow")
LEAD_IN, TRAILING, AGAINST = of("name_opening"), of("name_ending"), of("against")
SEVERALLY, FROM, SUMMARY = of("severally"), of("starting_from"), of("summary")
CLOSED, DONE, NOUN_END, NOUN_TAIL = of("closed"), of("done"), of("noun_end"), of("noun_tail")
AIMED, HELD, CHANGE_FIRST = of("aimed"), of("held"), of("change_first")
RATE_UNIT = re.compile(term("rate_unit"))
CLAUSE_START = re.compile(f"{term('clause_end')}|{term('circled_number')}|{term('glued_item')}")
JOINT = re.compile(term("joint"))
LISTED = re.compile(f"{term('joint')}|,")
LONGEST_CLAUSE, LONGEST_NOUN = 90, 60
"""Characters that are looked at before and behind a figure."""
SHORTEST_NAME, LONGEST_NAME = 2, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a figure says: the name, the whole statement, the comparator, and a base where one is printed."""

    name: str
    span: Span
    figure: Figure
    comparator: str
    base_year: str = ""
    base_value: str = ""
    is_change: bool = False
    """Whether the figure is by how much something changes."""
    verb: str = ""
    """The verb of making or flow that a figure after 和 or 、 shares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A figure in its clause, which begins at `start` (its lead-in left out); `end` closes the stretch that is read."""

    folded: str
    start: int
    lead: str
    """The lead-in that is left out: 力争, 计划, the number of an item."""
    figure: Figure
    end: int

    @property
    def before(self) -> str:
        """The clause up to the figure."""
        return self.folded[self.start : self.figure.span.start]

    @property
    def after(self) -> str:
        """What follows the figure, as far as a noun may reach."""
        return self.folded[self.figure.span.end : min(self.end, self.figure.span.end + LONGEST_NOUN)]


def site(folded: str, within: Span, figure: Figure, after: int) -> Site:
    """Return the figure in its clause; a bracket or quotation mark that is still open begins a clause of its own.

    `after` is where the figure before it ends: a list goes on behind it (幼儿园2所、小学3所).
    """
    low = max(within.start, figure.span.start - LONGEST_CLAUSE)
    part = folded[low : figure.span.start]
    opened, cut = _clause_start(part)
    joint = JOINT.match(folded, after, figure.span.start)
    if joint and joint.end() > low + cut:
        opened = cut = joint.end() - low
    lead_in = LEAD_IN.match(part, cut)
    start = lead_in.end() if lead_in else cut
    return Site(folded=folded, start=low + start, lead=part[opened:start], figure=figure, end=within.end)


def _clause_start(part: str) -> tuple[int, int]:
    """Return where the number of an item that opens the last clause begins, and where the clause does."""
    if part.endswith("."):  # the figure follows the number of its item at once: 3.500张
        return len(part), len(part)
    starts = [match.span() for match in CLAUSE_START.finditer(part) if not _is_bracketed(part, match.start())]
    opened, cut = starts[-1] if starts else (0, 0)
    for opening, closing in (("(", ")"), ("“", "”")):
        last = part.rfind(opening)
        if last >= cut and last > part.rfind(closing):
            opened = cut = last + 1
    return opened, cut


def _is_bracketed(part: str, at: int) -> bool:
    """Tell whether a separator stands inside a bracket that closes before the figure: 三年(含今年,下同)."""
    return part.rfind("(", 0, at) > part.rfind(")", 0, at) and part.find(")", at) > 0


def statements(text: str, place: Site, rest: Sequence[Figure], before: Sequence[Statement]) -> list[Statement]:
    """Return what the figure at `place` says, and the figures of `rest` that are listed right behind it.

    `before` is what the figure before it said: 新增100名工程师和500名技工 shares its verb.
    """
    for form in FORMS:
        for statement in form(text, place):
            return _one_each(statement, rest)
    return [found for earlier in before[-1:] for found in _coordinated(text, place, earlier)]


def _reached(text: str, place: Site) -> Iterator[Statement]:
    """高新技术企业总量突破550家; 研发经费投入年均增长7%以上; 森林覆盖率由50%提高到55%; 总产值翻一番."""
    word = REACHED.search(place.before)
    is_set = word or CHANGED.search(place.before) or place.figure.unit == DOUBLING
    if not CLOSED.match(place.after) or not is_set:
        return
    end = word.start() if word else len(place.before)
    base = FROM.search(place.before, 0, end)
    against = AGAINST.search(place.before, 0, end)
    begin = _without_making(place.before[:end])
    printed = Span(place.start + begin, place.start + (base.start() if base else end))
    if not LAST_VERB.search(printed.of(place.folded)):  # 制定不少于10项标准 counts what is made
        yield from _named(
            text,
            place,
            printed,
            end=place.figure.span.end,
            comparator=COMPARATOR[word["word"]] if word else "=",
            base_year=_year(base) or _year(against),
            base_value=base[2] if base else "",
            is_change=place.figure.unit == DOUBLING or bool(CHANGED.search(place.before, 0, end)),
        )


def _year(match: re.Match[str] | None) -> str:
    """Return the year of a base, where one is printed."""
    return next((group for group in match.groups() if group and len(group) == len("2020")), "") if match else ""


def _without_making(head: str) -> int:
    """Return where a name begins behind a verb of making: 完成水利投资; a noun of two characters says too little alone.

    The verb of 配备传感设备的管廊 makes no pipe.
    """
    verb = VERB.match(head)
    if not verb or _kept(verb.group()) or "的" in head[verb.end() :]:
        return 0
    return verb.end() if len(head) - verb.end() > SHORTEST_NAME else 0


def _counted(text: str, place: Site) -> Iterator[Statement]:
    """新增100名高水平工程师; 制定不少于10项标准; 组建1亿元的创新创业基金."""
    head, sign = _without_bound(place.before)
    verb = LAST_VERB.search(head)
    if verb:
        yield from _made(text, place, place.start + _opening(head, verb), verb.group(), sign)


def _summed(text: str, place: Site) -> Iterator[Statement]:
    """建成华新水泥旧址、长江外贸码头等6条特色街区."""
    head, sign = _without_bound(place.before)
    verb = VERB.search(head) if head.endswith("等") else None
    if verb:
        yield from _made(text, place, place.start + verb.start(), verb.group(), sign)


def _coordinated(text: str, place: Site, earlier: Statement) -> Iterator[Statement]:
    """…和500名高技能人才; …、科技型中小企业500家."""
    mark = LISTED.fullmatch(place.folded, earlier.span.end, place.start)
    if not earlier.verb or not mark or (mark.group() == "," and not _counts(place.figure, place.after)):
        return
    if not place.before:
        yield from _made(text, place, place.start, earlier.verb, "")
    elif DONE.match(place.after):
        printed, end = Span(place.start, place.figure.span.start), place.figure.span.end
        for found in _named(text, place, printed, end=end, comparator="="):
            yield replace(found, name=_kept(earlier.verb) + found.name, verb=earlier.verb)


def _made(text: str, place: Site, start: int, verb: str, sign: str) -> Iterator[Statement]:
    """Yield the statement that so many of a noun are made or gained; the noun follows the figure."""
    figure, after = place.figure, place.after
    noun_end = NOUN_END.search(after)
    length = noun_end.start() if noun_end else len(after)
    noun = Span(figure.span.end + after.startswith("的"), figure.span.end + length)
    printed = NOUN_TAIL.sub("", without_spaces(noun.of(text)))
    shortest = SHORTEST_NAME + figure.is_spelt  # 三个中心 is a manner of speaking
    if _counts(figure, after) and len(printed) >= shortest:
        each = "每年" if place.folded.startswith("每年", start) else ""
        yield Statement(
            name=each + _kept(verb) + printed,
            span=Span(start, noun.end),
            figure=figure,
            comparator=figure.comparator or sign or "=",
            verb=verb,
        )


def _done(text: str, place: Site) -> Iterator[Statement]:
    """新建中心幼儿园2所; 完成“三项岗位”人员培训50万人次; 每年组织专家30人以上担任企业科技特派员."""
    head, sign = _without_bound(place.before)
    verb = VERB.search(head)
    if verb and DONE.match(place.after):
        printed, end = Span(place.start + _without_making(head), place.start + len(head)), place.figure.span.end
        for found in _named(text, place, printed, end=end, comparator=sign or "="):
            yield replace(found, verb=verb.group())


def _kept(verb: str) -> str:
    """Return the verb where it belongs to the name."""
    return verb if FLOW.fullmatch(verb) else ""


def _bounded(text: str, place: Site) -> Iterator[Statement]:
    """公办园在园幼儿占比60%以上; 计划投资3亿元; 3.床位500张."""
    is_aim = place.figure.comparator or AIMED.search(place.lead)
    if is_aim and MEASURING.search(place.before) and CLOSED.match(place.after):
        yield from _named(
            text, place, Span(place.start, place.figure.span.start), end=place.figure.span.end, comparator="="
        )


def _counts(figure: Figure, after: str) -> bool:
    """Tell whether a figure says how much there is of the noun behind it: 100名技工, 20万亩农田, 1亿元的基金."""
    if MONEY_UNIT.fullmatch(figure.unit):
        return after.startswith("的")
    return bool(COUNTING_UNIT.fullmatch(figure.unit) or EXTENT_UNIT.match(figure.unit + after[:2]))


def _changed(text: str, place: Site) -> Iterator[Statement]:
    """降低单位能耗15%以上; 压缩办理时限50%."""
    is_rate = RATE_UNIT.fullmatch(place.figure.unit)
    if is_rate and CHANGE_FIRST.match(place.before) and CLOSED.match(place.after) and not REACHED.search(place.before):
        printed = Span(place.start, place.figure.span.start)
        yield from _named(text, place, printed, end=place.figure.span.end, comparator="=", is_change=True)


def _held(text: str, place: Site) -> Iterator[Statement]:
    """每个县至少有一个综合医院."""
    held = HELD.search(place.before)
    if held:
        for found in _made(text, place, place.start, "", "≥" if held.group().startswith("至少") else ""):
            of_whom = place.before[: held.start()]
            yield replace(found, name=without_spaces(of_whom + found.name))


FORMS = (_reached, _counted, _summed, _done, _bounded, _changed, _held)


def _without_bound(head: str) -> tuple[str, str]:
    """Return the words before a figure without a bound such as 不少于, and the comparator that it means."""
    word = REACHED.search(head)
    return (head[: word.start()].rstrip(), COMPARATOR[word["word"]]) if word else (head.rstrip(), "")


def _opening(head: str, verb: re.Match[str]) -> int:
    """Return where a verb's statement begins: at 每年, where that stands before it."""
    each = EACH_YEAR.search(head, 0, verb.start())
    return each.start() if each else verb.start()


def _named(
    text: str,
    place: Site,
    printed: Span,
    *,
    end: int,
    comparator: str,
    base_year: str = "",
    base_value: str = "",
    is_change: bool = False,
) -> Iterator[Statement]:
    """Yield the statement whose name stands at `printed`, if that can be a name."""
    name = TRAILING.sub("", AGAINST.sub("", without_spaces(printed.of(text))))
    if SHORTEST_NAME <= len(CHANGED.sub("", SEVERALLY.sub("", name))) <= LONGEST_NAME:
        yield Statement(
            name=name,
            span=Span(printed.start, end),
            figure=place.figure,
            comparator=place.figure.comparator or comparator,
            base_year=base_year,
            base_value=base_value,
            is_change=is_change,
        )


def _one_each(statement: Statement, rest: Sequence[Figure]) -> list[Statement]:
    """Deal a list of figures out to a list of names: 二氧化硫、氮氧化物排放总量分别下降15%、10%.

    Where the two lists differ in length, the first figure is kept and the others stay unread.
    """
    subject, severally, change = statement.name.partition("分别")
    names = JOINT.split(SUMMARY.sub("", subject)) if severally else []
    if len(names) != len(rest) + 1:
        return [replace(statement, name=subject + change)]
    every = [statement.figure, *rest]
    return [
        replace(
            statement,
            name=name + change,
            figure=figure,
            span=Span(statement.span.start, figure.span.end),
            comparator=figure.comparator or statement.comparator,
        )
        for name, figure in zip(names, every, strict=True)
    ]
