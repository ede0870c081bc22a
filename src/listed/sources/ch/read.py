"""Reads SECO's list (XML): the whole list, which keeps de-listed targets, and amendments to it.

What a modification added or removed is history of the list; earlier editions hold it, so it is not read again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from listed.dates import parse_date
from listed.errors import UnreadableList
from listed.model import Claim, Name, Reading
from listed.sources.ch.names import KINDS
from listed.sources.ch.party import BODIES, SOURCE, Context, Programme, write
from listed.sources.ch.structure import check
from listed.sources.common.claims import PartyWriter
from listed.sources.common.formats import Format, RawFile
from listed.sources.common.xml import Element, local, parse_xml, refuse_unknown, text_of

FORMAT = "SECO XML"
_HINT = "fetch the list again from its publisher"
_TEST_NAME = re.compile(r"test(?: [a-z0-9]{1,2})?", re.I)


def recognise(file: RawFile) -> str:
    """`list` for SECO's XML."""
    return "list" if b"<swiss-sanctions-list" in file.data[:2000] else ""


def read(files: dict[str, RawFile]) -> Reading:
    """Every target of the list or amendment. Raises UnreadableList."""
    file = files["list"]
    root = parse_xml(file)
    if local(root) != "swiss-sanctions-list" or root.get("list-type") not in ("whole-list", "amendment"):
        told = f"the root element is <{local(root)}> of the type {root.get('list-type')!r}"
        raise UnreadableList(told, where=file.name, hint="is this another list?")
    refuse_unknown(root, frozenset({"sanctions-program", "target", "place"}), file.name)
    targets = [element for element in root if local(element) == "target"]
    context = Context(_programmes(root), {e.get("ssid", ""): e for e in root if local(e) == "place"})
    claims: list[Claim] = []
    for element in root:
        check(element, f"{file.name} {local(element)} {element.get('ssid', '')}")
    for target in targets:
        write(_writer(claims, target, file), target, context)
    stated = root.get("date", "")
    return Reading(
        SOURCE,
        FORMAT,
        tuple(claims),
        (file.sha256,),
        published=parse_date(stated) if stated else None,
        delta=root.get("list-type") == "amendment",
        test_data=why_test_data(context.programmes, claims),
        warnings=tuple(_warnings(targets, context)),
    )


def _writer(claims: list[Claim], target: Element, file: RawFile) -> PartyWriter:
    number = target.get("ssid", "")
    if not number or sum(local(child) in BODIES for child in target) != 1:
        where = f"{file.name} line {target.sourceline}"
        raise UnreadableList("a target has no ssid, or not one body", where=where, hint=_HINT)
    return PartyWriter(
        claims, f"{SOURCE}:{number}", file.sha256, f"{file.name.rsplit('/', 1)[-1]} target {number}"
    )


def _programmes(root: Element) -> dict[str, Programme]:
    """The programme of each set of sanctions, by the number of the set."""
    found: dict[str, Programme] = {}
    for element in root:
        if local(element) == "sanctions-program":
            english = [child for child in element if child.get("lang") == "eng"]
            words = {local(child): text_of(child) for child in english}
            for child in english:
                if local(child) == "sanctions-set":
                    key, ordinance = words.get("program-key", ""), words.get("program-name", "")
                    found[child.get("ssid", "")] = Programme(key, ordinance, text_of(child))
    return found


def why_test_data(programmes: dict[str, Programme], claims: Sequence[Claim]) -> str:
    """Why this looks like test data: a programme called EXAMPLE, or only names such as `Test A`; "" if not."""
    if any(programme.ordinance.upper() == "EXAMPLE" for programme in programmes.values()):
        return "its programme is called EXAMPLE"
    names = [claim.value.text for claim in claims if isinstance(claim.value, Name)]
    if names and all(_TEST_NAME.fullmatch(name) for name in names):
        return f"its names are such as {names[0]!r}"
    return ""


def _warnings(targets: Sequence[Element], context: Context) -> list[str]:
    kinds = {e.get("name-type", "") for target in targets for e in target.iter() if local(e) == "name"}
    found = [f"names of the new type {kind!r} count as aliases" for kind in sorted(kinds - KINDS.keys())]
    sets = {text_of(e) for target in targets for e in target if local(e) == "sanctions-set-id"}
    if missing := sorted(sets - context.programmes.keys()):
        found.append(f"the file does not say what the sets of sanctions {', '.join(missing)} are")
    places = {
        str(e.get("place-id")) for t in targets for e in t.iter() if e.get("place-id") and not _history(e)
    }
    if gone := sorted(places - context.places.keys()):
        found.append(f"{len(gone)} places are not in the file (first: {gone[0]})")
    return found


def _history(element: Element) -> bool:
    return any(local(above) in ("added", "removed") for above in element.iterancestors())


FORMATS = (Format(SOURCE, FORMAT, recognise, read),)
