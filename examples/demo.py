"""The main job, on the starter register that comes with the program. Run by `make demo`.

Every line that begins with `$` is a command as you would type it, followed by what it prints.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

OFFICIALS = ("Kimberly Prost", "Nicolas Guillou", "Nazhat Shameem Khan", "Mame Mandiaye Niang")
LOOKALIKES = ("Anthony Albanese", "Paul Guillou")

NEXT_STEPS = """
The starter facts are a handful, compiled by hand: they find, but they never clear anybody. Next:

  listed update                      fetch the official lists from their publishers
  listed load FILES...               or load files of lists that you have
  listed screen "NAME" --born 1970   screen a name, with what else you know
  listed --help                      everything else

To use `listed` in this shell: source .venv/bin/activate
"""


def quoted(argument: str) -> str:
    return f'"{argument}"' if " " in argument else argument


def run(register: str, *arguments: str) -> int:
    """Shows a command and runs it."""
    print(f"\n$ listed {' '.join(quoted(a) for a in arguments)}", flush=True)
    listed = Path(sys.executable).with_name("listed")
    return subprocess.run([listed, "--quiet", "--register", register, *arguments], check=False).returncode


def main() -> int:
    folder = tempfile.mkdtemp(prefix="listed-demo-")
    try:
        return demonstrate(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def demonstrate(register: str) -> int:
    """Four officials that the United States listed are found; two people with similar names are not."""
    print("Who is listed, by whom, and why? The officials of the International Criminal Court that")
    print("the United States listed in August 2025:")
    found = [run(register, "screen", name) for name in OFFICIALS]
    print(
        "\nPeople with similar names, and why they are no hits. With starter facts alone nobody is cleared:"
    )
    print("the exit code is 3, not 0.")
    rejected = [run(register, "screen", name) for name in LOOKALIKES]
    print("\nWas he listed the day before?")
    before = run(register, "screen", "Nicolas Guillou", "--on", "2025-08-19")
    article = read_article(register)
    print(NEXT_STEPS)
    return 0 if (found, rejected, before, article) == ([1] * 4, [3] * 2, 3, 1) else 1


def read_article(register: str) -> int:
    """Reads an article: who is named in it, what it says was done to them, and what the record says."""
    print("\nAnd an article about it: its parties, acts, and what the record says of them.")
    return run(register, "read", str(Path(__file__).with_name("article.txt")))


if __name__ == "__main__":
    os.environ.pop("LISTED_REGISTER", None)
    sys.exit(main())
