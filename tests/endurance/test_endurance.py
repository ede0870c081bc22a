"""A few rounds of each, and the other ways in which a machine fails; `LISTED_ROUNDS=300` makes the rounds many."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

import listed
from listed import cli
from listed.errors import ListedError

from . import flipped_bytes, sudden_death
from .registers import CAME, START, STAYED, WENT, watchlist

ROUNDS = int(os.environ.get("LISTED_ROUNDS", "0"))
NOBODY = 65534


def test_a_flipped_byte_is_found_or_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    counted = flipped_bytes.run(ROUNDS or 40, seed=7, show=print)
    assert not any(outcome == "MISSED" for _, outcome in counted), capsys.readouterr().out
    assert sum(number for (_, outcome), number in counted.items() if outcome == flipped_bytes.FOUND) > 100


def test_a_killed_command_leaves_whole_editions_or_none() -> None:
    rounds = ROUNDS or 3
    assert sum(sudden_death.run(rounds, seed=7).values()) == rounds * len(sudden_death.SITUATIONS)


def run(
    folder: Path, *arguments: str, prepare: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    """`listed` with arguments, on the register in `folder`, in a process that did `prepare` first."""
    command = [str(sudden_death.PROGRAM), *arguments]
    environment = os.environ | {"LISTED_REGISTER": str(folder), "NO_COLOR": "1"}
    return subprocess.run(
        command, env=environment, preexec_fn=prepare, capture_output=True, text=True, check=False
    )


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register with the first edition of the watchlist, and no pack."""
    folder = tmp_path / "register"
    assert (
        run(folder, "load", str(watchlist(tmp_path / "1.csv", 1, 500)), "--source", "own-watched").returncode
        == 0
    )
    watchlist(tmp_path / "2.csv", 2, 500)
    return folder


def small_files() -> None:
    """No file may grow over 20,000 bytes, as on a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def test_on_a_full_disk_nothing_is_loaded_and_nothing_is_cleared(register: Path, tmp_path: Path) -> None:
    loading = run(register, "load", str(tmp_path / "2.csv"), "--source", "own-watched", prepare=small_files)
    screening = run(register, "screen", "Completely Unrelated Somebody", prepare=small_files)
    for done in (loading, screening):
        assert done.returncode == 4, done.stderr
        assert done.stderr.startswith("error: ")
        assert "clear" not in done.stdout
    assert not list((register / "packs").glob("*")) if (register / "packs").exists() else True
    assert run(register, "verify").returncode == 0
    assert run(register, "screen", WENT).returncode == 1
    assert run(register, "screen", CAME).returncode == 0


def run_as_nobody(folder: Path, *arguments: str) -> tuple[int, str]:
    """Exit code and output of `listed` as somebody without rights, who may not start the tests' own program."""
    said = folder.parent / "said.txt"
    child = os.fork()
    if not child:
        code = 99
        try:
            output = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(output, 1), os.dup2(output, 2)
            sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
            if os.geteuid() == 0:
                os.setgid(NOBODY), os.setuid(NOBODY)
            code = cli.run(["--register", str(folder), *arguments])
            sys.stdout.flush(), sys.stderr.flush()
        except BaseException:
            os.write(2, traceback.format_exc().encode())
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said.read_text()


def _import_all(folder: Path) -> None:
    """What the commands import, since nobody may not read it later."""
    for words in (
        ("load", str(folder / "2.csv"), "--source", "own-watched"),
        ("screen", STAYED),
        ("verify",),
    ):
        assert cli.run(["--register", str(folder / "other"), *words]) in (0, 1)


@pytest.fixture
def read_only(register: Path) -> Iterator[Path]:
    """The same, with its pack, for somebody who may read it and no more."""
    assert run(register, "screen", STAYED).returncode == 1
    _import_all(register.parent)
    above = [path for path in register.parents if path.stat().st_uid == os.geteuid() and path != Path("/")]
    for path in above:
        path.chmod(path.stat().st_mode | 0o555)
    for path in (register / "raw", register / "packs", register):
        path.chmod(0o555)
    yield register
    for path in (register, register / "raw", register / "packs"):
        path.chmod(0o755)


def test_a_read_only_register_answers_verifies_and_refuses_to_load(read_only: Path, tmp_path: Path) -> None:
    assert run_as_nobody(read_only, "screen", STAYED)[0] == 1
    assert run_as_nobody(read_only, "screen", "Completely Unrelated")[0] == 0
    assert run_as_nobody(read_only, "verify")[0] == 0
    code, said = run_as_nobody(read_only, "load", str(tmp_path / "2.csv"), "--source", "own-watched")
    assert code == 4
    assert "read-only" in said


def test_without_its_pack_a_read_only_register_refuses_and_never_clears(read_only: Path) -> None:
    packs = read_only / "packs"
    packs.chmod(0o755)
    for path in packs.iterdir():
        path.unlink()
    packs.chmod(0o555)
    code, said = run_as_nobody(read_only, "screen", "Completely Unrelated")
    assert code == 4
    assert "clear" not in said


def test_two_commands_at_once_on_a_new_folder(tmp_path: Path) -> None:
    files = [watchlist(tmp_path / f"{edition}.csv", edition, 300) for edition in (1, 2)]
    command = [str(sudden_death.PROGRAM), "load"]
    environment = os.environ | {"LISTED_REGISTER": str(tmp_path / "register")}
    loads = [
        subprocess.Popen([*command, str(file), "--source", f"own-{at}"], env=environment, stderr=subprocess.PIPE)
        for at, file in enumerate(files)
    ]  # fmt: skip
    for load in loads:
        assert load.communicate(timeout=60)[1] == b""
        assert load.returncode == 0
    with listed.open(tmp_path / "register") as both:
        assert sorted(edition.source for edition in both.editions) == ["own-0", "own-1", "starter"]
        assert both.verify().entries == 3


def test_a_clock_that_jumps_back_stops_at_the_last_edition(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    with listed.open(folder, clock=lambda: START) as register:
        register.load([watchlist(tmp_path / "1.csv", 1, 3)], "own-watched")
    with listed.open(folder, clock=lambda: START - timedelta(days=900)) as register:
        assert register.now() == START
        (loaded,) = register.load([watchlist(tmp_path / "2.csv", 2, 3)], "own-watched")
        assert loaded.edition.recorded == START
        assert [bool(register.at().screen(listed.Query(name=name)).hits) for name in (CAME, WENT)] == [
            True,
            False,
        ]
        register.verify()
    assert [e.recorded for e in register_of(folder)] == sorted(e.recorded for e in register_of(folder))


def register_of(folder: Path) -> tuple[listed.Edition, ...]:
    with listed.open(folder, clock=lambda: START) as register:
        return register.editions


def test_a_clock_before_the_program_itself_is_refused_and_nothing_is_half_there(tmp_path: Path) -> None:
    with pytest.raises(ListedError) as raised:
        listed.open(tmp_path / "register", clock=lambda: START - timedelta(days=3650))
    assert raised.value.hint
    with listed.open(tmp_path / "register", clock=lambda: START) as register:
        assert register.verify().entries == 1
