"""PDFs: paragraphs over lines and pages, tables in pipe rows, page numbers kept, furniture gone."""

import io
import re
import sys
import zlib
from collections import Counter

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from kg.errors import MissingExtraError, UnreadableError
from kg.pipeline import plan_of as plan_of_source
from loaders.readers import read_bytes
from loaders.readers.pdf_lines import Line
from loaders.readers.pdf_paragraphs import Measure
from tests.pdfs import CELL, FONT, RULED, pdf
from tests.seeds import HUBEI, HUNAN, path_of


def _blocks(text):
    """Return the paragraphs and tables of a text with pipe rows."""
    blocks = []
    for line in filter(str.strip, text.split("\n")):
        if "|" not in line:
            blocks.append(line.strip())
        elif blocks and isinstance(blocks[-1], list):
            blocks[-1].append(line.rstrip(" |").split("|"))
        else:
            blocks.append([line.rstrip(" |").split("|")])
    return [block if isinstance(block, str) else _filled_up(block) for block in blocks]


def _filled_up(rows):
    width = max(map(len, rows))
    return [[cell.strip() for cell in row] + [""] * (width - len(row)) for row in rows]


def _compact(text):
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def hunan():
    return _blocks(path_of(HUNAN).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def hunan_read(hunan):
    return read_bytes(pdf(hunan), "plan.pdf")


def test_the_cells_of_a_seeds_tables_come_back_from_pdf(hunan, hunan_read):
    cells = Counter(_compact(cell) for block in hunan if isinstance(block, list) for row in block for cell in row)
    read = Counter(_compact(cell) for line in hunan_read.text.split("\n") if "|" in line for cell in line.split("|"))
    del cells[""]
    assert (cells & read).total() >= 0.95 * cells.total()


def test_the_paragraphs_of_a_seed_come_back_from_pdf(hunan, hunan_read):
    paragraphs = Counter(_compact(block) for block in hunan if isinstance(block, str))
    read = Counter(map(_compact, hunan_read.text.split("\n")))
    assert (paragraphs & read).total() >= 0.98 * paragraphs.total()


def test_a_seed_says_the_same_from_pdf():
    text = path_of(HUBEI).read_text(encoding="utf-8")
    data = pdf(_blocks(text))
    duties = [
        Counter((duty.name, duty.role) for task in plan.tasks for duty in task.duties)
        for plan in (plan_of_source(read_bytes(text.encode(), "a.txt")), plan_of_source(read_bytes(data, "a.pdf")))
    ]
    assert duties[0] == duties[1]


def test_heads_and_page_numbers_are_gone(hunan_read):
    assert "重点工作任务分工方案" not in hunan_read.text
    assert not re.search(r"— ?\d+ ?—", hunan_read.text)


def test_every_page_has_its_offset(hunan_read):
    assert len(hunan_read.pages) > 5
    assert list(hunan_read.pages) == sorted(hunan_read.pages)
    assert hunan_read.page(0) == 1
    assert hunan_read.page(len(hunan_read.text) - 1) == len(hunan_read.pages)
    assert [hunan_read.page(start) for start in hunan_read.pages] == list(range(1, len(hunan_read.pages) + 1))


def test_a_page_number_does_not_part_a_word():
    text = "".join(f"第{index}项任务由市发展改革委会同市生态环境局牵头抓好落实，" for index in range(120))
    source = read_bytes(pdf([text]), "plan.pdf")
    assert len(source.pages) > 2
    assert source.text == text + "\n"


def test_a_table_goes_on_over_a_page_break():
    rows = [["序号", "主要任务", "牵头单位"], *([str(index), f"任务{index}", "市发改委"] for index in range(1, 90))]
    source = read_bytes(pdf([rows]), "plan.pdf")
    assert len(source.pages) > 1
    assert source.text.splitlines() == [" | ".join(row) + " |" for row in rows]


def test_a_cell_merged_downwards_holds_for_each_row():
    stream = io.BytesIO()
    rows = [["任务", "措施", "责任单位"], ["建设铁路", "勘察", "市发改委"], ["", "施工", "市交通局"]]
    cells = [[Paragraph(cell, CELL) for cell in row] for row in rows]
    table = Table(cells, colWidths=[150] * 3, style=[*RULED, ("SPAN", (0, 1), (0, 2))])
    SimpleDocTemplate(stream, pagesize=A4).build([table])
    assert read_bytes(stream.getvalue(), "plan.pdf").text.splitlines()[1:] == [
        "建设铁路 | 勘察 | 市发改委 |",
        "建设铁路 | 施工 | 市交通局 |",
    ]


LEFT, RIGHT, SIZE = 72.0, 500.0, 12.0


def _line(text, *, start=LEFT, end=RIGHT, top=0.0):
    return Line(text=text, x0=start, x1=end, top=top, bottom=top + SIZE, size=SIZE)


@pytest.mark.parametrize(
    ("line", "below", "indents", "goes_on"),
    [
        (_line("加快建设"), _line("铁路"), True, True),
        (_line("加快建设"), _line("铁路"), False, True),
        (_line("建成铁路。"), _line("同时建设公路"), True, True),
        (_line("建成铁路。"), _line("同时建设公路"), False, False),
        (_line("建成铁路。"), _line("二、公路"), True, False),
        (_line("建成铁路。", end=300.0), _line("同时建设公路"), True, False),
        (_line("建成铁路。"), _line("二是公路", start=LEFT + 24), True, False),
        (_line("(责任单位:"), _line("市发改委)"), False, True),
        (_line("建成铁路"), _line("公路", top=60.0), False, False),
    ],
)
def test_a_line_goes_on_where_it_is_full_and_no_paragraph_begins(line, below, indents, goes_on):
    measured = Measure(left=LEFT, right=RIGHT, pitch=18.0, indents=indents, spaces=False)
    assert measured.goes_on(line, below) is goes_on


def _drawn(draw, **options):
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, **options)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _bomb():
    packed = zlib.compress(b" " * 80_000_000, 9)
    return b"%PDF-1.4\n1 0 obj<</Filter/FlateDecode>>stream\n" + packed + b"\nendstream endobj"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (_drawn(lambda canvas: canvas.rect(50, 50, 400, 600, fill=1)), "holds pictures of pages and no text"),
        (pdf(["加快建设铁路。"], encrypt=StandardEncryption("secret", strength=128)), "protected by a password"),
        (b"%PDF-1.7\n" + b"%" * 500, "damaged or cut short"),
        (_bomb(), "unpacks to an enormous size"),
    ],
    ids=["scan", "password", "cut short", "bomb"],
)
def test_what_gives_no_text_gets_one_sentence(data, says):
    with pytest.raises(UnreadableError, match=says):
        read_bytes(data, "plan.pdf")


def test_a_pdf_that_only_its_owner_may_change_is_read():
    locked = StandardEncryption("", ownerPassword="secret", strength=128)
    data = _drawn(lambda canvas: canvas.drawString(72, 500, "Plan 2025 of the city"), encrypt=locked)
    assert read_bytes(data, "plan.pdf").text == "Plan 2025 of the city\n"


def test_a_pdf_needs_an_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(MissingExtraError, match=r"kg\[pdf\]"):
        read_bytes(pdf(["加快建设铁路。"]), "plan.pdf")


def _read_page(draw):
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont(FONT, 12)
    draw(canvas)
    canvas.save()
    return read_bytes(stream.getvalue(), "plan.pdf").text


def _write(canvas, x, y, lines):
    for line in lines:
        canvas.drawString(x, y, line)
        y -= 20


LEFT_COLUMN = [
    "    (一)开挖新的引水渠道并加固老",
    "渠堤岸。(责任单位:市水利局、市财",
    "政局)",
    "    (二)修复沿江的各座老旧水闸并",
    "清理淤泥。(责任单位:市交通局)",
]
RIGHT_COLUMN = [
    "    (三)在上游的山坡上成片栽种防",
    "护林带。(责任单位:市林业局、市农",
    "业局)",
    "    (四)教会每个村子怎样节约用水",
    "并装水表。(责任单位:市教育局)",
]


def test_two_columns_are_read_one_after_the_other():
    def draw(canvas):
        canvas.drawCentredString(A4[0] / 2, 760, "甲市水网建设三年行动方案")
        _write(canvas, 60, 720, LEFT_COLUMN)
        _write(canvas, 310, 720, RIGHT_COLUMN)

    assert _read_page(draw).splitlines() == [
        "甲市水网建设三年行动方案",
        "(一)开挖新的引水渠道并加固老渠堤岸。(责任单位:市水利局、市财政局)",
        "(二)修复沿江的各座老旧水闸并清理淤泥。(责任单位:市交通局)",
        "(三)在上游的山坡上成片栽种防护林带。(责任单位:市林业局、市农业局)",
        "(四)教会每个村子怎样节约用水并装水表。(责任单位:市教育局)",
    ]


def test_a_table_without_rules_is_not_read_as_two_columns():
    def draw(canvas):
        _write(canvas, 60, 720, ["修渠", "筑坝", "种树", "清淤"])
        _write(canvas, 310, 720, ["市水利局", "市水利局、市财政局", "市林业局", "市交通局"])

    assert _read_page(draw).startswith("修渠 市水利局")


@pytest.mark.parametrize("turn", [90, 270])
def test_a_page_whose_text_is_turned_is_read_as_if_it_were_not(turn):
    def draw(canvas):
        canvas.translate(*((A4[0], 0) if turn == 90 else (0, A4[1])))
        canvas.rotate(turn)
        _write(canvas, 60, 500, ["附件:水网建设任务分工表", "(一)修渠。(责任单位:市水利局)"])

    assert _read_page(draw).splitlines() == ["附件:水网建设任务分工表", "(一)修渠。(责任单位:市水利局)"]


def test_a_slanted_watermark_is_no_text():
    def draw(canvas):
        _write(canvas, 60, 720, ["甲市水网建设方案", "(一)修渠。(责任单位:市水利局)"])
        canvas.setFont(FONT, 72)
        canvas.translate(150, 500)
        canvas.rotate(45)
        canvas.drawString(0, 0, "内部资料")

    assert _read_page(draw).splitlines() == ["甲市水网建设方案", "(一)修渠。(责任单位:市水利局)"]
