"""What a stretch of text speaks of, resolved: the identity of projects and clusters, and their places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kg.resolve import clusters as known_clusters
from kg.resolve import projects as known_projects
from kg.resolve.records import ClusterMention, PlaceMention, ProjectMention, ResolvedContents, Site
from loaders.records import ClusterRecord, Contents, ProjectRecord


class ContentsResolver:
    """Resolves what the stretches of one document speak of."""

    def __init__(self, places: Sequence[PlaceMention], home: str) -> None:
        self._places = places
        self._starts = [place.span.start for place in places]
        self._place_at = {place.span: place for place in places}
        self._home = home
        """The name of the place the document is about, empty where it is about none."""

    def resolved(self, contents: Contents) -> ResolvedContents:
        """Return `contents` with projects and clusters known by their ids, and their places found."""
        return ResolvedContents(
            projects=tuple(map(self._project, contents.projects)),
            clusters=tuple(map(self._cluster, contents.clusters)),
            indicators=contents.indicators,
            milestones=contents.milestones,
        )

    def _project(self, record: ProjectRecord) -> ProjectMention:
        first, last = (bisect_left(self._starts, at) for at in (record.span.start, record.span.end))
        inside = tuple(self._places[first:last])
        nearest = [mention.place.name for mention in inside] or [self._home] * bool(self._home)
        return ProjectMention(
            record=record,
            id=known_projects.identity(record, nearest),
            name=known_projects.canonical_name(record.name),
            places=inside,
        )

    def _cluster(self, record: ClusterRecord) -> ClusterMention:
        sites = (site for site in record.sites if site.place in self._place_at)  # a name may mean no place after all
        resolved = tuple(Site(place=self._place_at[site.place], focus=site.focus) for site in sites)
        return ClusterMention(record=record, id=known_clusters.identity(record.name), sites=resolved)
