"""Lists of names: `省发改委、省财政厅,武汉市、黄石市人民政府` → each unit by itself, with the parts it shares spelt out.

`、` separates peers, `,`, `;` and line ends separate tiers (departments, regions, companies), both only
outside brackets. 和 and 与 never separate: 工业和信息化部 is one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.text import Span, without_spaces


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One name of a list: where its printed part stands, and the name spelt out."""

    span: Span
    name: str


GOVERNMENT = "(?:各?级)?(?:党委和?政府|党委和人民政府|人民政府|政府)(?:\\([^()]*\\))?"
KIND = "(?:省|市|州|盟|县|区|旗|自治区|直辖市|自治州|县级市|设区市|地区|林区|城市|街道|乡镇|乡|镇)"

# A unit that ends a list of places and lends them its ending: 潜江市人民政府.
LENDER = re.compile(rf"(?P<stem>.*?(?P<kind>{KIND}))(?P<suffix>{GOVERNMENT})")
# A class of places without a name of its own: 县政府 in 相关市、县政府.
CLASS = re.compile(rf"(?P<kind>{KIND}|县级市)(?P<suffix>{GOVERNMENT}|级)?(?:\([^()]*\))?")
OPEN_PREFIX = re.compile(r"(?:相关|有关)")
ENDS_IN_KIND = re.compile(rf".*{KIND}")
# What the name of an organ ends in; a unit that ends otherwise is a bare place.
ORGAN_ENDING = re.compile(
    r".*(?:厅|局|委|办|部|会|院|署|行|司|社|团|集团|公司|中心|学校|学院|大学|医院|站|所|处|科|室|组|队|联|协会|关|海关|"
    r"政府|单位|部门|机构|学会|中央|银行|报社|电台|学部|指挥部|办公室|企业|园|台|港)(?:\([^()]*\))?"
)
RELATIVE_PREFIX = re.compile(r"(?:省|市(?!场)|州|县|区(?!域))(?=[^直级属内].)")
# A department without its prefix, after one that bears it: 财政厅 in 省商务厅、财政厅. Told by the word it begins
# with, since a name may begin with its place (湖北银保监局) and then lacks nothing.
DEPARTMENT_WORDS = (
    "发展|发改|财政|教育|教体|科技|科学|工业|经济|经信|经贸|工信|公安|民政|民族|宗教|司法|人力|人社|自然资源|国土|规划|"
    "生态|环境|环保|住房|住建|建设|城乡|城管|城市管理|园林|交通|水利|水务|农业|农牧|农村|林业|林草|商务|文化|文旅|文物|"
    "文体|旅游|卫生|卫健|退役|应急|安监|安全|审计|统计|外事|外办|国资|市场监|工商|质监|质量|食品|药品|药监|广电|广播|"
    "新闻|体育|医保|医疗|地方金融|金融|税务|气象|粮食|能源|信访|政务|行政|大数据|数据|机关事务|知识产权|邮政|通信|乡村|扶贫|"
    "招商|投资|口岸|人防|国防|档案|地震|供销|物价|监察|法制|残联|妇联|团委|工商联"
)
BARE_DEPARTMENT = re.compile(rf"(?:{DEPARTMENT_WORDS}).*(?:厅|局|委|办|委员会|办公室|中心|联)")
AND_MORE = re.compile(r"(?P<named>.*[^高中初平同])等(?!级|法院|教育|学校)(?P<rest>[^、,;]*)")
# 等 with nothing definite after it names no unit; 等省直部门 names one more.
INDEFINITE = re.compile(
    r"(?:国务院|中央|国家|省级?|市级?|县级?|区级?)?(?:各?(?:相关|有关|其他)[^、,;]*|部门|单位|部门和单位|方面)?"
)
CONJUNCTION = re.compile(r"(?:及|和|以及|与)(?=各|相关|有关)| +")


def units(folded: str, span: Span) -> list[Unit]:
    """Return the units that the list at `span` of a text with folded punctuation names, in order, each once."""
    tiers = [_tier(folded, part) for part in _split(folded, span, ",;\n")]
    named = [unit for tier in tiers for unit in tier if unit.name]
    return list(_once(_with_shared_prefix(named)))


def _tier(folded: str, span: Span) -> list[Unit]:
    parts = [piece for part in _split(folded, span, "、") for piece in _conjoined(folded, part)]
    found = [unit for part in parts for unit in _and_more(folded, part)]
    return _with_shared_suffix(_classes(found))


def _split(folded: str, span: Span, separators: str) -> Iterator[Span]:
    """Cut `span` at `separators` outside brackets; the parts come without white space around them."""
    depth, start = 0, span.start
    for place in range(span.start, span.end):
        char = folded[place]
        depth += (char == "(") - (char == ")")
        if depth == 0 and char in separators:
            yield from _stripped(folded, Span(start, place))
            start = place + 1
    yield from _stripped(folded, Span(start, span.end))


def _stripped(folded: str, span: Span) -> Iterator[Span]:
    text = span.of(folded)
    start = span.start + len(text) - len(text.lstrip())
    end = start + len(text.strip(" \n.。"))
    if end > start:
        yield Span(start, end)


def _conjoined(folded: str, span: Span) -> Iterator[Span]:
    """Cut at a 及 or 和 that a group follows, and at a space between two organs: 国务院相关部门及各地区, 市财政局 市水利局."""
    start = span.start
    for match in CONJUNCTION.finditer(folded, span.start + 1, span.end):
        if match.group().isspace() and not _parts_organs(folded, start, match, span.end):
            continue
        yield from _stripped(folded, Span(start, match.start()))
        start = match.end()
    yield from _stripped(folded, Span(start, span.end))


def _parts_organs(folded: str, start: int, gap: re.Match[str], end: int) -> bool:
    """Tell whether a space stands between two whole names, not inside one that was set with wide spaces."""
    after = folded[gap.end() : end].split(" ", 1)[0]
    return bool(ORGAN_ENDING.fullmatch(folded[start : gap.start()].strip()) and ORGAN_ENDING.fullmatch(after))


def _and_more(folded: str, span: Span) -> Iterator[Unit]:
    """Read 等: 省水利厅等省直部门 names an agency and a group, 省水利厅等部门 only the agency."""
    match = AND_MORE.fullmatch(span.of(folded))
    if match is None:
        yield _unit(folded, span)
        return
    rest = Span(span.start + match.start("rest"), span.end)
    lender = LENDER.fullmatch(match["rest"])
    named = _unit(folded, Span(span.start, span.start + match.end("named")))
    if lender and not ORGAN_ENDING.fullmatch(named.name):  # 浦东新区等相关区政府
        named = replace(named, name=named.name + lender["suffix"])
    yield named
    if not INDEFINITE.fullmatch(match["rest"]) and not OPEN_PREFIX.match(match["rest"]):
        yield _unit(folded, rest)


def _unit(folded: str, span: Span) -> Unit:
    return Unit(span=span, name=without_spaces(span.of(folded)))


def _classes(found: list[Unit]) -> list[Unit]:
    """Join 各市、州、县人民政府 to the one group it is, and spell 相关市、县政府 out to the two groups it is."""
    result: list[Unit] = []
    for unit in found:
        before = result[-1] if result else None
        if before is None or not CLASS.fullmatch(unit.name) or not _opens_classes(before.name):
            result.append(unit)
        elif before.name.startswith("各"):
            result[-1] = Unit(span=Span(before.span.start, unit.span.end), name=f"{before.name}、{unit.name}")
        else:
            result.append(replace(unit, name=before.name[:2] + unit.name))
    return result


def _opens_classes(name: str) -> bool:
    """Tell whether `name` is 各 or 相关 before bare classes of places: 各市、州, 相关市."""
    stem = name.removeprefix("各") if name.startswith("各") else OPEN_PREFIX.sub("", name, count=1)
    return stem != name and all(CLASS.fullmatch(part) for part in stem.split("、"))


def _with_shared_suffix(tier: list[Unit]) -> list[Unit]:
    """Spell out 武汉市、黄石市人民政府: every bare place before a unit that ends in 政府 takes that ending."""
    result = list(tier)
    lender: re.Match[str] | None = None
    for index in range(len(result) - 1, -1, -1):
        unit = result[index]
        match = LENDER.fullmatch(unit.name)
        if match:
            lender = match
        elif lender and not ORGAN_ENDING.fullmatch(unit.name):
            kind = "" if ENDS_IN_KIND.fullmatch(unit.name) else lender["kind"]
            result[index] = replace(unit, name=unit.name + kind + lender["suffix"])
        else:
            lender = None
    return result


def _with_shared_prefix(found: list[Unit]) -> list[Unit]:
    """Spell out 省商务厅、财政厅: a department without a prefix takes the one of the department before it."""
    result: list[Unit] = []
    prefix = ""
    for unit in found:
        match = RELATIVE_PREFIX.match(unit.name)
        if match:
            prefix = match.group()
            result.append(unit)
        elif prefix and BARE_DEPARTMENT.fullmatch(unit.name):
            result.append(replace(unit, name=prefix + unit.name))
        else:
            result.append(unit)
    return result


def _once(found: Iterable[Unit]) -> Iterator[Unit]:
    seen: set[str] = set()
    for unit in found:
        if unit.name not in seen:
            seen.add(unit.name)
            yield unit
