"""The pack of a register: compiled from the record where it is missing or damaged, opened once in a process, verified."""

from __future__ import annotations

import filecmp
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from listed.errors import BrokenRecord, StoreError
from listed.match import pack
from listed.match.packed_party import PackedParty, packed
from listed.model import Text
from listed.store.records import PartyLife
from listed.store.snapshot import Snapshot
from listed.text.identifiers import versions

PACK_FORMAT = "4"
MOST_OPEN = 4
"""Packs that a process keeps open: one for each register it screens against, and the newest editions of one."""
ABANDONED_SECONDS = 3600
"""A half-written pack that nobody has touched for so long was left by a process that died."""


class OpenPacks:
    """The packs that this process has mapped, the last used ones. Safe to share between threads."""

    def __init__(self) -> None:
        self._packs: OrderedDict[tuple[Path, str], pack.Pack] = OrderedDict()
        self._lock = Lock()

    def of(self, snapshot: Snapshot) -> pack.Pack:
        """The pack of everything in the register; it is compiled first where it is missing or damaged.

        Raises StoreError.
        """
        depends = _depends(snapshot)
        key = (_path(snapshot, depends), depends)
        with self._lock:
            if key not in self._packs:
                self._packs[key] = _opened(snapshot, *key)
            self._packs.move_to_end(key)
            while len(self._packs) > MOST_OPEN:
                self._packs.popitem(last=False)
            return self._packs[key]


_OPEN = OpenPacks()


def open_pack(snapshot: Snapshot) -> pack.Pack:
    """The pack that answers for a snapshot, from those that this process has open. Raises StoreError."""
    return _OPEN.of(snapshot)


def verify_pack(snapshot: Snapshot) -> bool:
    """The pack that screenings would read is, byte for byte, what the record compiles to; False where none is made.

    Raises BrokenRecord. Takes as long as compiling it.
    """
    depends = _depends(snapshot)
    path = _path(snapshot, depends)
    if not path.exists():
        return False
    with TemporaryDirectory() as folder:
        fresh = Path(folder) / path.name
        pack.write(fresh, _parties(snapshot), depends)
        if not filecmp.cmp(fresh, path, shallow=False):
            hint = "remove the file: the next screening compiles it anew"
            raise BrokenRecord("the pack is not what the record compiles to", where=str(path), hint=hint)
    return True


def _depends(snapshot: Snapshot) -> str:
    """Everything that the content of the pack depends on, beside the program itself."""
    chains = [edition.chain for edition in snapshot.all_editions]
    return f"{PACK_FORMAT} {' '.join(chains[-1:])} {len(chains)} {versions()}"


def _path(snapshot: Snapshot, depends: str) -> Path:
    return snapshot.store.folder / "packs" / pack.name_of(depends)


def _parties(snapshot: Snapshot) -> Iterator[PackedParty]:
    return (_packed(life) for life in snapshot.everything())


def _packed(life: PartyLife) -> PackedParty:
    schemas = [
        one.claim.value.text
        for one in life.claims
        if one.claim.field == "schema" and isinstance(one.claim.value, Text)
    ]
    claims = tuple((one.claim, one.intervals) for one in life.claims)
    return packed(life.id, schemas[-1] if schemas else "Thing", claims)


def _opened(snapshot: Snapshot, path: Path, depends: str) -> pack.Pack:
    try:
        return pack.Pack(path, depends)
    except (pack.DamagedPack, FileNotFoundError):
        _compile(snapshot, path, depends)
    except OSError as error:
        raise StoreError(str(error), where=str(path), hint="check the folder's rights") from error
    try:
        return pack.Pack(path, depends)
    except (pack.DamagedPack, OSError) as error:
        raise StoreError(
            f"the pack can't be read ({error})", where=str(path), hint="check the disk"
        ) from error


def _compile(snapshot: Snapshot, path: Path, depends: str) -> None:
    """The pack is on disk, with the rights of the register; older packs and half-written ones are gone."""
    pack.write(path, _parties(snapshot), depends)
    path.chmod(snapshot.store.path.stat().st_mode & 0o777)  # who may read the register may read its pack
    for old in path.parent.glob("*.pack"):
        if old != path:
            old.unlink(missing_ok=True)
    for part in path.parent.glob(".*.part"):
        if _age(part, path) > ABANDONED_SECONDS:
            part.unlink(missing_ok=True)


def _age(file: Path, now: Path) -> float:
    """Seconds from the last change of one file to that of another; 0 where the first is gone."""
    return now.stat().st_mtime - file.stat().st_mtime if file.exists() else 0.0
