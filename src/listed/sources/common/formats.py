"""What a reader is, and how files find theirs: by content, never by name alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from listed.model import Reading


class RawFile(Struct, frozen=True):
    """One file as it came: its name (for people), its bytes, and what lies in it once unpacked."""

    name: str
    raw: bytes
    """As received; `sha256` is over these and they are what the register keeps."""
    data: bytes
    """Unpacked (.gz, .zip with one member); the same object as `raw` where nothing was packed."""
    sha256: str


class Format(Struct, frozen=True):
    """One file format of one source.

    `recognise` looks at the unpacked bytes (and, only to choose between equals, the name) and returns the
    role of the file in an edition (`sdn`, `alt`, `add`, `comments`; `list` where one file is an edition), or
    "" for a file of another format. `read` gets the files of one edition, keyed by role.
    """

    source: str
    name: str
    recognise: Callable[[RawFile], str]
    read: Callable[[dict[str, RawFile]], Reading]
    read_as: Callable[[dict[str, RawFile], str], Reading] | None = None
    """Of own lists: reads the edition under the name that the caller gives it."""


class Recognised(Struct, frozen=True):
    """The files of one edition, ready to be read."""

    format: Format
    files: dict[str, RawFile]

    def read(self) -> Reading:
        """Reads the whole edition or raises `SourceError`."""
        return self.format.read(self.files)


ReadFormats = Callable[[], Sequence[Format]]
