"""What may stand where in SECO's XML: elements and attributes; one without a rule refuses the edition."""

from __future__ import annotations

from listed.errors import UnreadableList
from listed.sources.common.xml import Element, local, refuse_unknown

_OF_TARGET = {"identity", "justification", "relation", "other-information", "generic-attribute"}
_OF_PLACE = {"location", "location-variant", "area", "area-variant", "country"}
_REMARKS = {"remark", "remarks"}
CHILDREN: dict[str, set[str]] = {
    "swiss-sanctions-list": {"sanctions-program", "target", "place"},
    "sanctions-program": {"program-key", "program-name", "sanctions-set", "origin"},
    "place": _OF_PLACE,
    "target": {
        "sanctions-set-id",
        "foreign-identifier",
        "generic-attribute",
        "individual",
        "entity",
        "object",
        "modification",
    },
    "individual": _OF_TARGET,
    "entity": _OF_TARGET,
    "object": _OF_TARGET,
    "identity": {
        "name",
        "nationality",
        "day-month-year",
        "place-of-birth",
        "address",
        "identification-document",
        "generic-attribute",
    },
    "name": {"name-part"},
    "name-part": {"value", "spelling-variant"},
    "nationality": {"country"},
    "address": {"c-o", "address-details", "p-o-box", "zip-code"} | _OF_PLACE | _REMARKS,
    "place-of-birth": _OF_PLACE | _REMARKS,
    "identification-document": {"number", "issuer", "date-of-issue", "expiry-date", "place-of-issue"}
    | _REMARKS,
    "relation": _REMARKS,
    "modification": {"added", "removed"} | _REMARKS,
}
_QUALITY = {"ssid", "quality"}
_VARIANT = {"ssid", "lang", "script", "spelling-variant-type", "variant-type"}
ATTRIBUTES: dict[str, set[str]] = {
    "swiss-sanctions-list": {"list-type", "date"},
    "sanctions-program": {"ssid", "version-date", "predecessor-version-date"},
    "program-key": {"lang"},
    "program-name": {"lang"},
    "sanctions-set": {"ssid", "lang"},
    "target": {"ssid", "sanctions-set-id"},
    "individual": {"sex"},
    "object": {"object-type"},
    "identity": {"ssid", "main"},
    "name": _QUALITY | {"name-type", "lang"},
    "name-part": {"order", "name-part-type"},
    "spelling-variant": _VARIANT,
    "location-variant": _VARIANT,
    "area-variant": _VARIANT,
    "country": {"iso-code"},
    "nationality": {"ssid"},
    "day-month-year": _QUALITY | {"day", "month", "year", "calendar"},
    "place": {"ssid"},
    "place-of-birth": _QUALITY | {"place-id"},
    "address": _QUALITY | {"place-id", "current"},
    "identification-document": {"ssid", "document-type"},
    "issuer": {"code"},
    "place-of-issue": {"place-id"},
    "justification": {"ssid"},
    "other-information": {"ssid"},
    "generic-attribute": {"ssid", "name"},
    "relation": {"ssid", "target-id", "relation-type"},
    "modification": {"ssid", "modification-type", "enactment-date", "publication-date", "effective-date"},
}


def check(element: Element, where: str) -> None:
    """Raises UnreadableList for the first element or attribute without a rule. What a modification added or
    removed is the history of the list, of any shape, and is not read."""
    kind = local(element)
    if kind in ("added", "removed"):
        return
    for attribute in map(str, element.attrib):
        if attribute not in ATTRIBUTES.get(kind, ()) and not attribute.startswith("{"):
            raise UnreadableList(
                f"the attribute {attribute} of <{kind}> has no rule",
                where=f"{where}, line {element.sourceline}",
                hint="the publisher changed the format: update listed",
            )
    refuse_unknown(element, frozenset(CHILDREN.get(kind, ())), where)
    for child in element:
        check(child, where)
