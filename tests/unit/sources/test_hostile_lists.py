"""What a publisher, or somebody in between, could send instead of a list: fetched, refused, and nothing lost."""

from __future__ import annotations

import gzip
import io
import threading
import time
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from listed import register
from listed.errors import SourceError
from listed.model import Source
from listed.sources.common.fetch import Fetcher

GOLDEN = Path(__file__).parents[2] / "golden" / "un"
LIST = next(GOLDEN.glob("*.xml")).read_bytes()
ENTITIES = b'<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def zipped(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("list.xml", data)
    return out.getvalue()


PAYLOADS = {
    "an error page with 200": b"<!doctype html><html><body>Service unavailable</body></html>",
    "half a list": LIST[: len(LIST) // 2],
    "an XML bomb": LIST.replace(b"<CONSOLIDATED_LIST", ENTITIES + b"<CONSOLIDATED_LIST", 1),
    "an external entity": LIST.replace(
        b"<CONSOLIDATED_LIST",
        b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]><CONSOLIDATED_LIST',
        1,
    ),
    "a zip bomb": zipped(b"\0" * 600_000_000),
    "a gzip bomb": gzip.compress(b"\0" * 600_000_000, 9),
    "another list": (GOLDEN.parent / "ofac" / "sdn.csv").read_bytes(),
}


class Publisher(BaseHTTPRequestHandler):
    """Sends one payload, or nothing for a while."""

    payload: bytes | None

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        if self.payload is None:
            time.sleep(1.5)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.payload)))
        self.end_headers()
        self.wfile.write(self.payload)


@pytest.fixture
def fetched(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Fetcher, Source]]:
    handler = type("Handler", (Publisher,), {"payload": request.param})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with httpx.Client(timeout=0.5, trust_env=False) as client:
        source = Source("un-sc", "test", "test", urls=(f"http://127.0.0.1:{server.server_port}/list",))
        yield Fetcher(tmp_path / "fetched", client, lambda *_: None, sleep=lambda _: None), source
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("fetched", PAYLOADS.values(), ids=PAYLOADS, indirect=True)
def test_what_is_no_list_is_refused_and_the_good_edition_stays(
    fetched: tuple[Fetcher, Source], tmp_path: Path
) -> None:
    fetcher, source = fetched
    with register.open(tmp_path / "register") as opened:
        opened.load([next(GOLDEN.glob("*.xml"))], "un-sc", accept_suspect="invented for a test")
        before = opened.lists()
        with pytest.raises(SourceError):
            opened.load(fetcher.fetch(source).files, "un-sc")
        assert opened.lists() == before
        opened.verify()


@pytest.mark.parametrize("fetched", [None], ids=["silence"], indirect=True)
def test_a_publisher_that_does_not_answer_is_given_up(fetched: tuple[Fetcher, Source]) -> None:
    fetcher, source = fetched
    with pytest.raises(SourceError, match="can't be fetched"):
        fetcher.fetch(source)
