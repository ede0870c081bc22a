"""Parties: which mentions are one person, body or country; surnames, acronyms and short forms find the name they stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from listed.documents.document import Document, Parties
from listed.documents.identify import Numbered
from listed.documents.linking import Linker
from listed.documents.names import Named
from listed.documents.nominals import nominals
from listed.documents.roles import nationalities, roles
from listed.read_model import Mention, MentionType, Nationality, ReadParty, Span
from listed.text.territories import name_of


def parties(document: Document, found: Sequence[Named], numbered: Sequence[Numbered]) -> Parties:
    """Every mention with its party, and the parties in the order of their first mention, without hits."""
    linker = Linker(document.text)
    for one in found:
        linker.add(one)
    groups = linker.groups()
    found = [one for one in found if not linker.dropped(one)]
    for one, type_ in linker.unclear.items():
        groups.pop(one)
        groups[replace(one, type=type_)] = None
    found = [replace(one, type=linker.unclear[one]) if one in linker.unclear else one for one in found]
    later = nominals(document.text, found, groups)
    return _built(document, [*found, *later], {**groups, **later}, numbered)


def _built(
    document: Document, found: Sequence[Named], groups: dict[Named, int | None], numbered: Sequence[Numbered]
) -> Parties:
    both: list[Named | Numbered] = [*found, *numbered]
    order = sorted(both, key=lambda one: (one.start, one.end))
    ids: dict[int, str] = {}
    members: dict[int, list[tuple[Named, str]]] = defaultdict(list)
    for at, one in enumerate(order, 1):
        if isinstance(one, Named) and (key := groups.get(one)) is not None:
            ids.setdefault(key, f"x{len(ids) + 1}")
            members[key].append((one, f"m{at}"))
    types = {key: _type([one for one, _ in those]) for key, those in members.items()}
    mentions = []
    for at, one in enumerate(order, 1):
        if isinstance(one, Numbered):
            mentions.append(_numbered(document, one, f"m{at}"))
            continue
        key = groups.get(one)
        type_ = one.type if key is None else types[key]
        mentions.append(
            _mention(
                document.span(one.start, one.end), one, f"m{at}", type_, None if key is None else ids[key]
            )
        )
    made = [_party(document, ids[key], types[key], members[key]) for key in ids]
    return Parties(tuple(mentions), tuple(made))


def _numbered(document: Document, one: Numbered, id_: str) -> Mention:
    span = document.span(one.start, one.end)
    return Mention(
        span.start, span.end, span.text, page=span.page, id=id_, type=one.type, kind=one.kind, value=one.value
    )


def _mention(span: Span, one: Named, id_: str, type_: MentionType | None, party: str | None) -> Mention:
    return Mention(
        span.start, span.end, span.text, page=span.page, id=id_, type=type_, form=one.form, party=party
    )


def _type(those: Sequence[Named]) -> MentionType | None:
    """What the surest mention says, and among equals what most of them say; the first met wins at last."""
    weights: dict[MentionType, float] = {}
    for one in those:
        if one.type is not None and one.form != "nominal":
            kind: MentionType = "organisation" if one.type == "public_body" else one.type
            weights[kind] = max(weights.get(kind, 0.0), one.weight) + COUNTS
    best = max(weights, key=lambda type_: weights[type_], default=None)
    if best is None or weights[best] <= COUNTS * len(those):
        return best if best == "person" and weights[best] > COUNTS else None
    public = sum(
        1 if one.type == "public_body" else -1
        for one in those
        if one.type in ("public_body", "organisation") and one.form != "acronym"
    )
    return "public_body" if best == "organisation" and public > 0 else best


COUNTS = 0.05
"""What each further mention of a type adds."""


def _party(
    document: Document, id_: str, type_: MentionType | None, those: Sequence[tuple[Named, str]]
) -> ReadParty:
    named = [one for one, _ in those if one.form in ("name", "short", "alias", "acronym", "surname")] or [
        one for one, _ in those
    ]
    texts = [document.text[one.start : one.end] for one in named]
    country = next((one.country for one, _ in those if one.country), "") if type_ == "country" else ""
    name = name_of(country) if country else max(texts, key=len)
    return ReadParty(
        id_,
        type_,
        name,
        tuple(dict.fromkeys(text for text in texts if text != name)),
        tuple(mention for _, mention in those),
        roles(document, [one for one, _ in those]) if type_ == "person" else (),
        _nationality(document, [one for one, _ in those]) if type_ == "person" else (),
    )


def _nationality(document: Document, those: Sequence[Named]) -> tuple[Nationality, ...]:
    return nationalities(document, those)
