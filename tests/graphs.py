"""A small graph by hand: three documents whose tasks lie in and around 黄石, with every kind of duty and of basis."""

from collections.abc import Iterable

from kg.graph.model import Graph
from kg.ontology import (
    Agency,
    Basis,
    Document,
    Edge,
    Governs,
    Leads,
    LocatedIn,
    MemberOf,
    Node,
    PartOf,
    Place,
    PresumedToLead,
    Provenance,
    Shares,
    StatedIn,
    Task,
)

HUBEI, HUANGSHI, JIANGXI = "hubei", "huangshi", "jiangxi"


def document(name: str, title: str, jurisdiction: str) -> Document:
    return Document(
        id=name,
        name=title,
        title=title,
        kind="plan",
        jurisdiction=jurisdiction,
        script="simplified",
        path=f"{name}.txt",
        sha256=name,
        coverage=1.0,
    )


def place(adcode: str, name: str, level: str) -> Place:
    return Place(id=adcode, name=name, level=level, adcode=adcode, aliases=(name[:-1],))


def agency(jurisdiction: str, short: str, name: str, *aliases: str, kind: str = "department") -> Agency:
    identity = f"{jurisdiction}/{short}"
    return Agency(id=identity, name=name, short=short, kind=kind, jurisdiction=jurisdiction, aliases=aliases)


DOCUMENTS = {
    HUBEI: document(HUBEI, "湖北省实施方案", "420000"),
    HUANGSHI: document(HUANGSHI, "黄石市行动方案", "420200"),
    JIANGXI: document(JIANGXI, "江西省实施方案", "360000"),
}

HUBEI_PROVINCE = place("420000", "湖北省", "province")
HUANGSHI_CITY = place("420200", "黄石市", "prefecture")
DAYE = place("420281", "大冶市", "county")
WUHAN = place("420100", "武汉市", "prefecture")
REGION = Place(id="region/长江中游城市群", name="长江中游城市群", level="region")
CONTAINMENT = (
    PartOf(source=HUANGSHI_CITY, target=HUBEI_PROVINCE),
    PartOf(source=WUHAN, target=HUBEI_PROVINCE),
    PartOf(source=DAYE, target=HUANGSHI_CITY),
    PartOf(source=HUANGSHI_CITY, target=REGION),
)

NDRC = agency("湖北省", "发展改革委", "湖北省发展和改革委员会", "省发改委", "湖北省发改委")
FINANCE = agency("湖北省", "财政厅", "湖北省财政厅", "省财政厅")
TRANSPORT = agency("湖北省", "交通运输厅", "湖北省交通运输厅", "省交通运输厅")
NDRC_JIANGXI = agency("江西省", "发展改革委", "江西省发展和改革委员会", "省发改委", "江西省发改委")
TRADE_JIANGXI = agency("江西省", "商务厅", "江西省商务厅", "省商务厅")
NDRC_HUANGSHI = agency("黄石市", "发展改革委", "黄石市发展和改革委员会", "市发改委")
GOVERNMENT_HUANGSHI = agency("黄石市", "人民政府", "黄石市人民政府", "黄石市政府", kind="government")
GOVERNMENT_WUHAN = agency("武汉市", "人民政府", "武汉市人民政府", kind="government")
CITIES = agency("湖北省", "长江中游城市群相关城市人民政府", "长江中游城市群相关城市人民政府", kind="group")

KNOWN = (
    Governs(source=NDRC, target=HUBEI_PROVINCE),
    Governs(source=FINANCE, target=HUBEI_PROVINCE),
    Governs(source=GOVERNMENT_HUANGSHI, target=HUANGSHI_CITY),
    Governs(source=GOVERNMENT_WUHAN, target=WUHAN),
    *CONTAINMENT,
)


def task(doc: str, number: int, title: str) -> Task:
    return Task(
        id=f"{doc}/{number}",
        name=title,
        document=doc,
        number=str(number),
        path=str(number),
        title=title,
        text=f"{title}。",
        kind="task",
        order=number,
    )


def said(doc: str, quote: str, start: int) -> Provenance:
    return Provenance(
        document=doc, quote=quote, start=start, end=start + len(quote), loader="loaders.document", loader_version="1"
    )


def led(item: Task, clause: str, lead: Agency, *support: Agency, basis: Basis = Basis.EXPLICIT) -> Iterable[Edge]:
    """Yield the duties of a clause that names a lead and, beside it, others."""
    where = said(item.document, clause, 100 * item.order)
    yield Leads(source=lead, target=item, provenance=where, basis=basis, role_word="牵头", rank=1)
    for rank, other in enumerate(support, 2):
        yield Shares(
            source=other, target=item, provenance=where, basis=basis, role="support", role_word="配合", rank=rank
        )


def listed(item: Task, clause: str, *agencies: Agency) -> Iterable[Edge]:
    """Yield the duties of a clause that lists who is responsible and names no lead."""
    where = said(item.document, clause, 100 * item.order)
    yield PresumedToLead(source=agencies[0], target=item, provenance=where, rank=1)
    for rank, one in enumerate(agencies, 1):
        yield Shares(source=one, target=item, provenance=where, basis=Basis.EXPLICIT, role="joint", rank=rank)


def located(item: Task, where: Place, basis: Basis) -> Edge:
    return LocatedIn(
        source=item, target=where, provenance=said(item.document, item.text, 100 * item.order + 50), basis=basis
    )


def stated(item: Task) -> Edge:
    where = said(item.document, item.title, 100 * item.order + 20)
    return StatedIn(source=item, target=DOCUMENTS[item.document], provenance=where)


def member(one: Agency, group: Agency, doc: str) -> Edge:
    return MemberOf(source=one, target=group, provenance=said(doc, group.name, 900), basis=Basis.GROUP)


PORT = task(HUBEI, 1, "建设黄石新港")
RAILWAY = task(HUBEI, 2, "共建城市群铁路")
PARK = task(HUBEI, 3, "建设大冶园区")
MINES = task(HUBEI, 4, "治理大冶矿山")
BRIDGE = task(HUBEI, 5, "建设武汉大桥")
MARKET = task(HUANGSHI, 1, "建设统一市场")
CLINIC = task(HUANGSHI, 2, "建设社区医院")
CORRIDOR = task(JIANGXI, 1, "联通黄石九江")


def edges(doc: str) -> list[Edge]:
    """Return the edges of one of the three documents."""
    return [*EDGES[doc], *KNOWN]


EDGES = {
    HUBEI: [
        *led(PORT, "牵头单位:省发改委;配合单位:省财政厅", NDRC, FINANCE),
        located(PORT, HUANGSHI_CITY, Basis.EXPLICIT),
        *listed(RAILWAY, "责任单位:省发改委、省交通运输厅、长江中游城市群相关城市人民政府", NDRC, TRANSPORT, CITIES),
        member(GOVERNMENT_HUANGSHI, CITIES, HUBEI),
        located(RAILWAY, HUANGSHI_CITY, Basis.GROUP),
        located(RAILWAY, WUHAN, Basis.EXPLICIT),
        *led(PARK, "省发改委牵头", NDRC),
        located(PARK, DAYE, Basis.EXPLICIT),
        *led(MINES, "省财政厅牵头,省发改委配合", FINANCE, NDRC, basis=Basis.INHERITED),
        located(MINES, DAYE, Basis.EXPLICIT),
        located(MINES, HUANGSHI_CITY, Basis.GOVERNMENT),
        *led(BRIDGE, "省发改委牵头,省交通运输厅配合", NDRC, TRANSPORT),
        located(BRIDGE, WUHAN, Basis.EXPLICIT),
        *map(stated, (PORT, RAILWAY, PARK, MINES, BRIDGE)),
    ],
    HUANGSHI: [
        *led(MARKET, "牵头单位:市发改委", NDRC_HUANGSHI, GOVERNMENT_HUANGSHI),
        *listed(CLINIC, "责任单位:黄石市人民政府、市发改委", GOVERNMENT_HUANGSHI, NDRC_HUANGSHI),
        *(located(item, HUANGSHI_CITY, Basis.SCOPE) for item in (MARKET, CLINIC)),
        *map(stated, (MARKET, CLINIC)),
    ],
    JIANGXI: [
        *led(CORRIDOR, "省发展改革委牵头,省商务厅配合", NDRC_JIANGXI, TRADE_JIANGXI),
        # as this document uses the group's name; its word does not hold for the duties of another
        member(GOVERNMENT_WUHAN, CITIES, JIANGXI),
        located(CORRIDOR, HUANGSHI_CITY, Basis.EXPLICIT),
        stated(CORRIDOR),
    ],
}


def graph(doc: str, *more: Edge, without: Iterable[Node] = ()) -> Graph:
    """Return the graph of one of the three documents, with `more` edges and without those at the nodes `without`."""
    made, left_out = Graph(), {node.id for node in without}
    made.add_node(DOCUMENTS[doc])
    made.add(e for e in (*edges(doc), *more) if e.source.id not in left_out and e.target.id not in left_out)
    return made


def wide(doc: str, tasks: int, agencies: int = 200) -> Graph:
    """Return a made-up plan of a given size: five responsible agencies, a place and a document to every task."""
    paper = document(doc, f"{doc}实施方案", "420000")
    units = [agency("湖北省", f"第{n}局", f"湖北省第{n}局", f"省{n}局") for n in range(agencies)]
    spots = [place(f"4202{n:02}", f"黄石第{n}县", "county") for n in range(1, 40)]
    made = Graph()
    made.add_node(paper)
    made.add(PartOf(source=spot, target=HUANGSHI_CITY) for spot in spots)
    made.add([PartOf(source=HUANGSHI_CITY, target=HUBEI_PROVINCE)])
    made.add(Governs(source=unit, target=HUBEI_PROVINCE) for unit in units)
    for number in range(1, tasks + 1):
        item = task(doc, number, f"{doc}第{number}项任务")
        # a few agencies have most of the work, as in the real plans
        chosen = list(dict.fromkeys(units[(number * step) % (7 * step + 3)] for step in (1, 2, 3, 5, 8)))
        made.add(led(item, f"省局牵头{number}", *chosen) if number % 2 else listed(item, f"责任单位{number}", *chosen))
        made.add([located(item, spots[number % len(spots)], Basis.EXPLICIT)])
        made.add([StatedIn(source=item, target=paper, provenance=said(doc, item.title, 100 * number + 20))])
    return made
