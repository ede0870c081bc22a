"""The columns of FSF CSV 1.0 and 1.1, and the word of XML 1.1 that each of them is."""

from __future__ import annotations

from msgspec import Struct

_ACT_1_1 = (
    "Regulation_Type Regulation_OrganisationType Regulation_PublicationDate Regulation_EntryIntoForceDate "
    "Regulation_NumberTitle Regulation_Programme Regulation_PublicationUrl"
)
_FROM_1_1 = f"LogicalId RegulationLanguage Remark {_ACT_1_1}"
_COUNTRY = "CountryIso2Code CountryDescription"
_ENTITY_1_1 = (
    "LogicalId EU_ReferenceNumber UnitedNationId DesignationDate DesignationDetails Remark SubjectType "
    f"SubjectType_ClassificationCode {_ACT_1_1}"
)
_NAME_1_1 = "LastName FirstName MiddleName WholeName NameLanguage Gender Title Function"
_ADDRESS_1_1 = f"City Street PoBox ZipCode Region Place AsAtListingTime ContactInfo {_COUNTRY}"
_BIRTH_1_1 = (
    "BirthDate Day Month Year YearRangeFrom YearRangeTo Circa CalendarType ZipCode Region Place City "
    f"{_COUNTRY}"
)
_DOCUMENT_1_1 = (
    "Number Diplomatic KnownExpired KnownFalse ReportedLost RevokedByIssuer IssuedBy IssuedDate ValidFrom "
    f"ValidTo LatinNumber NameOnDocument TypeCode TypeDescription Region {_COUNTRY}"
)
_FROM_1_0 = "logical_id Entity_logical_id leba_numtitle leba_publication_date leba_url programme"
_ENTITY_1_0 = (
    "Entity_logical_id Subject_type Leba_numtitle Leba_publication_date Leba_url Programme Entity_remark"
)
_NAME_1_0 = "lastname firstname middlename wholename gender title function language"

_WORDS = {
    "logical_id": "logicalId",
    "Entity_logical_id": "entity",
    "EU_ReferenceNumber": "reference",
    "EU_ref_num": "reference",
    "Entity_remark": "remark",
    "SubjectType": "subject",
    "Subject_type": "subject",
    "SubjectType_ClassificationCode": "classificationCode",
    "Regulation_Type": "regulationType",
    "Regulation_OrganisationType": "organisationType",
    "Regulation_PublicationDate": "publicationDate",
    "Regulation_EntryIntoForceDate": "entryIntoForceDate",
    "Regulation_NumberTitle": "numberTitle",
    "Regulation_Programme": "programme",
    "Regulation_PublicationUrl": "publicationUrl",
    "leba_numtitle": "numberTitle",
    "leba_publication_date": "publicationDate",
    "leba_url": "publicationUrl",
    "lastname": "lastName",
    "firstname": "firstName",
    "middlename": "middleName",
    "wholename": "wholeName",
    "language": "nameLanguage",
    "zipcode": "zipCode",
    "country": "countryDescription",
    "BirthDate": "birthdate",
    "date": "birthdate",
    "Day": "dayOfMonth",
    "Month": "monthOfYear",
    "TypeCode": "identificationTypeCode",
    "TypeDescription": "identificationTypeDescription",
}


def word_of(column: str) -> str:
    """The word of XML 1.1 for a column without its prefix.

    >>> word_of("WholeName"), word_of("TypeCode"), word_of("Leba_url")
    ('wholeName', 'identificationTypeCode', 'publicationUrl')
    """
    first_low = column[:1].lower() + column[1:]
    return _WORDS.get(column) or _WORDS.get(first_low) or first_low


class Group(Struct, frozen=True):
    """The columns of one kind of part: their prefix in the header, and their names after it."""

    kind: str
    prefix: str
    names: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """As the header has them; the number of the entity has no prefix."""
        return tuple(name if name == "Entity_logical_id" else self.prefix + name for name in self.names)


class Layout(Struct, frozen=True):
    """One version: a date, the columns of the entity, those of its parts, and in 1.0 the EU reference last."""

    name: str
    date: str
    entity: Group
    groups: tuple[Group, ...]
    last: tuple[str, ...] = ()
    joined: bool = False
    """Whether this version joins several words in one column."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The header."""
        parts = (column for group in self.groups for column in group.columns)
        return (self.date, *self.entity.columns, *parts, *self.last)

    def entity_of(self, row: list[str]) -> dict[str, str]:
        """What a row says of the entity itself, by the words of XML 1.1."""
        names = (*self.entity.names, *self.last)
        cells = (*row[1 : len(self.entity.names) + 1], *row[len(row) - len(self.last) :])
        return {word_of(name): cell.strip() for name, cell in zip(names, cells, strict=True)}

    def parts_of(self, row: list[str]) -> tuple[tuple[str, dict[str, str]], ...]:
        """The kind of each part in a row with what is said of it; nothing for empty cells."""
        at, found = 1 + len(self.entity.names), []
        for group in self.groups:
            cells = row[at : at + len(group.names)]
            said = {word_of(name): c.strip() for name, c in zip(group.names, cells, strict=True) if c.strip()}
            said.pop("entity", None)
            found.append((group.kind, said))
            at += len(group.names)
        return tuple(found)


def _group(kind: str, prefix: str, *names: str) -> Group:
    return Group(kind, prefix, tuple(" ".join(names).split()))


CSV_1_1 = Layout(
    "EU FSF CSV 1.1",
    "fileGenerationDate",
    _group("entity", "Entity_", _ENTITY_1_1),
    (
        _group("nameAlias", "NameAlias_", _NAME_1_1, _FROM_1_1),
        _group("address", "Address_", _ADDRESS_1_1, _FROM_1_1),
        _group("birthdate", "BirthDate_", _BIRTH_1_1, _FROM_1_1),
        _group("identification", "Identification_", _DOCUMENT_1_1, _FROM_1_1),
        _group("citizenship", "Citizenship_", "Region", _COUNTRY, _FROM_1_1),
    ),
)
CSV_1_0 = Layout(
    "EU FSF CSV 1.0",
    "Date_file",
    _group("entity", "", _ENTITY_1_0),
    (
        _group("nameAlias", "Naal_", _FROM_1_0, _NAME_1_0),
        _group("address", "Addr_", _FROM_1_0, "number street zipcode city country other"),
        _group("birthdate", "Birt_", _FROM_1_0, "date place country"),
        _group("identification", "Iden_", _FROM_1_0, "number country"),
        _group("citizenship", "Citi_", _FROM_1_0, "country"),
    ),
    ("EU_ref_num",),
    joined=True,
)
