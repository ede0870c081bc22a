"""The starter register: facts that come with the program, so that it answers something on the first day."""

from __future__ import annotations

from listed.sources.common.formats import Recognised


def recognised() -> Recognised:
    """The embedded file, ready to be read."""
    from listed.sources.starter.read import FORMATS, embedded

    return Recognised(FORMATS[0], {"list": embedded()})
