"""Plain text in the encodings Chinese documents come in: UTF-8, GB18030, Big5 and UTF-16, with a byte order mark or not."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from kg.errors import UnreadableError
from loaders.readers.as_read import AsRead

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BROKEN = ("utf-8", "gb18030")
"""Encodings that a text may be in although some of its bytes are lost: a file cut short, a page with broken characters."""
WITHOUT_MARK = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")

# The commonest characters of plans in both scripts: a wrong decoding of Chinese yields rare characters instead.
COMMON = re.compile(r"[的和在发發展建设設市省区區政府国國一二三四五年月日、。,，:：;；0-9a-z \n]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
SAMPLE = 20_000
"""Characters looked at to choose between encodings."""
MOST_CONTROL = 0.02
"""A text with a larger share of control or private characters is no text."""


PAGE_BREAK = "\f"
"""The form feed, as pdftotext and printers set it: before each page but the first, or behind each page."""


def read_plain(data: bytes, name: str) -> AsRead:
    """Return the text that `data` encodes as it stands, with its pages; UnreadableError where it is no text."""
    text = decode(data, name)
    return AsRead(text=text, pages=tuple(_pages(text)) if PAGE_BREAK in text else ())


def _pages(text: str) -> Iterator[int]:
    """Yield where each page begins; the form feed that closes the last page begins none."""
    yield 0
    yield from (found.end() for found in re.finditer(PAGE_BREAK, text.rstrip()))


def decode(data: bytes, name: str) -> str:
    """Return the text that `data` encodes, line ends as newlines; UnreadableError where it is no text."""
    possible = list(_decodings(data))
    best = max(possible, key=_likeness, default="") if len(possible) != 1 else possible[0]
    if not best or _is_binary(best):
        raise UnreadableError(f"{name} is not a text document; kg reads UTF-8, GB18030, Big5 and UTF-16 text")
    return best.replace("\r\n", "\n").replace("\r", "\n")


def _decodings(data: bytes) -> Iterator[str]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            yield data[len(mark) :].decode(encoding, errors="replace")
            return
    for encoding in WITHOUT_MARK:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        yield text
        if encoding == "utf-8":  # text in another encoding is almost never valid UTF-8
            return
    for encoding in BROKEN:
        yield data.decode(encoding, errors="replace")


def _likeness(text: str) -> float:
    sample = text[:SAMPLE]
    return (len(COMMON.findall(sample)) - 5 * len(CONTROL.findall(sample))) / max(len(sample), 1)


def _is_binary(text: str) -> bool:
    sample = text[:SAMPLE]
    return len(CONTROL.findall(sample)) > MOST_CONTROL * len(sample)
