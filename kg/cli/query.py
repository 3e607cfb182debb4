"""kg query: the canned questions, answered as rows."""

from __future__ import annotations

from typing import Any

import click

from kg.cli.errors import FOUND, NOTHING_FOUND
from kg.cli.output import FORMATS, as_grouped_table, as_table, write
from kg.cli.questions import QuestionGroup, answered, command_for, opened
from kg.errors import NothingFoundError
from kg.queries import Question, catalogue


def _command(asked: Question) -> click.Command:
    def answer(*, store: str, form: str | None, output: str, show: bool, **given: Any) -> int:
        if show:
            click.echo(asked.text, nl=False)
            return FOUND
        try:
            with opened(store) as graph:
                rows = answered(graph, asked, given)
        except NothingFoundError as nothing:
            click.echo(f"kg: {nothing}", err=True)
            return NOTHING_FOUND
        if not rows:
            click.echo(f"kg: {asked.name} found nothing for these parameters", err=True)
            return NOTHING_FOUND
        write(rows, form or "", output, lambda found: as_grouped_table(found, asked.heads, asked.shown))
        return FOUND

    options = [
        click.Option(
            ["--format", "form"], type=click.Choice(list(FORMATS)), help="Default: fits the output. 缺省随输出而定。"
        ),
        click.Option(["-o", "--output"], default="", metavar="FILE", help="Write to a file. 写入文件。"),
        click.Option(["--show"], is_flag=True, help="Print the Cypher, for Neo4j Browser. 打印 Cypher 语句。"),
    ]
    return command_for(asked, answer, options)


@click.command(cls=QuestionGroup, answerer=_command, invoke_without_command=True)
@click.option("--list", "listing", is_flag=True, help="List the questions. 列出全部问题。")
@click.pass_context
def command(ctx: click.Context, listing: bool) -> int:
    """Ask a canned question; without a name, list them. 用现成的问题查询图谱;不带名称则列出全部问题。

    \b
    kg query co-owned --agency 省发改委 --place 黄石
    kg query co-owned --show
    """
    if ctx.invoked_subcommand is None or listing:
        rows = [
            {"question 问题": asked.name, "title 题目": asked.title, "description": asked.description}
            for asked in catalogue().values()
        ]
        click.echo(as_table(rows), nl=False)
    return FOUND
