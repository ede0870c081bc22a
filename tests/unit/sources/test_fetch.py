"""Fetching against a real local server that is slow, lies, cuts off and redirects."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from listed.errors import SourceError
from listed.model import Source
from listed.sources.common.fetch import Fetcher

BODY = b"0123456789" * 1000


class Publisher(BaseHTTPRequestHandler):
    """Answers by path; `seen` counts the requests for each."""

    seen: dict[str, int]

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        self.seen[self.path] = count = self.seen.get(self.path, 0) + 1
        if self.path == "/flaky" and count < 3:
            self._answer(500, b"busy")
        elif self.path == "/down":
            self._answer(503, b"down")
        elif self.path == "/gone":
            self._answer(404, b"gone")
        elif self.path == "/tagged" and self.headers.get("If-None-Match") == '"one"':
            self._answer(304, b"")
        elif self.path == "/elsewhere":
            self._answer(302, b"", location="http://elsewhere.invalid/list")
        elif self.path == "/moved":
            self._answer(302, b"", location="/whole")
        elif self.path == "/round":
            self._answer(302, b"", location="/round")
        elif self.path == "/empty":
            self._answer(200, b"")
        elif self.path == "/half":
            self._half(count)
        else:
            self._answer(200, BODY, etag='"one"')

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _half(self, count: int) -> None:
        start = int(self.headers.get("Range", "bytes=0-")[6:-1])
        self.send_response(206 if start else 200)
        self.send_header("ETag", '"one"')
        self.send_header("Content-Length", str(len(BODY) - start))
        self.end_headers()
        self.wfile.write(BODY[start:] if count > 1 else BODY[:4000])
        self.close_connection = True


@pytest.fixture
def publisher() -> Iterator[tuple[str, dict[str, int]]]:
    handler = type("Handler", (Publisher,), {"seen": {}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", handler.seen  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher(tmp_path: Path) -> Iterator[Fetcher]:
    with httpx.Client(timeout=5, trust_env=False) as client:
        yield Fetcher(tmp_path, client, lambda *_: None, sleep=lambda _: None)


def source(*urls: str, max_bytes: int = 1_000_000) -> Source:
    return Source("test", "test", "test", urls=urls, max_bytes=max_bytes)


@pytest.mark.parametrize("path", ["/whole", "/flaky", "/moved", "/half"])
def test_the_whole_file_arrives(publisher: tuple[str, dict[str, int]], fetcher: Fetcher, path: str) -> None:
    fetched = fetcher.fetch(source(publisher[0] + path))
    assert [file.read_bytes() for file in fetched.files] == [BODY]
    assert not fetched.unchanged


def test_a_half_file_is_continued(publisher: tuple[str, dict[str, int]], fetcher: Fetcher) -> None:
    fetcher.fetch(source(publisher[0] + "/half"))
    assert publisher[1] == {"/half": 2}


def test_what_did_not_change_is_not_sent_again(
    publisher: tuple[str, dict[str, int]], fetcher: Fetcher
) -> None:
    fetcher.fetch(source(publisher[0] + "/tagged"))
    assert fetcher.fetch(source(publisher[0] + "/tagged")).unchanged


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/down", "503"),
        ("/gone", "404"),
        ("/elsewhere", "not its own"),
        ("/round", "redirects"),
        ("/empty", "empty"),
    ],
)
def test_what_fails_says_why_and_leaves_no_file(
    publisher: tuple[str, dict[str, int]], fetcher: Fetcher, path: str, words: str
) -> None:
    with pytest.raises(SourceError, match=words):
        fetcher.fetch(source(publisher[0] + path))
    assert not (fetcher.folder / "test" / path[1:]).exists()


def test_a_file_that_is_too_large_is_refused(publisher: tuple[str, dict[str, int]], fetcher: Fetcher) -> None:
    with pytest.raises(SourceError, match="more than"):
        fetcher.fetch(source(publisher[0] + "/whole", max_bytes=5000))


def test_nobody_there_is_a_clear_error(fetcher: Fetcher) -> None:
    with pytest.raises(SourceError, match="can't be fetched"):
        fetcher.fetch(source("http://127.0.0.1:9/list"))
