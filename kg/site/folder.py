"""The folder of a site: it knows which files are its own, replaces these, removes the stale ones and touches no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from kg.errors import KgError

MANIFEST = "kg-site.json"
OWN = re.compile(r"(?:[a-z]+/)?[0-9a-z-]+\.(?:html|css|js)")
"""What the files of a site are called: nothing else is removed, whatever the manifest names."""


class Folder:
    """A folder that holds a site, or will."""

    def __init__(self, path: Path) -> None:
        """Take `path`, which need not exist; KgError where it holds files that no site has written."""
        self.path = path
        if path.exists() and not path.is_dir():
            raise KgError(f"{path} is a file, and a site is a folder: name another")
        self._before = self._known()
        if not self._before and path.is_dir() and any(path.iterdir()):
            raise KgError(f"the folder {path} holds other files and no site: name another, or an empty one")

    def take(self, names: Iterable[str]) -> None:
        """Make the folder's own what is about to be written; KgError where a file of another is in the way.

        Noted before the first file is written, so that a run which is cut short leaves nothing that is not known.
        """
        names = set(names)
        foreign = sorted(name for name in names - self._before if self._inside(name).exists())
        if foreign:
            raise KgError(f"{self.path / foreign[0]} is no file of this site and would be overwritten: move it away")
        for folder in {self._inside(name).parent for name in names} | {self.path}:
            folder.mkdir(parents=True, exist_ok=True)
        self._note(names | self._before)

    def place(self, name: str) -> Path:
        """Return where the file called `name` is to be written."""
        return self._inside(name)

    def write(self, name: str, parts: Iterable[str]) -> None:
        """Write the file called `name` from its parts, in UTF-8."""
        with self._inside(name).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(parts)

    def keep_only(self, names: Iterable[str]) -> int:
        """Remove the files of earlier runs that are not among `names`; return how many these were."""
        names = set(names)
        stale = sorted(self._before - names)
        for name in stale:
            self._inside(name).unlink(missing_ok=True)
        for folder in sorted({self._inside(name).parent for name in stale} - {self.path}):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        self._note(names)
        return len(stale)

    def _inside(self, name: str) -> Path:
        """Return the path of a file; KgError where a link would lead out of the folder."""
        path = self.path / name
        if path.is_symlink() or path.parent.is_symlink():
            raise KgError(f"{path} leads out of the folder: replace the link by a folder or name another")
        return path

    def _known(self) -> set[str]:
        try:
            named = json.loads((self.path / MANIFEST).read_text(encoding="utf-8"))["files"]
        except FileNotFoundError:
            return set()
        except (OSError, ValueError, KeyError, TypeError):
            raise KgError(f"{self.path / MANIFEST} is damaged: empty the folder or name another") from None
        return {name for name in named if isinstance(name, str) and OWN.fullmatch(name)}

    def _note(self, names: Iterable[str]) -> None:
        text = json.dumps({"made_by": "kg site", "files": sorted(names)}, ensure_ascii=False, indent=0)
        (self.path / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")
