"""Which industry cluster a printed name means: one identity for it in all documents."""

from __future__ import annotations

from loaders.clusters.industries import industry, of
from loaders.clusters.names import ENDING

# What stands between an industry and the word cluster without changing which one is meant: 汽车优势产业集群.
KIND_OF_CLUSTER = of("kind_of_cluster")


def identity(name: str) -> str:
    """Return the canonical name of a cluster: 汽车优势产业集群, 汽车及零部件产业集群 → 汽车产业集群.

    A name of an industry that seeds/rules/industries.csv does not know stands for itself.
    """
    return industry(KIND_OF_CLUSTER.sub("", name)).name + ENDING


def aliases(name: str) -> tuple[str, ...]:
    """Return the other names under which the cluster called `name` is known; empty where it is not known."""
    return tuple(alias + ENDING for alias in industry(KIND_OF_CLUSTER.sub("", name)).aliases)
