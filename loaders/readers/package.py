"""The zip packages of Office documents: their parts, opened one by one within the limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from lxml import etree

from kg.errors import UnreadableError
from loaders.readers.limits import FREE_SIZE, LARGEST_PART, MOST_RATIO, MOST_TAGS, require

Element = Any  # lxml comes without types

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)


class Package:
    """The parts of the package that `data` holds; only what is asked for is unpacked."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGED:
            raise self._damaged() from None
        self.names = frozenset(self._zip.namelist())

    def xml(self, part: str) -> Element:
        """Return the root of the XML in `part`; UnreadableError where it is missing, damaged, a bomb, or has entities."""
        data = self._bytes(part)
        require(data.count(b"<"), MOST_TAGS, self._name, "tags")
        try:
            parser = etree.XMLParser(
                resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
            )
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise self._damaged() from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableError(f"{self._name} declares XML entities, which no office program writes; it is not read")
        return root

    def _bytes(self, part: str) -> bytes:
        try:
            entry = self._zip.getinfo(part)
        except KeyError:
            raise self._damaged() from None
        if entry.flag_bits & 1:
            raise UnreadableError(f"{self._name} is encrypted; save it without a password")
        require(entry.file_size, LARGEST_PART, self._name, "bytes in one part")
        if entry.file_size > FREE_SIZE and entry.file_size > MOST_RATIO * entry.compress_size:
            raise UnreadableError(f"{self._name} unpacks to over {MOST_RATIO} times its size; it is not read")
        try:
            return self._zip.read(entry)
        except DAMAGED:
            raise self._damaged() from None

    def _damaged(self) -> UnreadableError:
        return UnreadableError(f"{self._name} is damaged or cut short; fetch it again")


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(etree.QName(element).localname)


def child(element: Element, *path: str) -> Element | None:
    """Return the first descendant at the `path` of local names; None where there is none."""
    for name in path:
        element = next((one for one in element if local(one) == name), None)
        if element is None:
            return None
    return element


def children(element: Element, *path: str) -> list[Element]:
    """Return what stands in the first descendant at the `path` of local names; nothing where there is none."""
    found = child(element, *path)
    return [] if found is None else list(found)


def value(element: Element | None, attribute: str = "val", default: str = "") -> str:
    """Return an attribute of `element` by its local name, or `default` without the element or the attribute."""
    if element is None:
        return default
    return next((str(text) for key, text in element.attrib.items() if key.split("}")[-1] == attribute), default)
