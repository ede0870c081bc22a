"""The answer of `listed duties` as a person reads it, on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

import click

from listed.duty_model import Citation, Duties, Duty, LicenceSaid, Must

WIDTH = 108
MOST = 4
"""Of exposure, objections and missing facts, so that an answer stays on one screen; JSON has all."""
COLOURS = {"yes": "red", "possibly": "yellow", "unknown": "yellow", "no": "green"}
HEADS = {
    "yes": "binds you",
    "no": "does not bind you on the facts stated",
    "possibly": "possibly binds you",
    "unknown": "not known whether it binds you",
}


def duties_lines(found: Duties) -> Iterator[str]:
    """The whole answer."""
    hour = f" {found.at}" if found.at else ""
    who = found.profile.label or found.profile.kind.replace("_", " ")
    yield f"{click.style(found.party.name, bold=True)}  {found.party.id}  for {who}, on {found.on}{hour}"
    if not found.duties:
        yield f"  {click.style('no', fg='green', bold=True)}  no listing of this party is known"
        yield from field(
            "searched", "; ".join(f"{s.source} {s.published or s.known[:10]}" for s in found.searched)
        )
    before = None
    for duty in found.duties:
        yield from head_lines(duty)
        same = before is not None and _alike(before, duty)
        yield from field("rule", "as above") if same else duty_lines(duty)
        before = duty
    yield f"  {click.style(found.disclaimer, dim=True)}"


def _alike(left: Duty, right: Duty) -> bool:
    """Whether two listings differ in their tag alone."""
    return all(
        getattr(left, name) == getattr(right, name)
        for name in (
            "regime",
            "binding",
            "rule",
            "measures",
            "must",
            "licences",
            "court_orders",
            "objections",
            "note",
        )
    )


def head_lines(duty: Duty) -> Iterator[str]:
    """The answer about one listing."""
    listing = duty.listing
    since = f" since {listing.listed_on}" if listing.listed_on else ""
    yield ""
    head = click.style(HEADS[duty.binding], fg=COLOURS[duty.binding], bold=True)
    named = " ".join(filter(None, (listing.list, listing.programme)))
    standing = listing.status or listing.standing
    yield f"  {head}: {named} by {listing.authority}{since} ({standing})"


def duty_lines(duty: Duty) -> Iterator[str]:
    """Why, and what hangs on it."""
    yield from field("rule", f"{duty.rule.text} [{duty.regime or 'no table'}, confidence {duty.confidence}]")
    for step in duty.basis:
        yield from field("because", f"{step.fact}: {step.rule}")
    yield from field("measures", ", ".join(duty.measures))
    yield from (line for must in duty.must for line in field("do", must_text(must)))
    years = duty.record_keeping_years
    yield from field("records", f"keep them {years} years" if years else "")
    open_or_ended = [one for one in duty.licences if one.covers_party]
    yield from some("licence", (licence_text(one) for one in open_or_ended))
    yield from orders_lines(duty)
    for conflict in duty.conflicts:
        yield from field("conflict", conflict_text(conflict.statute, conflict.effect))
    yield from some(
        "objects",
        (f"{o.actor}, {o.date}: {f'“{o.quote}”' if o.quote else o.source}" for o in duty.objections),
    )
    yield from some("exposed", (one.text for one in duty.exposure))
    yield from some("missing", (f"{fact.key}: {fact.would}" for fact in duty.missing_facts))
    for one in duty.sources_in_conflict:
        yield from field(
            "sources", f"{one.source}: {one.says.replace('_', ' ')} since {one.since} ({one.confidence})"
        )
    yield from field("note", duty.note)
    yield from field("sources", "; ".join(cited(duty.citation)))


def orders_lines(duty: Duty) -> Iterator[str]:
    """Orders that may help this asker in full; those for others in one line."""
    for order in duty.court_orders:
        if order.covers != "no":
            told = f"{order.court}, {order.case}, {order.date}: covers you: {order.covers}. {order.effect} ({order.status})"
            yield from field("order", "; ".join(filter(None, (told, order.note))))
    others = (
        f"{one.court} {one.date} ({', '.join(one.beneficiaries)}; {one.status})"
        for one in duty.court_orders
        if one.covers == "no"
    )
    if told := "; ".join(others):
        yield from field("order", f"does not cover you: {told}")


def must_text(must: Must) -> str:
    """`report to OFAC within 10 business days`."""
    to = f" to {', '.join(must.to)}" if must.to else ""
    when = f" within {must.days} {(must.unit or '').replace('_', ' ')}" if must.days is not None else ""
    by = (
        f" {must.by.replace('_', ' ')}"
        if must.by and not must.by[0].isdigit()
        else f" by {must.by}"
        if must.by
        else ""
    )
    form = f" ({must.form})" if must.form else ""
    return f"{must.what.replace('_', ' ')}{to}{when}{by}{form}"


def licence_text(one: LicenceSaid) -> str:
    state = "open" if one.in_force else "not open"
    covers = "" if one.covers_party else ", does not cover this party"
    until = f" until {one.until}" if one.until else ""
    return f"{one.name} ({one.kind.replace('_', ' ')}): {state}{covers}, from {one.from_}{until}"


def conflict_text(statute: str, effect: str) -> str:
    return {
        "forbids_compliance": f"{statute} forbids you to comply with this measure without authorisation",
        "compliance_authorised": f"{statute} forbids compliance; your authorisation lifts that",
        "not_covered": f"{statute} does not cover this: it neither forbids nor demands compliance",
    }[effect]


def cited(found: Iterable[Citation]) -> Iterator[str]:
    for one in found:
        yield f"{one.act} ({one.read}, {one.confidence})"


def some(label: str, texts: Iterable[str]) -> Iterator[str]:
    """The first few, and how many more there are."""
    all_ = list(texts)
    for text in all_[:MOST]:
        yield from field(label, text)
    if len(all_) > MOST:
        yield from field("", f"and {len(all_) - MOST} more: see --json")


def field(label: str, text: str) -> Iterator[str]:
    """A labelled text, wrapped; nothing for an empty one."""
    if not text:
        return
    first, *rest = wrap(text, WIDTH - 15)
    yield f"    {label:<10} {first}"
    yield from (f"    {'':<10} {line}" for line in rest)
