"""Runs: the stretches of words with capitals in which every name of a text stands."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

from msgspec import Struct

from listed.documents.vocabulary import Word, word


class RunWord(Struct, frozen=True):
    """One word of a run. `end` is before a possessive `'s`, which `possessive` says was there."""

    start: int
    end: int
    text: str
    low: str
    about: Word
    capital: bool
    possessive: bool = False
    comma: bool = False
    """A comma stands before it."""
    first: bool = False
    """It begins a sentence."""

    @property
    def acronym(self) -> bool:
        """Capitals and digits alone: `ICC`, `U.S.`, `APT31`, `IRGC-QF`."""
        return len(self.text) > 1 and self.text.upper() == self.text and any(c.isalpha() for c in self.text)


@cache
def _upper() -> str:
    """A character class of all capital letters, as ranges."""
    codes = [c for c in range(sys.maxunicode + 1) if unicodedata.category(chr(c)) in ("Lu", "Lt")]
    ranges, start = [], codes[0]
    for before, code in zip(codes, [*codes[1:], -1], strict=True):
        if code != before + 1:
            ranges.append(chr(start) if start == before else f"{chr(start)}-{chr(before)}")
            start = code
    return "".join(re.escape(r) if len(r) == 1 else r for r in ranges)


APOSTROPHES = "'’‘ʼ"
PARTICLES = r"de|del|della|dei|da|do|dos|das|di|du|des|der|den|von|van|zu|zum|zur|bin|bint|ibn|ben|al|el|as|ash|ul|ud|ur|y|i|la|le|les|te|ter|ten|af|av|ap|ab|abu|abou|umm|ould|wa|et|und|d[’'])"
CONNECTORS = r"(?:of|and|&|the|for|on|to|against|" + PARTICLES
ABBREVIATED = r"(?:Co|Ltd|Inc|Corp|Bros|St|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Adm|Sen|Rep|Gov|Pres|Hon|Rev|Jr|Sr|Mt|Ft|Brig|Cmdr|Amb|Int[’']l|Intl|Pte|Pvt|Pty|Dept|Univ|Assn|Mfg)"


@cache
def patterns(wrapped: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A whole run, and one word of it. In wrapped text a run goes on over a line end."""
    upper = _upper()
    gap = r"[ \t\u00a0]*\n?[ \t\u00a0]*" if wrapped else r"[ \t\u00a0]*"
    gap1 = r"(?:[ \t\u00a0]+|[ \t\u00a0]*\n[ \t\u00a0]*)" if wrapped else r"[ \t\u00a0]+"
    stops = rf"(?:[{upper}]\.){{2,}}(?:[{upper}](?!\w))?"
    inner = rf"(?:[{APOSTROPHES}\-‐‑./&](?=\w)\w+)*"
    article = rf"[{APOSTROPHES}ʿ`]?(?:(?:abd|abu|ibn)[- ])?(?:al|el|ul|as|ad|an|ar|ash|at|az|d|l|abd)[-’'][{upper}]\w*{inner}"
    cap = rf"(?:{stops}|{ABBREVIATED}\.|(?:MR|MRS|MS|DR|SEN|REP|GEN|GOV|PROF)\.|[{upper}]\.(?=\s)|[ʿʾʻ`]?[{upper}]\w*{inner}|{article}|[a-z]{{1,2}}[{upper}]\w*{inner})"
    number = r"\d[\d]*(?![\w%.,]\d)\b"
    lower = rf"(?:{gap1}{CONNECTORS}(?!\w)){{0,3}}"
    turned = rf"[{APOSTROPHES}ʿ](?=[{upper}][\w-]+\s)"  # the Arabic letter ain, as many write it
    run = (
        rf"(?<!\w)(?<!\d-)(?<!\d\w-){cap}(?:,?{lower}{gap1}(?:(?:{turned})?{cap}|{number})|{gap}&{gap}{cap})*"
    )
    one = rf"{cap}|{CONNECTORS}(?!\w)|{number}|,"
    return re.compile(run), re.compile(one)


_SENTENCE_END = re.compile(r"(?:[.!?:;]|^|\n|[-–—*•▪·]|\)|^\W+)[\s\"“”‘’'«»(\[]*$")
_POSSESSIVE = re.compile(rf"(?:[{APOSTROPHES}][sS]|(?<=[sSzx])[{APOSTROPHES}])$")


def words_of(run: str, first: bool, wrapped: bool, owner: bool) -> list[RunWord]:
    """The words of a run. `first`: a sentence begins with it; `owner`: an apostrophe follows it."""
    found: list[RunWord] = []
    comma = False
    for match in patterns(wrapped)[1].finditer(run):
        said = match.group()
        if said == ",":
            comma = True
            continue
        stop = match.end()
        owns = _POSSESSIVE.search(said)
        if owns and said not in NOT_POSSESSIVE:
            stop -= len(owns.group())
            said = said[: owns.start()]
        open_end = owner if stop == len(run) else run[stop] in APOSTROPHES
        possessive = owns is not None or (open_end and said.endswith(("s", "x", "z")))
        capital = said[:1].isupper() or (said[:1] in "ade" and any(c.isupper() for c in said))
        begins = first and not found
        found.append(
            RunWord(match.start(), stop, said, said.lower(), word(said), capital, possessive, comma, begins)
        )
        comma = False
    return found


NOT_POSSESSIVE = frozenset(
    (
        "Lloyd's",
        "Moody's",
        "McDonald's",
        "Sotheby's",
        "Christie's",
        "Sainsbury's",
        "Lloyd’s",
        "Moody’s",
        "McDonald’s",
        "Sotheby’s",
        "Christie’s",
    )
)


def begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence, a list item or a line begins at this place."""
    before = text[max(0, at - 6) : at]
    stripped = before.rstrip(" \t\u00a0\"“”‘’'«»([")
    if not stripped:
        return len(before) == at or "\n" in before
    if stripped[-1] in "\n!?:;•*▪·":
        return True
    if stripped[-1] == ".":
        return not re.search(
            r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|No|vs|Co|Gen|Col|Lt|Sen|Rep|Gov))\.$", stripped
        )
    return False
