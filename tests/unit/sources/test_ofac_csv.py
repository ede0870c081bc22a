"""The OFAC CSV reader on invented files in OFAC's format."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest

from listed.errors import UnreadableList
from listed.model import Claim, Identifier, Name, Place, Reading, Text
from listed.sources.common.recognise import open_files, recognise
from listed.sources.us_ofac.remarks import split_remarks

GOLDEN = Path(__file__).parents[2] / "golden" / "ofac"


def reading_of(*paths: Path) -> Reading:
    (found,) = recognise(open_files(paths))
    return found.read()


def claims(reading: Reading, number: int, field: str) -> list[Claim]:
    return [c for c in reading.claims if c.party == f"us-ofac-sdn:{number}" and c.field == field]


def test_a_folder_is_one_edition_with_all_parts() -> None:
    reading = reading_of(GOLDEN)
    assert (reading.source, reading.parts, reading.missing_parts) == ("us-ofac-sdn", reading.all_parts, ())
    names = [
        (c.value.text, c.value.kind, c.value.strength, c.part)
        for c in claims(reading, 1, "name")
        if isinstance(c.value, Name)
    ]
    assert names == [
        ("VEGA, Aster", "primary", "strong", "parties"),
        ("STAR, The", "alias", "weak", "parties"),
        ("WEGA, Aster", "alias", "strong", "aliases"),
    ]


def test_remarks_become_typed_claims_and_stay_whole() -> None:
    reading = reading_of(GOLDEN)
    kinds = {
        c.value.kind: c.value for c in claims(reading, 1, "identifier") if isinstance(c.value, Identifier)
    }
    assert (kinds["passport"].value, kinds["passport"].country, kinds["passport"].note) == (
        "X000000",
        "ly",
        "expires 01 Jan 2030",
    )
    assert (kinds["wallet"].value, kinds["wallet"].note) == ("1TestTestTestTestTestTestTest", "XBT")
    assert [c.value.text for c in claims(reading, 1, "unplaced") if isinstance(c.value, Text)] == [
        "Something new that no rule knows"
    ]
    (remark,) = claims(reading, 1, "remark")
    assert isinstance(remark.value, Text)
    assert remark.value.text.endswith("Something new that no rule knows.")
    assert len(claims(reading, 1, "listing")) == 2
    assert [c.value.city for c in claims(reading, 1, "birth_place") if isinstance(c.value, Place)] == [
        "Sirte"
    ]


def test_a_remark_goes_on_in_the_comments_file() -> None:
    kinds = {
        c.value.kind: c.value.value
        for c in claims(reading_of(GOLDEN), 3, "identifier")
        if isinstance(c.value, Identifier)
    }
    assert kinds == {"call_sign": "CALL7", "imo": "9074729", "mmsi": "123456789", "website": "vega.example"}


def test_the_main_file_alone_says_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "sdn.csv.gz"
    path.write_bytes(gzip.compress((GOLDEN / "sdn.csv").read_bytes()))
    assert reading_of(path).missing_parts == ("aliases", "addresses", "comments")


@pytest.mark.parametrize("size", [0, 1])
def test_an_empty_file_is_refused(tmp_path: Path, size: int) -> None:
    path = tmp_path / "sdn.csv"
    path.write_bytes(b" " * size)
    with pytest.raises(UnreadableList, match="empty"):
        reading_of(path)


def test_a_file_cut_in_a_row_is_refused(tmp_path: Path) -> None:
    for name in ("sdn.csv", "alt.csv"):
        shutil.copy(GOLDEN / name, tmp_path)
    path = tmp_path / "sdn.csv"
    path.write_bytes(path.read_bytes() + b'\r\n4,"CUT OFF')
    with pytest.raises(UnreadableList, match="columns"):
        reading_of(tmp_path)


def test_a_page_of_html_is_no_list(tmp_path: Path) -> None:
    path = tmp_path / "sdn.csv"
    path.write_text("<html><body>Service unavailable</body></html>")
    with pytest.raises(UnreadableList, match="no reader knows"):
        reading_of(path)


def test_remarks_are_parted_at_semicolons_only() -> None:
    assert list(split_remarks("DOB 1961; a.k.a. 'X; Y'.")) == ["DOB 1961", "a.k.a. 'X", "Y'"]
    assert list(split_remarks("One.; Two.")) == ["One.", "Two"]
