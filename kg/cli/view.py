"""kg view: the canned questions, drawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kg.cli.errors import FOUND, NOTHING_FOUND
from kg.cli.options import store_option
from kg.cli.questions import QuestionGroup, answered, command_for, fitted, opened
from kg.errors import NothingFoundError, writing
from kg.queries import Question
from kg.queries.answer import heading
from kg.queries.find import typed
from kg.stores import Row, Store
from kg.subgraphs.model import Subgraph
from kg.subgraphs.of_rows import subgraph_of
from kg.subgraphs.of_subject import SUBJECTS, subject_picture, whole_picture
from kg.subgraphs.one_step import with_beyond
from kg.views.network.build import write
from kg.views.style import style

WHOLE = "全部机构、任务、项目与地区"
SUBJECT_HELP = {
    "agency": "Draw an agency and its tasks. 某机构及其任务。",
    "place": "Draw a place and what lies in it. 某地及其任务与项目。",
    "project": "Draw a project and the tasks that name it. 某项目及相关任务。",
    "cluster": "Draw an industry cluster. 某产业集群。",
    "document": "Draw a document, by title or number. 某份文件。",
    "all": "Draw the whole graph. 整个图谱。",
}


def _question(asked: Question) -> click.Command:
    def answer(*, store: str, output: str, **given: Any) -> int:
        def picture(graph: Store) -> Subgraph:
            rows = answered(graph, asked, given)
            return subgraph_of(graph, rows, asked.draws, heading=heading(asked, given, _word), note="")

        return _drawn(store, picture, output or f"{asked.name}.html")

    return command_for(asked, answer, [_output()])


def _subject(name: str) -> click.Command:
    """Return the command that draws one node of a label, found by its name, alias or id."""
    label = SUBJECTS[name]

    def answer(*, store: str, output: str, subject: str) -> int:
        def picture(graph: Store) -> Subgraph:
            found = fitted(graph, label, typed(subject))
            return subject_picture(graph, label, [row["id"] for row in found], heading=_names(found))

        return _drawn(store, picture, output or f"{name}.html")

    command = click.Command(
        name,
        callback=answer,
        params=[click.Argument(["subject"], metavar="NAME"), _output()],
        help=SUBJECT_HELP[name],
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    )
    return store_option(command)


def _whole() -> click.Command:
    def answer(*, store: str, output: str) -> int:
        return _drawn(store, lambda graph: whole_picture(graph, heading=WHOLE), output or "all.html", goes_on=False)

    return store_option(click.Command("all", callback=answer, params=[_output()], help=SUBJECT_HELP["all"]))


def _output() -> click.Option:
    return click.Option(["-o", "--output"], default="", metavar="FILE", help="The HTML file. 网页文件。")


def _drawn(address: str, picture: Callable[[Store], Subgraph], output: str, *, goes_on: bool = True) -> int:
    """Write the picture that `picture` makes of the graph at `address`, and return the exit status.

    `goes_on`: what lies one step beyond the picture is kept in the page as well.
    """
    try:
        with opened(address) as graph:
            subgraph = picture(graph)
            if subgraph.nodes and goes_on:
                subgraph = with_beyond(graph, subgraph)
    except NothingFoundError as nothing:
        click.echo(f"kg: {nothing}", err=True)
        return NOTHING_FOUND
    if not subgraph.nodes:
        click.echo("kg: there is nothing to draw for this; see what the graph holds with kg query of-agency", err=True)
        return NOTHING_FOUND
    return _written(subgraph, Path(output))


def _written(subgraph: Subgraph, target: Path) -> int:
    with writing(target, "name another file with -o"):
        write(subgraph, target)
    answer = {node.id for node in subgraph.nodes if not node.beyond}
    joined = sum(edge.source in answer and edge.target in answer for edge in subgraph.edges)
    click.echo(f"{target}: {len(answer)} nodes, {joined} relationships")
    return FOUND


def _word(value: str) -> str:
    """Return a basis or role as people read it, anything else as it is."""
    entry = (style()["bases"] | style()["roles"]).get(value)
    return str(entry["zh"]) if entry else value


def _names(found: list[Row]) -> str:
    return "、".join(row["name"] for row in found)


class ViewGroup(QuestionGroup):
    """The questions, and beside them the subjects and the whole graph."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the questions and of what can be drawn beside them."""
        return [*super().list_commands(ctx), *SUBJECT_HELP]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a question, of a subject, or of the whole graph."""
        if cmd_name == "all":
            return _whole()
        return _subject(cmd_name) if cmd_name in SUBJECTS else super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the questions, then the subjects."""
        super().format_commands(ctx, formatter)
        with formatter.section("Subjects 对象"):
            formatter.write_dl([(name, text.split("\n")[0]) for name, text in SUBJECT_HELP.items()])


@click.command(cls=ViewGroup, answerer=_question)
def command() -> None:
    """Draw a canned question, a subject or the whole graph as one HTML file that works offline. 画成一个离线网页。

    \b
    kg view co-owned --agency 省发改委 --place 黄石 -o view.html
    kg view agency 黄石市发改委 -o agency.html
    kg view all -o all.html
    """
