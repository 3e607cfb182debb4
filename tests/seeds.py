"""The seed documents, read once for all tests."""

from functools import cache
from pathlib import Path

from kg.graph.build import graph_of
from kg.graph.model import Graph
from kg.pipeline import plan_of as plan_of_source
from kg.pipeline import read_document, source_at
from kg.resources import folder
from loaders.records import Plan

HUBEI = "000_ee83fa34eaa680c2.txt"
HUANGSHI = "001_f9238b450ce1738d.txt"
JIANGXI = "002_a371655dd95390ec.txt"
HUNAN = "003_5a6f6a2644489ac1.txt"
NEWS = "004_2f0659e3f0ff734e.txt"
EVERY = (HUBEI, HUANGSHI, JIANGXI, HUNAN, NEWS)


def path_of(name: str) -> Path:
    return Path(str(folder("seeds"))) / "plans" / name


@cache
def plan_of(name: str) -> Plan:
    return plan_of_source(source_at(path_of(name)))


@cache
def graphs() -> dict[str, Graph]:
    """Return the graph of each seed by the id of its document."""
    readings = [read_document(path_of(name)) for name in EVERY]
    return {reading.document.id: graph_of(reading) for reading in readings}
