"""XML from outside: no entities, no DTD, no network, bounded depth; every refusal says where."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from lxml import etree

from listed.errors import UnreadableList
from listed.sources.common.formats import RawFile

Element = etree._Element
DEEPEST = 64
"""Levels of elements; the deepest official list has 12."""

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_HINT = "fetch the list again from its publisher"


_SAFE: dict[str, Any] = {
    "resolve_entities": False, "no_network": True, "huge_tree": False, "load_dtd": False, "remove_comments": True,
    "remove_pis": True,
}  # fmt: skip


def parse_xml(file: RawFile) -> Element:
    """The root element of a file. Raises UnreadableList with the line for what is not well-formed or not safe."""
    _refuse_doctype(file)
    parser = etree.XMLParser(**_SAFE)
    try:
        root = etree.fromstring(file.data, parser)
    except etree.XMLSyntaxError as error:
        raise _broken(file, error) from error
    _refuse_dtd(root, file)
    check_depth(root, file.name)
    return root


def stream_xml(file: RawFile, records: frozenset[str], sections: frozenset[str]) -> Iterator[Element]:
    """Each element of the names `records` when it is complete, one after the other; then it is forgotten.

    So a file of any size needs the memory of one record. Children of the root are `records`, or `sections` that hold
    nothing else. Raises UnreadableList for what stands elsewhere, is not well-formed or not safe.
    """
    _refuse_doctype(file)
    tags = [f"{{*}}{name}" for name in sorted(records)]
    parts = etree.iterparse(io.BytesIO(file.data), events=("end",), tag=tags, **_SAFE)
    try:
        for _, element in parts:
            check_depth(element, file.name)
            yield element
            _forget(element)
    except etree.XMLSyntaxError as error:
        raise _broken(file, error) from error
    _refuse_dtd(parts.root, file)
    refuse_unknown(parts.root, records | sections, file.name)
    for section in parts.root:
        refuse_unknown(section, records if local(section) in sections else frozenset(), file.name)


def _forget(element: Element) -> None:
    """Empties a record and takes away those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None and local(parent[0]) == local(element):
        del parent[0]


def _refuse_doctype(file: RawFile) -> None:
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


def _refuse_dtd(root: Element, file: RawFile) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableList("the file declares a document type", where=file.name, hint=_HINT)


def _broken(file: RawFile, error: etree.XMLSyntaxError) -> UnreadableList:
    where = f"{file.name} line {error.lineno}"
    return UnreadableList(f"not well-formed XML ({error.msg})", where=where, hint=_HINT)


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


def refuse_strangers(element: Element, children: Mapping[str, Collection[str]], where: str) -> None:
    """Raises UnreadableList for an element, at any depth, that has no rule where it stands.

    `children` names the elements that may stand in each element; one that is not there has none.
    """
    refuse_unknown(element, frozenset(children.get(local(element), ())), where)
    for child in element:
        refuse_strangers(child, children, where)


def texts(element: Element, name: str) -> Iterator[str]:
    """The non-empty texts of the children of this name, in order."""
    for child in element:
        if local(child) == name and (found := text_of(child)):
            yield found
