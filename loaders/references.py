"""Which plan a document breaks down, where it says so: 为贯彻落实国务院批复的《…》,…制定分工方案."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from kg.text import Span, without_spaces
from loaders.records import Implemented
from loaders.rules import pattern, rules, term

of = partial(pattern, "references")

SENTENCE = re.compile(f"{term('in_sentence')}+")
TITLE = re.compile(r"《([^《》]+)》")
ABBREVIATED = of("abbreviated")
FORMS = rules("references", "broken_down")
OTHERS_DUTY = of("others_duty")
"""各县区要根据《…》制定实施细则 says what others are to make."""
PLAN = of("plan")
"""What can be broken down; a law or a rule is only obeyed."""
INSIDE = of("inside")
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
        for match in form.pattern.finditer(sentence):
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
