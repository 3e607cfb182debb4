"""The READMEs: what is generated in them is what the code says today."""

import pytest

from kg.cli import COMMANDS
from tests.readme import READMES, ROOT, rendered


@pytest.mark.parametrize("name", READMES)
def test_the_generated_parts_are_up_to_date(name):
    assert (ROOT / name).read_text(encoding="utf-8") == rendered(name), "run: python -m tests.readme"


@pytest.mark.parametrize("name", READMES)
def test_every_command_stands_in_the_readme(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert all(f"`kg {command}" in text for command in COMMANDS)
