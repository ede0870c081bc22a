"""Downloading lists from their publishers: patient with slow servers, distrustful of everything they send.

State (ETag, Last-Modified, half files) lies in a folder beside the register and is no part of the record.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import msgspec
from msgspec import Struct

from listed.errors import SourceError
from listed.model import Source

if TYPE_CHECKING:
    import httpx

TRIES = 4
FIRST_PAUSE_SECONDS = 1.0
"""Doubled after every failure: some publishers answer bursts of errors for seconds."""
CONNECT_SECONDS, READ_SECONDS = 20.0, 60.0
MOST_REDIRECTS = 5

Progress = Callable[[str, int, int], None]
"""Called with the file's name, bytes so far, and bytes in all (0: not announced)."""


class Validators(Struct, frozen=True, omit_defaults=True):
    """What a server said of a file, to ask again only for what changed."""

    etag: str = ""
    last_modified: str = ""


class Fetched(Struct, frozen=True):
    """The files of a list on this disk, and whether the publisher says that none of them changed."""

    source: Source
    files: tuple[Path, ...]
    unchanged: bool


class Fetcher:
    """Fetches lists into a folder. `client` is the one door to the world; `sleep` waits between tries."""

    def __init__(
        self,
        folder: Path,
        client: httpx.Client,
        progress: Progress,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.folder = folder
        self.client = client
        self.progress = progress
        self.sleep = sleep

    def fetch(self, source: Source) -> Fetched:
        """Every file of the list is on this disk, whole. Raises SourceError; what was there before stays."""
        if not source.urls:
            raise SourceError(
                "no address is known for this list",
                where=source.key,
                hint="download it yourself, then `listed load`",
            )
        folder = self.folder / source.key
        folder.mkdir(parents=True, exist_ok=True)
        changed = [self._file(source, url, folder / file_name(url)) for url in source.urls]
        return Fetched(source, tuple(folder / file_name(url) for url in source.urls), not any(changed))

    def _file(self, source: Source, url: str, path: Path) -> bool:
        """Fetches one file, trying again after failures that pass. True where it changed."""
        import httpx

        pause = FIRST_PAUSE_SECONDS
        for last in (*[False] * (TRIES - 1), True):
            try:
                return self._once(source, url, path)
            except (httpx.TransportError, _Passing) as error:
                if last:
                    raise SourceError(
                        f"can't be fetched ({error})",
                        where=url,
                        hint="try again later; the last good edition stays",
                    ) from error
                self.sleep(pause)
                pause *= 2
        raise AssertionError("unreachable")

    def _once(self, source: Source, url: str, path: Path) -> bool:
        part, state = path.with_name(path.name + ".part"), path.with_name(path.name + ".state")
        known = _read(state) if path.exists() else Validators()
        with self._opened(source, url, _headers(known, part)) as response:
            if response.status_code == 304:
                return False
            if response.status_code == 416:
                part.unlink(missing_ok=True)
                raise _Passing("the rest of the file is gone")
            self._receive(response, source, path, part)
            fresh = Validators(response.headers.get("etag", ""), response.headers.get("last-modified", ""))
        part.replace(path)
        state.write_bytes(msgspec.json.encode(fresh))
        part.with_name(part.name + ".etag").unlink(missing_ok=True)
        return True

    @contextmanager
    def _opened(self, source: Source, url: str, headers: dict[str, str]) -> Iterator[httpx.Response]:
        """The answer after redirects, each checked. Raises SourceError, _Passing."""
        allowed = {urlsplit(url).hostname, *source.allow_redirects_to}
        for _ in range(MOST_REDIRECTS + 1):
            with self.client.stream("GET", url, headers=headers, follow_redirects=False) as response:
                if not response.has_redirect_location:
                    _check_status(response, url)
                    yield response
                    return
                url = urljoin(url, response.headers["location"])
            if urlsplit(url).hostname not in allowed or urlsplit(url).scheme not in ("http", "https"):
                raise SourceError(
                    f"the publisher sends us to {urlsplit(url).hostname}, which is not its own",
                    where=source.key,
                    hint="check the publisher's page, then load the file yourself",
                )
        raise SourceError("too many redirects", where=url, hint="try again later")

    def _receive(self, response: httpx.Response, source: Source, path: Path, part: Path) -> None:
        """The body is in `part`, whole; a half of before is continued where the server agrees."""
        resumed = response.status_code == 206
        size = part.stat().st_size if resumed and part.exists() else 0
        announced = int(response.headers.get("content-length", 0) or 0)
        total = size + announced
        part.with_name(part.name + ".etag").write_text(response.headers.get("etag", ""))
        with part.open("ab" if resumed else "wb") as out:
            for chunk in (
                response.iter_raw() if not response.headers.get("content-encoding") else response.iter_bytes()
            ):
                size += len(chunk)
                if size > source.max_bytes:
                    part.unlink(missing_ok=True)
                    raise SourceError(
                        f"more than {source.max_bytes:,} bytes",
                        where=path.name,
                        hint="this is not the list; check the publisher's page",
                    )
                out.write(chunk)
                self.progress(f"{source.key} {path.name}", size, total)
        if announced and not response.headers.get("content-encoding") and size != total:
            raise _Passing(f"{size:,} of {total:,} bytes came")
        if size == 0:
            raise SourceError(
                "the publisher sent an empty file",
                where=path.name,
                hint="try again later; the last good edition stays",
            )


class _Passing(Exception):
    """A failure that may pass: trying again is right."""


def _check_status(response: httpx.Response, url: str) -> None:
    status = response.status_code
    if status >= 500 or status in (408, 429):
        raise _Passing(f"HTTP {status}")
    if status not in (200, 206, 304, 416):
        raise SourceError(
            f"HTTP {status}", where=url, hint="the address may have moved: check the publisher's page"
        )


def _headers(known: Validators, part: Path) -> dict[str, str]:
    headers = {"accept-encoding": "identity"}
    if known.etag:
        headers["if-none-match"] = known.etag
    if known.last_modified:
        headers["if-modified-since"] = known.last_modified
    tag = part.with_name(part.name + ".etag")
    if part.exists() and tag.exists() and (etag := tag.read_text()) and part.stat().st_size:
        headers = {"accept-encoding": "identity", "range": f"bytes={part.stat().st_size}-", "if-range": etag}
    return headers


def _read(state: Path) -> Validators:
    try:
        return msgspec.json.decode(state.read_bytes(), type=Validators)
    except (OSError, msgspec.DecodeError):
        return Validators()


def file_name(url: str) -> str:
    """A name for what lies at an address."""
    name = urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1]
    return "".join(c if c.isalnum() or c in "-._" else "_" for c in name) or "list"


def client() -> httpx.Client:
    """A client with this program's time limits."""
    import httpx

    return httpx.Client(
        timeout=httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS), headers={"user-agent": "listed"}
    )
