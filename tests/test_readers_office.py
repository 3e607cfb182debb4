"""Office documents: DOCX, XLSX and .doc come out as lines and pipe rows that the grammar reads."""

import io
import sys
import zipfile
from datetime import date

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from kg.errors import MissingExtraError, UnreadableError
from kg.pipeline import plan_of as plan_of_source
from loaders.readers import read_bytes
from loaders.readers.docx_numbers import chinese
from tests.ole import container, word_document
from tests.seeds import EVERY, HUNAN, path_of

HEADER = ["序号", "主要任务", "牵头单位", "配合单位", "完成时限"]
ROWS = [
    ["1", "建成城市大脑", "市大数据局", "市公安局、市交通运输局", "2025年6月底前"],
    ["2", "改造老旧小区", "市住建局", "市财政局", "2025年底前"],
]


def _saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _text(data, name="plan.docx"):
    return read_bytes(data, name).text


def _duties(data, name):
    return {
        (duty.name, duty.role.value) for task in plan_of_source(read_bytes(data, name)).tasks for duty in task.duties
    }


def _docx_table(rows, merges=()):
    document = docx.Document()
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    for (top, left), (bottom, right) in merges:
        table.cell(top, left).merge(table.cell(bottom, right))
    return document


@pytest.mark.parametrize("name", EVERY)
def test_a_seed_comes_back_from_docx_line_by_line(name):
    lines = [line for line in path_of(name).read_text(encoding="utf-8").split("\n") if line.strip()]
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    assert _text(_saved(document)).splitlines() == lines


def test_a_table_stands_among_the_paragraphs_in_pipe_rows():
    document = _docx_table([HEADER, *ROWS])
    document.add_paragraph("附则")
    document.element.body.insert(0, document.add_paragraph("任务分工表")._p)
    assert _text(_saved(document)).splitlines() == [
        "任务分工表",
        "序号 | 主要任务 | 牵头单位 | 配合单位 | 完成时限 |",
        "1 | 建成城市大脑 | 市大数据局 | 市公安局、市交通运输局 | 2025年6月底前 |",
        "2 | 改造老旧小区 | 市住建局 | 市财政局 | 2025年底前 |",
        "附则",
    ]


EXPECTED = {
    ("市大数据局", "lead"),
    ("市公安局", "support"),
    ("市交通运输局", "support"),
    ("市住建局", "lead"),
    ("市财政局", "support"),
}


def test_the_grammar_reads_a_table_of_a_docx():
    assert _duties(_saved(_docx_table([HEADER, *ROWS])), "plan.docx") == EXPECTED


def test_a_cell_merged_downwards_holds_for_each_row_and_one_merged_sideways_once():
    rows = [HEADER, ["一、数字政府", "", "", "", ""], *ROWS]
    rows[3] = ["2", "改造老旧小区", "", "市财政局", "2025年底前"]
    text = _text(_saved(_docx_table(rows, [((1, 0), (1, 4)), ((2, 2), (3, 2))])))
    assert text.splitlines()[1] == "一、数字政府 | | | | |"
    assert text.splitlines()[3] == "2 | 改造老旧小区 | 市大数据局 | 市财政局 | 2025年底前 |"


def test_a_line_break_in_a_cell_is_a_space_and_a_bar_is_no_border():
    text = _text(_saved(_docx_table([["任务", "责任单位"], ["建设A|B线\n抓紧完成", "市交通运输局"]])))
    assert text.splitlines()[1] == "建设A¦B线 抓紧完成 | 市交通运输局 |"


def test_a_table_of_one_cell_is_a_frame_around_text():
    assert _text(_saved(_docx_table([["一、总体要求\n二、主要任务"]]))) == "一、总体要求\n二、主要任务\n"


def _numbered(document, text, level, numbering="7"):
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = int(numbering)


def _numbering(document, levels):
    root = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    for index, (form, text) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(index))
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", text)):
            one = OxmlElement(tag)
            one.set(qn("w:val"), value)
            level.append(one)
        abstract.append(level)
    root.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "77")
    which = OxmlElement("w:abstractNumId")
    which.set(qn("w:val"), "77")
    number.append(which)
    root.append(number)


def test_the_numbers_that_word_counts_are_printed():
    document = docx.Document()
    _numbering(document, [("chineseCounting", "%1、"), ("decimal", "%2."), ("bullet", "•")])
    for text, level in (
        ("总体要求", 0),
        ("主要任务", 0),
        ("建设铁路", 1),
        ("2025年完成", 1),
        ("要点", 2),
        ("保障措施", 0),
    ):
        _numbered(document, text, level, "77")
    assert _text(_saved(document)).splitlines() == [
        "一、总体要求",
        "二、主要任务",
        "1. 建设铁路",
        "2. 2025年完成",
        "要点",
        "三、保障措施",
    ]


@pytest.mark.parametrize(
    ("number", "said"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五"), (101, "一零一")]
)
def test_chinese_counting(number, said):
    assert chinese(number) == said


def _wrapped(paragraph, tag):
    wrapper = OxmlElement(tag)
    run = paragraph._p.r_lst[-1]
    paragraph._p.replace(run, wrapper)
    wrapper.append(run)


def test_inserted_text_stands_and_deleted_text_does_not():
    document = docx.Document()
    paragraph = document.add_paragraph("由市发改委")
    for text, tag in (("牵头", "w:ins"), ("配合", "w:del")):
        paragraph.add_run(text)
        _wrapped(paragraph, tag)
    assert _text(_saved(document)) == "由市发改委牵头\n"


def test_content_controls_are_read():
    document = docx.Document()
    paragraph = document.add_paragraph("（市发改委牵头）")
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    document.element.body.replace(paragraph._p, control)
    control.append(content)
    content.append(paragraph._p)
    assert _text(_saved(document)) == "（市发改委牵头）\n"


def _workbook(rows, title="Sheet1"):
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def test_the_title_of_a_ledger_gets_no_bars_and_its_sheet_stands_above():
    book = _workbook([["2025年重点工作任务分工表"], [], HEADER, *ROWS], title="数字政府")
    book.create_sheet("空表")
    assert _text(_saved(book), "plan.xlsx").splitlines()[:3] == [
        "数字政府",
        "2025年重点工作任务分工表",
        "序号 | 主要任务 | 牵头单位 | 配合单位 | 完成时限 |",
    ]


def test_the_grammar_reads_every_sheet_of_a_ledger():
    book = _workbook([["分工表"], HEADER, ROWS[0]], title="一")
    second = book.create_sheet("二")
    for row in (HEADER, ROWS[1]):
        second.append(row)
    assert _duties(_saved(book), "plan.xlsx") == EXPECTED


def test_merged_cells_of_a_ledger_hold_for_each_of_their_rows():
    book = _workbook([["分工表"], HEADER, ROWS[0], ["2", "改造老旧小区", None, "市财政局", "年底前"]])
    book.active.merge_cells("A1:E1")
    book.active.merge_cells("C3:C4")
    assert _text(_saved(book), "plan.xlsx").splitlines()[3] == "2 | 改造老旧小区 | 市大数据局 | 市财政局 | 年底前 |"


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (date(2025, 6, 30), "yyyy-mm-dd", "2025年6月30日"),
        (date(2025, 6, 1), 'yyyy"年"m"月"', "2025年6月"),
        (0.145, "0.0%", "14.5%"),
        (3.0, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        ("2025年底前", "General", "2025年底前"),
    ],
)
def test_a_value_is_read_as_it_is_shown(value, form, shown):
    book = _workbook([["任务", "完成时限"], ["建设铁路", value]])
    book.active["B2"].number_format = form
    assert _text(_saved(book), "plan.xlsx").splitlines()[1] == f"建设铁路 | {shown} |"


def test_hidden_sheets_are_left_out():
    book = _workbook([["任务", "单位"], ["建设铁路", "市发改委"]])
    book.create_sheet("选项").append(["市发改委", "市财政局"])
    book["选项"].sheet_state = "hidden"
    assert "市财政局" not in _text(_saved(book), "plan.xlsx")


def test_a_cell_at_the_far_corner_costs_nothing():
    book = _workbook([["任务", "单位"], ["建设铁路", "市发改委"]])
    book.active["XFD1048576"] = "远"
    assert _text(_saved(book), "plan.xlsx").splitlines() == [
        "任务 | 单位 | |",
        "建设铁路 | 市发改委 | |",
        "| | 远 |",
    ]


PARAGRAPHS = [
    ("一、主要任务\r", ""),
    ("1.加快建设铁路。\x13 HYPERLINK x \x14（责任单位：市发改委）\x15\r", ""),
    *[(f"{cell}\x07", "cell") for cell in ("主要任务", "牵头单位", "配合单位")],
    ("\x07", "row"),
    ("建设机场\r", "cell"),
    ("抓紧完成\x07", "cell"),
    ("市交通局\x07", "cell"),
    ("\x07", "cell"),
    ("\x07", "row"),
    ("附则\r", ""),
]


def test_the_text_and_the_tables_of_a_word_97_document_are_read_in_order():
    assert _text(word_document(PARAGRAPHS), "plan.doc").splitlines() == [
        "一、主要任务",
        "1.加快建设铁路。（责任单位：市发改委）",
        "主要任务 | 牵头单位 | 配合单位 |",
        "建设机场 抓紧完成 | 市交通局 | |",
        "附则",
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (word_document(PARAGRAPHS, flags=0x0300), "protected by a password"),
        (word_document(PARAGRAPHS, version=0x0065), "older than Word 97"),
        (word_document(PARAGRAPHS)[:3000], "damaged or cut short"),
        (container({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}), "protected by a password"),
        (container({"Workbook": b"x"}), "save it as XLSX"),
    ],
    ids=["password", "Word 95", "cut short", "encrypted package", "old workbook"],
)
def test_what_no_ole_container_gives_gets_one_sentence(data, says):
    with pytest.raises(UnreadableError, match=says):
        read_bytes(data, "plan.doc")


def test_a_word_97_document_needs_an_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "olefile", None)
    with pytest.raises(MissingExtraError, match=r"kg\[office\]"):
        read_bytes(word_document(PARAGRAPHS), "plan.doc")


DECLARED = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "{0}"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'


def _zipped(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (_zipped({"word/document.xml": DECLARED.format("x")}), "XML entities"),
        (_zipped({"word/document.xml": '<!DOCTYPE d SYSTEM "file:///etc/hostname"><d/>'}), "XML entities"),
        (_zipped({"word/document.xml": "<d>" + " " * 8_000_000 + "</d>"}), "times its size"),
        (_zipped({"word/document.xml": "<d>" * 100_000}), "damaged or cut short"),
        (_saved(_docx_table([HEADER, *ROWS]))[:-400], "damaged or cut short"),
        (_zipped({"a.txt": "文件"}), "an archive"),
        (_zipped({"OFD.xml": "<d/>"}), "an OFD document"),
    ],
    ids=["entities", "external entity", "zip bomb", "deep nesting", "cut short", "archive", "ofd"],
)
def test_a_hostile_or_broken_package_gets_one_sentence(data, says):
    with pytest.raises(UnreadableError, match=says):
        read_bytes(data, "plan.docx")


def test_a_renamed_document_is_read_as_what_it_is():
    assert _text(_saved(_docx_table([HEADER, *ROWS])), "plan.txt").startswith("序号 | 主要任务 |")
    assert _text(_saved(_workbook([HEADER, *ROWS])), "plan.csv").startswith("序号 | 主要任务 |")


def test_the_annex_of_a_seed_reads_the_same_from_docx_and_xlsx():
    text = path_of(HUNAN).read_text(encoding="utf-8")
    rows = [line.rstrip(" |").split(" | ") for line in text.split("\n") if "牽頭部門" in line or "省發改委 |" in line]
    rows = [[*row, *[""] * 4][:4] for row in rows]
    documents = {"plan.docx": _saved(_docx_table(rows)), "plan.xlsx": _saved(_workbook(rows))}
    read = {name: _duties(data, name) for name, data in documents.items()}
    assert read["plan.docx"] == read["plan.xlsx"]
    assert ("省发改委", "lead") in read["plan.docx"]


def _run(paragraph, text, *properties):
    run = paragraph.add_run(text)
    for name in properties:
        run._r.get_or_add_rPr().append(OxmlElement(name))
    return run


def _with_part(data, name, xml):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, old.read(entry))
        new.writestr(name, xml)
    return stream.getvalue()


def test_a_hidden_run_is_left_out():
    document = docx.Document()
    paragraph = document.add_paragraph("(责任单位:市水利局")
    _run(paragraph, "、市民政局", "w:vanish")
    paragraph.add_run(")")
    assert _text(_saved(document)) == "(责任单位:市水利局)\n"


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("修路(责任单位:市交通局", "、市财政局)", ["排在首位的牵头。", "修路(责任单位:市交通局、市财政局)"]),
        ("甲市方案", "", ["甲市方案", "排在首位的牵头。"]),
    ],
)
def test_a_footnote_stands_beside_the_paragraph_of_its_mark_and_its_mark_in_no_name(before, after, lines):
    document = docx.Document()
    paragraph = document.add_paragraph(before)
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), "2")
    paragraph.add_run()._r.append(mark)
    paragraph.add_run(after)
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r>'
        "<w:footnoteRef/></w:r><w:r><w:t> 排在首位的牵头。</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    assert _text(_with_part(_saved(document), "word/footnotes.xml", notes)).splitlines() == lines


def test_a_hidden_row_of_a_sheet_is_left_out_and_the_name_of_a_lone_sheet_is_no_heading():
    book = openpyxl.Workbook()
    book.active.title = "任务清单"
    for row in (["甲市水网建设任务分工表"], ["任务", "责任单位"], ["修渠", "市水利局"], ["旧事", "市民政局"]):
        book.active.append(row)
    book.active.row_dimensions[4].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    assert _text(stream.getvalue(), "a.xlsx").splitlines() == [
        "甲市水网建设任务分工表",
        "任务 | 责任单位 |",
        "修渠 | 市水利局 |",
    ]


ODT = (
    '<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text>'
    "<text:h>甲市<text:s/>方案</text:h><text:p>修路<text:note><text:note-citation>1</text:note-citation><text:note-body>"
    "<text:p>下同。</text:p></text:note-body></text:note>(市交通局)</text:p><table:table><table:table-row>"
    "<table:table-cell><text:p>任务</text:p></table:table-cell><table:table-cell><text:p>单位</text:p></table:table-cell>"
    "</table:table-row><table:table-row><table:table-cell><text:p>修渠</text:p></table:table-cell><table:table-cell "
    'table:number-rows-spanned="2"><text:p>市水利局</text:p></table:table-cell></table:table-row><table:table-row>'
    "<table:table-cell><text:p>筑坝</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>"
    "</office:text></office:body></office:document-content>"
)


def test_an_odt_comes_out_as_lines_and_rows():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", ODT)
    rows = ["任务 | 单位 |", "修渠 | 市水利局 |", "筑坝 | 市水利局 |"]
    assert _text(stream.getvalue(), "a.odt").splitlines() == ["甲市 方案", "修路(市交通局)", "下同。", *rows]


def _rtf(text):
    """Return Chinese as an RTF document of a Chinese machine writes it: bytes of its code page, in hexadecimal."""
    return "".join(chr(byte) if byte < 128 else f"\\'{byte:02x}" for byte in text.encode("gbk"))


def _rtf_row(*cells):
    return rf"\trowd\cellx900\cellx1800\intbl {''.join(_rtf(cell) + chr(92) + 'cell ' for cell in cells)}\row "


def test_an_rtf_is_read_in_paragraphs_and_rows():
    rows = _rtf_row("任务", "责任单位") + _rtf_row("修路@3公里", "市交通局").replace("@", r"\par ")
    head = r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 " + _rtf("宋体") + r";}}"
    data = rf"{head}{_rtf('任务分解表')}\par {{\v {_rtf('草稿')}}}\u24066?{_rtf('政府')}\par {rows}\pard {_rtf('完')}\par}}".encode()
    assert _text(data, "plan.doc") == "任务分解表\n市政府\n任务 | 责任单位 |\n修路 3公里 | 市交通局 |\n完\n"


def test_without_its_package_an_rtf_asks_for_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "striprtf.striprtf", None)
    with pytest.raises(MissingExtraError, match=r"kg\[office\]"):
        read_bytes(b"{\\rtf1 a}", "plan.rtf")
