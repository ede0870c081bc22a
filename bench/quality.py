"""How well: pairs of names, aliases held out, customers on no list, names with typos. All on the development sets."""

from __future__ import annotations

import json
import random
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from bench.companies import invented
from bench.data import Corpus, packed_parties, rows
from listed.dates import parse_date
from listed.match import pack, search
from listed.match.kernel import ENTITY, PERSON, native
from listed.match.query_values import country_of
from listed.match.score import COMPARE_THRESHOLD, DEFAULT_THRESHOLD, compare
from listed.model import Query

NOW = search.Moment(1, 1)


def measure(index: native.Index, matcher: native.Matcher, corpus: Corpus) -> dict[str, float]:
    """Each measure by name, as a share of 1."""
    customers = [row["full_name"] for row in rows("customers_dev.csv")]
    un = [row["full_name"] for row in rows("un_customers_dev.csv")]
    slips = [typo(name, random.Random(i)) for i, name in enumerate(un)]
    return {
        "name pairs, F1 at COMPARE_THRESHOLD": pairs_f1(),
        "customers on no list that raise a hit, name only": _hit(index, customers),
        "the same, with date of birth and country": customers_with_facts(),
        "invented companies that raise a hit": _hit(index, invented(2500), ENTITY),
        "UN names found": _hit(index, un),
        "UN names with one typo found": _hit(index, slips),
        **aliases(index, matcher, corpus),
    }


def customers_with_facts() -> float:
    """The share of the customers that raise a hit when their date of birth and nationality are stated too."""
    queries = [
        Query(row["full_name"], "Person", parse_date(row["date_of_birth"]), (country_of(row["nationality"]),))
        for row in rows("customers_dev.csv")
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.pack"
        pack.write(path, packed_parties(), "bench")
        opened = pack.Pack(path, "bench")
        met = search.meet(opened, queries, NOW, DEFAULT_THRESHOLD)
        hits = (
            search.candidates(opened, q, NOW, DEFAULT_THRESHOLD, m) for q, m in zip(queries, met, strict=True)
        )
        return sum(bool(found) for found in hits) / len(queries)


def pairs_f1() -> float:
    """F1 over the development pairs."""
    right = wrong = missed = 0
    for row in rows("name_pairs_dev.csv"):
        same = compare(row["name1"], row["name2"], row["schema"]) >= COMPARE_THRESHOLD
        right += same and row["is_match"] == "true"
        wrong += same and row["is_match"] != "true"
        missed += not same and row["is_match"] == "true"
    return 2 * right / (2 * right + wrong + missed)


def typo(name: str, rnd: random.Random) -> str:
    """The name with one letter lost, doubled, swapped with the next, or replaced."""
    at = rnd.choice([i for i, c in enumerate(name) if c != " "])
    slips = (
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
        name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
        name[:at] + rnd.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ") + name[at + 1 :],
    )
    return rnd.choice(slips)


def _hit(index: native.Index, names: Sequence[str], kind: int = PERSON) -> float:
    return sum(bool(index.search(name, kind, DEFAULT_THRESHOLD, 1, 1)) for name in names) / len(names)


def aliases(index: native.Index, matcher: native.Matcher, corpus: Corpus) -> dict[str, float]:
    """Share of aliases whose party comes first without them. Parties that have the very alias too do not count
    against it: they are the same real party on another list."""
    found: dict[str, list[bool]] = defaultdict(list)
    for row in rows("aliases_dev.csv"):
        kind = 0 if row["schema"] == "Person" else 1
        best = held_out(index, corpus, row, DEFAULT_THRESHOLD)
        own = matcher.score(row["query"], row["query"], kind)
        others = [total for key, total in best.items() if key != row["gold_id"] and total < own]
        gold = best.get(row["gold_id"], -1)
        found[_group(row)].append(gold >= max(others, default=0) and gold >= 0)
    return {
        f"alias held out, found first: {group}": sum(hits) / len(hits)
        for group, hits in sorted(found.items())
    }


def held_out(index: native.Index, corpus: Corpus, row: dict[str, str], threshold: int) -> dict[str, int]:
    """The best total of each party that an alias meets when the names which hold it are taken from its own."""
    removed = set(json.loads(row["remove"]))
    best: dict[str, int] = {}
    for entry, party, total in index.search(row["query"], int(row["schema"] != "Person"), threshold, 1, 1):
        key = corpus.ids[party]
        if key != row["gold_id"] or corpus.names[entry] not in removed:
            best[key] = max(best.get(key, 0), total)
    return best


def _group(row: dict[str, str]) -> str:
    what = "person" if row["schema"] == "Person" else "organisation"
    return f"{script(row['query'])}, {what}" if row["kind"] == "script" else f"Latin, {what}"


def script(text: str) -> str:
    """The name of the first script other than Latin in a text."""
    names = (unicodedata.name(c, "").split()[0] for c in text if c.isalpha())
    return next((name.capitalize() for name in names if name and name != "LATIN"), "Latin")
