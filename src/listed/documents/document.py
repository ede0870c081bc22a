"""What the steps of reading hand to each other."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec import UNSET, Struct, UnsetType

from listed.documents.paragraphs import paragraphs
from listed.read_model import Act, Dating, Group, Mention, Quote, ReadParty, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Part(Struct, frozen=True):
    """A stretch of the text that was a file of its own: an attachment, the body of an e-mail."""

    name: str
    media_type: str
    start: int
    end: int


class Document(Struct, frozen=True):
    """A document as text. `text` is never changed afterwards: every span points into it."""

    file: str
    sha256: str
    """Of the bytes as received."""
    media_type: str
    text: str
    pages: tuple[int, ...] = ()
    """Where each page of a PDF starts; empty for all else."""
    parts: tuple[Part, ...] = ()
    dated: Dating | None = None
    """What the file says of its date in a header (an e-mail's `Date`)."""
    warnings: tuple[str, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The words from `start` to `end`, with their page."""
        return Span(start, end, self.text[start:end], page=self.page(start))

    def page(self, at: int) -> int | UnsetType:
        """The page, from 1, that holds this place; UNSET where there are none."""
        return bisect_right(self.pages, at) if self.pages else UNSET

    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each paragraph, as `listed.documents.paragraphs` tells them apart."""
        return paragraphs(self.text)


class ParsedParagraph(Struct, frozen=True):
    """A paragraph's parse: token `t` of `doc` stands at `start + t.idx` in the document's text."""

    start: int
    doc: Doc


class Parse(Struct, frozen=True):
    """The parses of all paragraphs, in the order of the text."""

    paragraphs: tuple[ParsedParagraph, ...]


class Parties(Struct, frozen=True):
    """The mentions, each with the party it is of, and the parties in the order of their first mention."""

    mentions: tuple[Mention, ...]
    parties: tuple[ReadParty, ...]


class Acts(Struct, frozen=True):
    """What `acts.find` found."""

    acts: tuple[Act, ...] = ()
    quotes: tuple[Quote, ...] = ()
    groups: tuple[Group, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """Further mentions that fill roles: role nouns and pronouns with the party they stand for."""
    warnings: tuple[str, ...] = ()
