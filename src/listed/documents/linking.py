"""Linking: mentions of one party find each other.

A shorter form is linked to a longer one only where one party of the text fits. Two people with one surname stay two:
a surname alone is the one who was named before it, and nobody's where several were.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from listed.documents.names import Named
from listed.documents.vocabulary import country_of, is_legal, tables, word
from listed.read_model import MentionType

Tokens = tuple[str, ...]
ARTICLES = ("al-", "el-", "al’", "as-", "ash-", "ad-", "an-", "ar-", "at-", "az-")


class Linker:
    """Collects the names of a text and tells which are one party."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[Named] = []
        self._dropped: set[str] = set()
        self._linked: set[Named] = set()
        self.unclear: dict[Named, MentionType | None] = {}
        """The type of each name that could be several parties."""

    def add(self, one: Named) -> None:
        """Names must come in the order of the text."""
        self._found.append(one)

    def groups(self) -> dict[Named, int | None]:
        """The number of the party of each name; None where it could be several."""
        self._heads: dict[int, Named] = {}
        self._keys: dict[str, int] = {}
        self._members: dict[int, set[Tokens]] = defaultdict(set)
        self._starts: dict[int, int] = {}
        self._by_last: dict[str, list[int]] = defaultdict(list)
        self._by_token: dict[str, list[int]] = defaultdict(list)
        self._acronyms: dict[str, list[int]] = defaultdict(list)
        groups: dict[Named, int | None] = {}
        defined = self._defined()
        for one in sorted(self._found, key=lambda n: (n.tentative, -len(_tokens(self._of(n))), n.start)):
            known = len(self._starts)
            groups[one] = self._group(one, defined, groups)
            if len(self._starts) == known:
                self._linked.add(one)
            elif one.tentative:
                self._forget(one, groups)
        for one, longer in defined.items():
            if longer in groups:
                groups[one] = groups[longer]
        return groups

    def dropped(self, one: Named) -> bool:
        """An acronym that the text explains by words that name nobody: `intercontinental ballistic missile (ICBM)`."""
        return self._of(one) in self._dropped or (one.tentative and one not in self._linked)

    def _of(self, one: Named) -> str:
        return self._text[one.start : one.end]

    def _defined(self) -> dict[Named, Named]:
        """`Name (ACR)`, `Name (‘Short’)`: the second is the first."""
        defined = {}
        for before, one in zip(self._found, self._found[1:], strict=False):
            between = self._text[before.end : one.start]
            after = self._text[one.end : one.end + 3]
            opens = re.fullmatch(
                r",?\s*[(\[]\s*(?:(?:the|hereinafter|hereafter|known as|or)\s+)*[\"“‘'«„]*", between
            )
            if opens and re.match(r"[\"”’'»“]*\s*[),;\]]", after) and self._fits(before, one):
                defined[one] = before
        for one in self._found:
            if one.form == "acronym" and self._text[one.start - 1 : one.start] == "(" and one not in defined:
                self._drop(one)
        return defined

    def _fits(self, longer: Named, shorter: Named) -> bool:
        said = self._of(shorter)
        if shorter.type == "country" and longer.type != "country":
            return False
        if shorter.form == "acronym" or said.isupper():
            return longer.type != "person" and (
                _initials_fit(said, self._of(longer)) or longer.type != "country"
            )
        return set(_tokens(said)) <= set(_tokens(self._of(longer)))

    def _drop(self, one: Named) -> None:
        """Drops an acronym whose letters stand in the common words before its bracket."""
        letters = self._of(one).casefold()
        before = re.findall(r"[\w’'-]+", self._text[max(0, one.start - 80) : one.start])
        for count in range(2, min(len(letters), len(before)) + 1):
            words = before[-count:]
            if (
                all(word.islower() for word in words)
                and words[0][0] == letters[0]
                and _in_order(letters, "".join(words))
            ):
                self._dropped.add(self._of(one))

    def _group(self, one: Named, defined: dict[Named, Named], groups: dict[Named, int | None]) -> int | None:
        key = self._key(one)
        longer = groups.get(defined[one]) if one in defined else None
        if longer is not None:
            self._keys.setdefault(key, longer)
            return longer
        if key in self._keys:
            number = self._keys[key]
            self._starts[number] = min(self._starts[number], one.start)
            return number
        tokens = _tokens(self._of(one))
        fits = self._longer(one, tokens)
        if len(fits) == 1:
            self._learn(key, one, tokens, fits[0])
            return fits[0]
        if len(fits) > 1 and len(tokens) == 1:
            self.unclear[one] = self._heads[fits[0]].type
            return None
        number = len(self._starts)
        self._starts[number] = one.start
        self._learn(key, one, tokens, number)
        return number

    def _learn(self, key: str, one: Named, tokens: Tokens, number: int) -> None:
        if len(tokens) > 1 or number not in self._heads:
            self._keys[key] = number  # a surname is asked anew each time: others of that name may come
        self._heads.setdefault(number, one)
        self._starts[number] = min(self._starts.get(number, one.start), one.start)
        if tokens and tokens not in self._members[number]:
            self._members[number].add(tokens)
            _append(self._by_last[tokens[-1]], number)
            for token in set(tokens):
                _append(self._by_token[token], number)
            for letters in _initials(self._of(one)):
                _append(self._acronyms[letters], number)

    def _forget(self, one: Named, groups: dict[Named, int | None]) -> None:
        """A common word that no name of the text holds: as if it had not been there."""
        number = groups.pop(one)
        self._keys.pop(self._key(one), None)
        tokens = _tokens(self._of(one))
        letters = [self._acronyms[some] for some in _initials(self._of(one))]
        for numbers in (self._by_last[tokens[-1]], *(self._by_token[token] for token in tokens), *letters):
            if number in numbers:
                numbers.remove(number)

    def _key(self, one: Named) -> str:
        if one.type == "country":
            return f"country {one.country}" if one.country else _plain(self._of(one))
        return ALIASES.get(_plain(self._of(one)), _plain(self._of(one)))

    def _longer(self, one: Named, tokens: Tokens) -> list[int]:
        """The parties that this could be a shorter form of."""
        if (one.type in ("country", "place") and one.weight > 1.4) or not tokens:
            return []
        if one.form == "acronym" and len(tokens) == 1 and tokens[0] in self._acronyms:
            return self._acronyms[tokens[0]]
        fits = [n for n in self._by_last.get(tokens[-1], ()) if self._is_short_person(one, tokens, n)]
        if not fits:
            fits = [n for n in self._by_token.get(tokens[0], ()) if self._is_part(one, tokens, n)]
        if len(fits) > 1 and len(tokens) == 1:
            before = [n for n in fits if self._starts[n] < one.start]
            return before or fits
        return fits

    def _is_short_person(self, one: Named, tokens: Tokens, number: int) -> bool:
        """`Khan` and `Karim Khan` of `Karim A. A. Khan`."""
        if one.form == "acronym" or any(
            _surely(n) not in ("person", None) for n in (one, self._heads[number])
        ):
            return False
        return any(_ordered(tokens, longer) for longer in self._members[number])

    def _is_part(self, one: Named, tokens: Tokens, number: int) -> bool:
        """`Pan Systems` of `Pan Systems Pyongyang`, `Rasperia` of `LLC Rasperia Trading`, `González` of `Edmundo González Urrutia`."""
        head = self._heads[number]
        if _form(self._of(one)) and _form(self._of(one)) != _form(self._of(head)):
            return False
        person = head.type == "person" and head.weight >= 0.6
        if person and (_surely(one) not in ("person", None) or len(tokens) > 1):
            return False
        if not person and one.type == "person" and one.weight >= 2:
            return False
        if all(word(t).plain for t in tokens) and " ".join(tokens) not in tables().known_bodies:
            return False
        if person:
            return any(
                tokens[0] in longer[1:] or (tokens[0] == longer[0] and len(tokens[0]) > 2)
                for longer in self._members[number]
            )
        return any(_contiguous(tokens, longer) for longer in self._members[number])


def _surely(one: Named) -> MentionType | None:
    """The type of a name where it is more than a guess."""
    return one.type if one.weight >= 1.5 else None


ALIASES = {
    "union": "european union", "eu": "european union", "e.u": "european union", "eu.": "european union",
    "un": "united nations", "u.n": "united nations", "u.n.": "united nations", "un.": "united nations",
    "us treasury": "treasury", "u.s. treasury": "treasury", "u.s. state department": "state department", "us state department": "state department",
    "u.s. department of the treasury": "treasury", "us department of the treasury": "treasury", "department of the treasury": "treasury",
    "department of treasury": "treasury", "treasury department": "treasury", "u.s. treasury department": "treasury", "us treasury department": "treasury",
    "department of state": "state department", "u.s. department of state": "state department", "us department of state": "state department",
    "un security council": "united nations security council", "u.n. security council": "united nations security council",
}  # fmt: skip
"""Short forms that every reader knows, whether the text explains them or not."""


def _form(text: str) -> str:
    """The legal form in a name: firms of one name and two forms are two."""
    return " ".join(part for part in re.findall(r"[\w.]+", text.casefold()) if is_legal(part.rstrip(".")))


def _append(numbers: list[int], number: int) -> None:
    if number not in numbers:
        numbers.append(number)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


@lru_cache(maxsize=100_000)
def _tokens(text: str) -> Tokens:
    """The words of a name that tell it from others, in lower case, without articles before Arabic names."""
    found = []
    for token in re.findall(r"[\w’'.‐-]+", text.casefold()):
        plain = token.strip(".'’")
        for article in ARTICLES:
            if plain.startswith(article) and len(plain) > len(article) + 1:
                plain = plain[len(article) :]
        if plain and not is_legal(plain):
            found.append(plain)
    if len(found) > 1:
        found = [t for t in found if t not in ("al", "el", "of", "the", "and", "for")] or found
    return tuple(found)


def _ordered(short: Tokens, long: Tokens) -> bool:
    """Whether the short name's words stand in the long one in their order; an initial stands for a word."""
    at = 0
    for token in short:
        while at < len(long) and not (long[at] == token or (len(token) == 1 and long[at].startswith(token))):
            at += 1
        if at == len(long):
            return False
        at += 1
    return len(short) < len(long) or short == long


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _contiguous(short: Tokens, long: Tokens) -> bool:
    size = len(short)
    return any(long[at : at + size] == short for at in range(len(long) - size + 1))


def _initials(name: str) -> set[str]:
    """The acronyms that a name could have, in lower case."""
    every_word = re.findall(r"[\w.]+", name)
    words = [w for w in every_word if not is_legal(w.casefold())]
    if len(words) < 2:
        return set()
    big = [w for w in words if w[0].isupper()]
    if not big:
        return {"".join(w[0] for w in words).casefold()}
    without = big[1:] if country_of(big[0]) or (len(big[0]) <= 3 and big[0].isupper()) else big
    every = ["".join(w[0] for w in some).casefold() for some in (words, big, without, every_word)]
    return {letters for letters in every if len(letters) > 1}


def _initials_fit(acronym: str, name: str) -> bool:
    return re.sub(r"\W", "", acronym).casefold() in _initials(name)
