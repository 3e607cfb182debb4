"""The canned questions as commands: their options from the headers of their files, their answers from a store."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click
from click.shell_completion import CompletionItem

from kg.cli.options import DEFAULT_STORE, store_option
from kg.errors import KgError
from kg.queries import Parameter, Question, catalogue, question
from kg.queries import answer as asking
from kg.queries.find import NAMED_LABELS, names, typed
from kg.stores import Row, Store, open_store

Answerer = Callable[..., int]
MOST_COMPLETIONS = 200


class QuestionGroup(click.Group):
    """A group with one command a question, each made when it is called."""

    def __init__(self, *args: Any, answerer: Callable[[Question], click.Command], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._make = answerer

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the questions."""
        return list(catalogue())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a question; QueryError with the nearest names where there is none."""
        return self._make(question(cmd_name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the questions with their titles."""
        with formatter.section("Questions 问题"):
            formatter.write_dl([(asked.name, asked.title) for asked in catalogue().values()])


def command_for(asked: Question, answer: Answerer, options: list[click.Option]) -> click.Command:
    """Return the command of one question: its parameters as options, `options` after them."""
    command = click.Command(
        asked.name,
        callback=answer,
        params=[*(_option(parameter) for parameter in asked.parameters), *options],
        help=f"{asked.title}\n\n{asked.description}",
        short_help=asked.title,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    )
    return store_option(command)


def _option(parameter: Parameter) -> click.Option:
    default = f" [default: {parameter.default}]" if parameter.default is not None else " [required]"
    example = f", e.g. {parameter.example}" if parameter.example else ""
    choices = f", one of {', '.join(parameter.choices)}" if parameter.choices else ""
    return click.Option(
        [f"--{parameter.name.replace('_', '-')}", parameter.name],
        default=None,
        metavar=parameter.name.upper(),
        help=f"{parameter.description}{choices}{example}{default}",
        shell_complete=_completion(parameter),
    )


def _completion(parameter: Parameter) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        if parameter.choices:
            return [CompletionItem(choice) for choice in parameter.choices if choice.startswith(incomplete)]
        if parameter.name not in NAMED_LABELS:
            return []
        address = ctx.params.get("store") or os.environ.get("KG_STORE", DEFAULT_STORE)
        try:
            with opened(address) as store:
                found = names(store, NAMED_LABELS[parameter.name], typed(incomplete))
        except KgError:  # a shell that completes shows no errors
            return []
        return [CompletionItem(name) for name in found[:MOST_COMPLETIONS]]

    return complete


@contextmanager
def opened(address: str) -> Iterator[Store]:
    """Open the store at `address` for a while."""
    store = open_store(address)
    try:
        yield store
    finally:
        store.close()


def answered(store: Store, asked: Question, given: Mapping[str, Any]) -> list[Row]:
    """Return the rows that answer a question, and tell of names that fit several; errors as in `kg.queries.answer.answered`."""
    answer = asking.answered(store, asked, given)
    for several in answer.several:
        _tell(several, f"--{several.parameter} ")
    return answer.rows


def fitted(store: Store, label: str, name: str) -> list[Row]:
    """Return id and name of each node of `label` that `name` fits, and tell of several; errors as in `kg.queries.answer.known`."""
    found = asking.known(store, label, name)
    if len(found) > 1:
        _tell(asking.Several(parameter="", name=name, names=tuple(row["name"] for row in found)))
    return found


def _tell(several: asking.Several, option: str = "") -> None:
    click.echo(f"kg: {several}; for one, name it in full: {option}{several.names[0]}", err=True)
