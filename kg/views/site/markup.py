"""Phrases as markup: the English beside the Chinese, the values put in escaped."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

from kg.views.words import Both, words

BESIDE = Markup('{} <i lang="en">{}</i>')
AFTER_A_SENTENCE = Markup('{}<i lang="en">{}</i>')


def beside(both: Both) -> Markup:
    """Return the phrase in both languages; a full stop needs no space behind it."""
    return (AFTER_A_SENTENCE if both.zh.endswith("。") else BESIDE).format(*both)


def chinese(key: str, **values: Any) -> Markup:
    """Return a phrase of the site in Chinese; a value may be markup."""
    return escape(words("site")(key).zh).format(**values)


def english(key: str, **values: Any) -> Markup:
    """Return a phrase of the site in English; a value may be markup."""
    return escape(words("site")(key).en).format(**values)


def phrases() -> dict[str, Any]:
    """Return what puts words into a page: `t` in both languages, `zh`, `en`, and `pair` where no markup can stand.

    `called` and `called_back` say what an entry of the style file is called in both.
    """
    said = words("site")
    return {
        "t": lambda key, **values: beside(said(key, **values)),
        "zh": chinese,
        "en": english,
        "pair": lambda key, **values: said(key, **values).plain,
        "beside": beside,
        "fates": said.group("fates"),
        "called": lambda entry: beside(Both(entry["zh"], entry["en"])),
        "called_back": lambda entry: beside(Both(entry["zh_back"], entry["en_back"])),
    }
