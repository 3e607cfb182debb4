"""python -m tests.expectations: writes seeds/expectations.json, what each seed was read as when a person last looked."""

import json
from pathlib import Path

from kg.coverage import audit
from kg.pipeline import read_document
from kg.resources import folder
from tests.seeds import EVERY, path_of


def counted():
    return {name: dict(audit(read_document(path_of(name))).read) for name in EVERY}


if __name__ == "__main__":
    target = Path(str(folder("seeds"))) / "expectations.json"
    target.write_text(json.dumps(counted(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
