"""A text that a page holds twice: which of the two copies to set aside."""

from __future__ import annotations

from kg.text import Span

PROBE = 40
"""Characters that must recur for a copy to be looked for."""
STEP = 400
"""Characters between probes."""
SHORTEST = 600
"""A shorter repetition is a repeated phrase, not a copy of the document."""


def repeated_copy(text: str) -> Span | None:
    """Return the copy to set aside where `text` holds the same passage twice, white space apart; None where it does not.

    The copy with fewer line breaks goes: it has lost the outline.
    """
    pair = _repetition("".join(text.split()))
    if pair is None:
        return None
    first, second, length = pair
    places = [place for place, char in enumerate(text) if not char.isspace()]
    spans = [Span(places[start], places[start + length - 1] + 1) for start in (first, second)]
    return min(spans, key=lambda span: (span.of(text).count("\n"), -span.start))


def _repetition(compact: str) -> tuple[int, int, int] | None:
    """Return the starts and the length of the first long passage of `compact` that comes again later."""
    for probe in range(0, len(compact) - 2 * PROBE, STEP):
        again = compact.find(compact[probe : probe + PROBE], probe + PROBE)
        if again < 0:
            continue
        start = _extended(compact, probe, again, step=-1)
        length = _extended(compact, probe, again, step=1) + start
        if length >= SHORTEST:
            return probe - start, again - start, min(length, again - probe)
    return None


def _extended(compact: str, first: int, second: int, *, step: int) -> int:
    """Count how many characters agree from `first` and `second` on, forwards (step 1) or backwards before them (-1)."""
    count = 0
    offset = 0 if step > 0 else -1
    while (
        first + offset >= 0 and second + offset < len(compact) and compact[first + offset] == compact[second + offset]
    ):
        count += 1
        offset += step
    return count
