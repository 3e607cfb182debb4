"""kg site: the whole graph as a folder of pages."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.decided import decided
from kg.cli.errors import FOUND, NOTHING_FOUND
from kg.cli.options import decisions_option, store_option
from kg.cli.questions import opened
from kg.rereading import reread
from kg.subgraphs.whole import whole_graph
from kg.views.site import write_site
from kg.views.site.graph_index import index_of


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--explorer/--no-explorer", default=True, help="With the network view of all. 附全图网络视图。")
@store_option
@decisions_option
def command(folder: Path, explorer: bool, store: str, decisions: str) -> int:
    """Write the whole graph as a site that needs no server: open DIR/index.html. 把整个图谱写成一个无需服务器的网站。

    A page for each document (its text with every mention marked), agency, place, project, cluster, indicator and task,
    a matrix of agencies and places, a calendar, a register and a search. Run again, it replaces its own files only.

    \b
    kg site site
    """
    with opened(store) as asked:
        whole = whole_graph(asked)
    graph = index_of(whole)
    if not graph.of("Document"):
        click.echo(f"kg: the graph at {store} holds no documents: load some first (kg load)", err=True)
        return NOTHING_FOUND
    rereadings = reread(whole, decided(decisions, store))
    written = write_site(graph, folder, explorer=explorer, rereadings=rereadings)
    if explorer and not written.explorer:
        click.echo("kg: the graph is too large for one network view; the pages hold it all", err=True)
    removed = f", {written.stale} stale ones removed" if written.stale else ""
    click.echo(f"{folder / 'index.html'}: {written.pages} pages{removed}")
    return FOUND
