"""kg extract: what documents say, without a database."""

from __future__ import annotations

import click

from kg.cli.inputs import Inputs
from kg.cli.options import output_option, paths_argument
from kg.cli.output import write
from kg.extract import task_records


@click.command()
@paths_argument
@click.option("--format", "form", type=click.Choice(["jsonl", "json"]), default="jsonl", show_default=True)
@output_option
def command(paths: tuple[str, ...], form: str, output: str) -> int:
    """Print what the page says, one JSON object a task. 逐项任务输出文件内容。

    `-` reads standard input. Every quote stands at its offsets of the document as read.

    \b
    kg extract seeds/001_f9238b450ce1738d.txt | head -1
    """
    inputs = Inputs(paths)
    records = []
    for reading in inputs:
        found = list(task_records(reading))
        if not found:
            click.echo(f"kg: {reading.plan.source.path} says of no task who is responsible", err=True)
        records += found
    write(records, form, output)
    return inputs.status
