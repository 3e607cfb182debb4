"""The store on a server: Neo4j, or another that speaks Bolt and the same Cypher, through Neo4j's own driver."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from neo4j import Driver, GraphDatabase, ManagedTransaction
from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable, SessionExpired
from neo4j.graph import Node, Path, Relationship

from kg.errors import StoreError
from kg.schema import every_property
from kg.statements.parts import statement
from kg.stores.base import Row, ddl
from kg.stores.credentials import DATABASE, PASSWORD, PASSWORD_FILE, USER, Credentials, credentials
from kg.stores.snapshot import BOOKKEEPING
from kg.version import __version__

OLDEST: Final = (5, 26)
"""The long-term release that the Cypher of the project is written for; the calendar releases are newer."""
NEO4J: Final = re.compile(r"Neo4j/(\d+)\.(\d+)\S*")
"""What a server of Neo4j calls itself: Neo4j/5.26.28. Others say more: Neo4j/5.26.0 compatible (…)."""
PATIENCE: Final = 15.0
"""Seconds that a server gets to answer a first call, and a transaction to be tried again."""

DOWN = "no Neo4j server answers at {address}: start one (docker compose up -d, or make neo4j), or give another address"
LOST = "the connection to {address} was lost: run the command again; a document is kept whole or not at all"
UNAUTHORISED = f"the server at {{address}} does not let {{user}} in: set {USER} and {PASSWORD} (or {PASSWORD_FILE}) to what it knows"
NO_DATABASE = f"the server at {{address}} has no database called {{database}}: set {DATABASE} to one that it has"
FORBIDDEN = (
    "the server at {address} does not let {user} write: log in as a user who may, or open the database for writing"
)
REFUSED = "the statement was refused: {detail}"
OLD = "the server at {address} is {agent}, and kg needs Neo4j {oldest} or newer: give the address of a newer one"
EMPTY = "there is no graph at {address}: load something first (kg load --store {address})"

SENTENCES: Final = {
    "Neo.ClientError.Security.Forbidden": FORBIDDEN,
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": FORBIDDEN,
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": FORBIDDEN,
    "Neo.ClientError.Database.DatabaseNotFound": NO_DATABASE,
    "Neo.TransientError.General.DatabaseUnavailable": NO_DATABASE,
}
"""What the server's codes mean to who reads the error."""

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # else the server's hints at a query reach the terminal

T = TypeVar("T")


class Neo4jStore:
    """A graph on a server, in a database of its own."""

    is_shared = True

    def __init__(self, address: str, *, create: bool = False) -> None:
        """Connect to the server at `address`; with `create`, make the constraints. StoreError says why it cannot be."""
        self.address = address
        self._login = credentials(address)
        self._transaction: ManagedTransaction | None = None
        self._driver = _driver(address, self._login)
        self._session = self._driver.session(database=self._login.database or None)
        try:
            with self._as_sentences(unreachable=DOWN):
                agent = self._driver.get_server_info().agent
            self._prepare(agent, create=create)
        except BaseException:
            self.close()
            raise

    def run(self, cypher: str, **parameters: Any) -> list[Row]:
        """Run one statement; see `kg.stores.base.Store.run`."""
        if self._transaction:
            return _rows(self._transaction, cypher, parameters)
        with self._as_sentences():
            return self._session.execute_write(_rows, cypher, parameters)

    def atomically(self, work: Callable[[], T]) -> T:
        """Make the statements of `work` take effect together; see `kg.stores.base.Store.atomically`."""

        def inside(transaction: ManagedTransaction) -> T:
            self._transaction = transaction
            try:
                return work()
            finally:
                self._transaction = None

        with self._as_sentences():
            return self._session.execute_write(inside)

    def close(self) -> None:
        """Close the connection."""
        self._session.close()
        self._driver.close()

    def _prepare(self, agent: str, *, create: bool) -> None:
        """Make sure of a server that is new enough, and of the constraints, or of a graph that is there."""
        if _is_too_old(agent):
            oldest = ".".join(map(str, OLDEST))
            raise StoreError(OLD.format(address=self.address, agent=agent, oldest=oldest))
        if create:
            self._declare(agent)
        elif not self.run(statement("any-document")):
            raise StoreError(EMPTY.format(address=self.address))

    def _declare(self, agent: str) -> None:
        for declaration in ddl():
            self.run(declaration)
        if NEO4J.fullmatch(agent):  # which warns whoever asks for a property that nothing has yet
            self.run(statement("declare-properties"), names=[*every_property(), *sorted(BOOKKEEPING)])

    @contextmanager
    def _as_sentences(self, *, unreachable: str = LOST) -> Iterator[None]:
        """Turn an error of the driver into a StoreError; `unreachable` is the sentence for a server that is not there."""
        try:
            yield
        except (Neo4jError, DriverError) as error:
            sentence = unreachable if isinstance(error, (ServiceUnavailable, SessionExpired)) else _sentence(error)
            names = {"user": self._login.user or "anybody", "database": self._login.database or "of that name"}
            raise StoreError(sentence.format(address=self.address, detail=_reason(error), **names)) from error


def _driver(address: str, login: Credentials) -> Driver:
    """Return a driver, not connected yet; StoreError where the address is none."""
    try:
        return GraphDatabase.driver(
            address,
            auth=(login.user, login.password) if login.user else None,
            user_agent=f"kg/{__version__}",
            connection_timeout=PATIENCE,
            max_transaction_retry_time=PATIENCE,
        )
    except (ValueError, DriverError) as error:
        raise StoreError(f"{address} is no address of a server ({error}): write it neo4j://host:port") from error


def _is_too_old(agent: str) -> bool:
    """Tell whether a server names itself a Neo4j before OLDEST: Neo4j/4.4.40. The calendar releases read 2026.09.0."""
    named = NEO4J.fullmatch(agent)
    return named is not None and tuple(map(int, named.groups())) < OLDEST


def _sentence(error: Neo4jError | DriverError) -> str:
    if isinstance(error, AuthError):
        return UNAUTHORISED
    code = error.code if isinstance(error, Neo4jError) else ""
    return SENTENCES.get(code or "", REFUSED)


def _reason(error: Neo4jError | DriverError) -> str:
    """Return the first line of what the server says."""
    said = (error.message if isinstance(error, Neo4jError) else "") or str(error)
    return said.splitlines()[0]


def _rows(transaction: ManagedTransaction, cypher: str, parameters: dict[str, Any]) -> list[Row]:
    found = [dict(record) for record in transaction.run(cypher, parameters)]
    ends = _ids_of_ends(transaction, [value for row in found for value in row.values()])
    return [{name: _plain(value, ends) for name, value in row.items()} for row in found]


def _ids_of_ends(transaction: ManagedTransaction, values: list[Any]) -> dict[str, str]:
    """Return the ids of the nodes that relationships among `values` join, by the server's own ids.

    Where a row holds a relationship and not its ends, the server sends no more of them than its own ids.
    """
    ends = {end for edge in _relationships(values) for end in edge.nodes if end is not None}
    found = {end.element_id: end["id"] for end in ends if "id" in end}
    missing = sorted(end.element_id for end in ends if end.element_id not in found)
    if missing:
        asked = transaction.run(statement("ids-of-ends"), missing=missing)
        found |= {record["own"]: record["id"] for record in asked}
    return found


def _relationships(values: Iterable[Any]) -> Iterator[Relationship]:
    for value in values:
        if isinstance(value, Relationship):
            yield value
        elif isinstance(value, Path):
            yield from value.relationships
        elif isinstance(value, dict):
            yield from _relationships(value.values())
        elif isinstance(value, list):
            yield from _relationships(value)


def _plain(value: Any, ends: Mapping[str, str]) -> Any:
    """Return a value of the driver as plain Python; see `Store.run` for nodes, relationships and paths."""
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, list):
        return [_plain(part, ends) for part in value]
    if isinstance(value, dict):
        return {name: _plain(part, ends) for name, part in value.items()}
    if isinstance(value, Node):
        return {"label": next(iter(value.labels), ""), "properties": _plain(dict(value), ends)}
    if isinstance(value, Relationship):
        return _relationship(value, ends)
    if isinstance(value, Path):
        return {key: [_plain(part, ends) for part in parts] for key, parts in _parts(value).items()}
    return str(value)  # dates and times: ISO text


def _relationship(edge: Relationship, ends: Mapping[str, str]) -> Row:
    source, target = (ends[end.element_id] for end in edge.nodes if end is not None)
    return {"type": edge.type, "source": source, "target": target, "properties": _plain(dict(edge), ends)}


def _parts(path: Path) -> dict[str, Iterable[Any]]:
    return {"nodes": path.nodes, "edges": path.relationships}
