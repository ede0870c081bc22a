"""Duties of a snapshot: the party that is meant, what the record says of it, and the answer of the law.

`listed.view.View.duties` and `listed regimes check` stand on this; the rules themselves are in `listed.law`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Literal, TypeAlias, TypeVar

from msgspec.structs import replace

from listed.act_values import Licence, Order, Statement
from listed.duty_model import (
    Citation,
    Duties,
    Duty,
    DutyParty,
    DutyProfile,
    DutySearched,
    Objection,
    SourceSays,
)
from listed.errors import NoListLoaded, QueryError
from listed.law.answer import Question, strongest
from listed.law.answer import duties as duties_of
from listed.law.load import law
from listed.law.moments import instant
from listed.law.names import any_same
from listed.law.record_facts import LicenceFact, ListingFact, OrderFact, ReachFact, ReportFact, Subject
from listed.model import Edition, Link, Listing, Name, Party, Query, Status
from listed.packs import open_pack
from listed.profile_model import Profile
from listed.screening import Screener
from listed.store.snapshot import Snapshot
from listed.store.standing import Span, listing_standing

STARTER = "starter"
REACHING = ("spouse_of", "child_of", "employee_of", "officer_of")
"""Relations through which an act may reach those who are not listed."""


def duties(snapshot: Snapshot, party: str, profile: Profile, at: str | None = None) -> Duties:
    """What each listing of a party means for the one who asks. Raises QueryError, RegimeError."""
    if at is not None:
        _check_hour(snapshot.on, at)
    meant = find_parties(snapshot, party)
    subject = subject_of(snapshot, meant)
    found = duties_of(law(), Question(subject, profile, snapshot.on, at))
    deciding = next((one for one in found if one.binding == strongest(found)), None)
    return Duties(
        party=DutyParty(subject.id, subject.names[0] if subject.names else subject.id, subject.schema),
        profile=DutyProfile(profile.label, profile.kind, profile.complete, profile.sha256),
        on=snapshot.on.isoformat(),
        at=at,
        known=f"{snapshot.known:%Y-%m-%dT%H:%M:%SZ}",
        binding=strongest(found),
        citation=deciding.citation if deciding else _editions_cited(snapshot.searched),
        duties=found,
        missing_facts=tuple(dict.fromkeys(fact for duty in found for fact in duty.missing_facts)),
        searched=_searched(snapshot.searched),
        warnings=tuple(_warnings(snapshot, meant, found)),
    )


def _check_hour(on: date, at: str) -> None:
    try:
        instant(on, at)
    except ValueError as error:
        raise QueryError(str(error), where="at", hint="write HH:MM with an offset: 00:01-04:00") from error


@lru_cache(maxsize=16)
def _searched(editions: tuple[Edition, ...]) -> tuple[DutySearched, ...]:
    return tuple(
        DutySearched(
            one.source,
            one.number,
            one.published.iso if one.published else None,
            f"{one.known:%Y-%m-%dT%H:%M:%SZ}",
        )
        for one in editions
    )


def _editions_cited(editions: Iterable[Edition]) -> tuple[Citation, ...]:
    return tuple(
        Citation(f"{one.source}, edition {one.number}: no listing of this party") for one in editions
    )


def _warnings(snapshot: Snapshot, meant: tuple[Held, ...], found: tuple[Duty, ...]) -> Iterator[str]:
    sources = {party.source for party, _ in meant}
    if sources == {STARTER}:
        yield "this rests on the starter facts, which are no list of any authority; load the authority's own list"
    for edition in snapshot.searched:
        if edition.missing_parts and edition.source in sources:
            yield f"{edition.source} was loaded without {', '.join(edition.missing_parts)}"
    if not found and any(edition.delta for edition in snapshot.searched):
        yield "some lists are loaded as amendments only: their silence says nothing"


# ------------------------------------------------------------ which party is meant


Held: TypeAlias = "tuple[Party, tuple[Span, ...]]"
"""A party, and the days between which the editions of its list held it."""


def find_parties(snapshot: Snapshot, text: str) -> tuple[Held, ...]:
    """The party of an id, or the linked records that bear a name. Raises QueryError for none, and for several."""
    by_id = snapshot.look(text)
    if by_id is not None:
        return (by_id,)
    if not text.strip():
        raise QueryError("the party is missing", where="PARTY", hint="give a party id or a name")
    groups = _by_name(snapshot, text)
    if not groups:
        hint = "`listed screen` finds similar names; ids look like `us-ofac-sdn:36`"
        raise QueryError("no list that is loaded knows this party", where=text, hint=hint)
    if len(groups) > 1:
        ids = ", ".join(party.id for group in groups for party in group)
        raise QueryError(
            f"the name fits several parties: {ids}", where=text, hint="ask with one of these ids"
        )
    return tuple((party, snapshot.held(party.id)) for party in groups[0])


def _by_name(snapshot: Snapshot, text: str) -> list[tuple[Party, ...]]:
    """Parties that bear the name, linked records together; starter facts stand back behind an official record."""
    answer_ = Screener(snapshot, open_pack(snapshot), former=True).screen(Query(text))
    bear = [hit.party for hit in answer_.hits if any_same((text,), _names(hit.party))]
    parties = bear or [hit.party for hit in answer_.hits]
    linked = {id_: one.parties for one in answer_.linked for id_ in one.parties}
    groups: dict[str, list[Party]] = {}
    for party in parties:
        groups.setdefault(min(linked.get(party.id, (party.id,))), []).append(party)
    found = [tuple(group) for group in groups.values()]
    official = [group for group in found if any(party.source != STARTER for party in group)]
    return official or found


def _names(party: Party) -> tuple[str, ...]:
    return tuple(claim.value.text for claim in party.claims if isinstance(claim.value, Name))


# ------------------------------------------------------------ what the record says of it


def subject_of(snapshot: Snapshot, meant: tuple[Held, ...]) -> Subject:
    """The party with its listings, and what the record says around them, as the law needs it."""
    facts = tuple(
        _doubted(snapshot, party, fact)
        for party, held in meant
        for fact in listing_facts(party, held, snapshot.on)
    )
    parties = [party for party, _ in meant]
    return Subject(
        parties[0].id,
        parties[0].schema,
        tuple(dict.fromkeys((parties[0].caption, *(name for party in parties for name in _names(party))))),
        facts,
        orders=tuple(_order(one) for one in _values(parties, Order)),
        licences=tuple(_licence(one) for one in _values(parties, Licence)),
        objections=tuple(
            (_objection(one), one.programme) for one in _values(parties, Statement) if one.kind != "accuse"
        ),
        reports=(
            *(report for party in parties for report in _reports(party)),
            *(report for party, held in meant for report in _between_editions(snapshot, party, held)),
        ),
        reached=() if facts else tuple(one for party in parties for one in _reached(snapshot, party)),
    )


def listing_facts(party: Party, held: tuple[Span, ...], on: date) -> Iterator[ListingFact]:
    """Each listing of a party with its standing by dates and editions, and where it stands."""
    for claim in party.claims:
        if isinstance(claim.value, Listing):
            standing = listing_standing(claim.value, held, on)
            where = f"{party.source}, {claim.evidence.place}"
            own = not party.source.startswith(OFFICIAL)
            yield ListingFact(_with_list(party.source, claim.value), standing, where, not own)


def _doubted(snapshot: Snapshot, party: Party, fact: ListingFact) -> ListingFact:
    """A listing that only an edition outside its bounds no longer holds may be in force: a part is not the whole."""
    ended = fact.listing.until is not None or fact.listing.status
    accepted = any(one.source == party.source and one.accepted_reason for one in snapshot.searched)
    if fact.standing == "formerly listed" and accepted and not ended:
        return replace(fact, standing="possibly in force")
    return fact


OFFICIAL = ("us-", "un-", "eu-", "uk-", "ch-", "ca-", "au-")


def _with_list(source: str, listing: Listing) -> Listing:
    """Editions loaded before listings said their list: the file of the non-SDN lists is not the SDN list."""
    return replace(listing, list="non-SDN") if source == "us-ofac-cons" and not listing.list else listing


def _reports(party: Party) -> Iterator[ReportFact]:
    """What sources report of the party's standing; one that says they differ reports both."""
    for value in party.values("status"):
        if not isinstance(value, Status):
            continue
        since = value.since.earliest or date.min
        stated = value.since.iso or value.since.text or None
        source = value.source or party.source
        if value.in_force in (True, None):
            yield ReportFact(SourceSays(source, "in_force", stated, value.confidence), since, value.programme)
        if value.in_force in (False, None):
            other = source if value.in_force is False else f"{source} (other side)"
            yield ReportFact(
                SourceSays(other, "not_in_force", stated, value.confidence), since, value.programme
            )


V = TypeVar("V")


def _values(parties: Sequence[Party], kind: type[V]) -> Iterator[V]:
    """Every value of one type that the records state, each once."""
    found = (claim.value for party in parties for claim in party.claims if isinstance(claim.value, kind))
    return iter(dict.fromkeys(found))


def _order(one: Order) -> OrderFact:
    return OrderFact(
        one.court,
        one.case,
        one.date,
        one.action,
        one.effect,
        one.beneficiaries,
        one.scope,
        one.programme,
        one.takes_effect,
        one.ends,
        one.final,
    )


def _licence(one: Licence) -> LicenceFact:
    days = tuple(date.fromisoformat(text) for text in one.listed_on)
    return LicenceFact(
        one.name,
        one.kind,
        one.programme,
        one.from_,
        one.until or None,
        one.parties,
        days,
        one.dealings,
        one.note,
    )


def _objection(one: Statement) -> Objection:
    return Objection(one.kind, one.actor, one.date or None, one.quote, one.source)


def _between_editions(snapshot: Snapshot, party: Party, held: tuple[Span, ...]) -> Iterator[ReportFact]:
    """Two editions of which one held the party and one did not, where the day lies between them, or where the later
    one was accepted although it is no whole list: neither decides."""
    partial = any(one.source == party.source and one.accepted_reason for one in snapshot.searched)
    for span in held:
        if span.before and span.before < snapshot.on < span.first:
            yield _edition(party, "not_in_force", span.before, snapshot.on)
            yield _edition(party, "in_force", span.first, snapshot.on)
        if span.gone and (span.last < snapshot.on < span.gone or (partial and snapshot.on >= span.gone)):
            yield _edition(party, "in_force", span.last, snapshot.on)
            yield _edition(party, "not_in_force", span.gone, snapshot.on)


def _edition(party: Party, says: Literal["in_force", "not_in_force"], of: date, on: date) -> ReportFact:
    said = SourceSays(f"{party.source}, edition of {of}", says, of.isoformat(), "H")
    return ReportFact(said, min(of, on))


def _reached(snapshot: Snapshot, party: Party) -> Iterator[ReachFact]:
    """Those to whom the party is related, where its record names them: with their listings, if they have any."""
    for value in party.values("link"):
        if isinstance(value, Link) and value.kind in REACHING:
            found = _other_side(snapshot, party.source, value)
            facts = tuple(fact for one, held in found for fact in listing_facts(one, held, snapshot.on))
            yield ReachFact(
                value.kind, found[0][0].caption if found else value.other_name or value.other, facts
            )


def _other_side(snapshot: Snapshot, source: str, link: Link) -> tuple[Held, ...]:
    """The party of a link: by its id, by its id within the same file, or by its name where it fits one party."""
    for id_ in (link.other, f"{source}:{link.other or link.other_name}"):
        if id_ and (found := snapshot.look(id_)):
            return (found,)
    try:
        return find_parties(snapshot, link.other_name or link.other)
    except (QueryError, NoListLoaded):
        return ()


# ------------------------------------------------------------ how much of the lists the tables know


class _Bank:
    """A bank in one country of which everything else is not the case."""

    def __init__(self, country: str) -> None:
        self.country = country
        self.profile = Profile(
            "legal_person", True, sector="bank", incorporation=country, presence=(country,)
        )


BANKS = {
    "us-": ("US",),
    "uk-": ("GB",),
    "ca-": ("CA",),
    "au-": ("AU",),
    "ch-": ("CH",),
    "eu-": ("FR",),
    "un-": ("FR", "GB", "CH"),
}
"""Of which country a bank asks about each authority's lists."""


def coverage(snapshot: Snapshot) -> Iterator[tuple[str, str, int, int, tuple[str, ...]]]:
    """List, country of the bank, listings in force, how many of them get yes or no, and tags that no table knows."""
    for edition in snapshot.searched:
        for country in next(
            (found for start, found in BANKS.items() if edition.source.startswith(start)), ()
        ):
            yield _covered(snapshot, edition.source, _Bank(country))


def _covered(snapshot: Snapshot, source: str, bank: _Bank) -> tuple[str, str, int, int, tuple[str, ...]]:
    total = decided = 0
    unknown: dict[str, int] = {}
    for life in snapshot.lives(source):
        entry = snapshot.seen(life)
        if entry is None or entry.standing != "in force":
            continue
        for fact in listing_facts(entry.party, (), snapshot.on):
            if fact.standing in ("formerly listed", "not enforced"):
                continue
            subject = Subject(entry.party.id, entry.party.schema, (), (replace(fact, standing="in force"),))
            (duty,) = duties_of(law(), Question(subject, bank.profile, snapshot.on))
            total += 1
            decided += duty.binding in ("yes", "no")
            if not duty.regime:
                unknown[fact.listing.programme] = unknown.get(fact.listing.programme, 0) + 1
    return source, bank.country, total, decided, tuple(sorted(unknown))


def need_lists(snapshot: Snapshot) -> None:
    """Raises NoListLoaded where only the starter facts are there."""
    if all(edition.source == STARTER for edition in snapshot.searched):
        raise NoListLoaded("no list is loaded", hint="`listed update` fetches the official lists")
