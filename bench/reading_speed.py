"""How fast a document is read: the scan for listed names, the rules, all steps with and without the parser.

`python -m bench.reading_speed` prints it. Names are the benchmark's corpus, text the development texts, repeated.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import listed
from bench import data
from listed.documents import find, identify, parser, parties
from listed.documents.extract import extract
from listed.documents.scan import Scan
from listed.reading import Reader

NAMES = 100_000
SCANNED_CHARACTERS = 5_000_000
READ_WORDS = 100_000
PARSED_WORDS = 8_000


def best(work: Callable[[], object], times: int = 3) -> float:
    """Seconds of the fastest of a few runs: others use this machine too."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def repeated(text: str, size: int) -> str:
    return (text + "\n\n") * (size // len(text) + 1)


def main() -> int:
    texts = sorted((data.FOLDER.parent / "documents-dev" / "texts").glob("*.txt"))
    if not texts:
        print("no development texts found (set LISTED_SNAPSHOTS)")
        return 1
    text = "\n\n".join(path.read_text("utf-8") for path in texts)
    print(f"scan, {NAMES:,} names: {scan(text):.0f} MB/s")
    print(f"rules, text to parties: {rules(text):,.0f} words/s")
    with tempfile.TemporaryDirectory() as folder, listed.open(Path(folder)) as register:
        reader = Reader(register.at().snapshot)
        if isinstance(reader.parser, parser.Parser):
            print(f"all steps with the parser: {whole(reader, text, PARSED_WORDS):,.0f} words/s")
        reader.parser = parser.NoParser("not asked for")
        print(f"all steps without: {whole(reader, text, READ_WORDS):,.0f} words/s")
    return 0


def scan(text: str) -> float:
    known = Scan(data.grown(data.corpus(), NAMES).names)
    long = repeated(text, SCANNED_CHARACTERS)[:SCANNED_CHARACTERS]
    return len(long.encode()) / best(lambda: known.find(long)) / 1e6


def rules(text: str) -> float:
    document = extract(repeated(text, READ_WORDS * 6).encode(), "bench.txt")

    def work() -> None:
        numbered = identify.numbered(document.text)
        parties.parties(document, find.find(document, None, numbered), numbered)

    return len(document.text.split()) / best(work)


def whole(reader: Reader, text: str, words: int) -> float:
    document = extract(repeated(text, words * 6).encode(), "bench.txt")
    return len(document.text.split()) / best(lambda: reader.read(document), 2)


if __name__ == "__main__":
    sys.exit(main())
