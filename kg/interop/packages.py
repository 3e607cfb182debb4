"""The packages that a notebook has and kg does without: imported where they are used."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from kg.errors import MissingExtraError


def package(name: str, extra: str) -> Any:
    """Return the module called `name`; MissingExtraError, which names `extra`, where it is not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError as missing:
        raise MissingExtraError(f"kg.interop.{name.partition('.')[0]}", extra) from missing
