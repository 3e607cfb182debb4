"""The places inside the names of agencies: what 省 and 市 mean in a document, and which place 武汉海关 or 恩施州政府 names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.ranking import least
from kg.reference.gazetteer import NATION, TODAY, Context, Division, Gazetteer, gazetteer
from kg.resolve.agencies.organs import NATIONAL

RELATIVE = {
    "自治区": ("自治区",),
    "省": ("省",),
    "市": ("市",),
    "州": ("州", "地区", "盟"),
    "县": ("县", "旗"),
    "区": ("区",),
    "旗": ("旗",),
    "盟": ("盟",),
}
"""How the name of the place ends that a relative word stands for."""

OWN_KIND = {
    "地区": ("地区",),
    "林区": ("林区",),
    "地委": ("地区",),
    "自治州": ("州",),
    "自治县": ("自治县",),
    "自治旗": ("自治旗",),
    "城区": ("区",),
}
"""Words that stand for the document's own place where it is of that kind; anywhere else they are no place: 地区办."""

PEOPLES = re.compile(
    "(?:各族|(?:维吾尔|柯尔克孜|哈萨克|蒙古|塔吉克|锡伯|塔塔尔|达斡尔|鄂温克|"
    "布依|土家|朝鲜|哈尼|傈僳|景颇|拉祜|纳西|布朗|普米|独龙|仡佬|仫佬|毛南|裕固|保安|东乡|撒拉|鄂伦春|"
    "[满回藏壮苗侗瑶彝傣黎白羌畲水怒佤土])族?)+$"
)
AUTONOMOUS = re.compile(r"(自治)([区州县旗])$")
PLAIN_ENDING = re.compile("(特别行政区|地区|林区|矿区|特区|新区|[省市县区旗盟])$")


TOWNSHIP = re.compile("镇|乡(?![村镇])|街道|苏木|社区")
"""What makes the short name of a place that of a township: 太平镇 is no 镇 of 太平区."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place at the opening of a name, and what follows it."""

    place: Division
    rest: str
    short: bool
    """Whether the place stands there by its short name: 湖北, not 湖北省 or 省."""


def official(place: Division, year: int = TODAY) -> str:
    """Return the place's name as official names of organs carry it: 黄石市下陆区, but 大冶市, 阳新县."""
    if place.level != "county" or not place.name.endswith("区"):
        return place.name
    above = gazetteer().division(place.parent, year)
    return above.name + place.name if above.name.endswith(("市", "州")) else place.name


@cache
def short_name(name: str) -> str:
    """Return a place's name without its kind: 恩施 for 恩施土家族苗族自治州, 黄石 for 黄石市; at least two characters."""
    bare = AUTONOMOUS.sub("", name)
    if bare != name:
        stripped = PEOPLES.sub("", bare)
        return stripped if len(stripped) > 1 else bare
    plain = PLAIN_ENDING.sub("", name)
    return plain if len(plain) > 1 else name


def names_of(place: Division) -> set[str]:
    """Return every way the place is named, full names, short and customary ones: 恩施土家族苗族自治州, 恩施州, 恩施, 科右前旗."""
    short = short_name(place.name)
    autonomous = AUTONOMOUS.search(place.name)
    return {place.name, short, *place.aliases} | (
        {short + autonomous[2]} if autonomous and place.level != "province" else set()
    )


def _is_short(name: str, place: Division) -> bool:
    return name != place.name and name[-1] not in "州县旗区"


class Places:
    """The divisions by every name that an agency may carry."""

    def __init__(self, known: Gazetteer) -> None:
        self._known = known
        self._named: dict[str, list[Division]] = defaultdict(list)
        for division in known.divisions:
            for name in names_of(division):
                self._named[name].append(division)
        self.names = frozenset(self._named)
        self._longest = max(map(len, self.names))

    def home(self, context: Context) -> Division | None:
        """Return the place whose document it is, the whole country included; None where that is not known."""
        if context.jurisdiction in ("", NATION):
            return NATIONAL if context.jurisdiction else None
        return self._known.division(context.jurisdiction, context.year)

    def above(self, place: Division, year: int) -> Iterator[Division]:
        """Yield `place` and what it lies in, nearest first, the country last."""
        if place is not NATIONAL:
            yield place
            yield from self._known.ancestors(place.code, year)
        yield NATIONAL

    def around(self, found: Sequence[Division], year: int) -> Division | None:
        """Return the least place in which all of `found` lie; None where that is the whole country."""
        shared = [list(self.above(place, year)) for place in found]
        least = next(place for place in shared[0] if all(place in others for others in shared))
        return None if least is NATIONAL else least

    def meant(self, word: str, context: Context) -> Division | None:
        """Return the place that 省, 市, 州, 县, 区 mean in a document; None where that is open."""
        home = self.home(context)
        endings = RELATIVE.get(word) or OWN_KIND[word]
        places = self.above(home, context.year) if home else ()
        return next((place for place in places if place.name.endswith(endings)), None)

    def at(self, text: str, context: Context) -> Iterator[Named]:
        """Yield the places that `text` may open with, the longest name first; chains (湖北省黄石市) as their last."""
        yield from self._within(None, text, context)

    def _within(self, whole: Division | None, text: str, context: Context) -> Iterator[Named]:
        for name, found in self._openings(whole, text, context):
            if len(found) > 1:
                return  # what the longest name means is open, and a shorter one would be another place
            named = Named(place=found[0], rest=text[len(name) :], short=_is_short(name, found[0]))
            yield from self._within(found[0], named.rest, context)
            yield named

    def several(self, text: str, context: Context) -> tuple[list[Division], str]:
        """Return the places of which nobody can say which one `text` opens with, and what follows; none where it is clear."""
        name, found = next(self._openings(None, text, context), ("", []))
        return (found, text[len(name) :]) if len(found) > 1 else ([], text)

    def _openings(self, whole: Division | None, text: str, context: Context) -> Iterator[tuple[str, list[Division]]]:
        """Yield the names of places that `text` opens with, the longest first, and what each may mean."""
        for size in range(min(self._longest, len(text)), 1, -1):
            if (found := self.named(text[:size], context, whole)) and not (
                _is_short(text[:size], found[0]) and TOWNSHIP.match(text, size)
            ):
                yield text[:size], found

    def named(self, name: str, context: Context, whole: Division | None = None) -> list[Division]:
        """Return the place called `name` that is nearest to the document's own and valid in its year.

        Several where they are equally near. `whole`: the place that it lies in, if not just anywhere.
        """
        rows = (row for row in self._named.get(name, ()) if whole is None or whole in self.above(row, context.year))
        nearest = least(rows, lambda row: self._distance(row, name, context))
        return list({row.code: row for row in nearest}.values())

    def is_near(self, place: Division, context: Context) -> bool:
        """Tell whether a county lies in the document's own city, or in its province; any place above a county is near."""
        home = context.jurisdiction
        if place.level != "county" or home in ("", NATION):
            return True
        return place.code[:2] == home[:2] if home.endswith("0000") else place.code[:4] == home[:4]

    def _distance(self, row: Division, name: str, context: Context) -> tuple[bool, int, int, bool, int]:
        order = ("province", "prefecture", "county").index(row.level)
        return (
            not row.valid_in(context.year),
            self._apart(row, context.jurisdiction),
            order,
            row.name != name,
            max(row.valid_from - context.year, context.year - row.valid_to, 0),
        )

    @staticmethod
    def _apart(row: Division, home: str) -> int:
        """0 in the same city, 1 in the same province, 2 elsewhere; a province is never far."""
        if row.level == "province" or row.code[:4] == home[:4] or row.code[:2] == home[:2] == home[:4].rstrip("0"):
            return 0
        return 1 if row.code[:2] == home[:2] else 2


@lru_cache(maxsize=1)
def places() -> Places:
    """Return the places of the gazetteer, by name; built once."""
    return Places(gazetteer())
