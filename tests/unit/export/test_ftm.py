"""FollowTheMoney entities: valid in its own model, and the same content when they are read again."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from followthemoney import model
from msgspec import structs
from tests.unit.export.exports import entries, written

from listed.dates import parse_date
from listed.export import ftm
from listed.export.entry import Entry
from listed.export.ftm_entity import Entity, id_of
from listed.export.ftm_words import LEGAL
from listed.model import (
    Claim,
    Dated,
    Evidence,
    Field,
    Identifier,
    Link,
    Listing,
    Name,
    Party,
    Place,
    Stake,
    Standing,
    Status,
    Text,
    Value,
)
from listed.register import open as open_register
from listed.text.identifiers import check as check_digits


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Entry, ...]:
    return entries(tmp_path_factory.mktemp("lists"))


def check(entity: Entity) -> None:
    """The library has the schema and each property, takes each value, and drops none on cleaning."""
    schema = model.get(entity.schema)
    assert schema is not None
    assert set(entity.properties) <= set(schema.properties), entity
    schema.validate({"properties": {name: list(texts) for name, texts in entity.properties.items()}})
    said = {"id": entity.id, "schema": entity.schema, "properties": entity.properties}
    cleaned = model.get_proxy(said, cleaned=False)
    assert {name: len(texts) for name, texts in entity.properties.items()} == {
        prop.name: len(cleaned.get(prop)) for prop in cleaned.iterprops()
    }, entity
    assert set(schema.required) <= set(entity.properties)


def test_every_entity_is_one_of_the_model(exported: tuple[Entry, ...]) -> None:
    found = written(exported)
    assert {"Person", "Sanction", "Address", "Passport", "Identification", "CryptoWallet"} <= {
        one.schema for one in found
    }
    assert len({one.id for one in found}) == len(found)
    for entity in found:
        check(entity)


def test_references_lead_to_entities_of_the_right_schema(exported: tuple[Entry, ...]) -> None:
    found = {one.id: one for one in written(exported)}
    for entity in found.values():
        schema = model.get(entity.schema)
        assert schema is not None
        for name, ids in entity.properties.items():
            prop = schema.properties[name]
            for id in ids if prop.range else ():
                end = model.get(found[id].schema)
                assert end is not None
                assert end.is_a(prop.range), (entity, found[id])


def nameless(party: Party) -> set[object]:
    """The name that the model wants of a party which the list names by nothing but weak or other names."""
    names = [value for value in party.values("name") if isinstance(value, Name)]
    if any((name.kind, name.strength) == ("primary", "strong") for name in names):
        return set()
    return {(party.caption, "primary", "strong", names[0].script)}


def content(party: Party) -> dict[str, set[object]]:
    """What FollowTheMoney can say of a party: names, numbers, dates, countries, gender, listings."""
    said: dict[str, set[object]] = {}
    for claim in party.claims:
        value = claim.value
        if isinstance(value, Name):
            kind = "former" if value.kind == "maiden" else "alias" if value.strength == "weak" else value.kind
            said.setdefault("names", set()).add((value.text, kind, value.strength, value.script))
        if isinstance(value, Identifier) and (
            party.schema in LEGAL or check_digits(value.kind, value.value) == "valid"
        ):
            said.setdefault("numbers", set()).add((value.kind, value.value))
        if isinstance(value, Dated) and value.when.exact:
            said.setdefault(claim.field, set()).add(value.when.iso)
        if (
            isinstance(value, Text)
            and value.code
            and claim.field in ("nationality", "citizenship", "gender", "flag")
        ):
            said.setdefault(claim.field, set()).add(value.code)
        if isinstance(value, Listing):
            known = structs.replace(
                value, amended_on=(), measures=(), listed_on=None, until=None, url="", status=""
            )
            since = value.listed_on.iso if value.listed_on else ""
            said.setdefault("listings", set()).add((known, since, len(value.amended_on)))
    return said


def strict(standing: Standing) -> bool:
    """Whether a listing may bind. Which courts and editions that rests on, FollowTheMoney can't say."""
    return standing in ("in force", "possibly in force")


def test_what_is_read_again_is_the_same(exported: tuple[Entry, ...], tmp_path: Path) -> None:
    file = tmp_path / "entities.ftm.json"
    file.write_bytes(b"".join(ftm.lines(exported)))
    with open_register(tmp_path / "again", clock=lambda: datetime(2026, 10, 2, tzinfo=UTC)) as register:
        register.load([file], "again", accept_suspect="invented")
        view = register.at()
        for entry in exported:
            again = view.show(f"again:{id_of(entry.party.id)}")
            assert again.schema == entry.party.schema
            said, before = content(again), content(entry.party)
            assert said.pop("names") == before.pop("names") | nameless(entry.party)
            assert said == before
            assert strict(view.standing(again)) == strict(entry.standing)


def party(schema: str, *claims: tuple[Field, Value]) -> Party:
    said = (("name", Name("Vega")), *claims)
    return Party(
        "us:1", schema, "us", tuple(Claim("us:1", field, value, Evidence("", "")) for field, value in said)
    )  # type: ignore[arg-type]


def entities(standing: Standing, found: Party) -> list[Entity]:
    made = list(ftm.entities(Entry(found, standing)))
    for one in made:
        check(one)
    return made


def test_a_party_that_no_one_sanctioned_is_no_target() -> None:
    (one,) = entities("on file", party("Person"))
    assert one.target is False
    assert "topics" not in one.properties


def test_a_listing_that_is_not_enforced_says_so() -> None:
    changed = Status("enjoined", parse_date("2026-05-13"), "P", False, "A court")
    one, sanction = entities(
        "not enforced", party("Person", ("listing", Listing("A", "P")), ("status", changed))
    )
    assert sanction.properties["status"] == ("not enforced",)
    assert one.properties["notes"] == ("status: enjoined since 2026-05-13 (P); A court",)


@pytest.mark.parametrize(
    ("text", "days", "notes"),
    [
        ("1962-03-14", ("1962-03-14",), ()),
        ("1962", ("1962",), ()),
        ("between 1960 and 1962", ("1960", "1961", "1962"), ()),
        ("circa 1962", ("1962",), ("birth date: circa 1962",)),
        ("between 1940 and 1962", (), ("birth date: between 1940 and 1962",)),
        ("in his forties", (), ("birth date: in his forties",)),
    ],
)
def test_dates_are_days_months_and_years_and_anything_else_is_a_note(
    text: str, days: tuple[str, ...], notes: tuple[str, ...]
) -> None:
    (one,) = entities("on file", party("Person", ("birth_date", Dated(parse_date(text)))))
    assert (one.properties.get("birthDate", ()), one.properties.get("notes", ())) == (days, notes)


def test_an_owner_of_an_asset_is_an_ownership_and_of_anybody_else_a_link() -> None:
    held = Stake("us:2", "Lyra", 0.25, 0.5, "shares")
    _, owned = entities("on file", party("Company", ("stake", held)))
    assert (owned.schema, owned.properties["percentage"]) == ("Ownership", ("25-50%",))
    _, linked = entities("on file", party("Organization", ("stake", held)))
    assert (linked.schema, linked.properties["role"]) == ("UnknownLink", ("owner 25-50% shares",))


def test_a_family_that_both_sides_state_is_one_entity() -> None:
    left = party("Person", ("link", Link("family", "us:2", "Lyra", "sister")))
    right = structs.replace(
        left,
        id="us:2",
        claims=(Claim("us:2", "link", Link("family", "us:1", "Vega", "sister"), Evidence("", "")),),
    )
    assert entities("on file", left)[1] == entities("on file", right)[1]


def test_a_value_that_is_not_what_it_is_called_is_still_written() -> None:
    wrong = (
        ("identifier", Identifier("phone", "none, see file")),
        ("identifier", Identifier("imo", "9074728")),
    )
    _, *documents = entities("on file", party("Organization", *wrong))  # type: ignore[arg-type]
    assert [number.properties["number"] for number in documents] == [("none, see file",), ("9074728",)]
    (vessel,) = entities("on file", party("Vessel", wrong[1]))  # type: ignore[arg-type]
    assert vessel.properties["notes"] == ("imo: 9074728",)


def test_what_is_too_long_for_the_model_is_a_note() -> None:
    one, address = entities(
        "on file", party("Person", ("address", Place("Street " * 50)), ("title", Text("x" * 2000)))
    )
    assert address.properties == {"summary": ("full: " + "Street " * 50,)}
    assert one.properties["notes"] == ("title: " + "x" * 2000,)
    _, family = entities("on file", party("Person", ("link", Link("family", "us:2", "Lyra", "y" * 2000))))
    assert family.properties["summary"] == ("relationship: " + "y" * 2000,)


def test_a_date_with_a_slip_of_the_pen_is_said_in_words() -> None:
    amended = (parse_date("0222-05-18"), parse_date("2022-05-18"))
    _, sanction = entities("in force", party("Person", ("listing", Listing("A", amended_on=amended))))
    assert sanction.properties["modifiedAt"] == ("2022-05-18",)
    assert sanction.properties["summary"] == ("amended: 0222-05-18",)


def test_no_two_parties_have_one_id() -> None:
    ids = {id_of(key) for key in ("a.b:c", "a:b.c", "a:b/c", "a:b c", "a:b-c", "a-b:c", "a:_", "a:é")}
    assert len(ids) == 8


def test_dates_of_the_world_are_no_dates_of_a_party() -> None:
    (one,) = entities(
        "on file", party("Thing", ("birth_date", Dated(parse_date(date(1962, 3, 1).isoformat()))))
    )
    assert one.properties["notes"] == ("birth date: 1962-03-01",)
