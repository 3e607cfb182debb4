"""The command line: one command a file, each imported when it is called."""

from __future__ import annotations

import importlib
import os
import sys

import click

from kg.cli.errors import FOUND, complain
from kg.errors import KgError, nearest
from kg.version import __version__

# name → (module, help in one line)
COMMANDS = {
    "load": ("kg.cli.load", "Read documents into the graph. 读入文件,建成图谱。"),
    "query": ("kg.cli.query", "Ask a canned question. 用现成的问题查询图谱。"),
    "view": ("kg.cli.view", "Draw an answer, a subject or the whole graph. 把答案、对象或整个图谱画成一个网页。"),
    "map": ("kg.cli.map", "Draw what lies where as one HTML file. 画出各地任务、项目的地图。"),
    "site": ("kg.cli.site", "Write the whole graph as a folder of pages. 把整个图谱写成一个网站。"),
    "extract": ("kg.cli.extract", "Print what documents say, a JSON object a task. 逐项任务输出文件内容。"),
    "mentions": ("kg.cli.mentions", "Print every agency and place a text names. 列出文中的机构与地名。"),
    "check": ("kg.cli.check", "Account for what was read and what was not. 说明读到了什么、放过了什么。"),
    "resolve": ("kg.cli.resolve", "List doubtful names and decide on them. 列出存疑的名称并确认。"),
    "export": ("kg.cli.export", "Write the graph for a bulk import into Neo4j. 导出图谱,供 Neo4j 批量导入。"),
    "browser": (
        "kg.cli.browser",
        "Write the colours, saved queries and guide of Neo4j Browser. 生成 Neo4j Browser 的配色、收藏与指南。",
    ),
    "schema": ("kg.cli.schema", "Print what the graph holds. 列出图谱的节点与关系。"),
}


class LazyGroup(click.Group):
    """A group that imports a command only when it is called, so that help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command called `cmd_name`; a usage error with the nearest names where there is none."""
        if cmd_name not in COMMANDS:
            near = nearest(cmd_name, COMMANDS)
            raise click.UsageError(
                f"no command called {cmd_name}" + (f"; did you mean {', '.join(near)}?" if near else "")
            )
        module = importlib.import_module(COMMANDS[cmd_name][0])
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg", message="%(prog)s %(version)s")
def kg() -> None:
    """Read Chinese government plans into a graph of agencies, tasks and places, and question it.

    把政府规划读成"机构—任务—地区"图谱:谁牵头、谁配合、在哪里、何时完成,每条关系都附原文。

    \b
    kg load                                              the five plans of the seeds
    kg query co-owned --agency 省发改委 --place 黄石     the named question
    kg view co-owned --agency 省发改委 --place 黄石 -o view.html
    """


def main() -> None:
    """Run the command line: errors are one sentence on stderr; 0 found, 1 nothing found or a check failed, 2 bad input."""
    try:
        status = kg.main(prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
    except KgError as error:
        status = complain(str(error))
    except click.UsageError as error:
        hint = f" ({error.ctx.command_path} --help)" if error.ctx else ""
        status = complain(f"{error.format_message()}{hint}")
    except click.ClickException as error:
        status = complain(error.format_message())
    except click.Abort:
        status = complain("stopped; what was loaded before is unharmed")
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = FOUND
    sys.exit(status if isinstance(status, int) else FOUND)
