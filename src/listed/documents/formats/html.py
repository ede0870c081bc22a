"""HTML: the text that a reader of the page sees, a blank line between blocks. Scripts, styles and templates are left out."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from listed.documents.document import Document
from listed.documents.formats.content import Content, made
from listed.documents.formats.plain import decoded

SKIPPED = frozenset(
    (
        "script", "style", "template", "noscript", "svg", "math", "head", "iframe", "object", "canvas", "select", "textarea", "button",
    )
)  # fmt: skip
BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
        "pre", "section", "table", "tr", "ul",
    )
)  # fmt: skip
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})|<\?xml[^>]{0,80}encoding\s*=\s*["']([\w-]{2,30})""",
    re.I,
)
_DEEPEST = 200
"""libxml2 refuses deeper HTML without its option for huge trees; this bounds ours."""


def read(content: Content) -> Document:
    """The page's text. Raises DocumentError where it has none, or can't be decoded or parsed."""
    found = _CHARSET.search(content.raw[:8192])
    said = (found.group(1) or found.group(2)).decode("ascii") if found else ""
    return made(content, "text/html", text_of(content, decoded(content, said)))


def text_of(content: Content, source: str) -> str:
    """The text of some HTML."""
    if not source.strip():
        return ""
    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=False
    )
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise content.refused(
            f"not readable as HTML ({error})", "open it in a browser and save it as text"
        ) from error
    return _tidy(_collected(root)) if root is not None else ""


def _collected(root: Any) -> list[str]:
    """The pieces of text, with `\\n\\n` around blocks and `\\n` for a line break."""
    pieces: list[str] = []
    skipping = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            skipping += name in SKIPPED
            if not skipping:
                pieces.append(_opening(name))
                pieces.append(_collapsed(element.text))
            continue
        if not skipping:
            pieces.append("\n\n" if name in BLOCKS else "\t" if name in ("td", "th") else "")
        skipping -= name in SKIPPED
        if not skipping:
            pieces.append(_collapsed(element.tail))
    return pieces


def _opening(name: str) -> str:
    return "\n\n" if name in BLOCKS else "\n" if name == "br" else ""


def _collapsed(text: str | None) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text) if text else ""


def _tidy(pieces: list[str]) -> str:
    text = "".join(pieces)
    text = re.sub(r" *\n *", "\n", text)
    text = re.sub(r"\t+(?=\n|$)", "", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()
