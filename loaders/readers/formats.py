"""Which reader a file needs, told by its first bytes; its ending decides only between kinds of text.

A renamed file is read as what it is; what kg does not read gets a sentence that says what it is.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import PurePath

from kg.errors import UnreadableError
from loaders.readers.as_read import AsRead
from loaders.readers.csv_ledger import read_csv
from loaders.readers.doc import read_doc
from loaders.readers.docx import read_docx
from loaders.readers.html import read_html
from loaders.readers.json_rows import is_json, read_json
from loaders.readers.markdown import read_markdown
from loaders.readers.odt import read_odt
from loaders.readers.pdf import read_pdf
from loaders.readers.plain import decode, read_plain
from loaders.readers.rtf import read_rtf
from loaders.readers.xlsx import read_xlsx

Reader = Callable[[bytes, str], AsRead]

ENDINGS = (
    ".txt",
    ".md",
    ".markdown",
    ".html",
    ".htm",
    ".shtml",
    ".docx",
    ".doc",
    ".wps",
    ".pdf",
    ".odt",
    ".rtf",
    ".xlsx",
    ".csv",
    ".tsv",
    ".json",
)
"""The endings of the files that kg reads; a file named by itself may have any."""

# What a file begins with, and what is said of one that is not read.
UNREAD = (
    (b"MIME-Version:", "a web page saved as one file; save it as HTML"),
    (b"\x1f\x8b", "an archive; unpack it and name the documents in it"),
    (b"7z\xbc\xaf\x27\x1c", "an archive; unpack it and name the documents in it"),
    (b"Rar!", "an archive; unpack it and name the documents in it"),
    (b"BZh", "an archive; unpack it and name the documents in it"),
    (b"\xfd7zXZ\x00", "an archive; unpack it and name the documents in it"),
    (b"\x28\xb5\x2f\xfd", "an archive; unpack it and name the documents in it"),
    (b"\x89PNG", "a picture; turn it into text with OCR"),
    (b"\xff\xd8\xff", "a picture; turn it into text with OCR"),
    (b"GIF8", "a picture; turn it into text with OCR"),
    (b"II*\x00", "a picture; turn it into text with OCR"),
    (b"MM\x00*", "a picture; turn it into text with OCR"),
)
TAR = (257, b"ustar")
RTF = b"{\\rtf"
# The part that tells what a zip package is.
PACKAGES: dict[str, Reader] = {"word/document.xml": read_docx, "xl/workbook.xml": read_xlsx}
UNREAD_PACKAGES = {
    "ppt/presentation.xml": "a presentation; save its text as DOCX",
    "OFD.xml": "an OFD document; save it as PDF",
    "content.xml": "an OpenDocument file that holds no text document; save it as XLSX or PDF",
    "xl/workbook.bin": "a binary workbook; save it as XLSX",
}
ODT = b"application/vnd.oasis.opendocument.text"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The stream that tells what an OLE container is, as the container writes its name.
CONTAINERS = {
    "EncryptedPackage": "protected by a password; save it without one",
    "Workbook": "a workbook of Excel 97–2003; save it as XLSX",
    "PowerPoint Document": "a presentation; save its text as DOCX",
}
PDF_MARK, MARK_WITHIN = b"%PDF-", 1024
HTML_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
HTML_ENDINGS = frozenset({".html", ".htm", ".shtml"})
TAG = re.compile(r"</?[a-z][^<>]*>", re.I)
TEXTS: dict[str, Reader] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".json": read_json,
    ".md": read_markdown,
    ".markdown": read_markdown,
}


def reader_of(data: bytes, name: str) -> Reader:
    """Return the reader for a file that holds `data`; UnreadableError where there is none, saying what it is."""
    for mark, what in UNREAD:
        if data.startswith(mark):
            raise UnreadableError(f"{name} is {what}")
    if data[TAR[0] : TAR[0] + len(TAR[1])] == TAR[1]:
        raise UnreadableError(f"{name} is an archive; unpack it and name the documents in it")
    if data.startswith(ZIP):
        return _package_reader(data, name)
    if data.startswith(RTF):
        return read_rtf
    if data.startswith(OLE):
        return _container_reader(data, name)
    if PDF_MARK in data[:MARK_WITHIN]:
        return read_pdf
    return _text_reader(decode(data, name), PurePath(name).suffix.lower())


def _package_reader(data: bytes, name: str) -> Reader:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = set(package.namelist())
            is_odt = (
                "mimetype" in parts
                and package.getinfo("mimetype").file_size == len(ODT)
                and package.read("mimetype") == ODT
            )
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise UnreadableError(f"{name} is damaged or cut short; fetch it again") from None
    if is_odt and "content.xml" in parts:
        return read_odt
    for part, reader in PACKAGES.items():
        if part in parts:
            return reader
    what = next((what for part, what in UNREAD_PACKAGES.items() if part in parts), "an archive; unpack it first")
    raise UnreadableError(f"{name} is {what}")


def _container_reader(data: bytes, name: str) -> Reader:
    for stream, what in CONTAINERS.items():
        if stream.encode("utf-16-le") in data:
            raise UnreadableError(f"{name} is {what}")
    return read_doc


def _text_reader(text: str, ending: str) -> Reader:
    if HTML_START.match(text) or (ending in HTML_ENDINGS and TAG.search(text)):
        return read_html
    if ending not in TEXTS and is_json(text):
        return read_json
    return TEXTS.get(ending, read_plain)
