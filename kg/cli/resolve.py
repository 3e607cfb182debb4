"""kg resolve: the doubtful names, and what a person decides on them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import click

from kg.cli.decided import decided, file_of, keep
from kg.cli.errors import FOUND, NOTHING_FOUND
from kg.cli.inputs import Inputs
from kg.cli.options import decisions_option, gazetteer_option, jobs_option, output_option, store_option
from kg.cli.output import FORMATS, write
from kg.cli.questions import opened
from kg.reference.gazetteer import Context
from kg.resolve.agencies import directory
from kg.resolve.judgements import KINDS, NONE, Decision, Decisions, Verdict, checked
from kg.resolve.records import Reading
from kg.review import UNKNOWN_AGENCY, UNKNOWN_PLACE, Doubt, doubts_in, doubts_of, united

COLUMNS = {
    "name": "名称 name",
    "kind": "类别 kind",
    "why": "缘由 why",
    "documents": "文件 documents",
    "count": "次数 count",
    "nearest": "相近 nearest",
    "decision": "决定 decision",
}


@click.command()
@click.argument("names", nargs=-1, metavar="[PATH|-]... | NAME")
@click.option("--same-as", metavar="TARGET", help="NAME means this agency or place. 即该机构或地区。")
@click.option("--not-same", metavar="TARGET", multiple=True, help="NAME does not mean this one. 不是该机构或地区。")
@click.option("--group-of", metavar="TARGET", multiple=True, help="NAME stands for these agencies. 是这些机构的统称。")
@click.option("--ignore", is_flag=True, help="NAME names nobody. 不是机构或地区,不予理会。")
@click.option("--forget", is_flag=True, help="Take back the decision on NAME. 撤销已作的决定。")
@click.option("--kind", type=click.Choice(KINDS), default=None, help="What NAME is; default: agency. 机构或地区。")
@click.option("--within", default="", metavar="PLACE", help="Only in documents of this place. 仅限该地的文件。")
@click.option("--note", default="", metavar="TEXT", help="Why. 说明。")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default=None, help="Default: fits the output.")
@output_option
@store_option
@decisions_option
@gazetteer_option
@jobs_option
def command(names: tuple[str, ...], form: str | None, output: str, store: str, jobs: int, **said: Any) -> int:
    """List the names that are in doubt, or decide on one. 列出存疑的名称,或对其作出决定。

    Without PATH those of the graph; places that no gazetteer knows are in no graph: give the documents for them.
    A decision stands in a plain CSV file that one may edit; every later load, check and extract obeys it.

    \b
    kg resolve seeds/plans/001_f9238b450ce1738d.txt
    kg resolve 市国资公司 --same-as 黄石市国有资产经营有限公司 --within 黄石
    kg resolve 产业链相关单位 --group-of 黄石市经信局 --group-of 黄石市科技局
    kg resolve 黄石江北工业园 --kind place --same-as 黄石
    """
    verdicts = _verdicts(said)
    if verdicts or said["forget"]:
        return _decide(names, verdicts, store, said)
    if said["within"] or said["note"]:
        raise click.UsageError("--within and --note belong to a decision: add --same-as, --not-same, --group-of …")
    decisions = decided(said["decisions"], store)
    inputs = Inputs(names, jobs) if names else None
    found = united(_of_documents(inputs, decisions) if inputs else _of_graph(store), decisions)
    rows = [_row(doubt) for doubt in found if said["kind"] in (None, doubt.kind)]
    if not rows:
        click.echo("kg: no name is in doubt", err=True)
        return inputs.status if inputs and inputs.status else NOTHING_FOUND
    write(rows, form or "", output, table=_table)
    if any(row["why"] in (UNKNOWN_AGENCY, UNKNOWN_PLACE) for row in rows):
        click.echo("kg: what is unknown can be named in a table of your own (--gazetteer my.csv)", err=True)
    return inputs.status if inputs else FOUND


def _table(rows: Any) -> str:
    return FORMATS["table"]([{COLUMNS[name]: value for name, value in row.items()} for row in rows])


def _row(doubt: Doubt) -> dict[str, object]:
    return {
        "name": doubt.name,
        "kind": doubt.kind,
        "why": doubt.why,
        "documents": list(doubt.where),
        "count": sum(doubt.where.values()),
        "nearest": doubt.nearest,
        "decision": doubt.decision,
    }


def _of_documents(inputs: Inputs, decisions: Decisions) -> Iterator[Doubt]:
    for found in inputs.each(partial(_doubts, decisions=decisions)):
        yield from found


def _doubts(reading: Reading, *, decisions: Decisions) -> list[Doubt]:
    return list(doubts_of(reading, decisions))


def _of_graph(store: str) -> list[Doubt]:
    with opened(store) as graph:
        return list(doubts_in(graph))


# --- decisions -------------------------------------------------------------------------------------------------------


def _verdicts(said: dict[str, Any]) -> dict[Verdict, tuple[str, ...]]:
    """Return what was decided, with its targets."""
    given = {
        Verdict.SAME_AS: (said["same_as"],) if said["same_as"] is not None else (),
        Verdict.NOT_SAME: said["not_same"],
        Verdict.GROUP_OF: said["group_of"],
    }
    ignored = {Verdict.IGNORE: ()} if said["ignore"] else {}
    return {verdict: targets for verdict, targets in given.items() if targets} | ignored


def _decide(names: tuple[str, ...], verdicts: dict[Verdict, tuple[str, ...]], store: str, said: dict[str, Any]) -> int:
    if len(names) != 1 or len(verdicts) + said["forget"] != 1:
        raise click.UsageError(
            "decide on one NAME at a time, by one of --same-as, --not-same, --group-of, --ignore, --forget"
        )
    file = file_of(said["decisions"], store)
    decisions = decided(said["decisions"], store) if file.exists() else NONE
    verdict, targets = next(iter(verdicts.items()), (Verdict.IGNORE, ()))
    row = checked(
        Decision(
            name=names[0].strip(),
            kind=said["kind"] or "agency",
            within=said["within"].strip(),
            decision=verdict,
            targets=tuple(target.strip() for target in targets),
            note=said["note"].strip(),
        ),
        f"{names[0]} --{'forget' if said['forget'] else verdict}",
    )
    changed = decisions.without(row.key) if said["forget"] else decisions.with_row(row)
    if said["forget"] and changed == decisions:
        click.echo(f"kg: nothing was decided on {row.name}{_scope_of(row)}", err=True)
        return NOTHING_FOUND
    _warn(row)
    keep(changed, file)
    click.echo(f"{file}: {row.name} {'forgotten' if said['forget'] else row.told}; load the documents again to obey it")
    return FOUND


def _scope_of(row: Decision) -> str:
    return f" within {row.within}" if row.within else ""


def _warn(row: Decision) -> None:
    """Say on stderr which targets no directory knows: they may be misspelt."""
    for target in row.targets if row.kind == "agency" else ():
        if not directory().resolve(target.replace("/", ""), Context(jurisdiction="")).known:
            alike = directory().alike(target)
            hint = f"; the nearest names are {'、'.join(alike)}" if alike else ""
            click.echo(f"kg: {target} is in no directory and is kept as printed{hint}", err=True)
