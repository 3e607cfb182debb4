"""kg browser: the kit for Neo4j Browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click

from kg.cli.errors import FOUND
from kg.errors import KgError
from kg.views.browser.kit import ARCHIVE, GUIDE, STYLE, Kit, kit, write
from kg.views.browser.server import serving


@click.command()
@click.argument("folder", default="kg-browser", metavar="[DIR]", type=click.Path(path_type=Path))
@click.option("--serve", is_flag=True, help="Serve it on this machine until Ctrl+C. 在本机提供,Ctrl+C 结束。")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8011, show_default=True, help="The port of --serve. 端口。"
)
@click.option(
    "--neo4j",
    default="http://localhost:7474",
    show_default=True,
    metavar="URL",
    help="Where Neo4j Browser is. Neo4j Browser 的地址。",
)
def command(folder: Path, serve: bool, port: int, neo4j: str) -> int:
    """Write the kit for Neo4j Browser: our colours, saved queries, a guide. 生成 Neo4j Browser 的配色、收藏与指南。

    \b
    kg browser kg-browser --serve
    """
    if not neo4j.startswith(("http://", "https://")):
        raise KgError(f"--neo4j {neo4j} is no address of Neo4j Browser: give one such as http://localhost:7474")
    address = f"http://localhost:{port}"
    files = kit(address)
    write(files, folder)
    click.echo("".join(f"{line}\n" for line in _told(files, folder)), nl=False)
    return _served(files, port, f"{neo4j.rstrip('/')}/browser/?cmd=guide&arg={address}/{GUIDE}") if serve else FOUND


def _told(files: Kit, folder: Path) -> Iterator[str]:
    yield f"{folder}: {len(files)} files"
    yield f"{folder / ARCHIVE}: drop it on the favourites of Neo4j Browser 拖到 Neo4j Browser 的收藏栏"
    yield f"{folder / STYLE}: drop it too, or let the guide set the colours 也可拖入,或由指南上色"


def _served(files: Kit, port: int, address: str) -> int:
    with serving(files, port) as server, suppress(KeyboardInterrupt):
        click.echo(f"open this in a browser, Ctrl+C ends 用浏览器打开,Ctrl+C 结束:\n{address}")
        server.serve_forever()
    return FOUND
