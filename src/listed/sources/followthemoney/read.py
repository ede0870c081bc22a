"""Reads FollowTheMoney entities (`entities.ftm.json`): any data set that the user has a licence for.

A person, company, vessel … is a party; a sanction, ownership, family tie, address or passport is a claim of the
parties that it names. What has no place is kept as `unplaced`, under the name of its property.
"""

from __future__ import annotations

from collections.abc import Iterator

from listed.errors import UnreadableList
from listed.model import Claim, Field, Identifier, Listing, Place, Reading, Text
from listed.sources.common.claims import PartyWriter, name
from listed.sources.common.formats import Format, RawFile
from listed.sources.followthemoney.entities import Entity, entities, is_entity, rest, source_of
from listed.sources.followthemoney.properties import (
    COUNTRIES,
    DATES,
    IDENTIFIERS,
    LIKE,
    NAMES,
    PARTIES,
    PLACED,
    TEXTS,
)
from listed.sources.followthemoney.relations import Parties, read_reference, read_relation
from listed.text.territories import name_of

SANCTIONED = "sanction"
"""The topic of a party that is sanctioned itself. Without a Sanction entity, nobody says by whom or since when."""


def recognise(file: RawFile) -> str:
    """`list` for lines of entities."""
    return "list" if is_entity(file) else ""


def read(files: dict[str, RawFile]) -> Reading:
    """Every party, under the name of the data set that most entities belong to. Raises UnreadableList."""
    return read_as(files, "")


def read_as(files: dict[str, RawFile], source: str) -> Reading:
    """Every party, as the list `source`. Raises UnreadableList."""
    file = files["list"]
    found = entities(file)
    source = source or source_of(found)
    known = {entity.id: entity for entity in found}
    claims: dict[str, list[Claim]] = {entity.id: [] for entity in found if _schema(entity)}
    if not claims:
        raise UnreadableList("no entity is a party", where=file.name, hint="is this the whole data set?")
    parties = Parties(source, file.sha256, known, claims)
    for id in claims:
        _read_party(parties, known[id])
    lost = sum(not read_relation(parties, entity) for entity in found if entity.id not in claims)
    for id, written in claims.items():
        if SANCTIONED in known[id].all("topics") and not _listed(written):
            parties.writer(id, f"entity {id}").add("listing", Listing(""), "topics", SANCTIONED)
    whole = tuple(claim for written in claims.values() for claim in written)
    return Reading(source, "FollowTheMoney", whole, (file.sha256,), warnings=tuple(_warnings(claims, lost)))


def _warnings(claims: dict[str, list[Claim]], lost: int) -> Iterator[str]:
    if lost:
        yield f"{lost} entities belong to no party of the file"
    bare = sum(not _listed(written) for written in claims.values())
    if bare:
        yield f"{bare} parties have no sanction in the data set; they are screened too, and stand as on file"


def _listed(claims: list[Claim]) -> bool:
    return any(claim.field == "listing" for claim in claims)


def _schema(entity: Entity) -> str:
    return entity.schema if entity.schema in PARTIES else LIKE.get(entity.schema, "")


def _read_party(parties: Parties, entity: Entity) -> None:
    party = parties.writer(entity.id, f"entity {entity.id}")
    party.add("schema", Text(_schema(entity)), "schema", entity.schema)
    if entity.schema not in PARTIES:
        party.text("unplaced", entity.schema, "schema", "schema")
    _names(party, entity)
    for property, identifier in _identifiers(entity):
        party.add("identifier", identifier, property, identifier.value)
    for property, field, value in (*_plain(entity), *_places(entity)):
        party.add(field, value, property, value.text)
    for property, date_field in DATES.items():
        for date in entity.all(property):
            party.date(date_field, date, property)
    read_reference(parties, party, entity)
    if entity.target is False:
        party.text("unplaced", "not a target of the data set", "target", "target")
    for property, left in rest(entity, _read_of(entity)):
        party.text("unplaced", left, property, property)


def _names(party: PartyWriter, entity: Entity) -> None:
    given, family = entity.all("firstName"), entity.all("lastName")
    for property, (kind, strength) in NAMES.items():
        for text in entity.all(property):
            whole = kind == "primary" and len(given) == len(family) == 1 == len(entity.all("name"))
            parts = (family[0], given[0]) if whole else ("", "")
            party.add(
                "name",
                name(text, kind=kind, strength=strength, family=parts[0], given=parts[1]),
                property,
                text,
            )
    if not any(entity.all(property) for property in NAMES) and (given or family):
        text = " ".join((*given, *family))
        party.add("name", name(text), "firstName, lastName", text)


def _identifiers(entity: Entity) -> Iterator[tuple[str, Identifier]]:
    for property, kind in IDENTIFIERS.items():
        for value in entity.all(property):
            kind = "tail_number" if (entity.schema, property) == ("Airplane", "registrationNumber") else kind
            note = ", ".join(entity.all("currency", "currencySymbol")) if kind == "wallet" else ""
            yield property, Identifier(kind, value, label=property, note=note)


def _plain(entity: Entity) -> Iterator[tuple[str, Field, Text | Place]]:
    for property, field in COUNTRIES.items():
        for code in entity.all(property):
            yield property, field, Text(code, country(code))
    for property, field in TEXTS.items():
        if property in _read_of(entity):
            for text in entity.all(property):
                yield property, field, Text(text, label=property if field == "tonnage" else "")
    for gender in entity.all("gender"):
        yield "gender", "gender", Text(gender, gender if gender in ("male", "female") else "")


def _read_of(entity: Entity) -> frozenset[str]:
    """The properties that have a place in a party of this schema."""
    return PLACED - {"Vessel": {"model"}, "Airplane": {"type"}}.get(entity.schema, {"model", "type"})


def _places(entity: Entity) -> Iterator[tuple[str, Field, Text | Place]]:
    born = entity.all("birthCountry")
    for text in entity.all("birthPlace"):
        yield "birthPlace", "birth_place", Place(text, country=country(born[0]) if len(born) == 1 else "")
    if not entity.all("birthPlace"):
        for code in born:
            yield "birthCountry", "birth_place", Place(name_of(code), country=country(code))
    for text in entity.all("address"):
        yield "address", "address", Place(text)


def country(code: str) -> str:
    """The code, where it is one that the territories know."""
    return code.lower() if name_of(code) != code else ""


FORMATS = (Format("own", "FollowTheMoney", recognise, read, read_as),)
