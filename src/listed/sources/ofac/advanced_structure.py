"""The elements that may stand in each element of OFAC's Advanced XML (schema: sdn_advanced.xsd)."""

from __future__ import annotations

_SETS = """
AliasType AreaCode AreaCodeType CalendarType Country CountryRelevance DecisionMakingBody DetailReference
DetailType DocNameStatus EntryEventType EntryLinkType ExRefType FeatureType FeatureTypeGroup
IDRegDocDateType IDRegDocType IdentityFeatureLinkType LegalBasis LegalBasisType List LocPartType
LocPartValueStatus LocPartValueType NamePartType Organisation PartySubType PartyType RelationQuality
RelationType Reliability SanctionsProgram SanctionsType Script ScriptStatus SubsidiaryBody SupInfoType
TargetType Validity
"""
SETS = frozenset(f"{name}Values" for name in _SETS.split())
"""Each holds the values of one kind, by number."""
RECORDS = SETS | {
    "DateOfIssue", "Location", "IDRegDocument", "DistinctParty", "ProfileRelationship", "SanctionsEntry", "SanctionsEntryLink",
}  # fmt: skip
SECTIONS = frozenset(
    {
        "ReferenceValueSets",
        "Locations",
        "IDRegDocuments",
        "DistinctParties",
        "ProfileRelationships",
        "SanctionsEntries",
        "SanctionsEntryLinks",
    }
)

_DAY = ("Year", "Month", "Day")
CHILDREN: dict[str, tuple[str, ...]] = {
    **{name: (name.removesuffix("Values"),) for name in SETS},
    "DateOfIssue": _DAY,
    "Date": _DAY,
    "From": _DAY,
    "To": _DAY,
    "Start": ("From", "To"),
    "End": ("From", "To"),
    "DatePeriod": ("Comment", "Start", "End"),
    "Location": (
        "LocationAreaCode",
        "LocationCountry",
        "LocationPart",
        "FeatureVersionReference",
        "IDRegDocumentReference",
    ),
    "LocationPart": ("LocationPartValue",),
    "LocationPartValue": ("Comment", "Value"),
    "IDRegDocument": (
        "Comment",
        "IDRegistrationNo",
        "IssuingAuthority",
        "DocumentDate",
        "IDRegDocumentMention",
        "FeatureVersionReference",
        "DocumentedNameReference",
        "ProfileReference",
    ),
    "DocumentDate": ("DatePeriod",),
    "DistinctParty": ("Comment", "Profile"),
    "Profile": ("Comment", "Identity", "Feature"),
    "Identity": ("Comment", "Alias", "NamePartGroups", "IDRegDocumentReference"),
    "Alias": ("Comment", "DocumentedName"),
    "DocumentedName": ("Comment", "DocumentedNamePart", "DocumentedNameCountry"),
    "DocumentedNamePart": ("NamePartValue",),
    "NamePartGroups": ("MasterNamePartGroup",),
    "MasterNamePartGroup": ("NamePartGroup",),
    "Feature": ("Comment", "FeatureVersion", "IdentityReference"),
    "FeatureVersion": ("Comment", "DatePeriod", "VersionDetail", "VersionLocation"),
    "ProfileRelationship": ("Comment", "DatePeriod"),
    "SanctionsEntry": ("LimitationsToSanctions", "EntryEvent", "SanctionsMeasure"),
    "EntryEvent": ("Comment", "Date", "LegalBasis"),
    "SanctionsMeasure": ("Comment", "DatePeriod"),
}
