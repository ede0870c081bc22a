"""Names and parties of the development texts and of the reference article, scored as the scorer beside them does."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

import listed
from listed.documents import find, identify, parser, parties
from listed.documents.document import Document, Parties
from listed.documents.extract import load

NAMED = ("name", "surname", "short", "acronym", "alias")
LEAST = {
    "names touch R": 0.97,
    "names touch P": 0.85,
    "names exact R": 0.88,
    "names exact P": 0.70,
    "person typed F1": 0.87,
    "organisation typed F1": 0.80,
}


def read(path: Path, with_parser: bool) -> Parties:
    document = load(str(path))
    numbered = identify.numbered(document.text)
    return parties.parties(document, find.find(document, parsed(document, with_parser), numbered), numbered)


def parsed(document: Document, with_parser: bool):  # type: ignore[no-untyped-def]
    loaded = parser.load() if with_parser else None
    if isinstance(loaded, parser.NoParser):
        pytest.skip(loaded.why)
    return loaded.parse(document) if loaded else None


def scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("documents_score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("with_parser", [False, True])
def test_names_reach_the_figures(snapshots: Path, with_parser: bool) -> None:
    folder = snapshots / "documents-dev"
    predictions = {}
    for path in sorted((folder / "texts").glob("*.txt")):
        kept = [m for m in read(path, with_parser).mentions if m.form in NAMED]
        predictions[path.stem] = {
            "mentions": [{"start": m.start, "end": m.end, "type": m.type, "party": m.party} for m in kept]
        }
    score = scorer(folder)
    gold = {name: one for name, one in _gold(score, folder).items() if name in predictions}
    _, measures, _ = score.run(gold, predictions, quiet=True)
    assert {name: measures[name] for name in LEAST if measures[name] < LEAST[name]} == {}


def _gold(score: ModuleType, folder: Path) -> dict[str, object]:
    """The scorer's own loader leaves files open, which our warnings refuse."""
    found = {}
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = (folder / "texts" / f"{path.stem}.txt").read_bytes().decode()
        found[path.stem] = score.Gold(gold, text)
    return found


@pytest.mark.parametrize("with_parser", [False, True])
def test_the_article_has_its_nine_persons_each_a_party_of_its_own(snapshots: Path, with_parser: bool) -> None:
    annotation = json.loads((snapshots / "article" / "icc-sanctions.annotation.json").read_text("utf-8"))
    wanted = {one["name"] for one in annotation["parties"] if one["type"] == "person"}
    found = read(snapshots / "article" / "icc-sanctions.txt", with_parser)
    persons = [one.name for one in found.parties if one.type == "person"]
    assert sorted(persons) == sorted(wanted)


def test_the_article_on_the_starter_register_finds_who_is_listed(snapshots: Path, tmp_path: Path) -> None:
    with listed.open(tmp_path) as register:
        read = register.at().read(load(str(snapshots / "article" / "icc-sanctions.txt")))
    assert {hit.party for party in read.parties for hit in party.hits} == {
        f"starter:{name}"
        for name in (
            "nicolas-guillou",
            "kimberly-prost",
            "nazhat-khan",
            "mame-niang",
            "karim-khan",
            "francesca-albanese",
            "benjamin-netanyahu",
            "yoav-gallant",
        )
    }
