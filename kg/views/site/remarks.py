"""What the margin says of a stretch that is no edge of the graph, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.rereading import RULES, SET_ASIDE, Remark
from kg.views.words import Both, words


def fate(what: str) -> Both:
    """Return what the rule or the kind of stretch called `what` is called on a page; as it stands where it has no words."""
    return _fates().get(what) or Both(RULES.get(what, what), what)


def said_of(remark: Remark) -> Both:
    """Return what the margin says of a remark: for a rule that changed the text what it did, and how often."""
    if remark.kind != SET_ASIDE or remark.what in _fates():
        return fate(remark.what)
    done = words("site")("repaired") if remark.became else words("site")("set_aside")
    times = f" ×{remark.times}" if remark.times > 1 and not remark.became else ""
    return Both(f"{done.zh}：{remark.what}{times}", done.en)


@cache
def _fates() -> Mapping[str, Both]:
    return words("site").group("fates")
