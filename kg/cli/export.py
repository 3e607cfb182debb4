"""kg export: the graph as files that another program imports."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from kg.cli.options import store_option
from kg.cli.questions import opened
from kg.export.neo4j_admin import CONSTRAINTS, SCRIPT, export


@click.command()
@click.option(
    "--neo4j-admin",
    "folder",
    required=True,
    metavar="DIR",
    help="Write CSV files and the script that imports them into Neo4j. 写成 neo4j-admin 批量导入的文件。",
)
@store_option
def command(folder: str, store: str) -> int:
    """Write the graph as files for `neo4j-admin database import full`. 导出图谱,供 Neo4j 批量导入。

    \b
    kg export --neo4j-admin graph/
    """
    with opened(store) as graph:
        files = export(graph, Path(folder))
    left_out = sorted({name for file in files for name in file.left_out})
    if left_out:
        click.echo(f"kg: left out, since the ontology does not declare them: {', '.join(left_out)}", err=True)
    click.echo(f"{len(files)} files, {sum(file.rows for file in files)} nodes and edges in {folder}")
    click.echo(f"while the server is stopped 停机时导入: sh {_path(folder, SCRIPT)} neo4j --overwrite-destination")
    click.echo(f"when it runs again 重启后建约束: cypher-shell -d neo4j -f {_path(folder, CONSTRAINTS)}")
    return 0


def _path(folder: str, name: str) -> str:
    return shlex.quote(str(Path(folder) / name))
