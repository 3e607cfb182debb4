"""python -m bench.server [COPIES]: what kg adds to the bare driver on a real Neo4j server, in loading and in asking.

Loading. COPIES (1000) of one seed are loaded by `kg.stores.load.load` into a new server, a transaction a document,
and the statements that write are noted; the bare driver sends the same, with the same rows, to another new server, a
transaction a document. They take turns document by document, so that both warm up alike and whatever else the machine
does falls on both. A copy is the reading of the seed under another document id: its tasks, sections, indicators,
milestones and every edge it states are new; places, agencies, projects and clusters are shared, as among real plans.
Reading is the same for both and is measured apart, on one core. In the end both servers must hold the same.

Asking. Every canned question on the five seeds, with the values of `bench`, by the store and by the bare driver in turn.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from neo4j import Driver, GraphDatabase, ManagedTransaction, Session

from bench.__main__ import EXAMPLES, Figure
from kg.align.realign import realign
from kg.cli.inputs import seeds
from kg.graph.build import graph_of
from kg.graph.model import Graph
from kg.pipeline import read_document
from kg.queries import Value, bind, catalogue
from kg.stores import Row, Store, open_store
from kg.stores.credentials import PASSWORD, USER
from kg.stores.load import load
from tests.neo4j_parts import RELEASES
from tests.neo4j_server import Server, running

COPIES = 1000
COPIED = "001_"
"""What the file of the copied seed begins with: 黄政办发〔2021〕57号, in which departments, places and projects all occur."""
ASKED = 100
"""How often each question is asked by either; the first half warms the server up."""
WRITES = ("MERGE", "CREATE", "DELETE", "REMOVE")
LOADING_AIM = 1.15
ASKING_AIM, ASKING_SLACK = 1.1, 2.0
"""A question may take so many times as long as by the bare driver, and milliseconds more."""
COUNT = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS edges"

Statement = tuple[str, dict[str, Any]]
T = TypeVar("T")


class Noting:
    """A store that notes the statements that write."""

    def __init__(self, store: Store) -> None:
        self.store, self.address, self.is_shared = store, store.address, store.is_shared
        self.written: list[Statement] = []

    def run(self, cypher: str, **parameters: Any) -> list[Row]:
        """Run a statement."""
        if any(word in cypher for word in WRITES):
            self.written.append((cypher, parameters))
        return self.store.run(cypher, **parameters)

    def atomically(self, work: Callable[[], T]) -> T:
        """Run statements in one transaction; of one that is tried again the last try is noted."""

        def tried() -> T:
            self.written.clear()
            return work()

        return self.store.atomically(tried)

    def close(self) -> None:
        """Close the store."""
        self.store.close()


@dataclass(slots=True)
class Times:
    """Seconds a document, for each part of the work."""

    reading: list[float] = field(default_factory=list)
    store: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    edges: int = 0

    def __str__(self) -> str:
        read, ours, theirs = (sum(part) for part in (self.reading, self.store, self.bare))
        return (
            f"{len(self.bare)} copies, {self.edges} edges: read in {read:.1f} s; "
            f"loaded by the store in {ours:.1f} s, by the bare driver in {theirs:.1f} s; a document, "
            f"p50: {statistics.median(self.store) * 1e3:.1f} and {statistics.median(self.bare) * 1e3:.1f} ms"
        )


def copies(number: int) -> Iterator[tuple[str, Graph]]:
    """Yield the id and the graph of each copy of the seed."""
    path = next(Path(path) for path in seeds() if Path(path).name.startswith(COPIED))
    for copy in range(number):
        reading = read_document(path)
        document = replace(reading.document, id=f"{reading.document.id}-{copy}")
        yield document.id, graph_of(replace(reading, document=document))


def loading(number: int) -> Iterator[Figure]:
    """Measure `load` beside the bare driver with the same rows in the same batches."""
    times = Times()
    with servers(2) as (kept, bare), driver_of(bare) as driver:
        store = Noting(open_store(kept.bolt, create=True))
        open_store(bare.bolt, create=True).close()
        found = copies(number)
        for _ in range(number):
            _load_one(store, driver, found, times)
        _compare(store, driver)
        store.close()
    print(times, flush=True)
    ratio = sum(times.store) / sum(times.bare)
    yield Figure(name="kg load over the bare driver with the same rows", value=ratio, unit="times", aim=LOADING_AIM)


def _load_one(store: Noting, driver: Driver, found: Iterator[tuple[str, Graph]], times: Times) -> None:
    (document, graph), reading = _timed(lambda: next(found))
    change, ours = _timed(lambda: load(store, graph, document))
    with driver.session() as session:
        _, theirs = _timed(lambda: session.execute_write(_send, store.written))
    times.reading.append(reading)
    times.store.append(ours)
    times.bare.append(theirs)
    times.edges += change.edges_added


def _send(transaction: ManagedTransaction, statements: list[Statement]) -> None:
    for cypher, parameters in statements:
        transaction.run(cypher, parameters).consume()


def _compare(store: Store, driver: Driver) -> None:
    ours, theirs = store.run(COUNT), [record.data() for record in driver.execute_query(COUNT).records]
    if ours != theirs:
        raise SystemExit(f"the two servers do not hold the same: {ours}, {theirs}")


def asking() -> Iterator[Figure]:
    """Measure every canned question by the store, beside the bare driver."""
    with servers(1) as (server,), driver_of(server) as driver, driver.session() as session:
        store = open_store(server.bolt, create=True)
        for path in seeds():
            reading = read_document(Path(path))
            load(store, graph_of(reading), reading.document.id)
        realign(store)
        for asked in catalogue().values():
            bound = bind(asked, {p.name: EXAMPLES[p.name] for p in asked.parameters if p.default is None})
            rows = len(store.run(asked.text, **bound))
            ours, theirs = _in_turn(partial(store.run, asked.text, **bound), partial(_rows, session, asked.text, bound))
            yield Figure(
                name=f"{asked.name}, {rows} rows, p50; the bare driver {theirs:.2f} ms",
                value=ours,
                unit="ms",
                aim=round(ASKING_AIM * theirs + ASKING_SLACK, 2),
            )
        store.close()


def _rows(session: Session, cypher: str, parameters: dict[str, Value]) -> list[Row]:
    return session.run(cypher, parameters).data()


def _in_turn(first: Callable[[], object], second: Callable[[], object]) -> list[float]:
    """Return the median milliseconds of each, called in turn and by turns first."""
    times: dict[Callable[[], object], list[float]] = {first: [], second: []}
    for number in range(ASKED):
        for work in (first, second) if number % 2 else (second, first):
            times[work].append(_timed(work)[1])
    return [statistics.median(each[ASKED // 2 :]) * 1e3 for each in times.values()]


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    done = work()
    return done, time.perf_counter() - start


@contextmanager
def servers(number: int) -> Iterator[list[Server]]:
    """Yield so many new servers of the release with long-term support; the store finds their password."""
    with ExitStack() as stack:
        homes = [Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(number)]
        started = [stack.enter_context(running(RELEASES[0], home)) for home in homes]
        os.environ |= {USER: started[0].user, PASSWORD: started[0].password}
        yield started


def driver_of(server: Server) -> Driver:
    """Return the bare driver, connected to a server; to be closed."""
    return GraphDatabase.driver(server.bolt, auth=(server.user, server.password))


def main(number: int) -> None:
    """Print every figure."""
    for figure in asking():
        print(figure, flush=True)
    for figure in loading(number):
        print(figure, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COPIES)
