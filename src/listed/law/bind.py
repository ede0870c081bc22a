"""Whether a regime binds the one who asks: rules with three values, the verdict, and the facts that are missing.

>>> from datetime import date
>>> from listed.law.load import law
>>> from listed.profile_model import Profile
>>> bank = Profile("legal_person", complete=True, incorporation="US")
>>> bind(Asked(law().regimes["US-SDN"], "EO 13224", ("asset_freeze",)), Facts(bank, date(2025, 6, 2))).binding
'yes'
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from msgspec import Struct

from listed.duty_model import Basis, Binding, Confidence, MissingFact
from listed.law.citing import citations, confidence
from listed.law.conditions import Atom, Truth, atoms, truth
from listed.law.facts import ATOMS, Facts, has_fact, stated
from listed.law.tables import Regime, Rule, Support

STRONGEST: tuple[Binding, ...] = ("yes", "possibly", "unknown", "no")


class Asked(Struct, frozen=True):
    """A regime, the act of the listing, and what the listing orders."""

    regime: Regime
    act: str
    measures: tuple[str, ...]

    def __hash__(self) -> int:
        return hash((self.regime.key, self.act, self.measures))


class Verdict(Struct, frozen=True):
    """Whether the asker is bound, by which rule, with what."""

    binding: Binding
    rule: str
    text: str
    support: Support
    confidence: Confidence
    measures: tuple[str, ...]
    missing: tuple[MissingFact, ...] = ()
    basis: tuple[Basis, ...] = ()


def applicable(asked: Asked, on: date) -> tuple[Rule, ...]:
    """The rules in force that day that carry a measure which the listing orders."""
    return tuple(
        rule
        for rule in asked.regime.rules
        if rule.first <= on <= rule.last
        and _about(rule, frozenset(asked.measures))
        and (not rule.act or _names(asked.act, rule.act))
    )


def _about(rule: Rule, ordered: frozenset[str]) -> bool:
    """Whether a rule carries a measure that the listing orders; an exception must cover all of them, or names none."""
    return (
        not rule.measures or ordered <= rule.measures
        if rule.outcome == "no"
        else bool(rule.measures & ordered)
    )


def _names(act: str, part: str) -> bool:
    """Whether an act names a part: `Directives 1, 2` and `Directive 1` name Directive 1, `Directive 1A` does not.

    `!Directive`: the act names none."""
    if part.startswith("!"):
        return part[1:] not in act
    word, _, number = part.rpartition(" ")
    tail = act.partition(word)[2].lstrip("s")
    return number in tail.replace(",", " ").replace(";", " ").replace("/", " ").split()


@lru_cache(maxsize=65536)
def bind(asked: Asked, facts: Facts) -> Verdict:
    """The verdict on the facts stated, with what each missing fact would change."""
    rules = applicable(asked, facts.day)
    found = _judge(asked, rules, facts)
    return Verdict(
        found.binding,
        found.rule,
        found.text,
        found.support,
        found.confidence,
        found.measures,
        tuple(_missing(asked, rules, facts, found.binding)),
        tuple(_basis(rules, facts, found)),
    )


def _judge(asked: Asked, rules: tuple[Rule, ...], facts: Facts) -> Verdict:
    """An exception first; then the strongest rule that holds; then a rule that may hold; else nobody's rule."""
    held = [(rule, truth(rule.when, facts.ask)) for rule in rules]
    exception = next((rule for rule, value in held if value and rule.outcome == "no"), None)
    if exception:
        return _verdict(asked, facts, exception, "no")
    for outcome in ("yes", "possibly"):
        hit = next((rule for rule, value in held if value and rule.outcome == outcome), None)
        if hit:
            return _verdict(asked, facts, hit, hit.outcome)
    open_ = next((rule for rule, v in held if v is None and not rule.weak and rule.outcome != "no"), None)
    if open_:
        return _verdict(asked, facts, open_, "unknown")
    nobody = asked.regime.file.nobody
    sure = confidence(asked.regime.nobody, facts.day)
    binding: Binding = "unknown" if sure == "L" else "no"
    return Verdict(binding, nobody.id, nobody.text, asked.regime.nobody, sure, ())


def _verdict(asked: Asked, facts: Facts, rule: Rule, outcome: Binding) -> Verdict:
    """A rule that rests on recollection or confidence L yields neither yes nor no."""
    sure = confidence(rule.support, facts.day)
    if sure == "L" and outcome in ("yes", "no"):
        outcome = "possibly" if outcome == "yes" else "unknown"
    text = f"Not decided by the facts stated: {rule.text}" if outcome == "unknown" else rule.text
    carried = tuple(m for m in asked.measures if m in rule.measures) if outcome in ("yes", "possibly") else ()
    if outcome == "yes":
        carried = _all_measures(asked, facts)
    return Verdict(outcome, rule.id, text, rule.support, sure, carried)


def _all_measures(asked: Asked, facts: Facts) -> tuple[str, ...]:
    """Every ordered measure that some rule lays on this asker."""
    binding = [r for r in applicable(asked, facts.day) if r.outcome == "yes" and truth(r.when, facts.ask)]
    return tuple(m for m in asked.measures if any(m in rule.measures for rule in binding))


def _missing(asked: Asked, rules: tuple[Rule, ...], facts: Facts, now: Binding) -> Iterator[MissingFact]:
    """Each fact nobody stated that would change the answer, tried out with the value that the rules ask for."""
    seen: set[tuple[str, str]] = set()
    for atom in _unstated(rules, facts):
        then = _tried(asked, rules, facts, atom).binding
        fact = MissingFact(_key(facts, atom), f"{_would(atom)}: {then}")
        if then != now and (fact.key, fact.would) not in seen:
            seen.add((fact.key, fact.would))
            yield fact


def _tried(asked: Asked, rules: tuple[Rule, ...], facts: Facts, atom: Atom) -> Verdict:
    return _judge(asked, rules, Facts(facts.profile, facts.day, ((atom, True),)))


def _unstated(rules: tuple[Rule, ...], facts: Facts) -> list[Atom]:
    """Atoms that nobody answered, in the order of the rules, in rules that may still hold."""
    found: dict[Atom, None] = {}
    for rule in rules:
        if truth(rule.when, facts.ask) is None:
            found.update({atom: None for atom in atoms(rule.when) if facts.ask(atom) is None})
    return list(found)


def _key(facts: Facts, atom: Atom) -> str:
    key = ATOMS[atom.name].key
    return "branch_of" if key == "incorporation" and facts.profile.kind == "branch" else key


def _would(atom: Atom) -> str:
    words = ATOMS[atom.name].would
    return f"{words} ({atom.argument.replace('|', ' or ')})" if atom.argument else words


def _basis(rules: tuple[Rule, ...], facts: Facts, found: Verdict) -> Iterator[Basis]:
    """The facts that the verdict rests on, each with the rule it meets."""
    cited = citations(found.support, facts.day)
    deciding = [rule for rule in rules if rule.id == found.rule] or [r for r in rules if r.outcome != "no"]
    wanted: Truth = found.rule in [rule.id for rule in rules]
    seen: set[str] = set()
    for rule in deciding:
        for atom in atoms(rule.when):
            key = ATOMS[atom.name].key
            if (
                key not in seen
                and key != "kind"
                and has_fact(facts.profile, key)
                and _told(facts, atom, wanted)
            ):
                seen.add(key)
                yield Basis(
                    stated(facts.profile, key), f"{'' if facts.ask(atom) else 'not '}{_would(atom)}", cited
                )


def _told(facts: Facts, atom: Atom, wanted: Truth) -> bool:
    """Whether a fact was stated, or closed, and speaks for the verdict."""
    answer = facts.ask(atom)
    return answer is not None and bool(answer) == bool(wanted)
