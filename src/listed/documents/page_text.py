"""The text of the page: each paragraph with its mentions and triggers marked, and the acts that it tells beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from listed.documents.paragraphs import paragraphs
from listed.read_model import Act, Argument, Mention, Read, ReadParty

Trigger = tuple[int, int, str, int]
"""Start, end, act, number of the realisation."""


def marked_paragraphs(read: Read) -> Iterator[str]:
    """Rows of the page, one for each paragraph."""
    parties = {party.id: party for party in read.parties}
    names = {party.id: party.name for party in read.parties} | {
        group.id: group.description for group in read.groups
    }
    triggers = _triggers(read)
    mentions = _apart(read.mentions)
    for start, end in paragraphs(read.text):
        inside = [one for one in mentions if start <= one.start < end]
        told = [one for one in triggers if start <= one[0] < end]
        text = "".join(_marked(read.text, start, end, inside, told, parties))
        beside = "".join(_act(read, act, names) for act in read.acts if start <= act.trigger.start < end)
        aside = f"<aside><ol>{beside}</ol></aside>" if beside else ""
        yield f'<div class="row"><p dir="auto">{text}</p>{aside}</div>'


def _triggers(read: Read) -> list[Trigger]:
    found = []
    for act in read.acts:
        spans = [one.trigger for one in act.evidence] or [act.trigger]
        found += [(span.start, span.end, act.id, number) for number, span in enumerate(spans)]
    return sorted(found)


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in order, without those that lie within another."""
    kept: list[Mention] = []
    for one in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _marked(
    text: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    triggers: Sequence[Trigger],
    parties: dict[str, ReadParty],
) -> Iterator[str]:
    at = start
    for one in mentions:
        yield _with_triggers(text, at, one.start, triggers)
        inner = _with_triggers(text, one.start, min(one.end, end), triggers)
        yield _mention(one, inner, parties.get(one.party or ""))
        at = min(one.end, end)
    yield _with_triggers(text, at, end, triggers)


def _with_triggers(text: str, start: int, end: int, triggers: Sequence[Trigger]) -> str:
    """A stretch of text with links from the words that tell an act to the act."""
    pieces, at = [], start
    for low, high, act, number in triggers:
        low, high = max(low, at), min(high, end)
        if low >= high:
            continue
        pieces.append(escape(text[at:low]))
        words = escape(text[low:high])
        pieces.append(
            f'<a class="trigger" id="words-{escape(act)}-{number}" href="#act-{escape(act)}">{words}<sup>{escape(act)}</sup></a>'
        )
        at = high
    return "".join([*pieces, escape(text[at:end])])


def _mention(one: Mention, inner: str, party: ReadParty | None) -> str:
    kind = one.type or "unknown"
    hit = " hit" if party is not None and party.hits else ""
    again = " again" if one.form in ("nominal", "pronoun") else ""
    if party is None or kind in ("country", "place", "instrument"):
        return f'<span class="m {kind}{again}">{inner}</span>'
    return f'<span class="m {kind}{hit}{again}" tabindex="0">{inner}{_card(party)}</span>'


def _card(party: ReadParty) -> str:
    """What is shown while a mention has the pointer or the focus."""
    more = [role.text for role in party.roles] + [one.country for one in party.nationality]
    lines = [
        f"<b>{escape(party.name)}</b>",
        f"<span>{escape((party.type or 'type not known').replace('_', ' '))}</span>",
    ]
    if more:
        lines.append(f"<span>{escape(', '.join(dict.fromkeys(more)))}</span>")
    for hit in party.hits:
        said = f"{hit.name}, {hit.source}, {hit.score:.2f}, {hit.standing}"
        lines.append(f'<span class="listed">{escape(said)}</span>')
    if not party.hits:
        lines.append("<span>no hit on the lists searched</span>")
    return f'<span class="card">{"".join(lines)}</span>'


def _act(read: Read, act: Act, names: dict[str, str]) -> str:
    """One act in the margin."""
    kind = escape(
        act.frame.replace("statement.", "").replace("_", " ")
        + (f" ({act.subtype.replace('_', ' ')})" if act.subtype else "")
    )
    mode = "" if act.modality == "asserted" else f" <i>{act.modality}</i>"
    who, whom = _names(act.actors, names), _names(act.targets, names)
    roles = f"{who or 'nobody named'}{f' → {whom}' if whom else ''}"
    more = [
        escape(part)
        for part in (act.date.text if act.date else "", act.instrument.text if act.instrument else "")
        if part
    ]
    quotes = "".join(f"<br>“{escape(quote.text)}”" for quote in act.quotes)
    again = "".join(
        f' <a href="#words-{act.id}-{number}">[{number + 1}]</a>' for number in range(1, len(act.evidence))
    )
    return (
        f'<li id="act-{escape(act.id)}"><a class="kind" href="#words-{escape(act.id)}-0">{escape(act.id)} {kind}</a>{mode}<br>{roles}'
        f"{'<br>' + '; '.join(more) if more else ''}{quotes}{again}</li>"
    )


def _names(arguments: tuple[Argument, ...], names: dict[str, str]) -> str:
    return escape(", ".join(dict.fromkeys(names.get(one.party or "", one.text) for one in arguments)))
