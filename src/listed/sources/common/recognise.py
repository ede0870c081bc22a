"""From paths to editions: files are opened, unpacked within limits, and find the reader that knows their content."""

from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

from listed.errors import QueryError, SourceError, UnreadableList
from listed.sources.common import catalogue
from listed.sources.common.formats import Format, RawFile, Recognised

READERS = (
    "us_ofac",
    "un",
    "eu",
    "uk",
    "ch",
    "ca",
    "au",
    "us_csl",
    "us_bis",
    "followthemoney",
    "watchlist",
    "starter",
)
"""The packages of readers, in the order in which they are asked."""

LARGEST_FILE = 1_000_000_000
"""Bytes of one file, unpacked. The largest official list has 120 MB."""
LARGEST_RATIO = 200
"""Unpacked bytes for each packed one; XML lists reach 30."""

_CHUNK = 1 << 20


def open_files(paths: Sequence[Path]) -> tuple[RawFile, ...]:
    """The files at these paths; of folders, all that lie in them, by name. Archives are unpacked.

    Raises QueryError for a path that is not there, SourceError for what cannot be read or unpacked.
    """
    return tuple(file for path in paths for one in _walk(path) for file in _open(one))


def _walk(path: Path) -> Iterator[Path]:
    if path.is_dir():
        inside = sorted(one for one in path.rglob("*") if one.is_file() and not one.name.startswith("."))
        if not inside:
            raise QueryError("the folder is empty", where=str(path), hint="name the files of a list")
        yield from inside
    elif path.exists():
        yield path
    else:
        raise QueryError("there is no such file", where=str(path), hint="check the path")


def _open(path: Path) -> Iterator[RawFile]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"can't be read ({error.strerror})", where=str(path), hint="check the file's rights"
        ) from error
    digest = hashlib.sha256(raw).hexdigest()
    for name, data in unpacked(path.name, raw):
        yield RawFile(str(path.parent / name) if name != path.name else str(path), raw, data, digest)


def unpacked(name: str, raw: bytes) -> tuple[tuple[str, bytes], ...]:
    """The name and bytes of what is in a file: itself, or the members of a .gz or .zip. Raises UnreadableList."""
    if raw[:2] == b"\x1f\x8b":
        return ((name.removesuffix(".gz"), _gunzip(name, raw)),)
    if raw[:4] != b"PK\x03\x04":
        return ((name, raw),)
    if _is_office(raw):
        _refuse_bomb(name, raw)
        return ((name, raw),)
    return _unzip(name, raw)


def _refuse_bomb(name: str, raw: bytes) -> None:
    """Raises UnreadableList for a workbook that is damaged, or unpacks to more than a list can be."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _check_sizes(name, raw, archive)
    except (zipfile.BadZipFile, OSError) as error:
        hint = "fetch it again"
        raise UnreadableList(f"the workbook is damaged ({error})", where=name, hint=hint) from error


def _check_sizes(name: str, raw: bytes, archive: zipfile.ZipFile) -> None:
    if sum(member.file_size for member in archive.infolist()) > min(
        LARGEST_FILE, max(len(raw) * LARGEST_RATIO, _CHUNK)
    ):
        raise _bomb(name)


def _is_office(raw: bytes) -> bool:
    """XLSX and ODS are zip files, and lists in themselves."""
    return (
        b"[Content_Types].xml" in raw[:4096]
        or (b"mimetype" in raw[:4096] and b"META-INF/manifest.xml" in raw[:4096] + raw[-4096:])
        or b"xl/" in raw[:4096]
    )


def _gunzip(name: str, raw: bytes) -> bytes:
    limit = min(LARGEST_FILE, max(len(raw) * LARGEST_RATIO, _CHUNK))
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as packed:
            data = packed.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableList(
            f"the gzip file is damaged ({error})", where=name, hint="fetch it again"
        ) from error
    if len(data) > limit:
        raise _bomb(name)
    return data


def _unzip(name: str, raw: bytes) -> tuple[tuple[str, bytes], ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
            _check_sizes(name, raw, archive)
            return tuple(
                (f"{name}:{m.filename}", _member(archive, m, name))
                for m in sorted(members, key=lambda m: m.filename)
            )
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError) as error:
        raise UnreadableList(
            f"the zip file is damaged or locked ({error})", where=name, hint="fetch it again"
        ) from error


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes:
    with archive.open(member) as packed:
        data = packed.read(member.file_size + 1)
    if len(data) > member.file_size:
        raise _bomb(name)
    if data[:2] == b"\x1f\x8b" or (data[:4] == b"PK\x03\x04" and not _is_office(data)):
        raise UnreadableList(
            "an archive inside an archive", where=f"{name}:{member.filename}", hint="unpack it first"
        )
    return data


def _bomb(name: str) -> UnreadableList:
    return UnreadableList(
        "it unpacks to more than a list can be", where=name, hint="fetch it again from its publisher"
    )


def recognise(files: Sequence[RawFile], source: str | None = None) -> tuple[Recognised, ...]:
    """The files of each edition with the format that reads them, in the order of the first file of each.

    With `source`, only readers of that list are asked. Raises UnreadableList for a file that nobody knows, and
    QueryError where two files claim the same place in one edition.
    """
    if not files:
        raise QueryError("no file was named", where="paths", hint="name the files or the folder of a list")
    editions: dict[tuple[str, str, int], tuple[Format, dict[str, RawFile]]] = {}
    for number, file in enumerate(files):
        form, role = _format_of(file, source)
        alone = number if role == "list" else -1
        _, roles = editions.setdefault((form.source, form.name, alone), (form, {}))
        if role in roles:
            raise QueryError(
                f"{roles[role].name} and {file.name} are both the {role} file of {form.source}",
                where=file.name,
                hint="load one edition at a time",
            )
        roles[role] = file
    return tuple(Recognised(form, roles) for form, roles in editions.values())


def _format_of(file: RawFile, source: str | None) -> tuple[Format, str]:
    if not file.data.strip():
        hint = "the download failed: fetch it again; the last good edition stays"
        raise UnreadableList("the file is empty", where=file.name, hint=hint)
    for form in formats():
        if _is_asked(form, source) and (role := form.recognise(file)):
            return _named(form, source), role
    raise UnreadableList(
        "no reader knows this file" if source is None else f"this is no file of {source}", where=file.name,
        hint="is it a list? `listed load --help` names the formats; a page of HTML is not one",
    )  # fmt: skip


def _is_asked(form: Format, source: str | None) -> bool:
    """Whether a format can be of this list: an own list has any name but that of an official one."""
    if source is None or form.source == source:
        return True
    return form.source == "own" and catalogue.source(source).kind == "own"


def _named(form: Format, source: str | None) -> Format:
    """An own list's format, reading under the name that the caller gives it."""
    read_as = form.read_as
    if source is None or read_as is None:
        return form
    return Format(source, form.name, form.recognise, lambda files: read_as(files, source))


@cache
def formats() -> tuple[Format, ...]:
    """The formats of every reader, in the order in which they are asked."""
    found: list[Format] = []
    for name in READERS:
        found += import_module(f"listed.sources.{name}.read").FORMATS
    return tuple(found)
