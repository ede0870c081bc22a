"""Identifiers and instruments: what a text names by number. They are taken out before names are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from listed.read_model import MentionType
from listed.text import identifiers, wallets


class Numbered(Struct, frozen=True):
    """An identifier, a wallet or an instrument. `value` is the normal form of an identifier."""

    start: int
    end: int
    type: MentionType
    kind: str | None = None
    value: str | None = None


_LABEL = r"(?:\s*(?:no|number|nr|n[°º]|num|code|id|#)\b\.?)?\s*[:#.]?\s*"
_CODE = r"(?P<value>(?=[A-Z0-9/ -]*\d)[A-Z0-9](?:[A-Z0-9/-]| (?=\d)){3,19}(?<![-/ ]))"

# A word that says what the number is, then the number: (kind, pattern with a group `value`).
_LABELLED = (
    ("imo", rf"\bIMO{_LABEL}(?P<value>\d{{7}})\b"),
    ("mmsi", rf"\bMMSI{_LABEL}(?P<value>\d{{9}})\b"),
    ("lei", rf"\bLEI{_LABEL}(?P<value>[A-Z0-9]{{18}}\d\d)\b"),
    ("bic", rf"\b(?:BIC|SWIFT(?:[/ ]BIC)?){_LABEL}(?P<value>[A-Z]{{6}}[A-Z0-9]{{2}}(?:[A-Z0-9]{{3}})?)\b"),
    ("isin", rf"\bISIN{_LABEL}(?P<value>[A-Z]{{2}}[A-Z0-9]{{9}}\d)\b"),
    ("passport", rf"\b[Pp]assport{_LABEL}{_CODE}\b"),
    ("national_id", rf"\b(?:[Nn]ational (?:ID|[Ii]d(?:entification|entity)?)|[Ii]dentity [Cc]ard|ID [Cc]ard|[Cc][ée]dula){_LABEL}{_CODE}\b"),
    ("tax_id", rf"\b(?:[Tt]ax (?:ID|[Ii]dentification)|INN|TIN|VAT){_LABEL}{_CODE}\b"),
    ("registration", rf"\b(?:[Rr]egistration|[Cc]ompany|OGRN){_LABEL}{_CODE}\b"),
    ("tail_number", rf"\b(?:[Tt]ail|[Aa]ircraft [Rr]egistration){_LABEL}(?P<value>[A-Z0-9]{{1,2}}-[A-Z0-9]{{3,5}})\b"),
)  # fmt: skip
# Told by their own form, and kept only where their check digits are right: (kind, pattern).
_TOLD = (
    ("iban", r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b"),
    ("lei", r"\b[A-Z0-9]{18}\d{2}\b"),
    ("wallet", r"\b0x[0-9a-fA-F]{40}\b|\b(?:bc|ltc|tb)1[0-9a-z]{20,87}\b|\b[13LDXTrM][1-9A-HJ-NP-Za-km-z]{25,34}\b"),
    ("email", r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    ("imo", r"(?<=\()\d{7}(?=\))"),
)  # fmt: skip
_INSTRUMENT = re.compile(
    r"""\b(?:Presidential\ )?Executive\ Orders?\s*(?:\(E\.?O\.?\)\s*)?(?:No\.?\s*)?\d{4,5}
    |\bE\.?O\.?\s*\d{4,5}
    |\b(?:UN\ )?(?:Security\ Council\ |General\ Assembly\ )?[Rr]esolutions?\s+\d{1,4}(?:\s*\(\d{4}\))?
    |\bUNSCRs?\s*\d{3,4}(?:\s*\(\d{4}\))?
    |\b(?:Council\ |Commission\ |Delegated\ |Implementing\ )*(?:Regulation|Decision|Directive|Common\ Position)\s*(?:\((?:EU|EC|CFSP|EEC|EU,\ Euratom)\)\s*)?(?:No\.?\s*)?\d{1,4}/\d{1,4}(?:/[A-Z]{2,5})?
    |\b\d{4}/\d{1,4}/(?:CFSP|EU|EC|PESC)\b
    |\b\d{1,2}\s+(?:CFR|U\.?S\.?C\.?)\s+(?:[Pp]arts?\s+|§+\s*)?\d+[a-z]?
    """,
    re.VERBOSE,
)
_ACT_NAME = re.compile(
    r"(?:(?:[A-Z][\w'’-]+|\([A-Z][^()\n]{1,60}\))[ ](?:(?:of|and|the|for|to|on|against|in|with)[ ])*){1,9}$"
)
_ACT = re.compile(
    r"\b(?:Act|Regulations|Treaty|Convention|Statute|Protocol|Ordinance)\b(?:\ of\ \d{4}|\ \d{4}|\ \([A-Z]{3,8}\))?"
)
LONGEST_ACT = 120
"""Characters of the name of an act before its last word."""
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _LABELLED)
_SHAPES = tuple((kind, re.compile(pattern)) for kind, pattern in _TOLD)
_HINTS: dict[str, tuple[str, ...]] = {
    "imo": ("IMO",), "mmsi": ("MMSI",), "lei": ("LEI",), "bic": ("BIC", "SWIFT"), "isin": ("ISIN",), "passport": ("assport",),
    "national_id": ("ational", "dentity", "ID ", "dula"), "tax_id": ("ax ", "INN", "TIN", "VAT"), "registration": ("egistration", "ompany", "OGRN"),
    "tail_number": ("ail", "ircraft"),
}  # fmt: skip
"""A text without any of these has no number labelled with the kind."""


def numbered(text: str) -> tuple[Numbered, ...]:
    """All of them in the order of the text; none overlaps another."""
    found = sorted(_all(text), key=lambda one: (one.start, -one.end))
    kept: list[Numbered] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _all(text: str) -> Iterator[Numbered]:
    for match in _INSTRUMENT.finditer(text):
        yield Numbered(match.start(), match.end(), "instrument")
    for match in _ACT.finditer(text):
        name = _ACT_NAME.search(text, max(0, match.start() - LONGEST_ACT), match.start())
        if name:
            yield Numbered(name.start(), match.end(), "instrument")
    for kind, pattern in _PATTERNS:
        if not any(hint in text for hint in _HINTS[kind]):
            continue
        for match in pattern.finditer(text):
            start, end = match.span("value")
            value = identifiers.normal_form(kind, match["value"])
            yield Numbered(start, end, "identifier", kind, value)
    for kind, shape in _SHAPES:
        if kind == "email" and "@" not in text:
            continue
        for match in shape.finditer(text):
            if _right(kind, match.group()):
                type_: MentionType = "wallet" if kind == "wallet" else "identifier"
                yield Numbered(
                    match.start(), match.end(), type_, kind, identifiers.normal_form(kind, match.group())
                )


def _right(kind: str, value: str) -> bool:
    """Whether the value is what it looks like."""
    if kind == "email":
        return True
    if kind == "wallet":
        return wallets.check(value) == "valid" or value.startswith("0x")
    return identifiers.check(kind, value) == "valid"
