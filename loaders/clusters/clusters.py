"""Industry clusters: which ones a text names, on which places and companies each stands.

A cluster is named before the word 集群, alone or in a list (`电子信息、汽车等优势产业集群`). Its places stand before it
(`支持武汉打造…产业集群`), after it (`…产业集群,南昌都市圈发展智能终端`), or under it, where it is a heading; after a list
of clusters each clause goes to the one whose industry it speaks of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.text import Span
from loaders.clusters.industries import of
from loaders.clusters.names import CLUSTER, OPENING, Announcement, Named, announcements
from loaders.clusters.sites import Group, Standing, companies, groups
from loaders.records import ClusterRecord, ClusterSite

SEGMENT_END, NUMBERED, NUMBER, CLOSING = map(of, ("segment_end", "numbered", "number", "closing"))
BLANK = re.compile(r"\s*")
LONGEST_SEGMENT = 1500
"""Characters; a longer sentence is cut at a comma, so that no text takes more than linear time."""
REACH = 1000
"""How many characters after an announcement a sentence of its line may still speak of it."""


def clusters(text: str, folded: str, within: Span, toponyms: Sequence[Span]) -> list[ClusterRecord]:
    """Return the clusters that a stretch of a cleaned text names, in reading order, one for each mention.

    within: a task, a paragraph or the whole text; what a line announces holds for the sentences after it in its line,
    and for the next line where it ends with it. toponyms: the spans of places in the text, in reading order. All
    offsets count characters of `text`; `folded` is the same text with folded punctuation.
    """
    if len(text) != len(folded):
        raise ValueError("text and folded must be of the same length: fold a text with loaders.text.clean.fold")
    found: list[_Draft] = []
    for line, following in _lines(folded, within):
        reader = _Line(folded, line, toponyms)
        found.extend(reader.read())
        reader.read_on(following)
    return [draft.record() for draft in found]


def _lines(folded: str, within: Span) -> Iterator[tuple[Span, Span]]:
    """Yield each line that holds the word 集群, and the next line that is not empty, unless it holds the word itself."""
    match = CLUSTER.search(folded, within.start, within.end)
    while match:
        line = _line_at(folded, within, match.start())
        blank = BLANK.match(folded, line.end, within.end)
        following = _line_at(folded, within, blank.end() if blank else line.end)
        match = CLUSTER.search(folded, line.end, within.end)
        yield line, Span(line.end, line.end) if match and match.start() < following.end else following


def _line_at(folded: str, within: Span, at: int) -> Span:
    start = folded.rfind("\n", within.start, at) + 1
    end = folded.find("\n", at, within.end)
    return Span(max(start, within.start), end if end >= 0 else within.end)


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A cluster that is being read."""

    named: Named
    sites: list[ClusterSite] = field(default_factory=list)
    companies: list[Span] = field(default_factory=list)

    def add(self, group: Group) -> None:
        """Give the cluster the places of `group`."""
        focus = group.focus if group.focus.start < group.focus.end else self.named.span
        self.sites.extend(ClusterSite(place=place, focus=focus) for place in group.places)

    def record(self) -> ClusterRecord:
        """Return what was read."""
        by_name = [ClusterSite(place=place, focus=self.named.span) for place in self.named.places]
        return ClusterRecord(
            name=self.named.name,
            span=self.named.span,
            sites=tuple(sorted(dict.fromkeys([*by_name, *self.sites]), key=lambda site: site.place)),
            companies=tuple(dict.fromkeys(self.companies)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Announced:
    """An announcement and the drafts it opened."""

    span: Span
    drafts: tuple[_Draft, ...]

    def stands_alone(self, segment_groups: Sequence[Group]) -> bool:
        """Tell whether no place is named with the clusters or is the subject of their clause."""
        named = any(draft.named.places for draft in self.drafts)
        return not named and not any(_is_subject_of(group, self) for group in segment_groups)


class _Line:
    """A line that names clusters, read segment by segment; what it announces waits for the clauses after it."""

    def __init__(self, folded: str, line: Span, toponyms: Sequence[Span]) -> None:
        self.folded = folded
        self.line = line
        self.toponyms = toponyms
        self.open: list[_Draft] = []
        self.is_heading = False
        self.ends_open = False
        self.reach = line.start

    def read(self) -> Iterator[_Draft]:
        """Yield the clusters that the line names; the line and the next one go on adding to them."""
        divided = self._is_divided(self.line)
        for segment in _segments(self.folded, self.line):
            found = [_announced(one) for one in announcements(self.folded, segment, self.toponyms)]
            self.ends_open = bool(found)
            if found:
                self._share(segment, found)
                self._open(segment, found)
                yield from (draft for one in found for draft in one.drafts)
            elif segment.start > self.reach or CLOSING.match(self.folded, segment.start, segment.end):
                self.open = []
            elif self.open:
                self._continue(segment, divided=divided)

    def read_on(self, following: Span) -> None:
        """Read the next line, where this one ends with an announcement (城市群将实施…等产业集群。)."""
        if self.ends_open and not NUMBERED.match(self.folded, following.start, following.end):
            for segment in _segments(self.folded, following):
                self._continue(segment, divided=self._is_divided(following))

    def _open(self, segment: Span, found: Sequence[_Announced]) -> None:
        """Let what follows speak of the announced clusters; one that is all its segment says is a heading."""
        named = {draft.named.industry.name: draft for one in found for draft in one.drafts}
        only = found[0]
        number = NUMBER.match(self.folded, segment.start, only.span.start)
        before = Span(number.end() if number else segment.start, only.span.start).of(self.folded)
        after = Span(only.span.end, segment.end).of(self.folded)
        self.is_heading = len(named) == 1 and not OPENING.sub("", before) and not after.strip()
        kept = {} if self.is_heading else {draft.named.industry.name: draft for draft in self.open}
        self.open = list((kept | named).values())
        self.reach = segment.end + REACH

    # --- segments that name clusters ---------------------------------------------------------------------------------

    def _share(self, segment: Span, found: Sequence[_Announced]) -> None:
        """Give the clusters of a segment the companies and the places around their names."""
        anchors = companies(self.folded, segment)
        for anchor in anchors:
            for draft in next((one for one in found if anchor.end <= one.span.start), found[-1]).drafts:
                draft.companies.append(anchor)
        around = [
            group
            for group in self._groups(segment, [*anchors, *(one.span for one in found)])
            if group.standing is not Standing.LOOSE
        ]
        for index, group in enumerate(around):
            for draft in self._owners(group, around[index + 1 :], around, found):
                draft.add(group)

    def _owners(
        self, group: Group, later: Sequence[Group], around: Sequence[Group], found: Sequence[_Announced]
    ) -> Sequence[_Draft]:
        """Return the clusters a clause speaks of: those named in it, else by its words, else those it stands beside."""
        for one in found:
            if _is_subject_of(group, one):
                return one.drafts
        before = [one for one in found if one.span.end <= group.places[0].start][-1:]
        after = [one for one in found if one.span.start > group.places[0].start][:1]
        for one in (*before, *after):
            spoken = _spoken_of(one.drafts, self._words(group))
            if spoken:
                return (spoken,)
        return _beside(group, later, around, before, after)

    def _words(self, group: Group) -> str:
        """Return the words by which a group is told: a base by its own, a subject by its clause."""
        return (group.focus if group.standing is Standing.BASE else group.clause).of(self.folded)

    def _groups(self, segment: Span, taken: Sequence[Span]) -> list[Group]:
        first = bisect_left(self.toponyms, Span(segment.start, 0))
        last = bisect_left(self.toponyms, Span(segment.end, 0))
        free = [place for place in self.toponyms[first:last] if not any(place.overlaps(span) for span in taken)]
        return groups(self.folded, segment, free)

    # --- segments that follow an announcement ------------------------------------------------------------------------

    def _is_divided(self, line: Span) -> bool:
        """Tell whether semicolons divide a line, so that each of its parts speaks of one cluster only."""
        return self.folded.find(";", line.start, line.end) >= 0

    def _continue(self, segment: Span, *, divided: bool) -> None:
        if self.is_heading:
            self._continue_heading(segment, self.open[0])
        else:
            self._continue_list(segment, divided=divided)

    def _continue_heading(self, segment: Span, draft: _Draft) -> None:
        """Give a heading all that stands under it; a base only where it is one of its industry."""
        anchors = companies(self.folded, segment)
        draft.companies.extend(anchors)
        for group in self._groups(segment, anchors):
            if group.standing is not Standing.BASE or _spoken_of([draft], self._words(group)):
                draft.add(group)

    def _continue_list(self, segment: Span, *, divided: bool) -> None:
        """Give each clause to the cluster whose industry it speaks of; one that speaks of none goes with the last."""
        spoken = _spoken_of(self.open, segment.of(self.folded)) if divided else None
        for group in self._groups(segment, companies(self.folded, segment)):
            if not divided:
                spoken = _spoken_of(self.open, self._words(group)) or spoken
            if spoken and self._is_of(group, spoken):
                spoken.add(group)

    def _is_of(self, group: Group, draft: _Draft) -> bool:
        if group.standing is Standing.BASE:
            return _spoken_of([draft], self._words(group)) is not None
        return group.standing is Standing.SUBJECT


def _segments(folded: str, line: Span) -> Iterator[Span]:
    start = line.start
    for match in SEGMENT_END.finditer(folded, line.start, line.end):
        yield from _bounded(folded, Span(start, match.start()))
        start = match.end()
    yield from _bounded(folded, Span(start, line.end))


def _bounded(folded: str, segment: Span) -> Iterator[Span]:
    start = segment.start
    while segment.end - start > LONGEST_SEGMENT:
        comma = folded.rfind(",", start + 1, start + LONGEST_SEGMENT)
        end = comma if comma > start else start + LONGEST_SEGMENT
        yield Span(start, end)
        start = end
    if start < segment.end:
        yield Span(start, segment.end)


def _announced(announcement: Announcement) -> _Announced:
    return _Announced(span=announcement.span, drafts=tuple(_Draft(named=named) for named in announcement.named))


def _is_subject_of(group: Group, announced: _Announced) -> bool:
    """Tell whether the places are those that build the clusters: 支持武汉、宜昌打造生物医药产业集群."""
    return group.standing is Standing.SUBJECT and group.focus.start <= announced.span.start < group.clause.end


def _beside(
    group: Group,
    later: Sequence[Group],
    around: Sequence[Group],
    before: Sequence[_Announced],
    after: Sequence[_Announced],
) -> Sequence[_Draft]:
    """Return the clusters that a clause without a word of any industry goes with.

    Those it leads up to (发挥科教优势,打造…), if it is the last before them; else the one cluster that it follows.
    """
    if group.standing is Standing.BASE:
        return ()
    for one in after:
        is_last = all(other.places[0].start > one.span.start for other in later)
        return one.drafts if is_last and one.stands_alone(around) else ()
    for one in before:
        return one.drafts if len(one.drafts) == 1 and one.stands_alone(around) else ()
    return ()


def _spoken_of(drafts: Sequence[_Draft], words: str) -> _Draft | None:
    """Return the cluster whose industry `words` speak of most, the first of equals; None if they speak of none."""
    best = max(drafts, key=lambda draft: _weight(draft.named, words))
    return best if _weight(best.named, words) else None


def _weight(named: Named, words: str) -> int:
    return sum(len(word) for word in {named.industry.name, *named.industry.words} if word in words)
