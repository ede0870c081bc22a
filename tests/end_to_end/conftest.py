"""The command as a user runs it: a process of its own, with a register of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[1] / "golden"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def listed(tmp_path: Path) -> Run:
    """Runs `listed` with arguments; `stdin` is what it reads."""
    program = Path(sys.executable).with_name("listed")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("LISTED")} | {
        "LISTED_REGISTER": str(tmp_path / "register"),
        "NO_COLOR": "1",
    }

    def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program, *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            timeout=60,
            env=environment,
            check=False,
        )

    return run


@pytest.fixture
def loaded(listed: Run) -> Run:
    """The same, with invented lists of the UN and OFAC loaded."""
    for folder in ("un", "ofac"):
        done = listed("load", str(GOLDEN / folder), "--accept-suspect", "invented for a test")
        assert done.returncode == 0, done.stderr
    return listed
