"""Which of OFAC's lists a programme tag stands for in the file of the non-SDN lists, and under which directive.

That file holds several lists, and tags of the SDN list beside them: the tag alone does not say which. The remarks do.

>>> which_list("", "UKRAINE-EO13662", "Executive Order 13662 Directive Determination - Subject to Directive 1; Website x")
Which(list='SSI', directives='Directive 1')
>>> which_list("", "RUSSIA-EO14024", "Secondary sanctions risk: See Section 11 of Executive Order 14024.").list
'SDN'
"""

from __future__ import annotations

import re

from msgspec import Struct

OWN_TAG = {
    "NS-PLC": "NS-PLC",
    "CMIC-EO13959": "NS-CMIC",
    "NS-CMIC": "NS-CMIC",
    "561-Related": "CAPTA",
    "CAPTA": "CAPTA",
    "NS-MBS": "NS-MBS",
    "FSE-IR": "FSE",
    "FSE-SY": "FSE",
    "FSE-WMD": "FSE",
    "FSE-SDGT": "FSE",
}
"""Tags that belong to one list."""
_DIRECTIVE = re.compile(r"(?:Subject to|Sectoral) Directive (\d[aA]?)")
_MENU = {
    "CAATSA - RUSSIA": "CAATSA Section 235",
    "ILLICIT-DRUGS-EO14059": "Executive Order 14059 information",
    "BURMA-EO14014": "Executive Order 14014 Directive",
    "UKRAINE-EO13662": "13662",
    "RUSSIA-EO14024": "14024 Directive",
}
"""What an entry's words say where the tag means a list that does not block."""


class Which(Struct, frozen=True):
    """The list, and the directives that its words name: `Directive 1`, `Directives 2, 4`."""

    list: str
    directives: str = ""


def which_list(known: str, tag: str, said: str) -> Which:
    """The list of a tag, from the words of its entry; `known` is the list of the whole file, if it is one list."""
    if known:
        return Which(known)
    if tag in OWN_TAG:
        return Which(OWN_TAG[tag])
    sign = _MENU.get(tag)
    if sign is None or sign not in said:
        return Which("SDN")
    directives = sorted({number.lower() for item in re.split(r"; ", said) if _about(tag, item)
                         for number in _DIRECTIVE.findall(item)})  # fmt: skip
    if tag == "UKRAINE-EO13662":
        return Which("SSI", _words(directives))
    return Which("CAPTA" if directives == ["2"] else "NS-MBS", _words(directives))


def _about(tag: str, item: str) -> bool:
    """Whether an item speaks of the tag's own order."""
    number = tag[-5:]
    return number in item or not re.search(r"\b1\d{4}\b", item)


def _words(directives: list[str]) -> str:
    if not directives:
        return ""
    return f"Directive{'s' if len(directives) > 1 else ''} {', '.join(d.upper() for d in directives)}"
