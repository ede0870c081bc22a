"""Runs the benchmarks, prints their tables, and writes docs/benchmarks.md, docs/benchmarks.json and docs/benchmarks.svg."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

import msgspec

from bench import data, quality, register_figures, reliability, speed
from bench.law import score
from listed.match import kernel

DOCS = Path(__file__).parents[1] / "docs"
SIZES = (68_304, 100_000, 1_000_000)


CUSTOMERS = 1_000_000


def main() -> int:
    """Measures, prints, and writes the pages. `python -m bench quick` leaves out the million names and customers."""
    if not data.FOLDER.is_dir():
        print(f"no development data in {data.FOLDER} (set LISTED_SNAPSHOTS)", file=sys.stderr)
        return 2
    quick = "quick" in sys.argv[1:]
    base = data.corpus()
    customers = [row["full_name"] for row in data.rows("customers_dev.csv")]
    un = [row["full_name"] for row in data.rows("un_customers_dev.csv")]
    sizes = [speed.measure(data.grown(base, size), customers, un) for size in SIZES[: 2 if quick else 3]]
    whole = speed.whole_process(data.FOLDER.parent / "data/us-ofac/2021-07-07")
    figures = register_figures.measure(base, CUSTOMERS // 10 if quick else CUSTOMERS)
    matcher = kernel.matcher()
    index = speed.index_of(base, matcher)
    found = quality.measure(index, matcher, base)
    best = reliability.best_hits(index, base)
    peer = speed.nomenklatura(base, customers[:500])
    text = "\n".join([*speeds(sizes, peer), *processes(whole, figures), *qualities(found, best), *laws(), ""])
    print(text)
    if not quick:
        _write(
            text,
            {"speed": sizes, "nomenklatura": peer, "whole": whole, "register": figures, "quality": found},
        )
        pictures = {
            "benchmarks": picture(sizes),
            "recall": reliability.curve_picture(reliability.curve(best)),
            "scores": reliability.distribution_picture(best),
        }
        for name, svg in pictures.items():
            (DOCS / f"{name}.svg").write_text(svg, encoding="utf-8")
    return 0


def laws() -> list[str]:
    """The shares of the questions about duties, beside constant answers."""
    return ["", "## What a listing means", "", "```", *score.lines(), "```"]


def _write(text: str, figures: dict[str, object]) -> None:
    (DOCS / "benchmarks.md").write_text(text, encoding="utf-8")
    (DOCS / "benchmarks.json").write_bytes(msgspec.json.format(msgspec.json.encode(figures)) + b"\n")


def speeds(sizes: list[speed.Speed], peer: float | None) -> list[str]:
    """Queries a second against list size, as Markdown."""
    lines = [
        "# Benchmarks",
        "",
        f"Printed by `make bench` ({platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; one thread where it does not say two).",
        "The token cache is empty at the start of each batch; names are folded within the figures. rapidfuzz runs beside it.",
        "",
        "| names | batch, q/s | two threads, times one | of names that match | one call p50 / p99 / worst, ms | index built, s | opened, ms | index, MB per 100,000 | rapidfuzz WRatio, q/s | times faster |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for s in sizes:
        lines.append(
            f"| {s.names:,} | {s.batch_per_second:,.0f} | {s.two_threads_per_second / s.batch_per_second:.2f} | {s.matching_per_second:,.0f} | "
            f"{s.p50_milliseconds:.3f} / {s.p99_milliseconds:.2f} / {s.worst_milliseconds:.1f} | {s.build_seconds:.1f} | {s.open_milliseconds:.1f} | "
            f"{s.megabytes_per_100k:.1f} | {s.rapidfuzz_per_second:.2f} | {s.batch_per_second / s.rapidfuzz_per_second:,.0f} |"
        )
    said = f"{peer:,.0f} q/s" if peer else "not installed"
    return [
        *lines,
        "",
        f"nomenklatura's index with logic-v2, {sizes[0].names:,} names, 500 queries in one batch: {said}.",
        "",
        "![queries a second against list size](benchmarks.svg)",
        "",
    ]


def processes(whole: speed.Whole, f: register_figures.Figures) -> list[str]:
    """What whole processes take."""
    return [
        "| as a process | |",
        "|---|---|",
        f"| `listed load` of the OFAC set of 2021 (8,976 parties) | {whole.load_seconds:.1f} s, {whole.load_megabytes:.0f} MB |",
        f"| `listed screen NAME` against it | {whole.screen_seconds:.2f} s |",
        f"| `listed --help` | {whole.help_seconds:.2f} s |",
        f"| `listed load` of an invented OFAC set of today's size (19,000 parties, 20,000 aliases, 25,000 addresses) | {f.load_seconds:.1f} s, {f.load_megabytes:.0f} MB |",
        f"| one party of it as of an instant | {f.as_of_milliseconds:.2f} ms |",
        f"| difference of two editions of it | {f.difference_seconds:.2f} s |",
        f"| register beside the raw files of both | {f.size_to_raw:.1f} times |",
        f"| `listed batch`: {f.customers:,} customers with dates of birth against its {f.listed_names:,} names | {f.customers_seconds:.1f} s, {f.customers_megabytes:.0f} MB |",
        "",
    ]


def qualities(found: dict[str, float], best: list[reliability.Best]) -> list[str]:
    """The measures on the development sets, and what a score and a threshold mean there."""
    return [
        "| quality on the development sets | |",
        "|---|---|",
        *(f"| {name} | {value:.4f} |" for name, value in found.items()),
        "",
        "## What a score meant",
        "",
        "The best hit of each query by name alone: 5,000 customers on no list, 683 UN names with one typo, 506 aliases held out.",
        "The shares hold for that mix only: where fewer of the queries are listed, fewer of the hits are right.",
        "",
        *reliability.table(best),
        "",
        "![best hits by total](scores.svg)",
        "",
        "![found against false hits](recall.svg)",
    ]


def picture(sizes: list[speed.Speed]) -> str:
    """Bars of queries a second, on a scale of powers of ten, beside rapidfuzz."""
    import math

    bars, y = [], 50
    for s in sizes:
        for label, value, colour in (
            ("listed", s.batch_per_second, "#1f5fa8"),
            ("rapidfuzz", s.rapidfuzz_per_second, "#999"),
        ):
            width = 90 * max(0.1, math.log10(max(value, 0.1)) + 1)
            bars.append(
                f'<text x="10" y="{y + 13}">{s.names:,} {label}</text><rect x="170" y="{y}" width="{width:.0f}" height="18" fill="{colour}"/>'
            )
            bars.append(f'<text x="{175 + width:.0f}" y="{y + 13}">{value:,.1f}</text>')
            y += 24
        y += 12
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 {y}" font-family="sans-serif" font-size="12">'
        f'<text x="10" y="25" font-size="16">Queries a second, one thread (each step to the right is ten times more)</text>{"".join(bars)}</svg>\n'
    )


if __name__ == "__main__":
    sys.exit(main())
