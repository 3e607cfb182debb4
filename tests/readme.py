"""python -m tests.readme: writes the generated parts of the two READMEs."""

import re
from pathlib import Path

from kg.cli.output import as_markdown
from kg.ontology import Basis
from kg.queries import catalogue, themes
from kg.schema import ontology_tables
from tests.command import kg, seeds_graph

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh.md")
ANSWER = (
    "query",
    "co-owned",
    "--agency",
    "省发改委",
    "--place",
    "黄石",
    "--place-basis",
    "explicit",
    "--format",
    "jsonl",
)

MEANINGS = {
    Basis.EXPLICIT: ("the clause or the sentence says so", "条款或句子写明"),
    Basis.DOCUMENT_RULE: ("a sentence of the document says so for later clauses", "文件另有一句话规定其后的条款"),
    Basis.CURATED: ("a person decided whom or what the name means", "称谓所指由人工确认"),
    Basis.INHERITED: ("the clause closes a heading and binds what is under it", "条款写在标题后,其下各项从之"),
    Basis.GOVERNMENT: ("the place is there because its government is responsible", "因当地政府负责而在该地"),
    Basis.GROUP: ("through a group whose members the document or the gazetteer lists", "经由成员已知的群组"),
    Basis.SCOPE: ("the whole document is about that place", "整份文件都关于该地"),
}


def parts(language):
    return {
        "answer": _answer(),
        "questions": _questions(language),
        "ontology": ontology_tables(),
        "basis": as_markdown(
            [{"basis": f"`{basis}`", "strength": basis.strength, "": MEANINGS[basis][language]} for basis in Basis]
        ),
    }


def rendered(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    for part, content in parts(int(name.endswith("zh.md"))).items():
        text = re.sub(
            rf"(?s)<!-- {part} -->.*?<!-- /{part} -->",
            lambda _, p=part, c=content: f"<!-- {p} -->\n{c}<!-- /{p} -->",
            text,
        )
    return text


def _answer():
    shown = catalogue()["co-owned"]
    rows = kg(*ANSWER, store=seeds_graph()).rows
    return as_markdown([{column: row[column] for column in ("agency", *shown.shown)} for row in rows])


def _questions(language):
    return as_markdown(
        [
            {
                "theme": theme,
                "": f"`{asked.name}`",
                "question": asked.title if language else asked.description,
                "parameters": ", ".join(
                    f"`--{p.name.replace('_', '-')}`" for p in asked.parameters if p.name != "limit"
                ),
            }
            for theme, found in themes().items()
            for asked in found
        ]
    )


if __name__ == "__main__":
    for readme in READMES:
        (ROOT / readme).write_text(rendered(readme), encoding="utf-8")
