"""The store in a folder: ArcadeDB, run inside this process."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, TypeVar

import jpype
from arcadedb_embedded import ArcadeDBError, Database, convert_java_to_python, create_database, jvm, open_database

from kg.errors import StoreError
from kg.stores import checksums
from kg.stores.base import Row, ddl
from kg.stores.embedded_batch import Batch

HEAP: Final = "384m"
"""Enough for a hundred thousand edges; the environment variable KG_HEAP sets another limit."""
JVM_OPTIONS: Final = (
    "-XX:+UseSerialGC",  # two thirds of the memory of the default, and a load has one thread
    f"-Djava.util.logging.config.file={Path(__file__).with_name('logging.properties')}",
    "-Darcadedb.txWalFlush=1",  # a committed document is on the disk, not in the system's cache
)
T = TypeVar("T")

SCHEMA_FILES: Final = ("schema.json", "schema.prev.json")

LOCKED = "the graph at {path} is in use by another process: wait for it to end, or give another folder"
FULL = "no space is left on the disk for the graph at {path}: free some, then run the command again"
SHORT = "the graph at {path} needs more memory than it may take: set a higher limit, such as KG_HEAP=2g"
DAMAGED = "the graph at {path} is damaged ({detail}): delete the folder and load the documents again"
REFUSED = "the statement was refused: {detail}"

SENTENCES: Final = {
    "locked by another process": LOCKED,
    "already in use": LOCKED,
    "No space left": FULL,
    "OutOfMemory": SHORT,
    "PageCorruption": DAMAGED,
    "RecordNotFound": DAMAGED,
    "SerializationException": DAMAGED,
    "BufferUnderflow": DAMAGED,
}
"""What the engine's words mean to who reads the error; the first that occurs in its message holds."""


class EmbeddedStore:
    """A graph in a folder of its own; one process at a time can open it."""

    is_shared = False

    def __init__(self, path: str, *, create: bool = False) -> None:
        """Open the graph at `path`; with `create`, make it where there is none. StoreError says why it cannot be."""
        self.address = path
        self._folder = Path(path)
        self._in_transaction = False
        is_new = not _holds_graph(self._folder, create=create)
        with _as_sentences(path, otherwise=DAMAGED):
            self._database = _open(self._folder, is_new=is_new)
            self._declare()

    def run(self, cypher: str, **parameters: Any) -> list[Row]:
        """Run one statement; see `kg.stores.base.Store.run`."""
        with _as_sentences(self.address, otherwise=REFUSED):
            if self._in_transaction:
                return self._rows(cypher, parameters)
            with self._database.transaction():
                return self._rows(cypher, parameters)

    def atomically(self, work: Callable[[], T]) -> T:
        """Make the statements of `work` take effect together; see `kg.stores.base.Store.atomically`."""
        with _as_sentences(self.address, otherwise=REFUSED), self._database.transaction():
            self._in_transaction = True
            try:
                return work()
            finally:
                self._in_transaction = False

    def close(self) -> None:
        """Close the graph and note the checksums of its files."""
        self._database.close()
        with suppress(OSError):  # a full disk: the graph is whole, and goes without its checksums
            checksums.write(self._folder)

    def batch(self) -> Batch:
        """Return what writes new nodes and edges fastest; the statements of `run` see them when it is closed."""
        return Batch(self._database)

    def _declare(self) -> None:
        try:
            for statement in ddl():
                self._rows(statement, {})
        except ArcadeDBError:
            self._database.close()
            raise

    def _rows(self, cypher: str, parameters: dict[str, Any]) -> list[Row]:
        arguments = (parameters,) if parameters else ()
        result = self._database.command("opencypher", cypher, *arguments)
        return [] if result is None else [_plain(row) for row in result.to_list()]


def _holds_graph(folder: Path, *, create: bool) -> bool:
    """Tell whether `folder` holds a graph; StoreError where it holds none and none may or can be made there."""
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder} is a file, and a graph is a folder: give the path of a folder")
    if any((folder / name).exists() for name in SCHEMA_FILES):
        _check_sound(folder)
        return True
    if folder.is_dir() and any(folder.iterdir()):
        raise StoreError(f"the folder {folder} holds other files and no graph: give another folder")
    if not create:
        raise StoreError(f"there is no graph at {folder}: load something first (kg load)")
    return False


def _check_sound(folder: Path) -> None:
    difference = checksums.difference(folder)
    if difference:
        raise StoreError(DAMAGED.format(path=folder, detail=difference))


def _open(folder: Path, *, is_new: bool) -> Database:
    """Open the database, or make one. Its files are about to change, so their checksums end here."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _probe_writing(folder)
    except OSError as error:
        raise StoreError(f"the graph at {folder} cannot be written ({error.strerror}): give another folder") from error
    _start_engine()
    database = create_database(str(folder)) if is_new else open_database(str(folder))
    checksums.forget(folder)
    return database


def _probe_writing(folder: Path) -> None:
    with tempfile.TemporaryFile(dir=folder):
        """The engine would report a folder it may not write to as damaged."""


def _start_engine() -> None:
    """Start Java in this process, once, without a word on the terminal."""
    if jpype.isJVMStarted():
        return
    os.environ.setdefault("ARCADEDB_JVM_ERROR_FILE", str(Path(tempfile.gettempdir()) / "kg_java_%p.log"))
    with _silent_stderr():  # Java warns about a module that the engine asks for
        jvm.start_jvm(heap_size=os.environ.get("KG_HEAP", HEAP), jvm_args=JVM_OPTIONS)


@contextmanager
def _silent_stderr() -> Iterator[None]:
    kept = os.dup(2)
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


@contextmanager
def _as_sentences(path: str, *, otherwise: str) -> Iterator[None]:
    """Turn an error of the engine into a StoreError; `otherwise` is the sentence for words that are not known."""
    try:
        yield
    except ArcadeDBError as error:
        said = str(error)
        sentence = next((known for words, known in SENTENCES.items() if words in said), otherwise)
        raise StoreError(sentence.format(path=path, detail=_reason(said))) from error


def _reason(said: str) -> str:
    """Return the first line of what the engine says of the innermost cause that has words, without class names."""
    outer, _, inner = said.removesuffix(")").partition(" (caused by ")
    telling = inner if ": " in inner else outer
    return telling.rpartition("Exception: ")[2].splitlines()[0]


def _plain(value: Any) -> Any:
    """Return a value of the engine as plain Python; see `Store.run` for nodes, relationships and paths."""
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, dict):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [_plain(part) for part in value]
    for java_class, convert in _GRAPH_VALUES.items():
        if isinstance(value, jpype.JClass(java_class)):
            return convert(value)
    return str(value)  # dates and times: ISO text


def _node(vertex: Any) -> Row:
    return {"label": str(vertex.getTypeName()), "properties": _properties(vertex)}


def _relationship(edge: Any) -> Row:
    ends = {"source": str(edge.getOutVertex().get("id")), "target": str(edge.getInVertex().get("id"))}
    return {"type": str(edge.getTypeName()), **ends, "properties": _properties(edge)}


def _path(path: Any) -> Row:
    return {
        "nodes": [_node(part) for part in path.getVertices()],
        "edges": [_relationship(part) for part in path.getEdges()],
    }


def _properties(record: Any) -> Row:
    return {str(name): _plain(convert_java_to_python(record.get(name))) for name in record.getPropertyNames()}


_GRAPH_VALUES: Final = {
    "com.arcadedb.graph.Vertex": _node,
    "com.arcadedb.graph.Edge": _relationship,
    "com.arcadedb.query.opencypher.traversal.TraversalPath": _path,
}
