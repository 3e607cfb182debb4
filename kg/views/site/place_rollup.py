"""Places rolled up to the places that lists are counted by: a county's tasks are its city's."""

from __future__ import annotations

from collections.abc import Mapping

from kg.views.site.graph_index import GraphIndex, Thing

PROVINCE, PREFECTURE = "province", "prefecture"
NO_DIVISION = ("region", "natural")
"""Levels of places that are no part of one province."""


class PlaceRollup:
    """For every place: the city it lies in, and the province."""

    def __init__(self, graph: GraphIndex) -> None:
        """Follow what every place of `graph` is part of."""
        self._graph = graph
        self._above = {place: self._ancestors(place) for place in graph.of("Place")}

    def city(self, place: Thing) -> Thing:
        """Return the prefecture-level place that `place` is or lies in; itself where there is none."""
        return self._first(place, PREFECTURE) or place

    def province(self, place: Thing) -> Thing | None:
        """Return the province that `place` is or lies in; None for a region and for what lies in none."""
        return None if place.said.get("level") in NO_DIVISION else self._first(place, PROVINCE)

    def above(self, place: Thing) -> list[Thing]:
        """Return the divisions that `place` lies in, the widest first."""
        return [one for one in reversed(self._above[place][1:]) if one.said.get("level") not in NO_DIVISION]

    def _first(self, place: Thing, level: str) -> Thing | None:
        return next((one for one in self._above[place] if one.said.get("level") == level), None)

    def _ancestors(self, place: Thing) -> list[Thing]:
        """Return `place` and all it is part of, nearest first; a circle is walked once."""
        found = {place: None}
        waiting = [place]
        while waiting:
            for link in self._graph.out(waiting.pop(0), "PART_OF"):
                if link.target not in found:
                    found[link.target] = None
                    waiting.append(link.target)
        return list(found)


def counted(places: Mapping[Thing, int]) -> list[tuple[Thing, int]]:
    """Return places and their counts, the greatest first, then by id."""
    return sorted(places.items(), key=lambda pair: (-pair[1], pair[0].id))
