"""Opening, unpacking and recognising files: by content, within limits, and never silently."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from tests.unit.sources.reading import GOLDEN, raw

from listed.errors import ListedError, QueryError, UnreadableList
from listed.sources.common import catalogue
from listed.sources.common.recognise import formats, open_files, recognise, unpacked


def zipped(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def test_a_folder_is_walked_by_name_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", ".hidden"):
        (tmp_path / name).write_bytes(b"x")
    assert [Path(file.name).name for file in open_files([tmp_path])] == ["a.csv", "b.csv"]


def test_packed_files_are_unpacked_and_hashed_as_received(tmp_path: Path) -> None:
    data = (GOLDEN / "bis" / "dpl.txt").read_bytes()
    (tmp_path / "dpl.txt.gz").write_bytes(gzip.compress(data))
    (file,) = open_files([tmp_path])
    assert file.data == data
    assert file.raw == (tmp_path / "dpl.txt.gz").read_bytes()
    assert recognise([file])[0].format.source == "us-bis-dpl"


def test_a_zip_with_several_members_gives_several_files() -> None:
    assert [name for name, _ in unpacked("x.zip", zipped(b=b"2", a=b"1"))] == ["x.zip:a", "x.zip:b"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.gz", gzip.compress(bytes(300_000_000))),
        ("bomb.zip", zipped(a=bytes(300_000_000))),
        ("bomb.xlsx", zipped(**{"[Content_Types].xml": b"", "xl/a": bytes(300_000_000)})),
        ("nested.zip", zipped(a=zipped(b=b"1"))),
        ("cut.gz", gzip.compress(b"list" * 1000)[:-20]),
        ("cut.zip", zipped(a=b"list" * 1000)[:-30]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bombs_nests_and_damage_are_refused(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableList, match=name):
        unpacked(name, data)


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"<!doctype html><html>Not found</html>", b"\x00\x01\x02", b"{}"]
)
def test_a_file_that_nobody_knows_is_refused_with_its_name(data: bytes) -> None:
    with pytest.raises(UnreadableList, match=r"odd\.txt"):
        recognise([raw("odd.txt", data)])


def test_a_path_that_is_not_there_is_the_callers_error(tmp_path: Path) -> None:
    with pytest.raises(QueryError):
        open_files([tmp_path / "none.csv"])
    with pytest.raises(QueryError):
        open_files([tmp_path])
    with pytest.raises(QueryError):
        recognise([])


def test_files_of_one_edition_come_together_and_two_of_one_role_do_not() -> None:
    files = open_files([GOLDEN / "ofac"])
    (found,) = recognise(files)
    assert sorted(found.files) == ["add", "alt", "comments", "sdn"]
    with pytest.raises(QueryError):
        recognise([*files, files[0]])


def test_only_readers_of_the_named_list_are_asked() -> None:
    with pytest.raises(UnreadableList, match="ca-sema"):
        recognise(open_files([GOLDEN / "bis"]), "ca-sema")


def test_every_format_has_a_source_and_every_source_a_home() -> None:
    keys = {source.key for source in catalogue.sources()}
    assert {form.source for form in formats()} - {"own"} <= keys
    assert all(source.title and source.authority for source in catalogue.sources())


def test_every_golden_file_is_read_by_the_reader_of_its_folder() -> None:
    packages = {
        "ftm": "own",
        "watchlist": "own",
        "bis": "us-bis-dpl",
        "ca": "ca-sema",
        "csl": "us-csl",
        "un": "un-sc",
        "ofac_xml": "us-ofac-sdn",
        "ofac_enhanced": "us-ofac-sdn",
        "ofac_advanced": "us-ofac-cons",
    }
    for folder, source in packages.items():
        for file in open_files([GOLDEN / folder]):
            assert recognise([file])[0].format.source == source


@pytest.mark.parametrize(
    "folder", ["bis", "ca", "csl", "ftm", "ofac_xml", "ofac_enhanced", "ofac_advanced", "watchlist"]
)
def test_a_file_cut_anywhere_is_read_or_refused_and_never_crashes(folder: str) -> None:
    for file in open_files([GOLDEN / folder]):
        for end in range(0, len(file.data), max(1, len(file.data) // 150)):
            try:
                for found in recognise([raw(file.name, file.data[:end])]):
                    found.read()
            except ListedError:
                pass
