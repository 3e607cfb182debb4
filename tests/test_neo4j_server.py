"""The servers that other tests run on: they are what they say, keep their password and stop without a trace."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import neo4j
import pytest

from tests import neo4j_parts
from tests.fetched import fetched
from tests.needs import unless
from tests.neo4j_server import RELEASES, main, running, why_not
from tests.ports import is_free
from tests.servers import REQUIRED_BY, BoltServer, driver, empty

ROOT = Path(__file__).parents[1]
OWNER = """
import sys, time
from pathlib import Path
from tests.neo4j_server import running
with running("5.26.28", Path(sys.argv[1])) as server:
    print(server.processes[0].pid, server.bolt_port, flush=True)
    time.sleep(600)
"""
RELEASE_OF = (
    "CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel' RETURN versions[0], edition"
)


def asked(server, cypher):
    with driver(server) as connected:
        return [record.values() for record in connected.execute_query(cypher).records]


def runs(process):
    """Tell whether a process is still there half a minute from now; it may end at any time before."""
    end = time.monotonic() + 30
    while Path(f"/proc/{process}").exists() and time.monotonic() < end:
        time.sleep(0.1)
    return Path(f"/proc/{process}").exists()


def refuses_a_wrong_password(server):
    wrong = BoltServer(bolt=server.bolt, user=server.user, password="a-wrong-one")
    with driver(wrong) as connected, pytest.raises(neo4j.exceptions.AuthError) as refusal:
        connected.verify_connectivity()
    return refusal.value.code == "Neo.ClientError.Security.Unauthorized"


def test_the_release_is_the_one_asked_for(neo4j_server):
    assert asked(neo4j_server, RELEASE_OF) == [[neo4j_server.release, "community"]]


def test_neo4j_refuses_a_wrong_password(neo4j_server):
    assert refuses_a_wrong_password(neo4j_server)


def test_arcadedb_refuses_a_wrong_password(arcadedb_bolt):
    assert refuses_a_wrong_password(arcadedb_bolt)


def test_arcadedb_answers_the_official_driver(arcadedb_bolt):
    assert asked(arcadedb_bolt, "RETURN '省发改委' AS agency") == [["省发改委"]]


def test_neo4j_is_emptied_of_nodes_and_edges(neo4j_server):
    check_emptied(neo4j_server)


def test_arcadedb_is_emptied_of_nodes_and_edges(arcadedb_bolt):
    check_emptied(arcadedb_bolt)


def check_emptied(server):
    asked(server, "UNWIND range(1, 6000) AS n CREATE (:Probe {n: n})-[:NEXT]->(:Probe {n: -n})")
    assert asked(server, "MATCH (n:Probe) RETURN count(n)") == [[12_000]]
    empty(server)
    assert asked(server, "MATCH (n) RETURN count(n)") == [[0]]


def test_the_browser_is_there_and_asks_no_other_host(neo4j_server):
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(f"{neo4j_server.http}/browser/") as page:
        assert "connect-src 'self' ws://localhost:*" in page.headers["Content-Security-Policy"]
        assert b"Neo4j" in page.read()


@pytest.mark.parametrize("release", RELEASES)
def test_a_stopped_server_leaves_no_process_takes_an_import_and_starts_again(release, tmp_path):
    unless(lambda: why_not(release), REQUIRED_BY)
    nodes = tmp_path / "nodes.csv"
    nodes.write_text(":ID,name:string\n1,黄石市\n2,大冶市\n", encoding="utf-8")
    with running(release, tmp_path / "home") as server:
        first = server.processes[0].pid
        server.stop()
        assert not Path(f"/proc/{first}").exists()
        assert is_free(server.bolt_port)
        server.admin("database", "import", "full", "neo4j", f"--nodes=Place={nodes}", "--overwrite-destination")
        server.restart()
        assert asked(server, "MATCH (p:Place) RETURN p.name ORDER BY p.name") == [["大冶市"], ["黄石市"]]
    assert is_free(server.bolt_port)
    assert is_free(server.http_port)


@pytest.mark.skipif(not shutil.which("setpriv"), reason="no setpriv here, which ties a process to its parent on Linux")
def test_a_server_ends_with_a_process_that_was_killed(tmp_path):
    unless(lambda: why_not("5.26.28"), REQUIRED_BY)
    command = [sys.executable, "-c", OWNER, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as owner:
        java, port = map(int, owner.stdout.readline().split())
        assert not is_free(port)
        os.kill(owner.pid, signal.SIGKILL)
    assert not runs(java)
    assert is_free(port)


def test_a_machine_without_maven_is_told_in_a_sentence(monkeypatch, tmp_path):
    monkeypatch.setenv("KG_NEO4J_JARS", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(neo4j_parts.ServerError, match="apt-get install maven"):
        neo4j_parts.jars("5.26.28")


def test_a_machine_without_a_fitting_java_is_told_in_a_sentence(monkeypatch):
    monkeypatch.setattr(neo4j_parts, "_javas", lambda: iter([Path("/nowhere/java")]))
    with pytest.raises(neo4j_parts.ServerError, match="runs on Java 17 to 21"):
        neo4j_parts.java("5.26.28")


def test_jars_that_another_process_fetched_meanwhile_are_taken(tmp_path):
    def fetch(folder):
        for made in (folder, tmp_path / "jars"):
            made.mkdir()
            (made / "one.jar").write_text("ours" if made == folder else "theirs", encoding="utf-8")

    taken = fetched(tmp_path / "jars", fetch)
    assert (taken / "one.jar").read_text(encoding="utf-8") == "theirs"
    assert list(tmp_path.iterdir()) == [taken]


def test_what_could_not_be_fetched_leaves_nothing(tmp_path):
    def fail(folder):
        folder.mkdir()
        raise neo4j_parts.ServerError("the line is cut")

    with pytest.raises(neo4j_parts.ServerError):
        fetched(tmp_path / "jars", fail)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_release_is_refused_in_a_sentence():
    with pytest.raises(neo4j_parts.ServerError, match=r"no release 4\.4"):
        main("4.4")
