"""What the name of a place means in its document: of all it could mean, what fits its date, its list and its neighbours."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from kg.ontology import Place
from kg.ranking import least
from kg.reference.gazetteer import Context, gazetteer
from kg.resolve.places.candidates import LEVELS, PlaceReading, certain, is_mountain, kilometres, readings
from kg.resolve.places.places import path_of, place_of, zone_in
from kg.resolve.places.vocabulary import bare_names, traps, vocabulary_for
from kg.text import Span
from loaders.mentions.places import find
from loaders.records import Toponym

NEAR_KM = 120
"""How far apart places of one list may lie and still vouch for each other."""
LINK = re.compile(r"段?[、,\uff0c至到和与及经\-—–－~～·/\s“”\"]{0,3}|以及|省")
WHOLE_BEFORE, WHOLE_BEHIND = re.compile("[(\uff08]?"), re.compile("[(\uff08]")
LINE_REACH = 200
"""How many characters away a place of the same line still says which province is spoken of."""
NATURE = re.compile(r"流域|水系|湿地|水质|水域|沿岸|沿线|风景|景区|山区|湖区|生态")
BEFORE_NAME = re.compile(
    r"(?:^|[^一-龥]|[和与及在对由从至到向为于是以将经省市州括合给]|支持|推进|推动|加快|指导|帮助|鼓励|依托|围绕|选择|确定)$"
)
COUNTY_RUN_ON = re.compile(r"[域级城乡]")
ZONE_WORDS = {"经开区": "经济技术开发区", "高新区": "高新技术产业开发区", "综保区": "综合保税区"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A place where a text names it."""

    span: Span
    place: Place

    @property
    def places(self) -> tuple[Place, ...]:
        """All that it may mean: the one place."""
        return (self.place,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguous:
    """The name of a place where a text names it that fits several, and nothing around it says which."""

    span: Span
    places: tuple[Place, ...]


def survey(toponyms: Sequence[Toponym], text: str, context: Context) -> Iterator[Located | Ambiguous]:
    """Yield where places are mentioned and which they are, or may be; what is no place here is left out.

    toponyms: what `loaders.mentions.places.find` found in `text`; context: whose document it is, and of which year.
    """
    scene = _Scene(toponyms, text, context)
    for index, toponym in enumerate(toponyms):
        settled = scene.settled[index]
        fitting = (settled,) if settled else scene.settle(index)
        places = tuple(dict.fromkeys(_meant(toponym, reading, context.year) for reading in fitting))
        span = Span(toponym.start, toponym.end)
        if len(places) == 1:
            yield Located(span=span, place=places[0])
        elif places:
            yield Ambiguous(span=span, places=places)


def locate(text: str, context: Context, masked: Sequence[Span] = ()) -> list[Located]:
    """Return where `text` mentions places outside the `masked` spans; those whose name fits several are left out."""
    found = survey(find(text, vocabulary_for(text, context.jurisdiction), masked), text, context)
    return [one for one in found if isinstance(one, Located)]


def _meant(toponym: Toponym, reading: PlaceReading, year: int) -> Place:
    place = place_of(reading.key, year)
    if not toponym.tail:
        return place
    if toponym.tail_kind == "region":
        name = toponym.name + toponym.tail
        return Place(id=f"region/{name}", name=name, level="region")
    printed = toponym.name + toponym.tail
    name = printed
    for word, full in ZONE_WORDS.items():
        name = name.replace(word, full)
    return zone_in(place, name, () if printed == name else (printed,))


class _Scene:
    """The names of a text side by side: what each is linked to, lies beside, and is vouched for by."""

    def __init__(self, toponyms: Sequence[Toponym], text: str, context: Context) -> None:
        self.toponyms = toponyms
        self.text = text
        self.context = context
        self.settled = [certain(one.name, one.candidates, context.year) for one in toponyms]
        self.home = self._home()
        self.around: tuple[PlaceReading, ...] = ()
        """What is settled near the name that is being settled."""

    def _home(self) -> tuple[str, ...]:
        """Return what the document is about: its jurisdiction, else the one province that its clear names lie in."""
        if gazetteer().divisions_of(self.context.jurisdiction):
            return path_of(self.context.jurisdiction, self.context.year)
        provinces = {reading.province for reading in self.settled if reading} - {""}
        return tuple(provinces) if len(provinces) == 1 else ()

    def settle(self, index: int) -> Sequence[PlaceReading]:
        """Return the best readings of a name that depends on its surroundings: several where none is better, or none."""
        toponym = self.toponyms[index]
        self.around = tuple(self._around(index))
        found = readings(toponym.name, toponym.candidates, self.context.year)
        accepted = [reading for reading in found if self._accepts(index, reading, found)]
        best = least(accepted, partial(self._rank, index))
        self.settled[index] = best[0] if len(best) == 1 else None
        return best

    def _rank(self, index: int, reading: PlaceReading) -> tuple[float, ...]:
        return (
            self._is_other_kind(index, reading),
            not self._is_in_its_whole(index, reading),
            self._is_other_level(index, reading),
            not self._is_near_neighbour(index, reading),
            -len(set(self.home) & set(reading.path)),
            reading.level != "province",
            reading.province not in self._provinces_around(),
            reading.years_off,
            LEVELS.index(reading.level),
            self._distance_around(reading),
        )

    def _accepts(self, index: int, reading: PlaceReading, found: Sequence[PlaceReading]) -> bool:
        name = self.toponyms[index].name
        if reading.level == "township" and (name not in traps().words or name in bare_names()):  # not 中心镇, but 金牛
            return self._is_expected_township(index, reading, found)
        if self._is_in_its_whole(index, reading):
            return name not in traps().words or name not in bare_names()
        if name in traps().words:
            at_home = reading.level == "prefecture" and reading.province in self.home
            return name in bare_names() and (at_home or self._has_sibling(index, reading))
        if name not in bare_names():
            return len(name) > 2 or self._stands_alone(index, reading)
        return reading.level != "county" or self._is_expected_county(index, reading, found)

    def _is_expected_county(self, index: int, reading: PlaceReading, found: Sequence[PlaceReading]) -> bool:
        unmistakable = len(found) == 1 and self.toponyms[index].name not in traps().vague
        return unmistakable or self._is_spoken_of(reading) or self._is_near_neighbour(index, reading)

    def _is_expected_township(self, index: int, reading: PlaceReading, found: Sequence[PlaceReading]) -> bool:
        """Tell whether its county or city is spoken of; too many townships share a name to go by the province alone."""
        around = {code for other in self.around for code in other.path[:-1]}
        close = set(reading.path[1:-1]) & (around | set(self.home[:-1]))
        only = sum(1 for other in found if other.province in self.home) == 1
        return bool(close) or (only and reading.province in self.home)

    def _is_spoken_of(self, reading: PlaceReading) -> bool:
        return reading.province in self.home or reading.province in self._provinces_around()

    def _stands_alone(self, index: int, reading: PlaceReading) -> bool:
        """Tell whether 南县 is the county and no part of 江南县域: names of one character need clear borders."""
        start, end = self.toponyms[index].start, self.toponyms[index].end
        clear = BEFORE_NAME.search(self.text[max(0, start - 2) : start]) or self._previous_ends_at(index, start)
        expected = self._is_spoken_of(reading) or self._is_near_neighbour(index, reading)
        return bool(clear) and not COUNTY_RUN_ON.match(self.text, end) and expected

    def _previous_ends_at(self, index: int, start: int) -> bool:
        return index > 0 and self.toponyms[index - 1].end == start

    def _is_other_kind(self, index: int, reading: PlaceReading) -> bool:
        """Tell whether a lake stands in a list of cities, or a city in a list of lakes."""
        toponym = self.toponyms[index]
        if not any(key.startswith("natural/") for key in toponym.candidates):
            return False
        kinds = [other.level == "natural" for other in self._linked(index)]
        mountain = is_mountain(toponym.candidates)
        natural = kinds[0] if kinds else mountain or NATURE.match(self.text, toponym.end) is not None
        return natural != (reading.level == "natural")

    def _is_in_its_whole(self, index: int, reading: PlaceReading) -> bool:
        """Tell whether what it lies in stands right before it, or in brackets behind: 徐州市鼓楼区, 鼓楼区(徐州)."""
        return self._lies_in(index - 1, index, WHOLE_BEFORE, reading) or self._lies_in(
            index, index + 1, WHOLE_BEHIND, reading
        )

    def _lies_in(self, left: int, right: int, gap: re.Pattern[str], reading: PlaceReading) -> bool:
        if left < 0 or right >= len(self.toponyms):
            return False
        if not gap.fullmatch(self.text, self.toponyms[left].end, self.toponyms[right].start):
            return False
        whole = self.settled[left if gap is WHOLE_BEFORE else right]
        return whole is not None and whole.key in reading.path[1:]

    def _is_other_level(self, index: int, reading: PlaceReading) -> bool:
        """Tell whether 吉林, a province and a city, or 海南 stands in a list of the other kind: 长春、吉林、四平."""
        listed = [other for other in self._linked(index) if other.level in ("province", "prefecture")]
        if reading.level not in ("province", "prefecture"):
            return bool(listed) and all(other.level == "province" for other in listed)
        fellows = [
            other.level == reading.level and other.parent == reading.parent and other.key != reading.key
            for other in listed
        ]
        return bool(fellows) and not any(fellows)

    def _has_sibling(self, index: int, reading: PlaceReading) -> bool:
        """Tell whether it stands in a list beside another of its parent, or, in a plan of its province, beside a zone."""
        listed = [other for other in self._linked(index, "、") if other.key != reading.key]
        same = any(other.level == reading.level and other.parent == reading.parent for other in listed)
        return same or (
            reading.province in self.home
            and any(other.level == "zone" and other.province == reading.province for other in listed)
        )

    def _is_near_neighbour(self, index: int, reading: PlaceReading) -> bool:
        return any(
            other.level in ("prefecture", "county") and kilometres(reading, other) < NEAR_KM
            for other in self._linked(index)
        )

    def _linked(self, index: int, signs: str = "") -> Iterator[PlaceReading]:
        """Yield all that the names joined to this one by 、至 和 or nothing could mean."""
        for left, right, other in ((index - 1, index, index - 1), (index, index + 1, index + 1)):
            if left < 0 or right >= len(self.toponyms):
                continue
            gap = self.text[self.toponyms[left].end : self.toponyms[right].start]
            if (gap == signs) if signs else LINK.fullmatch(gap):
                yield from self._could_mean(other)

    def _could_mean(self, index: int) -> Iterable[PlaceReading]:
        settled = self.settled[index]
        if settled:
            return (settled,)
        toponym = self.toponyms[index]
        return readings(toponym.name, toponym.candidates, self.context.year)

    def _around(self, index: int) -> Iterator[PlaceReading]:
        """Yield what is settled in the same line, nearby."""
        here = self.toponyms[index]
        for step in (-1, 1):
            other = index + step
            while 0 <= other < len(self.toponyms):
                there = self.toponyms[other]
                first, last = (there, here) if step < 0 else (here, there)
                if last.start - first.end > LINE_REACH or "\n" in self.text[first.end : last.start]:
                    break
                settled = self.settled[other]
                if settled:
                    yield settled
                other += step

    def _provinces_around(self) -> set[str]:
        return {other.province for other in self.around} - {""}

    def _distance_around(self, reading: PlaceReading) -> float:
        """Return how far the nearest place around is, in kilometres; what is not near says nothing."""
        around = (other for other in self.around if other.level != "province")
        nearest = min((kilometres(reading, other) for other in around), default=math.inf)
        return nearest if nearest < NEAR_KM else math.inf
