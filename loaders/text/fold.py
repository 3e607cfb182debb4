"""Punctuation of every width, folded to one form, so that a rule needs one only."""

from __future__ import annotations

# Full-width forms and every kind of bracket, each to one half-width character.
WIDE = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys("〔【［[〈「『﹝", "("),
    **dict.fromkeys("〕】］]〉」』﹞", ")"),
    "　": " ",
    "\u00a0": " ",
    "\u2003": " ",
    "\t": " ",
    "．": ".",
    "﹒": ".",
    "│": "|",
    "┃": "|",
    "║": "|",
    "∣": "|",
    "﹐": ",",
    "︰": ":",
    **dict.fromkeys("▲△▶►◆◇■□★☆※", " "),  # ornaments before labels and names
}


def fold(text: str) -> str:
    """Return `text` with punctuation folded to half width and brackets to round ones, character for character."""
    # a text has some thirty kinds of them at most, so that this is faster than to ask of every character
    for char in set(text).intersection(WIDE):
        text = text.replace(char, WIDE[char])
    return text
