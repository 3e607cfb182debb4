"""Agencies made: of an organ and the place it serves, of a group, and of a name that no row knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.ontology import Agency
from kg.reference.gazetteer import Division, gazetteer
from kg.resolve.agencies.joined import Joined, system_of
from kg.resolve.agencies.jurisdictions import RELATIVE, official, short_name
from kg.resolve.agencies.organs import LOCAL, NATIONAL, PLACE, SEAT, Organ, level_of

NOWHERE = "未知"
"""What stands for the jurisdiction in an id where the document's own is not known."""

KINDS = (
    (re.compile("医院$|医疗集团$|卫生院$|保健院$"), "hospital"),
    (
        re.compile(
            "大学$|(?<!科)学院$|学校$|[中小]学$|[一二三四五六七八九十]中$|中专$|体校$|职教集团$|教育集团$|党校$"
        ),
        "school",
    ),
    (re.compile("公司$|集团$|银行$|[分支]行$|农商行$|厂$"), "company"),
    (
        re.compile(
            "管委会$|管理委员会$|(?:党工委|新区|开发区|高新区|经开区|园区|试验区|示范区|保税区|特区|新片区|风景区|度假区|合作区)$"
        ),
        "zone",
    ),
    (re.compile("政府$|行署$|行政公署$|行委$|行政委员会$|(?<!铁路)办事处$|街道?$|(?<!城)[镇乡]$|苏木$"), "government"),
    (re.compile("法院$|检察院$|检察分院$"), "court"),
    (re.compile("军区$|军分区$|警备区$|部队$|武警.*队$|武装部$"), "military"),
    (
        re.compile("协会$|学会$|[记作]协$|联合会$|总会$|商会$|促进会$|研究院$|研究所$|科学院$|报社$|电视台$|联社$"),
        "organisation",
    ),
)
"""The kind of an agency that no row knows, by how its name ends; any other is a department."""

PUBLIC_OFFICE = re.compile("(?:[厅局委办院所站馆处队会]|中心|办公室|领导小组|专班|指挥部|管委会|管理委员会)$")
"""Endings after which 市 in front can only be the city itself; a company's 市 may or may not be part of its name."""

WHOLE = (
    (re.compile("行委$"), "行政委员会"),
    (re.compile("(?<=[镇乡])政府$|(?<=苏木)政府$|(?<=..镇)$|(?<=..[^城]乡)$|(?<=..苏木)$"), "人民政府"),
    (re.compile("(?<=..街道)办?$"), "办事处"),
)
"""What is left out of the names of the lowest authorities, and can be nothing else: 大柴旦行委, 青溪镇, 青溪街道办."""

PARTY_COMMITTEE = re.compile(r"中共\{J\}委(?!员会)")
WITHOUT_SHORT_COMMITTEE = ("自治区", "地区", "兵团")
"""Endings of places whose party committee is not called 省委 or 市委 for short: 中共内蒙古自治区委员会宣传部."""
UNDER_AN_OFFICE = ("地区", "盟")
"""Endings of places that have no people's government but an administrative office of the province's."""


def kind_of(name: str) -> str:
    """Return the kind that the ending of an unlisted name shows."""
    return next((kind for ending, kind in KINDS if ending.search(name)), "department")


def whole(name: str) -> str:
    """Return the name of one of the lowest authorities with what is left out of it; any other as it is."""
    for shortened, ending in WHOLE:
        name = shortened.sub(ending, name)
    return name


def label_of_place(place: Division | None, year: int) -> str:
    """Return what stands for a place in an agency's id."""
    return official(place, year) if place else NOWHERE


def served(organ: Organ, place: Division, year: int) -> Division:
    """Return the place an organ serves: the province, where it is called after the provincial capital it sits in."""
    if organ.level == SEAT and place.level == "prefecture" and place.code.endswith("0100"):
        return gazetteer().division(place.parent, year)
    return place


def of_organ(organ: Organ, place: Division, year: int, printed: str) -> Agency:
    """Return the agency that `organ` is in `place`, as called in `year`; `printed` becomes one of its aliases."""
    home = served(organ, place, year)
    short = _filled(organ.short, place, year)
    return Agency(
        id=f"{label_of_place(home, year)}/{short}",
        name=_filled(organ.full, place, year),
        short=short,
        kind=organ.kind,
        jurisdiction=home.code,
        aliases=tuple(dict.fromkeys(filter(None, [*_aliases(organ, place, year), printed]))),
        system=organ.system,
    )


def of_group(name: str, short: str, place: Division | None, year: int) -> Agency:
    """Return the group called `name`; `short` is what all its spellings share."""
    return Agency(
        id=f"{label_of_place(place, year)}/{short}",
        name=name,
        short=short,
        kind="group",
        jurisdiction=place.code if place else "",
        aliases=tuple(dict.fromkeys([name, short])),
    )


def of_zone(name: str, stem: str, place: Division | None, year: int) -> Agency:
    """Return the committee of the zone `stem`, printed as `name`."""
    return Agency(
        id=f"{label_of_place(place, year)}/{stem}管委会",
        name=f"{stem}管理委员会",
        short=f"{stem}管委会",
        kind="zone",
        jurisdiction=place.code if place else "",
        aliases=tuple(dict.fromkeys([f"{stem}管理委员会", f"{stem}管委会", stem, name])),
        system="开发区",
        known=False,
    )


def of_body(organ: Organ, body: Division, home: Division, year: int, printed: str) -> Agency:
    """Return the agency that `organ` is in a zone or the like of the division `home`."""
    made = of_organ(organ, body, year, printed)
    short = body.name + made.short
    return replace(made, id=f"{label_of_place(home, year)}/{short}", short=short)


def of_joined(joined: Joined, place: Division, year: int, printed: str) -> Agency:
    """Return the organ that two systems share in `place`."""
    full = official(place, year) + joined.full
    return Agency(
        id=f"{label_of_place(place, year)}/{joined.key}",
        name=full,
        short=joined.key,
        kind="department",
        jurisdiction=place.code,
        aliases=tuple(dict.fromkeys([full, joined.full, joined.key, printed])),
        system=joined.system,
    )


def of_unknown(
    name: str, rest: str, place: Division | None, year: int, *, spelt_out: bool, kind: str = "", system: str = ""
) -> Agency:
    """Return an agency that no row knows; `rest` is its name without the place in front.

    Its name stays as printed, or, `spelt_out`, has the place's official name in front. Of a department the words of
    the name may tell the system.
    """
    full = official(place, year) + rest if spelt_out and place else name
    kind = kind or kind_of(name)
    return Agency(
        id=f"{label_of_place(place, year)}/{rest}",
        name=full,
        short=rest,
        kind=kind,
        jurisdiction=place.code if place else "",
        aliases=tuple(dict.fromkeys([full, name, rest])),
        system=system or (system_of(rest) if kind == "department" else ""),
        known=False,
    )


def _filled(pattern: str, place: Division, year: int) -> str:
    if place.name.endswith(WITHOUT_SHORT_COMMITTEE):
        pattern = PARTY_COMMITTEE.sub("中共{J}委员会", pattern)
    if place.name.endswith(UNDER_AN_OFFICE):
        pattern = pattern.replace("{J}人民政府", "{J}行政公署")
    return pattern.replace("{J}", official(place, year)).replace("{j}", short_name(place.name))


def _aliases(organ: Organ, place: Division, year: int) -> Iterator[str]:
    """Yield the full name and every printed one with the place in full, short, relative and, for most, left out."""
    yield _filled(organ.full, place, year)
    long_names = [place.name] if organ.level == SEAT else _long_names(place, year)
    names = {"{J}": long_names, "{j}": [short_name(place.name)]}
    names["{}"] = [*names["{J}"], *names["{j}"]]
    for printed in organ.printed:
        slot = PLACE.search(printed)
        yield from (printed.replace(slot[0], name) for name in names[slot[0]]) if slot else [printed]
        if slot and slot.start() == 0 and len(printed) > len(slot[0]) + 2 and organ.kind != "government":
            yield printed[slot.end() :]


def _long_names(place: Division, year: int) -> list[str]:
    if place is NATIONAL or level_of(place) not in LOCAL:
        return []
    word = next((word for word, endings in RELATIVE.items() if place.name.endswith(endings)), "")
    return list(dict.fromkeys(filter(None, [official(place, year), place.name, word])))
