"""kg mentions: every agency and place that a text names."""

from __future__ import annotations

from functools import partial

import click

from kg.cli.decided import decided
from kg.cli.errors import NOTHING_FOUND
from kg.cli.inputs import Inputs
from kg.cli.options import decisions_option, gazetteer_option, jobs_option, output_option, paths_argument
from kg.cli.output import write
from kg.export.records import Record, mention_records
from kg.resolve.records import Reading


@click.command()
@paths_argument
@click.option("--kind", type=click.Choice(["agency", "place"]), default=None, help="Only these. 只列机构或地名。")
@click.option("--format", "form", type=click.Choice(["jsonl", "table"]), default=None, help="Default: fits the output.")
@output_option
@decisions_option
@gazetteer_option
@jobs_option
def command(paths: tuple[str, ...], kind: str | None, form: str | None, output: str, decisions: str, jobs: int) -> int:
    """Print every mention of the whole text in reading order. 按原文顺序列出全部机构与地名。

    `-` reads standard input. The id of a province, city or county is its six-digit code.

    \b
    echo 监利至华容公铁两用大桥 | kg mentions --kind place -
    """
    inputs = Inputs(paths, jobs, decided(decisions))
    records = [record for found in inputs.each(partial(_mentions, kind=kind or "")) for record in found]
    write(records, form or "", output)
    return inputs.status or (0 if records else NOTHING_FOUND)


def _mentions(reading: Reading, *, kind: str) -> list[Record]:
    return list(mention_records(reading, kind=kind))
