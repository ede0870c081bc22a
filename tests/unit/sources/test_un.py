"""The UN reader on an invented list in the UN's format."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from listed.errors import UnreadableList
from listed.model import Dated, Identifier, Listing, Name, Party, Reading
from listed.sources.common.recognise import open_files, recognise

GOLDEN = Path(__file__).parents[2] / "golden" / "un" / "consolidated.xml"


def reading_of(path: Path) -> Reading:
    (found,) = recognise(open_files([path]))
    return found.read()


def party(reading: Reading, key: str) -> Party:
    return Party(key, "Thing", reading.source, tuple(c for c in reading.claims if c.party == key))


def test_every_stated_value_becomes_a_claim() -> None:
    reading = reading_of(GOLDEN)
    vega = party(reading, "un-sc:LYi.900")
    assert reading.published_at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    names = [(n.text, n.kind, n.strength, n.script) for n in vega.values("name") if isinstance(n, Name)]
    assert names == [
        ("Aster VEGA Lyra", "primary", "strong", "Latn"),
        ("أستر فيغا", "primary", "strong", "Arab"),
        ("The Star", "alias", "weak", "Latn"),
    ]
    (listing,) = (v for v in vega.values("listing") if isinstance(v, Listing))
    assert (listing.programme, listing.record, listing.measures) == (
        "Libya",
        "LYi.900",
        ("asset_freeze", "travel_ban"),
    )
    assert listing.listed_on is not None
    assert listing.listed_on.iso == "2011-02-26"
    assert [d.iso for d in listing.amended_on] == ["2013-04-01", "2016-09-16"]
    assert [d.when.iso for d in vega.values("birth_date") if isinstance(d, Dated)] == [
        "1960-01-01/1962-12-31",
        "1961",
    ]
    passport = next(
        i for i in vega.values("identifier") if isinstance(i, Identifier) and i.kind == "passport"
    )
    assert (passport.value, passport.country, passport.note) == ("B 000000", "ly", "expired")
    assert [getattr(v, "code", "") for v in vega.values("nationality")] == ["ly"]


def test_evidence_names_file_place_and_words() -> None:
    claim = next(c for c in reading_of(GOLDEN).claims if c.field == "remark")
    assert len(claim.evidence.file) == 64
    assert claim.evidence.place == "consolidated.xml LYi.900, COMMENTS1"
    assert claim.evidence.text == "Invented for a test."


def test_an_unknown_regime_is_kept_without_measures() -> None:
    (listing,) = party(reading_of(GOLDEN), "un-sc:XXe.001").values("listing")
    assert isinstance(listing, Listing)
    assert (listing.programme, listing.measures, listing.legal_act) == ("NewRegime", (), "")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("<GENDER>Female</GENDER>", "<COLOUR>red</COLOUR>", "COLOUR"),
        ("<QUALITY>Low</QUALITY>", "<RANK>1</RANK>", "RANK"),
        ("<REFERENCE_NUMBER>LYi.900</REFERENCE_NUMBER>", "", "reference number"),
        ("</CONSOLIDATED_LIST>", "", "not well-formed"),
        (
            "<CONSOLIDATED_LIST",
            '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><CONSOLIDATED_LIST',
            "document type",
        ),
    ],
)
def test_what_has_no_rule_is_refused_with_its_place(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = tmp_path / "consolidated.xml"
    path.write_text(GOLDEN.read_text().replace(old, new, 1))
    with pytest.raises(UnreadableList, match=words) as refused:
        reading_of(path)
    assert refused.value.where
    assert refused.value.hint


def test_a_list_cut_after_the_individuals_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "consolidated.xml"
    text = GOLDEN.read_text()
    path.write_text(text[: text.index("<ENTITIES>")] + "</CONSOLIDATED_LIST>")
    with pytest.raises(UnreadableList, match="cut off"):
        reading_of(path)
