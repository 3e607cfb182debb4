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


NEXT_LINE: Final = "values to change stand in the line above 上一行的值可改"
SET_FIRST: Final = "run 设 first: it sets the parameters 请先运行“设”"
FIRST_TASKS: Final = f"at most {MOST_TASKS} tasks are drawn 最多画 {MOST_TASKS} 项任务"
FORMS: Final = (
    Form(mark="图", name="picture", note=f"{NEXT_LINE}; {FIRST_TASKS}", make=lambda asked: picture(asked, examples(asked))),
    Form(mark="表", name="rows", note=NEXT_LINE, make=lambda asked: rows(asked, examples(asked))),
    Form(mark="设", name="set", note="", make=lambda asked: setting(examples(asked))),
    Form(mark="$图", name="picture-of-parameters", note=f"{SET_FIRST}; {FIRST_TASKS}", make=picture),
    Form(mark="$表", name="rows-of-parameters", note=SET_FIRST, make=rows),
)  # fmt: skip


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
        _saved(theme, number, asked, form)
        for theme, questions in themes().items()
        for number, asked in enumerate(questions, 1)
        for form in FORMS
    )


def _saved(theme: str, number: int, asked: Question, form: Form) -> Saved:
    place = f"{number}{'abcde'[FORMS.index(form)]}"
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
