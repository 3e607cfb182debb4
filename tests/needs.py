"""What a test needs and may not find here: without it the test is skipped, or fails where it is required."""

import os

import pytest


def unless(missing: str, required_by: str, *, allow_module_level: bool = False) -> None:
    """Skip because of what is `missing`, a sentence that says what to do; fail if the variable `required_by` is 1."""
    if missing and os.environ.get(required_by) == "1":
        pytest.fail(f"{missing} ({required_by}=1 requires it)", pytrace=False)
    if missing:
        pytest.skip(missing, allow_module_level=allow_module_level)
