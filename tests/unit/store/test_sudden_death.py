"""Whatever kills a load, the register verifies, the last recorded edition answers, and nothing is half-there.

`LISTED_KILLS=300 pytest tests/unit/store/test_sudden_death.py` kills at more instants than the usual few.
"""

from __future__ import annotations

import importlib.util
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from listed.errors import StoreError
from listed.store import asof
from listed.store.add_edition import add_edition
from listed.store.db import Store, open_store
from listed.store.editions import editions
from listed.store.records import Receipt
from listed.store.timeline import Timeline
from listed.store.verify import verify

LOADER = Path(__file__).with_name("loader.py")
KILLS = int(os.environ.get("LISTED_KILLS", "10"))
NOBODY = 65534
NOW = datetime(2024, 3, 1, tzinfo=UTC)

_spec = importlib.util.spec_from_file_location("loader", LOADER)
assert _spec is not None
assert _spec.loader is not None
loader = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(loader)


def start(folder: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(LOADER), str(folder), *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def names(store: Store) -> set[str]:
    """All names that the register holds now."""
    now = asof.instant(NOW.date(), NOW)
    lives = asof.everything(store.rows, Timeline(editions(store.rows)))
    return {one.claim.value.text for life in lives for one in life.claims if at_sees(now, one.intervals)}  # type: ignore[union-attr]


def at_sees(now: asof.Instant, intervals: tuple[tuple[int, int], ...]) -> bool:
    return now.sees(intervals)


def expected(edition: int, parties: int) -> set[str]:
    return {claim.value.text for claim in loader.delivery("a", edition, parties).reading.claims}


@pytest.mark.parametrize("kill", range(KILLS))
def test_a_loader_that_is_killed_leaves_whole_editions(tmp_path: Path, kill: int) -> None:
    folder = tmp_path / "register"
    process = start(folder, "a", "200", "300")
    time.sleep(random.Random(kill).uniform(0.05, 1.2))
    process.kill()
    said = process.communicate()[0].split()
    reported = len(said) - 1 if said else 0
    with open_store(folder) as store:
        found = verify(store)
        assert reported <= found.entries <= max(reported, 0) + 1
        assert names(store) == (expected(found.entries - 1, 300) if found.entries else set())
        again = add_edition(store, loader.delivery("a", 300, 300), Receipt(NOW, None, "a test", "a test"))
        assert names(store) == expected(300, 300)
        kept = {digest for edition in editions(store.rows) for digest in edition.files}
        assert {path.name for path in store.raw.iterdir()} == kept
        assert again.edition.number == found.entries + 1


def test_two_loaders_at_once_both_get_in(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    processes = [start(folder, source, "8", "200") for source in ("a", "b", "b")]
    for process in processes:
        assert process.communicate(timeout=60)[1] == ""
    with open_store(folder) as store:
        assert verify(store).entries >= 16
        sources = {edition.source for edition in editions(store.rows)}
        assert sources == {"a", "b"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(disk)]
    if os.geteuid() or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("a small disk can only be mounted by root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_refuses_and_changes_nothing(small_disk: Path) -> None:
    with open_store(small_disk / "register") as store:
        receipt = Receipt(NOW, None, "a test", "a test")
        add_edition(store, loader.delivery("a", 0, 100), receipt)
        before = verify(store)
        with pytest.raises(StoreError) as raised:
            add_edition(store, loader.delivery("a", 1, 40_000), receipt)
        assert "full" in f"{raised.value} {raised.value.hint}"
        assert verify(store) == before
        assert names(store) == expected(0, 100)
        assert add_edition(store, loader.delivery("a", 1, 100), receipt).edition.number == 2


def in_child(work: Callable[[], None], *, prepare: Callable[[], None]) -> bool:
    """Runs `work` in a process of its own after `prepare`; True where it raised StoreError."""
    child = os.fork()
    if not child:
        code = 2
        try:
            prepare()
            work()
            code = 0
        except StoreError:
            code = 1
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 1)
    return code == 1


def test_a_file_that_may_not_grow_refuses_and_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    with open_store(folder) as store:
        add_edition(store, loader.delivery("a", 0, 100), Receipt(NOW))
        before = verify(store)

    def grow() -> None:
        with open_store(folder) as mine:
            add_edition(mine, loader.delivery("a", 1, 40_000), Receipt(NOW, None, "a test", "a test"))

    assert in_child(grow, prepare=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000)))
    with open_store(folder) as store:
        assert verify(store) == before


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A register in a folder that the user `nobody` (or who runs the tests) may only read."""
    folder = tmp_path / "register"
    with open_store(folder) as store:
        add_edition(store, loader.delivery("a", 0, 100), Receipt(NOW))
    above = [path for path in folder.parents if path.stat().st_uid == os.geteuid() and path != Path("/")]
    modes = [(path, path.stat().st_mode) for path in above]
    for path, mode in modes:
        path.chmod(mode | 0o555)
    for path in (folder / "raw", folder):
        path.chmod(0o555)
    yield folder
    for path, mode in [(folder, 0o755), (folder / "raw", 0o755), *modes]:
        path.chmod(mode)


def become_nobody() -> None:
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def test_a_read_only_folder_answers_and_refuses_to_be_written(read_only: Path) -> None:
    def read() -> None:
        with open_store(read_only) as store:
            assert not store.writable
            assert names(store) == expected(0, 100)
            assert verify(store).entries == 1

    def write() -> None:
        with open_store(read_only) as store:
            add_edition(store, loader.delivery("a", 1, 100), Receipt(NOW))

    def create() -> None:
        open_store(read_only / "new").close()

    assert not in_child(read, prepare=become_nobody)
    assert in_child(write, prepare=become_nobody)
    assert in_child(create, prepare=become_nobody)
