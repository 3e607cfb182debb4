"""kg extract: what documents say, without a database."""

from __future__ import annotations

import click

from kg.cli.options import each_reading, paths_argument
from kg.cli.output import write
from kg.extract import task_records


@click.command()
@paths_argument
@click.option("--format", "form", type=click.Choice(["jsonl", "json"]), default="jsonl", show_default=True)
@click.option("-o", "--output", default="", metavar="FILE", help="Write to a file. 写入文件。")
def command(paths: tuple[str, ...], form: str, output: str) -> int:
    """Print what the page says, one JSON object a task. 逐项任务输出文件内容。

    `-` reads standard input. Every quote stands at its offsets of the document as read.

    \b
    kg extract seeds/001_f9238b450ce1738d.txt | head -1
    """
    records, status = [], 0
    for reading in each_reading(paths):
        if isinstance(reading, int):
            status = reading
            continue
        records += task_records(reading)
    write(records, form, output)
    return status
