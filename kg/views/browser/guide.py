"""The guide of Neo4j Browser: the named question step by step, as HTML for the classic Browser and AsciiDoc for the new one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from kg.errors import MissingExtraError
from kg.queries import Question, question, themes
from kg.views.browser.forms import columns, examples, picture, rows
from kg.views.browser.literals import literal
from kg.views.style import style
from kg.views.words import words

NAMED_QUESTION: Final = "co-owned"
EVIDENCE: Final = ("title", "quote", "basis", "role", "place_quote", "place_basis", "agency", "document", "path")
DRAWN: Final = ("Agency", "Task", "Place", "Document")
"""The labels of the named question's picture, for its legend."""
MARKUP: Final = re.compile(r"[!-/:-@\[-`{-~]")
"""The signs that AsciiDoc could read as markup; the Chinese ones are none of them."""
PLAIN: Final = frozenset(",.;")
RULE: Final = re.compile(r"^-{4,}$", re.MULTILINE)


def guide(template: str, **addresses: str) -> str:
    """Return the guide of this template (kg.html, kg.adoc); `addresses` are those of `style` and `archive`.

    MissingExtraError without jinja2.
    """
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined  # here: most commands do without
    except ModuleNotFoundError as missing:
        raise MissingExtraError("kg browser", "view") from missing
    environment = Environment(
        loader=PackageLoader("kg.views.browser"),
        autoescape=template.endswith(".html"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"literal": literal, "adoc": plain_in_asciidoc, "listing": listing}
    return environment.get_template(f"{template}.j2").render(_content(), **addresses)


def _content() -> Mapping[str, Any]:
    asked = question(NAMED_QUESTION)
    return {
        "asked": asked,
        "values": examples(asked),
        "words": words("browser"),
        "asked_for": words("browser").group("asked"),
        "marks": words("browser").group("mark"),
        "strengths": words("browser").group("basis"),
        "rows": columns(asked, (*asked.shown, *asked.heads)),
        "picture": picture(asked),
        "evidence": columns(asked, EVIDENCE),
        "labels": {label: style()["labels"][label] for label in DRAWN},
        "bases": style()["bases"],
        "themes": {
            theme: [_ready(each) for each in found if each.name != NAMED_QUESTION] for theme, found in themes().items()
        },
    }


def _ready(asked: Question) -> dict[str, str]:
    values = examples(asked)
    return {
        "title": asked.title,
        "description": asked.description,
        "picture": picture(asked, values),
        "rows": rows(asked, values),
    }


def plain_in_asciidoc(text: str) -> str:
    """Return `text` such that AsciiDoc shows it and reads no markup in it."""
    return MARKUP.sub(lambda match: match[0] if match[0] in PLAIN else f"&#{ord(match[0])};", text)


def listing(statement: str) -> str:
    """Return a listing block of AsciiDoc that `statement` cannot end."""
    rule = "-" * (max([len(found) for found in RULE.findall(statement)], default=3) + 1)
    return f"[source,cypher]\n{rule}\n{statement}\n{rule}"
