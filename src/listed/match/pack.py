"""The pack: every name ever claimed, with its known-intervals, and what is compared of each party, in one file.

It is derived from the register, never changed, named by all that it depends on, and mapped into memory by every
process that screens. A missing, foreign or damaged pack is compiled anew; it is never read as empty.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import msgspec.structs
from msgspec import Struct

from listed.errors import StoreError
from listed.match import kernel
from listed.match.facts import Fact, Known, PackedParty, key_of
from listed.match.kernel import native

MAGIC = b"LISTPACK"
_ALIGN = 64


class _Header(Struct, frozen=True, forbid_unknown_fields=True):
    """`sections` are (offset after the header, size); `digest` is the sha256 of all that follows the header."""

    depends: str
    digest: str
    sections: dict[str, tuple[int, int]]


class DamagedPack(Exception):
    """The file is not a whole pack of this program: compile it anew."""


def name_of(depends: str) -> str:
    """The file name of a pack that depends on these things."""
    return hashlib.sha256(f"{depends}\n{kernel.versions()}".encode()).hexdigest()[:32] + ".pack"


class PackWriter:
    """Collects parties and compiles them."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._owners: list[int] = []
        self._kinds: list[int] = []
        self._known: list[Known] = []
        self._parties: list[bytes] = []
        self._identifiers: dict[str, list[int]] = {}

    def add(self, party: PackedParty) -> None:
        """Adds a party with all that was ever claimed of it."""
        number = len(self._parties)
        self._parties.append(msgspec.json.encode(msgspec.structs.replace(party, names=())))
        for name, known in party.names:
            for kind in kinds_of(party.schema):
                self._texts.append(name)
                self._owners.append(number)
                self._kinds.append(kind)
                self._known.append(known)
        for fact in party.facts:
            if fact.field == "identifier":
                self._identifiers.setdefault(fact.code, []).append(number)

    def sections(self) -> dict[str, bytes]:
        """The sections of the file, compiled."""
        lexicon = kernel.lexicon()
        index = native.build_index(
            kernel.matcher(lexicon), self._texts, self._owners, self._kinds, self._known
        )
        identifiers = sorted(
            f"{key}\t{' '.join(map(str, sorted(set(rows))))}" for key, rows in self._identifiers.items()
        )
        return {
            "lexicon": lexicon,
            "index": index,
            **_strings("names", (text.encode() for text in self._texts)),
            **_strings("parties", self._parties),
            "identifiers": ("\n" + "\n".join(identifiers) + "\n").encode(),
        }


def kinds_of(schema: str) -> tuple[int, ...]:
    """The kinds of names that a party or query of this schema has: of persons, of entities, or both."""
    if schema == "Person":
        return (kernel.PERSON,)
    return (kernel.PERSON, kernel.ENTITY) if schema in ("LegalEntity", "Thing") else (kernel.ENTITY,)


def _strings(name: str, items: Iterable[bytes]) -> dict[str, bytes]:
    offsets = array("Q", [0])
    parts = []
    for item in items:
        parts.append(item)
        offsets.append(offsets[-1] + len(item))
    return {f"{name}.at": offsets.tobytes(), name: b"".join(parts)}


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
    digest = hashlib.sha256()
    for piece in body:
        digest.update(piece)
    header = msgspec.json.encode(_Header(depends, digest.hexdigest(), places))
    head = MAGIC + len(header).to_bytes(8, "little") + header
    yield head + bytes(-len(head) % _ALIGN)
    yield from body


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
        self._matcher = kernel.matcher(self._section("lexicon"))
        self.index = native.Index(self._matcher, self._section("index"))
        self._name_at = self._section("names.at").cast("Q")
        self._party_at = self._section("parties.at").cast("Q")

    def _section(self, name: str) -> memoryview:
        offset, size = self._sections[name]
        return memoryview(self._map)[self._base + offset : self._base + offset + size]

    @property
    def matcher(self) -> native.Matcher:
        """Scores two names as this pack does."""
        return self._matcher

    def name_text(self, entry: int) -> str:
        """The text of a name by its number."""
        return bytes(self._section("names")[self._name_at[entry] : self._name_at[entry + 1]]).decode()

    def party(self, number: int) -> PackedParty:
        """What is compared of a party, by its number."""
        return _decoder.decode(self._section("parties")[self._party_at[number] : self._party_at[number + 1]])

    def with_identifier(self, kind: str, value: str) -> tuple[int, ...]:
        """The numbers of the parties that ever had this identifier."""
        key = b"\n" + key_of(kind, value).encode() + b"\t"
        offset, size = self._sections["identifiers"]
        at = self._map.find(key, self._base + offset, self._base + offset + size)
        if at < 0:
            return ()
        end = self._map.find(b"\n", at + 1)
        return tuple(map(int, self._map[at + len(key) : end].split()))


_decoder = msgspec.json.Decoder(PackedParty)


def _opened(data: memoryview, depends: str) -> tuple[dict[str, tuple[int, int]], int]:
    if bytes(data[:8]) != MAGIC or len(data) < 16:
        raise DamagedPack("not a pack")
    size = int.from_bytes(data[8:16], "little")
    try:
        header = msgspec.json.decode(data[16 : 16 + size], type=_Header)
    except msgspec.DecodeError as error:
        raise DamagedPack("the pack's header is broken") from error
    start = 16 + size + (-(16 + size) % _ALIGN)
    if header.depends != depends or hashlib.sha256(data[start:]).hexdigest() != header.digest:
        raise DamagedPack("the pack is damaged or belongs to another register")
    return header.sections, start


__all__ = ["DamagedPack", "Fact", "Pack", "PackedParty", "kinds_of", "name_of", "write"]
