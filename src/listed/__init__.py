"""`listed`: who is listed, by whom, under which act, since when, on what evidence.

>>> import tempfile
>>> register = open(tempfile.mkdtemp())
>>> answer = register.at().screen(Query(name="Nicolas Guillou", schema="Person"))
>>> answer.hits[0].party.caption
'Nicolas Yann Guillou'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from listed.dates import PartialDate, parse_date
    from listed.duty_model import Duties, Duty
    from listed.errors import ListedError
    from listed.law.profile_file import read_profile
    from listed.match.score import COMPARE_THRESHOLD, DEFAULT_THRESHOLD, compare
    from listed.model import (
        Answer,
        Claim,
        Edition,
        Evidence,
        Factor,
        Hit,
        Identifier,
        Listing,
        Name,
        Party,
        Query,
    )
    from listed.profile_model import Profile
    from listed.register import Register, open
    from listed.view import View

_HOMES = {
    "listed.dates": ("PartialDate", "parse_date"),
    "listed.duty_model": ("Duties", "Duty"),
    "listed.errors": ("ListedError",),
    "listed.law.profile_file": ("read_profile",),
    "listed.match.score": ("COMPARE_THRESHOLD", "DEFAULT_THRESHOLD", "compare"),
    "listed.model": (
        "Answer", "Claim", "Edition", "Evidence", "Factor", "Hit", "Identifier", "Listing", "Name", "Party", "Query",
    ),
    "listed.profile_model": ("Profile",),
    "listed.register": ("Register", "open"),
    "listed.view": ("View",),
}  # fmt: skip
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "COMPARE_THRESHOLD",
    "DEFAULT_THRESHOLD",
    "Answer",
    "Claim",
    "Duties",
    "Duty",
    "Edition",
    "Evidence",
    "Factor",
    "Hit",
    "Identifier",
    "ListedError",
    "Listing",
    "Name",
    "PartialDate",
    "Party",
    "Profile",
    "Query",
    "Register",
    "View",
    "__version__",
    "compare",
    "open",
    "parse_date",
    "read_profile",
]


def __getattr__(name: str) -> Any:
    """Public names are imported when they are first used, so that a command pays only for what it needs."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'listed' has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    return __all__
