"""Numbers in digits or in Chinese numerals: 12, 十二, 二十五, 一百二十, 二〇二五."""

from __future__ import annotations

DIGITS = {
    char: value for value, chars in enumerate(["〇○零Oo0", "一", "二两", "三", *"四五六七八九"]) for char in chars
}
MULTIPLES = {"十": 10, "百": 100, "千": 1000}
MYRIAD = "万"


def whole_number(printed: str) -> int:
    """Return the whole number that digits or Chinese numerals give; ValueError where they give none."""
    if printed.isdecimal():
        return int(printed)
    unknown = set(printed) - set(DIGITS) - set(MULTIPLES) - {MYRIAD}
    if not printed or unknown:
        raise ValueError(f"{printed} is no whole number")
    if not set(printed) & {MYRIAD, *MULTIPLES}:
        return int("".join(str(DIGITS[char]) for char in printed))
    myriads, _, rest = printed.rpartition(MYRIAD)
    return 10_000 * _section(myriads) + _section(rest)


def _section(printed: str) -> int:
    """Return the number that numerals below 万 give: 三千二百."""
    total, digit = 0, 0
    for char in printed:
        if char in MULTIPLES:
            total += (digit or 1) * MULTIPLES[char]
            digit = 0
        else:
            digit = DIGITS[char]
    return total + digit
