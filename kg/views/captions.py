"""What a drawn node is called: short enough for a picture, and never like another node of the same picture."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from kg.reference.gazetteer import NATION, Division, gazetteer
from kg.subgraphs.model import DrawnNode


def captions(nodes: Sequence[DrawnNode]) -> dict[str, str]:
    """Return a caption for each node id; where nodes of one label would share one, it says which is which."""
    namesakes: dict[tuple[str, str], list[DrawnNode]] = defaultdict(list)
    for node in nodes:
        namesakes[node.label, caption(node)].append(node)
    titles = {node.id: caption(node) for node in nodes if node.label == "Document"}
    return {ident: text for (_, name), group in namesakes.items() for ident, text in _told_apart(name, group, titles)}


def caption(node: DrawnNode) -> str:
    """Return what the node is called where nothing else has its name."""
    return legible(CAPTIONS.get(node.label, _titled)(node))


def place_named(adcode: str) -> str:
    """Return the name of the division with this code; the code itself when the gazetteer has none."""
    division = _division(adcode)
    return division.name if division else adcode


def legible(text: str) -> str:
    """Return `text` on one line, without the control and direction characters that make it read as another."""
    if text.isprintable():  # as nearly every text is: no such character in it
        return " ".join(text.split())
    kept = (" " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else sign for sign in text if not _is_format(sign))
    return " ".join("".join(kept).split())


def _is_format(sign: str) -> bool:
    return unicodedata.category(sign) == "Cf"


def _titled(node: DrawnNode) -> str:
    return _text(node, "title") or _text(node, "name") or node.id


def _agency(node: DrawnNode) -> str:
    """Return jurisdiction and short name: 湖北省发展改革委, never a bare 发展改革委."""
    name, short = _text(node, "name") or node.id, _text(node, "short")
    division = _division(_text(node, "jurisdiction"))
    if not division or division.code == NATION:
        return name
    if RELATIVE.match(name):
        return division.name + RELATIVE.sub("", name)
    says_where = name.startswith(division.short or division.name)
    return (
        division.name + short
        if says_where and short and not short.startswith(division.short or division.name)
        else name
    )


RELATIVE = re.compile(r"^(?:省|市(?!场)|自治区|州|县|区(?!域))")  # 省电力公司: whose? but 市场监管局 is nobody's 市


CAPTIONS: Mapping[str, Callable[[DrawnNode], str]] = {"Agency": _agency}
"""How the caption of a label is made where title and name would not do."""


def _told_apart(name: str, group: Sequence[DrawnNode], titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield id and caption of the nodes called `name`: with what is above each, with its id where that is shared too."""
    above = {node.id: _above(node, titles) for node in group}
    uses = Counter(above.values())
    for node in group:
        distinct = above[node.id] if uses[above[node.id]] == 1 else ""
        yield node.id, name if len(group) == 1 else f"{name}（{legible(distinct or node.id)}）"


def _above(node: DrawnNode, titles: Mapping[str, str]) -> str:
    """Return the divisions that a place lies in, or the document and number of anything else."""
    adcode, document = _text(node, "adcode"), _text(node, "document")
    divisions = [division.name for division in gazetteer().ancestors(adcode)] if _division(adcode) else []
    return "".join(reversed(divisions)) or " ".join([titles.get(document, document), _text(node, "number")]).strip()


def _division(adcode: str) -> Division | None:
    try:
        return gazetteer().division(adcode)
    except KeyError:
        return None


def _text(node: DrawnNode, name: str) -> str:
    return str(node.properties.get(name, ""))
