"""Names that are places by their form and that no gazetteer knows: 青鸟市人民政府, 黄石江北工业园, 白鹭高新区."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz import fuzz, process

from kg.reference.gazetteer import Context
from kg.resolve.places.disambiguate import Located, locate
from kg.resolve.places.vocabulary import vocabulary, vocabulary_for
from kg.resources import json_value
from kg.text import Span

MOST_ALIKE, LEAST_ALIKE = 3, 60
"""Of the known names that look like an unknown one: how many are told, and how alike they must be, in hundredths."""

OWN = "[^\\W\\d_a-zA-Z的和与及等在各国省市县区建设打造推进加快发展为向到至将以对把是有由从个]"
"""A character of the name of a zone: none of those that only stand in the words around it."""
BORDER = '(?<=[、“"(\uff08在与于从至到])'
"""What stands before a name that opens with no known place; a clause mostly opens with a verb."""

GOVERNMENT = re.compile(
    r"(?P<place>[一-龥]{2,12}?(?:自治[区州县旗]|[省市州县区旗盟乡镇]|街道))(?:(?:人民)?政府|办事处)?"
)
"""A government in full, or its place alone, as a list of responsible units names it."""
COMMITTEE = re.compile("(?:党工委|工委)?[和、]?(?:管委会|管理委员会)$|党工委$")


def unknown_in(text: str, located: Sequence[Located], agencies: Sequence[Span]) -> Iterator[Span]:
    """Yield the zones and city regions that `text` names and that resolved to nothing, in reading order.

    text: in simplified characters; located: the places it mentions; agencies: where it names agencies. Both are in
    reading order, and what overlaps an agency is passed over.
    """
    taken = sorted([*(one.span for one in located), *agencies])
    for span in sorted([*_after_places(text, located), *_alone(text)]):
        within = bisect_left(taken, span.end, key=lambda one: one.start)
        if all(one.end <= span.start or _opens(span, one) for one in taken[max(within - 2, 0) : within]):
            yield span


def _after_places(text: str, located: Sequence[Located]) -> Iterator[Span]:
    for one in located:
        match = None if one.place.level == "province" else _forms()[0].match(text, one.span.end)
        if match:
            yield Span(one.span.start, match.end())


def _alone(text: str) -> Iterator[Span]:
    return (Span(*match.span()) for match in _forms()[1].finditer(text) if _is_own_name(match["own"]))


def _opens(span: Span, known: Span) -> bool:
    """Tell whether a name only opens with a known one, as 黄石江北工业园 does."""
    return known.start == span.start and known.end < span.end


def unknown_of(name: str, context: Context) -> str:
    """Return the place in the name of a government or of a zone's committee, where no gazetteer knows it; else nothing.

    name: of an agency that no row knows, without white space; context: whose document it is, and of which year.
    """
    stem = COMMITTEE.sub("", name)
    zone = re.fullmatch(f".*(?:{_endings()})", stem)
    government = GOVERNMENT.fullmatch(stem)
    place = stem if zone and _is_own_name(stem) else government["place"] if government and not zone else ""
    is_known = any(one.span == Span(0, len(place)) for one in locate(place, context))
    return "" if is_known or vocabulary_for(place, context.jurisdiction).known(place) else place


def alike(name: str) -> list[str]:
    """Return the known names that look most like that of an unknown place, best first, else the longest that it opens with."""
    found = process.extract(name, _known_names(), scorer=fuzz.ratio, limit=MOST_ALIKE, score_cutoff=LEAST_ALIKE)
    openings = (name[:size] for size in range(len(name), 1, -1))
    opening = next((start for start in openings if start in vocabulary().names), "")
    return [other for other, _, _ in found] or [opening] * bool(opening)


@cache
def _known_names() -> tuple[str, ...]:
    return tuple(sorted(vocabulary().names))


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what follows a known place to make it the name of another, and what is such a name by itself."""
    bracket = "(?:[(\uff08][一-龥]{1,4}[)\uff09])?"
    after_place = re.compile(f"(?:国家级?)?{OWN}{{0,8}}?{bracket}(?<!示范)(?:{_endings()})")
    return after_place, re.compile(f"{BORDER}(?P<own>{OWN}{{2,8}}?)(?:{_endings()})")


@cache
def _endings() -> str:
    names = json_value("gazetteer/place_forms.json")["endings"]["names"]
    return "|".join(sorted(names, key=len, reverse=True))


@cache
def _common() -> re.Pattern[str]:
    names = [name for part in json_value("gazetteer/place_forms.json").values() for name in part["names"]]
    return re.compile("|".join(sorted(names, key=len, reverse=True)))


def _is_own_name(name: str) -> bool:
    """Tell whether a name says more than what kind of zone it is: 张江, but not 现代农业."""
    return len(_common().sub("", name)) > 1
