"""What the options before the command say."""

from __future__ import annotations


class Settings:
    """What holds for every command: which register, how to print."""

    def __init__(self, register: str | None, quiet: bool, color: str) -> None:
        self.register = register
        self.quiet = quiet
        self.color = color
