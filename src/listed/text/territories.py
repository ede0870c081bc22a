"""Countries and territories: from what lists write to ISO 3166 codes, and back.

>>> code_of("Iran (Islamic Republic of)"), code_of("Russian Federation"), code_of("Atlantis")
('ir', 'ru', '')
>>> name_of("fr")
'France'
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib.resources import files


@lru_cache(maxsize=4096)
def code_of(text: str) -> str:
    """The code of a country or territory in lower case; "" for what the table does not know."""
    return _tables()[0].get(key_of(text), "")


def name_of(code: str) -> str:
    """The English name of a code, or the code itself."""
    return _tables()[1].get(code.lower(), code)


def codes() -> tuple[str, ...]:
    """The codes that have an English name, in the order of the table."""
    return tuple(_tables()[1])


def key_of(text: str) -> str:
    """The form under which a name stands in the table: no marks, case, punctuation or leading article."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = "".join(
        c if c.isalnum() else "" if unicodedata.combining(c) or c in "'’." else " " for c in plain
    ).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    codes, names = {}, {}
    for line in files("listed.text").joinpath("territories.tsv").read_text("utf-8").splitlines():
        left, _, right = line.partition("\t")
        if left.startswith("="):
            names[left[1:]] = right
        else:
            codes[left] = right
    return codes, names
