"""kg schema: what the graph holds."""

from __future__ import annotations

import click

from kg.schema import ontology_tables


@click.command()
@click.option("--ddl", is_flag=True, help="The constraints and indexes instead. 只列约束与索引。")
def command(ddl: bool) -> int:
    """Print every node label and relationship type, what it means and carries. 列出图谱的节点与关系。

    \b
    kg schema
    """
    if ddl:
        from kg.stores.base import ddl as statements

        click.echo("".join(f"{statement};\n" for statement in statements()), nl=False)
    else:
        click.echo(ontology_tables(), nl=False)
    return 0
