"""python -m tests.arcadedb_bolt FOLDER HTTP_PORT BOLT_PORT: ArcadeDB with its Bolt port, until its input ends.

The first line of its input is the password of the user root; the database is named graph.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.ports import free_ports

DATABASE = "graph"
READY = "ready"
ROOT = Path(__file__).parents[1]
QUIET = f"-Djava.util.logging.config.file={ROOT / 'kg' / 'stores' / 'logging.properties'}"


@contextmanager
def running(folder: Path, password: str) -> Iterator[str]:
    """Yield the address of a server in a process of its own, and stop it in the end.

    The pipe to it closes with this process, however that ends, and then the server stops too.
    """
    http_port, bolt_port = free_ports(2)
    command = [sys.executable, "-m", "tests.arcadedb_bolt", ".", str(http_port), str(bolt_port)]
    pipe, environment = subprocess.PIPE, os.environ | {"PYTHONPATH": str(ROOT)}
    with (
        (folder / "server.log").open("w", encoding="utf-8") as log,
        # the engine writes its log where it is run
        subprocess.Popen(
            command, cwd=folder, env=environment, stdin=pipe, stdout=pipe, stderr=log, text=True
        ) as process,
    ):
        process.stdin.write(f"{password}\n")
        process.stdin.flush()
        if READY not in map(str.strip, process.stdout):
            raise RuntimeError(f"ArcadeDB did not start:\n{Path(log.name).read_text(encoding='utf-8')}")
        yield f"bolt://127.0.0.1:{bolt_port}"


def serve(folder: str, http_port: str, bolt_port: str) -> None:
    """Serve until the input ends."""
    from arcadedb_embedded import create_server, jvm

    jvm.start_jvm(heap_size="384m", jvm_args=("-XX:+UseSerialGC", QUIET))
    config = {
        "host": "127.0.0.1",
        "http_port": int(http_port),
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_port": int(bolt_port),
        "bolt_defaultDatabase": DATABASE,
    }
    server = create_server(folder, sys.stdin.readline().strip(), config)
    server.start()
    try:
        server.create_database(DATABASE)
        print(READY, flush=True)
        sys.stdin.read()
    finally:
        server.stop()


if __name__ == "__main__":
    serve(*sys.argv[1:])
