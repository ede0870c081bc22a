"""FollowTheMoney entities, one JSON object a line, and what refers to what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from listed.errors import UnreadableList
from listed.sources.common.formats import RawFile


class Entity(Struct, frozen=True):
    """One entity. `properties` are the words of its schema, each with its values in order."""

    id: str
    schema: str
    properties: dict[str, tuple[str, ...]]
    caption: str = ""
    datasets: tuple[str, ...] = ()
    target: bool | None = None

    def first(self, *names: str) -> str:
        """The first value of the first of these properties that has one, else ""."""
        return next((value for name in names for value in self.properties.get(name, ())), "")

    def all(self, *names: str) -> tuple[str, ...]:
        """Every value of these properties, in this order, each once."""
        return tuple(
            dict.fromkeys(value for name in names for value in self.properties.get(name, ()) if value.strip())
        )


_DECODER = msgspec.json.Decoder(Entity)


def entities(file: RawFile) -> tuple[Entity, ...]:
    """Every entity of the file, in its order. Raises UnreadableList with the line."""
    found = tuple(
        _entity(line, f"{file.name} line {number}")
        for number, line in enumerate(file.data.splitlines(), 1)
        if line.strip()
    )
    twice = [id for id, times in Counter(entity.id for entity in found).items() if times > 1]
    if twice:
        raise UnreadableList(
            f"the entity {twice[0]} stands twice",
            where=file.name,
            hint="merge its fragments first (`ftm aggregate`)",
        )
    return found


def _entity(line: bytes, where: str) -> Entity:
    try:
        return _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableList(
            f"no entity ({error})", where=where, hint="give entities.ftm.json, not the nested format"
        ) from error


def is_entity(file: RawFile) -> bool:
    """Whether the first line is an entity."""
    line = file.data[: 1 << 20].lstrip().partition(b"\n")[0]
    if not line.startswith(b"{"):
        return False
    try:
        _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True


def source_of(found: tuple[Entity, ...]) -> str:
    """`own-` and the data set that most entities name; the first in the alphabet of equals."""
    times = Counter(dataset for entity in found for dataset in entity.datasets)
    first = min(times, key=lambda dataset: (-times[dataset], dataset), default="ftm")
    return "own-" + re.sub(r"[^0-9A-Za-z._-]+", "-", first)


def share(percentage: str) -> tuple[float, float] | None:
    """The bounds of a share of 1; None where the text states none.

    >>> share("25-50%"), share("51 %"), share(">75")
    ((0.25, 0.5), (0.51, 0.51), (0.75, 1.0))
    """
    numbers = [float(number) / 100 for number in re.findall(r"\d+(?:\.\d+)?", percentage.replace(",", "."))]
    if not numbers or len(numbers) > 2 or max(numbers) > 1:
        return None
    if len(numbers) == 1 and re.search(r">|more than|over|at least|≥", percentage, re.I):
        return numbers[0], 1.0
    return min(numbers), max(numbers)


def rest(entity: Entity, read: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Name and value of each property that no rule reads, by name."""
    for name in sorted(entity.properties.keys() - read):
        for value in entity.all(name):
            yield name, value
