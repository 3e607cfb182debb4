"""docker-compose.yml: in order by the schema of Compose, and what it sets runs on a real server of the release it names."""

import http.client
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from contextlib import ExitStack
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from kg.stores import open_store
from kg.stores.load import documents
from tests.command import KG
from tests.needs import unless
from tests.neo4j_server import RELEASES, running, why_not
from tests.servers import REQUIRED_BY

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
FILE = ROOT / "docker-compose.yml"
COMPOSE = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
SERVER, LOADER = COMPOSE["services"]["neo4j"], COMPOSE["services"]["loader"]
IMAGE = re.fullmatch(r"\$\{KG_NEO4J_IMAGE:-neo4j:(?P<release>[\d.]+)-community}", SERVER["image"])
SECRET = "neo4j/with/a-slash"
POLICY = "Content-Security-Policy"


def setting(variable):
    """Return the setting that a variable stands for, as the image's entrypoint does."""
    return variable.removeprefix("NEO4J_").replace("_", ".").replace("..", "_")


SETTINGS = {setting(name): value for name, value in SERVER["environment"].items() if name != "NEO4J_AUTH_FILE"}


def schema_finds(text, tmp_path):
    file = tmp_path / "docker-compose.yml"
    file.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(file)]
    done = subprocess.run(command, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout + done.stderr


# --- the file --------------------------------------------------------------------------------------------------------


def test_the_file_is_in_order(tmp_path):
    assert schema_finds(FILE.read_text(encoding="utf-8"), tmp_path) == ""


@pytest.mark.parametrize("word, wrong", [("healthcheck", "helthcheck"), ("service_healthy", "healthy")])
def test_a_misspelt_word_is_found(word, wrong, tmp_path):
    text = FILE.read_text(encoding="utf-8")
    assert word in text
    assert wrong in schema_finds(text.replace(word, wrong), tmp_path)


@pytest.mark.parametrize(
    ("variable", "name"),
    [
        ("NEO4J_server_memory_heap_max__size", "server.memory.heap.max_size"),
        ("NEO4J_dbms_usage__report_enabled", "dbms.usage_report.enabled"),
    ],
)
def test_a_variable_stands_for_a_setting(variable, name):
    assert setting(variable) == name
    assert name in SETTINGS


def test_the_release_is_one_that_the_tests_run():
    assert IMAGE["release"] in RELEASES
    header = FILE.read_text(encoding="utf-8").split("name: kg")[0]
    assert [name for name in re.findall(r"neo4j:([\d.]+)-community", header) if name not in RELEASES] == []


def test_nobody_else_reaches_the_server():
    assert [port.rsplit(":", 2)[0] for port in SERVER["ports"]] == ["127.0.0.1", "127.0.0.1"]
    assert "ports" not in LOADER


def test_the_password_is_in_no_file_of_the_project_and_in_no_image():
    (secret,) = COMPOSE["secrets"].values()
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert Path(secret["file"]).name in ignored
    assert {Path(name).name for name in copied()}.isdisjoint({".", Path(secret["file"]).name})


# --- the server ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def secret(tmp_path_factory):
    file = tmp_path_factory.mktemp("secrets") / "neo4j_auth"
    file.write_text(SECRET + "\n", encoding="utf-8")
    return file


@pytest.fixture(scope="module", params=RELEASES)
def server(request, tmp_path_factory):
    """A server with the settings of the file; it calls itself localhost, which is not where the loader finds it."""
    unless(lambda: why_not(request.param), REQUIRED_BY)
    elsewhere = {"server.bolt.advertised_address": "elsewhere.invalid:7687"}
    home = tmp_path_factory.mktemp("server")
    _, _, password = SECRET.partition("/")
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, home, ignore_errors=True)
        started = running(request.param, home, settings=SETTINGS | elsewhere, password=password)
        yield stack.enter_context(started)


@pytest.fixture
def login(secret, monkeypatch):
    monkeypatch.delenv("KG_NEO4J_USER", raising=False)
    monkeypatch.delenv("KG_NEO4J_PASSWORD", raising=False)
    (variable,) = LOADER["environment"]
    monkeypatch.setenv(variable, str(secret))


def test_the_health_check_is_answered(server):
    address = re.search(r"http://localhost:7474\S*", SERVER["healthcheck"]["test"][1])[0]
    with urllib.request.urlopen(address.replace(":7474", f":{server.http_port}"), timeout=10) as answer:
        assert answer.status == 200


def test_every_setting_holds(server, login):
    store = open_store(server.bolt, create=True)
    rows = store.run("SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN name, value", names=list(SETTINGS))
    store.close()
    held = {row["name"]: row["value"] for row in rows}
    assert {name: _plain(value) for name, value in held.items()} == {n: _plain(v) for n, v in SETTINGS.items()}


def _plain(value):
    """Return a value however it is written: 1g is 1.00GiB."""
    size = re.fullmatch(r"([\d.]+)([kmg])(?:ib)?", value.lower())
    return f"{float(size[1])}{size[2]}" if size else value


def test_the_browser_is_told_whom_it_may_ask(server):
    connection = http.client.HTTPConnection("127.0.0.1", server.http_port, timeout=10)
    connection.request("GET", "/browser/")
    said = connection.getresponse().getheader(POLICY) or ""
    connection.close()
    assert said.strip() == SETTINGS["dbms.security.http_static_content_security_policy_header"].strip()


# --- the loader ------------------------------------------------------------------------------------------------------


def copied():
    """Yield the paths that the loader's image is built of."""
    for line in LOADER["build"]["dockerfile_inline"].splitlines():
        if line.startswith("COPY "):
            yield from line.split()[1:-1]


def test_the_loader_is_built_of_all_that_kg_needs(tmp_path):
    for name in copied():
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(tmp_path / "out"), "."]
    subprocess.run(install, cwd=tmp_path, check=True, env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"})
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "out")}
    command = [*KG, "extract", "--format", "jsonl"]
    done = subprocess.run(command, cwd=tmp_path / "out", env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout.count("\n") > 100) == (0, True), done.stderr


def test_the_loader_loads_the_seeds_once_and_a_second_run_changes_nothing(server, login):
    assert LOADER["command"][0] == "kg"
    assert LOADER["depends_on"]["neo4j"]["condition"] == "service_healthy"
    command = [*KG, *(part.replace("neo4j://neo4j", server.bolt) for part in LOADER["command"][1:])]
    runs = [subprocess.run(command, capture_output=True, text=True) for _ in range(2)]
    assert [(run.returncode, run.stderr) for run in runs] == [(0, ""), (0, "")]
    assert [run.stdout.count("unchanged") for run in runs] == [0, 5]
    store = open_store(server.bolt)
    held = documents(store)
    store.close()
    assert len(held) == 5
