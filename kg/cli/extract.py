"""kg extract: what documents say, without a database."""

from __future__ import annotations

from collections.abc import Iterator

import click

from kg.cli.decided import decided
from kg.cli.inputs import Inputs
from kg.cli.options import decisions_option, gazetteer_option, jobs_option, output_option, paths_argument
from kg.cli.output import write
from kg.export.records import Record, task_records
from kg.resolve.records import Reading


@click.command()
@paths_argument
@click.option("--format", "form", type=click.Choice(["jsonl", "json"]), default="jsonl", show_default=True)
@output_option
@decisions_option
@gazetteer_option
@jobs_option
def command(paths: tuple[str, ...], form: str, output: str, decisions: str, jobs: int) -> int:
    """Print what the page says, one JSON object a task. 逐项任务输出文件内容。

    `-` reads standard input. Every quote stands at its offsets of the document as read.

    \b
    kg extract seeds/plans/001_f9238b450ce1738d.txt | head -1
    """
    inputs = Inputs(paths, jobs, decided(decisions))
    found = _each(inputs)
    if form == "jsonl" and not output:
        for records in found:  # as they come: memory does not grow with the documents
            write(records, form, output)
    else:
        write([record for records in found for record in records], form, output)
    return inputs.status


def _each(inputs: Inputs) -> Iterator[list[Record]]:
    for path, records in inputs.each(_extracted):
        if not records:
            click.echo(f"kg: {path} says of no task who is responsible", err=True)
        yield records


def _extracted(reading: Reading) -> tuple[str, list[Record]]:
    return reading.plan.source.path, list(task_records(reading))
