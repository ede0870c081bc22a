"""Reads FSF XML 1.1, where nearly every word stands in an attribute. One without a rule refuses the edition."""

from __future__ import annotations

from datetime import UTC, datetime

from listed.dates import parse_date
from listed.errors import UnreadableList
from listed.model import Reading
from listed.sources.common.formats import Format, RawFile
from listed.sources.common.xml import Element, local, parse_xml, refuse_unknown, text_of, texts
from listed.sources.eu.entity import SOURCE, Act, Entity, EntityWriter, Part

_NAMESPACE = b"http://eu.europa.ec/fpi/fsd/export"
_WHERE_FROM = {"logicalId", "regulationLanguage"}
_COUNTRY = {"countryIso2Code", "countryDescription", "region"}
_ACT = {
    "numberTitle",
    "regulationType",
    "organisationType",
    "publicationDate",
    "entryIntoForceDate",
    "programme",
    "publicationUrl",
}
ATTRIBUTES = {
    "export": {"generationDate", "globalFileId"},
    "sanctionEntity": {
        "designationDate",
        "designationDetails",
        "unitedNationId",
        "euReferenceNumber",
        "logicalId",
    },
    "subjectType": {"code", "classificationCode"},
    "regulation": _ACT | {"logicalId"},
    "regulationSummary": _ACT,
    "contactInfo": {"key", "value"},
    "nameAlias": _WHERE_FROM
    | {
        "firstName",
        "middleName",
        "lastName",
        "wholeName",
        "function",
        "gender",
        "title",
        "nameLanguage",
        "strong",
    },
    "address": _WHERE_FROM | _COUNTRY | {"city", "street", "poBox", "zipCode", "place", "asAtListingTime"},
    "birthdate": _WHERE_FROM
    | _COUNTRY
    | {"circa", "calendarType", "city", "zipCode", "birthdate", "dayOfMonth", "monthOfYear", "year", "place"}
    | {"yearRangeFrom", "yearRangeTo"},
    "identification": _WHERE_FROM
    | _COUNTRY
    | {
        "diplomatic",
        "knownExpired",
        "knownFalse",
        "reportedLost",
        "revokedByIssuer",
        "issuedBy",
        "latinNumber",
    }
    | {"nameOnDocument", "number", "identificationTypeCode", "identificationTypeDescription", "issueDate"}
    | {"issuedDate", "validFrom", "validTo"},
    "citizenship": _WHERE_FROM | _COUNTRY,
    "remark": {"logicalId"},
    "publicationUrl": set[str](),
}
"""The attributes that each element may have."""

_PARTS = ("nameAlias", "address", "birthdate", "identification", "citizenship")
CHILDREN = {
    "export": {"sanctionEntity"},
    "sanctionEntity": {"remark", "regulation", "subjectType", *_PARTS},
    "regulation": {"publicationUrl", "remark"},
    "address": {"regulationSummary", "remark", "contactInfo"},
    "nameAlias": {"regulationSummary", "remark"},
    "birthdate": {"regulationSummary", "remark"},
    "identification": {"regulationSummary", "remark"},
    "citizenship": {"regulationSummary", "remark"},
}
"""The elements that may stand in each element."""


def recognise(file: RawFile) -> str:
    """`list` for the EU's XML 1.1."""
    return "list" if _NAMESPACE in file.data[:2000] else ""


def read(files: dict[str, RawFile]) -> Reading:
    """Every entity of the list. Raises UnreadableList."""
    file = files["list"]
    root = parse_xml(file)
    if local(root) != "export":
        raise UnreadableList(
            "the root element is not <export>", where=file.name, hint="is this another list?"
        )
    check(root, file.name)
    writer = EntityWriter(file.name.rsplit("/", 1)[-1], file.sha256)
    for element in root:
        check(element, f"{file.name} entity {element.get('logicalId')}")
        writer.write(entity_of(element, file.name))
    generated = root.get("generationDate", "")
    return Reading(
        SOURCE,
        "EU FSF XML 1.1",
        tuple(writer.claims),
        (file.sha256,),
        published=parse_date(generated) if generated else None,
        published_at=_instant(generated),
        warnings=tuple(writer.warnings),
    )


def _instant(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone(UTC) if text else None
    except ValueError:
        return None


def check(element: Element, where: str) -> None:
    """Raises UnreadableList for the first attribute or child that has no rule, in the whole element."""
    kind = local(element)
    for attribute in map(str, element.attrib):
        if attribute not in ATTRIBUTES[kind] and not attribute.startswith("{"):
            raise UnreadableList(
                f"the attribute {attribute} of <{kind}> has no rule",
                where=f"{where}, line {element.sourceline}",
                hint="the publisher changed the format: update listed",
            )
    refuse_unknown(element, frozenset(CHILDREN.get(kind, ())), where)
    if kind != "export":
        for child in element:
            check(child, where)


def entity_of(element: Element, where: str) -> Entity:
    """One <sanctionEntity>. Raises UnreadableList where its number is missing."""
    number = element.get("logicalId", "")
    if not number:
        place = f"{where} line {element.sourceline}"
        raise UnreadableList("an entity has no logicalId", where=place, hint="fetch the list again")
    subject = next((child for child in element if local(child) == "subjectType"), None)
    return Entity(
        number,
        "" if subject is None else subject.get("code", ""),
        element.get("euReferenceNumber", ""),
        tuple(_act(child) for child in element if local(child) == "regulation"),
        tuple(_part(child) for child in element if local(child) in _PARTS),
        tuple(texts(element, "remark")),
        element.get("unitedNationId", ""),
        element.get("designationDate", ""),
        element.get("designationDetails", ""),
    )


def _act(element: Element) -> Act:
    urls = [text_of(child) for child in element if local(child) == "publicationUrl"]
    return Act(
        element.get("numberTitle", ""),
        element.get("regulationType", ""),
        element.get("organisationType", ""),
        element.get("programme", ""),
        element.get("publicationDate", ""),
        element.get("entryIntoForceDate", ""),
        next(iter(urls), element.get("publicationUrl", "")),
        "; ".join(texts(element, "remark")),
    )


def _part(element: Element) -> Part:
    acts = [_act(child) for child in element if local(child) == "regulationSummary"]
    return Part(
        local(element),
        element.get("logicalId", ""),
        {str(word): str(said) for word, said in element.attrib.items()},
        tuple(texts(element, "remark")),
        tuple(
            (c.get("key", ""), c.get("value", ""))
            for c in element
            if local(c) == "contactInfo" and c.get("value")
        ),
        "; ".join(words_of(act) for act in acts),
    )


def words_of(act: Act) -> str:
    """An act in one line: its type, number, date of publication and address.

    >>> words_of(Act("1/2003 (OJ L1)", "regulation", published="2003-01-01"))
    'regulation 1/2003 (OJ L1), 2003-01-01'
    """
    title = " ".join(word for word in (act.kind, act.title) if word)
    return ", ".join(word for word in (title, act.published, act.url) if word)


FORMATS = (Format(SOURCE, "EU FSF XML 1.1", recognise, read),)
