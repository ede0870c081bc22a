"""A regime table as a page in Markdown, for `listed regimes show` and docs/regimes."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date

from listed.errors import QueryError
from listed.law.load import Law
from listed.law.tables import LicenceTable, MustTable, OrderTable, Passage, Regime, Rule, Support, TagTable


def regime_of(law: Law, key: str) -> Regime:
    """The regime of a key. Raises QueryError with the nearest one."""
    found = law.regimes.get(key) or law.regimes.get(key.upper())
    if found is None:
        close = difflib.get_close_matches(key.upper(), law.regimes, 1, 0.3)
        hint = f"did you mean {close[0]}?" if close else "see `listed regimes`"
        raise QueryError(f"no such regime: {key}", where="KEY", hint=hint)
    return found


def page(regime: Regime) -> str:
    """The page of a regime."""
    return "\n".join(_lines(regime)) + "\n"


def _lines(regime: Regime) -> Iterator[str]:
    table = regime.file
    yield f"# {table.key}: {table.title}"
    yield ""
    yield f"{table.summary} Authority: {table.authority}. This page is made from the table; it is not legal advice."
    yield from ("", "## Acts", "")
    for act in table.act:
        yield f"- {act.name}, {_span(act.from_, act.until)}"
    yield from ("", "## Who is bound", "")
    for rule in regime.rules:
        yield from _rule(rule)
    yield f"- **{table.nobody.id}** → no: {table.nobody.text} {_support(regime.nobody)}"
    yield from _section("What to do", (_must(one, regime) for one in table.must))
    records = (
        f"- {r.years} years, {_span(r.from_, r.until)}. {_support(regime.support(r.passages, r.recalled))}"
        for r in table.record
    )
    yield from _section("Records", records)
    yield from _section("Licences", (_licence(one, regime) for one in table.licence))
    yield from _section("Court orders", (_order(one, regime) for one in table.order))
    yield from _section(
        "Sources that differ",
        (f"- {r.source}: {r.says.replace('_', ' ')} since {r.since} ({r.confidence})" for r in table.report),
    )
    yield from _section(
        "Reach beyond the listed", (f"- **{r.id}** → {r.outcome}: {r.text}" for r in table.reach)
    )
    exposed = (f"- {e.text} {_support(regime.support(e.passages, e.recalled))}" for e in table.exposure)
    yield from _section("Exposure", exposed)
    yield from _section(
        "Objections on the record",
        (f"- {o.actor}, {o.date}: {f'“{o.quote}”' if o.quote else ''} ({o.source})" for o in table.objection),
    )
    yield from _section("Tags", (_tag(tag) for tag in table.tag))
    yield from _section("Passages", (_passage(one) for one in _passages(regime)))


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from ("", f"## {title}", "", *found)


def _span(first: date | None, last: date | None) -> str:
    start = f"from {first}" if first else ""
    end = f"until {last}" if last else ""
    return " ".join(filter(None, (start, end))) or "always"


def _rule(rule: Rule) -> Iterator[str]:
    days = (
        ""
        if rule.first == date.min and rule.last == date.max
        else f" ({_span(rule.first if rule.first != date.min else None, rule.last if rule.last != date.max else None)})"
    )
    act = f" [{rule.act}]" if rule.act else ""
    carried = f" *{', '.join(sorted(rule.measures))}*" if rule.measures else ""
    yield f"- **{rule.id}**{act}{days} → {rule.outcome}: {rule.text}{carried} {_support(rule.support)}"


def _support(support: Support) -> str:
    if support.recalled:
        return f"({support.recalled}; recalled)"
    return "(" + "; ".join(f"{p.act} {p.provision}, {p.kind}" for p in support.passages) + ")"


def _must(one: MustTable, regime: Regime) -> str:
    to = f" to {', '.join(one.to)}" if one.to else ""
    when = f", within {one.days} {(one.unit or '').replace('_', ' ')}" if one.days is not None else ""
    by = f", by {one.by.replace('_', ' ')}" if one.by else ""
    days = "" if not (one.from_ or one.until) else f" ({_span(one.from_, one.until)})"
    return f"- {one.what.replace('_', ' ')}{to}{when}{by}{days} {_support(regime.support(one.passages, one.recalled))}"


def _licence(one: LicenceTable, regime: Regime) -> str:
    until = f" until {one.until}" if one.until else ""
    return f"- {one.name} ({one.kind.replace('_', ' ')}): {one.text}, from {one.from_}{until} {_support(regime.support(one.passages, one.recalled))}"


def _order(one: OrderTable, regime: Regime) -> str:
    who = ", ".join(one.beneficiaries)
    return f"- {one.court}, {one.case}, {one.date}: {one.action} for {who}: {one.effect} ({one.status}) {_support(regime.support(one.passages, one.recalled))}"


def _tag(tag: TagTable) -> str:
    lists = f"{', '.join(tag.list)} " if tag.list else ""
    return f"- {lists}`{tag.programme}`: {tag.act} ({tag.citation})"


def _passages(regime: Regime) -> list[Passage]:
    supports = [rule.support for rule in regime.rules] + [regime.nobody, *regime.supports.values()]
    found = dict.fromkeys(p for support in supports for p in support.passages)
    return sorted(found, key=lambda p: (p.act, p.provision, p.where))


def _passage(one: Passage) -> str:
    return f"- {one.act} {one.provision} ({one.kind}, version {one.version}): “{one.text}” Read at {one.where}.{f' {one.note}' if one.note else ''}"
