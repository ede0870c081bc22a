"""The claims of one target of SECO's list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from listed.dates import PartialDate, day, month, parse_date, year
from listed.model import Dated, Field, Identifier, Link, Listing, Place, Stake, Status, Text
from listed.sources.ch.names import names_of, parts_of
from listed.sources.common.claims import PartyWriter
from listed.sources.common.xml import Element, local, text_of, texts
from listed.text.territories import code_of

SOURCE = "ch-seco"
AUTHORITY = "Switzerland, State Secretariat for Economic Affairs (SECO)"
BODIES = {"individual": "Person", "entity": "Organization", "object": "Thing"}
_OBJECTS = {"vessel": "Vessel", "aircraft": "Airplane"}
_OWNED = frozenset({"owned-by", "controlled-by", "subsidiary-of", "owned-or-controlled-by"})
_MEASURES = (
    ("asset freeze", "asset_freeze"),
    ("freezing", "asset_freeze"),
    ("travel ban", "travel_ban"),
    ("arms embargo", "arms_embargo"),
    ("financial sanctions", "financial_sanctions"),
    ("financial measures", "financial_sanctions"),
)
_UN = re.compile(r"[A-Z]{2}[ei]\.\d{3}")
_IN_WORDS = (
    (re.compile(r"IMO (?:[Nn]umber|[Nn]o\.?) ?: ?(\d{7})\.?"), "imo"),
    (re.compile(r"Taxpayer [Ii]dentification [Nn]umber ?: ?([\d ]+)\.?"), "tax_id"),
    (re.compile(r"(?:(?:State|Business) )?[Rr]egistration [Nn]umber ?: ?([\w -]*\d)\.?"), "registration"),
)


class Programme(Struct, frozen=True):
    """The programme of one set of sanctions: its key, the ordinance, and the set's own title, in English."""

    key: str
    ordinance: str
    title: str


class Context(Struct, frozen=True):
    """What the file states once for all targets: programmes by set, places by number."""

    programmes: dict[str, Programme]
    places: dict[str, Element]


class Event(Struct, frozen=True):
    """A modification: `listed`, `amended`, `de-listed` …, and when it had effect, if it says."""

    kind: str
    when: PartialDate | None


def events_of(target: Element) -> tuple[Event, ...]:
    """The modifications, oldest first. Dates decide; among equal ones and those without a date, the file has the
    newest first."""
    found = [_event(child) for child in target if local(child) == "modification"]
    found.reverse()
    return tuple(
        sorted(found, key=lambda e: e.when.earliest.toordinal() if e.when and e.when.earliest else 0)
    )


def _event(element: Element) -> Event:
    dates = (element.get(f"{word}-date", "") for word in ("effective", "publication", "enactment"))
    told = next((date for date in dates if date), "")
    return Event(element.get("modification-type", ""), parse_date(told) if told else None)


def write(party: PartyWriter, target: Element, context: Context) -> None:
    """Every claim of a target, in the order of the file."""
    body = next(child for child in target if local(child) in BODIES)
    schema = _OBJECTS.get(body.get("object-type", ""), BODIES[local(body)])
    party.add("schema", Text(schema), local(body), body.get("object-type", "") or local(body))
    _listings(party, target, body, context)
    party.gender(body.get("sex", ""), "sex")
    for child in body:
        _BODY[local(child)](party, child, context)
    for child in target:
        if local(child) in _BODY or local(child) == "foreign-identifier":
            _BODY[local(child)](party, child, context)


# ---------------------------------------------------------------- listings


def _listings(party: PartyWriter, target: Element, body: Element, context: Context) -> None:
    events = events_of(target)
    grounds = "\n\n".join(texts(body, "justification"))
    sets = dict.fromkeys(
        (*texts(target, "sanctions-set-id"), *filter(None, [target.get("sanctions-set-id")]))
    )
    for number in sets or {"": None}:
        listing = _listing(target.get("ssid", ""), context.programmes.get(number), events, grounds)
        party.add("listing", listing, f"sanctions-set {number}", listing.legal_act or number)
        if number not in context.programmes:
            party.text("unplaced", number, "sanctions-set-id", "sanctions-set-id")
    changes = [event for event in events if event.kind in ("listed", "de-listed") and event.when]
    if any(event.kind == "de-listed" for event in changes):
        for event in changes:
            if event.when:
                party.add(
                    "status", Status(event.kind, event.when, in_force=event.kind == "listed"), "modification"
                )
    for event in events:
        if event.kind not in ("listed", "amended", "de-listed"):
            words = " ".join(word for word in (event.kind, event.when.text if event.when else "") if word)
            party.text("unplaced", words, "modification", "modification")


def _listing(record: str, programme: Programme | None, events: tuple[Event, ...], grounds: str) -> Listing:
    changes = [event for event in events if event.kind in ("listed", "de-listed")]
    ended = changes[-1] if changes and changes[-1].kind == "de-listed" else None
    listed = [event.when for event in changes if event.kind == "listed" and event.when]
    title = programme.title if programme else ""
    act = ", ".join(word for word in (programme.ordinance, title) if word) if programme else ""
    return Listing(
        AUTHORITY,
        programme=programme.key if programme else "",
        legal_act=act,
        measures=tuple(dict.fromkeys(word for said, word in _MEASURES if said in title.lower())),
        grounds=grounds,
        listed_on=listed[-1] if listed else None,
        amended_on=tuple(event.when for event in events if event.kind == "amended" and event.when),
        until=ended.when if ended else None,
        status=ended.kind if ended else "",
        record=record,
    )


# ---------------------------------------------------------------- identities


def _identity(party: PartyWriter, element: Element, context: Context) -> None:
    main = element.get("main") == "true"
    for child in element:
        kind = local(child)
        if kind == "name":
            _name(party, child, main)
        else:
            _IDENTITY[kind](party, child, context)


def _name(party: PartyWriter, element: Element, main: bool) -> None:
    at = f"name {element.get('ssid', '')}".strip()
    for part in parts_of(element):
        if part.kind == "title":
            party.text("title", part.value, at)
    for value in names_of(element, main):
        if value.text:
            party.add("name", value, at, value.text)


def _nationality(party: PartyWriter, element: Element, context: Context) -> None:
    for country in element:
        told, code = text_of(country), country.get("iso-code", "").lower()
        if told or code:
            party.add("nationality", Text(told or code, code or code_of(told)), "nationality", told or code)


def _date(party: PartyWriter, element: Element, context: Context) -> None:
    when = _when(element)
    body = next(above for above in element.iterancestors() if local(above) in BODIES)
    fields: dict[str, Field] = {"individual": "birth_date", "entity": "incorporation_date"}
    if when and local(body) in fields:
        party.add(fields[local(body)], Dated(when), "day-month-year", when.text)
    elif when:
        party.text("unplaced", when.text, "day-month-year", "day-month-year")


def _when(element: Element) -> PartialDate | None:
    words = [element.get(word, "") for word in ("year", "month", "day")]
    told = "-".join(word.zfill(2) for word in words if word)
    notes = [
        word
        for word in (element.get("calendar", ""), element.get("quality", ""))
        if word not in ("", "Gregorian", "good")
    ]
    text = f"{told} ({', '.join(notes)})" if notes else told
    if not told:
        return None
    numbers = [int(word) if word.isdecimal() else 0 for word in words]
    if element.get("calendar", "Gregorian") != "Gregorian" or not numbers[0]:
        return PartialDate(text=text)
    try:
        return _exact(numbers, text)
    except (ValueError, OverflowError):
        return PartialDate(text=text)


def _exact(numbers: list[int], text: str) -> PartialDate:
    one, mon, dom = numbers
    if mon and dom:
        return day(one, mon, dom, text)
    return month(one, mon, text) if mon else year(one, text)


def _place(element: Element, context: Context) -> Place | None:
    words = {
        local(child): text_of(child)
        for child in (*context.places.get(element.get("place-id", ""), ()), *element)
    }
    parts = [*element, *context.places.get(element.get("place-id", ""), ())]
    iso = next((child.get("iso-code", "") for child in parts if local(child) == "country"), "")
    get = words.get
    box = f"P.O. Box {get('p-o-box')}" if get("p-o-box") else ""
    street = ", ".join(word for word in (get("c-o", ""), get("address-details", ""), box) if word)
    shown = (street, get("location", ""), get("area", ""), get("zip-code", ""), get("country", ""))
    text = ", ".join(word for word in shown if word)
    note = "; ".join(_place_notes(element, parts, context))
    if not text and not note:
        return None
    return Place(text, *shown[:4], iso.lower() or code_of(get("country", "")), note)


def _place_notes(element: Element, parts: list[Element], context: Context) -> Iterator[str]:
    number = element.get("place-id", "")
    if number and number not in context.places:
        yield f"place {number}, which the file does not hold"
    if element.get("current") == "false":
        yield "not current"
    if element.get("quality", "good") != "good":
        yield f"quality {element.get('quality')}"
    for child in parts:
        if local(child) in ("remark", "remarks", "location-variant", "area-variant") and text_of(child):
            yield text_of(child)


def _address(party: PartyWriter, element: Element, context: Context) -> None:
    place = _place(element, context)
    if place:
        party.add("address", place, f"address {element.get('ssid', '')}".strip(), place.text)


def _birth_place(party: PartyWriter, element: Element, context: Context) -> None:
    place = _place(element, context)
    if place:
        party.add("birth_place", place, f"place-of-birth {element.get('ssid', '')}".strip(), place.text)


def _document(party: PartyWriter, element: Element, context: Context) -> None:
    words = {local(child): text_of(child) for child in element}
    label, at = element.get("document-type", ""), f"identification-document {element.get('ssid', '')}".strip()
    issuer = next((child for child in element if local(child) == "issuer"), None)
    country = code_of(words.get("issuer", "")) or (
        issuer.get("code", "").lower() if issuer is not None else ""
    )
    note = "; ".join(_document_notes(element, context, "" if country else words.get("issuer", "")))
    kind = (
        "passport"
        if "passport" in label
        else "national_id"
        if label in ("id-card", "identity-card")
        else "other"
    )
    if words.get("number"):
        party.add("identifier", Identifier(kind, words["number"], country, label, note), at, words["number"])
    else:
        told = "; ".join(word for word in (label, words.get("issuer", ""), note) if word)
        party.text("unplaced", told, at, "document without a number")


def _document_notes(element: Element, context: Context, issuer: str) -> Iterator[str]:
    if issuer:
        yield f"issuer {issuer}"
    for child in element:
        kind = local(child)
        if kind == "place-of-issue":
            place = _place(child, context)
            yield f"place of issue {place.text or place.note}" if place else ""
        elif kind in ("date-of-issue", "expiry-date") and text_of(child):
            yield f"{kind.replace('-', ' ')} {text_of(child)}"
        elif kind in ("remark", "remarks") and text_of(child):
            yield text_of(child)


# ---------------------------------------------------------------- the rest of a target


def _relation(party: PartyWriter, element: Element, context: Context) -> None:
    other, kind = f"{SOURCE}:{element.get('target-id', '')}", element.get("relation-type", "")
    label = "; ".join(word for word in (kind, *texts(element, "remark"), *texts(element, "remarks")) if word)
    at = f"relation {element.get('ssid', '')}".strip()
    if kind in _OWNED:
        party.add("stake", Stake(owner=other, basis=label), at, label)
    else:
        party.add("link", Link(kind.replace("-", " "), other=other, label=label), at, label)


def _information(party: PartyWriter, element: Element, context: Context) -> None:
    text = text_of(element)
    party.text("remark", text, "other-information")
    for pattern, kind in _IN_WORDS:
        found = pattern.fullmatch(text)
        if found:
            party.add(
                "identifier",
                Identifier(kind, found[1].strip(), label=text.split(":")[0]),
                "other-information",
                text,
            )


def _attribute(party: PartyWriter, element: Element, context: Context) -> None:
    party.text("unplaced", text_of(element), "generic-attribute", element.get("name", "generic-attribute"))


def _foreign(party: PartyWriter, element: Element, context: Context) -> None:
    text = text_of(element)
    kind = "un_reference" if _UN.fullmatch(text) else "other"
    if text:
        party.add(
            "identifier", Identifier(kind, text, label="foreign-identifier"), "foreign-identifier", text
        )


def _read_elsewhere(party: PartyWriter, element: Element, context: Context) -> None:
    """A justification is the grounds of every listing."""


_BODY = {
    "identity": _identity,
    "justification": _read_elsewhere,
    "relation": _relation,
    "other-information": _information,
    "generic-attribute": _attribute,
    "foreign-identifier": _foreign,
}
_IDENTITY = {
    "nationality": _nationality,
    "day-month-year": _date,
    "place-of-birth": _birth_place,
    "address": _address,
    "identification-document": _document,
    "generic-attribute": _attribute,
}
