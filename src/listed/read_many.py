"""Many documents: a folder read on all cores, with a journal so that a run that was stopped goes on where it was."""

from __future__ import annotations

import csv
import hashlib
import io
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from listed.documents import extract
from listed.documents.endpoint import Endpoint
from listed.errors import DocumentError, ListedError
from listed.files import whole_file
from listed.read_model import Read, ReadParty
from listed.reading import Reader

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".eml")
"""Files of a folder that are read; the others are counted, not tried."""
COLUMNS = (
    "file",
    "party",
    "type",
    "mentions",
    "role",
    "nationality",
    "hit",
    "list",
    "listed_name",
    "score",
    "standing",
    "error",
)
FEWEST = 4
"""Fewer documents are read in this process: starting others takes longer than reading."""


class How(Struct, frozen=True):
    """How documents are read: the register's folder, both clocks (ISO), threshold, encoding and date of the texts."""

    register: str
    on: str
    known: str
    threshold: int | None = None
    encoding: str = ""
    dated: str | None = None
    endpoint: Endpoint | None = None


class Outcome(Struct, frozen=True):
    """One document: what was read, or why it could not be."""

    file: str
    read: Read | None = None
    error: str = ""
    hint: str = ""
    exit_code: int = 0


def documents_in(folder: Path) -> tuple[list[str], int]:
    """The documents in a folder and those below it, by name, and how many other files lie there.

    Raises DocumentError where there is none.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    wanted = [str(path) for path in files if path.suffix.lower() in SUFFIXES]
    if not wanted:
        raise DocumentError(
            "no documents in this folder", where=str(folder), hint=f"files in {', '.join(SUFFIXES)} are read"
        )
    return wanted, len(files) - len(wanted)


def read_many(files: Sequence[str], how: How, jobs: int) -> Iterator[Outcome]:
    """The outcome of each document, in their order, as they are done. `jobs` processes share the work."""
    if jobs < 2 or len(files) < FEWEST:
        with _Opened(how) as opened:
            yield from (opened.outcome(file) for file in files)
        return
    with ProcessPoolExecutor(min(jobs, len(files)), get_context("spawn"), _start, (how,)) as pool:
        yield from pool.map(_outcome, files, chunksize=1)


class _Opened:
    """A reader with its register, for one process."""

    def __init__(self, how: How) -> None:
        from listed import register
        from listed.dates import parse_instant

        self._how = how
        self._register = register.open(how.register)
        view = self._register.at(date.fromisoformat(how.on), parse_instant(how.known))
        self._reader = Reader(view.snapshot, how.threshold, how.endpoint)

    def outcome(self, file: str) -> Outcome:
        try:
            read = self._reader.read(extract.load(file, self._how.encoding), self._how.dated)
        except ListedError as error:
            return Outcome(file, None, str(error), error.hint, error.exit_code)
        return Outcome(file, read)

    def __enter__(self) -> _Opened:
        return self

    def __exit__(self, *_: object) -> None:
        self._register.close()


_opened: _Opened | None = None


def _start(how: How) -> None:
    global _opened
    _opened = _Opened(how)


def _outcome(file: str) -> Outcome:
    assert _opened is not None, "the process was started without a reader"
    return _opened.outcome(file)


class _Line(Struct, frozen=True):
    """A document in the journal: its content's hash, and its rows of the table."""

    file: str
    sha256: str
    rows: list[list[str]]
    code: int


class Table:
    """The table of who appears where, as a CSV file. While it is made, a journal beside it holds what is done."""

    def __init__(self, out: Path, how: How) -> None:
        self.out = out
        self._journal = out.with_name(out.name + ".journal")
        asked = replace(how.endpoint, key="") if how.endpoint else None
        self._head = msgspec.json.encode(replace(how, endpoint=asked))  # without the key, which is a secret
        self._done = {line.file: line for line in self._lines()}

    def _lines(self) -> Iterator[_Line]:
        """The documents that a run with the same register, clocks and settings has done. A torn last line is none."""
        if not self._journal.exists():
            return
        head, *lines = self._journal.read_bytes().split(b"\n")
        if head != self._head:
            return
        for line in lines:
            try:
                yield msgspec.json.decode(line, type=_Line)
            except msgspec.DecodeError:
                return

    def left(self, files: Iterable[str]) -> list[str]:
        """The files that are not in the journal as they are now."""
        return [file for file in files if file not in self._done or self._done[file].sha256 != _sha256(file)]

    def fill(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Writes each outcome into the journal, and passes it on."""
        self._journal.parent.mkdir(parents=True, exist_ok=True)
        with self._journal.open("wb") as journal:
            journal.write(self._head + b"\n")
            for line in self._done.values():
                journal.write(msgspec.json.encode(line) + b"\n")
            for outcome in outcomes:
                line = _Line(outcome.file, _sha256(outcome.file), _rows(outcome), code_of(outcome))
                self._done[outcome.file] = line
                journal.write(msgspec.json.encode(line) + b"\n")
                journal.flush()
                yield outcome

    def finish(self, files: Sequence[str]) -> int:
        """The table is written, whole, and the journal gone. Returns the exit code of all documents."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(COLUMNS)
        for file in files:
            writer.writerows(self._done[file].rows)
        with whole_file(self.out) as file_out:
            file_out.write(text.getvalue().encode())
        self._journal.unlink(missing_ok=True)
        return worst(self._done[file].code for file in files)


def _sha256(file: str) -> str:
    try:
        with open(file, "rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""


def _rows(outcome: Outcome) -> list[list[str]]:
    """A row for each party and hit; one for a document that could not be read."""
    if outcome.read is None:
        return [[outcome.file, *[""] * (len(COLUMNS) - 2), outcome.error]]
    parties = [
        one for one in outcome.read.parties if one.hits or one.type not in ("country", "place", "instrument")
    ]
    return [row for party in parties for row in _party_rows(outcome.file, party)]


def _party_rows(file: str, party: ReadParty) -> list[list[str]]:
    roles = "; ".join(dict.fromkeys(one.text for one in party.roles))
    countries = " ".join(dict.fromkeys(one.country for one in party.nationality))
    left = [file, _cell(party.name), party.type or "", str(len(party.mentions)), _cell(roles), countries]
    if not party.hits:
        return [[*left, "", "", "", "", "", ""]]
    return [
        [*left, hit.party, hit.source, _cell(hit.name), f"{hit.score:.2f}", hit.standing, ""]
        for hit in party.hits
    ]


def _cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


NOTHING_SEARCHED = 3


def code_of(outcome: Outcome) -> int:
    """0: nobody is a hit; 1: somebody is; 3: no list was searched; else the error's."""
    if outcome.read is None:
        return outcome.exit_code
    if not outcome.read.searched:
        return NOTHING_SEARCHED
    return 1 if any(party.hits for party in outcome.read.parties) else 0


def worst(codes: Iterable[int]) -> int:
    """The exit code of several documents: an error outranks a hit, a hit outranks none."""
    return max(codes, key=lambda code: (code > 1, code), default=0)


def all_cores() -> int:
    """How many processes this machine can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
