"""The types of regime tables and passages: what a lawyer writes in TOML, and what the engine reads.

docs/regimes/README.md tells how to read and write a table.
"""

from __future__ import annotations

import datetime
from datetime import date
from typing import Literal

from msgspec import Struct

from listed.duty_model import Binding, Confidence, Read
from listed.law.conditions import Condition

MEASURES = frozenset(
    {
        "asset_freeze",
        "funds_ban",
        "travel_ban",
        "arms_embargo",
        "targeted_arms_embargo",
        "trade_ban",
        "services_ban",
        "sectoral",
        "investment_ban",
        "correspondent_account",
        "arrest_surrender",
        "transaction_rejection",
        "maritime_restriction",
        "export_ban",
        "export_licence",
        "export_restriction",
        # the United Kingdom's own words
        "shipping_sanctions",
        "trust_services_sanctions",
        "transport_sanctions",
        "chartering_of_ships",
        "crew_servicing_of_ships_and_aircraft",
        "prohibition_of_port_entry",
        "prevention_of_business_arrangements",
        "technical_assistance_related_to_aircraft",
        "de_flag",
        "internet_services_sanctions",
        "prohibition_on_correspondent_banking_relationships_and_processing_payments",
        "prohibition_on_correspondent_banking_and_clearing",
        "closure_of_representative_offices",
    }
)
"""Words of docs/measures.md that a table may use."""
MUST = [
    "block",
    "freeze",
    "reject",
    "report",
    "annual_report",
    "inform",
    "refuse_entry",
    "arrest_surrender",
    "recuse",
    "seek_licence",
]


class Strict(Struct, frozen=True, forbid_unknown_fields=True):
    """A table in which an unknown key is refused."""


class Passage(Strict, frozen=True):
    """Words of a provision, where they were read, and for which days that copy speaks."""

    act: str
    provision: str
    kind: Literal["primary", "secondary"]
    where: str
    """Repository and commit, or address."""
    version: date
    """Date of the version read."""
    text: str = ""
    """At most 60 words, verbatim."""
    since: date | None = None
    """From when these words are in force, where the copy says so."""
    note: str = ""


class ActTable(Strict, frozen=True, rename={"from_": "from"}):
    name: str
    from_: date
    until: date | None = None


class TagTable(Strict, frozen=True, rename={"from_": "from"}):
    """One tag of the authority's list and the act behind it. `also` are other ways in which the tag is written."""

    programme: str
    act: str
    citation: str
    also: tuple[str, ...] = ()
    list: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    from_: date | None = None
    until: date | None = None


class RuleTable(Strict, frozen=True, rename={"from_": "from"}):
    """Who is bound, and by what. An exception (`outcome = "no"`) with measures is about listings of these alone. `weak`: a fact that is left out is named, but leaves the answer as it stands."""

    id: str
    text: str
    when: str
    outcome: Literal["yes", "possibly", "no"]
    measures: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    recalled: str = ""
    """An act and provision from recollection: such a rule never yields yes or no."""
    act: str = ""
    """A part of the tag's act that the rule needs: `Directive 1`."""
    weak: bool = False
    from_: date | None = None
    until: date | None = None


class MustTable(Strict, frozen=True, rename={"from_": "from"}):
    what: str
    to: tuple[str, ...] = ()
    days: int | None = None
    unit: Literal["business_days", "days"] | None = None
    by: str | None = None
    form: str | None = None
    when: str = "private"
    measures: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    recalled: str = ""
    from_: date | None = None
    until: date | None = None


class RecordTable(Strict, frozen=True, rename={"from_": "from"}):
    years: int
    passages: tuple[str, ...] = ()
    recalled: str = ""
    from_: date | None = None
    until: date | None = None


class LicenceTable(Strict, frozen=True, rename={"from_": "from"}):
    """A general licence. `from` and `until` are days, or moments with their offset."""

    name: str
    kind: str
    text: str
    from_: str
    until: str | None = None
    listed_on: tuple[date, ...] = ()
    parties: tuple[str, ...] = ()
    dealings: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    recalled: str = ""


class OrderTable(Strict, frozen=True):
    """A court order. `parties` are the names it is about (none: the whole programme)."""

    court: str
    case: str
    date: date
    action: Literal["enjoins", "stays", "annuls", "suspends", "upholds", "declares"]
    effect: str
    beneficiaries: tuple[str, ...]
    parties: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    status: str = "in force"
    until: str | None = None
    final: bool = False
    passages: tuple[str, ...] = ()
    recalled: str = ""


class ReportTable(Strict, frozen=True):
    """What one source reports of a party's standing, where sources differ."""

    parties: tuple[str, ...]
    source: str
    says: Literal["in_force", "not_in_force"]
    since: date
    confidence: Confidence


class ExposureTable(Strict, frozen=True):
    text: str
    when: str
    passages: tuple[str, ...] = ()
    recalled: str = ""


class ObjectionTable(Strict, frozen=True):
    """A statement of record against a programme as such."""

    kind: str
    actor: str
    date: str
    quote: str
    source: str
    listed_on: tuple[datetime.date, ...] = ()


class ReachTable(Strict, frozen=True):
    """Whom an act reaches who is not listed: family of the listed, staff of a body."""

    id: str
    text: str
    kinds: tuple[str, ...]
    other: str = ""
    when: str = "public"
    outcome: Literal["yes", "possibly"] = "yes"
    measures: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    recalled: str = ""


class NobodyTable(Strict, frozen=True):
    """The rule for those whom no other rule reaches."""

    id: str
    text: str
    passages: tuple[str, ...] = ()
    recalled: str = ""


class RegimeFile(Strict, frozen=True):
    """A whole table as it stands in TOML."""

    key: str
    title: str
    authority: str
    country: str
    nobody: NobodyTable
    act: tuple[ActTable, ...]
    tag: tuple[TagTable, ...]
    summary: str = ""
    measures: tuple[str, ...] = ()
    """What a listing orders that states no measures; empty: every measure of the rules."""
    like: str = ""
    """Another table, of the same country: rules, must, record and exposure that this one leaves out are taken over."""
    rule: tuple[RuleTable, ...] = ()
    must: tuple[MustTable, ...] = ()
    record: tuple[RecordTable, ...] = ()
    licence: tuple[LicenceTable, ...] = ()
    order: tuple[OrderTable, ...] = ()
    report: tuple[ReportTable, ...] = ()
    exposure: tuple[ExposureTable, ...] = ()
    objection: tuple[ObjectionTable, ...] = ()
    reach: tuple[ReachTable, ...] = ()
    ownership: str = ""


class StatuteTable(Strict, frozen=True, rename={"from_": "from"}):
    """A blocking statute: who is under it, and which regimes it forbids to comply with from when to when."""

    statute: str
    title: str
    country: str
    when: str
    covers: tuple[str, ...]
    passages: tuple[str, ...]
    authorised_by: str
    authorised_under: str
    not_covered: str
    from_: date
    until: date | None = None


class StatuteFile(Strict, frozen=True):
    statute: tuple[StatuteTable, ...]


class Support(Struct, frozen=True):
    """What a rule stands on: passages by key, or one recollection."""

    passages: tuple[Passage, ...]
    recalled: str = ""


class Rule(Struct, frozen=True):
    """A rule ready to ask."""

    id: str
    text: str
    when: Condition
    outcome: Binding
    measures: frozenset[str]
    support: Support
    act: str
    weak: bool
    first: date
    last: date


class Regime(Struct, frozen=True):
    """A table ready to use."""

    file: RegimeFile
    rules: tuple[Rule, ...]
    nobody: Support
    conditions: dict[str, Condition]
    """Each condition of must, exposure and reach, by its text."""
    supports: dict[tuple[tuple[str, ...], str], Support]

    @property
    def key(self) -> str:
        return self.file.key

    @property
    def spans(self) -> dict[tuple[str, str], list[tuple[date, date]]]:
        """The intervals of each rule that has several."""
        found: dict[tuple[str, str], list[tuple[date, date]]] = {}
        for rule in self.rules:
            found.setdefault((rule.id, rule.act), []).append((rule.first, rule.last))
        return {key: spans for key, spans in found.items() if len(spans) > 1}

    def support(self, passages: tuple[str, ...], recalled: str) -> Support:
        """The passages behind a part of the table."""
        return self.supports[passages, recalled]


READS: tuple[Read, ...] = ("primary", "secondary", "recalled")
