"""XML from outside: no entities, no DTD, no network, bounded depth; every refusal says where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from listed.errors import UnreadableList
from listed.sources.formats import RawFile

Element = etree._Element
DEEPEST = 64
"""Levels of elements; the deepest official list has 12."""

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_HINT = "fetch the list again from its publisher"


def parse_xml(file: RawFile) -> Element:
    """The root element of a file. Raises UnreadableList with the line for what is not well-formed or not safe."""
    start = (
        file.data[:4096].decode("utf-16", "ignore").encode()
        if file.data[:2] in (b"\xff\xfe", b"\xfe\xff")
        else file.data[:65536]
    )
    if _DOCTYPE.search(start):
        raise UnreadableList(
            "the file declares a document type or entities",
            where=file.name,
            hint="official lists have none; " + _HINT,
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(file.data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableList(
            f"not well-formed XML ({error.msg})", where=f"{file.name} line {error.lineno}", hint=_HINT
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableList("the file declares a document type", where=file.name, hint=_HINT)
    check_depth(root, file.name)
    return root


def check_depth(root: Element, name: str) -> None:
    """Raises UnreadableList where elements lie deeper in each other than any list has them."""
    level: list[Element] = [root]
    for _ in range(DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return
    raise UnreadableList(f"elements lie more than {DEEPEST} deep", where=name, hint=_HINT)


def local(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def text_of(element: Element | None) -> str:
    """The element's own text without the space around it; "" for no element."""
    return (element.text or "").strip() if element is not None else ""


def refuse_unknown(element: Element, known: frozenset[str], where: str) -> None:
    """Raises UnreadableList for the first child whose name has no rule."""
    for child in element:
        if local(child) not in known:
            raise UnreadableList(
                f"the element <{local(child)}> in <{local(element)}> has no rule",
                where=f"{where}, line {child.sourceline}",
                hint="the publisher changed the format: update listed",
            )


def texts(element: Element, name: str) -> Iterator[str]:
    """The non-empty texts of the children of this name, in order."""
    for child in element:
        if local(child) == name and (found := text_of(child)):
            yield found
