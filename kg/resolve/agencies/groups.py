"""Names that stand for many units or an open class (各县(市、区)政府, 省直有关部门): which they are, and what they cover."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.reference.gazetteer import Division, Gazetteer
from kg.resolve.agencies.jurisdictions import RELATIVE
from kg.resolve.agencies.organs import level_of

TIER = "(?:自治[区州县旗]|直辖市|设区市|地级市|县级市|地区|街道|[省市州县区旗盟乡镇])"
JOINT = "[、,，和及与或()]*"

GROUPS = tuple(
    re.compile(pattern)
    for pattern in (
        "各|有关|相关|其他|其它|沿线|沿江",
        "(?:部门|单位|机构|机关|企业|高校|院校|院所|行业协会|科室|(?<!工作)专班|方面|地方|地区)$",
        "^[一二三四五六七八九十两0-9]+(?:个|省|市|州|县|大(?:运营商|企业|集团|银行|公司))",
        "[一二三四五六七八九十两0-9]+(?:个|省|市|州|县).*政府$",
        f"^(?:{TIER}{JOINT}){{2,}}级?(?:人民)?(?:政府|党委)",
        f"^{TIER}级(?:人民)?(?:政府|党委)",
        f"^(?:{TIER}级(?!机关)){{1,3}}[^直].*(?:[厅局委办部]|委员会)$",
        r"^(?:市县区?|县市区?|区县|县区|旗县[市区]*|市州|州市|(?:县|市|旗县|区)\([市州县区、]+\))(?![域场政容]).*[厅局委办部]$",
        "^省?直管县?级?市?(?:人民)?政府$",
        "^(?:乡镇?|镇街?|街道|地方|属地|基层|当地|所在地).{0,2}(?:人民)?(?:政府|党委|办事处)",
    )
)
"""Any of these found in a name makes it a group."""

SAME = (("相关", "有关"), ("人民政府", "政府"), ("级以上市", "级市"))
"""Words that change nothing about whom a group's name covers."""

NATIONWIDE = ("国务院", "中央", "国家", "全国")

OFFICES = re.compile(
    r"(?:行政公署|行署)(?=[、,(])|(?<=政府)[、,]?\(?(?:行政公署|行署)\)?$|(?:行政公署|行署)[、,]?\(?(?=人民政府)"
)
"""The offices of leagues and 地区 among governments: 各盟行政公署、市人民政府, 各市(地)人民政府(行署)."""

EVERY = re.compile(
    f"各(?P<tiers>(?:(?:省级|地级以上市|设区的市|林区|地(?!级)|{TIER}){JOINT})+)级?"
    r"(?:(?:人民)?政府|党委(?:和|、|及)?(?:人民)?政府|党委|行政公署|行署)?(?:\(管委会\))?$"
)
"""A group that is all the divisions of some levels: 各县(市、区)政府, 各市州人民政府."""

NARROWED = re.compile("有关|相关|部分|等")
GOVERNMENTS = re.compile(r"(?:政府|党委|城市|市|州|县|区)(?:\(管委会\))?$")

OUTSIDE = ("71", "81", "82")
"""Openings of the adcodes that 各省、自治区、直辖市 does not cover: 台湾, 香港, 澳门."""

OF_THE_CORPS = "6590"
"""Opening of the adcodes of the cities that the corps of Xinjiang administers: 各地、州、市 are the region's own."""

ENDINGS = {
    "省": "省",
    "自治区": "区",
    "自治州": "州",
    "自治县": "县",
    "自治旗": "旗",
    "地": "地区",
    "地区": "地区",
    "直辖市": "市",
    "市": "市",
    "设区市": "市",
    "设区的市": "市",
    "地级市": "市",
    "地级以上市": "市",
    "县级市": "市",
    "林区": "林区",
    "州": "州",
    "盟": "盟",
    "县": "县",
    "区": "区",
    "旗": "旗",
}
"""How the names of the divisions end that a word for a tier covers."""


def is_group(name: str) -> bool:
    """Tell whether a printed name (half-width brackets) stands for many units or an open class."""
    return any(pattern.search(name) for pattern in GROUPS)


def canonical(name: str) -> str:
    """Return what all spellings of one group's name share: 各县市区政府 for 各县(市、区)人民政府."""
    for spelling, plain in SAME:
        name = name.replace(spelling, plain)
    return re.sub("[、,，()]", "", name) if EVERY.search(name) else name


def relative_opening(name: str) -> str:
    """Return the 省, 市, 县 … that a group's name opens with and is relative to (省直部门); empty if there is none."""
    word = next((word for word in RELATIVE if name.startswith(word)), "")
    return "" if word and re.match(f"[、,(级]|{TIER}", name[len(word) :]) else word


def covered(name: str, place: Division, known: Gazetteer, year: int) -> Iterator[Division]:
    """Yield the divisions of `place` in `year` that a group's name covers as a whole; nothing for an open class."""
    found = EVERY.search(OFFICES.sub("", name))
    if not found or NARROWED.search(name):
        return
    tiers = set(re.findall(f"省级|地级以上市|设区的市|林区|{TIER}|地", found["tiers"]))
    for division in _below(place, tiers, known, year):
        if _is_covered(division, tiers, place):
            yield division


def _below(place: Division, tiers: set[str], known: Gazetteer, year: int) -> Iterator[Division]:
    if place.level == "national":
        yield from (row for row in known.children("", year) if not row.code.startswith(OUTSIDE))
        return
    for child in known.children(place.code, year):
        yield child
        if place.level == "province" and tiers & {"县", "区", "旗", "县级市"}:
            yield from known.children(child.code, year)


def _is_covered(division: Division, tiers: set[str], place: Division) -> bool:
    if place.level == "national":
        return bool(tiers & {"省级", "省"})
    if level_of(place) == "province" and division.level == "county":
        return _is_county_covered(division, tiers, place)
    endings = tuple(ENDINGS[tier] for tier in tiers if tier in ENDINGS)
    return division.name.endswith(endings) if endings else False


def _is_county_covered(division: Division, tiers: set[str], place: Division) -> bool:
    """Of a province: 市州 covers the counties directly under it (仙桃市, 神农架林区), 县 all but city districts."""
    direct = division.parent == place.code and not division.code.startswith(OF_THE_CORPS)
    if direct and tiers & {"市", "州"}:
        return True
    is_district = division.name.endswith("区") and not division.name.endswith("林区")
    return bool(tiers & {"区"}) if is_district else bool(tiers & {"县", "旗", "县级市"})


def listed_for(name: str, listed: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the adcodes listed for the longest region that a group of governments is named after."""
    regions = [region for region in listed if region in name and name.endswith(("政府", "城市"))]
    return list(listed[max(regions, key=len)]) if regions else []
