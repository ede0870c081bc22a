"""What a reader of a format is given, the bounds that hold for all, and how refusals are said."""

from __future__ import annotations

import hashlib

from msgspec import Struct

from listed.documents.document import Document
from listed.errors import DocumentError

LARGEST_FILE = 100_000_000
"""Bytes. Larger ones are refused before they are read."""
LONGEST_TEXT = 20_000_000
"""Characters of extracted text: about 10,000 pages."""
MOST_PAGES = 10_000
DEEPEST = 8
"""How deep messages and attachments may lie in each other."""
MOST_PARTS = 500
"""Attachments of one message, all levels together."""


class Content(Struct, frozen=True):
    """A file as received. `depth` counts the messages it lies in."""

    raw: bytes
    file: str
    encoding: str = ""
    """What the caller says it is written in; empty: what the file says, else UTF-8."""
    depth: int = 0

    def refused(self, message: str, hint: str = "") -> DocumentError:
        """The error that names this file."""
        return DocumentError(message, where=self.file, hint=hint)


def made(
    content: Content,
    media_type: str,
    text: str,
    pages: tuple[int, ...] = (),
    warnings: tuple[str, ...] = (),
) -> Document:
    """The document with this text. Raises DocumentError where there is no text, or too much."""
    check_text(content, text)
    return Document(content.file, sha256(content.raw), media_type, text, pages, warnings=warnings)


def check_text(content: Content, text: str) -> None:
    """Raises DocumentError where there is no text, or too much."""
    if not text.strip():
        raise content.refused(
            "there is no text in it", "an empty file, or an image of a text: nothing could be read"
        )
    if len(text) > LONGEST_TEXT:
        raise content.refused(f"{len(text):,} characters of text; {LONGEST_TEXT:,} are the most", "split it")


def sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
