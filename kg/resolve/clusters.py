"""Which industry cluster a printed name means: one identity for it in all documents."""

from __future__ import annotations

import re

from loaders.clusters.industries import industry
from loaders.clusters.names import ENDING

# What stands between an industry and the word cluster without changing which one is meant: 汽车优势产业集群.
KIND_OF_CLUSTER = re.compile(
    r"(?:等)?(?:优势|新兴|特色|支柱|主导|重点|核心|龙头|标志性|战略性|传统|创新型|先进|世界级|国家级|省级|"
    r"[千百万]亿(?:级|元级)?)*(?:先进制造业|产业)?集群$"
)


def identity(name: str) -> str:
    """Return the canonical name of a cluster: 汽车优势产业集群, 汽车及零部件产业集群 → 汽车产业集群.

    A name of an industry that seeds/rules/industries.csv does not know stands for itself.
    """
    return industry(KIND_OF_CLUSTER.sub("", name)).name + ENDING


def aliases(name: str) -> tuple[str, ...]:
    """Return the other names under which the cluster called `name` is known; empty where it is not known."""
    return tuple(alias + ENDING for alias in industry(KIND_OF_CLUSTER.sub("", name)).aliases)
