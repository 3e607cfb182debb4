"""Readers: the encodings Chinese documents come in, and what is no document."""

import codecs

import pytest

from kg.errors import UnreadableError
from kg.pipeline import source_at
from loaders.readers import read_bytes

TEXT = "一、主要任务\n1.加快建设铁路。(责任单位:省发改委、省财政厅)\n"
TRADITIONAL = "一、主要任務\n1.加快建設鐵路。(責任單位:省發改委、省財政廳)\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("gb18030"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.replace("\n", "\r\n").encode(),
    ],
    ids=["utf-8", "utf-8 with mark", "gb18030", "utf-16-le with mark", "utf-16-be with mark", "utf-16-le", "crlf"],
)
def test_simplified_text_is_read_in_every_encoding(data):
    assert read_bytes(data, "plan").text == TEXT


def test_big5_is_told_from_gb18030():
    assert read_bytes(TRADITIONAL.encode("big5"), "plan").text == TRADITIONAL


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "not a text document"),
    ],
)
def test_what_is_no_document_gets_one_sentence(data, says):
    with pytest.raises(UnreadableError, match=says):
        read_bytes(data, "plan")


def test_a_missing_file_gets_one_sentence(tmp_path):
    with pytest.raises(UnreadableError, match="does not exist"):
        source_at(tmp_path / "nowhere.txt")


def test_a_folder_is_no_document(tmp_path):
    with pytest.raises(UnreadableError, match="is a folder"):
        source_at(tmp_path)
