"""What is known, beside what a document says: jurisdictions, containment of places, and reforms."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.model import Graph
from kg.ontology import Agency, Edge, Governs, Node, PartOf, Place, Succeeds
from kg.reference.gazetteer import NATION
from kg.resolve.agencies.reforms import successors
from kg.resolve.places import parents, place_of


def knowledge(graph: Graph, year: int) -> Iterator[Edge[Node, Node]]:
    """Yield what is known of the agencies and places that `graph` holds, places as they were in `year`."""
    agencies = graph.of_class(Agency)
    found = {place.id: place for place in graph.of_class(Place)}
    for succession in [found for agency in agencies for found in successors(agency)]:
        agencies.append(succession.new)
        yield Succeeds(source=succession.new, target=succession.old, since=succession.since)
    for agency in agencies:
        if agency.jurisdiction not in ("", NATION):
            place = place_of(agency.jurisdiction, year)
            found[place.id] = place
            yield Governs(source=agency, target=place)
    for place in found.values():
        yield from _containment(place, year)


def _containment(place: Place, year: int) -> Iterator[PartOf]:
    for above in parents(place, year):
        yield PartOf(source=place, target=above)
        yield from _containment(above, year)
