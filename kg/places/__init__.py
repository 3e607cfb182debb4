"""Places: the names to look for, what a name means in its document, what a place lies in and what a region holds."""

from kg.places.extents import region_members
from kg.places.facts import ancestors, members, parents, place_of, title_of
from kg.places.meaning import Ambiguous, Located, locate, survey
from kg.places.names import vocabulary

__all__ = [
    "Ambiguous",
    "Located",
    "ancestors",
    "locate",
    "members",
    "parents",
    "place_of",
    "region_members",
    "survey",
    "title_of",
    "vocabulary",
]
