"""Identifiers and the parties they belong to: `WELL SAIL (IMO 9321938)` is one vessel."""

from __future__ import annotations

import re
from collections import defaultdict

from msgspec.structs import replace

from listed.documents.document import Document, Parties
from listed.read_model import Mention, ReadParty

BESIDE = 60
"""Characters between a name and the number that is said to be its own."""


def with_numbers(document: Document, found: Parties) -> Parties:
    """Each identifier and wallet is of the party beside which it stands in brackets, else a party of its own."""
    owners = {
        one.id: _owner(document.text, found.mentions[:at], one)
        for at, one in enumerate(found.mentions)
        if one.kind
    }
    made: dict[str, str] = {}
    mentions, added = [], []
    for one in found.mentions:
        if one.kind is None:
            mentions.append(one)
            continue
        party = owners[one.id]
        if party is None:
            key = f"{one.kind} {one.value}"
            party = made.setdefault(key, f"x{len(found.parties) + len(made) + 1}")
        mentions.append(replace(one, party=party))
    members: dict[str, list[str]] = defaultdict(list)
    for one in mentions:
        members[one.party or ""].append(one.id)
    types = {one.party: one.type for one in mentions if one.kind}
    for key, party in made.items():
        added.append(ReadParty(party, types[party], key.partition(" ")[2], (), tuple(members[party])))
    parties = tuple(replace(one, mentions=tuple(members[one.id])) for one in found.parties)
    return Parties(tuple(mentions), (*parties, *added))


def _owner(text: str, before: tuple[Mention, ...], one: Mention) -> str | None:
    """The party named right before the bracket in which the number stands."""
    for named in reversed(before):
        if named.kind is not None or named.party is None:
            continue
        between = text[named.end : one.start]
        if len(between) <= BESIDE and re.match(r"[\"”’']?,?\s*[(\[]", between) and ")" not in between:
            return named.party
        return None
    return None
