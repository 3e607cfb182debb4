"""The organs that a printed name may mean, by the place it opens with or goes around: looked up, not yet chosen among."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.reference.gazetteer import Context, Division
from kg.resolve.agencies.jurisdictions import OWN_KIND, RELATIVE, Named, Places
from kg.resolve.agencies.organs import NATIONAL, PLACE, Organ

ABBREVIATION = re.compile("[厅局委办院署会]$")
"""How a shortened name ends that may be matched, character by character, against the official ones."""

COMMITTEES = (("委员会", "委"), ("办公室", "办"))


class Names:
    """Every organ by every printed name."""

    def __init__(self, known: Sequence[Organ], where: Places) -> None:
        self._places = where
        self._by_name: dict[str, list[Organ]] = defaultdict(list)
        self._by_opening: dict[str, list[tuple[str, Organ]]] = defaultdict(list)
        for organ in known:
            for spelling in dict.fromkeys(spelling for name in organ.printed for spelling in _spellings(name)):
                self._by_name[spelling].append(organ)
            if official := PLACE.sub("", organ.full):
                self._by_opening[official[0]].append((_abbreviated(official), organ))
        self.behind_a_place = frozenset(name[3:] for name in self._by_name if name.startswith(("{J}", "{j}")))
        self.without_a_place = frozenset(name for name in self._by_name if "{" not in name)
        framed = (PLACE.split(name) for name in self._by_name if "{" in name[1:])
        self.around_a_place = frozenset((head, tail) for head, tail in framed)
        self._heads = frozenset(head for head, _ in self.around_a_place) - {""}

    def rows(self, rest: str) -> Sequence[Organ]:
        """Return the organs called `rest` behind the full name of a place."""
        return self._by_name.get("{J}" + rest, ())

    def called(self, name: str, context: Context) -> Iterator[tuple[Sequence[Organ], Division, str]]:
        """Yield the organs called `name`, with the place and the name without it, from the surest to the least."""
        yield from self._of_the_document(name, context)
        yield from self._of_a_place(name, context)
        yield from self._around_a_place(name, context)

    def _of_the_document(self, name: str, context: Context) -> Iterator[tuple[Sequence[Organ], Division, str]]:
        """财政局 in a district's plan is the district's, 证监局 the province's, 公安部 the nation's."""
        home = self._places.home(context)
        for place in self._places.above(home, context.year) if home else [NATIONAL]:
            yield self._by_name.get(name if place is NATIONAL else "{J}" + name, ()), place, name

    def _of_a_place(self, name: str, context: Context) -> Iterator[tuple[Sequence[Organ], Division, str]]:
        for named in self.openings(name, context):
            slot = "{j}" if named.short else "{J}"
            for rest in without_owner(named.rest):
                yield self._by_name.get(slot + rest, ()), named.place, rest

    def _around_a_place(self, name: str, context: Context) -> Iterator[tuple[Sequence[Organ], Division, str]]:
        """人行武汉分行, 国家矿山安全监察局江西局: the place stands inside."""
        for end in range(1, len(name)):
            head = name[:end]
            for named in self.openings(name[end:], context) if head in self._heads else ():
                slot = "{j}" if named.short else "{J}"
                yield self._by_name.get(head + slot + named.rest, ()), named.place, name

    def cut_from(self, name: str, context: Context) -> Iterator[tuple[Division, list[Organ]]]:
        """Yield the organs that a name may be short for, by the place that it may open with."""
        for named in self.openings(name, context):
            short = _abbreviated(named.rest)
            if len(short) < 3 or not ABBREVIATION.search(short):
                continue
            rows = [row for full, row in self._by_opening[short[0]] if full[-1] == short[-1] and _is_cut(short, full)]
            if fitting := [row for row in rows if row.fits(named.place) and not row.distance(context.year)]:
                yield named.place, fitting

    def openings(self, name: str, context: Context) -> Iterator[Named]:
        """Yield the places a name may open with: 省, 市 … as the document means them, then places by name."""
        for word in (*OWN_KIND, *RELATIVE):
            if name.startswith(word) and (place := self._places.meant(word, context)):
                rest = name[len(word.removesuffix("委")) :]  # the 委 of 地委 belongs to the organ
                yield Named(place=place, rest=rest, short=False)
        yield from self._places.at(name.removeprefix("中共"), context)

    def near_opening(self, name: str, context: Context) -> Named | None:
        """Return the place that an unlisted name opens with; a short name far off is none: 松山湖高新区 lies in no 松山区."""
        found = (named for named in self.openings(name, context) if named.rest)
        return next((one for one in found if not one.short or self._places.is_near(one.place, context)), None)


def _spellings(name: str) -> tuple[str, ...]:
    """Return the keys of a printed pattern: {} stands for {J} and {j}."""
    return (name.replace("{}", "{J}"), name.replace("{}", "{j}")) if "{}" in name else (name,)


def without_owner(rest: str) -> Iterator[str]:
    """Yield what follows the place, then the same without 政府 in front, or with 委 for 党委."""
    yield rest
    for owner, instead in (("人民政府", ""), ("政府", ""), ("党委", "委")):
        if rest.startswith(owner) and len(rest) > len(owner) + 1:
            yield instead + rest[len(owner) :]


def _abbreviated(name: str) -> str:
    for full, short in COMMITTEES:
        name = name.replace(full, short)
    return name


def _is_cut(short: str, full: str) -> bool:
    """Tell whether `short` is `full` with characters left out."""
    characters = iter(full)
    return all(character in characters for character in short)
