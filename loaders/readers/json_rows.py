"""JSON: a list of objects as a table in pipe rows with a Chinese header, and all else line by line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.errors import UnreadableError
from loaders.readers.as_read import AsRead
from loaders.readers.html import read_fragment
from loaders.readers.limits import DEEPEST, MOST_CELLS, require
from loaders.readers.pipes import pipe_rows
from loaders.readers.plain import decode

# What the keys of published data are called in the header of a table.
COLUMNS = {
    **dict.fromkeys(("no", "num", "number", "index", "id", "seq", "serial"), "序号"),
    **dict.fromkeys(("task", "tasks", "work", "title", "name", "item", "project"), "任务"),
    **dict.fromkeys(("measure", "measures", "action", "content", "description", "detail"), "措施"),
    **dict.fromkeys(("owner", "lead", "leader", "lead_unit", "lead_agency"), "牵头单位"),
    **dict.fromkeys(("support", "supporting", "partners"), "配合单位"),
    **dict.fromkeys(
        (
            "co",
            "co_owner",
            "co_owners",
            "unit",
            "units",
            "responsible",
            "agency",
            "agencies",
            "department",
            "departments",
        ),
        "责任单位",
    ),
    **dict.fromkeys(("time", "deadline", "due", "date", "period", "time_limit"), "完成时限"),
    **dict.fromkeys(("category", "section", "field", "type"), "类别"),
    **dict.fromkeys(("note", "notes", "remark", "remarks"), "备注"),
}
LABELS = frozenset({"name", "title", "text", "label", "content", "task", "value"})
"""Keys whose value speaks for itself."""
DATES = frozenset({"date", "pub_date", "pubdate", "publish_date", "publish_time", "published", "release_date"})
ARTICLE = re.compile(r"</(?:p|div|li|td|h[1-6])\s*>|<br\s*/?>|\n[^\n]*\n[^\n]*\n", re.I)
"""What a string that holds a whole text has in it: tags that end blocks, or several lines."""
MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
NAMED_ROWS = 2
"""So many columns make objects rows of a table."""


def is_json(text: str) -> bool:
    """Tell whether `text` is a JSON object or list as a whole."""
    stripped = text.strip()
    if stripped[:1] + stripped[-1:] not in {"{}", "[]"}:
        return False
    try:
        json.loads(stripped)
    except RecursionError:
        return True  # which the reader says in a sentence
    except ValueError:
        return False
    return True


def read_json(data: bytes, name: str) -> AsRead:
    """Return the text of a JSON file; UnreadableError where it is damaged or nested too deep."""
    return AsRead(text=lines_of(decode(data, name), name))


def lines_of(text: str, name: str) -> str:
    """Return the strings of the JSON in `text` as lines and pipe rows."""
    try:
        found = json.loads(text)
        lines = list(_lines(found, name, 0))
    except RecursionError:
        raise UnreadableError(f"{name} is nested deeper than {DEEPEST} levels; flatten it") from None
    except ValueError as error:
        raise UnreadableError(f"{name} is no valid JSON ({error}); correct or fetch it again") from None
    return LONE_SURROGATE.sub("\ufffd", "\n".join(lines)) + "\n"  # half a character cannot be written to any file


def _lines(found: Any, name: str, depth: int) -> Iterator[str]:
    require(depth, DEEPEST, name, "levels of nesting")
    if isinstance(found, dict):
        for key, value in found.items():
            yield from _entry(str(key), value, name, depth)
    elif isinstance(found, list) and _are_rows(found):
        yield from _table(found, name)
    elif isinstance(found, list):
        for value in found:
            yield from _lines(value, name, depth + 1)
    elif isinstance(found, str) and found.strip():
        yield from _article(found, name)


def _entry(key: str, value: Any, name: str, depth: int) -> Iterator[str]:
    """Yield the lines of one key of an object: `发布机构:市政府`; a value without Chinese under a foreign key is layout."""
    if isinstance(value, dict | list):
        yield from _lines(value, name, depth + 1)
        return
    said = _cell(value)
    if ARTICLE.search(said):
        yield from _article(said, name)
    elif key.lower() in DATES:
        yield f"发布日期:{said}"
    elif key.lower() in LABELS or (CHINESE.search(said) and not CHINESE.search(key)):
        yield said
    elif CHINESE.search(key):
        yield f"{key}:{said}"


def _article(said: str, name: str) -> Iterator[str]:
    """Yield the lines of a string that may be HTML."""
    if MARKUP.search(said):
        yield from read_fragment(said, name)
    else:
        yield said


def _are_rows(found: Sequence[Any]) -> bool:
    """Tell whether a list holds nothing but flat objects with several keys, none of them a whole text."""
    return (
        all(isinstance(one, dict) for one in found)
        and all(not _is_nested(value) and not ARTICLE.search(_cell(value)) for one in found for value in one.values())
        and any(len(one) >= NAMED_ROWS for one in found)
    )


def _is_nested(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict | list) for one in value))


def _table(found: Sequence[Mapping[str, Any]], name: str) -> Iterator[str]:
    keys = list(dict.fromkeys(key for one in found for key in one))
    require(len(keys) * len(found), MOST_CELLS, name, "cells")
    header = [COLUMNS.get(key.lower(), key) for key in keys]
    yield from pipe_rows([header, *([_cell(one.get(key, "")) for key in keys] for one in found)])


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(map(_cell, value))
    return "" if value is None else str(value)
