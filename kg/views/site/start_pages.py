"""The pages that lead to all others: the front page, the register of all names, and the search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.views.captions import place_named
from kg.views.site.addresses import FOLDERS
from kg.views.site.graph_index import Thing
from kg.views.site.place_rollup import PREFECTURE
from kg.views.site.site_data import Page, SiteData
from kg.views.words import words

TOP_PLACES = 24
TOP_AGENCIES = 20


def start_pages(data: SiteData) -> Iterator[Page]:
    """Yield index.html, register.html and search.html."""
    graph = data.graph
    by_tasks = sorted(graph.of("Agency"), key=lambda agency: (-len(data.tasks_of[agency]), agency.id))
    yield Page(
        address="index.html",
        template="index.html.j2",
        said={
            "counts": [(label, len(graph.of(label))) for label in FOLDERS],
            "edges": len(graph.links),
            "documents": _documents(data),
            "systems": _systems(data),
            "cities": _cities(data)[:TOP_PLACES],
            "agencies": [(agency, len(data.tasks_of[agency])) for agency in by_tasks[:TOP_AGENCIES]],
        },
    )
    yield Page(address="register.html", template="register.html.j2", said={"parts": _register(data)})
    yield Page(address="search.html", template="search.html.j2", said={})


def _documents(data: SiteData) -> list[tuple[Thing, int, bool]]:
    """Return the documents, how many tasks each has, and whether its text is kept; the cited ones last."""
    counts = dict.fromkeys(data.graph.of("Document"), 0)
    for row in data.rows.values():
        if row.document:
            counts[row.document] += 1
    found = [(document, count, document.id in data.graph.texts) for document, count in counts.items()]
    return sorted(found, key=lambda row: (not row[2], -row[1], row[0].id))


def _systems(data: SiteData) -> list[tuple[str, list[Thing]]]:
    """Return the systems with more than one agency, and their agencies; the largest first."""
    several = [(name, list(agencies)) for name, agencies in data.systems.items() if name and len(agencies) > 1]
    return sorted(several, key=lambda pair: (-len(pair[1]), pair[0]))


def _cities(data: SiteData) -> list[tuple[Thing, int]]:
    cities = [place for place in data.graph.of("Place") if place.said.get("level") == PREFECTURE]
    return sorted(((city, len(data.tasks_in[city])) for city in cities), key=lambda pair: (-pair[1], pair[0].id))


def _register(data: SiteData) -> list[tuple[str, list[tuple[str, list[tuple[Thing, int]]]]]]:
    """Return every thing but the tasks, by label and then by what it belongs to; a place and an agency with its tasks."""
    graph = data.graph
    return [
        ("Document", [("", [(thing, count) for thing, count, _ in _documents(data)])]),
        (
            "Agency",
            _grouped(
                (place_named(one.text("jurisdiction")), one, len(data.tasks_of[one])) for one in graph.of("Agency")
            ),
        ),
        ("Place", _grouped((_province(data, one), one, len(data.tasks_in[one])) for one in graph.of("Place"))),
        ("Project", _grouped((one.text("kind"), one, len(graph.into(one, "INCLUDES"))) for one in graph.of("Project"))),
        ("Cluster", _grouped(("", one, len(graph.into(one, "BUILDS"))) for one in graph.of("Cluster"))),
        ("Indicator", _grouped((_paper(data, one), one, 0) for one in graph.of("Indicator"))),
    ]


def _province(data: SiteData, place: Thing) -> str:
    province = data.rollup.province(place)
    return province.name if province else _other()


def _paper(data: SiteData, indicator: Thing) -> str:
    document = data.graph.document_of(indicator)
    return document.name if document else _other()


def _grouped(rows: Iterable[tuple[str, Thing, int]]) -> list[tuple[str, list[tuple[Thing, int]]]]:
    found: dict[str, list[tuple[Thing, int]]] = {}
    for group, thing, count in rows:
        found.setdefault(group or _other(), []).append((thing, count))
    return sorted(found.items(), key=lambda pair: (pair[0] == _other(), -len(pair[1]), pair[0]))


def _other() -> str:
    """Return what the group of those is called that belong to nothing."""
    return words("site")("other").zh
