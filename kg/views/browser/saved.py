"""The saved queries: each question in its forms, in a folder for its theme, and all of them in one archive."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from zipfile import ZipFile, ZipInfo

from kg.queries import Question, themes
from kg.queries.catalogue import SUFFIX
from kg.views.browser.forms import MOST_TASKS, examples, picture, rows, setting
from kg.views.words import words

LETTERS: Final = "abcde"
"""The places of the forms of one question, in their order."""
UNIX: Final = 3
"""The system an archive says it was made on: the same wherever it is made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One of the ways in which a question is saved."""

    mark: str
    """What its title says before the question's: a drawer shows some thirteen characters."""
    name: str
    """What its file is called after the question."""
    note: str
    make: Callable[[Question], str]


def forms() -> tuple[Form, ...]:
    """Return the forms in which each question is saved, in the order of a drawer."""
    mark = words("browser").group("mark")
    next_line, set_first = words("browser")("next_line").plain, words("browser")("set_first").plain
    drawn = words("browser")("first_tasks", most=MOST_TASKS).plain
    return (
        Form(
            mark=mark["picture"].zh,
            name="picture",
            note=f"{next_line}; {drawn}",
            make=lambda asked: picture(asked, examples(asked)),
        ),
        Form(mark=mark["rows"].zh, name="rows", note=next_line, make=lambda asked: rows(asked, examples(asked))),
        Form(mark=mark["set"].zh, name="set", note="", make=lambda asked: setting(examples(asked))),
        Form(mark=f"${mark['picture'].zh}", name="picture-of-parameters", note=f"{set_first}; {drawn}", make=picture),
        Form(mark=f"${mark['rows'].zh}", name="rows-of-parameters", note=set_first, make=rows),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A saved query: one file."""

    theme: str
    name: str
    title: str
    """Its first line, and what Neo4j Browser lists it by."""
    text: str
    """The whole file."""

    @property
    def path(self) -> str:
        """Where it lies: the theme is the folder."""
        return f"{self.theme}/{self.name}{SUFFIX}"


def saved_queries() -> tuple[Saved, ...]:
    """Return every saved query, in the order of themes, questions and forms."""
    return tuple(
        _saved(theme, f"{number}{letter}", asked, form)
        for theme, questions in themes().items()
        for number, asked in enumerate(questions, 1)
        for letter, form in zip(LETTERS, forms(), strict=True)
    )


def _saved(theme: str, place: str, asked: Question, form: Form) -> Saved:
    title = f"{place} {form.mark} {asked.title}"
    return Saved(
        theme=theme,
        name=f"{place}-{asked.name}-{form.name}",
        title=title,
        text="\n".join([f"// {title}", *_lines(asked, form)]) + "\n",
    )


def _lines(asked: Question, form: Form) -> Iterator[str]:
    """Yield the statement, with what it means after the line of its values, before it where it has none."""
    first, *rest = form.make(asked).splitlines()
    has_values = first.startswith("WITH {")
    if has_values:
        yield first
    if not first.startswith(":"):
        yield from _meaning(asked, form)
    yield from rest if has_values else [first, *rest]


def _meaning(asked: Question, form: Form) -> Iterator[str]:
    yield f"// {form.note}"
    yield f"// {asked.description}"
    for parameter in asked.parameters:
        choices = f", one of {' | '.join(parameter.choices)}" if parameter.choices else ""
        yield f"// {parameter.name}: {parameter.description}{choices}"


def archive(saved: Iterable[Saved]) -> bytes:
    """Return a ZIP file of the saved queries, the same bytes for the same queries."""
    kept = io.BytesIO()
    with ZipFile(kept, "w") as file:
        for query in saved:
            entry = ZipInfo(query.path)  # of 1980, and stored as it is: compressors differ between machines
            entry.create_system = UNIX
            file.writestr(entry, query.text.encode())
    return kept.getvalue()
