"""Raw files by their sha256: written once to a temporary, fsynced, renamed; compressed, checked when read."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from listed.errors import BrokenRecord, StoreError

PART = ".part"
"""Ending of a file that is being written. Only the holder of the write lock writes, so one that is found
by a writer was left by a process that died, and goes."""


def put(folder: Path, raw: bytes) -> str:
    """Keeps `raw` for good and returns its sha256 (hex); a damaged copy is replaced, a good one left alone.

    The caller holds the register's write lock. Raises StoreError.
    """
    digest = sha256(raw).hexdigest()
    try:
        folder.mkdir(exist_ok=True)
        if not _is_good(folder, digest):
            _write(folder, digest, zlib.compress(raw, 6))
    except OSError as error:
        hint = "make room and run the command again: nothing was changed"
        raise StoreError(f"the file can't be kept: {error}", where=str(folder), hint=hint) from error
    return digest


def get(folder: Path, digest: str) -> bytes:
    """The bytes as received. Raises BrokenRecord where the file is missing or is not what its name says."""
    where = str(folder / digest)
    try:
        packed = (folder / digest).read_bytes()
        unpacker = zlib.decompressobj()
        raw = unpacker.decompress(packed) + unpacker.flush()
    except FileNotFoundError as error:
        raise BrokenRecord("a raw file is missing", where=where, hint=_HINT) from error
    except (OSError, zlib.error) as error:
        raise BrokenRecord(f"a raw file can't be read ({error})", where=where, hint=_HINT) from error
    if not unpacker.eof or unpacker.unused_data or sha256(raw).hexdigest() != digest:
        raise BrokenRecord("a raw file is not what it was", where=where, hint=_HINT)
    return raw


_HINT = "load the same file again: the good copy replaces it"


def sweep(folder: Path, keep: Iterable[str]) -> None:
    """Removes what a killed writer left: files half-written, and files that no edition names.

    The caller holds the register's write lock.
    """
    named = set(keep)
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        is_ours = re.fullmatch(rf"[0-9a-f]{{64}}({re.escape(PART)})?", path.name)
        if is_ours and path.name not in named:
            path.unlink(missing_ok=True)


def _is_good(folder: Path, digest: str) -> bool:
    try:
        get(folder, digest)
    except BrokenRecord:
        return False
    return True


def _write(folder: Path, digest: str, packed: bytes) -> None:
    part = folder / (digest + PART)
    try:
        with part.open("wb") as file:
            file.write(packed)
            file.flush()
            os.fsync(file.fileno())
        part.replace(folder / digest)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Makes a rename in `folder` survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
