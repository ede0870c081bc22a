"""Where documents and the register meet: a text read, its parties screened, its acts compared with the record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from listed.documents import by_sound, dating, identify, language, parser, scanned
from listed.documents.document import Document, Parse, Parties
from listed.documents.endpoint import Endpoint, Heard, ask
from listed.documents.find import RULES_VERSION, find
from listed.documents.names import Named
from listed.documents.numbers import with_numbers
from listed.documents.parties import parties
from listed.documents.scan import Scan, Scanned
from listed.documents.vocabulary import country_of, word
from listed.model import Hit, Identifier, Query, Schema
from listed.packs import open_pack
from listed.read_model import (
    Candidate,
    DocumentFacts,
    HitFactor,
    Mention,
    Read,
    ReaderFacts,
    ReadHit,
    ReadParty,
    SearchedList,
)
from listed.screening import Screener, can_clear
from listed.sources.common import catalogue
from listed.store.plausibility import instant
from listed.store.snapshot import Snapshot

NOT_SCREENED = ("country", "instrument")
"""Types of parties that no list holds."""


class Reader:
    """Reads documents for one snapshot. Not to be shared by threads, as the parser is not."""

    def __init__(
        self, snapshot: Snapshot, threshold: int | None = None, endpoint: Endpoint | None = None
    ) -> None:
        self.snapshot = snapshot
        self.endpoint = endpoint
        self.screener = Screener(snapshot, open_pack(snapshot), threshold)
        self.parser = parser.load()
        self.scan = Scan(self.screener.pack.names())

    def read(self, document: Document, dated: str | None = None) -> Read:
        """The document with its mentions, parties, acts and checks. `dated` is its date by the caller's word (ISO)."""
        spoken = language.language_of(document.text)
        parse, warnings = self._parsed(document, spoken)
        numbered = identify.numbered(document.text)
        ruled = find(document, parse, numbered)
        heard = ask(document, self.endpoint, ruled) if self.endpoint else Heard()
        warnings += heard.warnings
        named, candidates = self._scanned(document, sorted([*ruled, *heard.names], key=lambda one: one.start))
        found = with_numbers(document, parties(document, named, numbered))
        screened = tuple(self._screened(found))
        if len(by_sound.windows(document.text)) == by_sound.MOST_WINDOWS:
            warnings += (
                "the text is long and has no capitals: only its beginning was looked through by sound",
            )
        searched = self._searched(any(one.hits for one in screened))
        if not searched:
            warnings += ("no list is loaded: nothing was screened. Run `listed update`, or `listed load`",)
        return Read(
            document=_facts(document, spoken, dated),
            reader=ReaderFacts(
                RULES_VERSION,
                self.parser.name if parse is not None and isinstance(self.parser, parser.Parser) else None,
                self.endpoint.host if self.endpoint else None,
            ),
            text=document.text,
            mentions=found.mentions,
            parties=screened,
            searched=searched,
            warnings=(*document.warnings, *warnings, *self.screener.warnings),
            candidates=candidates,
        )

    def _parsed(self, document: Document, spoken: str | None) -> tuple[Parse | None, tuple[str, ...]]:
        """The parse of an English text; else none, and why."""
        if spoken not in ("en", None):
            name = language.NAMES.get(spoken, spoken)
            return None, (
                f"the text is {name}: names and identifiers were read; acts are read in English only",
            )
        if isinstance(self.parser, parser.NoParser):
            return None, (self.parser.why,)
        return self.parser.parse(document), ()

    def _scanned(
        self, document: Document, found: Sequence[Named]
    ) -> tuple[tuple[Named, ...], tuple[Candidate, ...]]:
        """The names with those that only the lists know, and what may be only words."""
        letters = scanned.alone(found, self.scan.find(document.text))
        hits = self._hits_at(document, letters)
        first = scanned.judged(document, letters, hits)
        named = scanned.with_alone(found, first.mentions)
        sounds = scanned.untouched(named, by_sound.windows(document.text))
        hits |= self._hits_at(document, sounds)
        second = scanned.judged_by_sound(document, sounds, hits)
        candidates = tuple(
            scanned.candidate(
                document, place, why, tuple(_read_hits(hits[scanned.words_at(document, place)]))
            )
            for place, why in (*first.candidates, *second.candidates)
        )
        return scanned.with_alone(named, second.mentions), candidates

    def _hits_at(self, document: Document, places: Sequence[Scanned]) -> dict[str, Sequence[Hit]]:
        """The hits of the words at each place, all asked in one call of the kernel."""
        queries = [Query(text) for text in sorted({scanned.words_at(document, place) for place in places})]
        met = self.screener.meet(queries)
        return {query.name: self.screener.hits(query, one) for query, one in zip(queries, met, strict=True)}

    def _screened(self, found: Parties) -> Iterator[ReadParty]:
        """Each party with its hits. All names are asked in one call of the kernel."""
        asked = [
            (at, query) for at, party in enumerate(found.parties) for query in _queries(party, found.mentions)
        ]
        met = self.screener.meet([query for _, query in asked])
        hits: dict[int, list[Hit]] = {}
        for (at, query), one in zip(asked, met, strict=True):
            hits.setdefault(at, []).extend(self.screener.hits(query, one))
        for at, party in enumerate(found.parties):
            yield replace(party, hits=tuple(_read_hits(hits.get(at, ()))))

    def _searched(self, hit: bool) -> tuple[SearchedList, ...]:
        """The lists that were searched; none where there was none that could clear, and nothing was found."""
        editions = self.screener.searched
        if not hit and not any(can_clear(edition) for edition in editions):
            return ()
        return tuple(
            SearchedList(
                edition.source,
                catalogue.source(edition.source).authority,
                edition.number,
                edition.digest,
                instant(edition).date().isoformat(),
            )
            for edition in editions
        )


def _facts(document: Document, spoken: str | None, dated: str | None) -> DocumentFacts:
    text = document.text
    name = document.file.rpartition("/")[2]
    return DocumentFacts(
        name.rpartition(".")[0] or name,
        document.file,
        document.sha256,
        document.media_type,
        spoken,
        len(text),
        len(re.findall(r"\S+", text)),
        dating.dating(document, dated),
    )


_SCHEMAS: dict[str, Schema] = {
    "person": "LegalEntity", "organisation": "LegalEntity", "public_body": "LegalEntity", "vessel": "Vessel", "aircraft": "Airplane",
}  # fmt: skip
"""What is asked about. A type is a reader's guess: persons and bodies are asked as both, so that a wrong one clears nobody."""


def _queries(party: ReadParty, mentions: Sequence[Mention]) -> Iterator[Query]:
    """The full names of a party, each with its nationality and numbers."""
    if party.type in NOT_SCREENED or (party.type == "place" and _is_known_place(party.name)):
        return
    ids = set(party.mentions)
    own = [one for one in mentions if one.id in ids]
    numbers = tuple(dict.fromkeys(Identifier(one.kind, one.value or one.text) for one in own if one.kind))
    countries = tuple(dict.fromkeys(one.country.lower() for one in party.nationality))
    names = _names(party, own)
    for name in names or [""]:
        if name or numbers:
            yield Query(name, _SCHEMAS.get(party.type or "", "Thing"), None, countries, "", numbers)


def _names(party: ReadParty, own: Sequence[Mention]) -> list[str]:
    """The longest name, and every other of two words or more; no number."""
    counts = Counter(
        " ".join(one.text.split())
        for one in own
        if one.kind is None and one.form not in ("nominal", "pronoun")
    )
    full = [name for name in counts if " " in name]
    longest = " ".join(party.name.split())
    named = any(one.kind is None for one in own)
    names = list(dict.fromkeys(([longest] if named else []) + full))
    return names + [
        " ".join(name.split()[-2:]) for name in names if name[:1] > LAST_LATIN and name.count(" ") > 1
    ]


LAST_LATIN = "\u024f"
"""Beyond it a title may still stand before the name, so that its last two words are asked too."""


def _is_known_place(name: str) -> bool:
    return bool(country_of(name)) or word(name).city


def _read_hits(hits: Sequence[Hit]) -> Iterator[ReadHit]:
    """Each listed party once, with its best total, best first."""
    best: dict[str, Hit] = {}
    for hit in hits:
        if hit.party.id not in best or hit.total_millibits > best[hit.party.id].total_millibits:
            best[hit.party.id] = hit
    for hit in sorted(best.values(), key=lambda one: (-one.total_millibits, one.party.id)):
        factors = tuple(HitFactor(f.name, f.millibits, f.query, f.listed, f.note) for f in hit.factors)
        party = hit.party
        yield ReadHit(
            party.id, party.source, party.caption, hit.total_millibits, hit.score, hit.standing, factors
        )
