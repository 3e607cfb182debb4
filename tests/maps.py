"""Maps of a store, as `kg map` makes them."""

from kg.queries.answer import known
from kg.queries.find import typed
from kg.subgraphs.located import located
from kg.views.map import build


def page_of(store, wanted):
    agencies = [row["id"] for row in known(store, "Agency", typed(wanted.agency))] if wanted.agency else None
    return build.page_of(located(store, wanted.what, wanted.bases, agencies), wanted)
