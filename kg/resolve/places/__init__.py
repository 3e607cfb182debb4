"""Places: the names to look for, what a name means in its document, what a place lies in and what a region holds."""

from kg.resolve.places.disambiguate import Ambiguous, Located, locate, survey
from kg.resolve.places.places import ancestors, members, parents, place_of, title_of
from kg.resolve.places.regions import region_members
from kg.resolve.places.vocabulary import vocabulary, vocabulary_for

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
    "vocabulary_for",
]
