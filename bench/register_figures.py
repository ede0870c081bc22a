"""The register at today's size: loading, one party as of an instant, a difference, its size on disk; a customer file."""

from __future__ import annotations

import csv
import random
import sys
import tempfile
import time
from pathlib import Path

from msgspec import Struct

import listed
from bench.data import Corpus, rows
from bench.speed import timed

PARTIES, ALIASES, ADDRESSES = 19_000, 20_000, 25_000
"""Rows of OFAC's SDN list in 2026."""


class Figures(Struct, frozen=True):
    """Seconds, megabytes and ratios as their names say."""

    load_seconds: float
    load_megabytes: float
    as_of_milliseconds: float
    difference_seconds: float
    size_to_raw: float
    customers: int
    customers_seconds: float
    customers_megabytes: float
    listed_names: int


def measure(corpus: Corpus, customers: int) -> Figures:
    """Loads two editions of an invented OFAC set as a process, asks of them, screens a table of customers."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        _write_set(folder / "old", corpus, seed=1)
        _write_set(folder / "new", corpus, seed=2)
        seconds, megabytes = _load(folder, "old")
        _load(folder, "new")
        raw = sum(file.stat().st_size for edition in ("old", "new") for file in (folder / edition).iterdir())
        kept = sum(file.stat().st_size for file in (folder / "register").rglob("*") if file.is_file())
        as_of, difference = _asked(folder)
        table = folder / "customers.csv"
        _write_customers(table, customers)
        took, peak = _process(folder, "batch", str(table), "-o", str(folder / "hits.csv"))
        with listed.open(folder / "register") as register:
            names = register.at().screener().pack.index.names
        return Figures(seconds, megabytes, as_of, difference, kept / raw, customers, took, peak, names)


def _write_set(folder: Path, corpus: Corpus, seed: int) -> None:
    """An OFAC CSV set with names of the corpus; one party in a hundred differs between two seeds."""
    folder.mkdir()
    rnd, other = random.Random(0), random.Random(seed)
    names = [(n, k) for n, k in zip(corpus.names, corpus.kinds, strict=True) if n.isascii()][
        : PARTIES + ALIASES
    ]
    with (folder / "sdn.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        for number in range(1, PARTIES + 1):
            name, kind = names[number - 1]
            remark = f"DOB {rnd.randrange(1, 29):02} Jan {rnd.randrange(1940, 2000)}; POB City {number % 97}; Passport {rnd.randrange(10**8)} (Iran)."
            changed = f"{remark[:-1]}; nationality Iran." if other.random() < 0.01 else remark
            writer.writerow(
                (number, name, "individual" if kind == 0 else "-0- ", "SDGT", *["-0- "] * 7, changed)
            )
    with (folder / "alt.csv").open("w", newline="") as file:
        csv.writer(file).writerows(
            (n % PARTIES + 1, n, "aka", names[PARTIES + n - 1][0], "-0- ") for n in range(1, ALIASES + 1)
        )
    with (folder / "add.csv").open("w", newline="") as file:
        csv.writer(file).writerows(
            (n % PARTIES + 1, n, f"{n} Street", f"City {n % 97}", "Iran", "-0- ")
            for n in range(1, ADDRESSES + 1)
        )
    (folder / "sdn_comments.csv").write_text('1,"Nothing more."\r\n')


def _write_customers(path: Path, many: int) -> None:
    """Customers with parts of the development customers' names, one word in twenty with a changed letter."""
    rnd = random.Random(5)
    known = [(row["full_name"].split(), row["nationality"]) for row in rows("customers_dev.csv")]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "name", "type", "date_of_birth", "nationality"))
        for number in range(many):
            first, last = rnd.choice(known)[0][0], rnd.choice(known)[0][-1]
            born = f"{rnd.randrange(1940, 2005)}-{rnd.randrange(1, 13):02}-{rnd.randrange(1, 29):02}"
            writer.writerow(
                (number, f"{_slip(first, rnd)} {_slip(last, rnd)}", "person", born, rnd.choice(known)[1])
            )


def _slip(word: str, rnd: random.Random) -> str:
    if rnd.random() > 0.05 or len(word) < 4:
        return word
    at = rnd.randrange(len(word))
    return word[:at] + rnd.choice("abcdefghijklmnopqrstuvwxyz") + word[at + 1 :]


def _load(folder: Path, edition: str) -> tuple[float, float]:
    return _process(
        folder, "load", *map(str, sorted((folder / edition).iterdir())), "--accept-suspect", "benchmark"
    )


def _process(folder: Path, *arguments: str) -> tuple[float, float]:
    program = str(Path(sys.executable).with_name("listed"))
    return timed([program, "--register", str(folder / "register"), "--quiet", *arguments])


def _asked(folder: Path) -> tuple[float, float]:
    """Milliseconds of one party as of an instant, seconds of the difference of two editions."""
    with listed.open(folder / "register") as register:
        view = register.at()
        ids = [f"us-ofac-sdn:{n}" for n in range(1, 1001)]
        start = time.perf_counter()
        for party in ids:
            view.show(party)
        as_of = (time.perf_counter() - start) / len(ids) * 1000
        start = time.perf_counter()
        register.diff("us-ofac-sdn")
        return as_of, time.perf_counter() - start
