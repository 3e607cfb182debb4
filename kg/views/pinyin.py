"""The pinyin of the Chinese signs that a page is searched for: {"省": ["sheng", "xing"]}."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import MissingExtraError


def readings(texts: Iterable[str]) -> dict[str, list[str]]:
    """Return every reading of each Chinese sign in the texts, without tones, in the order of signs.

    MissingExtraError without pypinyin.
    """
    try:
        from pypinyin import Style, pinyin  # here: its dictionary takes a while to import
    except ModuleNotFoundError as missing:
        raise MissingExtraError("kg view", "view") from missing
    signs = sorted({sign for text in texts for sign in text if "\u3400" <= sign <= "\u9fff" or sign >= "\U00020000"})
    found = {sign: pinyin(sign, heteronym=True, style=Style.NORMAL, errors="ignore") for sign in signs}
    return {sign: sorted(set(each[0])) for sign, each in found.items() if each}
