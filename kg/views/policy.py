"""What a page may run and load: a Content-Security-Policy that names its own scripts and styles by hash, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence


def policy(scripts: Sequence[str], styles: Sequence[str] = ()) -> str:
    """Return a policy under which these scripts run, and nothing else does; of styles, these or, without any, all in the page."""
    return "; ".join(_directives(_hashes(scripts), _hashes(styles) or "'unsafe-inline'"))


def _directives(scripts: str, styles: str) -> Iterator[str]:
    yield "default-src 'none'"
    yield f"script-src {scripts}"
    yield f"style-src {styles}"
    yield "base-uri 'none'"
    yield "form-action 'none'"


def _hashes(parts: Sequence[str]) -> str:
    return " ".join(f"'sha256-{_digest(part)}'" for part in parts)


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
