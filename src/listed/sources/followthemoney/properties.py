"""Which property of FollowTheMoney says what."""

from __future__ import annotations

from listed.model import Field, NameKind, Strength

PARTIES = (
    "Person", "Organization", "Company", "LegalEntity", "PublicBody", "Vessel", "Airplane", "CryptoWallet", "Security", "Thing",
)  # fmt: skip
"""The schemata that are parties under their own name."""

LIKE = {
    "Asset": "Thing",
    "Vehicle": "Thing",
    "BankAccount": "Thing",
    "RealEstate": "Thing",
}
"""Other schemata of parties, by the nearest one; what they are called is kept."""

NAMES: dict[str, tuple[NameKind, Strength]] = {
    "name": ("primary", "strong"),
    "alias": ("alias", "strong"),
    "weakAlias": ("alias", "weak"),
    "previousName": ("former", "strong"),
    "abbreviation": ("abbreviation", "strong"),
}

IDENTIFIERS = {
    "passportNumber": "passport", "idNumber": "national_id", "socialSecurityNumber": "national_id", "personalNumber": "national_id",
    "taxNumber": "tax_id", "innCode": "tax_id", "vatCode": "tax_id", "registrationNumber": "registration", "ogrnCode": "registration",
    "uscCode": "registration", "okpoCode": "registration", "kppCode": "other", "bikCode": "other", "imoNumber": "imo", "mmsi": "mmsi",
    "callSign": "call_sign", "leiCode": "lei", "swiftBic": "bic", "publicKey": "wallet", "cryptoAddress": "wallet", "email": "email",
    "phone": "phone", "website": "website", "isin": "isin", "isinCode": "isin", "dunsCode": "duns", "serialNumber": "serial_number",
    "accountId": "other", "cikCode": "other", "cageCode": "other", "giiNumber": "other", "icaoCode": "other", "licenseNumber": "other",
    "npiCode": "other", "uniqueEntityId": "other", "permId": "other", "ricCode": "other", "figiCode": "other", "ticker": "other",
    "wikidataId": "other", "opencorporatesUrl": "other", "okvedCode": "other", "fnsCode": "other", "irsCode": "other", "jibCode": "other",
    "bvdId": "other", "voenCode": "other", "crsNumber": "other",
}  # fmt: skip

DATES: dict[str, Field] = {
    "birthDate": "birth_date",
    "deathDate": "death_date",
    "incorporationDate": "incorporation_date",
    "dissolutionDate": "dissolution_date",
    "buildDate": "build_date",
}

COUNTRIES: dict[str, Field] = {
    "nationality": "nationality",
    "citizenship": "citizenship",
    "country": "country",
    "jurisdiction": "country",
    "mainCountry": "country",
    "flag": "flag",
    "pastFlags": "former_flag",
}

TEXTS: dict[str, Field] = {
    "title": "title",
    "position": "position",
    "profession": "position",
    "type": "vessel_type",
    "model": "aircraft_model",
    "tonnage": "tonnage",
    "grossRegisteredTonnage": "tonnage",
    "deadweightTonnage": "tonnage",
    "notes": "remark",
    "summary": "remark",
    "description": "remark",
}
"""`type` and `model` mean these of vessels and aircraft; of other parties they are not placed."""

REFERENCES = {
    "parent": "parent",
    "operator": "operator",
    "holder": "holder",
    "managingExchange": "exchange",
    "issuer": "issuer",
}
"""Properties whose value is another entity, and the link that they are."""

EDGES = {
    "Directorship": ("director", "organization", "director"),
    "Membership": ("member", "organization", "member"),
    "Family": ("person", "relative", "family"),
    "Associate": ("person", "associate", "associate"),
    "UnknownLink": ("subject", "object", "linked"),
    "Employment": ("employee", "employer", "employee"),
    "Representation": ("agent", "client", "agent"),
    "Succession": ("predecessor", "successor", "succession"),
    "Similar": ("candidate", "match", "similar"),
}
"""Schemata between two parties: the properties of both ends, and the link that they are."""

PLACED = frozenset((
    *NAMES, *IDENTIFIERS, *DATES, *COUNTRIES, *TEXTS, *REFERENCES, "gender", "address", "addressEntity", "birthPlace", "birthCountry",
    "owner",
))  # fmt: skip

MEASURES = {
    "asset freeze": "asset_freeze", "assets freeze": "asset_freeze", "freezing of assets": "asset_freeze", "travel ban": "travel_ban",
    "entry ban": "travel_ban", "arms embargo": "arms_embargo", "targeted arms embargo": "targeted_arms_embargo",
    "financial sanctions": "financial_sanctions", "funds ban": "funds_ban",
}  # fmt: skip
