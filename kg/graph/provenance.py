"""Where an edge was read: spans of the cleaned text as quotes of the document as read."""

from __future__ import annotations

from kg.ontology import Provenance
from kg.resolve.records import Reading
from kg.resolve.resolver import sentence_at
from kg.text import Span
from kg.version import __version__

LOADER = "loaders.document"


class Quoter:
    """Quotes one document."""

    def __init__(self, reading: Reading) -> None:
        self._clean = reading.plan.clean
        self._folded = reading.plan.folded
        self._document = reading.document.id
        self._page = reading.plan.source.page

    def quote(self, quoted: Span, mention: Span | None = None) -> Provenance:
        """Return the source of an edge: what is quoted and, inside or beside it, the name that the edge is about."""
        quote = self._clean.span(quoted.start, quoted.end)
        inside = self._clean.span(mention.start, mention.end) if mention else quote
        return Provenance(
            document=self._document,
            quote=quote.of(self._clean.source),
            start=quote.start,
            end=quote.end,
            page=self._page(quote.start),
            mention=inside.of(self._clean.source) if mention else "",
            mention_start=inside.start,
            mention_end=inside.end,
            loader=LOADER,
            loader_version=__version__,
        )

    def sentence(self, mention: Span) -> Provenance:
        """Return the source of an edge that the sentence around `mention` states."""
        return self.quote(sentence_at(self._folded, mention), mention)
