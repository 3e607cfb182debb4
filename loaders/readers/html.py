"""Web pages: the article without the site, one line a paragraph, tables of data as pipe rows.

Named furniture and lists of links go; of the rest the smallest element that holds nearly all of the text is the
article. From around it the title of the page and the lines of its document table (文号, 成文日期) are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from kg.errors import UnreadableError
from loaders.readers.as_read import AsRead
from loaders.readers.html_blocks import BREAKS, lines_of, rows_of
from loaders.readers.html_weight import Weight, weigh
from loaders.readers.limits import MOST_TAGS, require
from loaders.readers.package import Element
from loaders.readers.plain import decode

NEVER_TEXT: tuple[str, ...] = (
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "nav",
    "footer",
    "button",
    "select",
    "option",
    "input",
)
NEVER_TEXT += ("textarea", "iframe", "object", "svg", "canvas", "audio", "video", "rt", "rp")
FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|foot\w*|header|breadcrumbs?|crumbs?|sidebar|share\w*|bdsharebuttonbox|copyright|"
    r"qr-?code|toolbar|related\w*|position|dqwz|login|search\w*|friend-?links?|ewm)(?:$|[\s_-])",
    re.I,
)
ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that the parser takes from a broken page but will not take back."""
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
MOST_FURNITURE = 0.3
"""What holds a larger share of the text of a page is no furniture, whatever it is called."""
LINKED = 0.7
"""The share of its text in links from which on a block is a list of links."""
LEAST_LINKS = 3
ARTICLE = 0.9
"""The share of the text of a page that its article holds."""
DOCUMENT_LABEL = re.compile(r"(?:发文机关|发文字号|文 ?号|成文日期|印发日期|发布日期|发布时间|索 ?引 ?号)\s*[:：].*\S")
LONGEST_LABELLED = 80
SITE = re.compile(r"\s*[_|–—-]+\s*[^_|–—-]*$")
"""What a page title says of the site: 关于…的通知_市政府门户网站."""


def read_fragment(text: str, name: str) -> list[str]:
    """Return the lines of a piece of HTML that is all text: no site stands around it."""
    if not text.strip():
        return []
    body, _ = _parsed(text, name)
    _drop_unseen(body)
    return list(lines_of(body))


def read_html(data: bytes, name: str) -> AsRead:
    """Return the article of an HTML page; UnreadableError where it holds none or is nested past all reason."""
    body, title = _parsed(decode(data, name), name)
    _drop(body)
    article = _article(body)
    lines = list(lines_of(article))
    if not lines:
        raise UnreadableError(f"{name} holds no text; its text may come from a script, so save the page as shown")
    return AsRead(text="\n".join([*_heading(title, lines), *_labelled(body, article), *lines]) + "\n")


def _parsed(text: str, name: str) -> tuple[Element, str]:
    require(text.count("<"), MOST_TAGS, name, "tags")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or any("depth" in error.message for error in parser.error_log):
        raise UnreadableError(f"{name} is no readable HTML; open it in a browser and save its text")
    title = "".join(root.xpath("string(//title)")).strip()
    body = root.find("body")
    return (root if body is None else body), title


def _drop(body: Element) -> None:
    """Drop what is not seen, named as furniture, or a list of links."""
    _drop_unseen(body)
    weights = weigh(body)
    most = MOST_FURNITURE * weights[body].text
    for element, weight in weights.items():
        if weight.text <= most and (_is_named_furniture(element) or _is_list_of_links(element, weight)):
            _remove(element)


def _drop_unseen(body: Element) -> None:
    """Drop what is never text, and what is hidden: all but a page that a script is to show."""
    for element in list(body.iter(*NEVER_TEXT)):
        _remove(element)
    hidden = [one for one in body.iter("*") if "hidden" in one.attrib or HIDDEN.search(one.get("style", ""))]
    weights = weigh(body)
    outer = [one for one in hidden if one is not body and not any(above in hidden for above in one.iterancestors())]
    if sum(weights[one].text for one in outer) < weights[body].text:
        for element in outer:
            _remove(element)


def _is_named_furniture(element: Element) -> bool:
    return FURNITURE.search(" ".join(element.get(key, "") for key in ("class", "id", "role"))) is not None


def _is_list_of_links(element: Element, weight: Weight) -> bool:
    return element.tag in BREAKS and weight.links >= LEAST_LINKS and weight.linked >= LINKED * weight.text


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:  # the text behind it stays
        before = element.getprevious()
        if before is None:
            parent.text = ILLEGAL.sub("", (parent.text or "") + element.tail)
        else:
            before.tail = ILLEGAL.sub("", (before.tail or "") + element.tail)
    parent.remove(element)


def _article(body: Element) -> Element:
    """Return the innermost element that holds nearly all of the text, but never a part of a table of data."""
    weights = weigh(body)
    least = ARTICLE * weights[body].text
    found = body
    while not rows_of(found):
        inner = next((one for one in found if one.tag in BREAKS and weights[one].text >= least), None)
        if inner is None:
            break
        found = inner
    return found


def _heading(title: str, lines: list[str]) -> Iterator[str]:
    """Yield the title of the page without the name of the site, unless the article begins with it."""
    said = SITE.sub("", title) or title
    if said and "".join(said.split()) not in "".join("".join(lines[:8]).split()):
        yield " ".join(said.split())


def _labelled(body: Element, article: Element) -> Iterator[str]:
    """Yield the lines outside the article that say what the document is: its number, its date."""
    if article is body:
        return
    article.clear()
    for line in lines_of(body):
        said = line.replace(" | ", " ").rstrip(" |")
        if DOCUMENT_LABEL.match(said) and len(said) <= LONGEST_LABELLED:
            yield said
