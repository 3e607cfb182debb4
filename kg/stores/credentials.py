"""How a server is logged in to: who and with what password, from the environment alone, never from an argument."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from kg.errors import StoreError

USER: Final = "KG_NEO4J_USER"
PASSWORD: Final = "KG_NEO4J_PASSWORD"  # the name of a variable
PASSWORD_FILE: Final = "KG_NEO4J_PASSWORD_FILE"
DATABASE: Final = "KG_NEO4J_DATABASE"
DEFAULT_USER: Final = "neo4j"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What a server wants to know; all empty for one that asks for nothing."""

    user: str
    password: str = field(repr=False)
    database: str
    """Empty for the user's home database."""


def credentials(address: str) -> Credentials:
    """Return what the environment says for the server at `address`; StoreError where it says it the wrong way.

    The password stands in KG_NEO4J_PASSWORD or in the file named by KG_NEO4J_PASSWORD_FILE. Where no user is named, such
    a file may also read `user/password`, as the server's own NEO4J_AUTH_FILE does, so that both can share one secret.
    """
    if urlsplit(address).username is not None:
        raise StoreError(f"an address holds no user and no password: set {USER} and {PASSWORD} (or {PASSWORD_FILE})")
    user, password = os.environ.get(USER, ""), os.environ.get(PASSWORD, "")
    if not password and PASSWORD_FILE in os.environ:
        password = _from_file(Path(os.environ[PASSWORD_FILE]))
        if not user and "/" in password:
            user, _, password = password.partition("/")
    return Credentials(
        user=(user or DEFAULT_USER) if password else user, password=password, database=os.environ.get(DATABASE, "")
    )


def _from_file(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise StoreError(
            f"the password cannot be read from {file}: name a file that holds it in {PASSWORD_FILE}"
        ) from None
