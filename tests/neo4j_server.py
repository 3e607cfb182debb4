"""A real Neo4j server without Docker, for the tests and for `make neo4j` (python -m tests.neo4j_server [RELEASE])."""

import http.client
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import MappingProxyType
from typing import Final

from tests.neo4j_parts import RELEASES, ServerError, is_fetched, jars, java
from tests.ports import free_ports, is_free

MAIN: Final = {"5": "org.neo4j.server.CommunityEntryPoint", "2026": "org.neo4j.server.Neo4jCommunity"}
ADMIN: Final = "org.neo4j.server.startup.Neo4jAdminCommand"
OPENED: Final = ("java.nio", "java.io", "java.util.concurrent", "sun.nio.ch")
JAVA_OPTIONS: Final = (
    *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED),
    "-Dio.netty.tryReflectionSetAccessible=true",
    "-Xmx1g",
)
SETTINGS: Final = {
    "server.default_listen_address": "127.0.0.1",
    "server.https.enabled": "false",
    "server.memory.pagecache.size": "256m",
    "db.tx_log.preallocate": "false",
    # else it waits for ten seconds when nobody is left to wait for
    "internal.server.bolt.thread_pool_shutdown_wait_time": "0s",
    "dbms.usage_report.enabled": "false",
    "browser.remote_content_hostname_whitelist": "localhost,127.0.0.1",
    # keeps the Browser off the five hosts that it asks for fonts and tells of its use
    "dbms.security.http_static_content_security_policy_header": (
        "default-src 'self'; script-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
        "font-src 'self' data:; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
        "connect-src 'self' ws://localhost:* ws://127.0.0.1:* http://localhost:* http://127.0.0.1:*"
    ),
}
SECONDS: Final = 300
"""How long a server may take to answer, or to stop: ten where nothing else runs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Server:
    """A server and the folder it lives in; it runs from `restart` to `stop`."""

    release: str
    home: Path
    bolt_port: int
    http_port: int
    password: str
    user: str = "neo4j"
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list, repr=False)

    @property
    def bolt(self) -> str:
        return f"neo4j://127.0.0.1:{self.bolt_port}"

    @property
    def http(self) -> str:
        return f"http://localhost:{self.http_port}"

    def admin(self, *arguments: str) -> str:
        """Run neo4j-admin, such as admin("database", "import", "full", …), and return what it prints."""
        command = self._java(ADMIN, *arguments)
        done = subprocess.run(command, cwd=self.home, env=self._environment(), capture_output=True, text=True)
        if done.returncode:
            raise ServerError(f"neo4j-admin {arguments[0]} failed: {done.stdout}{done.stderr}")
        return done.stdout

    def restart(self) -> None:
        """Stop the server if it runs, start it and return when it answers."""
        self.stop()
        command = self._java(MAIN[self._series], f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}")
        with self.console.open("wb") as console:
            # a session of its own: Ctrl+C is for us, who then stop it
            process = subprocess.Popen(
                [*_until_we_die(), *command],
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=console,
                start_new_session=True,
            )
        self.processes.append(process)
        self._wait(process)

    def stop(self) -> None:
        """Stop the server if it runs, and return when its process has ended."""
        while self.processes:
            process = self.processes.pop()
            process.terminate()
            try:
                process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    @property
    def console(self) -> Path:
        return self.home / "logs" / "console.log"

    @property
    def _series(self) -> str:
        return self.release.split(".")[0]

    def _java(self, *arguments: str) -> list[str]:
        classes = ("-cp", f"{jars(self.release)}/*", f"-Dbasedir={self.home}")
        return [str(java(self.release)), *classes, *arguments]

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
        # by the environment, since neo4j-admin starts a second Java, which must be this one with these options
        same = {"JAVA_HOME": str(java(self.release).resolve().parents[1]), "JDK_JAVA_OPTIONS": " ".join(JAVA_OPTIONS)}
        return kept | same | {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        end = time.monotonic() + SECONDS
        while process.poll() is None and time.monotonic() < end:
            if _answers(self.http_port) and not is_free(self.bolt_port):
                return
            time.sleep(0.2)
        self.stop()
        last = "\n".join(self.console.read_text(encoding="utf-8", errors="replace").splitlines()[-20:])
        raise ServerError(f"Neo4j {self.release} did not start; the end of {self.console}:\n{last}")


@cache
def why_not(release: str) -> str:
    """Return in plain words why a server of this release cannot run here, or nothing. It fetches the jars to know."""
    try:
        java(release)
        jars(release)
    except ServerError as reason:
        return str(reason)
    return ""


@contextmanager
def running(
    release: str,
    home: Path,
    *,
    settings: Mapping[str, str] = MappingProxyType({}),
    bolt_port: int = 0,
    http_port: int = 0,
    password: str = "not-a-secret",
) -> Iterator[Server]:
    """Yield a server that answers, with its data in `home`, and stop it in the end.

    `settings` go before those of SETTINGS; a port of 0 is a free one; the password is that of the user neo4j, from
    the first start on. ServerError says why it cannot run.
    """
    bolt, web = free_ports(2)
    ports = {"bolt_port": bolt_port or bolt, "http_port": http_port or web}
    server = Server(release=release, home=home.resolve(), password=password, **ports)
    try:
        _furnish(server, settings)
        server.restart()
        yield server
    finally:
        server.stop()


def _furnish(server: Server, settings: Mapping[str, str]) -> None:
    """Lay out the folder of a server: its settings, and the password if it never ran."""
    for name in ("conf", "data", "import", "lib", "logs", "plugins", "run"):
        (server.home / name).mkdir(parents=True, exist_ok=True)
    bolt, web = f"127.0.0.1:{server.bolt_port}", f"127.0.0.1:{server.http_port}"
    addresses = {
        "server.bolt.listen_address": bolt,
        "server.bolt.advertised_address": bolt,
        "server.http.listen_address": web,
    }
    lines = [f"{name}={value}\n" for name, value in (SETTINGS | addresses | dict(settings)).items()]
    (server.home / "conf" / "neo4j.conf").write_text("".join(lines), encoding="utf-8")
    if not (server.home / "data" / "databases").is_dir():
        _set_password(server)


def _set_password(server: Server) -> None:
    """Set the first password, out of a file that only we can read: an argument is there for all to see."""
    with NamedTemporaryFile("w", dir=server.home, encoding="utf-8") as arguments:
        arguments.write(server.password)
        arguments.flush()
        server.admin("dbms", "set-initial-password", f"@{arguments.name}")


def _until_we_die() -> tuple[str, ...]:
    """Return what makes Linux end a process with the one that started it, even if that was killed."""
    return ("setpriv", "--pdeathsig", "TERM", "--") if shutil.which("setpriv") else ()


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


# In the foreground, for people.

ROOM: Final = Path(__file__).parents[1] / ".neo4j"
PASSWORD_FILE: Final = ROOM / "password"
BOLT, WEB = 7687, 7474
STARTING = "Neo4j {release} (Community) starts, with its data in {home}"
FETCHING = "Its jars, some 150 MB, are fetched from Maven Central first, this once."
RUNS = """It answers, on this machine only. Ctrl+C stops it; its data stay.
  Browser    http://localhost:{web}/browser/
  user       {user}
  password   in {password}; to see it: cat {password}
  load       KG_NEO4J_PASSWORD_FILE={password} kg load --store neo4j://localhost
"""
IN_USE = "port {port} is in use, perhaps by another Neo4j: stop that first"
LOST = "{password} is gone, and the data in {home} need it: put it back, or delete that folder"
ENDED = "Neo4j ended by itself; {console} may say why"


def main(release: str = RELEASES[0]) -> None:
    """Run a server in the foreground until Ctrl+C; ServerError says why it cannot run."""
    home = ROOM / release
    _check(release, home)
    print(STARTING.format(release=release, home=_shown(home)), flush=True)
    if not is_fetched(release):
        print(FETCHING, flush=True)
    with running(release, home, bolt_port=BOLT, http_port=WEB, password=_kept_password()) as server:
        print(RUNS.format(web=WEB, user=server.user, password=_shown(PASSWORD_FILE)), flush=True)
        server.processes[0].wait()
        raise ServerError(ENDED.format(console=_shown(server.console)))


def _check(release: str, home: Path) -> None:
    if release not in RELEASES:
        raise ServerError(f"there is no release {release} here: give one of {', '.join(RELEASES)}")
    if (home / "data" / "databases").is_dir() and not PASSWORD_FILE.exists():
        raise ServerError(LOST.format(password=_shown(PASSWORD_FILE), home=_shown(home)))
    for port in (BOLT, WEB):
        if not is_free(port):
            raise ServerError(IN_USE.format(port=port))


def _kept_password() -> str:
    """Return the password of every server in the checkout, made at the first start and readable to its owner alone."""
    if not PASSWORD_FILE.exists():
        PASSWORD_FILE.parent.mkdir(exist_ok=True)
        PASSWORD_FILE.touch(mode=0o600)
        PASSWORD_FILE.write_text(secrets.token_hex(12) + "\n", encoding="utf-8")
    return PASSWORD_FILE.read_text(encoding="utf-8").strip()


def _shown(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        main(*sys.argv[1:])
    except KeyboardInterrupt:
        print("stopped")
    except ServerError as reason:
        sys.exit(f"neo4j: {reason}")
