"""python -m bench: reading, loading, asking and starting, each measured on the seeds and printed beside its aim."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.cli.inputs import seeds
from kg.export.records import task_records
from kg.graph.model import Graph
from kg.pipeline import read_stream
from kg.queries import bind, catalogue
from kg.rereading import reread
from kg.stores import open_store
from kg.stores.bulk import new_graph
from kg.stores.load import load
from kg.subgraphs.whole import WholeGraph, whole_graph
from kg.views.site import write_site
from kg.views.site.graph_index import index_of
from tests.graphs import wide

ROUNDS = 5
ASKED = 200
"""How often each question is asked; the first half warms the engine up."""
PLANS, TASKS = 20, 500
"""How large the made-up corpus is: 70,000 edges."""
EXAMPLES = {
    "agency": "省发改委",
    "other": "武汉市人民政府",
    "place": "黄石",
    "task": "完善综合交通运输体系",
    "until": "2025-12-31",
}
"""What the questions are asked with: the named question's agency, which is one in each of three provinces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured figure and what it should be."""

    name: str
    value: float
    unit: str
    aim: float
    more_is_better: bool = False

    def __str__(self) -> str:
        sign = "≥" if self.more_is_better else "≤"
        met = self.value >= self.aim if self.more_is_better else self.value <= self.aim
        return (
            f"{self.name:<58} {self.value:>9.2f} {self.unit:<5} aim {sign} {self.aim:g}  {'met' if met else 'MISSED'}"
        )


def reading() -> Iterator[Figure]:
    """Measure all passes of `kg extract` over the five documents, on one core, once everything is imported."""
    documents = [(path, Path(path).read_bytes()) for path in seeds()]
    size = sum(len(data) for _, data in documents) / 1e6

    def extract_all() -> None:
        for path, data in documents:
            list(task_records(read_stream(data, path)))

    extract_all()
    yield Figure(
        name="kg extract, five documents", value=size / _median(extract_all), unit="MB/s", aim=1, more_is_better=True
    )


def loading() -> Iterator[Figure]:
    """Measure `kg load` of the seeds into a new embedded graph, as a whole process."""
    runs = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            runs.append(_process("load", "--quiet", "--store", f"{folder}/graph"))
    yield Figure(
        name="kg load, five documents into a new graph", value=statistics.median(t for t, _ in runs), unit="s", aim=5
    )
    yield Figure(name="kg load, peak memory", value=max(memory for _, memory in runs), unit="MB", aim=700)


def filling() -> Iterator[Figure]:
    """Measure the ordinary and the bulk load of one made-up corpus into new graphs, documents read and engine started."""
    plans = [(wide(f"plan{number}", TASKS), f"plan{number}") for number in range(PLANS)]
    with tempfile.TemporaryDirectory() as folder:
        open_store(f"{folder}/first", create=True).close()
        ordinary = _once(lambda: _fill(f"{folder}/ordinary", plans))
        bulk = _once(lambda: _fill_new(f"{folder}/bulk", plans))
    name = f"{PLANS} plans of {TASKS} tasks into a new graph"
    yield Figure(name=f"load, {name}", value=ordinary, unit="s", aim=30)
    yield Figure(name=f"load --bulk, {name}", value=bulk, unit="s", aim=15)


def _fill(path: str, plans: list[tuple[Graph, str]]) -> None:
    store = open_store(path, create=True)
    for graph, document in plans:
        load(store, graph, document)
    store.close()


def _fill_new(path: str, plans: list[tuple[Graph, str]]) -> None:
    with new_graph(path) as loading:
        for graph, document in plans:
            loading.add(graph, document)


def asking() -> Iterator[Figure]:
    """Measure every canned question on the graph of the seeds, once the engine runs."""
    with tempfile.TemporaryDirectory() as folder:
        _process("load", "--quiet", "--store", f"{folder}/graph")
        store = open_store(f"{folder}/graph")
        try:
            for asked in catalogue().values():
                bound = bind(asked, {p.name: EXAMPLES[p.name] for p in asked.parameters if p.default is None})
                rows = len(store.run(asked.text, **bound))
                times = [_once(lambda text=asked.text, bound=bound: store.run(text, **bound)) for _ in range(ASKED)]
                yield Figure(
                    name=f"kg query {asked.name}, {rows} rows, p50",
                    value=statistics.median(times[ASKED // 2 :]) * 1e3,
                    unit="ms",
                    aim=5,
                )
        finally:
            store.close()


def writing() -> Iterator[Figure]:
    """Measure `kg site` without the explorer on the seeds and a made-up plan of 900 tasks, once the engine runs."""
    with tempfile.TemporaryDirectory() as folder:
        _process("load", "--quiet", "--store", f"{folder}/graph")
        store = open_store(f"{folder}/graph")
        try:
            load(store, wide("丙", 900), "丙")
            read = _median(lambda: whole_graph(store))
            whole = whole_graph(store)
        finally:
            store.close()
        pages = _site(whole, Path(folder, "site"))
        written = _median(lambda: _site(whole, Path(folder, "site")))
    yield Figure(name=f"kg site, reading the graph of {pages} pages", value=read, unit="s", aim=2)
    yield Figure(name=f"kg site, making and writing {pages} pages", value=written, unit="s", aim=2)


def _site(whole: WholeGraph, path: Path) -> int:
    return write_site(index_of(whole), path, rereadings=reread(whole), explorer=False).pages


def starting() -> Iterator[Figure]:
    """Measure `kg --help` as a whole process."""
    times = [_process("--help")[0] for _ in range(ROUNDS)]
    yield Figure(name="kg --help", value=statistics.median(times), unit="s", aim=0.2)


def _process(*arguments: str) -> tuple[float, float]:
    """Run kg and return seconds of wall time and peak memory in MB."""
    start = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-c", "from kg.cli import main; main()", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"kg {' '.join(arguments)} ended with {child.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def _once(function: Callable[[], object]) -> float:
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def _median(function: Callable[[], object]) -> float:
    return statistics.median(_once(function) for _ in range(ROUNDS))


def main() -> None:
    """Print every figure."""
    for measured in (starting, reading, loading, filling, asking, writing):
        for figure in measured():
            print(figure, flush=True)


if __name__ == "__main__":
    main()
