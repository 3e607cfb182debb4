"""kg load: documents into the graph, each in one transaction."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import click

from kg.align.realign import realign
from kg.cli.decided import decided
from kg.cli.inputs import Inputs
from kg.cli.options import decisions_option, gazetteer_option, jobs_option, paths_argument, store_option
from kg.cli.output import as_table
from kg.coverage import Audit, audit
from kg.graph.build import graph_of
from kg.graph.model import Graph
from kg.resolve.records import Reading
from kg.stores import open_store
from kg.stores.load import Change, load


@dataclass
class _Summary:
    """What a load did, over all its documents."""

    changes: list[tuple[str, Change]] = field(default_factory=list)
    tasks: int = 0
    unknown: dict[str, None] = field(default_factory=dict)
    unknown_places: dict[str, None] = field(default_factory=dict)
    ambiguous: dict[str, None] = field(default_factory=dict)
    not_understood: int = 0
    aligned: int = 0
    """Pairs of tasks of two documents that hold the same measure."""

    def add(self, title: str, account: Audit, change: Change) -> None:
        """Count one document."""
        self.changes.append((title, change))
        self.tasks += account.read["tasks"]
        self.unknown |= dict.fromkeys(account.unknown_agencies)
        self.unknown_places |= dict.fromkeys(account.unknown_places)
        self.ambiguous |= dict.fromkeys([*account.ambiguous_agencies, *account.ambiguous_places])
        self.not_understood += len(account.not_understood)


@click.command()
@paths_argument
@store_option
@click.option("-q", "--quiet", is_flag=True, help="No progress bar, no summary. 不显示进度与小结。")
@click.option("--bulk", is_flag=True, help="Fill a new folder, fastest. 新建图谱时批量载入,最快。")
@decisions_option
@gazetteer_option
@jobs_option
def command(paths: tuple[str, ...], store: str, quiet: bool, bulk: bool, decisions: str, jobs: int) -> int:
    """Read documents, folders walked, into the graph; the five seeds where none is given. 读入文件,建成图谱。

    Loading again changes nothing; a changed document changes exactly its own edges. `-` reads standard input.
    What kg resolve decided on names is obeyed, and such edges have the basis curated.

    \b
    kg load
    kg load plans/ --store my.arcade
    kg load plans/ --store new.arcade --bulk
    """
    inputs = Inputs(paths, jobs, decided(decisions, store))
    summary = _Summary()
    if len(inputs):
        fill = _fill_new if bulk else _fill
        fill(store, inputs, summary, quiet=quiet)
    if summary.changes and not quiet:
        click.echo("".join(_told(summary, store)), nl=False)
    return inputs.status


def _fill(address: str, inputs: Inputs, summary: _Summary, *, quiet: bool) -> None:
    store = open_store(address, create=True)
    try:
        _load_each(lambda graph, document: load(store, graph, document), inputs, summary, quiet=quiet)
        summary.aligned = realign(store)
    finally:
        store.close()


def _fill_new(address: str, inputs: Inputs, summary: _Summary, *, quiet: bool) -> None:
    from kg.stores.bulk import new_graph  # which needs the engine

    with new_graph(address) as loading:
        _load_each(loading.add, inputs, summary, quiet=quiet)
        loading.finish()
        summary.aligned = realign(loading.store)


def _load_each(add: Callable[[Graph, str], Change], inputs: Inputs, summary: _Summary, *, quiet: bool) -> None:
    hidden = quiet or not sys.stderr.isatty()
    found = inputs.each(_assembled)
    with click.progressbar(
        found, length=len(inputs), label="载入 loading", file=sys.stderr, hidden=hidden
    ) as assembled:
        for document, title, account, graph in assembled:
            summary.add(title, account, add(graph, document))


def _assembled(reading: Reading) -> tuple[str, str, Audit, Graph]:
    graph = graph_of(reading)
    graph.fingerprint()  # here, in the process that reads
    return reading.document.id, reading.document.title, audit(reading), graph


def _told(summary: _Summary, store: str) -> Iterator[str]:
    """Yield the paragraphs of the summary."""
    yield as_table([_document_row(title, change) for title, change in summary.changes])
    edges: Counter[tuple[str, str]] = Counter()
    for _, change in summary.changes:
        edges.update(change.edges)
    yield as_table(
        [
            {"关系 edge": kind, "依据 basis": basis, "数量 count": count}
            for (kind, basis), count in sorted(edges.items())
        ]
    )
    yield f"{len(summary.changes)} documents, {summary.tasks} tasks, {edges.total()} edges in {store}\n"
    yield f"{summary.aligned} pairs of tasks in the graph hold the same measure 同一举措的任务对\n"
    if summary.unknown:
        yield f"full name not known, kept as printed 全称不详,照录: {'、'.join(summary.unknown)}\n"
    if summary.unknown_places:
        yield f"{len(summary.unknown_places)} places are not known 地名不详; kg check shows them\n"
    if summary.ambiguous:
        yield f"fit several 可指多个: {'、'.join(summary.ambiguous)}; kg check shows which\n"
    if summary.not_understood:
        yield f"{summary.not_understood} sentences were not understood; kg check shows them\n"


def _document_row(title: str, change: Change) -> dict[str, object]:
    return {
        "文件 document": title,
        "结果 result": change.status.value,
        "新增 added": change.edges_added,
        "改动 changed": change.edges_changed,
        "删除 deleted": change.edges_deleted,
    }
