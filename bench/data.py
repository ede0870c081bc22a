"""The names and queries that are measured: a corpus of listed parties, and its synthetic growth."""

from __future__ import annotations

import csv
import gzip
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from listed.dates import parse_date
from listed.match.packed_party import Fact, PackedParty

FOLDER = Path(os.environ.get("LISTED_SNAPSHOTS", Path(__file__).parents[1] / ".." / "shared")) / "bench"


class Corpus(Struct, frozen=True):
    """Listed names: text, number of the party, kind (0 person, 1 entity), and the ids of the parties."""

    names: tuple[str, ...]
    parties: tuple[int, ...]
    kinds: tuple[int, ...]
    ids: tuple[str, ...]


def corpus() -> Corpus:
    """The development corpus: 31,251 parties, 68,304 names."""
    names, parties, kinds, ids = [], [], [], []
    with gzip.open(FOLDER / "corpus.jsonl.gz", "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            row = json.loads(line)
            ids.append(row["id"])
            for name in row["name"] + row["alias"] + row["weakAlias"]:
                names.append(name)
                parties.append(number)
                kinds.append(0 if row["schema"] == "Person" else 1)
    return Corpus(tuple(names), tuple(parties), tuple(kinds), tuple(ids))


def packed_parties() -> Iterator[PackedParty]:
    """The same parties with their dates of birth and countries, as a pack takes them."""
    always = ((0, 2**62),)
    with gzip.open(FOLDER / "corpus.jsonl.gz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            born = (Fact("birth_date", text, "", always, parse_date(text)) for text in row["birthDate"])
            ties = (Fact("country", code, code, always) for code in row["country"])
            names = tuple((name, always) for name in row["name"] + row["alias"] + row["weakAlias"])
            yield PackedParty(row["id"], row["source"], row["schema"], names, (*born, *ties))


def grown(base: Corpus, size: int, seed: int = 1) -> Corpus:
    """The corpus and recombinations of its words (one in eight with a changed letter) up to `size` names."""
    rnd = random.Random(seed)
    words = [
        [w for n, k in zip(base.names, base.kinds, strict=True) if k == kind for w in n.split()]
        for kind in (0, 1)
    ]
    names, kinds = list(base.names), list(base.kinds)
    while len(names) < size:
        kind = rnd.randrange(2)
        kinds.append(kind)
        names.append(" ".join(_word(rnd, words[kind]) for _ in range(rnd.choice((2, 2, 3, 3, 4, 5)))))
    return Corpus(
        tuple(names),
        (*base.parties, *range(len(base.ids), len(base.ids) + len(names) - len(base.names))),
        tuple(kinds),
        base.ids,
    )


def _word(rnd: random.Random, words: list[str]) -> str:
    word = rnd.choice(words)
    if rnd.random() >= 0.125:
        return word
    at = rnd.randrange(len(word))
    return word[:at] + rnd.choice("abcdefghijklmnopqrstuvwxyz") + word[at + 1 :]


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the development tables."""
    with (FOLDER / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)
