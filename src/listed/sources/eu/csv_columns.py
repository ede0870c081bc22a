"""The columns of FSF CSV 1.0 and 1.1, and the word of XML 1.1 that each of them is."""

from __future__ import annotations

from msgspec import Struct

_ACT_1_1 = (
    "Regulation_Type", "Regulation_OrganisationType", "Regulation_PublicationDate", "Regulation_EntryIntoForceDate",
    "Regulation_NumberTitle", "Regulation_Programme", "Regulation_PublicationUrl",
)  # fmt: skip
_COUNTRY = ("CountryIso2Code", "CountryDescription")
_FROM = ("LogicalId", "RegulationLanguage", "Remark", *_ACT_1_1)
_ENTITY_1_1 = (
    "LogicalId", "EU_ReferenceNumber", "UnitedNationId", "DesignationDate", "DesignationDetails", "Remark", "SubjectType",
    "SubjectType_ClassificationCode", *_ACT_1_1,
)  # fmt: skip
GROUPS_1_1 = {
    "nameAlias": ("NameAlias_", (
        "LastName", "FirstName", "MiddleName", "WholeName", "NameLanguage", "Gender", "Title", "Function", *_FROM,
    )),
    "address": ("Address_", (
        "City", "Street", "PoBox", "ZipCode", "Region", "Place", "AsAtListingTime", "ContactInfo", *_COUNTRY, *_FROM,
    )),
    "birthdate": ("BirthDate_", (
        "BirthDate", "Day", "Month", "Year", "YearRangeFrom", "YearRangeTo", "Circa", "CalendarType", "ZipCode", "Region",
        "Place", "City", *_COUNTRY, *_FROM,
    )),
    "identification": ("Identification_", (
        "Number", "Diplomatic", "KnownExpired", "KnownFalse", "ReportedLost", "RevokedByIssuer", "IssuedBy", "IssuedDate",
        "ValidFrom", "ValidTo", "LatinNumber", "NameOnDocument", "TypeCode", "TypeDescription", "Region", *_COUNTRY, *_FROM,
    )),
    "citizenship": ("Citizenship_", ("Region", *_COUNTRY, *_FROM)),
}  # fmt: skip
COLUMNS_1_1 = (
    "fileGenerationDate",
    *(f"Entity_{name}" for name in _ENTITY_1_1),
    *(prefix + name for prefix, names in GROUPS_1_1.values() for name in names),
)

_ACT_1_0 = ("leba_numtitle", "leba_publication_date", "leba_url", "programme")
_FROM_1_0 = ("logical_id", "Entity_logical_id", *_ACT_1_0)
GROUPS_1_0 = {
    "nameAlias": ("Naal_", (
        *_FROM_1_0, "lastname", "firstname", "middlename", "wholename", "gender", "title", "function", "language",
    )),
    "address": ("Addr_", (*_FROM_1_0, "number", "street", "zipcode", "city", "country", "other")),
    "birthdate": ("Birt_", (*_FROM_1_0, "date", "place", "country")),
    "identification": ("Iden_", (*_FROM_1_0, "number", "country")),
    "citizenship": ("Citi_", (*_FROM_1_0, "country")),
}  # fmt: skip
_ENTITY_1_0 = (
    "Entity_logical_id", "Subject_type", "Leba_numtitle", "Leba_publication_date", "Leba_url", "Programme", "Entity_remark",
)  # fmt: skip
COLUMNS_1_0 = (
    "Date_file",
    *_ENTITY_1_0,
    *(
        name if name == "Entity_logical_id" else prefix + name
        for prefix, names in GROUPS_1_0.values()
        for name in names
    ),
    "EU_ref_num",
)

_WORDS = {
    "logical_id": "logicalId", "LogicalId": "logicalId", "EU_ReferenceNumber": "reference", "EU_ref_num": "reference",
    "Remark": "remark", "Entity_remark": "remark", "SubjectType": "subject", "Subject_type": "subject",
    "SubjectType_ClassificationCode": "classificationCode", "Regulation_Type": "regulationType",
    "Regulation_OrganisationType": "organisationType", "Regulation_PublicationDate": "publicationDate",
    "Regulation_EntryIntoForceDate": "entryIntoForceDate", "Regulation_NumberTitle": "numberTitle",
    "Regulation_Programme": "programme", "Regulation_PublicationUrl": "publicationUrl", "leba_numtitle": "numberTitle",
    "leba_publication_date": "publicationDate", "leba_url": "publicationUrl", "Leba_numtitle": "numberTitle",
    "Leba_publication_date": "publicationDate", "Leba_url": "publicationUrl", "Programme": "programme",
    "lastname": "lastName", "firstname": "firstName", "middlename": "middleName", "wholename": "wholeName",
    "language": "nameLanguage", "zipcode": "zipCode", "country": "countryDescription", "BirthDate": "birthdate", "date": "birthdate",
    "Day": "dayOfMonth", "Month": "monthOfYear", "TypeCode": "identificationTypeCode", "TypeDescription": "identificationTypeDescription",
}  # fmt: skip


def word_of(column: str) -> str:
    """The word of XML 1.1 for a column without its prefix.

    >>> word_of("WholeName"), word_of("TypeCode")
    ('wholeName', 'identificationTypeCode')
    """
    return _WORDS.get(column) or column[:1].lower() + column[1:]


class Layout(Struct, frozen=True):
    """The columns of one version, in order."""

    name: str
    columns: tuple[str, ...]
    _groups: dict[str, tuple[str, tuple[str, ...]]]

    @property
    def joined(self) -> tuple[str, ...]:
        """The columns in which this version joins several words (1.0 only)."""
        return ("other",) if self.columns == COLUMNS_1_0 else ()

    @property
    def entity_at(self) -> tuple[int, ...]:
        """Where the columns of the entity itself stand."""
        if self.columns == COLUMNS_1_0:
            return (*range(1, len(_ENTITY_1_0) + 1), len(COLUMNS_1_0) - 1)
        return tuple(range(1, len(_ENTITY_1_1) + 1))

    @property
    def entity(self) -> tuple[str, ...]:
        """The words of the columns of the entity itself."""
        names = (*_ENTITY_1_0, "EU_ref_num") if self.columns == COLUMNS_1_0 else _ENTITY_1_1
        return tuple(word_of(name) for name in names)

    @property
    def groups(self) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
        """Each kind of part with its words and where they stand."""
        at = 1 + len(_ENTITY_1_0 if self.columns == COLUMNS_1_0 else _ENTITY_1_1)
        found = []
        for kind, (_, names) in self._groups.items():
            words = tuple((word_of(name), at + n) for n, name in enumerate(names))
            found.append((kind, words))
            at += len(names)
        return tuple(found)
