"""How well: pairs of names, aliases held out, customers on no list, names with typos. All on the development sets."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Sequence

from bench.data import Corpus, rows
from listed.match import kernel
from listed.match.kernel import native
from listed.match.score import COMPARE_THRESHOLD, DEFAULT_THRESHOLD, compare

FOREVER = [(0, 2**62)]


def measure(corpus: Corpus) -> dict[str, float]:
    """Each measure by name, as a share of 1."""
    matcher = kernel.matcher(kernel.lexicon())
    index = native.Index(
        matcher,
        native.build_index(
            matcher, corpus.names, corpus.parties, corpus.kinds, [FOREVER] * len(corpus.names)
        ),
    )
    customers = [row["full_name"] for row in rows("customers_dev.csv")]
    un = [row["full_name"] for row in rows("un_customers_dev.csv")]
    return {
        "name pairs, F1 at COMPARE_THRESHOLD": pairs_f1(),
        "customers on no list that raise a hit, name only": _hit(index, customers),
        "UN names found": _hit(index, un),
        "UN names with one typo found": _hit(
            index, [typo(name, random.Random(i)) for i, name in enumerate(un)]
        ),
        **aliases(index, matcher, corpus),
    }


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


def _hit(index: native.Index, names: Sequence[str]) -> float:
    return sum(bool(index.search(name, 0, DEFAULT_THRESHOLD, 1, 1)) for name in names) / len(names)


def aliases(index: native.Index, matcher: native.Matcher, corpus: Corpus) -> dict[str, float]:
    """Share of aliases whose party comes first without them. Parties that have the very alias too do not count
    against it: they are the same real party on another list."""
    found: dict[str, list[bool]] = defaultdict(list)
    for row in rows("aliases_dev.csv"):
        kind = 0 if row["schema"] == "Person" else 1
        removed = set(json.loads(row["remove"]))
        best: dict[str, int] = {}
        for entry, party, total in index.search(row["query"], kind, DEFAULT_THRESHOLD, 1, 1):
            key = corpus.ids[party]
            if key != row["gold_id"] or corpus.names[entry] not in removed:
                best[key] = max(best.get(key, 0), total)
        own = matcher.score(row["query"], row["query"], kind)
        others = [total for key, total in best.items() if key != row["gold_id"] and total < own]
        gold = best.get(row["gold_id"], -1)
        found[_group(row)].append(gold >= max(others, default=0) and gold >= 0)
    return {
        f"alias held out, found first: {group}": sum(hits) / len(hits)
        for group, hits in sorted(found.items())
    }


def _group(row: dict[str, str]) -> str:
    what = "person" if row["schema"] == "Person" else "organisation"
    return f"other script, {what}" if row["kind"] == "script" else f"Latin, {what}"
