"""The page of each agency, place, project, cluster, indicator and task, as what its template is filled with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kg.views.captions import place_named
from kg.views.site.addresses import file_name
from kg.views.site.graph_index import Link, Thing
from kg.views.site.neighbourhood import Neighbour, picture
from kg.views.site.place_rollup import NO_DIVISION
from kg.views.site.site_data import Page, SiteData
from kg.views.site.task_rows import INFERRED, said
from kg.views.style import style
from kg.views.words import words

Filled = dict[str, Any]


def pages(data: SiteData) -> Iterator[Page]:
    """Yield the page of every thing that has one of its own, documents aside."""
    for label, fill in FILLED.items():
        for thing in data.graph.of(label):
            yield Page(
                address=thing.address,
                template=f"{label.lower()}.html.j2",
                said={"thing": thing, "facts": facts(thing), **fill(data, thing)},
            )


def facts(thing: Thing) -> list[tuple[Mapping[str, str], str]]:
    """Return the properties of a thing that a page shows, in the order of their declaration: what each is called, value."""
    names = style()["properties"]
    shown = ((called, _fact(name, thing.said.get(name))) for name, called in names.items())
    return [(called, value) for called, value in shown if value]


def _fact(name: str, value: Any) -> str:
    if value is None or name in NOT_FACTS:
        return ""
    if name in SHOWN_AS:
        return SHOWN_AS[name](value)
    several = value if isinstance(value, list) else [value]
    return "、".join(str(style()["values"].get(_key(one), one)) for one in several)


SHOWN_AS: Mapping[str, Callable[[Any], str]] = {
    "jurisdiction": lambda adcode: place_named(str(adcode)),
    "coverage": lambda share: f"{share:.0%}",
}
"""How properties are shown whose value is a code or a share."""
DUTIES = ("LEADS", "PRESUMED_TO_LEAD", "SHARES")
"""The types by which an agency answers for a task, the strongest first."""
NOT_FACTS = ("name", "title", "document", "text")
"""Properties that stand elsewhere on a page."""


def _key(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _agency(data: SiteData, agency: Thing) -> Filled:
    graph = data.graph
    shares = graph.out(agency, "SHARES")
    partners = data.partners(agency)
    cities = data.tasks_by_city(agency)
    return {
        "count": len(data.tasks_of[agency]),
        "leads": data.entries(graph.out(agency, "LEADS")),
        "presumed": data.entries(graph.out(agency, "PRESUMED_TO_LEAD")),
        "joint": data.entries(link for link in shares if link.said.get("role") != "support"),
        "support": data.entries(link for link in shares if link.said.get("role") == "support"),
        "partners": partners,
        "cities": [(f"at-{file_name(city.id)}", city, rows) for city, rows in cities],
        "said_in": data.said_in,
        "governs": [link.target for link in graph.out(agency, "GOVERNS")],
        "groups": graph.out(agency, "MEMBER_OF"),
        "members": graph.into(agency, "MEMBER_OF"),
        "before": graph.out(agency, "SUCCEEDS"),
        "after": graph.into(agency, "SUCCEEDS"),
        "papers": _papers(data, [*graph.out(agency, "LEADS", "SHARES"), *graph.out(agency, "MEMBER_OF")]),
        "alike": [one for one in data.systems[agency.text("system")] if agency.text("system") and one is not agency],
        "picture": picture(
            _tasks(graph.out(agency, *DUTIES)),
            [
                *(Neighbour(thing=other, relation="WITH", note=str(number)) for other, number in partners[:6]),
                *(Neighbour(thing=city, relation="LOCATED_IN", note=str(len(rows))) for city, rows in cities[:5]),
            ],
            (words("site")("what.tasks").plain, words("site")("partners_and_places").plain),
        ),
    }


def _place(data: SiteData, place: Thing) -> Filled:
    graph = data.graph
    located = graph.into(place, "LOCATED_IN")
    tasks = [link for link in located if link.source.label == "Task"]
    agencies = _responsible(data, tasks)
    children = [(link.source, len(data.tasks_in[link.source])) for link in graph.into(place, "PART_OF")]
    return {
        "above": data.rollup.above(place),
        "count": len(data.tasks_in[place]),
        "named": data.entries(link for link in tasks if not link.inferred),
        "concluded": data.entries(_only_inferred(tasks)),
        "projects": _sources(located, "Project"),
        "clusters": _links_by_source(located, "Cluster"),
        "agencies": agencies,
        "governed": [link.source for link in graph.into(place, "GOVERNS")],
        "regions": [
            link.target for link in graph.out(place, "PART_OF") if link.target.said.get("level") in NO_DIVISION
        ],
        "children": sorted(children, key=lambda pair: (-pair[1], pair[0].id)),
        "picture": picture(
            _tasks(sorted(tasks, key=INFERRED)),
            [
                *(Neighbour(thing=agency, relation="WITH", note=str(number)) for agency, number in agencies[:6]),
                *(
                    Neighbour(thing=one, relation="LOCATED_IN")
                    for one in [*_sources(located, "Project"), *_sources(located, "Cluster")][:5]
                ),
            ],
            (words("site")("what.tasks").plain, words("site")("agencies_projects_clusters").plain),
        ),
    }


def _content(data: SiteData, thing: Thing) -> Filled:
    """Fill the page of a project or a cluster."""
    graph = data.graph
    tasks = graph.into(thing, "INCLUDES", "BUILDS")
    places = graph.out(thing, "LOCATED_IN")
    agencies = _responsible(data, tasks)
    return {
        "tasks": data.entries(tasks),
        "places": [(link, said(link)) for link in _once(places)],
        "agencies": agencies,
        "stated": [(link, said(link)) for link in graph.out(thing, "STATED_IN")],
        "picture": picture(
            _tasks(tasks),
            [
                *(Neighbour(thing=link.target, relation="LOCATED_IN") for link in _once(places)[:5]),
                *(Neighbour(thing=agency, relation="WITH", note=str(number)) for agency, number in agencies[:6]),
            ],
            (words("site")("what.tasks").plain, words("site")("places_and_agencies").plain),
        ),
    }


def _indicator(data: SiteData, indicator: Thing) -> Filled:
    graph = data.graph
    return {
        "document": graph.document_of(indicator),
        "tasks": data.entries(graph.out(indicator, "MEASURES")),
        "stated": [(link, said(link)) for link in graph.out(indicator, "STATED_IN")],
        "alike": [one for one in data.indicators.get(indicator.text("name"), ()) if one is not indicator],
    }


def _task(data: SiteData, task: Thing) -> Filled:
    graph = data.graph
    duties = sorted(graph.into(task, *DUTIES), key=_by_role)
    contents = [link.target for link in graph.out(task, "INCLUDES", "BUILDS")]
    places = _once(graph.out(task, "LOCATED_IN"))
    aligned = [(link, link.target) for link in graph.out(task, "ALIGNED_WITH")]
    aligned += [(link, link.source) for link in graph.into(task, "ALIGNED_WITH")]
    return {
        "row": data.rows[task],
        "text": task.text("text"),
        "duties": [(link, said(link)) for link in duties],
        "places": [(link, said(link)) for link in places],
        "contents": list(dict.fromkeys(contents)),
        "indicators": list(dict.fromkeys(link.source for link in graph.into(task, "MEASURES"))),
        "milestones": [link.target for link in graph.out(task, "DUE")],
        "under": _above(data, task),
        "parts": [link.source for link in graph.into(task, "PART_OF")],
        "aligned": [(link, data.rows[other]) for link, other in aligned],
        "picture": picture(
            [
                Neighbour(thing=link.source, relation=link.type, inferred=link.inferred)
                for link in _once(duties, source=True)
            ],
            [
                *(Neighbour(thing=one, relation="INCLUDES") for one in dict.fromkeys(contents)),
                *(Neighbour(thing=link.target, relation="LOCATED_IN", inferred=link.inferred) for link in places),
                *(Neighbour(thing=other, relation="ALIGNED_WITH") for _, other in aligned),
            ],
            (words("site")("agencies").plain, words("site")("projects_places_tasks").plain),
        ),
    }


FILLED: Mapping[str, Callable[[SiteData, Thing], Filled]] = {
    "Agency": _agency,
    "Place": _place,
    "Project": _content,
    "Cluster": _content,
    "Indicator": _indicator,
    "Task": _task,
}
"""How the page of each label is filled."""


def _tasks(links: Iterable[Link]) -> list[Neighbour]:
    """Return the tasks at these edges, each once, by the strongest edge: a lead that is said before all else."""
    found: dict[Thing, Link] = {}
    for link in sorted(links, key=_by_role):
        found.setdefault(link.target if link.target.label == "Task" else link.source, link)
    return [Neighbour(thing=task, relation=link.type, inferred=link.inferred) for task, link in found.items()]


def _by_role(link: Link) -> tuple[bool, bool, int]:
    return link.inferred, link.type != "LEADS", int(link.said.get("rank") or 0)


def _once(links: Iterable[Link], *, source: bool = False) -> list[Link]:
    """Return the first edge to each target (or from each source), what is said before what is inferred."""
    found: dict[Thing, Link] = {}
    for link in sorted(links, key=INFERRED):
        found.setdefault(link.source if source else link.target, link)
    return list(found.values())


def _only_inferred(links: list[Link]) -> list[Link]:
    named = {link.source for link in links if not link.inferred}
    return [link for link in links if link.source not in named]


def _sources(links: Iterable[Link], label: str) -> list[Thing]:
    return list(dict.fromkeys(link.source for link in links if link.source.label == label))


def _links_by_source(links: Iterable[Link], label: str) -> list[Link]:
    return _once((link for link in links if link.source.label == label), source=True)


def _most(things: Iterable[Thing]) -> list[tuple[Thing, int]]:
    """Return how often each thing occurs, the most frequent first."""
    counts: dict[Thing, int] = {}
    for thing in things:
        counts[thing] = counts.get(thing, 0) + 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].id))


def _responsible(data: SiteData, links: Iterable[Link]) -> list[tuple[Thing, int]]:
    """Return who is responsible for the tasks that these edges start from, and for how many."""
    return _most(agency for task in dict.fromkeys(link.source for link in links) for agency in data.rows[task].agencies)


def _above(data: SiteData, task: Thing) -> list[Thing]:
    """Return the sections and tasks that a task stands under, the outermost first; a circle is walked once."""
    found: dict[Thing, None] = {}
    waiting = [task]
    while waiting:
        for link in data.graph.out(waiting.pop(), "PART_OF"):
            if link.target not in found and link.target.label != "Document":
                found[link.target] = None
                waiting.append(link.target)
    return list(found)[::-1]


def _papers(data: SiteData, links: Iterable[Link]) -> list[tuple[Thing, int]]:
    """Return the documents that state these edges, and how many each."""
    found = (data.graph.things.get(("Document", link.document)) for link in links)
    return _most(document for document in found if document)
