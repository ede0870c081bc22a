"""Entities that lie beside a party: sanctions, addresses, documents, wallets, stakes, relations."""

from __future__ import annotations

from collections.abc import Iterator

from listed.dates import PartialDate
from listed.export import ftm_words as words
from listed.export.entry import Entry
from listed.export.ftm_entity import Entity, entity_of, id_from, id_of
from listed.model import Identifier, Link, Listing, Party, Place, Stake

WHOLE = (0.0, 1.0)


def sanction(entry: Entry, listing: Listing) -> Entity:
    """The Sanction of one listing. Its status is the list's word, else the standing where none is in force."""
    party, ended = entry.party, entry.standing in ("not enforced", "formerly listed")
    said = [
        ("entity", id_of(party.id)),
        ("authority", listing.authority),
        ("programId", listing.programme),
        ("program", listing.legal_act),
        *(("provisions", measure.replace("_", " ")) for measure in listing.measures),
        ("reason", listing.grounds),
        *(("listingDate", day) for day in days(listing.listed_on)),
        *(("modifiedAt", day) for when in listing.amended_on for day in days(when)),
        *(("endDate", day) for day in days(listing.until)),
        ("status", listing.status or (entry.standing if ended else "")),
        ("recordId", listing.record),
        ("sourceUrl" if listing.url.startswith("http") else "summary", listing.url),
        *(("summary", text) for text in _unsaid(listing)),
    ]
    return entity_of(party, id_from("sanction", party.id, listing), "Sanction", said)


def _unsaid(listing: Listing) -> Iterator[str]:
    """The list of a listing, and dates, that the model can not hold, in words."""
    if listing.list:
        yield f"list: {listing.list}"
    dates = (
        ("listed", listing.listed_on),
        *(("amended", one) for one in listing.amended_on),
        ("until", listing.until),
    )
    for word, when in dates:
        if when is not None and when.text and not days(when):
            yield f"{word}: {when.text}"


def days(when: PartialDate | None) -> tuple[str, ...]:
    """A day, month or year in ISO form; nothing for anything longer, not understood, or a slip of the pen
    (the model takes no year before 1000, nor after 2999)."""
    known = when is not None and when.iso and "/" not in when.iso and "1" <= when.iso[0] <= "2"
    return (when.iso,) if when is not None and known else ()


def address(party: Party, place: Place) -> Entity:
    """The Address of a place: the same words are the same entity."""
    said = (
        ("full", place.text),
        ("street", place.street),
        ("city", place.city),
        ("state", place.region),
        ("postalCode", place.postal_code),
        ("country", place.country),
        ("remarks", place.note),
    )
    return entity_of(party, id_from("address", *said), "Address", said)


def document(party: Party, identifier: Identifier) -> Entity:
    """The Passport or Identification of a number, with the list's own word for it as its type."""
    kind, label = identifier.kind, identifier.label
    passport = kind == "passport"
    said = (
        ("holder", id_of(party.id)),
        ("number", identifier.value),
        ("country", identifier.country),
        ("type", label if passport or kind == "other" else f"{label} ({kind.replace('_', ' ')})".strip()),
        ("summary", identifier.note),
    )
    schema = "Passport" if passport else "Identification"
    return entity_of(party, id_from("document", party.id, identifier), schema, said)


def wallet(party: Party, identifier: Identifier) -> Entity:
    """The CryptoWallet of an address that the party holds."""
    said = (
        ("name", identifier.value),
        ("publicKey", identifier.value),
        ("holder", id_of(party.id)),
        ("notes", identifier.label),
        ("currency", identifier.note),
    )
    return entity_of(party, id_from("wallet", party.id, identifier), "CryptoWallet", said)


def stake(party: Party, held: Stake) -> Entity:
    """The Ownership of a party that can be an asset; of any other an UnknownLink that says it in words."""
    id, percentage = id_from("stake", party.id, held), share(held)
    if party.schema in words.ASSETS:
        said = [("owner", id_of(held.owner)), ("asset", id_of(party.id)), ("percentage", percentage)]
        return entity_of(party, id, "Ownership", [*said, ("ownershipType", held.basis)])
    role = " ".join(part for part in ("owner", percentage, held.basis) if part)
    said = [("subject", id_of(held.owner)), ("object", id_of(party.id)), ("role", role)]
    return entity_of(party, id, "UnknownLink", said)


def share(held: Stake) -> str:
    """`51%`, `25-50%`, or nothing where no bound is stated.

    >>> share(Stake(low=0.25, high=0.5)), share(Stake())
    ('25-50%', '')
    """
    if held.low is None and held.high is None:
        return ""
    low, high = (
        100 * (bound if bound is not None else whole)
        for bound, whole in zip((held.low, held.high), WHOLE, strict=True)
    )
    return f"{low:g}%" if low == high else f"{low:g}-{high:g}%"


def edge(party: Party, link: Link) -> Entity:
    """The relation of two parties. Both ends may state it: a relation without a direction is one entity then."""
    ends = (party.id, link.other)
    schema, left, right = words.EDGES.get(link.kind, ("UnknownLink", "subject", "object"))
    if not _fits(schema, party):
        schema, left, right = "UnknownLink", "subject", "object"
    if schema in ("Directorship", "Membership") and party.schema in words.ORGANISATIONS:
        ends = (link.other, party.id)
    if schema in words.SYMMETRIC:
        ends = (min(ends), max(ends))
    label = link.label or (link.kind if schema == "UnknownLink" else "")
    word = "relationship" if schema in words.SYMMETRIC else "role"
    said = ((left, id_of(ends[0])), (right, id_of(ends[1])), (word, label))
    return entity_of(party, id_from("link", schema, ends, label), schema, said)


def _fits(schema: str, party: Party) -> bool:
    """Whether the model lets this party be an end of the relation."""
    if schema in (*words.SYMMETRIC, "Employment"):
        return party.schema == "Person"
    return schema == "UnknownLink" or party.schema in words.LEGAL
