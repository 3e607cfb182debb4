"""kg map: what lies where, drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli.errors import FOUND, NOTHING_FOUND
from kg.cli.options import store_option
from kg.cli.questions import opened
from kg.errors import NothingFoundError, writing
from kg.ontology import Basis
from kg.queries.answer import known
from kg.queries.find import typed
from kg.stores import Store
from kg.subgraphs.located import DEFAULT_BASES, LABELS, Located, located
from kg.views.map.build import Made, Wanted, page_of
from kg.views.map.units import LEVELS
from kg.views.words import words

ALL = "all"


@click.command()
@click.option(
    "--what", type=click.Choice(list(LABELS)), default="tasks", show_default=True, help="What to count. 统计什么。"
)
@click.option(
    "--level", type=click.Choice(LEVELS), default="city", show_default=True, help="By city or county. 按市或按县。"
)
@click.option("--tiles", "is_tiled", is_flag=True, help="A square a place, no outlines. 一地一格,不用边界。")
@click.option("--geojson", default="", metavar="FILE", help="Your own outlines, in degrees. 自备边界文件。")
@click.option(
    "--key",
    default="adcode",
    show_default=True,
    metavar="PROPERTY",
    help="Which property of these is the adcode. 代码字段。",
)
@click.option(
    "--province", "provinces", multiple=True, metavar="NAME", help="Only these; repeat it. 只画这些省,可重复。"
)
@click.option(
    "--basis",
    "bases",
    multiple=True,
    type=click.Choice([ALL, *map(str, Basis)]),
    help=f"Count only what lies there on this basis; repeat it. 只计此依据,可重复。  [default: {', '.join(DEFAULT_BASES)}]",
)
@click.option("--agency", default="", metavar="NAME", help="Only what this agency answers for. 只计该机构负责的。")
@click.option("-o", "--output", default="map.html", show_default=True, metavar="FILE", help="The HTML file. 网页文件。")
@store_option
def command(store: str, output: str, geojson: str, bases: tuple[str, ...], **given: Any) -> int:
    """Draw a map of tasks, projects, clusters or load as one HTML file that works offline. 画出各地任务、项目、集群的地图。

    What is said of a province or a region only is counted beside the map, never spread over its cities.
    load counts the tasks of the governments and agencies of a place.

    \b
    kg map -o map.html
    kg map --what projects --tiles
    kg map --level county --province 湖北 --agency 省发改委
    kg map --geojson cities.json --key code
    """
    if given["is_tiled"] and geojson:
        raise click.UsageError("--tiles needs no outlines; leave out --geojson, or --tiles")
    chosen = (
        tuple(map(str, Basis)) if ALL in bases else tuple(basis for basis in Basis if basis in (bases or DEFAULT_BASES))
    )
    wanted = Wanted(geojson=Path(geojson) if geojson else None, bases=tuple(map(str, chosen)), **given)
    try:
        with opened(store) as graph:
            made = page_of(_located(graph, wanted), wanted)
    except NothingFoundError as nothing:
        click.echo(f"kg: {nothing}", err=True)
        return NOTHING_FOUND
    _write(made, Path(output), wanted.what)
    return FOUND


def _located(graph: Store, wanted: Wanted) -> Located:
    agencies = [row["id"] for row in known(graph, "Agency", typed(wanted.agency))] if wanted.agency else None
    return located(graph, wanted.what, wanted.bases, agencies)


def _write(made: Made, target: Path, what: str) -> None:
    with writing(target, "name another file with -o"):
        target.write_text(made.html, encoding="utf-8", newline="\n")
    counted = words("map").group("what")[what].en
    click.echo(f"{target}: {made.items} {counted} in {made.places} places, {made.apart} counted in none")
