"""One entity of FollowTheMoney as it is written, and the ids of entities."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

from msgspec import Struct

from listed.export.ftm_words import EDGES, IDENTIFIERS
from listed.model import Party

Said = Iterable[tuple[str, str]]
"""Properties with one text each; empty texts are left out."""

TEXTS = ("notes", "summary", "reason")
LONGEST = dict.fromkeys(("name", "alias", "weakAlias", "previousName", "abbreviation"), 384)
LONGEST |= {"full": 250, "email": 250}
LONGEST |= dict.fromkeys(("number", "programId", "phone", *(name for _, name, _ in IDENTIFIERS)), 64)
LONGEST |= {"website": 4096, "sourceUrl": 4096}
LONGEST_STRING = 1024
"""Characters that the model takes in each property."""

BESIDE = (
    "Sanction", "Identification", "Passport", "Address", "Ownership", "UnknownLink", *(schema for schema, _, _ in EDGES.values()),
)  # fmt: skip
"""Schemata that have no `notes`: their `summary` takes what is too long elsewhere."""


class Entity(Struct, frozen=True, omit_defaults=True):
    """One line. The values of a property stand in the order in which they were said, each once."""

    id: str
    schema: str
    datasets: tuple[str, ...]
    properties: dict[str, tuple[str, ...]]
    caption: str = ""
    target: bool | None = None


def entity_of(party: Party, id: str, schema: str, said: Said, target: bool | None = None) -> Entity:
    """An entity of the party's list; only one that is the party itself has a `target`."""
    found: dict[str, dict[str, None]] = {}
    for name, text in (_within(schema, *one) for one in said):
        if text.strip():
            found.setdefault(name, {})[text] = None
    properties = {name: tuple(texts) for name, texts in found.items()}
    dataset = re.sub(r"[^a-z0-9]+", "_", party.source.lower()).strip("_")
    caption = party.caption if target is not None else ""
    return Entity(id, schema, (dataset,), properties, caption, target)


def _within(schema: str, name: str, text: str) -> tuple[str, str]:
    """A text too long for its property is written as one that takes any length, under the property's name."""
    if len(text) <= LONGEST.get(name, LONGEST_STRING) or name in TEXTS:
        return name, text
    return "summary" if schema in BESIDE else "notes", f"{name}: {text}"


def id_of(party: str) -> str:
    """The id of a party's entity: letters, digits, `-` and `.`, as the model wants it; a party id that has
    other signs gets the beginning of its hash behind it, so that no two become one.

    >>> id_of("us-ofac-sdn:36"), id_of("own:a/b")
    ('us-ofac-sdn.36', 'own.a-b-f9ebb3a24c0b')
    """
    source, _, number = party.partition(":")
    plain = re.sub(r"[^0-9A-Za-z.-]", "-", f"{source}.{number}")
    if plain == f"{source}.{number}" and "." not in source and plain[0].isalnum() and plain[-1].isalnum():
        return plain
    return f"{plain.strip('.-')}-{sha256(party.encode()).hexdigest()[:12]}"


def id_from(kind: str, *content: object) -> str:
    """The id of an entity that is what it contains: the same content gives the same id."""
    return f"{kind}-{sha256(repr(content).encode()).hexdigest()[:20]}"
