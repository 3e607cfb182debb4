"""A whole graph as a folder of pages that need no server: read once from the store, then written from memory."""

from __future__ import annotations

from kg.views.site.writer import Written, write_site

__all__ = ["Written", "write_site"]
