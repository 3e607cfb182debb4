"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from kg.reference.own import VARIABLE

DEFAULT_STORE = "kg.arcade"

F = TypeVar("F", bound=Callable[..., Any])


def store_option(function: F) -> F:
    """Add --store."""
    return click.option(
        "--store",
        envvar="KG_STORE",
        default=DEFAULT_STORE,
        show_default=True,
        show_envvar=True,
        metavar="PATH|URL",
        help="Where the graph is kept. 图谱的位置。",
    )(function)


def paths_argument(function: F) -> F:
    """Add PATH…; the seeds where none is given."""
    return click.argument("paths", nargs=-1, metavar="[PATH|-]...")(function)


def output_option(function: F) -> F:
    """Add -o."""
    return click.option("-o", "--output", default="", metavar="FILE", help="Write to a file. 写入文件。")(function)


def decisions_option(function: F) -> F:
    """Add --decisions."""
    return click.option(
        "--decisions",
        envvar="KG_DECISIONS",
        default="",
        show_envvar=True,
        metavar="FILE",
        help="What kg resolve decided on names; default: beside the graph. 人工确认文件,缺省在图谱旁。",
    )(function)


def gazetteer_option(function: F) -> F:
    """Add --gazetteer: read before anything else, and by every process that reads documents."""
    return click.option(
        "--gazetteer",
        multiple=True,
        metavar="FILE",
        expose_value=False,
        is_eager=True,
        callback=_use_gazetteer,
        help="Places, zones, organs of your own (KG_GAZETTEER). 自备的地名、园区、机构表。",
    )(function)


def _use_gazetteer(_context: click.Context, _option: click.Parameter, files: tuple[str, ...]) -> None:
    if files:
        os.environ[VARIABLE] = os.pathsep.join(files)
    if os.environ.get(VARIABLE):
        # here: commands that read no document do without
        from kg.reference.gazetteer import check_own
        from kg.resolve.agencies.organs import organs

        check_own()
        organs()


def jobs_option(function: F) -> F:
    """Add --jobs."""
    return click.option(
        "-j",
        "--jobs",
        type=click.IntRange(min=0),
        default=0,
        metavar="N",
        help="Processes that read; default: as many as help. 并行读取的进程数。",
    )(function)
