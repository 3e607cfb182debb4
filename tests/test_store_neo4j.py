"""The Neo4j store: how one logs in, and what is said when a server is not as it should be."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.stores import credentials, open_store
from kg.stores.load import documents, load
from kg.stores.neo4j import _is_too_old
from kg.stores.snapshot import contents
from tests import graphs
from tests.command import kg
from tests.graphs import HUANGSHI, HUBEI
from tests.needs import unless
from tests.neo4j_server import RELEASES, running, why_not
from tests.ports import free_ports
from tests.servers import REQUIRED_BY
from tests.stores import SERVERS, logged_in, opened, server_of

ROOT = Path(__file__).parents[1]
NOBODY = f"bolt://127.0.0.1:{free_ports(1)[0]}"


@pytest.fixture
def environment(monkeypatch):
    for name in (credentials.USER, credentials.PASSWORD, credentials.PASSWORD_FILE, credentials.DATABASE):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture(params=SERVERS)
def server(request):
    return server_of(request.param, request)


# --- how one logs in -------------------------------------------------------------------------------------------------

LOGINS = [
    ("nobody, for a server that asks for nothing", {}, "", ("", "")),
    ("a password", {credentials.PASSWORD: "secret"}, "", ("neo4j", "secret")),
    ("a user and a password", {credentials.USER: "kg", credentials.PASSWORD: "a/b"}, "", ("kg", "a/b")),
    ("a password in a file", {}, "secret\n", ("neo4j", "secret")),
    ("a file of the server's own form", {}, "neo4j/secret\n", ("neo4j", "secret")),
    ("a user, and a password with a stroke in a file", {credentials.USER: "kg"}, "a/b", ("kg", "a/b")),
    ("the variable before the file", {credentials.PASSWORD: "one"}, "other", ("neo4j", "one")),
]


@pytest.mark.parametrize(("said", "file", "login"), [each[1:] for each in LOGINS], ids=[each[0] for each in LOGINS])
def test_the_environment_says_who_logs_in(environment, tmp_path, said, file, login):
    for name, value in said.items():
        environment.setenv(name, value)
    if file:
        (tmp_path / "password").write_text(file, encoding="utf-8")
        environment.setenv(credentials.PASSWORD_FILE, str(tmp_path / "password"))
    found = credentials.credentials("neo4j://localhost")
    assert (found.user, found.password) == login
    assert not found.password or found.password not in repr(found)


@pytest.mark.parametrize("address", ["neo4j://neo4j:secret@localhost", "bolt+s://me@graph.example"])
def test_an_address_holds_no_password(environment, address):
    with pytest.raises(StoreError, match="an address holds no user and no password: set KG_NEO4J_USER"):
        open_store(address)


def test_a_password_file_that_is_not_there_is_told(environment, tmp_path):
    environment.setenv(credentials.PASSWORD_FILE, str(tmp_path / "none"))
    with pytest.raises(StoreError, match=r"the password cannot be read from .*none: name a file"):
        open_store(NOBODY)


# --- a server that is not as it should be ----------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s"])
def test_a_server_that_is_down_is_told(environment, scheme):
    address = NOBODY.replace("bolt", scheme)
    ended = kg("query", "load", store=address)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(f"kg: no Neo4j server answers at {address}: start one")
    assert len(ended.err.splitlines()) == 1


def test_a_wrong_password_is_told_and_not_repeated(environment, start_neo4j):
    server = start_neo4j(RELEASES[0])
    environment.setenv(credentials.PASSWORD, "not-the-password")
    ended = kg("load", store=server.bolt)
    assert (ended.status, ended.out) == (2, "")
    assert "does not let neo4j in: set KG_NEO4J_USER and KG_NEO4J_PASSWORD" in ended.err
    assert "not-the-password" not in ended.err


def test_a_database_that_is_missing_is_told(environment, start_neo4j):
    server = start_neo4j(RELEASES[0])
    with logged_in(server):
        environment.setenv(credentials.DATABASE, "nowhere")
        with pytest.raises(StoreError, match="has no database called nowhere: set KG_NEO4J_DATABASE"):
            open_store(server.bolt, create=True)


def test_an_empty_database_is_told(server):
    with logged_in(server), pytest.raises(StoreError, match=r"there is no graph at .*load something first"):
        open_store(server.bolt)


AGENTS = [
    ("Neo4j/4.4.40", True),
    ("Neo4j/5.25.1", True),
    ("Neo4j/5.26.0", False),
    ("Neo4j/2025.01.0", False),
    ("Neo4j/2026.09.0", False),
    ("Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)", False),
    ("Another/1.0", False),
]


@pytest.mark.parametrize(("agent", "is_too_old"), AGENTS)
def test_a_release_before_the_oldest_is_known_by_its_name(agent, is_too_old):
    assert _is_too_old(agent) is is_too_old


@pytest.fixture(scope="module")
def own_server(tmp_path_factory):
    """A server that a test may stop and set otherwise."""
    unless(lambda: why_not(RELEASES[0]), REQUIRED_BY)
    with running(RELEASES[0], tmp_path_factory.mktemp("own")) as server, logged_in(server):
        yield server


def test_a_database_that_may_only_be_read_is_told_and_still_answers(own_server):
    store = open_store(own_server.bolt, create=True)
    load(store, graphs.graph(HUBEI), HUBEI)
    before = contents(store)
    store.close()
    settings = own_server.home / "conf" / "neo4j.conf"
    kept = settings.read_text(encoding="utf-8")
    settings.write_text(f"{kept}server.databases.default_to_read_only=true\n", encoding="utf-8")
    own_server.restart()
    try:
        store = open_store(own_server.bolt)
        assert contents(store) == before
        with pytest.raises(StoreError, match="does not let neo4j write: log in as a user who may"):
            load(store, graphs.graph(HUANGSHI), HUANGSHI)
        store.close()
    finally:
        settings.write_text(kept, encoding="utf-8")
        own_server.restart()


def test_a_connection_that_is_lost_leaves_whole_documents(own_server):
    store = open_store(own_server.bolt, create=True)
    load(store, graphs.graph(HUBEI), HUBEI)
    before = contents(store)

    def lose(*_):
        own_server.processes[0].send_signal(signal.SIGKILL)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.stores.load.write_edges", lose)
        patch.setattr("kg.stores.neo4j.PATIENCE", 1)
        with pytest.raises(StoreError, match=r"the connection to .* was lost: run the command again"):
            load(store, graphs.graph(HUANGSHI), HUANGSHI)
    store.close()
    own_server.restart()
    store = open_store(own_server.bolt)
    assert contents(store) == before
    assert load(store, graphs.graph(HUANGSHI), HUANGSHI).edges_added > 0
    store.close()


KILLED = """
    import sys
    from kg.stores import open_store
    from kg.stores.load import load
    from tests import graphs
    store = open_store(sys.argv[1], create=True)
    print("ready", flush=True)
    load(store, graphs.wide("wide", 500), "wide")
"""


@pytest.mark.parametrize("kind", SERVERS)
@pytest.mark.parametrize("seconds", [0.1, 0.4])
def test_a_load_that_is_killed_leaves_whole_documents(request, tmp_path, kind, seconds):
    with opened(kind, tmp_path, request) as store:
        load(store, graphs.graph(HUBEI), HUBEI)
        command = [sys.executable, "-c", textwrap.dedent(KILLED), store.address]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        assert process.stdout.readline() == "ready\n"
        threading.Timer(seconds, process.kill).start()
        process.communicate()
        tasks = store.run("MATCH (t:Task) WHERE t.document = 'wide' RETURN count(t) AS n")[0]["n"]
        assert (documents(store), tasks) in (([HUBEI], 0), ([HUBEI, "wide"], 500))


def test_what_the_command_line_loads_it_finds_and_loads_once(server):
    with logged_in(server):
        assert kg("load", store=server.bolt).status == 0
        again = kg("load", store=server.bolt)
        assert again.out.count("unchanged") == 5
        found = kg(
            "query", "co-owned", "--agency", "省发改委", "--place", "黄石", "--format", "jsonl", store=server.bolt
        )
    assert (found.status, len(found.rows)) == (0, 37)
