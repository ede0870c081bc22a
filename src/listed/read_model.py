"""What reading a document gives, as frozen msgspec Structs: the answer of `listed read` and of `View.read`.

Every field is in the JSON, empty or not, except those whose default is UNSET. Sequences are tuples, dates are ISO
strings (`2025-08-20`, `2025-08`, `2025`, or `2025-02-10/2025-02-13`), countries are ISO 3166-1 alpha-2 in capitals,
parties are ids. Nothing here reads, writes or decides.
"""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

FORMAT = "listed-read/1"

MentionType = Literal[
    "person", "organisation", "public_body", "country", "vessel", "aircraft", "wallet", "identifier", "instrument", "place",
]  # fmt: skip
Form = Literal["name", "surname", "short", "acronym", "alias", "demonym", "nominal", "pronoun"]
Frame = Literal[
    "designation", "delisting", "warrant", "effect", "quote",
    "statement.condemn", "statement.accuse", "statement.support", "statement.defend", "statement.call_for",
]  # fmt: skip
Subtype = Literal[
    "asset_freeze", "property_access_barred", "travel_ban", "funds_ban", "trade_ban",  # of an effect
    "suspended", "annulled",  # of a delisting
    "issued", "sought", "quashed", "indicted",  # of a warrant
]  # fmt: skip
Modality = Literal[
    "asserted", "reported", "alleged", "threatened", "demanded", "planned", "denied", "conditional"
]
Verdict = Literal["confirmed", "contradicted", "not_on_record", "not_checked"]


class Span(Struct, frozen=True):
    """Some words of the text: `text[start:end]`, in code points from 0, `end` exclusive."""

    start: int
    end: int
    text: str
    prefix: str | UnsetType = UNSET
    """The 32 characters before, and `suffix` after: with `text` a W3C TextQuoteSelector."""
    suffix: str | UnsetType = UNSET
    page: int | UnsetType = UNSET
    """The page of a PDF, from 1."""


class Mention(Span, frozen=True, kw_only=True):
    """A place where the text names a party, or an identifier."""

    id: str
    type: MentionType | None = None
    """None: not known."""
    form: Form = "name"
    party: str | None = None
    """Id of a `ReadParty`; None where it could be several."""
    kind: str | None = None
    """Of an identifier or wallet: one of `listed.text.identifiers.KINDS`; `value` is its normal form."""
    value: str | None = None


class Nationality(Span, frozen=True, kw_only=True):
    """The words that tie a party to a country."""

    country: str


class HitFactor(Struct, frozen=True):
    """One line of a hit's score; as `model.Factor`."""

    name: str
    millibits: int
    query: str
    listed: str
    note: str = ""


class ReadHit(Struct, frozen=True):
    """A listed party that a party of the text could be."""

    party: str
    source: str
    name: str
    total_millibits: int
    score: float
    standing: str
    factors: tuple[HitFactor, ...] = ()


class ReadParty(Struct, frozen=True):
    """Who the text speaks of: all mentions that are one party."""

    id: str
    type: MentionType | None
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    """Ids of mentions, in the order of the text."""
    roles: tuple[Span, ...] = ()
    """Titles and offices that the text gives the party."""
    nationality: tuple[Nationality, ...] = ()
    hits: tuple[ReadHit, ...] = ()


class Group(Struct, frozen=True):
    """Several parties under one description: `two judges and two prosecutors`."""

    id: str
    description: str
    says: int | None = None
    """How many there are, where the text says so."""
    members: tuple[str, ...] = ()
    complete: bool = False
    """Whether `members` are all of them."""
    mentions: tuple[Span, ...] = ()


class Argument(Span, frozen=True, kw_only=True):
    """The words that fill a role of an act, and the party or group they are."""

    party: str | None = None
    basis: str = ""
    """The rule that found it: `subject`, `by`, `compound`, `on` …"""


class Attribution(Span, frozen=True, kw_only=True):
    """Who says so."""

    party: str | None = None


class ActDate(Span, frozen=True, kw_only=True):
    """When, in the text's words and as a date."""

    iso: str | None = None


class Quote(Span, frozen=True, kw_only=True):
    """Words between marks, verbatim, without the marks."""

    speaker: str | None = None
    speaker_span: Span | None = None


class Realisation(Struct, frozen=True):
    """One place where the text tells an act."""

    trigger: Span
    actor: Span | None = None
    target: tuple[Span, ...] = ()
    sentence: Span | None = None


class Act(Struct, frozen=True):
    """One event that the text tells: who did what to whom, under which instrument, and on whose word."""

    id: str
    frame: Frame
    trigger: Span
    """That of the first of `evidence`."""
    subtype: Subtype | None = None
    actors: tuple[Argument, ...] = ()
    targets: tuple[Argument, ...] = ()
    about: str | None = None
    """Id of the act it is about."""
    instrument: Span | None = None
    date: ActDate | None = None
    reason: Span | None = None
    modality: Modality = "asserted"
    attribution: Attribution | None = None
    """None: the document itself."""
    quotes: tuple[Quote, ...] = ()
    evidence: tuple[Realisation, ...] = ()


class CheckedListing(Struct, frozen=True):
    """The listing on the record that a claim of the text was compared with."""

    authority: str
    programme: str
    listed_on: str | None


class TextDifference(Struct, frozen=True):
    """What the text says otherwise than the record."""

    field: Literal["date", "programme", "name", "role", "count", "standing"]
    text_says: str
    record_says: str
    span: Span | None = None


class Elsewhere(Struct, frozen=True):
    """A listing by another authority than the one the text names."""

    party: str
    source: str
    authority: str
    listed_on: str | None


class Recorded(Struct, frozen=True):
    """Where the record says it: edition, sha256 of the file, place in it, verbatim text."""

    source: str
    edition: int
    file: str
    place: str
    text: str


class AsOf(Struct, frozen=True):
    """The day and the knowledge that a check is made of."""

    on: str
    known: str
    basis: Literal["document", "argument", "today"]


class Check(Struct, frozen=True):
    """One act and one target of it, compared with the register."""

    act: str
    target: str | None
    verdict: Verdict
    why: str = ""
    party: str | None = None
    listing: CheckedListing | None = None
    differs: tuple[TextDifference, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    record: Recorded | None = None
    as_of: AsOf | None = None


class Dating(Struct, frozen=True):
    """The date of the document itself and where it comes from."""

    iso: str
    basis: Literal["stated", "header", "argument"]
    span: Span | None = None


class DocumentFacts(Struct, frozen=True):
    """What was read."""

    id: str
    file: str
    sha256: str
    media_type: str
    language: str | None
    """ISO 639-1; None where the text is too short to tell."""
    characters: int
    words: int
    dated: Dating | None = None


class ReaderFacts(Struct, frozen=True):
    """What read it: the version of the rules, the parser with the hash of its weights, the endpoint's host."""

    rules: str
    parser: str | None = None
    endpoint: str | None = None


class Candidate(Span, frozen=True, kw_only=True):
    """Words that are a listed name letter by letter, but too plain to be called a mention."""

    hits: tuple[ReadHit, ...] = ()
    why: str = ""
    """Why it is no mention: `one word in lower case`, `a plain word` …"""


class SearchedList(Struct, frozen=True):
    """A list that the parties were screened against."""

    source: str
    authority: str
    edition: int
    digest: str
    published: str | None


class Read(Struct, frozen=True, kw_only=True):
    """A document, read: `listed read --json` prints it as it stands."""

    format: str = FORMAT
    document: DocumentFacts
    reader: ReaderFacts
    text: str
    mentions: tuple[Mention, ...] = ()
    parties: tuple[ReadParty, ...] = ()
    groups: tuple[Group, ...] = ()
    acts: tuple[Act, ...] = ()
    quotes: tuple[Quote, ...] = ()
    """Quotes that belong to no act."""
    checks: tuple[Check, ...] = ()
    searched: tuple[SearchedList, ...] = ()
    warnings: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
