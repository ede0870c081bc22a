"""Extraction: bytes become a document's text. The format is told by the content; the name decides only between texts.

>>> extract(b"<p>Orlan Vedrin</p>", "page.html").text
'Orlan Vedrin'
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from pathlib import Path

from listed.documents.document import Document
from listed.documents.formats import docx, html, mail, pdf, plain
from listed.documents.formats.content import LARGEST_FILE, Content
from listed.errors import DocumentError

_MAIL = re.compile(
    rb"\A(?:From .*\r?\n)?(?:(?:From|To|Cc|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Reply-To|Content-Type|X-[\w-]+): .*\r?\n(?:[ \t].*\r?\n)*){2,}",
    re.I,
)
_HTML = re.compile(
    rb"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_REFUSED = (
    (b"{\\rtf", "an RTF file", "save it as DOCX or text"),
    (b"\x89PNG", "an image", "run a text recogniser (OCR) over it first"),
    (b"\xff\xd8\xff", "an image", "run a text recogniser (OCR) over it first"),
    (b"GIF8", "an image", "run a text recogniser (OCR) over it first"),
    (b"II*\x00", "an image", "run a text recogniser (OCR) over it first"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"7z\xbc\xaf", "a compressed file", "unpack it first"),
    (b"Rar!", "a compressed file", "unpack it first"),
)


def load(path: str, encoding: str = "") -> Document:
    """The document in a file, or on stdin for `-`. Raises DocumentError, which names the file."""
    if path == "-":
        raw = sys.stdin.buffer.read(LARGEST_FILE + 1)
        return extract(raw, "-", encoding)
    file = Path(path)
    try:
        size = file.stat().st_size
        raw = file.read_bytes() if size <= LARGEST_FILE and file.is_file() else b""
    except OSError as error:
        raise DocumentError(
            f"can't be read ({error.strerror})", where=path, hint="check the name and the rights"
        ) from error
    if not file.is_file():
        raise DocumentError("not a file", where=path, hint="give a file, a folder, or - for stdin")
    if size > LARGEST_FILE:
        raise _too_large(path, size)
    return extract(raw, path, encoding)


def _too_large(path: str, size: int) -> DocumentError:
    return DocumentError(f"{size:,} bytes; {LARGEST_FILE:,} are the most", where=path, hint="split it")


def extract(raw: bytes, file: str, encoding: str = "") -> Document:
    """The document in these bytes. `file` is what errors name. Raises DocumentError."""
    return read_content(Content(raw, file, encoding))


def read_content(content: Content) -> Document:
    """The document in a file or attachment. Raises DocumentError."""
    raw = content.raw
    if len(raw) > LARGEST_FILE:
        raise _too_large(content.file, len(raw))
    if not raw.strip():
        raise content.refused("the file is empty", "there is nothing to read in it")
    if b"%PDF-" in raw[:1024]:
        return pdf.read(content)
    if raw[:4] == b"PK\x03\x04":
        return _zipped(content)
    if raw[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise _old_office(content)
    for start, what, hint in _REFUSED:
        if raw.startswith(start):
            raise content.refused(f"{what}, not a text", hint)
    return _texts(content)


def _texts(content: Content) -> Document:
    """Between kinds of text, name and first lines decide."""
    suffix = Path(content.file).suffix.lower()
    if suffix in (".eml", ".mht", ".mhtml") or (
        suffix not in (".txt", ".md", ".html", ".htm") and _MAIL.match(content.raw[:65_536])
    ):
        return mail.read(content)
    if suffix in (".html", ".htm", ".xhtml") or _HTML.match(content.raw[:4096]):
        return html.read(content)
    return plain.read(content, "text/markdown" if suffix in (".md", ".markdown") else "text/plain")


def _zipped(content: Content) -> Document:
    try:
        with zipfile.ZipFile(io.BytesIO(content.raw)) as opened:
            names = opened.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise content.refused(f"a damaged zip file or DOCX ({error})", "save it again") from error
    if docx.is_docx(names):
        return docx.read(content)
    raise content.refused("a zip file that is no DOCX", "unpack it, and read the files in it")


def _old_office(content: Content) -> DocumentError:
    if "EncryptedPackage".encode("utf-16-le") in content.raw:
        return content.refused(
            "the document is protected by a password", "remove the protection, then read it again"
        )
    return content.refused("an Office file of before 2007", "save it as DOCX")
