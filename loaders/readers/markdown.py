"""Markdown: the page that a browser would show of it, read as one; what its front matter says stands at its top."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import UnreadableError
from loaders.readers.as_read import AsRead
from loaders.readers.html import read_fragment
from loaders.readers.plain import decode

if TYPE_CHECKING:
    from markdown_it.token import Token

FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
ENTRY = re.compile(r"(?m)^(\w+)[ \t]*:[ \t]+(.+)$")
# What entries of the front matter are called in a document; a title needs no label.
LABELS = {
    "title": "",
    "标题": "",
    "issuer": "发文机关: ",
    "发文机关": "发文机关: ",
    "number": "发文字号: ",
    "发文字号": "发文字号: ",
    "文号": "发文字号: ",
    "date": "发布日期: ",
    "published": "发布日期: ",
    "发布日期": "发布日期: ",
}
SAME_WITHIN = 300
"""Characters at the top of the text in which its title may be said again."""


def read_markdown(data: bytes, name: str) -> AsRead:
    """Return the text of a Markdown file as it is shown, a line a line; UnreadableError where it holds none."""
    text = decode(data, name)
    front = FRONT_MATTER.match(text)
    lines = list(read_fragment(_html(text[front.end() if front else 0 :]), name))
    top = list(_said(front[1], "\n".join(lines)[:SAME_WITHIN])) if front else []
    if not top + lines:
        raise UnreadableError(f"{name} holds no text; name a document with text in it")
    return AsRead(text="\n".join([*top, *lines]) + "\n")


def _said(front: str, below: str) -> Iterator[str]:
    """Yield what the front matter says of the document, but not a title that the text begins with itself."""
    for key, printed in ENTRY.findall(front):
        value = printed.strip().strip("\"'")
        if key in LABELS and value and (LABELS[key] or value not in below):
            yield LABELS[key] + value


def _html(text: str) -> str:
    from markdown_it import MarkdownIt

    # Every line end is kept, as authors of plans mean it; a line set in by four spaces is a paragraph and no code.
    parser = MarkdownIt("commonmark", {"breaks": True, "html": True}).enable(["table", "strikethrough"]).disable("code")
    tokens = parser.parse(text)
    for token in tokens:
        if token.type == "list_item_open" and token.markup == ")":
            token.attrSet("data-sign", ")")
        for inline in token.children or ():
            _without_stray_marks(inline)
    return str(parser.renderer.render(tokens, parser.options, {}))


def _without_stray_marks(token: Token) -> None:
    """Drop the ** that Markdown does not take for emphasis where Chinese punctuation stands inside: **责任单位:**省水利厅."""
    if token.type == "text":
        token.content = token.content.replace("**", "")
