"""What lies between entities: sanctions, stakes, links, posts, addresses, documents, as claims of the parties."""

from __future__ import annotations

from listed.dates import PartialDate, parse_date
from listed.model import Claim, Identifier, Link, Listing, Place, Stake, Text
from listed.sources.common.claims import PartyWriter
from listed.sources.followthemoney.entities import Entity, rest, share
from listed.sources.followthemoney.properties import EDGES, MEASURES, REFERENCES
from listed.text.identifiers import KINDS
from listed.text.territories import name_of


class Parties:
    """The parties of a file, with the claims written so far, and everything else that it holds, by id."""

    def __init__(
        self, source: str, file: str, known: dict[str, Entity], claims: dict[str, list[Claim]]
    ) -> None:
        self._source = source
        self._file = file
        self._known = known
        self._claims = claims

    def writer(self, id: str, place: str) -> PartyWriter:
        """Writes claims of the party `id`."""
        return PartyWriter(self._claims[id], self.party(id), self._file, place)

    def party(self, id: str) -> str:
        """The party id of an entity, "" for one that is no party of this file."""
        return f"{self._source}:{id}" if id in self._claims else ""

    def name(self, id: str) -> str:
        """The caption or name of an entity; its id where the file does not hold it."""
        entity = self._known.get(id)
        return (entity.caption or entity.first("name")) or id if entity else id

    def of(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Those of these entities that are parties."""
        return tuple(id for id in ids if id in self._claims)

    def entity(self, id: str) -> Entity | None:
        """An entity of the file."""
        return self._known.get(id)


def read_reference(parties: Parties, party: PartyWriter, entity: Entity) -> None:
    """The properties of a party that name other entities: its addresses, owner, operator, parent, holder."""
    for id in entity.all("addressEntity"):
        if (address := parties.entity(id)) and (place := _place(address)):
            party.add("address", place, f"addressEntity {id}", place.text)
        else:
            party.text("unplaced", id, "addressEntity", "addressEntity")
    if entity.schema == "CryptoWallet":
        _wallet(parties, entity)
    for owner in entity.all("owner"):
        party.add("stake", Stake(parties.party(owner), parties.name(owner), basis="owner"), "owner", owner)
    for property, kind in REFERENCES.items():
        for other in entity.all(property):
            party.add(
                "link", Link(kind, parties.party(other), parties.name(other), property), property, other
            )


def _wallet(parties: Parties, entity: Entity) -> None:
    """A wallet is a party of its own, and an identifier of each party that holds it."""
    currency = ", ".join(entity.all("currency", "currencySymbol"))
    for id in parties.of(entity.all("holder")):
        holder = parties.writer(id, f"entity {entity.id}")
        for key in entity.all("publicKey", "cryptoAddress"):
            held = Identifier("wallet", key, label=entity.first("notes") or "publicKey", note=currency)
            holder.add("identifier", held, "CryptoWallet", key)


def read_relation(parties: Parties, entity: Entity) -> bool:
    """Writes an entity that is no party to the parties it names. False where it names none of the file's."""
    if entity.schema in ("Address", "Position"):
        return True
    if entity.schema == "Sanction":
        return _sanction(parties, entity)
    if entity.schema == "Ownership":
        return _ownership(parties, entity)
    if entity.schema in ("Identification", "Passport"):
        return _document(parties, entity)
    if entity.schema == "Occupancy":
        return _occupancy(parties, entity)
    return _edge(parties, entity) if entity.schema in EDGES else _other(parties, entity)


def _rest(party: PartyWriter, entity: Entity, read: tuple[str, ...]) -> None:
    for property, value in rest(entity, frozenset(read)):
        party.text("unplaced", value, property, f"{entity.schema} {property}")


_LISTING = (
    "entity", "authority", "program", "programId", "provisions", "reason", "startDate", "endDate", "listingDate", "modifiedAt", "status",
    "recordId", "authorityId", "unscId", "sourceUrl", "programUrl",
)  # fmt: skip
_IN_FORCE = frozenset(("", "active", "in force", "listed", "current"))


def _sanction(parties: Parties, entity: Entity) -> bool:
    found = parties.of(entity.all("entity"))
    for id in found:
        party = parties.writer(id, f"entity {entity.id}")
        party.add("listing", _listing(entity), "Sanction", entity.first("program", "authority"))
        for text in entity.all("provisions"):
            if text.lower() not in MEASURES:
                party.text("unplaced", text, "provisions", "Sanction provisions")
        if number := entity.first("unscId"):
            party.add("identifier", Identifier("un_reference", number, label="unscId"), "unscId", number)
        _rest(party, entity, _LISTING)
    return bool(found)


def _listing(entity: Entity) -> Listing:
    status = entity.first("status")
    return Listing(
        "; ".join(entity.all("authority")), programme=entity.first("programId", "program"), legal_act="; ".join(entity.all("program")),
        measures=tuple(dict.fromkeys(MEASURES[text.lower()] for text in entity.all("provisions") if text.lower() in MEASURES)),
        grounds="\n".join(entity.all("reason")), listed_on=_date(entity.first("listingDate", "startDate")),
        amended_on=tuple(parse_date(text) for text in entity.all("modifiedAt")), until=_date(entity.first("endDate")),
        status="" if status.lower() in _IN_FORCE else status, record=entity.first("recordId", "authorityId", "unscId"),
        url=entity.first("sourceUrl", "programUrl"),
        list=next((text.removeprefix("list: ") for text in entity.all("summary") if text.startswith("list: ")), ""),
    )  # fmt: skip


def _date(text: str) -> PartialDate | None:
    return parse_date(text) if text else None


def _ownership(parties: Parties, entity: Entity) -> bool:
    """A stake in each asset that is a party; where only the owner is one, a link of the owner."""
    owners, percentage = entity.all("owner"), entity.first("percentage")
    low, high = share(percentage) or (None, None)
    basis = ", ".join(entity.all("ownershipType", "role")) or ("shares" if percentage else "")
    assets = parties.of(entity.all("asset"))
    for id in assets:
        party = parties.writer(id, f"entity {entity.id}")
        for owner in owners:
            party.add(
                "stake",
                Stake(parties.party(owner), parties.name(owner), low, high, basis),
                "Ownership",
                percentage,
            )
        _rest(
            party,
            entity,
            ("owner", "asset", "ownershipType", "role", *(("percentage",) if low is not None else ())),
        )
    for id in parties.of(owners):
        for asset in entity.all("asset"):
            link = Link("owns", parties.party(asset), parties.name(asset), percentage or basis)
            parties.writer(id, f"entity {entity.id}").add("link", link, "Ownership", percentage)
    return bool(assets or parties.of(owners))


def _edge(parties: Parties, entity: Entity) -> bool:
    """A link on both ends. Its label is the word for the relation; dates and other words stay with the first end."""
    left, right, kind = EDGES[entity.schema]
    label = ", ".join(entity.all("relationship", "role"))
    written = False
    for here, there in ((left, right), (right, left)):
        for id in parties.of(entity.all(here)):
            party = parties.writer(id, f"entity {entity.id}")
            for other in entity.all(there):
                party.add(
                    "link", Link(kind, parties.party(other), parties.name(other), label), entity.schema, label
                )
            if not written:
                _rest(party, entity, (left, right, "relationship", "role"))
            written = True
    return written


def _occupancy(parties: Parties, entity: Entity) -> bool:
    found = parties.of(entity.all("holder"))
    span = "/".join(entity.first(name) for name in ("startDate", "endDate")).strip("/")
    label = ", ".join(part for part in (entity.first("status"), span) if part)
    for id in found:
        party = parties.writer(id, f"entity {entity.id}")
        for post in entity.all("post"):
            party.add("position", Text(parties.name(post), label=label), "Occupancy", post)
        _rest(party, entity, ("holder", "post", "startDate", "endDate", "status"))
    return bool(found)


_DOCUMENT = (
    "holder",
    "number",
    "passportNumber",
    "type",
    "country",
    "startDate",
    "endDate",
    "date",
    "authority",
    "summary",
    "description",
)


def _document(parties: Parties, entity: Entity) -> bool:
    found = parties.of(entity.all("holder"))
    label = entity.first("type") or entity.schema
    said = [f"{word} {value}" for word, name in _DATES if (value := entity.first(name))]
    note = "; ".join([*said, *entity.all("authority", "summary", "description")])
    kind, label = _kind(entity, label)
    code = entity.first("country").lower()
    country = code if name_of(code) != code else ""
    for id in found:
        party = parties.writer(id, f"entity {entity.id}")
        for number in entity.all("number", "passportNumber"):
            party.add(
                "identifier",
                Identifier(kind, number, country, label, note),
                entity.schema,
                number,
            )
        _rest(party, entity, _DOCUMENT)
    return bool(found)


_DATES = (("issued", "startDate"), ("expires", "endDate"), ("dated", "date"))
_KINDS = (("passport", "passport"), ("tax", "tax_id"), ("national", "national_id"), ("identity", "national_id"), ("registration", "registration"))  # fmt: skip


def _kind(entity: Entity, label: str) -> tuple[str, str]:
    """The kind of a document, and its label without the kind that our own exports write behind it in brackets."""
    if entity.schema == "Passport":
        return "passport", label
    before, _, last = label.rpartition("(")
    if (stated := last.rstrip(")").replace(" ", "_")) in KINDS and label.endswith(")"):
        return stated, before.strip()
    return next((kind for word, kind in _KINDS if word in label.lower()), "other"), label


def _place(entity: Entity) -> Place | None:
    street, city = ", ".join(entity.all("street", "street2", "postOfficeBox")), entity.first("city")
    region, code, country = (
        entity.first("state", "region"),
        entity.first("postalCode"),
        entity.first("country"),
    )
    text = entity.first("full", "name") or ", ".join(
        part for part in (street, city, region, code, country) if part
    )
    if not text:
        return None
    iso = country.lower() if name_of(country) != country else ""
    return Place(text, street, city, region, code, iso, "; ".join(entity.all("remarks", "summary", "notes")))


def _other(parties: Parties, entity: Entity) -> bool:
    """A schema without a rule: all that it says stays with each party that it names."""
    named = parties.of(
        tuple(dict.fromkeys(value for values in entity.properties.values() for value in values))
    )
    for id in named:
        _rest(parties.writer(id, f"entity {entity.id}"), entity, ())
    return bool(named)
