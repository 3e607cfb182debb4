"""Runs kg as a user does: a process of its own, with a graph loaded once for all tests."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

KG = [sys.executable, "-c", "from kg.cli import main; main()"]
_KEPT = TemporaryDirectory(prefix="kg-tests-")


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    err: str

    @property
    def rows(self):
        return [json.loads(line) for line in self.out.splitlines()]


def kg(*arguments, stdin=b"", cwd=None, store=None):
    environment = {name: value for name, value in os.environ.items() if name not in ("KG_STORE", "KG_DECISIONS")}
    if store:
        environment["KG_STORE"] = str(store)
    done = subprocess.run(
        [*KG, *map(str, arguments)], input=stdin, capture_output=True, cwd=cwd, env=environment, timeout=300
    )
    ended = Ended(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in ended.err, ended.err
    return ended


@contextmanager
def started(*arguments) -> Iterator[subprocess.Popen[str]]:
    """Give kg running in a process of its own, which SIGINT ends as Ctrl+C does, and which ends with the block."""
    # Where interrupts are ignored (nohup, a job in the background) a child would ignore them too; only a handler of our
    # own is reset in it.
    ours = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            [*KG, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
    finally:
        signal.signal(signal.SIGINT, ours)
    with process:
        try:
            yield process
        finally:
            process.kill()  # else a test that fails would wait for it


@cache
def seeds_graph():
    """The path of a graph that holds the five seeds."""
    path = Path(_KEPT.name) / "seeds.arcade"
    assert kg("load", "--quiet", store=path).status == 0
    return path
