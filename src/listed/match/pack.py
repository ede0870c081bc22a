"""The pack: every name ever claimed, with its known-intervals, and what is compared of each party, in one file.

It is derived from the register, never changed, named by all that it depends on, and mapped into memory by every
process that screens. A missing, foreign or damaged pack is compiled anew; it is never read as empty.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import tempfile
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from listed.dates import PartialDate, parse_date
from listed.errors import StoreError
from listed.match import kernel
from listed.match.kernel import native
from listed.match.packed_party import Fact, Known, PackedParty, key_of

MAGIC = b"LISTPACK"
_ALIGN = 64


class _Header(Struct, frozen=True, forbid_unknown_fields=True):
    """`lexicon` is the hash of the compiled lexicon that the index was built with. `sections` are (offset after the
    header, size); `checksum` is the CRC-32 of these places and of all that
    follows the header: it finds what a disk does to a file. What a person does to it `listed verify` finds."""

    depends: str
    lexicon: str
    checksum: int
    sections: dict[str, tuple[int, int]]


class DamagedPack(Exception):
    """The file is not a whole pack of this program: compile it anew."""


def name_of(depends: str) -> str:
    """The file name of a pack that depends on these things."""
    return (
        hashlib.sha256(f"{depends}\n{kernel.versions()}\n{kernel.LEXICON_HASH}".encode()).hexdigest()[:32]
        + ".pack"
    )


class _StoredFact(Struct, frozen=True, array_like=True):
    """A `Fact` whose known-intervals are a number: most facts share theirs."""

    field: str
    text: str
    code: str
    intervals: int
    when: PartialDate | None


def _stored(fact: Fact, intervals: int) -> _StoredFact:
    """Without the date that its text gives when it is read."""
    in_text = fact.when is None or parse_date(fact.text) == fact.when
    return _StoredFact(fact.field, fact.text, fact.code, intervals, None if in_text else fact.when)


def _when(fact: _StoredFact) -> PartialDate | None:
    return fact.when or (parse_date(fact.text) if fact.field == "birth_date" else None)


class _StoredParty(Struct, frozen=True, array_like=True):
    """A `PackedParty` without its names, which have sections of their own."""

    id: str
    schema: str
    facts: tuple[_StoredFact, ...]


class PackWriter:
    """Collects parties and compiles them."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._owners: list[int] = []
        self._kinds: list[int] = []
        self._known: list[Known] = []
        self._parties: list[bytes] = []
        self._identifiers: dict[str, list[int]] = {}
        self._intervals: dict[Known, int] = {}

    def add(self, party: PackedParty) -> None:
        """Adds a party with all that was ever claimed of it."""
        number = len(self._parties)
        facts = tuple(_stored(f, self._number_of(f.known)) for f in party.facts)
        self._parties.append(msgspec.json.encode(_StoredParty(party.id, party.schema, facts)))
        for name, known in party.names:
            for kind in kinds_of(party.schema):
                self._texts.append(name)
                self._owners.append(number)
                self._kinds.append(kind)
                self._known.append(known)
        for fact in party.facts:
            if fact.field == "identifier":
                self._identifiers.setdefault(fact.code, []).append(number)

    def _number_of(self, known: Known) -> int:
        return self._intervals.setdefault(known, len(self._intervals))

    def sections(self) -> dict[str, bytes]:
        """The sections of the file, compiled."""
        index = native.build_index(kernel.matcher(), self._texts, self._owners, self._kinds, self._known)
        identifiers = sorted(
            f"{key}\t{' '.join(map(str, sorted(set(rows))))}" for key, rows in self._identifiers.items()
        )
        return {
            "index": index,
            **_blocks("names", [text.encode() for text in self._texts]),
            **_blocks("parties", self._parties),
            "intervals": msgspec.json.encode(tuple(self._intervals)),
            "identifiers": ("\n" + "\n".join(identifiers) + "\n").encode(),
        }


def kinds_of(schema: str) -> tuple[int, ...]:
    """The kinds of names that a party or query of this schema has: of persons, of entities, or both."""
    if schema == "Person":
        return (kernel.PERSON,)
    return (kernel.PERSON, kernel.ENTITY) if schema in ("LegalEntity", "Thing") else (kernel.ENTITY,)


BLOCK = 32
"""Names, and parties, that are deflated together: read one by one for hits alone."""


def _blocks(name: str, items: Sequence[bytes]) -> dict[str, bytes]:
    """Two sections: deflated blocks of items, and where each begins."""
    offsets, parts = array("I", [0]), []
    for start in range(0, len(items), BLOCK):
        parts.append(zlib.compress(msgspec.msgpack.encode(items[start : start + BLOCK]), 9))
        offsets.append(offsets[-1] + len(parts[-1]))
    return {f"{name}.at": offsets.tobytes(), name: b"".join(parts)}


class _Blocks:
    """The items of such sections. The blocks read last stay unpacked."""

    def __init__(self, offsets: memoryview, data: memoryview) -> None:
        self._at = offsets.cast("I")
        self._data = data
        self._block = lru_cache(maxsize=512)(self._unpacked)

    def __getitem__(self, number: int) -> bytes:
        return self._block(number // BLOCK)[number % BLOCK]

    def _unpacked(self, block: int) -> list[bytes]:
        return _items.decode(zlib.decompress(self._data[self._at[block] : self._at[block + 1]]))


_items = msgspec.msgpack.Decoder(list[bytes])


def write(path: Path, parties: Iterable[PackedParty], depends: str) -> None:
    """The pack is at `path`, whole, or nothing is: written beside it, synced, renamed. Raises StoreError."""
    writer = PackWriter()
    for party in parties:
        writer.add(party)
    content = _content(writer.sections(), depends)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                for piece in content:
                    out.write(piece)
                out.flush()
                os.fsync(out.fileno())
            os.replace(temporary, path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StoreError(
            str(error), where=str(path), hint="check the disk and the folder's rights"
        ) from error


def _content(sections: dict[str, bytes], depends: str) -> Iterator[bytes]:
    places, body, offset = {}, [], 0
    for name, data in sections.items():
        padding = -len(data) % _ALIGN
        places[name] = (offset, len(data))
        body += [data, bytes(padding)]
        offset += len(data) + padding
    checksum = _places_checksum(places)
    for piece in body:
        checksum = zlib.crc32(piece, checksum)
    header = msgspec.json.encode(_Header(depends, kernel.LEXICON_HASH, checksum, places))
    head = MAGIC + len(header).to_bytes(8, "little") + header
    yield head + bytes(-len(head) % _ALIGN)
    yield from body


def _places_checksum(places: dict[str, tuple[int, int]]) -> int:
    return zlib.crc32(msgspec.json.encode(sorted(places.items())))


class Pack:
    """An open pack. Read-only; may be used by several threads."""

    def __init__(self, path: Path, depends: str) -> None:
        """Maps the file and checks every byte of it. Raises DamagedPack, FileNotFoundError."""
        with path.open("rb") as file:
            try:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError as empty:
                raise DamagedPack("the pack is empty") from empty
        self.key = path.stem
        self._sections, start = _opened(memoryview(self._map), depends)
        self._base = start
        self.index = native.Index(kernel.matcher(), self._section("index"))
        self._names = _Blocks(self._section("names.at"), self._section("names"))
        self._parties = _Blocks(self._section("parties.at"), self._section("parties"))
        self._intervals = msgspec.json.decode(self._section("intervals"), type=tuple[Known, ...])

    def _section(self, name: str) -> memoryview:
        offset, size = self._sections[name]
        return memoryview(self._map)[self._base + offset : self._base + offset + size]

    @property
    def matcher(self) -> native.Matcher:
        """Scores two names as this pack does."""
        return kernel.matcher()

    def name_text(self, entry: int) -> str:
        """The text of a name by its number."""
        return self._names[entry].decode()

    def names(self) -> Iterator[str]:
        """Every name in the pack, in its order; one of a party of unknown kind comes twice."""
        return (self._names[entry].decode() for entry in range(self.index.names))

    def party(self, number: int) -> PackedParty:
        """What is compared of a party, by its number."""
        stored = _decoder.decode(self._parties[number])
        facts = tuple(
            Fact(f.field, f.text, f.code, self._intervals[f.intervals], _when(f)) for f in stored.facts
        )
        return PackedParty(stored.id, stored.id.partition(":")[0], stored.schema, (), facts)

    def with_identifier(self, kind: str, value: str, country: str = "") -> tuple[int, ...]:
        """The numbers of the parties that ever had this identifier."""
        key = b"\n" + key_of(kind, value, country).encode() + b"\t"
        offset, size = self._sections["identifiers"]
        at = self._map.find(key, self._base + offset, self._base + offset + size)
        if at < 0:
            return ()
        end = self._map.find(b"\n", at + 1)
        return tuple(map(int, self._map[at + len(key) : end].split()))


_decoder = msgspec.json.Decoder(_StoredParty)


def _opened(data: memoryview, depends: str) -> tuple[dict[str, tuple[int, int]], int]:
    if bytes(data[:8]) != MAGIC or len(data) < 16:
        raise DamagedPack("not a pack")
    size = int.from_bytes(data[8:16], "little")
    try:
        header = msgspec.json.decode(data[16 : 16 + size], type=_Header)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedPack("the pack's header is broken") from error
    start = 16 + size + (-(16 + size) % _ALIGN)
    if (header.depends, header.lexicon) != (depends, kernel.LEXICON_HASH) or zlib.crc32(
        data[start:], _places_checksum(header.sections)
    ) != header.checksum:
        raise DamagedPack("the pack is damaged or belongs to another register")
    return header.sections, start


__all__ = ["DamagedPack", "Fact", "Pack", "PackedParty", "kinds_of", "name_of", "write"]
