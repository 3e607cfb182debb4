"""THE declaration of the graph: every node label and every relationship type, what it means and what it carries.

Labels and relationship types are the class names (`Leads` is written `LEADS`); everything that needs to know what the
graph holds (DDL, the README's table, checks of queries, the stores) derives it from here, by way of kg.schema.
A text that is not known is empty and a number that is not known is None; neither is stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Generic, TypeVar


class Basis(StrEnum):
    """On whose word an edge stands, strongest first."""

    EXPLICIT = "explicit"
    """The clause or the sentence says so."""
    DOCUMENT_RULE = "document_rule"
    """A sentence of the document says so for later clauses: 排在第一位的为牵头部门,下同."""
    CURATED = "curated"
    """A person decided whom or what the name means; that the page names it there stays the page's word."""
    INHERITED = "inherited"
    """The clause closes a heading and binds what is under it."""
    GOVERNMENT = "government"
    """The place is there because its government is responsible."""
    GROUP = "group"
    """Through a group whose members the document or the gazetteer lists."""
    SCOPE = "scope"
    """The whole document is about that place."""

    @property
    def strength(self) -> int:
        """The place among the bases, 1 the strongest: what stands on a smaller number stands more firmly."""
        return list(type(self)).index(self) + 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Provenance:
    """Where an edge was read: `text[start:end] == quote` on the document as read, and so for the mention in it."""

    document: str
    """The id of the document."""
    quote: str
    """The clause or sentence, exactly as printed."""
    start: int
    end: int
    page: int | None = None
    """The page on which the quote begins, counted from 1; none where the format has no pages."""
    mention: str = ""
    """The printed name inside or beside the quote, exactly as printed."""
    mention_start: int = 0
    mention_end: int = 0
    loader: str
    loader_version: str


# --- nodes -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """Anything the graph holds; two nodes of one label are the same when their ids are."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Document(Node):
    """One plan, notice or article. Identity: slug of its number (文号), else of title and date."""

    title: str
    issuer: str = ""
    number: str = ""
    published: str = ""
    period_start: str = ""
    period_end: str = ""
    kind: str
    """plan, notice or news; cited: known only by its title, from a document that breaks it down."""
    jurisdiction: str = ""
    """The adcode of the place whose government issued it."""
    script: str = ""
    """simplified or traditional: the characters it is printed in."""
    path: str = ""
    url: str = ""
    sha256: str = ""
    """Of the bytes of the file."""
    coverage: float | None = None
    """The share of responsibility words that ended in a duty."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Text(Node):
    """What the reader made of the document's file: the text in which every offset counts, in characters. Identity: document."""

    document: str
    text: str
    sha256: str
    """Of `text` in UTF-8."""
    pages: tuple[int, ...] = ()
    """The offset at which each page begins; none where the format has no pages."""

    @staticmethod
    def id_of(document: str) -> str:
        """Return the id of the text of the document with this id: another than its own, so that no two nodes share one."""
        return f"{document}#text"


@dataclass(frozen=True, kw_only=True, slots=True)
class Section(Node):
    """A heading. Identity: document and path of numbers."""

    document: str
    number: str
    title: str
    level: int
    order: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Task(Node):
    """One piece of assigned work: an item, a measure, a table row, an indicator line. Identity: document and path of numbers."""

    document: str
    number: str
    path: str
    title: str
    text: str
    kind: str
    """task, measure, project_group or indicator."""
    order: int
    due: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Agency(Node):
    """Whoever can be made responsible, a group of them included. Identity: jurisdiction and canonical short name (湖北省/发展改革委)."""

    short: str
    kind: str
    """department, government, party, central_branch, zone, company, school, hospital, organisation, court, military or group."""
    jurisdiction: str
    """The adcode of the place it serves; 100000 for the State Council's own."""
    aliases: tuple[str, ...] = ()
    system: str = ""
    """The function shared across provinces, levels and years: 发展改革, 财政."""
    known: bool = True
    """Whether `name` is an official full name; False: it stays as printed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place(Node):
    """A province, city, county, township, zone, city region or natural feature. Identity: adcode, else kind and name."""

    level: str
    """province, prefecture, county, township, zone, region or natural."""
    adcode: str = ""
    lat: float | None = None
    lon: float | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Project(Node):
    """A named, buildable thing: 武汉至宜昌铁路. Identity: canonical name, with the place where the name is generic."""

    kind: str
    status: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cluster(Node):
    """An industry cluster: 电子信息产业集群. Identity: canonical industry name."""

    aliases: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    """The companies that documents name as its anchors: 依托中联重科、三一重工…打造…产业集群."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Indicator(Node):
    """A measurable target. Identity: document and name."""

    document: str
    value: str
    unit: str = ""
    comparator: str
    base_year: str = ""
    base_value: str = ""
    target_year: str = ""
    cumulative: bool = False
    """Whether the value is reached over the whole period, not in its last year."""
    change: bool = False
    """Whether the value is a difference from the base (提高2个百分点) and no level."""
    nature: str = ""
    """约束性 or 预期性, where printed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Milestone(Node):
    """A dated promise inside a task. Identity: task, date and text."""

    document: str
    by: str
    """The last day it allows, as an ISO date."""
    precision: str
    """day, month, quarter, year or period."""
    text: str


# --- relationships ---------------------------------------------------------------------------------------------------

S = TypeVar("S", bound=Node, covariant=True)
T = TypeVar("T", bound=Node, covariant=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Edge(Generic[S, T]):
    """A relationship that stands on what is known (the gazetteer, the file that was read), not on what a document says."""

    HOLDS: ClassVar[str] = "target"
    """Which end is kept in the graph because the other one is in it: target, source or neither."""

    source: S
    target: T


@dataclass(frozen=True, kw_only=True, slots=True)
class MentionEdge(Edge[S, T]):
    """A relationship that a document states: it belongs to that document and quotes it."""

    provenance: Provenance


@dataclass(frozen=True, kw_only=True, slots=True)
class BasedEdge(MentionEdge[S, T]):
    """A relationship that a document states more or less firmly."""

    basis: Basis
    strength: int = field(init=False)
    """The basis as a number, 1 the strongest, so that a query orders by it."""

    def __post_init__(self) -> None:
        """Derive the strength."""
        object.__setattr__(self, "strength", self.basis.strength)


@dataclass(frozen=True, kw_only=True, slots=True)
class Leads(BasedEdge[Agency, Task]):
    """牵头: the agency leads the task, and that is written."""

    role_word: str = ""
    """The word that gives the role, as printed: 牵头单位."""
    rank: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Shares(BasedEdge[Agency, Task]):
    """责任, 配合, 参与, 协同: the agency is co-responsible for the task."""

    role: str
    """joint (no lead is named) or support (beside a lead)."""
    role_word: str = ""
    rank: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PresumedToLead(MentionEdge[Agency, Task]):
    """First of a list that names no lead: by convention the agency leads the task, though nobody wrote it; it shares it, too."""

    role_word: str = ""
    rank: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LocatedIn(BasedEdge[Task | Project | Cluster, Place]):
    """The task, project or cluster takes place there."""

    focus: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Governs(Edge[Agency, Place]):
    """The place is the agency's jurisdiction."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PartOf(Edge[Place, Place]):
    """The place lies in the other, or belongs to that region."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StandsUnder(MentionEdge[Section | Task, Section | Document | Task]):
    """The section or task stands under the other in its document; the type is PART_OF, as for places."""

    TYPE: ClassVar[str] = "PART_OF"


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedIn(MentionEdge[Task | Indicator | Project | Cluster, Document]):
    """The document states it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberOf(BasedEdge[Agency, Agency]):
    """The agency is one of the group, as this document uses the group's name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Includes(MentionEdge[Task, Project]):
    """The task names the project."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Builds(MentionEdge[Task, Cluster]):
    """The task builds the cluster."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Measures(MentionEdge[Indicator, Task]):
    """The indicator measures the task."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Due(MentionEdge[Task, Milestone]):
    """The task promises this by then."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AlignedWith(Edge[Task, Task]):
    """The same national task, as two documents cut it: inferred from the likeness of their clauses."""

    HOLDS: ClassVar[str] = "neither"

    score: float
    """How alike their most alike clauses are, up to 1."""
    method: str
    why: str
    """The clauses they share."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadAs(Edge[Document, Text]):
    """The document was read as that text; it goes with its document, though another may still cite that."""

    HOLDS: ClassVar[str] = "neither"


@dataclass(frozen=True, kw_only=True, slots=True)
class Implements(MentionEdge[Document, Document]):
    """The document breaks the other one down."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Succeeds(Edge[Agency, Agency]):
    """Reform: the agency carries on what the other did before (卫生健康委 after 卫生计生委)."""

    HOLDS: ClassVar[str] = "source"

    since: str
    """The ISO date of the reform."""
