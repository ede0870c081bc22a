"""How fast: queries a second against list size, one call, the pack, the whole process; beside rapidfuzz in the same run."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from msgspec import Struct
from rapidfuzz import fuzz, process

from bench.data import Corpus
from listed.match import kernel
from listed.match.kernel import native
from listed.match.score import DEFAULT_THRESHOLD

FOREVER = [(0, 2**62)]


class Speed(Struct, frozen=True):
    """One list size. Times are of one thread, with the token cache empty at the start of a batch."""

    names: int
    build_seconds: float
    open_milliseconds: float
    megabytes_per_100k: float
    batch_per_second: float
    two_threads_per_second: float
    matching_per_second: float
    p50_milliseconds: float
    p99_milliseconds: float
    worst_milliseconds: float
    rapidfuzz_per_second: float


def measure(corpus: Corpus, customers: list[str], listed_names: list[str]) -> Speed:
    """All figures for one list size."""
    matcher = kernel.matcher()
    start = time.perf_counter()
    data = native.build_index(
        matcher, corpus.names, corpus.parties, corpus.kinds, [FOREVER] * len(corpus.names)
    )
    built = time.perf_counter() - start
    start = time.perf_counter()
    native.Index(matcher, data)
    opened = time.perf_counter() - start
    calls = _calls(native.Index(matcher, data), customers[:2000])
    return Speed(
        names=len(corpus.names),
        build_seconds=built,
        open_milliseconds=opened * 1000,
        megabytes_per_100k=len(data) / len(corpus.names) / 10,
        batch_per_second=_batch(native.Index(matcher, data), customers),
        two_threads_per_second=_threads(native.Index(matcher, data), customers, 2),
        matching_per_second=_batch(native.Index(matcher, data), listed_names),
        p50_milliseconds=statistics.median(calls),
        p99_milliseconds=statistics.quantiles(calls, n=100)[98],
        worst_milliseconds=max(_calls(native.Index(matcher, data), WORST)),
        rapidfuzz_per_second=_rapidfuzz(corpus.names, customers[:3]),
    )


def index_of(corpus: Corpus, matcher: native.Matcher) -> native.Index:
    """The index of a corpus, open."""
    known = [FOREVER] * len(corpus.names)
    return native.Index(
        matcher, native.build_index(matcher, corpus.names, corpus.parties, corpus.kinds, known)
    )


WORST = [
    "Muhammad Ali Ahmad Hassan Husayn Mahmud Ibrahim Khalid Abdullah Said",
    "International Trading General Company Limited Group Holding Bank of Iran",
]


def _batch(index: native.Index, queries: list[str]) -> float:
    start = time.perf_counter()
    index.search_many(queries, 0, DEFAULT_THRESHOLD, 1, 1)
    return len(queries) / (time.perf_counter() - start)


def _threads(index: native.Index, queries: list[str], many: int) -> float:
    """Queries a second of several threads that share an index and the queries among them."""
    start = time.perf_counter()
    with ThreadPoolExecutor(many) as pool:
        parts = [queries[part::many] for part in range(many)]
        for done in [pool.submit(index.search_many, part, 0, DEFAULT_THRESHOLD, 1, 1) for part in parts]:
            done.result()
    return len(queries) / (time.perf_counter() - start)


def _calls(index: native.Index, queries: list[str]) -> list[float]:
    index.search("warm", 0, DEFAULT_THRESHOLD, 1, 1)
    out = []
    for query in queries:
        start = time.perf_counter()
        index.search(query, 0, DEFAULT_THRESHOLD, 1, 1)
        out.append((time.perf_counter() - start) * 1000)
    return out


def _rapidfuzz(names: tuple[str, ...], queries: list[str]) -> float:
    start = time.perf_counter()
    for query in queries:
        process.extract(query, names, scorer=fuzz.WRatio, score_cutoff=90, limit=None)
    return len(queries) / (time.perf_counter() - start)


PEER = Path(__file__).parents[1] / ".venv-peer/bin/python"


def nomenklatura(corpus: Corpus, queries: list[str]) -> float | None:
    """Queries a second of nomenklatura's index with logic-v2 over the same names; None where it is not installed."""
    if not PEER.exists():
        return None
    data = json.dumps({"names": list(zip(corpus.names, corpus.kinds, strict=True)), "queries": queries})
    script = Path(__file__).with_name("peer_nomenklatura.py")
    done = subprocess.run([PEER, script], input=data, capture_output=True, text=True, check=False)
    return float(done.stdout) if done.returncode == 0 else None


class Whole(Struct, frozen=True):
    """`listed` as a process: seconds to load a list and to screen one name, and peak memory of the load."""

    load_seconds: float
    load_megabytes: float
    screen_seconds: float
    help_seconds: float


def whole_process(folder: Path) -> Whole:
    """Loads the OFAC set in `folder` into a fresh register and screens a name, as processes."""
    listed = str(Path(sys.executable).with_name("listed"))
    with tempfile.TemporaryDirectory() as register:
        base = [listed, "--register", register, "--quiet"]
        seconds, megabytes = timed([*base, "load", str(folder)])
        timed([*base, "screen", "Nobody Atall"])
        screen = min(timed([*base, "screen", "Nobody Atall"])[0] for _ in range(5))
        return Whole(seconds, megabytes, screen, min(timed([listed, "--help"])[0] for _ in range(5)))


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds, and megabytes at the peak, of a process."""
    script = "import resource,subprocess,sys,time\nt=time.perf_counter()\ndone=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL)\n"
    script += "print(time.perf_counter()-t, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss/1024)\nsys.exit(done.returncode > 1)"
    done = subprocess.run(
        [sys.executable, "-c", script, *command], capture_output=True, text=True, check=True
    )
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)
