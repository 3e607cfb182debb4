"""The folder of a site: it knows which files are its own, replaces these, removes the stale ones and touches no other."""

from __future__ import annotations

import json
import os
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
        """Make the folder's own what is about to be written; KgError where a file of another, or a link, is in the way.

        Noted before the first file is written, so that a run which is cut short leaves nothing that is not known.
        """
        names = set(names)
        for folder in sorted({(self.path / name).parent for name in names} | {self.path}):
            self._prepare(folder, names)
        self._note(names | self._before)

    def place(self, name: str) -> Path:
        """Return where the file called `name` is to be written."""
        return self.path / name

    def write(self, name: str, parts: Iterable[str]) -> None:
        """Write the file called `name`, which was taken, from its parts, in UTF-8."""
        self.place(name).write_bytes("".join(parts).encode("utf-8"))

    def keep_only(self, names: Iterable[str]) -> int:
        """Remove the files of earlier runs that are not among `names`; return how many these were."""
        names = set(names)
        stale = sorted(name for name in self._before - names if not self.place(name).parent.is_symlink())
        for name in stale:
            self.place(name).unlink(missing_ok=True)
        for folder in sorted({self.place(name).parent for name in stale} - {self.path}):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        self._note(names)
        return len(stale)

    def _prepare(self, folder: Path, names: set[str]) -> None:
        """Make `folder` where there is none; KgError where what it holds would be overwritten, or a link followed."""
        if folder != self.path and folder.is_symlink():
            raise KgError(f"{folder} leads out of the site: replace the link by a folder")
        folder.mkdir(parents=True, exist_ok=True)
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            name = Path(entry.path).relative_to(self.path).as_posix()
            if name in names and (entry.is_symlink() or name not in self._before):
                raise KgError(f"{entry.path} is no file of this site and would be overwritten: move it away")

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
