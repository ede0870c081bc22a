"""Values of claims about acts around a listing: court orders, statements, licences. Dates are as they were written.

They are part of `listed.model.Value`; a file of acts states them, and the law reads them.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

OrderAction = Literal["enjoins", "stays", "annuls", "suspends", "upholds", "declares"]
StatementKind = Literal["condemn", "accuse", "support", "defend", "call_for"]


class Order(Struct, frozen=True, omit_defaults=True, tag="order"):
    """A court order about the party, or about dealings with it. It helps nobody but its beneficiaries."""

    court: str
    date: str
    action: OrderAction
    beneficiaries: tuple[str, ...]
    """Names, or `everyone`."""
    case: str = ""
    effect: str = ""
    """In the order's own words."""
    scope: tuple[str, ...] = ()
    """Kinds of dealings (`dealing.what` of a profile); empty: all."""
    programme: str = ""
    """Of which programme's listing; empty: of all."""
    final: bool = False
    takes_effect: str = ""
    ends: str = ""

    @property
    def text(self) -> str:
        """The order in one line."""
        head = ", ".join(filter(None, (self.court, self.case, self.date)))
        return f"{head}: {self.action}, for {', '.join(self.beneficiaries)}{f'; {self.effect}' if self.effect else ''}"


class Statement(Struct, frozen=True, omit_defaults=True, tag="statement"):
    """Somebody condemns, supports, defends or accuses, or calls for something."""

    kind: StatementKind
    actor: str
    date: str = ""
    quote: str = ""
    source: str = ""
    programme: str = ""

    @property
    def text(self) -> str:
        """The statement in one line."""
        head = ", ".join(filter(None, (self.actor, self.date)))
        return f"{head}: {self.kind.replace('_', ' ')}{f' “{self.quote}”' if self.quote else ''}"


class Licence(Struct, frozen=True, omit_defaults=True, tag="licence", rename={"from_": "from"}):
    """A licence that covers a programme, those listed on certain days, or named parties (names or ids)."""

    name: str
    programme: str
    from_: str
    until: str = ""
    kind: str = ""
    parties: tuple[str, ...] = ()
    listed_on: tuple[str, ...] = ()
    dealings: tuple[str, ...] = ()
    note: str = ""

    @property
    def text(self) -> str:
        """The licence in one line."""
        until = f" until {self.until}" if self.until else ""
        return f"{self.name} for {self.programme}, from {self.from_}{until}"
