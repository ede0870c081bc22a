"""Writing claims: one writer for each party keeps its id, its file and its place in the list."""

from __future__ import annotations

from listed.dates import PartialDate, parse_date
from listed.model import Claim, Dated, Evidence, Field, Name, Place, Text, Value
from listed.text.script import script_of
from listed.text.territories import code_of


class PartyWriter:
    """Collects the claims of one party in the order of the file.

    `place` is where the record stands (`entry 36`), `file` the sha256 of the file as received.
    """

    def __init__(self, claims: list[Claim], party: str, file: str, place: str) -> None:
        self._claims = claims
        self.party = party
        self._file = file
        self._place = place

    def add(self, field: Field, value: Value, at: str = "", text: str = "", part: str = "parties") -> None:
        """One value, from the place `at` within the record, read from the words `text`."""
        place = f"{self._place}, {at}" if at else self._place
        self._claims.append(Claim(self.party, field, value, Evidence(self._file, place, text), part))

    def text(self, field: Field, text: str, at: str = "", label: str = "") -> None:
        """A plain text; nothing for an empty one."""
        if text:
            self.add(field, Text(text, label=label), at, text)

    def country(self, field: Field, text: str, at: str = "") -> None:
        """A text that names a country, with its code where it is understood."""
        if text:
            self.add(field, Text(text, code_of(text)), at, text)

    def gender(self, text: str, at: str = "") -> None:
        """A gender, with its normal form where it is one of the two that lists write."""
        if text:
            self.add(
                "gender", Text(text, {"m": "male", "f": "female"}.get(text.strip().lower()[:1], "")), at, text
            )

    def date(self, field: Field, text: str, at: str = "") -> None:
        """A date as `listed.dates.parse_date` reads it."""
        if text:
            self.when(field, parse_date(text), at)

    def when(self, field: Field, when: PartialDate, at: str = "") -> None:
        """A date that was read already."""
        self.add(field, Dated(when), at, when.text)


def name(text: str, **said: str) -> Name:
    """A name with the script it is written in; `said` are the other fields of `Name`."""
    return Name(text, script=script_of(text), **said)  # type: ignore[arg-type]


def place_of(
    street: str = "",
    city: str = "",
    region: str = "",
    postal_code: str = "",
    country: str = "",
    note: str = "",
) -> Place | None:
    """A place from its parts, None where all are empty. Its text is the parts in this order."""
    text = ", ".join(part for part in (street, city, region, postal_code, country) if part)
    if not text and not note:
        return None
    return Place(text, street, city, region, postal_code, code_of(country) if country else "", note)
