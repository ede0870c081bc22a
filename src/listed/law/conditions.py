"""Conditions of rules: `private and (national_of:US or present_in:US)`, with three values of truth.

A condition is parsed once, when its table is loaded. An atom is a word, with an argument after a colon; what it means
stands in `listed.law.facts`.

>>> parse("private and not sector:bank|insurer")
And(parts=(Atom(name='private', argument=''), Not(part=Atom(name='sector', argument='bank|insurer'))))
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from msgspec import Struct

Truth: TypeAlias = "bool | None"
"""True, False, or None: nobody stated the fact."""


class Atom(Struct, frozen=True):
    """One question about the asker."""

    name: str
    argument: str = ""

    @property
    def text(self) -> str:
        """As it stands in a table."""
        return f"{self.name}:{self.argument}" if self.argument else self.name


class Not(Struct, frozen=True):
    part: Condition


class And(Struct, frozen=True):
    parts: tuple[Condition, ...]


class Or(Struct, frozen=True):
    parts: tuple[Condition, ...]


Condition: TypeAlias = "Atom | Not | And | Or"

_TOKEN = re.compile(r"\s*(\(|\)|[a-z_]+(?::[A-Za-z0-9_|]+)?)")


def parse(text: str) -> Condition:
    """A condition from its text. Raises ValueError."""
    tokens, at = [], 0
    while at < len(text.rstrip()):
        found = _TOKEN.match(text, at)
        if not found:
            raise ValueError(f"can't read {text[at:].strip()!r}")
        tokens.append(found[1])
        at = found.end()
    condition, rest = _either(tokens)
    if rest:
        raise ValueError(f"{rest[0]!r} stands where the condition should end")
    return condition


def _either(tokens: list[str]) -> tuple[Condition, list[str]]:
    parts, rest = _several(tokens, "or", _both)
    return (Or(parts) if len(parts) > 1 else parts[0]), rest


def _both(tokens: list[str]) -> tuple[Condition, list[str]]:
    parts, rest = _several(tokens, "and", _one)
    return (And(parts) if len(parts) > 1 else parts[0]), rest


_Reader: TypeAlias = "Callable[[list[str]], tuple[Condition, list[str]]]"


def _several(tokens: list[str], word: str, read: _Reader) -> tuple[tuple[Condition, ...], list[str]]:
    first, rest = read(tokens)
    parts = [first]
    while rest and rest[0] == word:
        following, rest = read(rest[1:])
        parts.append(following)
    return tuple(parts), rest


def _one(tokens: list[str]) -> tuple[Condition, list[str]]:
    if not tokens or tokens[0] in (")", "and", "or"):
        raise ValueError("a condition is missing")
    if tokens[0] == "not":
        part, rest = _one(tokens[1:])
        return Not(part), rest
    if tokens[0] == "(":
        inner, rest = _either(tokens[1:])
        if not rest or rest[0] != ")":
            raise ValueError("a `)` is missing")
        return inner, rest[1:]
    name, _, argument = tokens[0].partition(":")
    return Atom(name, argument), tokens[1:]


def atoms(condition: Condition) -> Iterator[Atom]:
    """Every atom, in the order of the text."""
    if isinstance(condition, Atom):
        yield condition
    elif isinstance(condition, Not):
        yield from atoms(condition.part)
    else:
        for part in condition.parts:
            yield from atoms(part)


def truth(condition: Condition, ask: Callable[[Atom], Truth]) -> Truth:
    """Whether a condition holds: `and` is False where one part is, `or` True where one part is."""
    if isinstance(condition, Atom):
        return ask(condition)
    if isinstance(condition, Not):
        part = truth(condition.part, ask)
        return None if part is None else not part
    decisive = isinstance(condition, Or)
    found: Truth = not decisive
    for one in condition.parts:
        value = truth(one, ask)
        if value is decisive:
            return decisive
        if value is None:
            found = None
    return found
