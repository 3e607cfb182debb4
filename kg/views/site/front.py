"""The pages that lead to all others: the front page, the register of all names, and the search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.views.captions import place_named
from kg.views.site.addresses import FOLDERS
from kg.views.site.atlas import Thing
from kg.views.site.book import Book, Page
from kg.views.site.columns import PREFECTURE

TOP_PLACES = 24
TOP_AGENCIES = 20
OTHERS = "其他"


def front_pages(book: Book) -> Iterator[Page]:
    """Yield index.html, register.html and search.html."""
    atlas = book.atlas
    by_tasks = sorted(atlas.of("Agency"), key=lambda agency: (-len(book.tasks_of[agency]), agency.id))
    yield Page(
        address="index.html",
        template="index.html.j2",
        said={
            "counts": [(label, len(atlas.of(label))) for label in FOLDERS],
            "edges": len(atlas.links),
            "documents": _documents(book),
            "systems": _systems(book),
            "cities": _cities(book)[:TOP_PLACES],
            "agencies": [(agency, len(book.tasks_of[agency])) for agency in by_tasks[:TOP_AGENCIES]],
        },
    )
    yield Page(address="register.html", template="register.html.j2", said={"parts": _register(book)})
    yield Page(address="search.html", template="search.html.j2", said={})


def _documents(book: Book) -> list[tuple[Thing, int, bool]]:
    """Return the documents, how many tasks each has, and whether its text is kept; the cited ones last."""
    counts = dict.fromkeys(book.atlas.of("Document"), 0)
    for row in book.rows.values():
        if row.document:
            counts[row.document] += 1
    found = [(document, count, document.id in book.atlas.texts) for document, count in counts.items()]
    return sorted(found, key=lambda row: (not row[2], -row[1], row[0].id))


def _systems(book: Book) -> list[tuple[str, list[Thing]]]:
    """Return the systems with more than one agency, and their agencies; the largest first."""
    several = [(name, list(agencies)) for name, agencies in book.systems.items() if name and len(agencies) > 1]
    return sorted(several, key=lambda pair: (-len(pair[1]), pair[0]))


def _cities(book: Book) -> list[tuple[Thing, int]]:
    cities = [place for place in book.atlas.of("Place") if place.said.get("level") == PREFECTURE]
    return sorted(((city, len(book.tasks_in[city])) for city in cities), key=lambda pair: (-pair[1], pair[0].id))


def _register(book: Book) -> list[tuple[str, list[tuple[str, list[tuple[Thing, int]]]]]]:
    """Return every thing but the tasks, by label and then by what it belongs to; a place and an agency with its tasks."""
    atlas = book.atlas
    return [
        ("Document", [("", [(thing, count) for thing, count, _ in _documents(book)])]),
        (
            "Agency",
            _grouped(
                (place_named(one.text("jurisdiction")), one, len(book.tasks_of[one])) for one in atlas.of("Agency")
            ),
        ),
        ("Place", _grouped((_province(book, one), one, len(book.tasks_in[one])) for one in atlas.of("Place"))),
        ("Project", _grouped((one.text("kind"), one, len(atlas.into(one, "INCLUDES"))) for one in atlas.of("Project"))),
        ("Cluster", _grouped(("", one, len(atlas.into(one, "BUILDS"))) for one in atlas.of("Cluster"))),
        ("Indicator", _grouped((_paper(book, one), one, 0) for one in atlas.of("Indicator"))),
    ]


def _province(book: Book, place: Thing) -> str:
    province = book.columns.province(place)
    return province.name if province else OTHERS


def _paper(book: Book, indicator: Thing) -> str:
    document = book.atlas.document_of(indicator)
    return document.name if document else OTHERS


def _grouped(rows: Iterable[tuple[str, Thing, int]]) -> list[tuple[str, list[tuple[Thing, int]]]]:
    found: dict[str, list[tuple[Thing, int]]] = {}
    for group, thing, count in rows:
        found.setdefault(group or OTHERS, []).append((thing, count))
    return sorted(found.items(), key=lambda pair: (pair[0] == OTHERS, -len(pair[1]), pair[0]))
