"""Where each thing has its page: an address that follows from its identity and is the same in every graph."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import quote

FOLDERS = {
    "Document": "document",
    "Agency": "agency",
    "Place": "place",
    "Project": "project",
    "Cluster": "cluster",
    "Indicator": "indicator",
    "Task": "task",
}
"""The folder of the pages of each node label that has pages."""
CALENDAR = "calendar.html"
CODE = re.compile(r"[0-9]{1,12}")
"""An identity that is a file name as it stands: the adcode of a place."""
READABLE = re.compile(r"[0-9a-z]+")
LONGEST_READABLE = 24
DIGITS = 16
"""Hexadecimal digits of the hash: 64 bits keep a million identities apart."""


def address(label: str, identity: str) -> str:
    """Return the address of the page of a node, from the root of the site: agency/420000-….html.

    Only small letters, digits and hyphens stand in it, so that it is one name in a zip file, on any disk and on any
    server: Chinese names are stored differently by each of these, and some disks do not tell A from a.
    """
    return f"{FOLDERS[label]}/{file_name(identity)}.html"


def milestone_address(identity: str) -> str:
    """Return the address of a milestone: it stands in the calendar."""
    return f"{CALENDAR}#m-{file_name(identity)}"


def file_name(identity: str) -> str:
    """Return the name that an identity has in addresses, without an ending."""
    if CODE.fullmatch(identity):
        return identity
    digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
    readable = "-".join(READABLE.findall(identity.lower()))[:LONGEST_READABLE].strip("-")
    return f"{readable}-{digest}" if readable else digest


def task_anchor(path: str) -> str:
    """Return the id of a task on the page of its document, from the path of its numbers: t-四/(一)/3."""
    return "t-" + "_".join(path.split())


def fragment(anchor: str) -> str:
    """Return the end of an address that leads to the element with this id."""
    return "#" + quote(anchor, safe="")
