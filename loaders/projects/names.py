"""Whether words name a project, and what kind of project they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from loaders.projects.words import (
    CODED,
    GUARDED,
    HEAD_WORD,
    HEADED,
    KIND_OF,
    KIND_OF_COINED,
    NO_NAME,
    NUMBERED,
    PHASED,
    PROPER,
    ROUTE,
    TRAILS,
    VERB,
    WORK_TAIL,
    has_toponym,
    leading_toponym,
    of,
)

REMEMBERED = 1024
"""The same words are looked at several times while a list is read."""
LONGEST = 40
"""A name has no more characters."""
LONGEST_BARE = 16
"""A name that does not say what it is has no more."""
SHORTEST = 2
"""So many characters that are not generic make a name of a plain head."""
QUANTITY, NO_PART_OF_A_NAME, SLOGAN = of("quantity"), of("no_part_of_a_name"), of("slogan")
SITUATION = of("situation")
"""Words that say where in its place a thing lies, and so name nothing by themselves."""
NATIONAL = re.compile("国家(?!级)")
HARBOUR = "港"
"""The one head of a single character: a harbour only right after its place (岳阳港, not 信息港)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Headed:
    """Words that end in what is built: `stem` and `phrase` (城际铁路), 项目 or 工程 after it, and what follows the name."""

    stem: str
    phrase: str
    generic: str
    trail: str

    @property
    def name(self) -> str:
        """The words without what follows the name."""
        return self.stem + self.phrase + self.generic

    @property
    def head(self) -> str:
        """The last head word; empty where only works or phases are named (三期, 扩容改造)."""
        return head_of(self.phrase)

    @property
    def work(self) -> str:
        """What is done to the thing, where that ends the name: 扩容改造工程."""
        found = WORK_TAIL.search(self.phrase + self.generic)
        return found.group() if found else ""


@lru_cache(maxsize=REMEMBERED)
def headed(words: str) -> Headed | None:
    """Return how `words` end, None where they end in nothing that is built."""
    match = HEADED.fullmatch(words)
    if match is None or not (match["phrase"] or match["generic"]):
        return None
    return Headed(stem=match["stem"], phrase=match["phrase"], generic=match["generic"] or "", trail=match["trail"])


def head_of(name: str) -> str:
    """Return the last head word in `name`, else nothing."""
    found = HEAD_WORD.findall(name)
    return found[-1] if found else ""


def kind_of(name: str) -> str:
    """Return the kind of project that `name` tells, else nothing."""
    if CODED.match(name):
        return "公路"
    head = head_of(name)
    return KIND_OF.get(head) or next(
        (kind for coined, kind in KIND_OF_COINED.items() if re.fullmatch(coined, head)), ""
    )


@lru_cache(maxsize=REMEMBERED)
def is_named(name: str) -> bool:
    """Tell whether `name`, which ends in a head or belongs before one, is the name of one thing."""
    if not SHORTEST <= len(name) <= LONGEST or QUANTITY.match(name) or NO_PART_OF_A_NAME.search(name):
        return False
    head = head_of(name)
    if PROPER.fullmatch(head) or ROUTE.search(name) or NUMBERED.search(name):
        return True
    own = len(NO_NAME.sub("", name))
    if head == HARBOUR:
        return leading_toponym(name) + HARBOUR == name
    if not GUARDED.fullmatch(head):
        return own >= SHORTEST
    shown = has_toponym(name) or (NATIONAL.search(name) is not None and own >= SHORTEST)
    return shown and not SLOGAN.search(name)


def is_bare_name(words: str) -> bool:
    """Tell whether `words`, which say not what they are, can be the name of one thing in a list: 武汉至宜昌, 泽口."""
    if len(words) > LONGEST_BARE or VERB.search(words) or SLOGAN.search(words):
        return False
    return is_named(words)


def is_distinctive(name: str) -> bool:
    """Tell whether `name` stands for one project wherever it is read; 沿江疏港铁路二期 does not."""
    head = head_of(name)
    if PROPER.fullmatch(head) or ROUTE.search(name) or CODED.search(name):
        return True
    return len(SITUATION.sub("", NO_NAME.sub("", PHASED.sub("", name)))) >= SHORTEST


def status_of_trail(trail: str) -> str:
    """Return how far the words after a name say the project is, else nothing."""
    return next((rule.zh for rule in TRAILS if rule.zh and rule.pattern.search(trail)), "")
