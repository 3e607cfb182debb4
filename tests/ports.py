"""Ports of this machine for the servers of a test."""

import random
import socket
from typing import Final

PORTS: Final = range(20_000, 32_000)
"""Below those that the system gives to whoever connects somewhere, so a port found free stays free."""


def is_free(port: int) -> bool:
    """Tell whether nobody listens at a port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def free_ports(count: int) -> tuple[int, ...]:
    """Return ports at which nobody listens, others at each call, since other tests look for some too."""
    shuffled = random.SystemRandom().sample(PORTS, len(PORTS))
    free = filter(is_free, shuffled)
    return tuple(next(free) for _ in range(count))
