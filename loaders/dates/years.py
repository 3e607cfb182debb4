"""Which year a date means that prints none: the one that is spoken of, that of the title, or that of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from loaders.numerals import whole_number
from loaders.rules import pattern, rules, term

of = partial(pattern, "milestones")
YEAR = of("year")
COUNTED_FROM_ISSUE = {word: int(rule.says) for rule in rules("milestones", "counted_from_issue") for word in rule.words}
COUNTED_FROM_NAMED = {word: int(rule.says) for rule in rules("milestones", "counted_from_named") for word in rule.words}
SENTENCE_END = re.compile(rf"{term('sentence_end')}|\|")
LINE_END = re.compile(r"[\n|]")
LONG_PAST = 60
"""Days; a month without a year that lies so far before the document is the next year's, as publishing takes a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """What a date counts from: the year named before it, that of the title, the day of the document; 0 or none: unknown."""

    named: int = 0
    title: int = 0
    published: date | None = None
    recurs: bool = False
    """Whether the sentence tells what is done every year."""

    @property
    def year(self) -> int:
        """The year of a date that prints none."""
        return self.named or self.issue_year

    @property
    def issue_year(self) -> int:
        """What 今年 means: the year that the title names, else the one in which the document came out."""
        return self.title or (self.published.year if self.published else 0)

    def counted(self, word: str) -> int:
        """Return the year that a word such as 明年 or 次年 means; 0 where nothing tells."""
        if word in COUNTED_FROM_ISSUE:
            return self.issue_year and self.issue_year + COUNTED_FROM_ISSUE[word]
        start = self.named or (0 if self.recurs else self.issue_year)
        return start and start + COUNTED_FROM_NAMED[word]

    def rolls(self, by: date) -> bool:
        """Tell whether a date without a year is the next year's, as it would lie long before the document."""
        if self.named or self.title or not self.published:
            return False
        return (self.published - by).days > LONG_PAST


def year_of(groups: Mapping[str, str | None], now: Now) -> int:
    """Return the year of a date: the printed one, the one a word such as 明年 counts, or the one spoken of; 0 for none."""
    printed = groups.get("year") or groups.get("first")
    if printed:
        return whole_number(printed)
    which = groups.get("which")
    return now.counted(which) if which else now.year


def title_year(title: str) -> str:
    """Return the year that a title names, where it names one and no period: 2023年重点工作."""
    years = {str(whole_number(match.group())) for match in YEAR.finditer(title)}
    named = years.pop() if len(years) == 1 else ""
    return named if named and re.search(rf"{YEAR.pattern} ?年", title) else ""
