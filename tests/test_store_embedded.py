"""The embedded store: what a killed load leaves, and what is said when a store is not as it should be."""

import os
import shutil
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.stores import open_store
from kg.stores.checksums import FILE_NAME
from kg.stores.load import Status, documents, load
from kg.stores.snapshot import contents
from tests import graphs
from tests.graphs import HUANGSHI, HUBEI, JIANGXI
from tests.test_store import of_document

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "graph")


@pytest.fixture
def store(path):
    opened = open_store(path, create=True)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def closed(tmp_path_factory):
    """The folder of a store that holds the three documents; to be copied, not opened."""
    folder = tmp_path_factory.mktemp("closed") / "graph"
    opened = open_store(str(folder), create=True)
    for document in graphs.DOCUMENTS:
        load(opened, graphs.graph(document), document)
    opened.close()
    return folder


def python(script: str, *arguments: str, **options) -> subprocess.Popen:
    """Start another Python that runs `script`."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", textwrap.dedent(script), *arguments]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, **options
    )


def run(script: str, *arguments: str, **options) -> subprocess.CompletedProcess:
    process = python(script, *arguments, **options)
    output, errors = process.communicate(timeout=120)
    return subprocess.CompletedProcess(script, process.returncode, output, errors)


# --- killed ---------------------------------------------------------------------------------------------------------

KILLED = """
    import sys
    from kg.stores import open_store
    from kg.stores.load import load
    from tests import graphs
    graph = graphs.wide("wide", 500)
    store = open_store(sys.argv[1])
    print("ready", flush=True)
    load(store, graph, "wide")
    print("done", flush=True)
    store.close()
"""


@pytest.mark.parametrize("seconds", [0.15, 0.5, 0.9, 1.3])
def test_a_killed_load_leaves_whole_documents(closed, path, seconds):
    shutil.copytree(closed, path)
    process = python(KILLED, path)
    assert process.stdout.readline() == "ready\n"
    time.sleep(seconds)
    process.kill()
    process.communicate()
    store = open_store(path)
    known = documents(store)
    found = contents(store)
    again = load(store, graphs.wide("wide", 500), "wide").status
    store.close()
    tasks = [entry for entry in found if entry[0] == "Task" and entry[1].startswith("wide/")]
    assert known in ([HUANGSHI, HUBEI, JIANGXI], [HUANGSHI, HUBEI, JIANGXI, "wide"])
    assert len(tasks) == (500 if "wide" in known else 0)
    assert again == (Status.UNCHANGED if "wide" in known else Status.NEW)


# --- stores that are not as they should be -----------------------------------------------------------------------------


def test_where_there_is_no_graph_one_is_told_to_load(path):
    with pytest.raises(StoreError, match=r"there is no graph at .*load something first \(kg load\)"):
        open_store(path)
    assert not Path(path).exists()


def test_an_empty_folder_is_no_graph_until_one_is_made(tmp_path):
    with pytest.raises(StoreError, match="there is no graph at"):
        open_store(str(tmp_path))
    open_store(str(tmp_path), create=True).close()
    open_store(str(tmp_path)).close()


def test_a_folder_of_other_files_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="holds other files and no graph"):
        open_store(str(tmp_path), create=True)
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_is_no_graph(tmp_path):
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="is a file, and a graph is a folder"):
        open_store(str(tmp_path / "letter.txt"), create=True)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no folder here that nobody can write to")
def test_a_folder_that_cannot_be_written_is_told():
    with pytest.raises(StoreError, match=r"cannot be written .*: give another folder"):
        open_store("/proc/self/graph", create=True)


def test_another_kind_of_address_is_not_known():
    with pytest.raises(StoreError, match="no store is known for redis://"):
        open_store("redis://localhost")


HOLDING = """
    import sys
    from kg.stores import open_store
    store = open_store(sys.argv[1])
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_graph_in_use_by_another_process_is_told(closed, path):
    shutil.copytree(closed, path)
    process = python(HOLDING, path, stdin=subprocess.PIPE)
    try:
        assert process.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match="in use by another process: wait for it to end"):
            open_store(path)
    finally:
        process.kill()
        process.communicate()
    open_store(path).close()


def test_a_graph_that_is_open_already_is_told(store, path):
    with pytest.raises(StoreError, match="is in use"):
        open_store(path)


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)


@pytest.mark.parametrize("harm", [_cut, _empty, _flip, Path.unlink])
@pytest.mark.parametrize(
    "pattern", ["Task_0.*.bucket", "SHARES_0.*.bucket", "Agency_*.umtidx", "dictionary.*", "schema.json"]
)
def test_a_damaged_file_is_told_and_not_read(closed, path, pattern, harm):
    shutil.copytree(closed, path)
    harm(next(Path(path).glob(pattern)))
    with pytest.raises(StoreError, match=r"is damaged \(.*\): delete the folder and load the documents again"):
        open_store(path)


def test_damage_without_checksums_is_told_by_the_engine(closed, path):
    shutil.copytree(closed, path)
    (Path(path) / FILE_NAME).unlink()
    next(Path(path).glob("dictionary.*")).unlink()
    with pytest.raises(StoreError, match="is damaged"):
        open_store(path)


@pytest.fixture
def small_disk(tmp_path):
    """A folder on a disk of 16 megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_is_told_and_the_graph_survives(small_disk):
    path = str(small_disk / "graph")
    store = open_store(path, create=True)
    load(store, graphs.graph(HUBEI), HUBEI)
    before = contents(store)
    with pytest.raises(StoreError, match="no space is left on the disk"):
        for number in range(20):
            load(store, graphs.wide(f"wide{number}", 300), f"wide{number}")
    held = documents(store)
    store.close()
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    store = open_store(path)
    assert documents(store) == held
    assert of_document(contents(store), HUBEI) == of_document(before, HUBEI)
    store.close()


# --- quiet and small -------------------------------------------------------------------------------------------------

WHOLE = """
    from pathlib import Path
    from kg.stores import open_store
    from kg.stores.load import load
    from tests import graphs
    store = open_store("graph", create=True)
    for number in range(5):
        load(store, graphs.wide(f"plan{number}", 60), f"plan{number}")
    store.close()
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    Path("measured").write_text(status["VmHWM"].split()[0])
"""


# of this process alone: what rusage tells, a process inherits from the one that started it
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no measure of memory here")
def test_five_plans_are_loaded_in_silence_and_little_memory(tmp_path):
    finished = run(WHOLE, cwd=tmp_path)
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "", "")
    assert {entry.name for entry in tmp_path.iterdir()} == {"graph", "measured"}
    assert int((tmp_path / "measured").read_text()) < 700_000  # kilobytes


def test_the_engine_is_not_imported_before_a_store_is_opened():
    finished = run("import sys, kg.stores, kg.stores.load, kg.queries; print('jpype' in sys.modules)")
    assert finished.stdout == "False\n"
