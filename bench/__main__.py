"""Runs the benchmarks, prints their tables, and writes docs/benchmarks.md, docs/benchmarks.json and docs/benchmarks.svg."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

import msgspec

from bench import data, quality, speed

DOCS = Path(__file__).parents[1] / "docs"
SIZES = (68_304, 100_000, 1_000_000)


def main() -> int:
    if not data.FOLDER.is_dir():
        print(f"no development data in {data.FOLDER} (set LISTED_SNAPSHOTS)", file=sys.stderr)
        return 2
    base = data.corpus()
    customers = [row["full_name"] for row in data.rows("customers_dev.csv")]
    un = [row["full_name"] for row in data.rows("un_customers_dev.csv")]
    sizes = [speed.measure(data.grown(base, size), customers, un) for size in SIZES]
    whole = speed.whole_process(data.FOLDER.parent / "data/us-ofac/2021-07-07")
    found = quality.measure(base)
    peer = speed.nomenklatura(base, customers[:500])
    text = report(sizes, whole, found, peer)
    print(text)
    (DOCS / "benchmarks.md").write_text(text, encoding="utf-8")
    (DOCS / "benchmarks.json").write_bytes(
        msgspec.json.format(
            msgspec.json.encode({"speed": sizes, "nomenklatura": peer, "whole": whole, "quality": found})
        )
        + b"\n"
    )
    (DOCS / "benchmarks.svg").write_text(picture(sizes), encoding="utf-8")
    return 0


def report(sizes: list[speed.Speed], whole: speed.Whole, found: dict[str, float], peer: float | None) -> str:
    """The tables as Markdown."""
    lines = [
        "# Benchmarks",
        "",
        f"Printed by `make bench` ({platform.machine()}, Python {platform.python_version()}, one thread).",
        "",
    ]
    lines += [
        "| names | batch, q/s | of names that match | one call p50 / p99 / worst, ms | index built, s | opened, ms | index, MB per 100,000 | rapidfuzz WRatio, q/s | times faster |"
    ]
    lines += ["|---|---|---|---|---|---|---|---|---|"]
    for s in sizes:
        lines.append(
            f"| {s.names:,} | {s.batch_per_second:,.0f} | {s.matching_per_second:,.0f} | {s.p50_milliseconds:.3f} / {s.p99_milliseconds:.2f} / {s.worst_milliseconds:.1f} | "
            f"{s.build_seconds:.1f} | {s.open_milliseconds:.1f} | {s.megabytes_per_100k:.1f} | {s.rapidfuzz_per_second:.2f} | {s.batch_per_second / s.rapidfuzz_per_second:,.0f} |"
        )
    said = f"{peer:,.0f} q/s" if peer else "not installed"
    lines += [
        "",
        f"nomenklatura's index with logic-v2, {sizes[0].names:,} names, 500 queries in one batch: {said}.",
    ]
    lines += [
        "",
        "![queries a second against list size](benchmarks.svg)",
        "",
        "| as a process | |",
        "|---|---|",
    ]
    lines += [
        f"| `listed load` of an OFAC set of 8,976 parties | {whole.load_seconds:.1f} s, {whole.load_megabytes:.0f} MB |"
    ]
    lines += [
        f"| `listed screen NAME` against it | {whole.screen_seconds:.2f} s |",
        f"| `listed --help` | {whole.help_seconds:.2f} s |",
        "",
    ]
    lines += ["| quality on the development sets | |", "|---|---|"]
    lines += [f"| {name} | {value:.4f} |" for name, value in found.items()]
    return "\n".join([*lines, ""])


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
