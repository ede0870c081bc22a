"""The tables of FollowTheMoney's words against its own model."""

from __future__ import annotations

import pytest
from followthemoney import model

from listed.sources.followthemoney.properties import (
    COUNTRIES,
    DATES,
    EDGES,
    IDENTIFIERS,
    LIKE,
    NAMES,
    PARTIES,
    PLACED,
    REFERENCES,
    TEXTS,
)
from listed.text.identifiers import KINDS

PROPERTIES = {prop.name for schema in model.schemata.values() for prop in schema.properties.values()}


def test_every_property_that_has_a_place_exists() -> None:
    assert {*NAMES, *DATES, *COUNTRIES, *TEXTS, *REFERENCES, *IDENTIFIERS, *PLACED} - PROPERTIES <= {
        "cryptoAddress"
    }


def test_every_schema_that_has_a_rule_exists() -> None:
    assert {*PARTIES, *LIKE, *EDGES} <= set(model.schemata)


def test_every_identifier_has_a_kind() -> None:
    assert set(IDENTIFIERS.values()) <= set(KINDS)


@pytest.mark.parametrize("schema", sorted(EDGES))
def test_edges_have_the_ends_that_the_model_gives_them(schema: str) -> None:
    ends = model.get(schema)
    assert ends is not None
    assert set(EDGES[schema][:2]) <= set(ends.properties)


@pytest.mark.parametrize(
    "schema", ["Person", "Organization", "Company", "Vessel", "Airplane", "CryptoWallet"]
)
def test_every_name_and_date_of_a_party_has_a_place(schema: str) -> None:
    party = model.get(schema)
    assert party is not None
    names = {
        prop.name for prop in party.properties.values() if prop.type.name in ("name", "country", "gender")
    }
    assert names - PLACED == set()
