"""Subgraphs to draw: the named question in small, and one whose every text is hostile."""

from dataclasses import replace

from kg.subgraphs.model import DrawnEdge, DrawnNode, Subgraph

DOCUMENT = "鄂政办发〔2022〕45号"
TITLE = "湖北省贯彻落实长江中游城市群发展“十四五”实施方案主要目标和重点任务分工方案"
NDRC, NDRC_HUANGSHI, NDRC_JIANGXI = "湖北省/发展改革委", "黄石市/发展改革委", "江西省/发展改革委"
CLAUSE = "（责任单位：省发改委、省住建厅）"
QUOTE = f"促进武汉都市圈同城化发展，加快武汉与鄂州、黄石等同城化进程。{CLAUSE}"


def node(label, ident, **properties):
    return DrawnNode(id=ident, label=label, properties=properties)


def agency(ident, name, short, adcode, *aliases):
    return node(
        "Agency",
        ident,
        name=name,
        short=short,
        kind="department",
        jurisdiction=adcode,
        aliases=list(aliases),
        known=True,
    )


def edge(kind, source, target, mention, basis="explicit", quote=QUOTE, **properties):
    first = quote.find(mention)
    place = {
        "start": 700,
        "end": 700 + len(quote),
        "mention_start": 700 + first,
        "mention_end": 700 + first + len(mention),
    }
    said = {"document": DOCUMENT, "quote": quote, "mention": mention, "basis": basis, "loader": "loaders.document"}
    return DrawnEdge(type=kind, source=source, target=target, properties=said | place | properties)


def task(number, title):
    return node(
        "Task", f"t{number}", name=title, title=title, number=str(number), document=DOCUMENT, text=QUOTE, kind="task"
    )


def question():
    """Return what 湖北省发展改革委 shares in 黄石: a presumed lead, a duty beside it, a place, a stated lead."""
    nodes = (
        node("Document", DOCUMENT, name=TITLE, title=TITLE, number=DOCUMENT, kind="plan", jurisdiction="420000"),
        agency(NDRC, "湖北省发展和改革委员会", "发展改革委", "420000", "省发改委"),
        agency(NDRC_HUANGSHI, "黄石市发展和改革委员会", "发展改革委", "420200", "市发改委"),
        agency(NDRC_JIANGXI, "江西省发展和改革委员会", "发展改革委", "360000", "省發展改革委"),
        agency("湖北省/住房城乡建设厅", "湖北省住房和城乡建设厅", "住房城乡建设厅", "420000", "省住建厅"),
        task(3, "促进武汉都市圈同城化发展"),
        task(4, "提升城镇带互通协作水平"),
        node("Place", "420200", name="黄石市", level="prefecture", adcode="420200", lat=30.2, lon=115.0),
    )
    edges = (
        edge("PRESUMED_TO_LEAD", NDRC, "t3", "省发改委", basis="", rank=1),
        edge("SHARES", NDRC, "t3", "省发改委", role="joint", role_word="责任单位", rank=1),
        edge("SHARES", "湖北省/住房城乡建设厅", "t3", "省住建厅", role="joint", role_word="责任单位", rank=2),
        edge(
            "LEADS", NDRC_HUANGSHI, "t4", "市发改委", role_word="牵头单位", rank=1, page=3, quote="牵头单位：市发改委"
        ),
        edge("SHARES", NDRC_JIANGXI, "t4", "省發展改革委", role="support", quote="省發展改革委配合"),
        edge("LOCATED_IN", "t3", "420200", "黄石"),
        edge("LOCATED_IN", "t4", "420200", "黄石市", basis="scope", quote="黄石市行动方案"),
        DrawnEdge(type="GOVERNS", source=NDRC_HUANGSHI, target="420200", properties={}),
    )
    return Subgraph(heading="湖北省发展改革委在黄石市共同负责的任务", note="含推断关系", nodes=nodes, edges=edges)


SYSTEMS = ("发展改革", "财政", "交通运输", "工业和信息化", "水利", "教育", "科技", "文化和旅游", "生态环境", "农业农村")
CITIES = ("4201", "4202", "4203", "4205", "4206", "4301", "4302", "3601", "3604", "3607")


def plan(tasks, edges_each=5):
    """Return a graph by hand as large as wanted: `tasks` tasks of ten documents, agencies of ten systems, places, projects."""
    documents = [node("Document", f"d{n}", name=f"第{n}号方案", title=f"第{n}号方案", kind="plan") for n in range(10)]
    agencies = [
        agency(f"a{n}", f"{SYSTEMS[n % 10]}机构{n}", f"{SYSTEMS[n % 10]}机构{n}", "")
        for n in range(max(20, tasks // 12))
    ]
    agencies = [
        replace(each, properties={**each.properties, "system": SYSTEMS[n % 10]}) for n, each in enumerate(agencies)
    ]
    places = [
        node("Place", f"p{n}", name=f"地方{n}", level="county", adcode=f"{CITIES[n % 10]}{n // 10 + 10}")
        for n in range(max(10, min(800, tasks // 25)))
    ]
    work = [
        node("Task", f"t{n}", name=f"任务{n}号", title=f"任务{n}号", number=str(n), document=f"d{n % 10}", kind="task")
        for n in range(tasks)
    ]
    projects = [node("Project", f"x{n}", name=f"工程{n}号", kind="公路") for n in range(tasks // 2)]
    return Subgraph(
        heading="很大的图",
        note="",
        nodes=(*documents, *agencies, *places, *work, *projects),
        edges=tuple(_ties(tasks, len(agencies), len(places), edges_each)),
    )


def _ties(tasks, agencies, places, each):
    for n in range(tasks):
        yield edge("STATED_IN", f"t{n}", f"d{n % 10}", "第", quote=f"第{n}号任务。")
        yield edge("LOCATED_IN", f"t{n}", f"p{n * 7 % places}", "任务", quote=f"任务{n}在地方。")
        for turn in range(each):
            kind = "SHARES" if turn else "PRESUMED_TO_LEAD" if n % 2 else "LEADS"
            yield edge(
                kind, f"a{(n * n + 31 * turn * n + turn) % agencies}", f"t{n}", "牵头",
                basis="" if kind == "PRESUMED_TO_LEAD" else "explicit", quote=f"第{n}号任务由第{turn}家牵头或者配合，年底前完成。", role="joint", rank=turn + 1,
            )  # fmt: skip
        if n % 2 == 0:
            yield edge("INCLUDES", f"t{n}", f"x{n // 2}", "工程", quote=f"建设工程{n // 2}号。")


HOSTILE = (
    "<script>window.hurt=1</script>",
    "</script><script>window.hurt=1</script>",
    "<img src=x onerror=window.hurt=1>",
    '"><svg onload=window.hurt=1>',
    "<a href='javascript:window.hurt=1'>href</a>",
    "{{ 7*7 }}{% raw %}",
    "__proto__",
    "constructor",
    "省财政\u202e厅政财\u2066\u200f",
    "省'财\"政\\厅`${1}",
    "<!--<script>",
)


def hostile():
    """Return a subgraph in which every text that a document could bring would do harm if it were read as markup."""
    nodes = [node("Agency", text, name=text, short=text, jurisdiction=text, aliases=[text]) for text in HOSTILE]
    nodes.append(
        node("Task", "t1", name=HOSTILE[0], title=HOSTILE[1], document=HOSTILE[2], number=HOSTILE[3], text=HOSTILE[2])
    )
    edges = [
        edge("SHARES", text, "t1", text, quote=f"牵头：{text}。", document=text, role=text, role_word=text)
        for text in HOSTILE
    ]
    return Subgraph(heading=HOSTILE[1], note=HOSTILE[2], nodes=tuple(nodes), edges=tuple(edges))
