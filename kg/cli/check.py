"""kg check: the account of what was read and what was not."""

from __future__ import annotations

from collections.abc import Iterator

import click

from kg.cli.decided import decided
from kg.cli.errors import NOTHING_FOUND
from kg.cli.inputs import Inputs
from kg.cli.options import decisions_option, jobs_option, paths_argument
from kg.coverage import Audit, audit, coverage
from kg.resolve.agencies import directory
from kg.resolve.places import unknown
from kg.resolve.records import Reading


@click.command()
@paths_argument
@click.option("--strict", is_flag=True, help="Exit 1 where anything was not understood. 有未读懂之处即返回 1。")
@decisions_option
@jobs_option
def command(paths: tuple[str, ...], strict: bool, decisions: str, jobs: int) -> int:
    """Account for each document: read as what, set aside by which rule, not understood. 逐份说明读到了什么、放过了什么。

    \b
    kg check seeds/plans/000_ee83fa34eaa680c2.txt
    """
    inputs = Inputs(paths, jobs, decided(decisions))
    complete = True
    for text, is_complete in inputs.each(_accounted):
        complete = complete and is_complete
        click.echo(text)
    return inputs.status or (NOTHING_FOUND if strict and not complete else 0)


def _accounted(reading: Reading) -> tuple[str, bool]:
    account = audit(reading)
    return "\n".join(_lines(reading, account)) + "\n", account.complete


def _lines(reading: Reading, account: Audit) -> Iterator[str]:
    document = reading.document
    yield f"== {document.title} ({reading.plan.source.path})"
    yield f"   id {document.id} · {document.kind} · {document.issuer or '?'} · {document.published or '?'} · {document.script}"
    yield "读作 read as: " + ", ".join(f"{count} {name}" for name, count in account.read.items())
    words = ", ".join(f"{count} {fate}" for fate, count in account.words.items())
    yield f"责任词 responsibility words: {coverage(account):.0%} in duties ({words or 'none'})"
    for item in account.set_aside:
        became = f" → {item.became}" if item.became else ""
        yield f"   放过 set aside [{item.rule}] {item.start}–{item.end}: {item.excerpt}{became}"
    yield from (f"   未读懂 not understood: {sentence}" for sentence in account.not_understood)
    for name in account.unknown_agencies:
        yield f"   全称不详 full name not known: {name}{_nearest(directory().alike(name))}"
    for name in account.unknown_places:
        yield f"   地名不详 place not known: {name}{_nearest(unknown.alike(name))}"
    for name, several in (*account.ambiguous_agencies.items(), *account.ambiguous_places.items()):
        yield f"   可指多个 fits several: {name} ({'、'.join(several)})"
    yield from (f"   未识别的表格 table not recognised: {line}" for line in account.unread_tables)
    for what, texts in account.passed_over.items():
        yield f"   未取用 passed over, {what}: {'、'.join(texts)}"
    yield from (f"   开放的群组 open group: {name}" for name in account.open_groups)


def _nearest(names: list[str]) -> str:
    return f" (nearest: {'、'.join(names)})" if names else ""
