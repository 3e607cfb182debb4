"""Rules are data: each matches its examples and none of its counter-examples, and a wrong file is told with its line."""

import pytest

from kg.errors import DataError
from loaders import rules
from loaders.text.fold import fold

EVERY = list(rules.every_rule())


@pytest.fixture
def folder_of(tmp_path, monkeypatch):
    """Let the rules be those of files that a test writes."""

    def write(**texts):
        (tmp_path / "rules").mkdir()
        for name, text in texts.items():
            (tmp_path / "rules" / f"{name}.toml").write_text(text, encoding="utf-8")
        monkeypatch.setattr(rules, "names_in", lambda name: [f"{one}.toml" for one in texts])
        monkeypatch.setattr(rules, "text_of", lambda name: (tmp_path / name).read_text(encoding="utf-8"))

    kept = (rules._read, rules._terms, rules._text, rules._parsed)
    for cached in kept:
        cached.cache_clear()
    yield write
    monkeypatch.undo()
    for cached in kept:
        cached.cache_clear()


def test_every_rule_matches_its_examples_and_none_of_its_counter_examples():
    assert len(EVERY) >= 5
    assert [fault for rule in EVERY for fault in rules.faults(rule, fold)] == []


def test_no_two_rules_of_a_kind_bear_one_name():
    named = [(rule.where.split(",")[0], rule.kind, rule.name) for rule in EVERY if rule.name != rule.kind]
    assert len(named) == len(set(named))


WRONG = [
    ('[[r]]\nwords = ["甲"]\n', "line 1: give the rule an example"),
    ('\n\n[[r]]\nexamples = ["甲"]\n', "line 3: give the rule either words or a pattern"),
    (
        '[[r]]\nwords = ["甲"]\nexamples = ["甲"]\n[[r]]\npattern = "("\nexamples = ["甲"]\n',
        "line 4: the pattern is no",
    ),
    ('[[r]]\nword = ["甲"]\nexamples = ["甲"]\n', "line 1: word is not what a rule says"),
    ('[[r]]\nwords = "甲"\nexamples = ["甲"]\n', "line 1: words is not what a rule says"),
    ('[[r]]\npattern = "{nowhere}"\nexamples = ["甲"]\n', "line 1: no file of seeds/rules has a term nowhere"),
    (
        '[[r]]\npattern = "(?P<a>甲)"\nexamples = ["甲"]\n[[r]]\npattern = "(?P<a>乙)"\nexamples = ["乙"]\n',
        r"the rules \[\[r\]\] are no one pattern",
    ),
    ("[[r]\n", "is no TOML: .*line 1"),
    ('[[q]]\nwords = ["甲"]\nexamples = ["甲"]\n', r"has no rule \[\[r\]\]"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_a_wrong_file_is_told_with_its_line(folder_of, text, said):
    folder_of(mine=text)
    with pytest.raises(DataError, match=f"seeds/rules/mine.toml.*{said}"):
        rules.pattern("mine", "r")


def test_a_term_stands_for_one_of_its_words_or_for_its_pattern(folder_of):
    folder_of(
        shared='[terms]\nunits = ["单位", "部门"]\nlead = "(?:牵头|主办){units}?"\n',
        mine='[[r]]\npattern = "{lead}:"\nexamples = ["«牵头部门:»市科委"]\ncounter = ["牵头人:"]\n',
    )
    (rule,) = rules.rules("mine", "r")
    assert [bool(rule.pattern.match(text)) for text in ("主办:", "牵头单位:", "牵头领导:")] == [True, True, False]
    assert list(rules.faults(rule, fold)) == []


def test_an_example_that_a_rule_misses_is_told(folder_of):
    folder_of(mine='[[r]]\npattern = "牵头单位?"\nexamples = ["«牵头»单位"]\ncounter = ["牵头单"]\n')
    said = list(rules.faults(rules.rules("mine", "r")[0], fold))
    assert [sentence.split(" is ")[1][:3] for sentence in said] == ["to ", "not"]


def test_of_two_words_the_longer_one_is_meant():
    assert rules.one_of(["牵头", "牵头单位"]) == "牵头单位|牵头"
