"""Makes Word 97–2003 documents: a piece table in an OLE container, as the format's published description says."""

import struct

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
LEAST = 4096
"""Bytes; shorter streams are stored in another way."""


def container(streams):
    """Return an OLE container with the `streams`, by name; short ones are filled up with zeros."""
    padded = {name: data.ljust(max(LEAST, -(-len(data) // SECTOR) * SECTOR), b"\0") for name, data in streams.items()}
    chains, at = [], 2  # sector 0 is the allocation table, 1 the directory
    for data in padded.values():
        count = len(data) // SECTOR
        chains.append((at, count))
        at += count
    table = [FAT, END]
    for start, count in chains:
        table += [*range(start + 1, start + count), END]
    assert len(table) <= SECTOR // 4
    names = ["Root Entry", *padded]
    entries = b"".join(_entry(name, index, names, chains, padded) for index, name in enumerate(names))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, LEAST, END, 0, END, 0) + struct.pack("<I", 0)
    body = b"".join(struct.pack("<I", one) for one in table).ljust(SECTOR, b"\xff") + entries.ljust(SECTOR, b"\0")
    return header.ljust(SECTOR, b"\xff") + body + b"".join(padded.values())


def _entry(name, index, names, chains, padded):
    text = name.encode("utf-16-le") + b"\0\0"
    root = index == 0
    right = FREE if root or index + 1 >= len(names) else index + 1
    start, size = (END, 0) if root else (chains[index - 1][0], len(padded[name]))
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text), 5 if root else 2, 1, FREE, right, 1 if root else FREE)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def word_document(paragraphs, *, flags=0x0200, version=0x00C1):
    """Return a .doc with `paragraphs`: pairs of text with its mark, and `cell`, `row` or an empty string."""
    text = "".join(text for text, _ in paragraphs)
    half = len(text) // 2  # two pieces: one of two bytes a character, one more of the same
    start = 0x600
    stream = text.encode("utf-16-le")
    run_page = -(-(start + len(stream)) // SECTOR)
    word = bytearray((run_page + 1) * SECTOR)
    struct.pack_into("<HH", word, 0, 0xA5EC, version)
    struct.pack_into("<H", word, 0x0A, flags)
    struct.pack_into("<I", word, 0x4C, len(text))
    word[start : start + len(stream)] = stream
    word[run_page * SECTOR :] = _runs(paragraphs, start)
    pieces = struct.pack("<III", 0, half, len(text))
    pieces += struct.pack("<HIH", 0, start, 0) + struct.pack("<HIH", 0, start + 2 * half, 0)
    table = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    runs = struct.pack("<III", start, start + len(stream), run_page)
    struct.pack_into("<II", word, 0x1A2, 0, len(table))
    struct.pack_into("<II", word, 0x102, len(table), len(runs))
    return container({"WordDocument": bytes(word), "1Table": table + runs})


KINDS = {"": b"", "cell": b"\x16\x24\x01", "row": b"\x16\x24\x01\x17\x24\x01"}


def _runs(paragraphs, start):
    page = bytearray(SECTOR)
    count = len(paragraphs)
    places = [start]
    for text, _ in paragraphs:
        places.append(places[-1] + 2 * len(text))
    struct.pack_into(f"<{count + 1}I", page, 0, *places)
    at = SECTOR - 2
    for index, (_, kind) in enumerate(paragraphs):
        stored = b"\0\0" + KINDS[kind]
        stored += b"\0" * (len(stored) % 2)
        at -= 2 + len(stored)
        page[4 * (count + 1) + 13 * index] = at // 2
        page[at : at + 2] = bytes([0, len(stored) // 2])
        page[at + 2 : at + 2 + len(stored)] = stored
    page[-1] = count
    return page
