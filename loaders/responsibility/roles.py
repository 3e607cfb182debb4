"""The roles that words give to units, and what a clause holds: lists of names, each with its word of role."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.text import Span
from loaders.records import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One list of names in a clause and the word that gives their role."""

    word: Span
    names: Span
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A responsibility clause: its span, brackets included, and its lists."""

    span: Span
    parts: tuple[Part, ...]
    first_leads: bool = False
    """Whether the document says, here or before, that the first of a list leads."""
    is_prose: bool = False
    """Whether it is part of a sentence (由市科委牵头), and so governs its whole paragraph."""
    is_sentence: bool = False
    """Whether it is a whole sentence (市财政局负责…), and so the task itself."""

    @property
    def closes(self) -> bool:
        """Whether it closes the text before it."""
        return not (self.is_prose or self.is_sentence)


LEADING = "牵头|主办|主责|承办|会同|会商"
SUPPORTING = "配合|参与|参加|协办|协同|协助|支持"
RESPONSIBLE = "责任|负责|实施|落实"
UNITS = "(?:责任|负责)?(?:单位|部门|机构|科室|处室|主体)"

# What a bracket without a word of role must hold to be a list of units.
BARE_UNIT = re.compile(
    r"(?:省|市|县|区|州|国家|中央|全国|国务院|各|相关|有关|[\u4e00-\u9fff]{2,4}(?:省|市|县|区|州))"
    r".*(?:厅|局|委|办|部|会|院|署|政府|单位|部门|中心|公司|集团|银行|办事处|地区)(?:\([^()]*\))?"
)


def role_of(word: str, *, led: bool) -> Role:
    """Return the role that a word gives: 责任 beside a lead supports, without one it is joint."""
    if re.search(LEADING, word):
        return Role.LEAD
    if re.search(SUPPORTING, word) or led:
        return Role.SUPPORT
    return Role.JOINT
