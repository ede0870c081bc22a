"""The pack file: whole or not at all, and never read when it is damaged."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from listed.dates import parse_date
from listed.errors import QueryError
from listed.match import pack, search
from listed.match.packed_party import Fact, PackedParty
from listed.model import Identifier, Query

ALWAYS = ((0, 2**62),)
NOW = search.Moment(1, 1)
PARTIES = (
    PackedParty(
        "t:1",
        "t",
        "Person",
        (("LOVELACE, Ada", ALWAYS),),
        (Fact("birth_date", "1815", "", ALWAYS, parse_date("1815")),),
    ),
    PackedParty(
        "t:2",
        "t",
        "Company",
        (("Lovelace Engines Ltd", ALWAYS),),
        (Fact("identifier", "lei 1", "lei:1", ALWAYS),),
    ),
    PackedParty(
        "t:3", "t", "Vessel", (("ADA LOVELACE", ((5, 9),)),), (Fact("identifier", "imo 1", "imo:1", ALWAYS),)
    ),
    PackedParty(
        "t:4", "t", "Person", (("Grace Hopper", ALWAYS),), (Fact("identifier", "lei 1", "lei:1", ALWAYS),)
    ),
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("packs") / "a.pack"
    pack.write(path, PARTIES, "these")
    return path


def test_a_pack_answers_what_was_written(written: Path) -> None:
    opened = pack.Pack(written, "these")
    (hit,) = search.screen(opened, Query("Ada Lovelace", "Person", parse_date("1815-12-10")), NOW, 13_000)
    assert (hit.party, hit.name, [f.name for f in hit.factors]) == (
        "t:1",
        "LOVELACE, Ada",
        ["name", "birth_date"],
    )
    assert hit.total == sum(f.millibits for f in hit.factors)
    assert (
        sum(p.millibits for p in search.pairs(opened, Query("Ada Lovelace"), hit.name, hit.schema))
        == hit.factors[0].millibits
    )


def test_an_identifier_finds_every_party_that_has_it(written: Path) -> None:
    found = search.screen(
        pack.Pack(written, "these"), Query(identifiers=(Identifier("lei", "1"),)), NOW, 13_000
    )
    assert [c.party for c in found] == ["t:2", "t:4"]


def test_a_name_is_found_while_it_was_known(written: Path) -> None:
    opened = pack.Pack(written, "these")
    query = Query("Ada Lovelace", "Vessel")
    found = [bool(search.screen(opened, query, search.Moment(at, at), 13_000)) for at in (4, 5, 8, 9)]
    assert found == [False, True, True, False]
    assert search.screen(opened, query, search.Moment(20, 7), 13_000)


def test_writing_twice_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    pack.write(tmp_path / "b.pack", PARTIES, "these")
    assert (tmp_path / "b.pack").read_bytes() == written.read_bytes()


def test_any_flipped_byte_is_found(written: Path, tmp_path: Path) -> None:
    whole = written.read_bytes()
    rnd = random.Random(1)
    start = len(whole) - len(whole) // 64 * 64
    for at in [rnd.randrange(start, len(whole)) for _ in range(200)]:
        path = tmp_path / "broken.pack"
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :])
        try:
            pack.Pack(path, "these")
        except pack.DamagedPack:
            continue
        header = 16 + int.from_bytes(whole[8:16], "little")
        assert header <= at < header + 64, f"byte {at} was not noticed"


@pytest.mark.parametrize("size", [0, 5, 100, 5000])
def test_a_pack_cut_off_is_damaged(written: Path, tmp_path: Path, size: int) -> None:
    path = tmp_path / "cut.pack"
    path.write_bytes(written.read_bytes()[:size])
    with pytest.raises(pack.DamagedPack):
        pack.Pack(path, "these")


def test_a_pack_of_another_register_is_refused(written: Path) -> None:
    with pytest.raises(pack.DamagedPack):
        pack.Pack(written, "others")


@pytest.mark.parametrize("query", [Query(""), Query("..."), Query("x" * 2000)])
def test_what_cannot_be_screened_is_an_error(written: Path, query: Query) -> None:
    with pytest.raises(QueryError):
        search.screen(pack.Pack(written, "these"), query, NOW, 13_000)


def test_a_flipped_bit_in_the_header_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.pack"
    pack.write(path, [], "depends")
    whole = path.read_bytes()
    for at in range(16 + int.from_bytes(whole[8:16], "little")):
        damaged = bytearray(whole)
        damaged[at] ^= 1 << at % 8
        path.write_bytes(damaged)
        with pytest.raises(pack.DamagedPack):
            pack.Pack(path, "depends")
