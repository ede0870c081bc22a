"""The editions in the register, as they were recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256

import msgspec

from listed.errors import BrokenRecord
from listed.model import Claim, Edition, Reading, Source
from listed.store.chain import Rows
from listed.store.records import Receipt


def editions(rows: Rows) -> tuple[Edition, ...]:
    """Every edition that was not forgotten, in the order of the chain."""
    warnings: dict[int, list[str]] = {}
    for number, words in rows("SELECT edition, words FROM warning ORDER BY edition, position", ()):
        warnings.setdefault(number, []).append(words)
    forgotten: dict[str, int] = dict(rows(_FORGOTTEN, ()))
    found = rows(_ALL, ())
    all_editions = (_edition(number, record, chain, warnings) for number, record, chain in found)
    return tuple(edition for edition in all_editions if edition.number > forgotten.get(edition.source, 0))


_ALL = """
SELECT e.number, e.record, c.value FROM entry e JOIN chain c ON c.number = e.number
WHERE e.kind = 'edition' ORDER BY e.number
"""
_FORGOTTEN = "SELECT s.key, max(f.entry) FROM forgotten f JOIN source s ON s.id = f.source GROUP BY s.key"


def _edition(number: int, record: str, chain: bytes, warnings: dict[int, list[str]]) -> Edition:
    try:
        edition = msgspec.json.decode(record, type=Edition)
    except msgspec.MsgspecError as error:
        raise BrokenRecord(
            f"an edition can't be read ({error})", where=f"entry {number}", hint="run `listed verify`"
        ) from error
    words = tuple(warnings.get(edition.number, ()))
    return msgspec.structs.replace(edition, chain=chain.hex(), warnings=words)


def edition_of(reading: Reading, number: int, receipt: Receipt, recorded: datetime) -> Edition:
    """The edition that a reading makes, before it has a place in the chain."""
    return Edition(
        number=number,
        source=reading.source,
        digest=digest(reading),
        files=reading.files,
        published=reading.published,
        known=receipt.known or recorded,
        recorded=recorded,
        parties=len({claim.party for claim in reading.claims}),
        aliases=sum(getattr(claim.value, "kind", "primary") != "primary" for claim in named(reading, "name")),
        addresses=sum(1 for _ in named(reading, "address")),
        unplaced=sum(1 for _ in named(reading, "unplaced")),
        missing_parts=reading.missing_parts,
        accepted_reason=receipt.accepted_reason,
        accepted_by=receipt.accepted_by,
        warnings=reading.warnings,
        published_at=reading.published_at,
        delta=reading.delta,
    )


def named(reading: Reading, field: str) -> Iterator[Claim]:
    """The claims of one field."""
    return (claim for claim in reading.claims if claim.field == field)


def digest(reading: Reading) -> str:
    """sha256 (hex) over source, format and files: the same bytes give the same digest."""
    return sha256("\n".join((reading.source, reading.format, *reading.files)).encode()).hexdigest()


def of_source(all_editions: Iterable[Edition], source: str) -> tuple[Edition, ...]:
    """The editions of one list, in the order in which they were known."""
    found = [edition for edition in all_editions if edition.source == source]
    return tuple(sorted(found, key=lambda edition: (edition.known, edition.number)))


def current(all_editions: Iterable[Edition], source: str, known: datetime) -> Edition | None:
    """The edition of a list that was current at `known`, if any was."""
    past = [edition for edition in of_source(all_editions, source) if edition.known <= known]
    return past[-1] if past else None


def weaknesses(source: Source, edition: Edition, age: int) -> Iterator[str]:
    """What an edition that is `age` days old lacks, each as a sentence."""
    if source.kind == "starter":
        yield "not for compliance use: run `listed update`"
    if edition.missing_parts:
        yield f"not loaded: {', '.join(edition.missing_parts)}"
    if source.stale_after_days and age > source.stale_after_days:
        yield f"{age} days old, stale after {source.stale_after_days}"
    if edition.accepted_reason:
        yield f"suspect, accepted by {edition.accepted_by or 'nobody named'}: {edition.accepted_reason}"
    if edition.unplaced:
        yield f"{edition.unplaced} values could not be placed; they are kept and searchable"
    yield from edition.warnings
