"""Text comes out of every format as it stands; what can't be read is an error that names the file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.unit.documents import files

from listed.documents.extract import extract, load
from listed.errors import DocumentError

NAME = "Orlan Vedrin"


def test_plain_text_is_unchanged_but_for_its_mark() -> None:
    text = "  Orlan\r\nVedrin \n"
    assert extract(text.encode(), "a.txt").text == text
    assert extract(b"\xef\xbb\xbf" + text.encode(), "a.txt").text == text
    assert extract(text.encode("utf-16"), "a.txt").text == text


def test_the_caller_says_an_encoding() -> None:
    raw = "Орлан Ведрин".encode("windows-1251")
    assert extract(raw, "a.txt", "windows-1251").text == "Орлан Ведрин"
    with pytest.raises(DocumentError, match=r"a\.txt: not utf-8: byte 0xce at position 0"):
        extract(raw, "a.txt")
    with pytest.raises(DocumentError, match="no encoding is called"):
        extract(raw, "a.txt", "windows-1")


def test_html_gives_what_is_seen_in_the_encoding_it_states() -> None:
    page = '<html><head><meta charset="iso-8859-1"><title>no</title><script>no()</script></head><body><p>Señor <b>Vedrin</b>,\n here.</p><ul><li>One<li>Two</ul></body></html>'
    found = extract(page.encode("latin-1"), "page.html")
    assert found.text == "Señor Vedrin, here.\n\nOne\n\nTwo"
    assert found.media_type == "text/html"


def test_html_is_known_without_its_suffix() -> None:
    assert extract(b"<!DOCTYPE html><p>Orlan Vedrin", "page").text == NAME


def test_a_pdf_gives_its_pages() -> None:
    found = extract(files.pdf([NAME, "second page"]), "a.pdf")
    assert found.text == f"{NAME}\n\nsecond page"
    assert found.span(found.text.index("second"), len(found.text)).page == 2
    assert found.span(0, 5).page == 1


def test_a_page_without_text_is_told() -> None:
    found = extract(files.pdf([NAME, "", "x"]), "a.pdf")
    assert found.warnings == ("1 of 3 pages have no text layer and were not read: 2",)


def test_a_pdf_of_five_thousand_pages_is_read() -> None:
    found = extract(files.pdf([f"page {n}" for n in range(5000)]), "a.pdf")
    assert found.span(found.text.index("page 4999"), len(found.text)).page == 5000


def test_docx_gives_paragraphs_and_leaves_out_what_was_deleted() -> None:
    extra = "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>kept</w:t><w:tab/><w:t>too</w:t></w:r></w:p>"
    assert extract(files.docx([NAME, "two"], extra), "a.docx").text == f"{NAME}\n\ntwo\n\nkept\ttoo"


def test_mail_gives_its_head_body_and_attachments() -> None:
    raw = files.mail(
        "See below.", ("list.txt", b"Marta Kolen"), ("list.pdf", files.pdf(["Third Name"]))
    ).as_bytes()
    found = extract(raw, "a.eml")
    assert [part.name for part in found.parts] == ["headers", "body", "list.txt", "list.pdf"]
    for words in ("Listing of Orlan Vedrin", "See below.", "Marta Kolen", "Third Name"):
        assert words in found.text
    assert found.dated is not None
    assert (found.dated.iso, found.dated.basis) == ("2026-08-20", "header")


def test_an_attachment_that_is_not_read_is_named() -> None:
    found = extract(files.mail("x", ("scan.png", b"\x89PNG\r\n")).as_bytes(), "a.eml")
    assert found.warnings == ("the attachment scan.png was not read: an image, not a text",)


BAD = {
    "empty": (b"", "the file is empty"),
    "blank": (b" \n\t ", "the file is empty"),
    "binary": (bytes(range(256)) * 9, "a binary file"),
    "png": (b"\x89PNG\r\n\x1a\n", "an image"),
    "gzip": (b"\x1f\x8b\x08\x00", "a compressed file"),
    "password.pdf": (files.pdf([NAME], "secret"), "protected by a password"),
    "scanned.pdf": (files.pdf(["", ""]), "without a text layer"),
    "broken.pdf": (b"%PDF-1.4\nnothing", "not readable as a PDF"),
    "password.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "protected by a password",
    ),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "before 2007"),
    "bomb.docx": (files.docx([" " * 40_000_000 + "x"]), "unpacks to more than"),
    "entities.docx": (
        files.zipped({"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}),
        "declares a document type",
    ),
    "broken.docx": (files.docx([NAME])[:-30], "damaged"),
    "sheet.xlsx": (files.zipped({"xl/workbook.xml": b"<x/>"}), "no DOCX"),
    "empty.html": (b"<html><body><script>x</script></body></html>", "no text in it"),
    "nested.eml": (files.nested_mail(40), "deep in each other"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_an_error_that_names_the_file(name: str) -> None:
    raw, why = BAD[name]
    with pytest.raises(DocumentError, match=why) as caught:
        extract(raw, name)
    assert caught.value.where.startswith(name)
    assert caught.value.hint


def test_a_file_of_500_mb_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as out:
        os.truncate(out.fileno(), 500_000_000)
    with pytest.raises(DocumentError, match="500,000,000 bytes") as caught:
        load(str(file))
    assert caught.value.where == str(file)


def test_a_missing_file_and_a_folder_are_errors(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.txt", tmp_path):
        with pytest.raises(DocumentError):
            load(str(path))
