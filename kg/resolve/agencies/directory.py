"""From a printed name in its document to the agency it means: the directory of agencies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from itertools import chain

from rapidfuzz import process

from kg.ontology import Agency
from kg.reference.gazetteer import NATION, Context, Division, gazetteer
from kg.resolve.agencies import bodies
from kg.resolve.agencies import build as make
from kg.resolve.agencies.groups import NATIONWIDE, canonical, covered, is_group, listed_for, relative_opening
from kg.resolve.agencies.joined import joined, words
from kg.resolve.agencies.jurisdictions import OWN_KIND, RELATIVE, Places, official, places, short_name
from kg.resolve.agencies.names import Names, without_owner
from kg.resolve.agencies.organs import NATIONAL, Organ, best_fitting, organs
from kg.resolve.places.vocabulary import traps
from kg.text import without_spaces
from loaders.mentions.agencies import Vocabulary

WIDTHS = str.maketrans("（）〔〕［］[]，･•・", "()()()(),···")
"""Full-width brackets, commas and points as their plain counterparts."""

ZONE = re.compile(r"(?:党工委|工委)?[和、]?(?:管委会|管理委员会)$|党工委$")

SHORT_OF_NAME = re.compile(".|.区|")
"""What is left of a committee's name that says of no zone which: 园区管委会."""

MOST_ALIKE, LEAST_ALIKE = 3, 72
"""Of the names that look like an unknown one: how many are told, and how alike they must be, in hundredths."""

TWO_SIGNS = re.compile(r"(?P<first>[^()]{3,}[厅局委办署部会室院])\((?P<second>[^()]{3,}[厅局委办署部会室院心馆])\)")
"""One unit under two names, the second in brackets: 省委宣传部(省新闻出版局)."""

BRANCH = re.compile("(?P<organ>.{3,}?[厅局委])(?P<place>.{2,})分局")
"""A city's organ in one of its districts: 市规划自然资源委海淀分局."""

OF_A_BODY = frozenset(["department", "party", "central_branch", "organisation", "court"])
"""Kinds of organs that a zone or the corps of Xinjiang may have of its own."""


@cache
def directory() -> Directory:
    """Return the directory of seeds/agencies/agencies.csv and the gazetteer; built once."""
    return Directory(organs(), places())


class Directory:
    """Every organ by every printed name, and every place by its names."""

    def __init__(self, known: Sequence[Organ], where: Places) -> None:
        self._places = where
        self._names = Names(known, where)
        self._shorts = sorted({organ.short for organ in known if "{" not in organ.short})
        self._remembered = lru_cache(maxsize=65536)(self._resolved)

    def resolve(self, name: str, context: Context) -> Agency:
        """Return the agency that a printed name means in a document.

        `name` is in simplified characters, shared parts spelt out. A name that no row knows stays as printed,
        with known=False; where 市 stands in front of a public office, the city's name replaces it.
        """
        return self._remembered(without_spaces(name).translate(WIDTHS), context)

    def several(self, name: str, context: Context) -> tuple[str, ...]:
        """Return the official names that `name` fits equally well; none where it is clear, or where nothing fits.

        `resolve` leaves open which place is meant; of several organs of one place it takes the latest.
        """
        plain = without_spaces(name).translate(WIDTHS)
        if is_group(plain):
            return ()
        in_places = (
            [] if self.resolve(plain, context).known else self._in_each_place(*self._open(plain, context), context)
        )
        names = in_places or self._names_fitting(plain, context)
        return tuple(names) if len(names) > 1 else ()

    def alike(self, name: str) -> list[str]:
        """Return the names of organs that look most like `name`, best first: what it may be a misprint of."""
        core = relative_opening(name)
        plain = name.removeprefix(core) if core else name
        found = process.extract(plain, self._shorts, limit=MOST_ALIKE, score_cutoff=LEAST_ALIKE)
        return [core + short for short, _, _ in found if short != plain]

    def government(self, place: Division, year: int) -> Agency:
        """Return the people's government of `place`, as called in `year`."""
        return _made(self._names.rows("人民政府"), place, year, "") or make.of_unknown(
            place.name, place.name, place, year, spelt_out=False, kind="government"
        )

    def as_printed(self, name: str, context: Context) -> Agency:
        """Return an agency of its own for a printed name, whatever organ it looks like."""
        return self._as_unknown(without_spaces(name).translate(WIDTHS), context)

    def group(self, name: str, context: Context) -> Agency:
        """Return the group that a printed name is, whatever it looks like."""
        plain = without_spaces(name).translate(WIDTHS)
        return make.of_group(name, canonical(plain), self._jurisdiction_of_group(plain, context), context.year)

    def members(self, group: Agency, context: Context, listed: Mapping[str, Sequence[str]]) -> tuple[Agency, ...]:
        """Return the members of `group` that can be known; none for an open class (省直有关部门).

        `listed` gives the adcodes that the document lists for a region: {"长江中游城市群": ["420100", …]}.
        """
        if group.kind != "group":
            return ()
        found = [gazetteer().division(code, context.year) for code in listed_for(group.name, listed)]
        if not found and group.jurisdiction:
            home = self._places.home(Context(jurisdiction=group.jurisdiction, year=context.year))
            found = list(covered(group.name, home, gazetteer(), context.year)) if home else []
        return tuple(dict.fromkeys(self.government(place, context.year) for place in found))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words by which a reader finds agencies in running text."""
        return Vocabulary(
            places=self._places.names,
            relative=frozenset([*RELATIVE, *OWN_KIND, *bodies.CORPS_NAMES]) - {"地委"},
            organs=self._names.behind_a_place,
            national=self._names.without_a_place,
            framed=self._names.around_a_place,
            joined=frozenset(word for word in words() if len(word) > 1),
        )

    def _resolved(self, name: str, context: Context) -> Agency:
        """Return the first reading of a name that succeeds, from the surest to the least."""
        readings: tuple[Callable[[str, Context], Agency | None], ...] = (
            self._as_own_authority,
            self._as_group,
            self._of_a_body,
            self._as_organ,
            self._as_two_signs,
            self._as_open,
            self._as_place,
            self._as_zone,
            self._as_branch,
            self._as_joined,
            self._as_abbreviation,
            self._as_class,
        )
        found = (reading(name, context) for reading in readings)
        return next((agency for agency in found if agency), None) or self._as_unknown(name, context)

    def _as_own_authority(self, name: str, context: Context) -> Agency | None:
        """镇人民政府 in a town's document, 管委会 in a zone's: its own, not a class of them."""
        opened = bodies.opened(name, context)
        if opened is None or not opened.is_own_authority:
            return None
        if not opened.is_township:
            return self.resolve(f"{opened.body.name}管委会", replace(context, body=""))
        full = opened.body.name + bodies.GOVERNMENTS[opened.rest]
        kind = "party" if "党" in opened.rest else "government"
        return make.of_unknown(full, full, opened.home, context.year, spelt_out=False, kind=kind)

    def _of_a_body(self, name: str, context: Context) -> Agency | None:
        """区财政局 in a zone's document, 兵团水利局 in any: an organ that a body without an adcode has of its own."""
        opened = bodies.opened(name, context) or bodies.own(name, context)
        if opened is None:
            return None
        rows = [row for rest in without_owner(opened.rest) for row in self._names.rows(rest)]
        best = [] if opened.is_township else best_fitting(rows, opened.body, context.year, opened.rest)
        organ = next((row for row in best if row.kind in OF_A_BODY and row.full), None)
        if organ:
            return make.of_body(organ, opened.body, opened.home, context.year, name)
        if opened.rest == name:  # no organ of its own: 省财政厅, 武汉海关
            return None
        full = opened.body.name + opened.rest
        kind = "" if opened.rest else "government"
        return make.of_unknown(full, full, opened.home, context.year, spelt_out=False, kind=kind)

    def _as_two_signs(self, name: str, context: Context) -> Agency | None:
        """省农业农村厅(省乡村振兴局): the unit called first; the other is a name it also bears."""
        signs = TWO_SIGNS.fullmatch(name)
        if not signs:
            return None
        first = self.resolve(signs["first"], context)
        return replace(first, aliases=tuple(dict.fromkeys([*first.aliases, name])))

    def _as_branch(self, name: str, context: Context) -> Agency | None:
        """市规划自然资源委海淀分局: of the city's organ, but for that district."""
        match = BRANCH.fullmatch(name)
        organ = self.resolve(match["organ"], context) if match else None
        if not match or not organ or not organ.known or organ.jurisdiction in ("", NATION):
            return None
        city = gazetteer().division(organ.jurisdiction, context.year)
        found = self._places.named(match["place"], context, city)
        full = f"{organ.name}{short_name(match['place'])}分局"
        where = found[0] if len(found) == 1 else city
        return make.of_unknown(full, full, where, context.year, spelt_out=False, kind=organ.kind, system=organ.system)

    def _as_joined(self, name: str, context: Context) -> Agency | None:
        """县住房城乡建设和交通局: an organ that two systems share there."""
        home = self._places.home(context)
        places = [(named.place, named.rest) for named in self._names.openings(name, context)]
        for place, rest in [*places, *([(home, name)] if home and home is not NATIONAL else [])]:
            if found := joined(rest):
                return make.of_joined(found, place, context.year, name)
        return None

    def _as_group(self, name: str, context: Context) -> Agency | None:
        if not is_group(name):
            return None
        return make.of_group(name, canonical(name), self._jurisdiction_of_group(name, context), context.year)

    def _jurisdiction_of_group(self, name: str, context: Context) -> Division | None:
        if name.startswith(NATIONWIDE):
            return NATIONAL
        for named in self._places.at(name, context):
            if not named.short:
                return named.place
        home, word = self._places.home(context), relative_opening(name)
        return (self._places.meant(word, context) if word else None) or home

    def _as_organ(self, name: str, context: Context) -> Agency | None:
        made = (_made(rows, place, context.year, name, rest) for rows, place, rest in self._names.called(name, context))
        return next(filter(None, made), None)

    def _as_open(self, name: str, context: Context) -> Agency | None:
        """鼓楼区教育局 in a national plan: of one of several places, and nothing says of which.

        A short name must give known agencies, since it may be no place at all: 市中 in 市中心医院.
        """
        found, rest = self._open(name, context)
        spelt_out = any(name.endswith(place.name + rest) for place in found)
        if not spelt_out and len(self._in_each_place(found, rest, context)) < 2:
            return None
        kind = "" if rest else "government"
        around = self._places.around(found, context.year)
        return make.of_unknown(name, name, around, context.year, spelt_out=False, kind=kind)

    def _as_place(self, name: str, context: Context) -> Agency | None:
        """A bare place in a list of responsible units stands for its government."""
        for named in self._places.at(name, context):
            if not named.rest and (not named.short or self._is_plainly_a_place(name, named.place, context)):
                return _made(self._names.rows("人民政府"), named.place, context.year, name)
        return None

    def _is_plainly_a_place(self, name: str, place: Division, context: Context) -> bool:
        """Tell whether a short name alone means the place: 武汉, but a county's only near by, and never a word (公安)."""
        return place.level != "county" or (name not in traps().words and self._places.is_near(place, context))

    def _as_zone(self, name: str, context: Context) -> Agency | None:
        stem = ZONE.sub("", name)
        if make.kind_of(name) != "zone" or SHORT_OF_NAME.fullmatch(stem) or stem.startswith(tuple(RELATIVE)):
            return None
        named = self._names.near_opening(name, context)
        return make.of_zone(name, stem, named.place if named else self._places.home(context), context.year)

    def _as_abbreviation(self, name: str, context: Context) -> Agency | None:
        """环保护厅, 政务和大数据局: cut from exactly one official name of that place and time."""
        for place, rows in self._names.cut_from(name, context):
            if len({row.full for row in rows}) == 1:
                return _made(rows, place, context.year, name)
        return None

    def _names_fitting(self, name: str, context: Context) -> list[str]:
        """Return the official names that fit a name best: of the first organs called so, else of those it may be short for."""
        called = (
            (place, best_fitting(rows, place, context.year, name))
            for rows, place, _ in self._names.called(name, context)
        )
        for place, rows in chain(called, self._names.cut_from(name, context)):
            if named := [make.of_organ(row, place, context.year, name).name for row in rows if row.full]:
                return list(dict.fromkeys(named))
        return []

    def _as_class(self, name: str, context: Context) -> Agency | None:
        """县政府 or 市财政局 in a province's plan: the same organ of every county or city, an open class."""
        home, word = self._places.home(context), relative_opening(name)
        if not home or not word or self._places.meant(word, context):
            return None
        return make.of_group(name, canonical(name), home, context.year)

    def _as_unknown(self, name: str, context: Context) -> Agency:
        name = make.whole(name)
        named = self._names.near_opening(name, context)
        if not named:
            return make.of_unknown(name, name, self._places.home(context), context.year, spelt_out=False)
        rest = name if named.short else named.rest  # 武汉大学 is no 大学 of 武汉
        sure = not named.short and bool(make.PUBLIC_OFFICE.search(rest)) and make.kind_of(name) != "company"
        return make.of_unknown(name, rest, named.place, context.year, spelt_out=sure)

    def _open(self, name: str, context: Context) -> tuple[list[Division], str]:
        """Return the places of which a name may open with any, 南山区 of two cities, and what follows; none where it is clear."""
        return self._places.several(name.removeprefix("中共"), context)

    def _in_each_place(self, places: Iterable[Division], rest: str, context: Context) -> list[str]:
        """Return the names of the known agencies that are called `rest` in one of the places."""
        meant = (self.resolve(official(place, context.year) + rest, context) for place in places)
        return [agency.name for agency in meant if agency.known]


def _made(rows: Iterable[Organ], place: Division, year: int, printed: str, rest: str = "") -> Agency | None:
    """Return the agency of the row that fits the place and is nearest to the year; None if none fits."""
    best = best_fitting(rows, place, year, printed)
    if not best:
        return None
    row = max(best, key=lambda row: row.since)
    if row.full:
        return make.of_organ(row, place, year, printed)
    return make.of_unknown(printed, rest or printed, place, year, spelt_out=True, kind=row.kind)
