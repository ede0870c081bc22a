"""Reads the starter facts. Every claim's evidence says where the fact was read and how sure it is."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import UTC, date, datetime, time
from importlib.resources import files
from typing import Literal

import msgspec
from msgspec import Struct

from listed.dates import PartialDate, day, parse_date
from listed.errors import UnreadableList
from listed.model import Claim, Listing, Reading, Schema, Status, Text
from listed.sources.common.claims import PartyWriter, name
from listed.sources.common.formats import Format, RawFile

SOURCE = "starter"
_HEAD = b"# Facts about the sanctions of the United States on officials of the International Criminal Court"


class _Act(Struct, frozen=True, forbid_unknown_fields=True):
    authority: str
    programme: str
    legal_act: str
    measures: tuple[str, ...]


class _Status(Struct, frozen=True, forbid_unknown_fields=True):
    status: str
    since: str
    source: str
    confidence: Literal["H", "M", "L"]
    in_force: bool | None = None
    note: str = ""


class _Party(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    name: str
    act: str
    listed_on: str
    grounds: str
    source: str
    confidence: Literal["H", "M", "L"]
    schema: Schema = "Person"
    aliases: tuple[str, ...] = ()
    nationality: str = ""
    country: str = ""
    gender: str = ""
    position: str = ""
    status: tuple[_Status, ...] = ()


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    compiled: date
    acts: dict[str, _Act]
    party: tuple[_Party, ...]


def embedded() -> RawFile:
    """The file that comes with the program."""
    raw = files("listed.sources.starter").joinpath("starter.toml").read_bytes()
    return RawFile("starter.toml", raw, raw, hashlib.sha256(raw).hexdigest())


def recognise(file: RawFile) -> str:
    """`list` for a starter file, by its first line."""
    return "list" if file.data.startswith(_HEAD) else ""


def read(found: dict[str, RawFile]) -> Reading:
    """Every party of the starter file. Raises UnreadableList for a file that somebody broke."""
    file = found["list"]
    try:
        facts = msgspec.convert(tomllib.loads(file.data.decode()), _File)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise UnreadableList(
            f"the starter facts are broken ({error})", where=file.name, hint="install listed anew"
        ) from error
    claims: list[Claim] = []
    for party in facts.party:
        _read_party(
            PartyWriter(claims, f"{SOURCE}:{party.id}", file.sha256, f"starter.toml, party {party.id}"),
            party,
            facts.acts,
        )
    compiled = datetime.combine(facts.compiled, time.min, UTC)
    published = day(facts.compiled.year, facts.compiled.month, facts.compiled.day)
    return Reading(
        SOURCE, "starter", tuple(claims), (file.sha256,), published, compiled, stated_parties=len(facts.party)
    )


def _read_party(writer: PartyWriter, party: _Party, acts: dict[str, _Act]) -> None:
    if party.act not in acts:
        raise UnreadableList(
            f"the act {party.act!r} is not described", where=writer.party, hint="add it under [acts]"
        )
    proof = f"{party.source} (confidence {party.confidence})"
    writer.add("schema", Text(party.schema), "schema", proof)
    writer.add("name", name(party.name), "name", proof)
    for alias in party.aliases:
        writer.add("name", name(alias, kind="alias"), "aliases", proof)
    writer.country("nationality", party.nationality, "nationality")
    writer.country("country", party.country, "country")
    writer.gender(party.gender, "gender")
    writer.text("position", party.position, "position")
    act = acts[party.act]
    listing = Listing(
        act.authority,
        act.programme,
        act.legal_act,
        act.measures,
        party.grounds,
        parse_date(party.listed_on),
        record=party.id,
    )
    writer.add("listing", listing, "act, listed_on, grounds", proof)
    for change in party.status:
        proof = f"{change.source} (confidence {change.confidence})"
        value = Status(
            change.status,
            _since(change.since),
            act.programme,
            change.in_force,
            change.note,
            change.source,
            change.confidence,
        )
        writer.add("status", value, "status", proof)


def _since(text: str) -> PartialDate:
    return parse_date(text)


FORMATS = (Format(SOURCE, "starter", recognise, read),)
