"""Which plan a document breaks down, where it says so: 为贯彻落实国务院批复的《…》,…制定分工方案."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text import Span, without_spaces
from loaders.records import Implemented

SENTENCE = re.compile(r"[^。;\n]+")
TITLE = re.compile(r"《([^《》]+)》")
TITLES = r"《[^《》]+》(?:\([^()《》]*\))?"
ABBREVIATED = re.compile(rf"{TITLE.pattern}\((?:以下|下)?简称[:为]?[《“\"]?([^《》“”\"()]+)[》”\"]?\)")

MAKING = (
    r"(?:(?:制定|制订|提出|编制)[^。;\n]{0,40}(?:方案|计划|意见|措施|细则|清单|办法|规划|要点|安排)"
    r"|现[将就][^。;\n]{0,120}(?:分解|分工|明确到))"
)
"""A document says that it is made, or that something is broken down in it."""

CARRIED_OUT = re.compile(
    rf"(?:贯彻|落实|实施|推进|执行)[^《。;\n]{{0,25}}((?:[、,和及]?{TITLES})+)[^\n。;]{{0,200}}?{MAKING}"
)
"""为深入贯彻落实…《A》《B》,…制定本方案: each of the titles."""
GROUNDED = re.compile(rf"(?:根据|按照|依据|依照)[^《。;\n]{{0,12}}({TITLES})[^\n。;]{{0,200}}?{MAKING}")
"""根据《A》《B》等文件要求,…制定本方案: the first; the others only stand beside it."""
BROKEN_DOWN = re.compile(rf"({TITLES})已?经?[^。;\n]{{0,20}}(?:批复|批准|印发|通过|公布)[^。;\n]{{0,60}}{MAKING}")
"""《A》已经国务院批复,…现将该方案确定的主要任务分解落实到各地."""
CALLED_SO = re.compile(
    rf"(?:贯彻|落实|实施)[^《。;\n]{{0,12}}({TITLES})的?[^《》。,;\n]{{0,10}}(?:方案|意见|计划|措施|细则)$"
    rf"|^[^《。;\n]{{0,20}}({TITLES})[^《》。,;\n]{{0,20}}(?:分解|分工)(?:方案|表|清单)?$"
)
"""A title that is a line of its own: 湖南省贯彻落实国家《A》实施方案, 《A》重点工作任务分解表."""
OTHERS_DUTY = re.compile(r"(?:各[^,。;\n]{0,15}|单位|部门|政府)(?:要|应|须|可)")
"""各县区要根据《…》制定实施细则 says what others are to make."""
FORMS = (CARRIED_OUT, GROUNDED, BROKEN_DOWN, CALLED_SO)

PLAN = re.compile(
    r"(?:规划|纲要|方案|计划|意见|决定|行动|报告|要点|措施|安排|分工|任务|战略|清单|决议|建议|目标)(?:\([^()]*\))?$"
)
"""What can be broken down; a law or a rule is only obeyed."""
INSIDE = re.compile(
    r"(?:.*?关于)?(?:印发|转发|下发|发布|公布)[(<]?(.+?)[)>]?(?:\([^()]*\))?的通知|.*?关于[(<]?(.+?)[)>]?的批复"
)
"""The plan inside the notice that issued it, or the reply that approved it."""


def implements(text: str, folded: str) -> Iterator[Implemented]:
    """Yield the plans that a document breaks down, each once, in reading order.

    `folded` is `text` with folded punctuation; the span counts in both.
    """
    full_titles = {short: full for full, short in ABBREVIATED.findall(folded)}
    seen = set(map(_key, full_titles))
    for sentence in SENTENCE.finditer(folded):
        if "《" not in sentence.group() or OTHERS_DUTY.search(sentence.group()):
            continue
        for printed in _broken_down(sentence.group().strip()):
            title = _plan(full_titles.get(printed, printed))
            if PLAN.search(title) and _key(title) not in seen:
                seen.add(_key(title))
                yield Implemented(title=_as_printed(title, text, folded), span=Span(*_trimmed(sentence)))


def same_title(one: str, other: str) -> bool:
    """Tell whether two titles name one document, whatever their punctuation and spaces."""
    return _key(one) == _key(other)


def _broken_down(sentence: str) -> Iterator[str]:
    for form in FORMS:
        for match in form.finditer(sentence):
            yield from (title for group in match.groups() if group for title in TITLE.findall(group))


def _plan(title: str) -> str:
    """Return the title of the plan itself, for a title that is a notice or a reply about one."""
    about = INSIDE.fullmatch(without_spaces(title))
    return next(filter(None, about.groups())) if about else without_spaces(title)


def _as_printed(title: str, text: str, folded: str) -> str:
    """Return a folded title with its brackets as printed, where it stands in one piece."""
    start = folded.find(title)
    return text[start : start + len(title)] if start >= 0 else title


def _trimmed(sentence: re.Match[str]) -> tuple[int, int]:
    found = sentence.group()
    return sentence.start() + len(found) - len(found.lstrip()), sentence.start() + len(found.rstrip())


def _key(title: str) -> str:
    return re.sub(r"[\W_]+", "", title)
