"""Asks the questions of questions.toml and prints the share of right answers: `python -m bench.law.score [--wrong]`.

Three constant answers stand beside ours. `opposite` is yes for no or no for yes; `undecided` is unknown, or possibly where the
law gives a plain yes or no. What hangs on the answer counts one by one: measures, report, years, licence, order, conflict, missing.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from listed.dates import PartialDate
from listed.duty_model import Duty
from listed.law.answer import Question, duties, strongest
from listed.law.load import law
from listed.law.profile_file import profile_of
from listed.law.record_facts import ListingFact, Subject
from listed.law.standing import OUT
from listed.model import Listing

NAMES = {
    "guillou": "Nicolas Yann Guillou",
    "karim_khan": "Karim Asad Ahmad Khan",
    "bossa": "Solomy Balungi Bossa",
    "albanese": "Francesca Paola Albanese",
}
"""The real parties among the questions: orders and reports are about them by name."""


def main() -> int:
    wrong = "--wrong" in sys.argv[1:]
    for line in lines(wrong):
        print(line)
    return 0


def lines(show_wrong: bool = False) -> Iterator[str]:
    """The table, with the wrong answers where asked for."""
    table = tomllib.loads(Path(__file__).with_name("questions.toml").read_text("utf-8"))
    asked = [(question, ask(table, question)) for question in table["question"]]
    tally = Counter(judge(q["binding"], strongest(found)) for q, found in asked)
    parts = Counter(right for q, found in asked for _, right in hanging(q, found))
    cited = sum(all(duty.citation for duty in found) for _, found in asked)
    total = len(asked)
    yield f"questions about duties: {total}"
    yield f"{'':<12}{'right':>8}{'opposite':>10}{'undecided':>11}"
    yield row("listed", tally, total)
    for constant in ("yes", "no", "possibly"):
        yield row(constant, Counter(judge(q["binding"], constant) for q, _ in asked), total)
    yield f"what hangs on the answer: {parts[True] / max(1, parts.total()):.1%} of {parts.total()} right; cited: {cited / total:.1%}"
    for question, found in asked if show_wrong else ():
        yield from told(question, found)


def row(name: str, tally: Counter[str], total: int) -> str:
    return f"{name:<12}" + "".join(
        f"{tally[k] / total:>{w}.1%}" for k, w in (("right", 8), ("opposite", 10), ("undecided", 11))
    )


def told(question: dict[str, Any], found: tuple[Duty, ...]) -> Iterator[str]:
    answer = strongest(found)
    if answer != question["binding"]:
        yield f"{question['id']}: {answer}, right is {question['binding']} ({question['cite']})"
    for name, right in hanging(question, found):
        if not right:
            yield f"{question['id']}: wrong {name}"


def judge(right: str, answer: str) -> str:
    """`right`, `opposite`, `undecided` or `wrong`."""
    if answer == right:
        return "right"
    if {answer, right} == {"yes", "no"}:
        return "opposite"
    return (
        "undecided" if answer == "unknown" or (answer == "possibly" and right in ("yes", "no")) else "wrong"
    )


def ask(table: dict[str, Any], question: dict[str, Any]) -> tuple[Duty, ...]:
    """The duties of one question."""
    asker, party, day = question["ask"]
    profile = profile_of({**table["profile"][asker], **question.get("with", {})}).profile
    on = date.fromisoformat(day)
    subject = subject_of(party, table["party"][party], on)
    return duties(law(), Question(subject, profile, on, question.get("at")))


def subject_of(key: str, party: dict[str, Any], on: date) -> Subject:
    """The invented party with its one listing, as it stood on the day."""
    first = date.fromisoformat(party["listed_on"])
    removed = date.fromisoformat(party["removed_on"]) if "removed_on" in party else None
    standing = OUT[0] if on < first else OUT[1] if removed and on >= removed else "in force"
    last = PartialDate(latest=date.fromordinal(removed.toordinal() - 1)) if removed else None
    listing = Listing(
        party["authority"],
        party["programme"],
        party.get("legal_act", ""),
        tuple(party.get("measures", ())),
        listed_on=PartialDate(first, first, party["listed_on"]),
        until=last,
        list=party["list"],
    )
    return Subject(
        key, "Person", (NAMES.get(key, f"Invented {key}"),), (ListingFact(listing, standing, "", False),)
    )


def hanging(question: dict[str, Any], found: tuple[Duty, ...]) -> Iterator[tuple[str, bool]]:
    """Each thing that hangs on the answer, with whether it is right."""
    if not found:
        return
    duty = found[0]
    if "measures" in question:
        yield "measures", set(question["measures"]) == set(duty.measures)
    if "report" in question:
        yield "report", any(_same_report(must, question["report"]) for must in duty.must)
    if "years" in question:
        yield "years", question["years"] == duty.record_keeping_years
    if "licence" in question:
        want = question["licence"]
        yield (
            "licence",
            any(
                (one.name, one.in_force, one.covers_party)
                == (want["name"], want["in_force"], want["covers_party"])
                for one in duty.licences
            ),
        )
    if "order" in question:
        want = question["order"]
        yield (
            "order",
            any((one.court, one.covers) == (want["court"], want["covers"]) for one in duty.court_orders),
        )
    if "conflict" in question:
        want = question["conflict"]
        yield (
            "conflict",
            any(
                one.statute == want["statute"]
                and one.applies == want["applies"]
                and want.get("effect", one.effect) == one.effect
                for one in duty.conflicts
            ),
        )
    if "missing" in question:
        yield "missing", set(question["missing"]) <= {fact.key for fact in duty.missing_facts}


def _same_report(must: Any, want: dict[str, Any]) -> bool:
    same_time = (must.days, must.unit, must.by) == (want.get("days"), want.get("unit"), want.get("by"))
    return must.what == "report" and want["to"] in must.to and same_time


if __name__ == "__main__":
    sys.exit(main())
