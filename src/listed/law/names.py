"""Whether two names in an order, a licence or a profile are one: same words in any order, no marks, no case.

>>> same("Smith, Matthew", "Matthew SMITH"), same("Karim A. A. Khan", "Nazhat Shameem Khan")
(True, False)
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=16384)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in a stable order."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c if c.isalnum() else "" if unicodedata.combining(c) else " " for c in plain)
    return tuple(sorted(kept.split()))


def same(left: str, right: str) -> bool:
    """Whether the names have the same words."""
    return bool(words(left)) and words(left) == words(right)


def any_same(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether some name of one side is some name of the other."""
    wanted = {words(one) for one in left} - {()}
    return any(words(one) in wanted for one in right)
