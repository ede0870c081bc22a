"""One line of an export: a party and how it stands."""

from __future__ import annotations

from msgspec import Struct

from listed.model import Party, Standing


class Entry(Struct, frozen=True):
    """A party as a view sees it, with its standing on the view's day."""

    party: Party
    standing: Standing

    @property
    def sanctioned(self) -> bool:
        """Whether a listing binds, or may bind, on that day."""
        return self.standing in ("in force", "possibly in force")
