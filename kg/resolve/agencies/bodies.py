"""Bodies within a division that have organs of their own, though no adcode: zones, townships, the corps of Xinjiang."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.reference.gazetteer import TODAY, Context, Division, gazetteer

CORPS = "新疆生产建设兵团"
CORPS_CODE = "650000"
CORPS_NAMES = (CORPS, "兵团")

ZONE_WORDS = ("开发区", "高新区", "经开区", "园区", "新区", "新片区", "试验区", "示范区", "度假区", "合作区", "保税区")
"""What a zone calls itself in its own documents; just 区 as well, where it lies in no 区."""
TOWNSHIP_WORDS: Mapping[str, tuple[str, ...]] = {
    "镇": ("镇",),
    "乡": ("乡",),
    "街道": ("街道", "街"),
    "苏木": ("苏木",),
}
COMMITTEES = ("管委会", "管理委员会", "党工委", "党工委、管委会", "党工委管委会", "工委管委会")
GOVERNMENTS: Mapping[str, str] = {
    "人民政府": "人民政府",
    "政府": "人民政府",
    "办事处": "办事处",
    "办": "办事处",
    "党委": "党委",
    "党工委": "党工委",
}
"""How a township's own government and party committee are printed behind 镇 or 街道, and what they are called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A name that opens with a body, and what follows."""

    body: Division
    """As if it were a division at the level of a city."""
    home: Division
    """The division it lies in."""
    rest: str
    is_township: bool = False

    @property
    def is_own_authority(self) -> bool:
        """Whether the name is that of the body's own committee or government."""
        return self.rest in (GOVERNMENTS if self.is_township else COMMITTEES)


def opened(name: str, context: Context) -> Opened | None:
    """Return the body that a name opens with: the corps anywhere, a zone or a township in its own documents."""
    for corps in CORPS_NAMES:
        if name.startswith(corps):
            return _opened(CORPS, CORPS_CODE, name[len(corps) :], context)
    if not context.body:
        return None
    for word in (context.body, *_words(context)):
        if name.startswith(word) and len(name) > len(word):
            return _opened(context.body, context.jurisdiction, name[len(word) :], context)
    if not is_township(context.body) and name in COMMITTEES:
        return _opened(context.body, context.jurisdiction, name, context)
    return None


def own(name: str, context: Context) -> Opened | None:
    """Return a name without any place as one of the body whose document it is; None for a township, which has no such organs."""
    if not context.body or is_township(context.body):
        return None
    return _opened(context.body, CORPS_CODE if context.body == CORPS else context.jurisdiction, name, context)


def is_township(body: str) -> bool:
    """Tell whether a body is a town, township or street."""
    return body.endswith(tuple(TOWNSHIP_WORDS))


def _words(context: Context) -> tuple[str, ...]:
    kind = next((words for ending, words in TOWNSHIP_WORDS.items() if context.body.endswith(ending)), ())
    if kind or context.body == CORPS:
        return kind
    home = gazetteer().division(context.jurisdiction, context.year)
    return ZONE_WORDS if home.name.endswith("区") else (*ZONE_WORDS, "区")


def _opened(body: str, code: str, rest: str, context: Context) -> Opened:
    return Opened(
        body=Division(
            code=code,
            name=body,
            short=body,
            level="prefecture",
            parent="",
            valid_from=0,
            valid_to=TODAY,
            lon=None,
            lat=None,
        ),
        home=gazetteer().division(code, context.year),
        rest=rest,
        is_township=is_township(body),
    )
