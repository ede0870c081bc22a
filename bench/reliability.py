"""How often hits of a score are right, and what a threshold buys: over the development sets, name only."""

from __future__ import annotations

import itertools
import random
import struct
from collections.abc import Iterator, Sequence

from msgspec import Struct

from bench.data import Corpus, rows
from bench.quality import held_out, typo
from listed.match.kernel import native
from listed.match.score import score_of

LOWEST = 5_000
"""Millibits from which hits are looked at here; the default threshold is far above."""


class Best(Struct, frozen=True):
    """The best hit of one query: its total in millibits (0 where there is none), and whether it is the right party.
    `listed`: whether there was a right party to find."""

    total: int
    right: bool
    listed: bool


def best_hits(index: native.Index, corpus: Corpus) -> list[Best]:
    """Of strangers, of UN names with one typo, and of aliases held out: the best hit of each."""
    strangers = [row["full_name"] for row in rows("customers_dev.csv")]
    un = [typo(row["full_name"], random.Random(i)) for i, row in enumerate(rows("un_customers_dev.csv"))]
    found = [Best(total, False, listed=False) for total in _best(index, strangers)]
    found += [Best(total, total > 0, listed=True) for total in _best(index, un)]
    return found + list(_aliases(index, corpus))


def _best(index: native.Index, names: Sequence[str]) -> list[int]:
    best = [0] * len(names)
    found, _ = index.search_many(list(names), 0, LOWEST, 1, 1)
    for query, _, _, total in struct.iter_unpack("4i", found):
        best[query] = max(best[query], total)
    return best


def _aliases(index: native.Index, corpus: Corpus) -> Iterator[Best]:
    for row in rows("aliases_dev.csv"):
        best = held_out(index, corpus, row, LOWEST)
        first = max(best, key=lambda key: (best[key], key == row["gold_id"]), default="")
        yield Best(best.get(first, 0), first == row["gold_id"], listed=True)


BANDS = (0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.01)


def table(found: Sequence[Best]) -> list[str]:
    """Score bands as Markdown: hits, and the share of them that are right."""
    lines = ["| score | best hits | of them right |", "|---|---|---|"]
    for low, high in itertools.pairwise(BANDS):
        band = [one for one in found if one.total and low <= score_of(one.total) < high]
        share = f"{sum(one.right for one in band) / len(band):.1%}" if band else "none"
        lines.append(f"| {low:.2f} to {min(high, 1):.2f} | {len(band)} | {share} |")
    return lines


class Point(Struct, frozen=True):
    """What one threshold, in bits, gives: the share of strangers that raise a hit, and of listed names found."""

    bits: float
    false_hits: float
    found: float


def curve(found: Sequence[Best]) -> list[Point]:
    """Thresholds from 8 to 24 bits."""
    strangers = [one.total for one in found if not one.listed]
    listed = [one for one in found if one.listed]
    return [
        Point(
            bits,
            sum(total >= bits * 1000 for total in strangers) / len(strangers),
            sum(one.right and one.total >= bits * 1000 for one in listed) / len(listed),
        )
        for bits in range(8, 25)
    ]


def curve_picture(points: Sequence[Point]) -> str:
    """False hits against what is found, a dot for each threshold."""
    width, height, most = 620, 300, max(point.false_hits for point in points)
    dots = []
    for point in points:
        x, y = 60 + width * point.false_hits / most, 30 + height * (1 - point.found)
        dots.append(
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="#1f5fa8"/><text x="{x + 7:.0f}" y="{y + 14:.0f}">{point.bits:.0f}</text>'
        )
    grid = [
        f'<text x="20" y="{34 + height * (1 - share):.0f}">{share:.0%}</text><path d="M60 {30 + height * (1 - share):.0f}h{width}" stroke="#ddd"/>'
        for share in (1, 0.9, 0.8, 0.7, 0.6, 0.5, 0)
    ]
    ends = f'<text x="60" y="{height + 50}">0 %</text><text x="{width + 20}" y="{height + 50}">{most:.1%} of strangers raise a hit</text>'
    title = '<text x="60" y="18" font-size="14">Listed names found (up) against false hits (right), by threshold in bits; 13 is the default</text>'
    return _svg(width + 120, height + 65, [title, *grid, ends, *dots])


def distribution_picture(found: Sequence[Best]) -> str:
    """How many best hits there are of each total: right ones up, wrong ones down."""
    steps = list(range(5, 45))
    right = [
        sum(one.right and bits * 1000 <= one.total < bits * 1000 + 1000 for one in found) for bits in steps
    ]
    wrong = [
        sum(
            not one.right and one.total > 0 and bits * 1000 <= one.total < bits * 1000 + 1000 for one in found
        )
        for bits in steps
    ]
    scale = 130 / max(*right, *wrong)
    bars = []
    for at, (up, down) in enumerate(zip(right, wrong, strict=True)):
        x = 40 + at * 17
        bars.append(
            f'<rect x="{x}" y="{160 - up * scale:.1f}" width="13" height="{up * scale:.1f}" fill="#2a7d4f"/>'
        )
        bars.append(f'<rect x="{x}" y="160" width="13" height="{down * scale:.1f}" fill="#b3412e"/>')
        bars.append(f'<text x="{x}" y="310" font-size="9">{steps[at]}</text>')
    title = '<text x="40" y="18" font-size="14">Best hits by total in bits: right (up) and wrong (down); the line is the default threshold</text>'
    line = f'<path d="M{40 + (13 - steps[0]) * 17 - 2} 26v272" stroke="#333" stroke-dasharray="4"/>'
    return _svg(740, 320, [title, *bars, line])


def _svg(width: int, height: int, parts: Sequence[str]) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11">{"".join(parts)}</svg>\n'
