"""FollowTheMoney entities: one for each party, and those that say what lies beside it (docs/export.md).

What the model has no property for goes to `notes` under its own word: nothing is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from listed.act_values import Licence, Order, Statement
from listed.dates import PartialDate
from listed.export import ftm_beside as beside
from listed.export import ftm_words as words
from listed.export.entry import Entry
from listed.export.ftm_entity import Entity, entity_of, id_of
from listed.model import (
    Claim,
    Dated,
    Identifier,
    Link,
    Listing,
    Name,
    Party,
    Place,
    Stake,
    Status,
    Text,
)
from listed.text.identifiers import check
from listed.text.territories import name_of

MOST_YEARS = 10
"""A span of so many whole years is written as each of them; a longer one is a note."""

Pairs = Iterator[tuple[str, str]]
"""Properties with one text each."""


def lines(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The entities as JSON, one a line; an entity that several parties share is written once."""
    written: set[str] = set()
    for entry in entries:
        for entity in entities(entry):
            if entity.id not in written:
                written.add(entity.id)
                yield msgspec.json.encode(entity) + b"\n"


def entities(entry: Entry) -> Iterator[Entity]:
    """The party, then its sanctions, addresses, documents, wallets, stakes and relations, each once."""
    party = entry.party
    said = [*_names(party), *((("topics", "sanction"),) if entry.sanctioned else ())]
    others: dict[str, Entity] = {}
    for claim in party.claims:
        other = _other(entry, claim)
        if other is None:
            said += _said(party, claim)
        else:
            others.setdefault(other.id, other)
    said += (("addressEntity", id) for id, one in others.items() if one.schema == "Address")
    yield entity_of(party, id_of(party.id), party.schema, said, target=entry.sanctioned)
    yield from others.values()


def _other(entry: Entry, claim: Claim) -> Entity | None:
    """The entity of its own that a claim is; None where the party itself says it."""
    party, value = entry.party, claim.value
    legal = party.schema in words.LEGAL
    match value:
        case Listing():
            return beside.sanction(entry, value)
        case Place() if claim.field == "address":
            return beside.address(party, value)
        case Stake() if value.owner:
            return beside.stake(party, value)
        case Link() if value.other and value.other != party.id:
            return beside.edge(party, value)
        case Identifier(kind="wallet") if legal:
            return beside.wallet(party, value)
        case Identifier() if legal and not _property(party, value):
            return beside.document(party, value)
    return None


def _names(party: Party) -> Pairs:
    """Every name. One that the list calls primary or, where there is none, the first one is the `name`."""
    names = [claim.value for claim in party.claims if isinstance(claim.value, Name)]
    primary = [name for name in names if _name_property(party, name) == "name"]
    if not primary:
        yield "name", party.caption
    for name in names:
        yield _name_property(party, name), name.text
    if party.schema == "Person" and len(primary) == 1:
        yield "firstName", primary[0].given
        yield "lastName", primary[0].family


def _name_property(party: Party, name: Name) -> str:
    if name.strength == "weak":
        return "weakAlias"
    if name.kind == "abbreviation" and party.schema not in words.LEGAL:
        return "alias"
    kinds = {"primary": "name", "former": "previousName", "maiden": "previousName"}
    return kinds.get(name.kind, name.kind)


def _said(party: Party, claim: Claim) -> Pairs:
    """What a claim adds to the properties of its party."""
    match claim.value:
        case Name():
            return
        case Dated(when):
            yield from _date(party, claim, when)
        case Place() as place:
            yield from _birth_place(party, claim, place)
        case Identifier() as number:
            yield _property(party, number) or "notes", _number(party, number)
        case Text() as text:
            yield from _text(party, claim, text)
        case Stake() as stake:
            share = f" ({beside.share(stake)})" if beside.share(stake) else ""
            yield "notes", f"owner: {stake.owner_name}{share}"
        case Link() as link:
            yield "notes", f"{link.label or link.kind}: {link.other_name}"
        case Status() as status:
            yield "notes", _status(status)
        case Order() | Statement() | Licence() as act:
            yield "notes", f"{claim.field}: {act.text}"


def _status(status: Status) -> str:
    programme = f" ({status.programme})" if status.programme else ""
    note = f"; {status.note}" if status.note else ""
    return f"status: {status.status} since {status.since.iso or status.since.text}{programme}{note}"


def _property_of(party: Party, claim: Claim) -> str:
    """The property that takes this field; "" where the party's schema has none."""
    name, schemata = words.FIELDS.get(claim.field, ("", ()))
    return name if party.schema in schemata else ""


def _note(claim: Claim, text: str, label: str = "") -> tuple[str, str]:
    word = label or claim.field.replace("_", " ")
    return "notes", text if claim.field == "remark" else f"{word}: {text}"


def _date(party: Party, claim: Claim, when: PartialDate) -> Pairs:
    name, days = _property_of(party, claim), beside.days(when) or _years(when)
    if name:
        yield from ((name, day) for day in days)
    if not name or not days or when.circa:
        yield _note(claim, when.text)


def _years(when: PartialDate) -> tuple[str, ...]:
    """Each year of a short span of whole years."""
    first, last = when.earliest, when.latest
    if first is None or last is None or (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return ()
    years = range(first.year, last.year + 1)
    return tuple(f"{year:04d}" for year in years) if len(years) <= MOST_YEARS else ()


def _birth_place(party: Party, claim: Claim, place: Place) -> Pairs:
    if party.schema != "Person":
        yield _note(claim, place.text)
        return
    if place.text != name_of(place.country):
        yield "birthPlace", place.text
    yield "birthCountry", place.country


def _property(party: Party, number: Identifier) -> str:
    """The property that says an identifier of this kind; "" where there is none or the value does not suit it."""
    found = (
        name for kind, name, schemata in words.IDENTIFIERS if kind == number.kind and party.schema in schemata
    )
    name = next(found, "")
    return name if _suits(number) else ""


def _suits(number: Identifier) -> bool:
    """Whether the model takes the value as what it is called."""
    shape = _SHAPES.get(number.kind)
    if shape is not None and not re.fullmatch(shape, number.value.strip()):
        return False
    verdict = check(number.kind, number.value, number.country)
    return verdict == "valid" or (verdict == "unchecked" and number.kind != "phone")


_SHAPES = {
    "email": r"[^\s@,;<>]+@[\w-]+(\.[\w-]+)*\.[A-Za-z]{2,}",
    "website": r"(https?://)?[\w-]+(\.[\w-]+)*\.[a-z]{2,}(:\d+)?(/\S*)?",
    "phone": r"\+[\d ().-]+",
}


def _number(party: Party, number: Identifier) -> str:
    if _property(party, number):
        return number.value
    return " ".join(
        part
        for part in (f"{number.label or number.kind}:", number.value, number.country, number.note)
        if part
    )


def _text(party: Party, claim: Claim, text: Text) -> Pairs:
    if claim.field == "schema" or (claim.field == "unplaced" and text.label == "topics"):
        return
    name = _property_of(party, claim)
    if claim.field in (*words.COUNTRIES, "former_flag", "gender"):
        name = name or ("country" if claim.field in words.COUNTRIES else "")
        yield (name, text.code) if name and text.code else _note(claim, text.text)
    elif claim.field == "tonnage" and party.schema == "Vessel" and re.fullmatch(r"\d+(\.\d+)?", text.text):
        yield "grossRegisteredTonnage" if "gross" in text.label.lower() else "tonnage", text.text
    else:
        yield (name, text.text) if name else _note(claim, text.text, text.label)
