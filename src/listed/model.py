"""Every record type, as frozen msgspec Structs. Nothing here reads, writes or decides.

Sequences are tuples, times are UTC datetimes, texts are verbatim as the authority published them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from listed.act_values import Licence, Order, Statement
from listed.dates import PartialDate

# ---------------------------------------------------------------- subject: what is said of a party

Schema = Literal[
    "Person",
    "Organization",
    "Company",
    "LegalEntity",
    "PublicBody",
    "Vessel",
    "Airplane",
    "CryptoWallet",
    "Security",
    "Thing",
]
"""The schema names of FollowTheMoney that a listed party can have. `LegalEntity` is a person or an
organisation (the authority did not say which), `Thing` anything at all."""

NameKind = Literal["primary", "alias", "former", "maiden", "abbreviation"]
Strength = Literal["strong", "weak"]


class Name(Struct, frozen=True, omit_defaults=True, tag="name"):
    """One name of a party, as published. `family` and `given` only where the authority separates them."""

    text: str
    kind: NameKind = "primary"
    strength: Strength = "strong"
    script: str = ""
    """ISO 15924 code of the main script: `Latn`, `Cyrl`, `Arab` …"""
    language: str = ""
    quality: str = ""
    """The authority's own word for the name: `a.k.a.`, `Good`, `Low`, `Primary name variation` …"""
    family: str = ""
    given: str = ""


class Identifier(Struct, frozen=True, omit_defaults=True, tag="identifier"):
    """A document or code of a party. `value` is verbatim; comparing normalises it."""

    kind: str
    """One of the kinds in `listed.text.identifiers` (`passport`, `tax_id`, `imo`, `lei`, `wallet` …) or `other`."""
    value: str
    country: str = ""
    """ISO 3166 code in lower case where it is understood, else empty (the text has it)."""
    label: str = ""
    """The authority's own word for the kind: `Passport`, `Digital Currency Address - XBT` …"""
    note: str = ""
    """Whatever else stood there: issue date, expiry, issuing place, currency of a wallet."""


class Place(Struct, frozen=True, omit_defaults=True, tag="place"):
    """An address or a place of birth. `text` is all of it; the parts are filled where the authority gives them."""

    text: str
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    """ISO 3166 code in lower case where it is understood."""
    note: str = ""


class Dated(Struct, frozen=True, omit_defaults=True, tag="date"):
    """A date as a claim value."""

    when: PartialDate


class Text(Struct, frozen=True, omit_defaults=True, tag="text"):
    """A plain text value: a nationality, a position, a remark. `code` is its normal form where there is one
    (ISO 3166 for countries, `male` / `female` for gender)."""

    text: str
    code: str = ""
    label: str = ""
    """The authority's own name of the field, for remarks and what could not be placed."""


class Listing(Struct, frozen=True, omit_defaults=True, tag="listing"):
    """One act of an authority that lists the party. A party may have several (one for each programme)."""

    authority: str
    programme: str = ""
    """The authority's own tag: `SDGT`, `ICC-EO14203`, `QDi` …"""
    legal_act: str = ""
    measures: tuple[str, ...] = ()
    """Of the words in docs/measures.md: `asset_freeze`, `travel_ban`, `arms_embargo` …"""
    grounds: str = ""
    """The statement of reasons, verbatim."""
    listed_on: PartialDate | None = None
    amended_on: tuple[PartialDate, ...] = ()
    until: PartialDate | None = None
    """When the listing ended or will end, where the list itself says so."""
    status: str = ""
    """Empty while in force; else the authority's or court's word: `delisted`, `enjoined`, `expired` …"""
    record: str = ""
    """The authority's own number of the record: `QDi.001`, `AFG0001` …"""
    url: str = ""
    list: str = ""
    """The list within the authority: `SDN`, `SSI`, `NS-MBS`, `CAPTA`, `NS-CMIC`, `NS-PLC` …; empty where it has one."""


class Stake(Struct, frozen=True, omit_defaults=True, tag="stake"):
    """Ownership or control: `owner` holds `low` to `high` (shares of 1) of the claim's party.

    `owner` is a party id where it is known, else empty; `owner_name` is as published."""

    owner: str = ""
    owner_name: str = ""
    low: float | None = None
    high: float | None = None
    basis: str = ""
    """`shares`, `votes`, `control`, or the authority's own words."""


class Link(Struct, frozen=True, omit_defaults=True, tag="link"):
    """A relation to another party other than ownership: family, acting for, member of, same as."""

    kind: str
    other: str = ""
    """Party id of the other side where it is known."""
    other_name: str = ""
    label: str = ""
    """The authority's own words: `Linked To`, `Providing support to` …"""


class Status(Struct, frozen=True, omit_defaults=True, tag="status"):
    """A change in the life of a listing that a source reports: enjoined, stayed, removed, relisted …

    From `since` on the listing is in force (True), is not (False), or sources differ (None).
    """

    status: str
    since: PartialDate
    programme: str = ""
    in_force: bool | None = None
    note: str = ""
    source: str = ""
    confidence: Literal["H", "M", "L"] = "H"


Value = (
    Name | Identifier | Place | Dated | Text | Listing | Stake | Link | Status | Order | Statement | Licence
)

Field = Literal[
    "schema",  # Text: one of Schema
    "name",  # Name
    "identifier",  # Identifier
    "birth_date",  # Dated
    "death_date",
    "incorporation_date",
    "dissolution_date",
    "build_date",
    "birth_place",  # Place
    "address",
    "nationality",  # Text with a country code
    "citizenship",
    "residence",
    "country",  # any other tie to a country: registration, jurisdiction, flag of an organisation
    "flag",  # of a vessel or aircraft
    "former_flag",
    "gender",  # Text with code male / female
    "title",
    "position",
    "vessel_type",
    "aircraft_model",
    "tonnage",
    "owner_text",  # a vessel's owner or operator as free text
    "listing",  # Listing
    "status",  # Status
    "order",  # Order: a court order
    "statement",  # Statement
    "licence",  # Licence
    "stake",  # Stake
    "link",  # Link
    "remark",  # Text: the authority's remarks, verbatim and whole
    "unplaced",  # Text: what no other field fits; kept, counted, searchable
]

# ---------------------------------------------------------------- record: who said it, where, when


class Evidence(Struct, frozen=True, omit_defaults=True):
    """Where a value stands: the file's sha256 (hex, of the file as received), the place in it, the words."""

    file: str
    place: str
    """`sdn.csv entry 36, remarks` or an XPath-like path with the record's own number: never a byte offset,
    so that it stays true when the authority sorts its file anew."""
    text: str = ""
    """The words the value was read from, verbatim."""


class Claim(Struct, frozen=True, omit_defaults=True):
    """One value that one list states about one party."""

    party: str
    """`source:number`, for example `us-ofac-sdn:36`; stable over the editions of a list."""
    field: Field
    value: Value
    evidence: Evidence
    part: str = "parties"
    """The part of the edition that states it (`parties`, `aliases`, `addresses`, `comments`): an edition that
    lacks a part takes nothing away that the part stated before."""


class Source(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A list and its publisher: what `source.toml` says."""

    key: str
    authority: str
    title: str
    kind: Literal["official", "starter", "own"] = "official"
    country: str = ""
    urls: tuple[str, ...] = ()
    """Official addresses of one whole edition; several where an edition is a set of files."""
    allow_redirects_to: tuple[str, ...] = ()
    max_bytes: int = 200_000_000
    stale_after_days: int = 0
    """0: never stale."""
    parties: tuple[int, int] = (1, 10_000_000)
    """How few and how many parties a whole edition may hold."""
    aliases: tuple[int, int] = (0, 10_000_000)
    addresses: tuple[int, int] = (0, 10_000_000)
    largest_loss: float = 0.1
    """An edition that lost more than this share of the parties of the one before is suspect."""
    largest_gain: float = 0.5
    terms: str = ""
    home: str = ""


class Reading(Struct, frozen=True):
    """What a reader found in the files of one edition. `claims` holds every party in the order of the file."""

    source: str
    format: str
    claims: tuple[Claim, ...]
    files: tuple[str, ...]
    """sha256 of each file as received, in a stable order."""
    published: PartialDate | None = None
    """The date the file states for itself, if any."""
    published_at: datetime | None = None
    """The instant, where the file states one."""
    parts: tuple[str, ...] = ("parties",)
    """The parts these files state. A whole edition has all `all_parts`."""
    all_parts: tuple[str, ...] = ("parties",)
    stated_parties: int | None = None
    """The number of parties that the file's own header announces."""
    delta: bool = False
    """True for an amendment file: it adds and changes, and says nothing of parties it does not name."""
    test_data: str = ""
    """Why this looks like test data, if it does."""
    warnings: tuple[str, ...] = ()

    @property
    def missing_parts(self) -> tuple[str, ...]:
        """The parts of a whole edition that these files do not have."""
        return tuple(p for p in self.all_parts if p not in self.parts)


class Edition(Struct, frozen=True, omit_defaults=True):
    """One version of one list in the register."""

    number: int
    """Position in the chain, from 1; grows with every load."""
    source: str
    digest: str
    """sha256 over source, format and the hashes of its files: the same bytes give the same digest."""
    files: tuple[str, ...]
    published: PartialDate | None
    known: datetime
    recorded: datetime
    parties: int
    aliases: int
    addresses: int
    unplaced: int
    missing_parts: tuple[str, ...] = ()
    accepted_reason: str = ""
    accepted_by: str = ""
    warnings: tuple[str, ...] = ()
    chain: str = ""
    """Hash over the edition before and everything this one added."""
    published_at: datetime | None = None
    delta: bool = False


Standing = Literal[
    "in force", "possibly in force", "not enforced", "on file", "formerly listed", "not yet listed"
]
"""`on file`: the list holds the party and states no listing of it (an office holder, a relative, a company
that a data set mentions): nobody says that it is sanctioned."""

# ---------------------------------------------------------------- screening


class Party(Struct, frozen=True, omit_defaults=True):
    """A listed party as one view sees it: its claims of that day, with their evidence."""

    id: str
    schema: Schema
    source: str
    claims: tuple[Claim, ...]

    def values(self, field: Field) -> tuple[Value, ...]:
        """The values of one field, in the order of the list."""
        return tuple(c.value for c in self.claims if c.field == field)

    @property
    def caption(self) -> str:
        """The first primary name, else any name, else the id."""
        names = [c.value for c in self.claims if isinstance(c.value, Name)]
        names.sort(key=lambda n: n.kind != "primary")
        return names[0].text if names else self.id


class Query(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Who is asked about. Every field but one of `name` or `identifiers` may be empty: absent is no evidence."""

    name: str = ""
    schema: Schema = "Thing"
    born: PartialDate | None = None
    countries: tuple[str, ...] = ()
    """ISO 3166 codes in lower case."""
    gender: str = ""
    identifiers: tuple[Identifier, ...] = ()
    id: str = ""
    """The caller's own number of the customer; echoed, never compared."""


class Factor(Struct, frozen=True, omit_defaults=True):
    """One line of the score. `millibits` are thousandths of a bit (log2 odds); the total is their sum."""

    name: str
    """`name`, `birth_date`, `country`, `gender`, `identifier` …: each has its chapter in docs/matching.md."""
    millibits: int
    query: str
    listed: str
    note: str = ""

    @property
    def bits(self) -> float:
        return self.millibits / 1000


class TokenPair(Struct, frozen=True, omit_defaults=True):
    """Two aligned tokens of two names; an empty side was not matched."""

    query: str
    listed: str
    kind: str
    """`exact`, `edit`, `sound`, `variant`, `initial`, `joined`, `form`, `conflict`, `extra`, `missing` …"""
    millibits: int


class Hit(Struct, frozen=True, omit_defaults=True):
    """A listed party that the query could be, and why."""

    party: Party
    total_millibits: int
    score: float
    """Between 0 and 1: `listed.match.score.score_of(total)`; not a probability."""
    factors: tuple[Factor, ...]
    pairs: tuple[TokenPair, ...]
    matched_name: Name | None
    not_compared: tuple[str, ...]
    """What the query or the list does not state, so that it could not be compared."""
    standing: Standing


class Said(Struct, frozen=True):
    """What one record says."""

    party: str
    values: tuple[str, ...]


class Disagreement(Struct, frozen=True):
    """What several lists say of one party, and can't all be true."""

    field: str
    """`birth date`, `spelling`, `nationality` or `gender`."""
    said: tuple[Said, ...]


class LinkedRecord(Struct, frozen=True):
    """Another list's record of a party."""

    party: Party
    standing: Standing


class Linked(Struct, frozen=True, omit_defaults=True):
    """Records of several lists that are one party. Nothing is merged: each keeps its own claims."""

    parties: tuple[str, ...]
    """The ids: those that were found first, in their order, then those of `others`."""
    because: tuple[str, ...]
    """Why each pair is one: the shared identifier or citation, or the reason of who confirmed it."""
    disagreements: tuple[Disagreement, ...] = ()
    others: tuple[LinkedRecord, ...] = ()
    """The records that were not found themselves, only by their link."""


class Stamp(Struct, frozen=True, omit_defaults=True):
    """All that an answer depends on: replaying it gives the same bytes."""

    program: str
    kernel: str
    weights: str
    pack: str
    editions: tuple[str, ...]
    on: date
    known: datetime
    threshold: int
    """In millibits."""


class Answer(Struct, frozen=True, omit_defaults=True):
    """What a screening found. `hits` are all parties whose total reaches the threshold, best first."""

    query: Query
    hits: tuple[Hit, ...]
    searched: tuple[Edition, ...]
    warnings: tuple[str, ...]
    stamp: Stamp
    linked: tuple[Linked, ...] = ()
    """Which of the hits are one party, and what other lists say of it. A hit that is in none stands alone."""

    @property
    def clear(self) -> bool:
        """True when an official or own list was searched and nothing reached the threshold."""
        return not self.hits
