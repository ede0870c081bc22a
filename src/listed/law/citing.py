"""From passages to citations, with the confidence that they carry on a day.

A primary copy proves the days up to its own version: H there, or for a copy that says since when its words hold. Two
passages that agree, neither of which proves the day, give M. One alone, or recollection, gives L, which never carries yes or no.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from listed.duty_model import Citation, Confidence
from listed.law.tables import Passage, Support


@lru_cache(maxsize=65536)
def confidence(support: Support, on: date) -> Confidence:
    """How sure the support is on a day."""
    if support.recalled or not support.passages:
        return "L"
    if any(proves(passage, on) for passage in support.passages):
        return "H"
    begun = [p for p in support.passages if (p.since or date.min) <= on]
    return "M" if len(begun) > 1 else "L"


def proves(passage: Passage, on: date) -> bool:
    """Whether a copy of the act itself speaks of a day."""
    return passage.kind == "primary" and (passage.since or date.min) <= on <= passage.version


@lru_cache(maxsize=65536)
def citations(support: Support, on: date) -> tuple[Citation, ...]:
    """The citations of a support, each with its own confidence on the day."""
    if support.recalled:
        return (Citation(support.recalled, "recalled", confidence="L"),)
    sure = confidence(support, on)
    return tuple(
        Citation(f"{p.act} {p.provision}".strip(), p.kind, confidence="H" if proves(p, on) else sure)
        for p in support.passages
    )


def weakest(*found: Confidence) -> Confidence:
    """The weakest of several; H where there is none."""
    return max(found, key="HML".index, default="H")
