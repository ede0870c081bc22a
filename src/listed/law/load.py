"""Loads regime tables and passages strictly: a rule without a citation, an overlap, an unknown word is a RegimeError.

Tables are read once. `read_regimes` takes other folders, for tests of tables that must be refused.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import combinations
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from listed.errors import RegimeError
from listed.law.conditions import Condition, atoms, parse
from listed.law.facts import AREA_ATOMS, ATOMS
from listed.law.moments import moment_or_day
from listed.law.places import areas
from listed.law.tables import (
    MEASURES,
    MUST,
    ExposureTable,
    LicenceTable,
    MustTable,
    OrderTable,
    Passage,
    ReachTable,
    RecordTable,
    Regime,
    RegimeFile,
    Rule,
    RuleTable,
    StatuteFile,
    StatuteTable,
    Support,
)

MOST_WORDS = 60
"""Of a passage: a citation, not a copy."""

T = TypeVar("T")


class Law(Struct, frozen=True):
    """All tables: regimes by key, passages by key, blocking statutes."""

    regimes: dict[str, Regime]
    passages: dict[str, Passage]
    statutes: tuple[tuple[StatuteTable, Condition, Support], ...]


@cache
def law() -> Law:
    """The tables that come with the program. Raises RegimeError."""
    return read_law(files("listed.law"))


def read_law(folder: Traversable) -> Law:
    """The tables in `regimes/`, `passages/` and `blocking.toml` of a folder. Raises RegimeError."""
    passages = _passages(folder.joinpath("passages"))
    tables: dict[str, tuple[str, RegimeFile]] = {}
    for file in _toml_files(folder.joinpath("regimes")):
        table = _decode(file, RegimeFile)
        if table.key in tables:
            raise RegimeError(f"the key {table.key} stands in two tables", where=file.name)
        tables[table.key] = (file.name, table)
    found = {
        key: _Loader(name, passages).regime(_whole(table, name, tables))
        for key, (name, table) in tables.items()
    }
    _check_tags(found.values())
    statutes = _decode(folder.joinpath("blocking.toml"), StatuteFile).statute
    loader = _Loader("blocking.toml", passages)
    ready = tuple(
        (s, loader.condition(s.when, s.statute), loader.support(s.passages, "", s.statute)) for s in statutes
    )
    return Law(found, passages, ready)


def _whole(table: RegimeFile, name: str, tables: dict[str, tuple[str, RegimeFile]]) -> RegimeFile:
    """A table with what it takes over from the table that it is like."""
    if not table.like:
        return table
    if table.like not in tables:
        raise RegimeError(f"no such table: {table.like}", where=name, hint="mend `like`")
    other = tables[table.like][1]
    return replace(
        table,
        rule=table.rule or other.rule,
        must=table.must or other.must,
        record=table.record or other.record,
        exposure=table.exposure or other.exposure,
        measures=table.measures or other.measures,
    )


def _toml_files(folder: Traversable) -> Iterator[Traversable]:
    yield from sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)


def _decode(file: Traversable, kind: type[T]) -> T:
    try:
        return msgspec.convert(tomllib.loads(file.read_text("utf-8")), kind)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise RegimeError(str(error), where=file.name, hint="mend the table") from error


def _passages(folder: Traversable) -> dict[str, Passage]:
    found: dict[str, Passage] = {}
    for file in _toml_files(folder):
        for key, passage in _decode(file, dict[str, Passage]).items():
            if key in found:
                raise RegimeError(f"the passage {key} stands twice", where=file.name)
            if len(passage.text.split()) > MOST_WORDS:
                raise RegimeError(f"the passage {key} has more than {MOST_WORDS} words", where=file.name)
            if passage.since and passage.since > passage.version:
                raise RegimeError(f"the passage {key} begins after its version", where=file.name)
            if not passage.where.strip() or not (passage.text.strip() or passage.note.strip()):
                raise RegimeError(f"the passage {key} does not say what was read, or where", where=file.name)
            found[key] = passage
    return found


class _Loader:
    """Checks one table and makes it ready."""

    def __init__(self, name: str, passages: dict[str, Passage]) -> None:
        self.name = name
        self.passages = passages

    def refuse(self, part: str, message: str) -> RegimeError:
        return RegimeError(message, where=f"{self.name}, {part}", hint="mend the table")

    def regime(self, table: RegimeFile) -> Regime:
        rules = tuple(self._rule(rule) for rule in table.rule)
        self._overlaps("rule", ((f"{r.id} {r.act}", r.first, r.last) for r in rules))
        self._overlaps("act", ((a.name, a.from_, a.until or date.max) for a in table.act))
        self._overlaps("record", (("record", *_days(r.from_, r.until)) for r in table.record))
        for licence in table.licence:
            self._window(licence.name, licence.from_, licence.until)
        for order in table.order:
            self._window(order.case, order.date.isoformat(), order.until)
        conditions, supports = self._parts(table)
        self._check_words(table)
        return Regime(
            table,
            rules,
            self.support(table.nobody.passages, table.nobody.recalled, "nobody"),
            conditions,
            supports,
        )

    def _rule(self, rule: RuleTable) -> Rule:
        part = f"rule {rule.id}"
        first, last = _days(rule.from_, rule.until)
        if first > last:
            raise self.refuse(part, "ends before it begins")
        self._measures(rule.measures, part)
        support = self.support(rule.passages, rule.recalled, part)
        if rule.recalled and rule.outcome != "possibly":
            raise self.refuse(part, "is recalled, so its outcome can only be `possibly`")
        return Rule(
            rule.id,
            rule.text,
            self.condition(rule.when, part),
            rule.outcome,
            frozenset(rule.measures),
            support,
            rule.act,
            rule.weak,
            first,
            last,
        )

    def _parts(
        self, table: RegimeFile
    ) -> tuple[dict[str, Condition], dict[tuple[tuple[str, ...], str], Support]]:
        """Conditions and supports of every other part of a table."""
        parts: list[tuple[str, MustTable | ExposureTable | ReachTable]] = [
            *((f"must {m.what}", m) for m in table.must),
            *((f"exposure {e.text[:20]}", e) for e in table.exposure),
            *((f"reach {r.id}", r) for r in table.reach),
        ]
        conditions = {one.when: self.condition(one.when, part) for part, one in parts}
        cited: list[
            tuple[str, MustTable | ExposureTable | ReachTable | RecordTable | LicenceTable | OrderTable]
        ] = [
            *parts,
            *(("record", r) for r in table.record),
            *((f"licence {x.name}", x) for x in table.licence),
            *((f"order {o.case}", o) for o in table.order),
        ]
        supports = {
            (one.passages, one.recalled): self.support(one.passages, one.recalled, part)
            for part, one in cited
        }
        return conditions, supports

    def condition(self, text: str, part: str) -> Condition:
        try:
            found = parse(text)
        except (ValueError, IndexError) as error:
            raise self.refuse(part, f"the condition can't be read: {error}") from error
        for atom in atoms(found):
            if atom.name not in ATOMS:
                raise self.refuse(part, f"no such word in a condition: {atom.name}")
            if atom.name in AREA_ATOMS and atom.argument not in areas():
                raise self.refuse(part, f"no such area: {atom.text}")
        return found

    def support(self, keys: tuple[str, ...], recalled: str, part: str) -> Support:
        if bool(keys) == bool(recalled):
            raise self.refuse(part, "needs passages, or says `recalled`, not both")
        for key in keys:
            if key not in self.passages:
                raise self.refuse(part, f"no such passage: {key}")
        return Support(tuple(self.passages[key] for key in keys), recalled)

    def _measures(self, measures: Iterable[str], part: str) -> None:
        for measure in measures:
            if measure not in MEASURES:
                raise self.refuse(part, f"no such measure: {measure}")

    def _overlaps(self, what: str, spans: Iterable[tuple[str, date, date]]) -> None:
        for (left, a, b), (right, c, d) in combinations(list(spans), 2):
            if left == right and a <= d and c <= b:
                raise self.refuse(f"{what} {left}", "has intervals that overlap")

    def _window(self, part: str, start: str, end: str | None) -> None:
        for text in filter(None, (start, end)):
            if moment_or_day(text) is None:
                raise self.refuse(part, f"{text!r} is no day, and no moment with an offset")
        if end and end[:10] < start[:10]:
            raise self.refuse(part, "ends before it begins")

    def _check_words(self, table: RegimeFile) -> None:
        self._measures(table.measures, "measures")
        for must in table.must:
            if must.what not in MUST:
                raise self.refuse(f"must {must.what}", "no such duty")
            if (must.days is None) != (must.unit is None):
                raise self.refuse(f"must {must.what}", "states days without a unit, or a unit without days")
            self._measures(must.measures, f"must {must.what}")
        for tag in table.tag:
            self._measures(tag.measures, f"tag {tag.programme}")
            if not tag.citation.strip():
                raise self.refuse(f"tag {tag.programme}", "has no citation")
        for reach in table.reach:
            self._measures(reach.measures, f"reach {reach.id}")


def _days(first: date | None, last: date | None) -> tuple[date, date]:
    return first or date.min, last or date.max


def _check_tags(regimes: Iterable[Regime]) -> None:
    """No tag of one list of one authority leads to two tables on one day."""
    from listed.law.finding import tag_keys

    seen: dict[tuple[str, str, str], list[tuple[date, date, str]]] = {}
    for regime in regimes:
        for tag in regime.file.tag:
            span = _days(tag.from_, tag.until)
            for key in tag_keys(regime, tag):
                for first, last, other in seen.get(key, ()):
                    if first <= span[1] and span[0] <= last:
                        raise RegimeError(
                            f"the tag {key} stands in {other} and {regime.key}", where=regime.key
                        )
                seen.setdefault(key, []).append((*span, regime.key))
