"""kg view: the canned questions, drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli.errors import FOUND, NOTHING_FOUND
from kg.cli.questions import NothingFoundError, QuestionGroup, answered, command_for, opened
from kg.errors import KgError
from kg.picture import subgraph_of
from kg.queries import Question
from kg.views.network import write


def _command(asked: Question) -> click.Command:
    def answer(*, store: str, output: str, **given: Any) -> int:
        try:
            with opened(store) as graph:
                rows = answered(graph, asked, given)
                subgraph = subgraph_of(graph, rows, asked.draws, heading=_heading(asked, given), note="")
        except NothingFoundError as nothing:
            click.echo(f"kg: {nothing}", err=True)
            return NOTHING_FOUND
        if not subgraph.nodes:
            click.echo(f"kg: {asked.name} found nothing to draw for these parameters", err=True)
            return NOTHING_FOUND
        target = Path(output or f"{asked.name}.html")
        try:
            write(subgraph, target)
        except OSError as error:
            raise KgError(f"{target} cannot be written ({error.strerror}); name another file with -o") from None
        click.echo(f"{target}: {len(subgraph.nodes)} nodes, {len(subgraph.edges)} relationships")
        return FOUND

    options = [click.Option(["-o", "--output"], default="", metavar="FILE", help="The HTML file. 网页文件。")]
    return command_for(asked, answer, options)


def _heading(asked: Question, given: dict[str, Any]) -> str:
    said = [str(value) for name, value in given.items() if value is not None and name != "limit"]
    return " · ".join([*said, asked.title])


@click.command(cls=QuestionGroup, answerer=_command)
def command() -> None:
    """Draw a canned question as one HTML file that works offline. 把问题的答案画成一个离线网页。

    \b
    kg view co-owned --agency 省发改委 --place 黄石 -o view.html
    """
