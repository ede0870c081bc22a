"""The elements that may stand in each element of OFAC's Advanced XML, and the values that its numbers stand for."""

from __future__ import annotations

from datetime import date

from listed.dates import PartialDate
from listed.errors import UnreadableList
from listed.sources.common.xml import Element, local, text_of
from listed.sources.us_ofac import features

RECORDS = frozenset({
    "DateOfIssue", "ReferenceValueSets", "Location", "IDRegDocument", "DistinctParty", "ProfileRelationship",
    "SanctionsEntry",
})  # fmt: skip
SECTIONS = frozenset({
    "Locations", "IDRegDocuments", "DistinctParties", "ProfileRelationships", "SanctionsEntries", "SanctionsEntryLinks",
})  # fmt: skip
_VALUES = (
    "AliasType", "AreaCode", "AreaCodeType", "CalendarType", "Country", "CountryRelevance", "DecisionMakingBody",
    "DetailReference", "DetailType", "DocNameStatus", "EntryEventType", "EntryLinkType", "ExRefType", "FeatureType",
    "FeatureTypeGroup", "IDRegDocDateType", "IDRegDocType", "IdentityFeatureLinkType", "LegalBasis", "LegalBasisType",
    "List", "LocPartType", "LocPartValueStatus", "LocPartValueType", "NamePartType", "Organisation", "PartySubType",
    "PartyType", "RelationQuality", "RelationType", "Reliability", "SanctionsProgram", "SanctionsType", "Script",
    "ScriptStatus", "SubsidiaryBody", "SupInfoType", "TargetType", "Validity",
)  # fmt: skip
_DAY = ("Year", "Month", "Day")
_DURATION = ("Years", "Months", "Days")

CHILDREN: dict[str, tuple[str, ...]] = {
    "DateOfIssue": _DAY,
    "Date": _DAY,
    "From": _DAY,
    "To": _DAY,
    "Start": ("From", "To"),
    "End": ("From", "To"),
    "DatePeriod": ("Comment", "Start", "End", "DurationMinimum", "DurationMaximum"),
    "DurationMinimum": _DURATION,
    "DurationMaximum": _DURATION,
    "ReferenceValueSets": tuple(f"{name}Values" for name in _VALUES),
    **{f"{name}Values": (name,) for name in _VALUES},
    "Location": ("Comment", "LocationAreaCode", "LocationCountry", "LocationPart", "FeatureVersionReference",
                 "IDRegDocumentReference"),
    "LocationPart": ("LocationPartValue",),
    "LocationPartValue": ("Comment", "Value"),
    "IDRegDocument": ("Comment", "IDRegistrationNo", "IssuingAuthority", "DocumentDate", "FeatureVersionReference",
                      "DocumentedNameReference", "ProfileRelationshipReference"),
    "DocumentDate": ("DatePeriod",),
    "DistinctParty": ("Comment", "Profile"),
    "Profile": ("Comment", "Identity", "Feature", "SanctionsEntryReference", "ExternalReference"),
    "ExternalReference": ("Comment", "ExRefValue", "DirectURL", "SubLink"),
    "SubLink": ("Description", "DirectURL"),
    "Identity": ("Comment", "Alias", "NamePartGroups", "IDRegDocumentReference"),
    "Alias": ("Comment", "DatePeriod", "DocumentedName"),
    "DocumentedName": ("Comment", "DocumentedNamePart", "DocumentedNameCountry", "IDRegDocumentReference"),
    "DocumentedNamePart": ("NamePartValue",),
    "DocumentedNameCountry": ("Comment",),
    "NamePartGroups": ("MasterNamePartGroup",),
    "MasterNamePartGroup": ("NamePartGroup",),
    "Feature": ("Comment", "FeatureVersion", "IdentityReference"),
    "FeatureVersion": ("Comment", "DatePeriod", "VersionDetail", "VersionLocation", "IDRegDocumentReference"),
    "ProfileRelationship": ("Comment", "DatePeriod", "IDRegDocumentReference"),
    "SanctionsEntry": ("Comment", "LimitationsToListing", "EntryEvent", "SanctionsMeasure", "SupportingInfo",
                       "ProfileRelationshipReference"),
    "EntryEvent": ("Comment", "Date"),
    "SanctionsMeasure": ("Comment", "DatePeriod"),
    "SupportingInfo": ("Text", "DirectURL"),
}  # fmt: skip
"""Of the schema, all but what links documents to each other and entries to each other: OFAC has not used these."""


class Values:
    """The reference values of one file by their kind and number."""

    def __init__(self, sets: Element | None = None) -> None:
        found = [value for group in sets if len(group) for value in group] if sets is not None else []
        self._texts = {(local(value), value.get("ID", "")): text_of(value) for value in found}
        self._attributes = {(local(value), value.get("ID", "")): dict(value.attrib) for value in found}

    def text(self, kind: str, element: Element, attribute: str) -> str:
        """The words for the number in this attribute; "" without one. Raises UnreadableList for an unknown number."""
        number = element.get(attribute)
        return "" if number is None else self._texts[self._key(kind, number, element)]

    def other(self, kind: str, element: Element, attribute: str, wanted: str) -> str:
        """Another attribute of the value: the number of the type that a subtype belongs to, the ISO code …"""
        found = self._attributes[self._key(kind, element.get(attribute, ""), element)].get(wanted, "")
        return str(found)

    def named(self, kind: str, number: str) -> str:
        """The words for a number; "" for one that is not there."""
        return self._texts.get((kind, number), "")

    def _key(self, kind: str, number: str, element: Element) -> tuple[str, str]:
        if (kind, number) not in self._texts:
            where = f"<{local(element)}>, line {element.sourceline}"
            raise UnreadableList(
                f"the {kind} {number!r} is not among the reference values",
                where=where,
                hint="fetch the list again",
            )
        return kind, number


def day_of(element: Element | None) -> date | None:
    """A year, month and day; None where one is missing or the calendar has no such day."""
    if element is None:
        return None
    parts = [text_of(element.find(f"{{*}}{name}")) for name in _DAY]
    try:
        return date(*map(int, parts))
    except ValueError:
        return None


def period_of(element: Element) -> PartialDate | None:
    """The days that a period may be; None for one without boundaries."""
    start, end = element.find("{*}Start"), element.find("{*}End")
    first, last = _boundary(start), _boundary(end)
    circa = any(one is not None and one.get("Approximate") == "true" for one in (start, end))
    if first is None and last is None:
        words = " ".join(text for part in element.iter() if (text := text_of(part)))
        return PartialDate(text=words) if words else None
    if first is None or last is None:
        known = features.period(first or last, first or last, circa)  # type: ignore[arg-type]
        return PartialDate(
            known.earliest if first else None,
            known.latest if last else None,
            f"from {known.text}" if first else f"until {known.text}",
            circa,
        )
    return features.period(first, last, circa)


def _boundary(element: Element | None) -> tuple[date, date] | None:
    if element is None:
        return None
    first, last = (day_of(element.find(f"{{*}}{name}")) for name in ("From", "To"))
    return (first or last, last or first) if first or last else None  # type: ignore[return-value]
