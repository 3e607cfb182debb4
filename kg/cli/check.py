"""kg check: the account of what was read and what was not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from kg.cli.decided import decided
from kg.cli.errors import NOTHING_FOUND
from kg.cli.inputs import Inputs
from kg.cli.options import decisions_option, gazetteer_option, jobs_option, paths_argument
from kg.cli.output import as_jsonl
from kg.coverage import Audit, audit
from kg.export.account import account_record
from kg.resolve.agencies import directory
from kg.resolve.places import unknown
from kg.resolve.records import Reading
from loaders.records import IN_DUTY, NOT_UNDERSTOOD, share_read

HOW_TO_NAME = "不详的名称可写入自备的表 name them in a table of your own: kg check --gazetteer my.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a document says of responsibility, counted: what was read, and what was missed."""

    documents: int = 0
    duties: int = 0
    words: int = 0
    """Words of role that ended in a duty."""
    lost: int = 0
    """Words of role that were not understood."""
    refused: int = 0
    lists: int = 0
    tables: int = 0

    def __add__(self, other: Counts) -> Counts:
        pairs = ((name, getattr(self, name) + getattr(other, name)) for name in self.__slots__)
        return Counts(**dict(pairs))

    @property
    def coverage(self) -> float:
        """The share of words and lists that ended in a duty."""
        return share_read(self.words, self.lost + self.refused + self.lists)


@click.command()
@paths_argument
@click.option("--summary", is_flag=True, help="One line a document, and the totals. 每份文件一行,末行合计。")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="jsonl: one object a document, with every word and its place. 逐份输出 JSON,含每个责任词及其位置。",
)
@click.option("--strict", is_flag=True, help="Exit 1 where anything was not understood. 有未读懂之处即返回 1。")
@decisions_option
@gazetteer_option
@jobs_option
def command(paths: tuple[str, ...], summary: bool, form: str, strict: bool, decisions: str, jobs: int) -> int:
    """Account for each document: read as what, set aside by which rule, not understood. 逐份说明读到了什么、放过了什么。

    \b
    kg check seeds/plans/000_ee83fa34eaa680c2.txt
    kg check --summary seeds/plans
    """
    if summary and form == "jsonl":
        raise click.UsageError("--summary is text; leave out --summary, or --format jsonl")
    inputs = Inputs(paths, jobs, decided(decisions))
    work = _summed if summary else _recorded if form == "jsonl" else _accounted
    complete, total = _told(inputs, work)
    if summary:
        click.echo(_line(total, f"{total.documents} 份文件 documents"))
    return inputs.status or (NOTHING_FOUND if strict and not complete else 0)


def _told(inputs: Inputs, work: Callable[[Reading], tuple[str, bool, Counts]]) -> tuple[bool, Counts]:
    """Print what `work` says of each document; return whether all was understood, and the sum."""
    complete, total = True, Counts()
    for text, is_complete, counts in inputs.each(work):
        complete, total = complete and is_complete, total + counts
        click.echo(text, nl=False)
    return complete, total


def _accounted(reading: Reading) -> tuple[str, bool, Counts]:
    account = audit(reading)
    return "\n".join(_lines(reading, account)) + "\n\n", account.complete, _counts(reading)


def _recorded(reading: Reading) -> tuple[str, bool, Counts]:
    record = account_record(reading)
    return as_jsonl([record]), record["complete"], _counts(reading)


def _summed(reading: Reading) -> tuple[str, bool, Counts]:
    counts = _counts(reading)
    name = f"{reading.document.title or '?'} ({Path(reading.plan.source.path).name})"
    return _line(counts, name) + "\n", audit(reading).complete, counts


def _counts(reading: Reading) -> Counts:
    plan = reading.plan
    fates = [word.fate for word in plan.words]
    return Counts(
        documents=1,
        duties=sum(len(task.every_duty) for task in plan.tasks),
        words=fates.count(IN_DUTY),
        lost=fates.count(NOT_UNDERSTOOD),
        refused=len(plan.refused),
        lists=len(plan.unread_lists),
        tables=len(plan.unread_tables),
    )


def _line(counts: Counts, name: str) -> str:
    return (
        f"{counts.coverage:4.0%} 读入 read, {counts.duties} 项责任 duties; 未读 not read: {counts.lost} 词 words, "
        f"{counts.lists} 单位 lists of units, {counts.refused} 非单位 no units, {counts.tables} 表 tables · {name}"
    )


def _lines(reading: Reading, account: Audit) -> Iterator[str]:
    document = reading.document
    yield f"== {document.title} ({reading.plan.source.path})"
    yield f"   id {document.id} · {document.kind} · {document.issuer or '?'} · {document.published or '?'} · {document.script}"
    yield "读作 read as: " + ", ".join(f"{count} {name}" for name, count in account.read.items())
    words = ", ".join(f"{count} {fate}" for fate, count in account.words.items())
    yield f"责任词 words of role: {_counts(reading).coverage:.0%} read ({words or 'none'})"
    for item in account.set_aside:
        became = f" → {item.became}" if item.became else ""
        yield f"   放过 set aside [{item.rule}] {item.start}–{item.end}: {item.excerpt}{became}"
    yield from (f"   未读懂 not understood: {sentence}" for sentence in account.not_understood)
    yield from (f"   未读的单位 units not read: {line}" for line in account.unread_lists)
    yield from (f"   不是单位 no unit: {name}" for name in account.refused)
    yield from _of_names(account)
    yield from (f"   未识别的表格 table not recognised: {line}" for line in account.unread_tables)
    for what, texts in account.passed_over.items():
        yield f"   未取用 passed over, {what}: {'、'.join(texts)}"
    yield from (f"   开放的群组 open group: {name}" for name in account.open_groups)


def _of_names(account: Audit) -> Iterator[str]:
    for name in account.unknown_agencies:
        yield f"   全称不详 full name not known: {name}{_nearest(directory().alike(name))}"
    for name in account.unknown_places:
        yield f"   地名不详 place not known: {name}{_nearest(unknown.alike(name))}"
    for name, several in (*account.ambiguous_agencies.items(), *account.ambiguous_places.items()):
        yield f"   可指多个 fits several: {name} ({'、'.join(several)})"
    if account.unknown_agencies or account.unknown_places:
        yield f"   {HOW_TO_NAME}"


def _nearest(names: list[str]) -> str:
    return f" (nearest: {'、'.join(names)})" if names else ""
