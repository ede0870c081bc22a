"""Plain text and Markdown: the file as decoded, unchanged but for a byte order mark."""

from __future__ import annotations

import codecs

from listed.documents.document import Document
from listed.documents.formats.content import Content, made

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip


def read(content: Content, media_type: str) -> Document:
    """The text of the file. Raises DocumentError for what is binary, or in another encoding than it says."""
    text = decoded(content)
    if _is_binary(text):
        raise content.refused("a binary file, not a text", "give text, Markdown, HTML, PDF, DOCX or EML")
    return made(content, media_type, text)


def decoded(content: Content, said: str = "") -> str:
    """The characters of the file: by its byte order mark, by the caller's word, by `said`, else UTF-8.

    Raises DocumentError at the first byte that does not fit: nothing is guessed, nothing replaced.
    """
    for mark, encoding in _MARKS:
        if content.raw.startswith(mark):
            return _decoded(content, content.raw[len(mark) :], encoding)
    return _decoded(content, content.raw, content.encoding or said or "utf-8")


def _decoded(content: Content, raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except LookupError as error:
        raise content.refused(
            f"no encoding is called {encoding!r}", "for example utf-8, windows-1251, latin-1"
        ) from error
    except UnicodeDecodeError as error:
        if b"\x00" in raw[:4096] and encoding == "utf-8":
            raise content.refused(
                "a binary file, not a text", "give text, Markdown, HTML, PDF, DOCX or EML"
            ) from error
        hint = "say which encoding it has: --encoding windows-1252, windows-1251, iso-8859-1 …"
        raise content.refused(
            f"not {encoding}: byte {raw[error.start]:#04x} at position {error.start:,}", hint
        ) from error


def _is_binary(text: str) -> bool:
    """Whether control characters that no text has stand in it."""
    start = text[:65_536]
    odd = sum(c < " " and c not in "\t\n\r\x0b\x0c\x1b" for c in start)
    return "\x00" in start or odd > len(start) / 50
