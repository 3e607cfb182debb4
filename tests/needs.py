"""What a test needs and may not find here: without it the test is skipped, or fails where it is required.

In a quick run (`make quick`) nothing that goes through here is there: no server, no browser, no front end of Neo4j.
"""

import os
from collections.abc import Callable

import pytest

QUICK = os.environ.get("KG_QUICK") == "1"


def unless(why_not: Callable[[], str], required_by: str, *, allow_module_level: bool = False) -> None:
    """Skip for the reason that `why_not` gives, a sentence that says what to do; fail if the variable `required_by` is 1."""
    if QUICK:
        pytest.skip("not in a quick run", allow_module_level=allow_module_level)
    missing = why_not()  # which may fetch what is needed
    if missing and os.environ.get(required_by) == "1":
        pytest.fail(f"{missing} ({required_by}=1 requires it)", pytrace=False)
    if missing:
        pytest.skip(missing, allow_module_level=allow_module_level)
