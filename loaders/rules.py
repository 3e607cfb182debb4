"""The rules of the language of plans, as seeds/rules/*.toml lists them: words or a pattern each, with examples.

    [terms]
    units = ["单位", "部门"]

    [[first_leads]]
    pattern = "第一{units}为牵头{units}"
    examples = ["«第一责任单位为牵头单位»,下同"]
    counter = ["第一季度"]

The table a rule stands in is its kind. A `{term}` of any of the files stands for one of its words, or for its pattern.
Rules and examples are written with half-width punctuation and round brackets, as texts are parsed. What stands
between « and » in an example is what the rule is to match there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from kg.errors import DataError
from kg.resources import names_in, text_of

FOLDER: Final = "rules"
SUFFIX: Final = ".toml"
TERMS: Final = "terms"
LISTS: Final = frozenset({"words", "examples", "counter"})
TEXTS: Final = frozenset({"name", "zh", "pattern", "says"})
TERM = re.compile(r"\{([a-z_]+)\}")
MARKED = re.compile("«(.*?)»")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: what it matches, and what it says of that."""

    kind: str
    """The table it stands in: role, column, first_leads."""
    name: str
    """Its own name; its kind where it has none."""
    zh: str
    words: tuple[str, ...]
    """Empty where it is a pattern."""
    spelt: str
    """Its pattern with its terms spelt out, or any of its words, the longest first."""
    says: str
    """What it says of what it matches: a role, a kind of work; empty where it says no more than its kind does."""
    examples: tuple[str, ...]
    counter: tuple[str, ...]
    where: str
    """seeds/rules/roles.toml, line 12."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """What it matches, compiled once, when first asked for, since most rules are only parts of longer patterns.

        DataError, with file and line, where it is no regular expression.
        """
        try:
            return _compiled(self.spelt)
        except re.error as error:
            raise DataError(f"{self.where}: the pattern is no regular expression ({error}); correct it") from None


def rules(file: str, kind: str) -> tuple[Rule, ...]:
    """Return the rules of `kind` in seeds/rules/`file`.toml, in their order; DataError where there is none."""
    found = tuple(rule for rule in _read(file) if rule.kind == kind)
    if not found:
        raise DataError(f"seeds/rules/{file}{SUFFIX} has no rule [[{kind}]]; add one")
    return found


def pattern(file: str, kind: str) -> re.Pattern[str]:
    """Return a pattern that matches what any rule of `kind` in seeds/rules/`file`.toml does, the first that fits first."""
    found = rules(file, kind)
    if len(found) == 1:
        return found[0].pattern
    try:
        return _compiled("|".join(rule.spelt for rule in found))
    except re.error as error:
        for rule in found:
            _ = rule.pattern  # which names the one that is wrong
        raise DataError(f"seeds/rules/{file}{SUFFIX}: the rules [[{kind}]] are no one pattern ({error})") from None


def term(name: str) -> str:
    """Return the pattern that a `{term}` stands for, in brackets; DataError where no file has it."""
    return _expanded(f"{{{name}}}", f"the term {name}")


def one_of(words: Iterable[str]) -> str:
    """Return a pattern for one of `words`, the longest first, since of 牵头单位 and 牵头 the longer is meant."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def every_rule() -> Iterator[Rule]:
    """Yield the rules of every file; DataError, with file and line, for one that is not in order."""
    for file in _files():
        yield from _read(file)


def faults(rule: Rule, fold: Callable[[str], str]) -> Iterator[str]:
    """Yield a sentence for each example of `rule` that it does not match, and each counter-example that it does.

    `fold` folds punctuation as the texts are folded that rules are tried on. A match of no character shows nothing.
    """
    for example in rule.examples:
        text = fold(example)
        marked = MARKED.findall(text)
        found = _found(rule, MARKED.sub(r"\1", text))
        if not found or (marked and marked != found):
            yield f"{rule.where}: {rule.name} is to match {example}, but finds {found}"
    for example in rule.counter:
        found = _found(rule, fold(example))
        if found:
            yield f"{rule.where}: {rule.name} is not to match {example}, but finds {found}"


def _found(rule: Rule, text: str) -> list[str]:
    return [match.group() for match in rule.pattern.finditer(text) if match.group()]


@cache
def _compiled(spelt: str) -> re.Pattern[str]:
    return re.compile(spelt)


def _files() -> list[str]:
    return sorted(name.removesuffix(SUFFIX) for name in names_in(FOLDER) if name.endswith(SUFFIX))


@cache
def _read(file: str) -> tuple[Rule, ...]:
    text = _text(file)
    return tuple(
        _rule(kind, row, f"seeds/rules/{file}{SUFFIX}, line {line}")
        for kind, rows in _parsed(file).items()
        if kind != TERMS
        for row, line in zip(rows, _lines(text, kind), strict=True)
    )


@cache
def _terms() -> Mapping[str, str]:
    """Return every term of the files and the pattern it stands for, in brackets, terms in it not yet expanded."""
    found: dict[str, str] = {}
    for file in _files():
        for name, said in _parsed(file).get(TERMS, {}).items():
            if name in found:
                raise DataError(f"seeds/rules/{file}{SUFFIX}: the term {name} stands in another file too; keep one")
            found[name] = f"(?:{said if isinstance(said, str) else one_of(said)})"
    return found


def _rule(kind: str, row: Mapping[str, Any], where: str) -> Rule:
    _require_order(row, where)
    words = tuple(row.get("words", ()))
    spelt = one_of(words) if words else _expanded(row["pattern"], where)
    return Rule(
        kind=kind,
        name=row.get("name", kind),
        zh=row.get("zh", ""),
        words=words,
        spelt=spelt,
        says=row.get("says", ""),
        examples=tuple(row["examples"]),
        counter=tuple(row.get("counter", ())),
        where=where,
    )


def _require_order(row: Mapping[str, Any], where: str) -> None:
    """Raise DataError unless a rule has words or a pattern, an example, and nothing that is misspelt."""
    wrong = [key for key in row if key not in LISTS | TEXTS]
    wrong += [key for key in LISTS & set(row) if not _is_list_of_texts(row[key])]
    wrong += [key for key in TEXTS & set(row) if not isinstance(row[key], str)]
    if wrong:
        raise DataError(f"{where}: {', '.join(wrong)} is not what a rule says; a rule has {_keys()}")
    if ("words" in row) == ("pattern" in row):
        raise DataError(f"{where}: give the rule either words or a pattern")
    if not row.get("examples"):
        raise DataError(f"{where}: give the rule an example that it matches")


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) and text for text in value)


def _keys() -> str:
    return f"{', '.join(sorted(TEXTS))} (texts) and {', '.join(sorted(LISTS))} (lists of texts)"


def _expanded(said: str, where: str) -> str:
    def meaning(match: re.Match[str]) -> str:
        if match[1] not in _terms():
            raise DataError(f"{where}: no file of seeds/rules has a term {match[1]}; define it under [terms]")
        return _expanded(_terms()[match[1]], where)

    return TERM.sub(meaning, said)


@cache
def _text(file: str) -> str:
    try:
        return text_of(f"{FOLDER}/{file}{SUFFIX}")
    except FileNotFoundError:
        raise DataError(f"there is no seeds/rules/{file}{SUFFIX}; restore it") from None


@cache
def _parsed(file: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(_text(file))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"seeds/rules/{file}{SUFFIX} is no TOML: {error}") from None  # which names the line


def _lines(text: str, kind: str) -> Iterator[int]:
    """Yield the line on which each rule of a kind begins."""
    line, at = 1, 0
    for head in re.finditer(rf"^\[\[{re.escape(kind)}\]\]", text, re.M):
        line += text.count("\n", at, head.start())
        at = head.start()
        yield line
