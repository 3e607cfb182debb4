"""Subgraphs to draw: the named question in small, and one whose every text is hostile."""

from kg.subgraph import DrawnEdge, DrawnNode, Subgraph

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
    said = {"document": DOCUMENT, "quote": quote, "mention": mention, "basis": basis, "loader": "loaders.plan"}
    return DrawnEdge(type=kind, source=source, target=target, properties=said | place | properties)


def task(number, title):
    return node(
        "Task", f"t{number}", name=title, title=title, number=str(number), document=DOCUMENT, text=QUOTE, kind="task"
    )


def question():
    """Return what 湖北省发展改革委 shares in 黄石: a lead by order only, a duty beside it, a place, a stated lead."""
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
        edge("LEADS", NDRC, "t3", "省发改委", basis="first_listed", rank=1),
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
