"""The kit on this machine's own address: Neo4j Browser asks it for the guide and the style."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from kg.errors import KgError
from kg.views.browser.kit import Kit

HOST: Final = "127.0.0.1"
TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".adoc": "text/plain; charset=utf-8",
    ".grass": "text/plain; charset=utf-8",
    ".cypher": "text/plain; charset=utf-8",
    ".zip": "application/zip",
}
SHARED: Final = {
    "Access-Control-Allow-Origin": "*",  # public text, and nobody but this machine can ask
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}


class _Handler(BaseHTTPRequestHandler):
    """Answers with a file of the kit, or not at all: no path leads to the disk."""

    server: _Server

    def do_OPTIONS(self) -> None:
        """Allow what the Browser asks leave for before every guide."""
        self._begin(HTTPStatus.NO_CONTENT)

    def do_GET(self) -> None:
        """Answer with a file."""
        self.wfile.write(self._found())

    def do_HEAD(self) -> None:
        """Answer with the headers of a file."""
        self._found()

    def _found(self) -> bytes:
        path = unquote(urlsplit(self.path).path).removeprefix("/")
        content = self.server.files.get(path)
        status = HTTPStatus.NOT_FOUND if content is None else HTTPStatus.OK
        content = b"" if content is None else content
        self._begin(
            status,
            {"Content-Type": TYPES.get(PurePosixPath(path).suffix, "text/plain"), "Content-Length": str(len(content))},
        )
        return content

    def _begin(self, status: HTTPStatus, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**SHARED, **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, files: Kit, port: int) -> None:
        self.files = files
        super().__init__((HOST, port), _Handler)


@contextmanager
def serving(files: Kit, port: int) -> Iterator[ThreadingHTTPServer]:
    """Listen on `port` of this machine alone for the files of a kit; KgError where the port cannot be had."""
    try:
        server = _Server(files, port)
    except OSError as error:
        raise KgError(f"port {port} cannot be had ({error.strerror}); choose another with --port") from None
    with server:
        yield server
