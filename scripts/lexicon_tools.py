"""What the lexicon generators share: folding, reading the reviewed sources, rigour's data, writing tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from listed.text.fold import fold

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "scripts" / "lexicon"
TABLES = ROOT / "src" / "listed" / "text" / "lexicon"


def fold_tokens(text: str) -> tuple[str, ...]:
    """The latin tokens of a text, as the matcher sees them."""
    return tuple(token.latin for token in fold(text) if token.latin)


def syllable_tokens(text: str) -> tuple[str, ...]:
    """The tokens of a text as it is read inside a name without spaces: each syllable of Han or Hangul is one."""
    return tuple(part for token in fold(text) for part in (token.syllables or (token.latin,)) if part)


def reviewed(name: str) -> Iterator[list[str]]:
    """The rows of a reviewed source: fields between `|`, comments and blank lines left out."""
    for line in (SOURCES / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [field.strip() for field in line.split("|")]


def spellings(field: str) -> list[str]:
    """The parts of a field between `;`."""
    return [part.strip() for part in field.split(";") if part.strip()]


def phrases(name: str) -> frozenset[str]:
    """The phrases of a reviewed list without fields, parted by `;` or ends of lines."""
    return frozenset(part for row in reviewed(name) for field in row for part in spellings(field))


def rigour_frames() -> list[bytes]:
    """The data that rigour (MIT) carries in its compiled core, in the order of the file."""
    import zstandard
    from rigour import _core

    core = Path(str(_core.__file__)).read_bytes()
    frames, at = [], core.find(b"\x28\xb5\x2f\xfd")
    while at >= 0:
        with suppress(zstandard.ZstdError):  # else four bytes of code that look like the start of a frame
            frames.append(zstandard.ZstdDecompressor().decompressobj().decompress(core[at:]))
        at = core.find(b"\x28\xb5\x2f\xfd", at + 4)
    return [frame for frame in frames if len(frame) > 1000]


def rigour_text(key: bytes) -> str:
    """The first document of rigour that contains `key` near its start."""
    return next(frame for frame in rigour_frames() if key in frame[:400]).decode()


def rigour_json(key: bytes) -> Any:
    """The same, where it is JSON."""
    return json.loads(rigour_text(key))


def write_table(name: str, comment: str, columns: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Writes `name`.tsv: a comment, the column names, then the rows in order, each once."""
    lines = sorted({"\t".join(map(str, row)) for row in rows})
    head = [f"# {line}" for line in comment.strip().splitlines()]
    path = TABLES / f"{name}.tsv"
    path.write_text("\n".join([*head, columns, *lines]) + "\n", "utf-8")
    print(f"{path.relative_to(ROOT)}: {len(lines)} rows, {path.stat().st_size} bytes")
