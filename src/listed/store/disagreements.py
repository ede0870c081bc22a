"""Where lists disagree about one party: dates of birth, spelling, nationality, gender, with each list's values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from listed.model import Dated, Disagreement, Name, Party, Said, Text
from listed.text.fold import fold

Values = tuple[str, ...]


def disagreements(parties: Sequence[Party]) -> tuple[Disagreement, ...]:
    """What these records of one party say differently. A record that says nothing disagrees with none.

    Two records agree on a date of birth or a nationality where one value of the one can be one of the other; on the spelling
    where their primary names have the same words in any order and script.
    """
    found: list[Disagreement] = []
    for field, values, agree in _FIELDS:
        said = [(party, values(party)) for party in parties if values(party)]
        if any(not agree(left, right) for (left, _), (right, _) in combinations(said, 2)):
            found.append(Disagreement(field, tuple(Said(party.id, texts) for party, texts in said)))
    return tuple(found)


def _dates(party: Party) -> Iterator[Dated]:
    return (
        value for value in party.values("birth_date") if isinstance(value, Dated) and value.when.understood
    )


def _born(party: Party) -> Values:
    return tuple(dict.fromkeys(value.when.iso for value in _dates(party)))


def _same_birth(left: Party, right: Party) -> bool:
    return any(one.when.overlaps(other.when) for one in _dates(left) for other in _dates(right))


def _primary(party: Party) -> Values:
    return tuple(
        value.text for value in party.values("name") if isinstance(value, Name) and value.kind == "primary"
    )


def _same_spelling(left: Party, right: Party) -> bool:
    return bool(_words(left) & _words(right))


def _words(party: Party) -> set[Values]:
    return {tuple(sorted(token.latin for token in fold(text))) for text in _primary(party)}


def _countries(party: Party) -> Values:
    said = (*party.values("nationality"), *party.values("citizenship"))
    return tuple(dict.fromkeys(value.code for value in said if isinstance(value, Text) and value.code))


def _genders(party: Party) -> Values:
    said = party.values("gender")
    return tuple(dict.fromkeys(value.code for value in said if isinstance(value, Text) and value.code))


def _meet(values: Callable[[Party], Values]) -> Callable[[Party, Party], bool]:
    return lambda left, right: bool(set(values(left)) & set(values(right)))


_FIELDS: tuple[tuple[str, Callable[[Party], Values], Callable[[Party, Party], bool]], ...] = (
    ("birth date", _born, _same_birth),
    ("spelling", _primary, _same_spelling),
    ("nationality", _countries, _meet(_countries)),
    ("gender", _genders, _meet(_genders)),
)
