"""The elements that may stand in each element of OFAC's Enhanced XML."""

from __future__ import annotations

RECORDS = frozenset({"publicationInfo", "referenceValue", "featureType", "entity"})
SECTIONS = frozenset({"referenceValues", "featureTypes", "entities"})

_GROUPS = {
    "sanctionsLists": "sanctionsList",
    "sanctionsPrograms": "sanctionsProgram",
    "sanctionsTypes": "sanctionsType",
    "legalAuthorities": "legalAuthority",
    "entityTypes": "entityType",
    "names": "name",
    "translations": "translation",
    "nameParts": "namePart",
    "addresses": "address",
    "addressParts": "addressPart",
    "features": "feature",
    "identityDocuments": "identityDocument",
    "idFeatures": "idFeature",
    "relationships": "relationship",
}
_DATE = ("fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd", "isApproximate", "isDateRange")

CHILDREN: dict[str, tuple[str, ...]] = {
    **{group: (one,) for group, one in _GROUPS.items()},
    "publicationInfo": ("dataAsOf", "filters"),
    "filters": ("sanctionsLists", "sanctionsPrograms", "sanctionsTypes", "legalAuthorities", "entityTypes"),
    "referenceValue": ("type", "value", "isoCode", "code"),
    "featureType": ("type", "detailType", "publishExclude", "publishDescription", "publishOrder"),
    "entity": (
        "generalInfo",
        "sanctionsLists",
        "sanctionsPrograms",
        "sanctionsTypes",
        "legalAuthorities",
        "names",
        "addresses",
        "features",
        "identityDocuments",
        "relationships",
    ),
    "generalInfo": ("identityId", "entityType", "title", "remarks"),
    "name": ("isPrimary", "aliasType", "isLowQuality", "translations"),
    "translation": (
        "isPrimary",
        "script",
        "formattedLastName",
        "formattedFirstName",
        "formattedFullName",
        "nameParts",
        "addressParts",
    ),
    "namePart": ("type", "value"),
    "address": ("country", "translations"),
    "addressPart": ("type", "value"),
    "feature": ("type", "versionId", "value", "valueRefId", "valueDate", "isPrimary", "reliability"),
    "valueDate": _DATE,
    "issueDate": _DATE,
    "expirationDate": _DATE,
    "identityDocument": (
        "type",
        "name",
        "documentNumber",
        "isValid",
        "issuingCountry",
        "issuingLocation",
        "issueDate",
        "expirationDate",
        "idFeatures",
    ),
    "relationship": ("type", "relatedEntity", "quality"),
}
