"""DOCX: the text of paragraphs and tables, with headers, footers and notes. What a revision deleted is left out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from listed.documents.document import Document
from listed.documents.formats.content import Content, made

LARGEST_PART = 200_000_000
"""Bytes of one XML part, unpacked."""
LARGEST_RATIO = 200
"""A part may unpack to so many times its size: text packs to a tenth, a zip bomb to a thousandth."""
_PARTS = re.compile(r"word/(?:header\d*|document\d*|footnotes|endnotes|footer\d*)\.xml")
_ORDER = ("header", "document", "footnotes", "endnotes", "footer")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def is_docx(names: list[str]) -> bool:
    """Whether a zip file with these members is a DOCX."""
    return any(_PARTS.fullmatch(name) for name in names)


def read(content: Content) -> Document:
    """The document's text. Raises DocumentError for passwords, damage and parts that unpack beyond bounds."""
    try:
        with zipfile.ZipFile(io.BytesIO(content.raw)) as opened:
            parts = sorted((one for one in opened.infolist() if _PARTS.fullmatch(one.filename)), key=_rank)
            texts = [text for one in parts if (text := _text(content, _unpacked(content, opened, one)))]
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError) as error:
        raise content.refused(f"not readable as DOCX ({error})", "it is damaged or not a DOCX") from error
    return made(content, MEDIA_TYPE, "\n\n".join(texts))


def _rank(one: zipfile.ZipInfo) -> tuple[int, str]:
    stem = one.filename.removeprefix("word/")
    return next(at for at, start in enumerate(_ORDER) if stem.startswith(start)), one.filename


def _unpacked(content: Content, opened: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    """The bytes of a part, never more than the bounds whatever its header says."""
    if one.flag_bits & 1:
        raise content.refused(
            "the DOCX is protected by a password", "remove the protection, then read it again"
        )
    most = min(LARGEST_PART, max(1_000_000, one.compress_size * LARGEST_RATIO))
    with opened.open(one) as part:
        data = part.read(most + 1)
    if len(data) > most:
        raise content.refused(
            f"{one.filename} unpacks to more than {most:,} bytes", "a zip bomb? it was not read"
        )
    return data


def _text(content: Content, data: bytes) -> str:
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", data[:65_536], re.I):
        raise content.refused(
            "a part of the DOCX declares a document type", "no word processor writes this: not read"
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise content.refused(
            f"a part of the DOCX is not well-formed ({error.msg})", "open and save it again"
        ) from error
    return re.sub(r"\n{3,}", "\n\n", "".join(_pieces(root))).strip()


def _pieces(root: Any) -> Iterator[str]:
    """Text, tabs and line breaks; a blank line after each paragraph, a tab after each cell."""
    skipping = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag == _FALLBACK:
            skipping += 1 if event == "start" else -1
        if skipping:
            continue
        name = tag.removeprefix(_W).removeprefix(_STRICT)
        if event == "start":
            yield {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(name, "")
        elif name == "t":
            yield element.text or ""
        elif name == "p":
            yield "\n" if _in_cell(element) else "\n\n"
        elif name == "tr":
            yield "\n"


def _in_cell(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and isinstance(parent.tag, str) and parent.tag.endswith("}tc")
