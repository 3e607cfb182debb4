"""kg: a knowledge graph of who leads what, with whom, where and by when, read from Chinese government plans."""

from kg.version import __version__

__all__ = ["__version__"]
