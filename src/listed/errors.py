"""The whole error tree. Each error says what happened, `where`, and a `hint`: what to do about it.

```
ListedError
├─ QueryError          the caller's input is wrong                          exit 2   HTTP 400
│  └─ NotYetKnown      asked for a time before the first edition            exit 2   HTTP 404
├─ SourceError         a list file is not what its publisher promised       exit 3   HTTP 422
│  ├─ UnreadableList   cannot be parsed, or has structure we have no rule for
│  ├─ SuspectEdition   parsed, but outside the bounds in source.toml
│  ├─ StaleEdition     older than the caller allows
│  └─ NoListLoaded     nothing was searched that could make an answer
├─ DocumentError       a document cannot be read                            exit 3   HTTP 422
├─ RegimeError         a law table contradicts itself or lacks a citation   exit 4   HTTP 503
└─ StoreError          the register cannot be read or written               exit 4   HTTP 503
   └─ BrokenRecord     hash chain or schema does not verify
```
Anything else is our bug: exit 70, HTTP 500. No error exits 0 or 1, which mean "clear" and "hits".
"""

from __future__ import annotations


class ListedError(Exception):
    """Something `listed` could not do, with the place it happened and what to do next."""

    exit_code = 70
    http_status = 500

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class QueryError(ListedError):
    """The caller's input is wrong: an unreadable date, an unknown country, an empty name."""

    exit_code = 2
    http_status = 400


class NotYetKnown(QueryError):
    """Asked for a time before the first edition: the register can't say, and never says "clear"."""

    http_status = 404


class SourceError(ListedError):
    """A list file is not what its publisher promised. Nothing was changed."""

    exit_code = 3
    http_status = 422


class UnreadableList(SourceError):
    """A list file cannot be parsed at `where`, or has structure we have no rule for."""


class SuspectEdition(SourceError):
    """A list was parsed, but lies outside the bounds that its source declares."""


class StaleEdition(SourceError):
    """The newest edition of a list is older than the caller allows."""


class NoListLoaded(SourceError):
    """Nothing was searched that could make an answer."""


class DocumentError(ListedError):
    """A document cannot be read."""

    exit_code = 3
    http_status = 422


class RegimeError(ListedError):
    """A law table contradicts itself or lacks a citation."""

    exit_code = 4
    http_status = 503


class StoreError(ListedError):
    """The register cannot be read or written."""

    exit_code = 4
    http_status = 503


class BrokenRecord(StoreError):
    """The register's hash chain, raw files or schema do not verify."""
