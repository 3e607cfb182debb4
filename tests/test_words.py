"""What the pages say stands in one table, in both languages, each phrase once, and each is said by a page."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.views.style import style
from kg.views.words import PAGES, SHARED, Both, parsed, sections, words
from tests.sites import seeds_site

VIEWS = Path(__file__).parents[1] / "kg" / "views"
BESIDE = {"map": [VIEWS.parent / "cli" / "map.py"]}
"""What says words of a page beside the page itself."""

# how a page says a phrase, by the ending of the file; {page} is the name of the page
SAYING = {
    ".py": r'words\("{page}"\)(?:\(|\.group\()\s*"([\w.]+)"',
    ".j2": r'(?:\b(?:t|zh|en|pair|words|both)\(|\bhead\(\d, |\bdata-word(?:-\w+)?=)"([\w.]+)"|\b(fates)\[',
    ".mjs": r'\bsay\(\s*(?:"([\w.]+)"|`(\w+)\.\$\{)',
}
HAN = re.compile(r"[\u4e00-\u9fff]")
DATA = {"省", "市", "名称", "name one such as 湖北省"}
"""What stands in the code of a view and is no phrase of a page."""


def sources(page):
    files = [path for path in VIEWS.joinpath(page).rglob("*") if path.suffix in SAYING]
    return {path: path.read_text(encoding="utf-8") for path in [*files, *BESIDE.get(page, [])]}


def said_by(page):
    """Return the keys of phrases and of groups that a page says."""
    found = set()
    for path, text in sources(page).items():
        for groups in re.findall(SAYING[path.suffix].replace("{page}", page), text):
            found |= {key for key in ([groups] if isinstance(groups, str) else groups) if key}
    return found


def keys_of(page, said):
    """Return the keys of the phrases that these keys and groups stand for."""
    return {key for key in words(page).every() if key in said or key.rpartition(".")[0] in said}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_only_what_the_table_holds(page):
    known = words(page).every()
    groups = {key.rpartition(".")[0] for key in known}
    assert said_by(page) - set(known) - groups == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_phrase_of_a_page_is_said_by_it(page):
    assert set(sections()[page]) - keys_of(page, said_by(page)) == set()


def test_what_is_shared_is_said_by_two_pages_or_more():
    uses = Counter(key for page in PAGES for key in keys_of(page, said_by(page)))
    assert {key: uses[key] for key in sections()[SHARED] if uses[key] < 2} == {}


def test_no_phrase_stands_twice():
    phrases = Counter(both for section in sections().values() for both in section.values())
    named = {
        (entry["zh"], entry["en"]) for part in ("labels", "types", "bases", "roles") for entry in style()[part].values()
    }
    assert [both for both, count in phrases.items() if count > 1 or tuple(both) in named] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_template_or_script_spells_no_chinese_of_its_own(page):
    ours = (path for path in VIEWS.joinpath(page).rglob("*") if "vendor" not in path.parts)
    files = [path for path in ours if path.suffix in (".j2", ".mjs", ".js", ".css")]
    text = {path.name: re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.M) for path in files}
    assert files
    assert [name for name, code in text.items() if HAN.search(code)] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_code_of_a_page_spells_no_chinese_of_its_own(page):
    for path in VIEWS.joinpath(page).rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        beside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
        texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in beside]
        assert [text for text in texts if isinstance(text, str) and HAN.search(text) and text not in DATA] == [], (
            path.name
        )


@pytest.mark.slow
def test_the_margin_says_everything_in_both_languages():
    notes = re.compile(r'<aside class="note \w+">(.*?) <i lang="en">(.*?)</i>')
    pages = [path.read_text(encoding="utf-8") for path in seeds_site().glob("document/*.html")]
    found = {note for page in pages for note in notes.findall(page)}
    assert len(found) > 10
    assert [note for note in found if not HAN.search(note[0]) or HAN.search(note[1])] == []


def test_a_phrase_is_filled_in_both_languages():
    what = words("map").group("what")["tasks"]
    assert words("map")("counted_apart", what=what, where=Both("在图外", "elsewhere")) == (
        "项任务在图外",
        "tasks elsewhere",
    )


def test_an_unknown_phrase_names_the_nearest():
    with pytest.raises(DataError, match=r"the site page says calender, which is not there; did you mean calendar"):
        words("site")("calender")
    with pytest.raises(DataError, match=r"the map page says wat, which is not there"):
        words("map").group("wat")


EVERY = "".join(f"[{name}]\n" for name in (*PAGES, SHARED))
FAULTY = [
    ("no English", '[site]\nhome = {zh = "首页"}\n', r"site\.home has no words in en"),
    ("no Chinese", '[map]\nskip = {en = "Skip"}\n', r"map\.skip has no words in zh"),
    ("one language for all", '[site]\nhome = "首页"\n', r"site\.home has no words in zh"),
    ("a third language", '[site]\nhome = {zh = "首页", en = "home", de = "Start"}\n', r"site\.home has de"),
    ("a gap in one only", '[site]\nhome = {zh = "首页", en = "home {name}"}\n', r"site\.home has name"),
    ("a group without words", '[map.what]\ntasks = {zh = "任务"}\n', r"map\.what\.tasks has no words in en"),
    ("no TOML", "[site\n", "words.toml"),
]


@pytest.mark.parametrize(("text", "says"), [row[1:] for row in FAULTY], ids=[row[0] for row in FAULTY])
def test_a_faulty_table_says_what_is_wrong(text, says):
    opened = text.split("]")[0].strip("[").split(".")[0].strip()
    others = EVERY.replace(f"[{opened}]\n", "")
    with pytest.raises(DataError, match=says):
        parsed(text + others)


def test_a_section_that_is_no_page_is_refused():
    with pytest.raises(DataError, match="see book"):
        parsed(EVERY + "[book]\n")
