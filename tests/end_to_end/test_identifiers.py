"""Every kind of identifier, at the door: found without a name, however it is written, with both parties that share it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from listed.text.identifiers import KINDS

from .conftest import Run

# As the list has it, and as somebody asks.
WRITTEN = {
    "passport": ("RU:77 1234567", "771234567"),
    "national_id": ("CN:11010519491231002X", "110105 19491231 002x"),
    "tax_id": ("DE:DE 136 695 976", "136695976"),
    "registration": ("PA:155-2", "1552"),
    "imo": (":9074729", "IMO 9074729"),
    "mmsi": (":422 026 000", "422026000"),
    "call_sign": (":EPAB2", "epab2"),
    "tail_number": (":EP-MNX", "EPMNX"),
    "serial_number": (":MSN 12/34", "MSN1234"),
    "lei": (":529900T8BM49AURSDO55", "5299 00T8 BM49 AURS DO55"),
    "bic": (":DEUTDEFF", "DEUTDEFFXXX"),
    "iban": (":DE89370400440532013000", "DE89 3704 0044 0532 0130 00"),
    "wallet": (":bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "BC1QAR0SRRR7XFKVY5L643LYDNW9RE59GTZZWF5MDQ"),
    "email": (":Ada@Fable.example", "ada@fable.EXAMPLE"),
    "phone": ("CH:079 555 01 23", "+41 79 555 01 23"),
    "website": (":https://www.fable.example/", "fable.example"),
    "isin": (":US0378331005", "us0378331005"),
    "duns": (":12-345-6789", "123456789"),
    "un_reference": (":QDi.999", "QDi 999"),
    "eu_reference": (":EU.9999.99", "eu.9999.99"),
    "uk_reference": (":RUS9999", "rus9999"),
    "other": (":X 77", "x77"),
}  # fmt: skip


@pytest.fixture
def numbered(listed: Run, tmp_path: Path) -> Run:
    """An invented watchlist: of each kind, two parties that share one value."""
    rows = [
        f'Invented {word} {kind.replace("_", " ")},"{kind}:{WRITTEN[kind][0]}"'
        for kind in KINDS
        for word in ("First", "Second")
    ]
    file = tmp_path / "numbers.csv"
    file.write_text("\n".join(["name,identifiers", *rows, ""]), encoding="utf-8")
    done = listed("load", str(file))
    assert done.returncode == 0, done.stderr
    return listed


def test_each_kind_is_found_alone_for_both_parties_that_share_it(numbered: Run) -> None:
    assert set(WRITTEN) == set(KINDS)
    for kind, (_, asked) in WRITTEN.items():
        done = numbered("screen", "--id", f"{kind}:{asked}", "--json")
        assert done.returncode == 1, (kind, done.stderr)
        answer = json.loads(done.stdout)
        found = [hit["party"]["id"] for hit in answer["hits"]]
        assert len(found) == 2, kind
        assert all(hit["factors"][0]["name"] == "identifier" for hit in answer["hits"])


def test_a_valid_check_digit_is_said_with_the_hit(numbered: Run) -> None:
    done = numbered("screen", "--id", "imo:9074729", "--json")
    assert json.loads(done.stdout)["hits"][0]["factors"][0]["note"] == "the same; check digit valid"
    assert "wrong" not in done.stderr


@pytest.mark.parametrize(
    ("asked", "part"), [("imo:9074728", "check digit"), ("lei:529900T8BM49AURSDO56", "check digit"), ("mmsi:42202", "form")]
)  # fmt: skip
def test_a_wrong_check_digit_is_searched_and_warned_about(numbered: Run, asked: str, part: str) -> None:
    done = numbered("screen", "--id", asked, "--json")
    assert done.returncode == 0
    assert f"the {part} is wrong" in done.stderr
    assert any(f"the {part} is wrong" in words for words in json.loads(done.stdout)["warnings"])


def test_a_listed_number_with_a_wrong_check_digit_is_found_all_the_same(listed: Run, tmp_path: Path) -> None:
    file = tmp_path / "slips.csv"
    file.write_text("name,identifiers\nInvented Vessel,imo::9074728\n", encoding="utf-8")
    assert listed("load", str(file)).returncode == 0
    done = listed("screen", "--id", "imo:9074728", "--json")
    assert done.returncode == 1
    assert "the check digit is wrong" in done.stderr
    assert json.loads(done.stdout)["hits"][0]["factors"][0]["note"] == "the same; check digit invalid"
