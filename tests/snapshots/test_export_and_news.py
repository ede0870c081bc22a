"""Real lists: every party states a listing, every exported entity is one of FollowTheMoney's model, news of three editions."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from followthemoney import model

import listed
from listed.export import ftm, senzing, tables
from listed.export.ftm_entity import Entity
from listed.register import Register

LISTS = {
    "us-ofac-sdn": "us-ofac/2024-05-03",
    "uk-sl": "uk-fcdo/2025-08-11",
    "au-dfat": "au-dfat/2026-08-02",
    "ca-sema": "ca-sema/2025-05-25",
    "un-sc": "un/2026-08-01",
}


@pytest.fixture(scope="module")
def register(snapshots: Path, tmp_path_factory: pytest.TempPathFactory) -> Register:
    found = listed.open(tmp_path_factory.mktemp("lists"))
    for folder in LISTS.values():
        found.load([snapshots / "data" / folder], accept_suspect="read for a test")
    return found


@pytest.mark.parametrize("source", LISTS)
def test_every_party_of_an_official_list_states_a_listing(register: Register, source: str) -> None:
    entries = list(register.at().entries([source]))
    assert len(entries) > 1000
    assert [entry.party.id for entry in entries if entry.standing == "on file"] == []


@pytest.mark.parametrize("source", LISTS)
def test_every_entity_is_taken_by_the_model_as_it_is(register: Register, source: str) -> None:
    decoder = msgspec.json.Decoder(Entity)
    entries = list(register.at().entries([source]))
    entities = [decoder.decode(line) for line in ftm.lines(entries)]
    assert len({entity.id for entity in entities}) == len(entities)
    for entity in entities:
        said = {name: list(texts) for name, texts in entity.properties.items()}
        schema = model.get(entity.schema)
        assert schema is not None
        schema.validate({"properties": said})
        taken = model.get_proxy({"id": entity.id, "schema": entity.schema, "properties": said}, cleaned=False)
        assert {name: len(texts) for name, texts in said.items()} == {
            prop.name: len(taken.get(prop)) for prop in taken.iterprops()
        }, entity


def test_tables_and_records_have_every_party(register: Register) -> None:
    entries = list(register.at().entries())
    assert sum(1 for _ in tables.csv_lines(entries)) == len(entries) + 1
    assert sum(1 for _ in senzing.lines(entries)) == len(entries)


def test_news_of_three_editions_are_the_known_differences(snapshots: Path, tmp_path: Path) -> None:
    with listed.open(tmp_path) as register:
        for day in ("2026-01-28", "2026-04-17", "2026-08-01"):
            known = datetime.fromisoformat(day).replace(tzinfo=UTC)
            register.load([snapshots / "data/un" / day], known=known, accept_suspect="history")
        (spring,) = register.news(date(2026, 2, 1), date(2026, 4, 30), ["un-sc"]).lists
        (year,) = register.news(date(2026, 2, 1), date(2026, 8, 31), ["un-sc"]).lists
    came = {one.party for one in spring.happenings if one.what == "added"}
    assert came == {
        f"un-sc:{n}" for n in ("QDi.437", "QDi.438", "QDi.439", "SDi.007", "SDi.008", "SDi.009", "SDi.010")
    }
    assert {one.party for one in spring.happenings if one.what == "removed"} == {"un-sc:QDe.137"}
    assert (year.added, year.removed) == (20, 8)
    assert all(one.authority and one.programme and one.when for one in year.happenings if one.what == "added")
