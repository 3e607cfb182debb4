"""PDFs made by hand: paragraphs and ruled tables that flow over pages with a head and a page number."""

import io
from html import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

FONT = "STSong-Light"  # a font that every viewer has, so that no file is needed
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
BODY = ParagraphStyle("body", fontName=FONT, fontSize=12, leading=18, firstLineIndent=24, wordWrap="CJK", alignment=4)
CELL = ParagraphStyle("cell", fontName=FONT, fontSize=9, leading=12, wordWrap="CJK")
RULED = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
NEW_PAGE = "\f"
"""The block that begins a page."""


def _decorated(canvas, page):
    canvas.setFont(FONT, 9)
    canvas.drawString(72, A4[1] - 40, "重点工作任务分工方案")
    canvas.drawCentredString(A4[0] / 2, 30, f"— {page.page} —")


def pdf(blocks, **options):
    """Return a PDF of `blocks`: a text is a paragraph, a list of rows a ruled table; pages bear a head and a number."""
    stream = io.BytesIO()
    flowed = [_flowed(block) for block in blocks]
    SimpleDocTemplate(stream, pagesize=A4, **options).build(flowed, onFirstPage=_decorated, onLaterPages=_decorated)
    return stream.getvalue()


def _flowed(block):
    if block == NEW_PAGE:
        return PageBreak()
    return Paragraph(escape(block), BODY) if isinstance(block, str) else _table(block)


def _table(rows):
    longest = [max(sum(len(row[column]) for row in rows) / len(rows), 4) for column in range(len(rows[0]))]
    widths = [max(440 * length / sum(longest), 50) for length in longest]
    cells = [[Paragraph(escape(cell), CELL) for cell in row] for row in rows]
    return Table(cells, colWidths=widths, repeatRows=1, style=RULED)
