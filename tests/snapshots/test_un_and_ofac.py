"""Real lists of the UN and OFAC: whole counts, ready-made differences, and screening end to end."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

import listed
from listed import Query
from listed.errors import UnreadableList
from listed.model import Identifier, Reading
from listed.register import Register
from listed.sources.common.recognise import open_files, recognise
from listed.text.fold import fold


def reading_of(*paths: Path) -> Reading:
    (found,) = recognise(open_files(paths))
    return found.read()


def parties(reading: Reading) -> set[str]:
    return {claim.party for claim in reading.claims}


@pytest.mark.parametrize(
    ("day", "persons", "entities"),
    [("2026-01-28", 726, 273), ("2026-04-17", 733, 272), ("2026-08-01", 736, 275)],
)
def test_un_counts(snapshots: Path, day: str, persons: int, entities: int) -> None:
    reading = reading_of(snapshots / "data/un" / day)
    schemas = [c.value.text for c in reading.claims if c.field == "schema" and hasattr(c.value, "text")]
    assert (schemas.count("Person"), len(schemas) - schemas.count("Person")) == (persons, entities)


def test_un_differences(snapshots: Path) -> None:
    first, second, third = (
        parties(reading_of(snapshots / "data/un" / day)) for day in ("2026-01-28", "2026-04-17", "2026-08-01")
    )
    gained = {
        f"un-sc:{n}" for n in ("QDi.437", "QDi.438", "QDi.439", "SDi.007", "SDi.008", "SDi.009", "SDi.010")
    }
    assert (second - first, first - second) == (gained, {"un-sc:QDe.137"})
    lost = {f"un-sc:QDi.{n}" for n in ("054", "056", "306", "307", "312", "352", "433")}
    assert (len(third - second), second - third) == (13, lost)


def test_ofac_counts(snapshots: Path) -> None:
    old = reading_of(snapshots / "data/us-ofac/2021-07-07")
    aliases = [c for c in old.claims if c.part == "aliases" and c.field == "name"]
    assert (len(parties(old)), len(aliases), old.missing_parts) == (8976, 11910, ())
    assert len(parties(reading_of(snapshots / "data/us-ofac/2024-05-03"))) == 14965


def test_ofac_differences(snapshots: Path) -> None:
    days = [
        parties(reading_of(snapshots / "data/us-ofac" / day))
        for day in ("2024-04-26", "2024-05-02", "2024-05-03")
    ]
    assert (len(days[1] - days[0]), len(days[0] - days[1])) == (305, 0)
    assert (len(days[2] - days[1]), len(days[1] - days[2])) == (0, 8)
    assert "us-ofac-sdn:38556" in days[1] - days[2]


def test_a_wallet_that_is_cut_at_character_1000_is_whole(snapshots: Path) -> None:
    reading = reading_of(snapshots / "data/us-ofac/2026-08-02")
    wallets = [
        c.value.value
        for c in reading.claims
        if isinstance(c.value, Identifier) and c.value.kind == "wallet" and c.value.note == "XBT"
    ]
    assert wallets
    assert all(26 <= len(w) <= 62 for w in wallets)


def test_those_listed_under_the_icc_order_are_all_read(snapshots: Path) -> None:
    reading = reading_of(snapshots / "data/us-ofac/2026-08-02")
    icc = {c.party for c in reading.claims if getattr(c.value, "programme", "") == "ICC-EO14203"}
    assert len(icc) == 14


@pytest.fixture(scope="module")
def loaded(snapshots: Path, tmp_path_factory: pytest.TempPathFactory) -> Register:
    register = listed.open(tmp_path_factory.mktemp("register"))
    register.load([snapshots / "data/un/2026-08-01"])
    register.load([snapshots / "data/us-ofac/2024-05-03"])
    return register


def test_names_are_found_in_every_script(loaded: Register) -> None:
    view = loaded.at()
    for name in (
        "Usama bin Laden Network",
        "Усама бин Ладен",
        "Айман Аз-Завахири",
        "أيمن محمد ربيع الظواهري",
        "PUTIN, Vladimir",
        "Владимир Владимирович Путин",
    ):
        assert view.screen(Query(name)).hits, name


def test_every_untouched_un_name_returns_every_party_with_that_name(
    loaded: Register, snapshots: Path
) -> None:
    with (snapshots / "bench/un_customers_dev.csv").open(encoding="utf-8") as file:
        customers = [row["full_name"] for row in csv.DictReader(file)]
    view = loaded.at()
    by_name: dict[tuple[str, ...], set[str]] = {}
    for number in view.parties("un-sc"):
        party = view.show(number)
        for value in party.values("name"):
            by_name.setdefault(tuple(sorted(t.latin for t in fold(getattr(value, "text", "")))), set()).add(
                number
            )
    compared = 0
    for name in customers:
        expected = by_name.get(tuple(sorted(t.latin for t in fold(name))))
        if expected:
            compared += 1
            found = {hit.party.id for hit in view.screen(Query(name)).hits}
            assert expected <= found, name
    assert compared > 600


def test_an_empty_file_changes_nothing(loaded: Register, snapshots: Path) -> None:
    before = loaded.editions
    with pytest.raises(UnreadableList, match="empty"):
        loaded.load([snapshots / "data/us-ofac/2024-05-04-broken"])
    assert loaded.editions == before
    loaded.verify()


def test_the_same_bytes_change_nothing(loaded: Register, snapshots: Path) -> None:
    (again,) = loaded.load([snapshots / "data/un/2026-08-01"])
    assert again.unchanged


def test_history_is_loaded_late_and_asked_about_any_day(snapshots: Path, tmp_path: Path) -> None:
    with listed.open(tmp_path / "register") as register:
        for day in ("2024-04-26", "2024-05-02", "2024-05-03"):
            register.load(
                [snapshots / "data/us-ofac" / day], known=datetime.fromisoformat(day).replace(tzinfo=UTC)
            )
        query = Query("EMPEROR AVIATION LTD", "Organization")
        asked = [
            register.at(known=datetime(2024, 5, day, 12, tzinfo=UTC)).screen(query).hits for day in (2, 3)
        ]
        assert [bool(hits) for hits in asked] == [True, False]
        assert register.at(on=datetime(2024, 5, 1, tzinfo=UTC).date()).screen(query).hits
        (former,) = register.at().screen(query, former=True).hits[:1]
        assert former.standing == "formerly listed"
        assert (len(register.diff("us-ofac-sdn").added), len(register.diff("us-ofac-sdn").removed)) == (0, 8)
