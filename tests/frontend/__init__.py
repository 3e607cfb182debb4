"""What Neo4j reads our files with, without a server: its front end of Cypher, and Asciidoctor for the guides of its Browser."""

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from kg.schema import edge_classes, labels, node_classes, property_names, relationship_types
from tests.fetched import fetched

HERE: Final = Path(__file__).parent
LANGUAGES: Final = ("CYPHER 5", "CYPHER 25")
LISTS: Final = ("package.json", "package-lock.json")
NODE: Final = {"node": "nodejs", "npm": "npm"}
"""Commands, and the Debian packages that have them."""


@cache
def why_not() -> str:
    """Return in plain words why the front ends cannot run here, or nothing. They are fetched to know."""
    for command, package in NODE.items():
        if not shutil.which(command):
            return f"Neo4j's front ends need {command}, and there is none here: apt-get install {package}"
    try:
        _installed()
    except subprocess.CalledProcessError as error:
        return f"Neo4j's front ends could not be fetched: {error.stderr.strip().splitlines()[0]}"
    return ""


def lint(statements: Mapping[str, tuple[str, Mapping[str, Any]]], language: str) -> dict[str, list[str]]:
    """Return by name what is wrong with each statement, given its text and the values of its parameters."""
    asked = {name: {"text": text, "parameters": dict(values)} for name, (text, values) in statements.items()}
    return _told("lint.mjs", json.dumps({"schema": {**_schema(), "defaultLanguage": language}, "statements": asked}))


def guide_of(asciidoc: str) -> dict[str, Any]:
    """Return what Asciidoctor reads in a guide: its title, html and listings, and the faults that it finds."""
    return _told("asciidoc.mjs", asciidoc)


def _told(script: str, handed: str) -> Any:
    command = ["node", str(HERE / script), str(_installed())]
    done = subprocess.run(command, input=handed, check=True, capture_output=True, text=True, encoding="utf-8")
    return json.loads(done.stdout)


def _schema() -> dict[str, list[str]]:
    declared = (*node_classes(), *edge_classes())
    keys = {name for one in declared for name in property_names(one)}
    return {"labels": [*labels()], "relationshipTypes": [*relationship_types()], "propertyKeys": sorted(keys)}


def _installed() -> Path:
    lists = b"".join((HERE / name).read_bytes() for name in LISTS)
    root = Path(os.environ.get("KG_CYPHER_FRONTEND") or Path.home() / ".cache" / "kg-cypher-frontend")
    return fetched(root / hashlib.sha256(lists).hexdigest()[:12], _install)


def _install(folder: Path) -> None:
    folder.mkdir()
    for name in LISTS:
        shutil.copy(HERE / name, folder)
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    subprocess.run(["npm", "ci", *options], cwd=folder, check=True, capture_output=True, text=True)
