"""How a read document looks on a terminal: the text with its parties marked, then parties, acts, checks."""

from __future__ import annotations

from collections.abc import Iterator

import click

from listed.read_model import Act, Argument, Check, Read, ReadParty

COLOURS = {
    "confirmed": "green",
    "contradicted": "red",
    "not_on_record": "yellow",
    "not_checked": "bright_black",
}
WIDEST_QUOTE = 60


def lines(read: Read) -> Iterator[str]:
    """All lines, with styles that click leaves out where there is no terminal."""
    facts = read.document
    dated = f", dated {facts.dated.iso}" if facts.dated else ""
    yield click.style(
        f"{facts.file}: {facts.words:,} words, {facts.language or 'language unknown'}{dated}", bold=True
    )
    yield ""
    yield _highlighted(read)
    yield ""
    yield from _parties(read)
    yield from _acts(read)
    yield from _checks(read)
    yield from _end(read)


def _highlighted(read: Read) -> str:
    """The text: parties that are hits in red, other named ones in bold."""
    hits = {party.id for party in read.parties if party.hits}
    pieces, at = [], 0
    for one in sorted(read.mentions, key=lambda m: m.start):
        if (
            one.start < at
            or one.type in ("country", "place", "instrument")
            or one.form in ("nominal", "pronoun")
        ):
            continue
        pieces.append(read.text[at : one.start])
        pieces.append(
            click.style(one.text, fg="red", bold=True)
            if one.party in hits
            else click.style(one.text, bold=True)
        )
        at = one.end
    return "".join([*pieces, read.text[at:]]).strip()


def _parties(read: Read) -> Iterator[str]:
    shown = [
        party for party in read.parties if party.hits or party.type not in ("country", "place", "instrument")
    ]
    yield click.style("Parties", bold=True)
    if not shown:
        yield "  none"
    for party in shown:
        yield f"  {_who(party)}"
        for hit in party.hits:
            yield click.style(f"      {hit.score:.2f}  {hit.name}  {hit.party}  {hit.standing}", fg="red")


def _who(party: ReadParty) -> str:
    more = [role.text for role in party.roles] + [one.country for one in party.nationality]
    also = f" (also {', '.join(party.aliases)})" if party.aliases else ""
    return f"{party.name}{also}  [{party.type or 'type unknown'}]" + (
        f"  {', '.join(dict.fromkeys(more))}" if more else ""
    )


def _acts(read: Read) -> Iterator[str]:
    if not read.acts:
        return
    names = _names(read)
    yield ""
    yield click.style("Acts", bold=True)
    for act in read.acts:
        yield f"  {_act(act, names)}"


def _act(act: Act, names: dict[str, str]) -> str:
    who = _list(act.actors, names) or "?"
    whom = _list(act.targets, names)
    when = f", {act.date.iso or act.date.text}" if act.date else ""
    kind = act.frame + (f" ({act.subtype})" if act.subtype else "")
    mode = "" if act.modality == "asserted" else f" [{act.modality}]"
    return f"{act.id}  {kind}{mode}: {who} — “{act.trigger.text}”" + (f" → {whom}" if whom else "") + when


def _list(arguments: tuple[Argument, ...], names: dict[str, str]) -> str:
    return ", ".join(dict.fromkeys(names.get(one.party or "", one.text) for one in arguments))


def _names(read: Read) -> dict[str, str]:
    return {party.id: party.name for party in read.parties} | {
        group.id: group.description for group in read.groups
    }


def _checks(read: Read) -> Iterator[str]:
    if not read.checks:
        return
    names = _names(read)
    yield ""
    yield click.style("Checked against the register", bold=True)
    for check in read.checks:
        yield f"  {_check(check, names)}"
        for one in check.differs:
            yield f"      {one.field}: the text says {one.text_says}; the record says {one.record_says}"


def _check(check: Check, names: dict[str, str]) -> str:
    verdict = click.style(check.verdict.replace("_", " "), fg=COLOURS[check.verdict])
    listing = (
        f" {check.listing.authority} {check.listing.programme} {check.listing.listed_on or ''}".rstrip()
        if check.listing
        else ""
    )
    return f"{check.act}  {names.get(check.target or '', check.target or '?')}: {verdict}{listing}" + (
        f" ({check.why})" if check.why else ""
    )


def _end(read: Read) -> Iterator[str]:
    hits = sum(bool(party.hits) for party in read.parties)
    yield ""
    searched = ", ".join(one.source for one in read.searched) or "no list"
    yield f"{len(read.parties)} parties, {hits} with hits; {len(read.acts)} acts. Searched: {searched}."
    for one in read.candidates:
        yield click.style(f"  candidate: “{one.text}” ({one.why})", fg="bright_black")
