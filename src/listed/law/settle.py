"""A verdict after what the record says: sources that differ, orders of relief, a standing that is not certain."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from listed.duty_model import Binding
from listed.law import citing
from listed.law.bind import Verdict
from listed.law.context import Context
from listed.law.orders import relief
from listed.law.standing import differ


def settled(verdict: Verdict, context: Context) -> tuple[Verdict, str]:
    """The verdict after reports that differ, a standing that is not certain, orders of relief, and a tag found by act."""
    notes = list(_notes(context))
    if differ(context.reports) and verdict.binding != "no":
        return _as(
            verdict, "unknown", "sources-differ", "Sources differ on whether the listing is in force."
        ), "; ".join(notes)
    if any(relief(context.orders)) and verdict.binding != "no":
        told = "A court order takes the duty away from this asker."
        return _as(verdict, "no", "court-order", told), "; ".join(notes)
    if context.standing == "not enforced" and verdict.binding != "no":
        return _as(
            verdict, "no", "not-enforced", "The listing is on file but not enforced that day."
        ), "; ".join(notes)
    if context.standing == "possibly in force" and verdict.binding in ("yes", "possibly"):
        told = "It is not certain that the listing was in force that day."
        return _as(verdict, "unknown", "possibly-in-force", told), "; ".join(notes)
    if context.found and context.found.by_act:
        sure = citing.weakest(verdict.confidence, "M")
        return replace(verdict, confidence=sure), "; ".join(notes)
    return verdict, "; ".join(notes)


def _notes(context: Context) -> Iterator[str]:
    if context.found and context.found.by_act:
        listing = context.fact.listing
        yield f"no table knows the tag {listing.programme!r}; the regime was found by the act {listing.legal_act!r}"
    if context.standing == "possibly in force":
        yield "possibly in force: see sources_in_conflict, or the dates of the editions"


def _as(verdict: Verdict, binding: Binding, rule: str, text: str) -> Verdict:
    return Verdict(
        binding, rule, text, verdict.support, verdict.confidence, (), verdict.missing, verdict.basis
    )
