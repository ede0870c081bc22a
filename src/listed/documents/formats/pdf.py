"""PDF: the text layer of every page. A page without one is told, never passed over in silence."""

from __future__ import annotations

import re

from listed.documents.document import Document
from listed.documents.formats.content import LONGEST_TEXT, MOST_PAGES, Content, made

_SHOWN = 20
"""How many page numbers a warning names."""


def read(content: Content) -> Document:
    """The text, page by page. Raises DocumentError for passwords, damage, no text layer, too many pages."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content.raw) as opened:
            pages = _pages(content, opened)
    except pypdfium2.PdfiumError as error:
        raise _refused(content, error) from error
    return _document(content, pages)


def _pages(content: Content, opened: object) -> list[str]:
    count = len(opened)  # type: ignore[arg-type]
    if count > MOST_PAGES:
        raise content.refused(f"{count:,} pages; {MOST_PAGES:,} are the most", "split it")
    found, size = [], 0
    for number in range(count):
        page = opened[number]  # type: ignore[index]
        layer = page.get_textpage()
        found.append(_clean(layer.get_text_range()))
        layer.close()
        page.close()
        size += len(found[-1])
        if size > LONGEST_TEXT:
            raise content.refused(f"more than {LONGEST_TEXT:,} characters of text", "split it")
    return found


def _clean(text: str) -> str:
    """Line ends are `\\n`; a word that was cut at the end of a line is one again."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\ufffe\u00ad]\n?|\x02\n?", "", plain).replace("\x00", "").strip()


def _document(content: Content, pages: list[str]) -> Document:
    if not any(pages):
        hint = "it is an image of a text: run a text recogniser (OCR) over it first"
        raise content.refused(f"a PDF of {len(pages):,} pages without a text layer", hint)
    starts, text = [], ""
    parts = []
    at = 0
    for page in pages:
        starts.append(at)
        parts.append(page)
        at += len(page) + 2
    text = "\n\n".join(parts)
    empty = [str(number) for number, page in enumerate(pages, 1) if not page]
    warnings = (_without_text(empty, len(pages)),) if empty else ()
    return made(content, "application/pdf", text, tuple(starts), warnings)


def _without_text(empty: list[str], count: int) -> str:
    shown = ", ".join(empty[:_SHOWN]) + (" …" if len(empty) > _SHOWN else "")
    return f"{len(empty)} of {count} pages have no text layer and were not read: {shown}"


def _refused(content: Content, error: Exception) -> Exception:
    if "password" in str(error).lower():
        return content.refused(
            "the PDF is protected by a password", "remove the protection, then read it again"
        )
    return content.refused(f"not readable as a PDF ({error})", "it is damaged or not a PDF")
