"""What a page says, as records, each with its place in the cleaned text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.ontology import Basis
from kg.text import CleanText, Span
from loaders.layout.outline import Heading
from loaders.readers import Source
from loaders.text.clean import Change


class Role(StrEnum):
    """What a unit does for a task."""

    LEAD = "lead"
    JOINT = "joint"
    """Responsible, where no lead is named."""
    SUPPORT = "support"
    """Co-responsible beside a lead."""


IN_DUTY = "duty"
NOT_UNDERSTOOD = "not understood"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A responsibility word, what became of it, and the sentence it stands in."""

    span: Span
    fate: str
    """IN_DUTY, the name of a rule, or NOT_UNDERSTOOD."""
    sentence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRecord:
    """The name of an agency where the text has it."""

    name: str
    """As printed, in simplified characters, without spaces, shared parts spelt out."""
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Toponym:
    """A name of a place as it stands in a text: `text[start:end]`, offsets in characters.

    `name` is the name alone, its brackets undone (通城 for 通(城)); `tail` is what makes it the name of something else
    there (高新区 in 岳阳高新区, 都市圈 in 福州都市圈), else empty; `candidates` are the ids of what the name could mean.
    """

    start: int
    end: int
    name: str
    tail: str = ""
    tail_kind: str = ""
    """zone or region where there is a tail, else empty."""
    candidates: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectRecord:
    """One project as a text names it."""

    name: str
    """As printed, without spaces, with what it shares with its neighbours spelt out: 武汉至宜昌铁路."""
    span: Span
    """The printed part in the cleaned text: 武汉至宜昌."""
    kind: str
    """铁路, 公路, 灌区 …: a kind of seeds/rules/project_words.json; empty where the name tells none."""
    status: str
    """建成, 开工, 加快, 规划, 前期, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterSite:
    """A place of a cluster: the span of its name, and of what it does there (襄阳, 智能汽车研发制造)."""

    place: Span
    focus: Span
    """The name of the cluster, where nothing more is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterRecord:
    """An industry cluster where a text names it, with its places and the companies that anchor it."""

    name: str
    """Spelt out: 电子信息产业集群."""
    span: Span
    """The printed part of the name."""
    sites: tuple[ClusterSite, ...]
    companies: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRecord:
    """A measurable target where the page sets it; a text is empty where the page says nothing."""

    name: str
    """As printed, without spaces. The verb of a rate belongs to it (…年均增长), and that of a flow (新增…)."""
    span: Span
    """The whole printed statement: name, value, unit, and 以上 or 左右."""
    value: str
    """As printed, without its unit: 67, 3.5, 9.4:52.8:37.8, 15-20."""
    unit: str
    """As printed, with 万 and 亿: %, 公里, 万亿元, 万人次."""
    comparator: str
    """≥ ≤ > < ≈, or = where nothing qualifies the value."""
    base_year: str = ""
    base_value: str = ""
    target_year: str = ""
    cumulative: bool = False
    """累计, or printed in square brackets: reached over the whole period, not in its last year."""
    nature: str = ""
    """约束性 or 预期性."""
    change: bool = False
    """Whether the value is a difference from the base (提高2个百分点, 翻一番) and no level that is reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneRecord:
    """A dated promise; its text is what its span covers, from the date to the end of what is promised."""

    by: str
    """ISO date: the last day it allows."""
    precision: str
    """day, month, quarter, year or period."""
    span: Span
    is_deadline: bool = False
    """Whether it is the time limit that the clause or the row of a task states."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a stretch of text speaks of, each sort in reading order."""

    projects: tuple[ProjectRecord, ...] = ()
    clusters: tuple[ClusterRecord, ...] = ()
    indicators: tuple[IndicatorRecord, ...] = ()
    milestones: tuple[MilestoneRecord, ...] = ()

    @property
    def named(self) -> bool:
        """Whether it names a project, a cluster or an indicator; a date alone names nothing."""
        return bool(self.projects or self.clusters or self.indicators)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A line outside every task that names a project, a cluster or an indicator."""

    span: Span
    contents: Contents


@dataclass(frozen=True, slots=True, kw_only=True)
class Implemented:
    """A plan that the document breaks down: its title, without the marks around it, and the sentence that says so."""

    title: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One unit's part in one task, as a clause or a table row names it."""

    name: str
    """As printed, in simplified characters, without spaces, shared parts spelt out."""
    span: Span
    """The printed part of the name."""
    role: Role
    word: str
    """The word that gives the role, as printed: 牵头单位, 负责."""
    word_span: Span
    rank: int
    """The place in its list, from 1."""
    basis: Basis
    clause: Span
    """The clause or the row that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRecord:
    """One piece of assigned work with what the page says of who answers for it."""

    number: str
    path: tuple[str, ...]
    """The printed numbers from the outermost heading down to this task; unique in the document."""
    headings: tuple[Heading, ...]
    kind: str
    """task, measure, project_group or indicator."""
    title: str
    body: Span
    """The text of the task without its number and its clause."""
    duties: tuple[Duty, ...]
    """Those that its own clause names, or the clause of the heading that it stands under."""
    order: int
    contents: Contents = Contents()
    """What its text speaks of."""
    implied: tuple[Duty, ...] = ()
    """Those that a sentence of the document says once for all tasks below it (不再列出)."""
    deadlines: tuple[Span, ...] = ()
    """Where its clause or its row says until when."""
    refused: tuple[NameRecord, ...] = ()
    """What stands in its clause where a unit should, and is none."""
    project: Span | None = None
    """The cell that names its project, in a table whose header calls it that."""

    @property
    def every_duty(self) -> tuple[Duty, ...]:
        """What is named for the task, and what is implied."""
        return self.duties + self.implied


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a document says of itself; a text is empty where it says nothing. Dates are ISO dates."""

    title: str
    is_titled: bool
    """Whether the title ends as that of a plan does: the first line of a fragment is none."""
    issuer: str
    number: str
    published: str
    jurisdiction: str
    """An adcode."""
    fitted_to: str
    """The place whose circumstances it says it was fitted to: 结合青溪区实际."""
    period_start: str
    period_end: str
    kind: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A document, read: its text, its changes, its sections and tasks in reading order."""

    source: Source
    clean: CleanText
    folded: str
    """The cleaned text with folded punctuation: same length, same offsets."""
    changes: tuple[Change, ...]
    script: str
    metadata: Metadata
    headings: tuple[Heading, ...]
    """Every heading that a task stands under."""
    tasks: tuple[TaskRecord, ...]
    words: tuple[Word, ...]
    """Every word of role and what became of it."""
    refused: tuple[NameRecord, ...] = ()
    """What stands where a unit should, and is none."""
    unread_lists: tuple[Span, ...] = ()
    """Lists of units, and single units, that close a bracket, a cell or a line and that nothing explains."""
    agencies: tuple[NameRecord, ...] = ()
    """Every name of an agency, in reading order: those of the duties, and those elsewhere in the text."""
    toponyms: tuple[Toponym, ...] = ()
    """Every name that may be a place, outside the names of agencies, in reading order."""
    paragraphs: tuple[Paragraph, ...] = ()
    """What is said outside the tasks, in reading order."""
    implemented: tuple[Implemented, ...] = ()
    """The plans that the document says it breaks down."""
    unread_tables: tuple[Span, ...] = ()
    """Tables that gave neither a task nor an indicator."""

    @property
    def text(self) -> str:
        """The cleaned text."""
        return self.clean.text

    @property
    def coverage(self) -> float:
        """The share of what says who is responsible that ended in a duty; what a rule sets aside does not count."""
        fates = [word.fate for word in self.words]
        missed = fates.count(NOT_UNDERSTOOD) + len(self.refused) + len(self.unread_lists)
        return round(share_read(fates.count(IN_DUTY), missed), 4)


def share_read(read: int, missed: int) -> float:
    """Return the share that was read of what says who is responsible; 1 where nothing says it."""
    return read / (read + missed) if read + missed else 1.0
