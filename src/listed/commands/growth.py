"""`listed growth`."""

from __future__ import annotations

from pathlib import Path

import click

from listed.commands import common
from listed.commands.settings import Settings
from listed.store.records import GrowthPoint

BAR = 40


@click.command()
@click.argument("source")
@click.option("--svg", type=click.Path(dir_okay=False), metavar="FILE", help="Write a picture.")
@common.as_json
@click.pass_obj
def command(settings: Settings, source: str, svg: str | None, json_: bool) -> None:
    """How many parties the list SOURCE held with each edition, and how many came and went.

    \b
    listed growth un-sc
    listed growth un-sc --svg un.svg
    """
    with common.opened(settings) as register:
        points = register.growth(source)
    if svg:
        Path(svg).write_text(picture(source, points), encoding="utf-8")
        common.note(settings, f"written: {svg}")
    if json_:
        common.print_json(points)
        return
    most = max((p.parties for p in points), default=1) or 1
    for p in points:
        click.echo(
            f"{p.when:%Y-%m-%d} {'█' * round(BAR * p.parties / most):<{BAR}} {p.parties:>8,}  +{p.added:,} -{p.removed:,}"
        )


def picture(source: str, points: tuple[GrowthPoint, ...]) -> str:
    """A line of the list's size over time, as SVG."""
    width, height, margin = 720, 300, 60
    first, last = points[0].when.timestamp(), points[-1].when.timestamp()
    most = max(p.parties for p in points) or 1

    def x(p: GrowthPoint) -> float:
        return margin + (width - 2 * margin) * (
            (p.when.timestamp() - first) / (last - first) if last > first else 0.5
        )

    def y(p: GrowthPoint) -> float:
        return height - margin - (height - 2 * margin) * p.parties / most

    line = " ".join(f"{x(p):.1f},{y(p):.1f}" for p in points)
    dots = "".join(
        f'<circle cx="{x(p):.1f}" cy="{y(p):.1f}" r="4"><title>{p.when:%Y-%m-%d}: {p.parties:,} (+{p.added:,} -{p.removed:,})</title></circle>'
        for p in points
    )
    labels = "".join(
        f'<text x="{x(p):.1f}" y="{y(p) - 10:.1f}" text-anchor="middle">{p.parties:,}</text>'
        for p in (points[0], points[-1])
    )
    days = "".join(
        f'<text x="{x(p):.1f}" y="{height - margin + 20}" text-anchor="middle">{p.when:%Y-%m-%d}</text>'
        for p in (points[0], points[-1])
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">'
        f'<title>Parties on {source}</title><text x="{margin}" y="24" font-size="16">Parties on {source}</text>'
        f'<line x1="{margin}" y1="{height - margin}" x2="{width - margin}" y2="{height - margin}" stroke="#999"/>'
        f'<polyline points="{line}" fill="none" stroke="#1f5fa8" stroke-width="2"/><g fill="#1f5fa8">{dots}</g>{labels}{days}</svg>\n'
    )
