"""How the command line ends: its exit statuses, and the one sentence that bad input gets."""

from __future__ import annotations

import click

FOUND, NOTHING_FOUND, BAD_INPUT = 0, 1, 2


def complain(sentence: str) -> int:
    """Print one sentence on stderr and return the status of bad input."""
    click.echo(f"kg: {' '.join(sentence.split())}", err=True)
    return BAD_INPUT
