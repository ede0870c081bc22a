"""Answers and parties as people read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

import click

from listed.act_values import Licence, Order, Statement
from listed.model import (
    Answer,
    Claim,
    Dated,
    Edition,
    Factor,
    Hit,
    Identifier,
    Link,
    Linked,
    Listing,
    Party,
    Query,
    Stake,
    Standing,
    Status,
    TokenPair,
)
from listed.text.territories import name_of

if TYPE_CHECKING:
    from listed.match.ofac import OfacHit


def answer_lines(answer: Answer) -> Iterator[str]:
    """An answer: each hit as a block, or what was searched in vain."""
    asked = answer.query.name or ", ".join(f"{i.kind} {i.value}" for i in answer.query.identifiers)
    if not answer.hits:
        yield f"{click.style('clear', fg='green', bold=True)}  {asked}"
        yield f"  searched: {'; '.join(edition_line(e) for e in answer.searched)}"
        return
    blocks = _blocks(answer)
    many = "hit" if len(answer.hits) == 1 else "hits"
    one = (
        f", {len(blocks)} {'party' if len(blocks) == 1 else 'parties'}"
        if len(blocks) < len(answer.hits)
        else ""
    )
    yield f"{click.style(f'{len(answer.hits)} {many}', fg='red', bold=True)}{one}  {asked}"
    for hits, linked in blocks:
        yield ""
        yield from hit_lines(hits[0])
        yield from (line for hit in hits[1:] for line in also_lines(hit.party, hit.standing, hit.score))
        yield from linked_lines(linked) if linked else ()
    yield ""
    yield f"  searched: {'; '.join(edition_line(e) for e in answer.searched)}"


OfacHits: TypeAlias = "Sequence[tuple[OfacHit, Standing]]"


def ofac_lines(query: Query, minimum: int, hits: OfacHits) -> Iterator[str]:
    """Hits by OFAC's published method."""
    yield f"{len(hits)} of score {minimum} and above by OFAC's published method  {query.name}"
    for hit, standing in hits:
        both = f"whole {hit.whole}, parts {hit.parts}"
        yield f"  {hit.score:>3}  {hit.name}  {hit.party}  {hit.schema}, {standing}  ({both})"


def ofac_json(query: Query, minimum: int, hits: OfacHits) -> Iterator[str]:
    """The same, as one line of JSON."""
    import msgspec

    rows = [{"hit": hit, "standing": standing} for hit, standing in hits]
    yield msgspec.json.encode({"query": query, "scorer": "ofac", "minimum": minimum, "hits": rows}).decode()


def _blocks(answer: Answer) -> list[tuple[list[Hit], Linked | None]]:
    """The hits of each party together, best first, with what links them."""
    linked_of = {id: linked for linked in answer.linked for id in linked.parties}
    blocks: dict[str, tuple[list[Hit], Linked | None]] = {}
    for hit in answer.hits:
        linked = linked_of.get(hit.party.id)
        first = linked.parties[0] if linked else hit.party.id
        blocks.setdefault(first, ([], linked))[0].append(hit)
    return list(blocks.values())


def linked_lines(linked: Linked) -> Iterator[str]:
    """The records that only a link leads to, why all of these are one party, and where the lists disagree."""
    for record in linked.others:
        yield from also_lines(record.party, record.standing)
    yield f"    one party    {'; '.join(linked.because)}"
    for one in linked.disagreements:
        yield f"    {click.style('disagreement', fg='yellow')} on {one.field}"
        for said in one.said:
            yield f"      {said.party}: {'; '.join(said.values)}"


def also_lines(party: Party, standing: str, score: float | None = None) -> Iterator[str]:
    """Another record of a party, with its listings."""
    scored = "" if score is None else f", score {score:.2f}"
    yield f"    also {click.style(party.caption, bold=True)}  {party.id}  {party.schema}, {standing}{scored}"
    yield from _listings(party)


def edition_line(edition: Edition) -> str:
    """A list with its date and size."""
    stated = edition.published.iso if edition.published else f"known {edition.known:%Y-%m-%d}"
    return f"{edition.source} {stated} ({edition.parties:,} parties)"


def hit_lines(hit: Hit) -> Iterator[str]:
    party = hit.party
    yield f"  {click.style(party.caption, bold=True)}  {party.id}  {party.schema}, {hit.standing}"
    yield f"    score {hit.score:.2f}   total {hit.total_millibits / 1000:.1f} bits"
    for factor in hit.factors:
        yield factor_line(factor)
        if factor.name == "name":
            yield from (pair_line(pair) for pair in hit.pairs)
    if hit.not_compared:
        yield f"    not compared: {', '.join(hit.not_compared)} (not stated on both sides)"
    yield from _listings(party)


def _listings(party: Party) -> Iterator[str]:
    for claim in party.claims:
        if isinstance(claim.value, Listing):
            yield from listing_lines(claim, claim.value)
        if isinstance(claim.value, Status):
            yield from status_lines(claim, claim.value)


def rejected_lines(hit: Hit) -> Iterator[str]:
    """A party that is no hit: its name and the factors that kept it below the threshold."""
    yield f"  {hit.party.caption}  {hit.party.id}  {hit.party.schema}, {hit.standing}"
    for factor in hit.factors:
        yield factor_line(factor)
        if factor.name == "name":
            yield from (pair_line(pair) for pair in hit.pairs)


def factor_line(factor: Factor) -> str:
    note = f"  {factor.note}" if factor.note else ""
    return f"    {factor.name:<12}{factor.bits:>+7.1f}  {factor.query} ~ {factor.listed}{note}"


def pair_line(pair: TokenPair) -> str:
    both = f"{pair.query or '-'} ~ {pair.listed or '-'}" if pair.query or pair.listed else ""
    return f"      {pair.kind:<10}{pair.millibits / 1000:>+7.1f}  {both}".rstrip()


def listing_lines(claim: Claim, listing: Listing) -> Iterator[str]:
    since = f" since {listing.listed_on.iso or listing.listed_on.text}" if listing.listed_on else ""
    yield f"    listed by {listing.authority or 'an authority that is not named'}{since}{f' ({listing.status})' if listing.status else ''}"
    for label, value in (
        ("programme", listing.programme),
        ("act", listing.legal_act),
        ("measures", ", ".join(listing.measures)),
        ("grounds", listing.grounds),
        ("evidence", evidence(claim)),
    ):
        if value:
            yield f"      {label:<10} {value}"


def status_lines(claim: Claim, status: Status) -> Iterator[str]:
    yield f"    {status.status} since {status.since.iso or status.since.text} (confidence {status.confidence})"
    if status.note:
        yield f"      {status.note}"
    yield f"      evidence   {evidence(claim)}"


def evidence(claim: Claim) -> str:
    """Where a value stands: place, words, file."""
    words = f": {shortened(claim.evidence.text)}" if claim.evidence.text else ""
    return f"{claim.evidence.place}{words} [{claim.evidence.file[:12]}]"


def shortened(text: str, most: int = 160) -> str:
    """A text cut for a line, with its cut shown."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def party_lines(party: Party, standing: str) -> Iterator[str]:
    """Everything said of a party, each value with its place."""
    yield f"{click.style(party.caption, bold=True)}  {party.id}  {party.schema}, {standing}"
    for claim in party.claims:
        yield f"  {claim.field:<20} {value_text(claim)}"
        yield f"  {'':<20} {click.style(evidence_place(claim), dim=True)}"


def evidence_place(claim: Claim) -> str:
    return f"{claim.evidence.place} [{claim.evidence.file[:12]}]"


def value_text(claim: Claim) -> str:
    """A claim's value in one line."""
    value = claim.value
    if isinstance(value, Listing):
        since = f", since {value.listed_on.iso}" if value.listed_on else ""
        return f"{value.programme} by {value.authority}{since}; {', '.join(value.measures) or 'measures not stated'}{f'; {value.grounds}' if value.grounds else ''}"
    if isinstance(value, Status):
        return f"{value.status} since {value.since.text}; {value.note}"
    if isinstance(value, Dated):
        return f"{value.when.text} ({value.when.iso or 'not understood'})"
    if isinstance(value, Link):
        return f"{value.label or value.kind}: {value.other_name}"
    if isinstance(value, Stake):
        return f"owned by {value.owner_name}"
    if isinstance(value, Identifier):
        country = f"({name_of(value.country)})" if value.country else ""
        return " ".join(filter(None, [value.label or value.kind, value.value, country, value.note]))
    if isinstance(value, Order | Statement | Licence):
        return value.text
    kind = getattr(value, "kind", "")
    weak = ", weak" if getattr(value, "strength", "") == "weak" else ""
    return f"{value.text}{f'  ({kind}{weak})' if kind and kind != 'primary' else ''}"
