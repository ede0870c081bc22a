"""The items of OFAC's remarks: `DOB 1961; Passport X1 (Iran)`. Each is a typed claim, or `unplaced` with its words.

The XML formats state the same things in elements of their own; their readers put them into these words, so that one
rule reads them all and every format gives the same claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listed.dates import parse_date
from listed.model import Field, Identifier, Link, Text
from listed.sources.common.claims import PartyWriter, place_of
from listed.sources.us_ofac.entry import full_name, weak_alias
from listed.text.territories import code_of


def split_items(text: str) -> Iterator[str]:
    """The items of a text: parted by semicolons, but not inside double quotes."""
    for item in re.split(r";\s+(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", text.strip()):
        if stripped := item.strip():
            yield stripped


def split_remarks(remarks: str) -> Iterator[str]:
    """The items of a remark of the CSV files, whose last one ends in a full stop that is not its own."""
    *first, last = tuple(split_items(remarks)) or ("",)
    yield from first
    if last.removesuffix("."):
        yield last.removesuffix(".")


def document_words(kind: str, number: str, country: str, issued: str, expires: str) -> str:
    """`Passport X1 (Iran) issued 01 Jan 2020 expires 01 Jan 2030`: a document as a remark would state it."""
    said = (
        kind,
        number,
        country and f"({country})",
        issued and f"issued {issued}",
        expires and f"expires {expires}",
    )
    return " ".join(word for word in said if word)


_IDENTIFIERS = (
    ("passport", r"(?:Diplomatic |Stateless Person )?Passport(?: #)?"),
    ("national_id", r"(?:National ID No\.|Cedula No\.|C\.U\.R\.P\.|D\.N\.I\.|C\.I\.|Personal ID Card|Identification Number|Identification Card|"
                    r"Kuwaiti Civil Identification Number|Residency Number|Citizen's Card Number|Stateless Person ID Card|Turkish Identification Number|"
                    r"Bosnian Personal ID No\.|Numero de Identidad|I\.F\.E\.|National Foreign ID Number|Moroccan Personal ID No\.|Permit Number)"),
    ("tax_id", r"(?:Tax ID No\.|NIT #|R\.F\.C\.|RFC|RUC #|RIF #|V\.A\.T\. Number|Fiscal Code|Italian Fiscal Code|C\.U\.I\.T\.|C\.U\.I\.P\.|SSN|N\.I\.E\.|"
               r"Romanian C\.R\.|Cartilla de Servicio Militar Nacional|C\.U\.I\.|Tazkira National ID Card)"),
    ("registration", r"(?:Registration (?:Number|ID)|Business Registration (?:Number|Document #)|Commercial Registry Number|Company Number|"
                     r"Government Gazette Number|C\.R\. No\.|Matricula Mercantil No|Folio Mercantil No\.|Unified Social Credit Code(?: \(USCC\))?|"
                     r"Chamber of Commerce Number|Economic Register Number(?: \(CBLS\))?|Trade License No\.|License|Central Registration System Number|"
                     r"Enterprise Number|Public Registration Number|UK Company Number|Legal Entity Identifier Number|File Number|Istanbul Chamber of Comm\. No\.|"
                     r"Registered Charity No\.|Commercial Registration Number|Organization Code|Certificate of Incorporation Number|Business Number|Tourism License No\.)"),
    ("lei", r"Legal Entity Number"),
    ("bic", r"SWIFT/BIC"),
    ("isin", r"ISIN"),
    ("duns", r"D-U-N-S Number"),
    ("imo", r"(?:Vessel Registration Identification|Identification Number|Company Number|Vessel Registration Number) IMO"),
    ("mmsi", r"MMSI"),
    ("tail_number", r"(?:Aircraft|Previous Aircraft) Tail Number"),
    ("serial_number", r"Aircraft (?:Manufacturer's Serial Number \(MSN\)|Serial Identification|Construction Number \(also called L/N or S/N or F/N\))"),
    ("email", r"Email(?: Address)?:?"),
    ("website", r"Website:?"),
    ("phone", r"(?:Phone|Telephone|Tel|Mobile|Cell)(?: Number| No\.)?:?"),
    ("other", r"(?:BIK \(RU\)|Driver's License No\.|Electoral Registry No\.|Global Intermediary Identification Number|Birth Certificate Number|"
              r"British National Overseas Passport|Refugee ID Card|Residency Card|Credencial electoral|Tarjeta Profesional|Pilot License Number|MSB Registration Number|"
              r"Afghan Money Service Provider License Number|Seafarer's Identification Document|US FEIN|Fax(?: Number)?|Serial No\.|Military Registration Number|Interpol: Red Notice\. File No\.)"),
)  # fmt: skip
_IDENTIFIER = tuple(
    (kind, re.compile(rf"^({label}) (?P<value>\S.*)$"))
    for kind, label in sorted(_IDENTIFIERS, key=lambda row: row[0] != "imo")
)
_WALLET = re.compile(r"^(Digital Currency Address - (\w+)) (\S+)$")
_COUNTRY_NOTE = re.compile(
    r"^(?P<value>.*?)(?: \((?P<country>[^()]*)\))?(?P<note>(?: (?:expires|issued)\b.*)?)$"
)
_QUOTED = re.compile(r"^([afn]\.k\.a\.) [\"'](.+)[\"']$")
DATED: dict[str, Field] = {
    "DOB": "birth_date",
    "Organization Established Date": "incorporation_date",
    "Aircraft Manufacture Date": "build_date",
    "DOD": "death_date",
}
_COUNTRIES: dict[str, Field] = {
    "nationality": "nationality",
    "citizen": "citizenship",
    "Former Vessel Flag": "former_flag",
    "Vessel Flag": "flag",
    "Nationality of Registration": "country",
}
_TEXTS: dict[str, Field] = {
    "Aircraft Model": "aircraft_model",
    "Aircraft Operator": "owner_text",
    "Vessel Type": "vessel_type",
    "Other Vessel Type": "vessel_type",
    "Vessel Owner": "owner_text",
}


def remark_item(party: PartyWriter, item: str, person: bool, at: str = "remarks") -> None:
    """The claims of one item of a remark: a typed value, or `unplaced` with its words."""
    plain = item.removeprefix("alt. ")
    for reader in (_alias, _dated, _country, _born, _linked, _wallet, _gender, _typed, _identifier):
        if reader(party, plain, item, person, at):
            return
    party.add("unplaced", Text(plain, label="remark"), at, item)


def _alias(party: PartyWriter, plain: str, item: str, person: bool, at: str) -> bool:
    found = _QUOTED.match(plain)
    if found:
        weak_alias(party, full_name(found[2], person), found[1], at)
    return bool(found)


def _dated(party: PartyWriter, plain: str, item: str, person: bool, at: str) -> bool:
    for label, field in DATED.items():
        if plain.startswith(label + " "):
            party.when(field, parse_date(plain.removeprefix(label + " ")), at)
            return True
    return False


def _country(party: PartyWriter, plain: str, item: str, person: bool, at: str) -> bool:
    for label, field in _COUNTRIES.items():
        if plain.startswith(label + " "):
            party.country(field, plain.removeprefix(label + " "), at)
            return True
    return False


def _born(party: PartyWriter, plain: str, item: str, person: bool, at: str) -> bool:
    if not plain.startswith("POB "):
        return False
    text = plain.removeprefix("POB ")
    city, comma, country = text.rpartition(", ")
    found = (
        place_of(city=city, country=country)
        if comma and code_of(country)
        else place_of(country=text)
        if code_of(text)
        else place_of(city=text)
    )
    if found:
        party.add("birth_place", found, at, item)
    return True


def _linked(party: PartyWriter, plain: str, item: str, person: bool, at: str) -> bool:
    if not plain.startswith("Linked To: "):
        return False
    party.add(
        "link", Link("linked_to", other_name=plain.removeprefix("Linked To: "), label="Linked To"), at, item
    )
    return True


def _wallet(party: PartyWriter, plain: str, item: str, person: bool, at: str) -> bool:
    found = _WALLET.match(plain)
    if found:
        party.add("identifier", Identifier("wallet", found[3], label=found[1], note=found[2]), at, item)
    return bool(found)


def _gender(party: PartyWriter, plain: str, item: str, person: bool, at: str) -> bool:
    if plain.startswith("Gender "):
        party.gender(plain.removeprefix("Gender "), at)
        return True
    return False


def _typed(party: PartyWriter, plain: str, item: str, person: bool, at: str) -> bool:
    for label, field in _TEXTS.items():
        if plain.startswith(label + " "):
            party.text(field, plain.removeprefix(label + " "), at, label)
            return True
    if plain.startswith("Target Type "):
        party.text("unplaced", plain.removeprefix("Target Type "), at, "Target Type")
        return True
    return False


def _identifier(party: PartyWriter, plain: str, item: str, person: bool, at: str) -> bool:
    for kind, pattern in _IDENTIFIER:
        found = pattern.match(plain)
        if found and kind in ("email", "website", "phone"):
            party.add(
                "identifier", Identifier(kind, found["value"].strip(), label=found[1].rstrip(":")), at, item
            )
            return True
        if found:
            detail = _COUNTRY_NOTE.match(found["value"])
            assert detail is not None
            country = detail["country"] or ""
            note = "; ".join(
                p for p in (country if country and not code_of(country) else "", detail["note"].strip()) if p
            )
            party.add(
                "identifier",
                Identifier(kind, detail["value"].strip(), code_of(country), found[1], note),
                at,
                item,
            )
            return True
    return False
