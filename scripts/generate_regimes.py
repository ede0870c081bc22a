"""Writes docs/regimes from the tables of law. A test fails when a page is not up to date."""

from __future__ import annotations

from pathlib import Path

from listed.law.facts import ATOMS
from listed.law.load import law
from listed.law.pages import page
from listed.law.places import areas

FOLDER = Path(__file__).parents[1] / "docs" / "regimes"


def pages() -> dict[str, str]:
    """Each page by its file name."""
    found = {f"{key.lower()}.md": page(regime) for key, regime in law().regimes.items()}
    found["words.md"] = words()
    return found


def words() -> str:
    """The vocabulary of conditions."""
    lines = [
        "# Words of conditions",
        "",
        "A rule's `when` is made of these words, with `and`, `or`, `not` and brackets. A word with an area takes one of the",
        "areas below after a colon: `national_of:EU`. Each answers yes, no, or nobody stated it.",
        "",
        "| word | true where there is | key of the profile |",
        "|---|---|---|",
    ]
    lines += [f"| `{name}` | {word.would} | `{word.key}` |" for name, word in ATOMS.items()]
    lines += ["", "| area | what | citation |", "|---|---|---|"]
    lines += [f"| `{area.key}` | {area.title} | {area.citation} |" for area in areas().values()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
