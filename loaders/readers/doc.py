"""Word 97–2003 documents (.doc, also of WPS): the text of the piece table, paragraphs and tables in order."""

from __future__ import annotations

import io
import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.errors import MissingExtraError, UnreadableError
from loaders.readers.as_read import AsRead
from loaders.readers.limits import LONGEST_TEXT, require
from loaders.readers.pipes import table_lines

WORD_97 = 0x00C1
"""The version in the header from which on a document has this form."""
WORD, VERSION, FLAGS, LENGTH, PARAGRAPHS, PIECES = 0xA5EC, 0x02, 0x0A, 0x4C, 0x102, 0x1A2
"""The mark of a Word document, and the offsets of what is read from its header."""
ENCRYPTED, SECOND_TABLE = 0x0100, 0x0200
COMPRESSED = 0x40000000
"""Set in the place of a piece that has one byte a character."""
PAGE = 512
IN_TABLE, ENDS_ROW = b"\x16\x24\x01", b"\x17\x24\x01"
"""Properties of a paragraph as stored: it stands in a table; it ends a row of one."""
FIELD, RESULT, FIELD_END = "\x13", "\x14", "\x15"
CELL_END = "\x07"
SIGNS = str.maketrans(
    {"\x0b": "\n", "\x0c": "\n", "\x1e": "-", "\xa0": " ", **dict.fromkeys("\x01\x02\x03\x04\x05\x08\x1f", None)}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph as stored: its text, whether it stands in a table, and whether it ends a cell or a row of it."""

    text: str
    in_table: bool
    ends_cell: bool
    ends_row: bool


def read_doc(data: bytes, name: str) -> AsRead:
    """Return the text of a Word 97–2003 document; UnreadableError where it is damaged, encrypted or older."""
    try:
        import olefile
    except ModuleNotFoundError:
        raise MissingExtraError(f"Reading {name}, a Word 97–2003 document,", "office") from None
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            word = container.openstream("WordDocument").read()
            _require_readable(word, name)
            table = container.openstream(f"{_number(word, FLAGS, 'H') & SECOND_TABLE and 1}Table").read()
        return AsRead(text="\n".join(_lines(list(_paragraphs(word, table)))) + "\n")
    except (OSError, struct.error, IndexError, ValueError, OverflowError, MemoryError):
        raise UnreadableError(f"{name} is damaged or cut short; fetch it again or save it as DOCX") from None


def _require_readable(word: bytes, name: str) -> None:
    if _number(word, 0, "H") != WORD or _number(word, VERSION, "H") < WORD_97:
        raise UnreadableError(f"{name} is older than Word 97; open it in Word and save it as DOCX")
    if _number(word, FLAGS, "H") & ENCRYPTED:
        raise UnreadableError(f"{name} is protected by a password; save it without one")
    require(_number(word, LENGTH, "I"), LONGEST_TEXT, name, "characters")


def _paragraphs(word: bytes, table: bytes) -> Iterator[Paragraph]:
    text, places = _text(word, table)
    starts, properties = _properties(word, table)
    begin = 0
    for end, sign in enumerate(text):
        if sign not in {"\r", CELL_END}:
            continue
        found = properties[bisect_right(starts, places[end]) - 1] if starts else b""
        yield Paragraph(
            text=text[begin:end],
            in_table=IN_TABLE in found or sign == CELL_END,
            ends_cell=sign == CELL_END,
            ends_row=ENDS_ROW in found,
        )
        begin = end + 1
    yield Paragraph(text=text[begin:], in_table=False, ends_cell=False, ends_row=False)


def _text(word: bytes, table: bytes) -> tuple[str, Sequence[int]]:
    """Return the characters of the main text and where in the file each stands."""
    parts: list[str] = []
    places = array("Q")
    room = _number(word, LENGTH, "I")
    for length, place in _pieces(table, _number(word, PIECES, "I")):
        taken = min(length, room)
        width, codec = (1, "cp1252") if place & COMPRESSED else (2, "utf-16-le")
        start = (place & ~COMPRESSED) // (2 if width == 1 else 1)
        part = word[start : start + taken * width].decode(codec, errors="replace")
        parts.append(part)
        places.extend(range(start, start + len(part) * width, width))
        room -= taken
    return "".join(parts), places


def _pieces(table: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Yield the length in characters and the place of each piece of the text, in order."""
    while table[at] == 1:  # properties that pieces share
        at += 3 + _number(table, at + 1, "H")
    count = (_number(table, at + 1, "I") - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", table, at + 5)
    for index, (start, end) in enumerate(pairwise(ends)):
        yield max(end - start, 0), _number(table, at + 5 + 4 * (count + 1) + 8 * index + 2, "I")


def _properties(word: bytes, table: bytes) -> tuple[list[int], list[bytes]]:
    """Return where in the file each run of paragraphs begins, and the properties it has as stored."""
    at, size = struct.unpack_from("<II", word, PARAGRAPHS)
    count = max(size - 4, 0) // 8
    if count > len(word) // PAGE:
        raise ValueError(count)  # more pages than the file has
    starts: list[int] = []
    found: list[bytes] = []
    for number in struct.unpack_from(f"<{count}I", table, at + 4 * (count + 1)) if count else ():
        page = word[number * PAGE : (number + 1) * PAGE]
        runs = page[-1] if len(page) == PAGE else 0
        starts += struct.unpack_from(f"<{runs}I", page)
        found += [_stored(page, page[4 * (runs + 1) + 13 * run] * 2) for run in range(runs)]
    order = sorted(range(len(starts)), key=starts.__getitem__)
    return [starts[index] for index in order], [found[index] for index in order]


def _stored(page: bytes, at: int) -> bytes:
    if not at:
        return b""
    return page[at + 1 : at + 2 * page[at]] if page[at] else page[at + 2 : at + 2 + 2 * page[at + 1]]


def _lines(paragraphs: list[Paragraph]) -> Iterator[str]:
    rows: list[list[str]] = []
    row: list[str] = []
    cell: list[str] = []
    for paragraph in [*paragraphs, Paragraph(text="", in_table=False, ends_cell=False, ends_row=False)]:
        if not paragraph.in_table:
            yield from table_lines([*rows, [*row, *cell]])
            rows, row, cell = [], [], []
            yield from filter(str.strip, shown(paragraph.text).split("\n"))
        elif paragraph.ends_row or (paragraph.ends_cell and row and not (paragraph.text or cell)):
            rows, row = [*rows, row], []
        else:
            cell.append(shown(paragraph.text))
            if paragraph.ends_cell:
                row, cell = [*row, "\n".join(cell)], []


def shown(text: str) -> str:
    """Return `text` without the codes of fields, of which only the results are shown, and with plain signs."""
    kept: list[str] = []
    hidden: list[bool] = []
    for sign in text:
        if sign == FIELD:
            hidden.append(True)
        elif sign == RESULT and hidden:
            hidden[-1] = False
        elif sign == FIELD_END and hidden:
            hidden.pop()
        elif not (hidden and hidden[-1]):
            kept.append(sign)
    return "".join(kept).translate(SIGNS)


def _number(data: bytes, at: int, form: str) -> int:
    return int(struct.unpack_from(f"<{form}", data, at)[0])
