"""Which property of FollowTheMoney takes what, by the schema of the party."""

from __future__ import annotations

from listed.model import Field
from listed.sources.followthemoney import properties

ORGANISATIONS = ("Organization", "Company", "PublicBody")
LEGAL = ("Person", "LegalEntity", *ORGANISATIONS)
"""Schemata that can hold documents, and be the ends of most relations."""

CRAFT = ("Vessel", "Airplane")
ASSETS = ("Company", "Security", *CRAFT)
"""Schemata that can be owned by an Ownership."""

FIELDS: dict[Field, tuple[str, tuple[str, ...]]] = {
    "birth_date": ("birthDate", ("Person",)),
    "death_date": ("deathDate", ("Person",)),
    "incorporation_date": ("incorporationDate", LEGAL),
    "dissolution_date": ("dissolutionDate", LEGAL),
    "build_date": ("buildDate", CRAFT),
    "nationality": ("nationality", ("Person",)),
    "citizenship": ("citizenship", ("Person",)),
    "flag": ("flag", ("Vessel",)),
    "former_flag": ("pastFlags", ("Vessel",)),
    "gender": ("gender", ("Person",)),
    "title": ("title", ("Person",)),
    "position": ("position", ("Person",)),
    "vessel_type": ("type", ("Vessel",)),
    "aircraft_model": ("model", ("Airplane",)),
}
"""The property of a field, and the schemata that have it."""

COUNTRIES: tuple[Field, ...] = ("nationality", "citizenship", "residence", "country", "flag")
"""Fields whose code goes to `country` where the schema has no property of their own."""

IDENTIFIERS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("imo", "imoNumber", ("Vessel", *ORGANISATIONS)),
    ("mmsi", "mmsi", ("Vessel",)),
    ("call_sign", "callSign", ("Vessel",)),
    ("registration", "registrationNumber", ("Vessel", "Airplane", "Security")),
    ("tail_number", "registrationNumber", ("Airplane",)),
    ("serial_number", "serialNumber", ("Airplane",)),
    ("lei", "leiCode", LEGAL),
    ("bic", "swiftBic", LEGAL),
    ("duns", "dunsCode", LEGAL),
    ("isin", "isin", ("Security",)),
    ("isin", "isinCode", ("Company",)),
    ("wallet", "publicKey", ("CryptoWallet",)),
    ("email", "email", LEGAL),
    ("phone", "phone", LEGAL),
    ("website", "website", LEGAL),
)
"""Kind of identifier, the property that says it, and the schemata that have it. Any other number of a legal entity
is an Identification or a Passport."""

_EXPORTED = ("Family", "Associate", "Directorship", "Membership", "Employment", "Representation")
EDGES = {
    link: (schema, left, right) for schema in _EXPORTED for left, right, link in (properties.EDGES[schema],)
}
"""The schema of a link and its two ends. Every other link is an UnknownLink."""

SYMMETRIC = ("Family", "Associate")
