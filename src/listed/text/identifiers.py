"""Identifiers: their kinds, the normal form in which two of them are compared, and whether one can be right.

>>> normal_form("phone", "079 555 01 23", "ch"), normal_form("wallet", "bitcoin:BC1QARDV")
('41795550123', 'bc1qardv')
>>> check("imo", "IMO 9074729"), check("imo", "9074728"), check("passport", "A1")
('valid', 'invalid', 'unchecked')
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal

from listed.text import wallets
from listed.text.check_digits import international, national

KINDS = (
    "passport", "national_id", "tax_id", "registration", "imo", "mmsi", "call_sign", "tail_number", "serial_number",
    "lei", "bic", "iban", "wallet", "email", "phone", "website", "isin", "duns", "un_reference", "eu_reference", "uk_reference", "other",
)  # fmt: skip
"""What an identifier can be; `other` is any number whose kind the list does not say in words we know."""

Verdict = Literal["valid", "invalid", "unchecked"]


@cache
def versions() -> str:
    """The tables of other programs that normal forms rest on."""
    from importlib.metadata import version

    return f"phonenumbers {version('phonenumbers')} python-stdnum {version('python-stdnum')}"


def normal_form(kind: str, value: str, country: str = "") -> str:
    """The form in which two values of one kind are equal: spaces, punctuation, case and script do not count.

    `country` (ISO 3166 code in lower case) tells where a telephone number without its country's prefix belongs.
    Holds no white space, and is empty only where `value` is. Never raises.

    >>> normal_form("passport", "a-123 456")
    'A123456'
    """
    plain = _plain(value)
    if kind == "phone":
        form = _phone(plain, country)
    else:
        form = _FORMS.get(kind, compact)(plain)
    return unicodedata.normalize("NFKC", form or re.sub(r"\s", "", plain))  # what white space kept apart


def check(kind: str, value: str, country: str = "") -> Verdict:
    """Whether the value's check digits, or its form where the kind has none, are right. Never raises.

    `unchecked`: the kind has no rule, or the country is not stated or has none that we know.
    """
    plain = _plain(value)
    if kind == "phone":
        return _check_phone(plain, country)
    if kind == "wallet":
        return wallets.check(plain)
    if kind in _SHAPES:
        return _check_shape(kind, compact(plain))
    found = international(kind, compact(plain))
    return national(kind, compact(plain), country) if found == "unchecked" else found


def checked_part(kind: str) -> str:
    """What `check` looks at in a value of this kind: its `check digit`, or its `form` where it has none."""
    return "form" if kind in FORM_ONLY else "check digit"


FORM_ONLY = ("bic", "phone", "mmsi", "duns")
"""Kinds without check digits: of these, only the form can be wrong."""

# Recommendation ITU-R M.585: a country's three digits (201-775) in front, or after 0, 00, 111, 98, 99 or 8; 970, 972
# and 974 are beacons. D-U-N-S numbers have had no check digit since 2006.
_SHAPES = {"mmsi": r"(0|00|111|98|99|8)?[2-7]\d{2}\d+|97[024]\d+", "duns": r"\d+"}


def _check_shape(kind: str, form: str) -> Verdict:
    """Nine digits, in the shape that the kind has."""
    if len(form) != 9 or not re.fullmatch(_SHAPES[kind], form):
        return "invalid"
    return "valid" if kind == "mmsi" else "unchecked"


# Letters of series that look the same in Cyrillic and Latin, as they are typed in either script.
_LOOK_ALIKE = str.maketrans("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS")


def compact(text: str) -> str:
    """Letters and digits alone, in upper case, digits in ASCII, Cyrillic letters that look Latin in Latin.

    >>> compact("КВ № ١٢-3"), compact("de-123")
    ('KB123', 'DE123')
    """
    kept = (str(unicodedata.decimal(c, c)) for c in _plain(text).upper() if c.isalnum())
    return "".join(kept).translate(_LOOK_ALIKE)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text.replace("№", ""))


def _digits(text: str) -> str:
    return "".join(c for c in compact(text) if c.isdigit())


def _imo(text: str) -> str:
    return compact(text).removeprefix("IMO").removeprefix("NUMBER")


def _bic(text: str) -> str:
    """Of eight characters: the head office's own branch `XXX` is the bank."""
    form = compact(text)
    return form[:8] if len(form) == 11 and form.endswith("XXX") else form


def _tax_id(text: str) -> str:
    """Without the country's letters before a VAT number that is right with them."""
    form = compact(text)
    return form[2:] if form[:2].isalpha() and international("tax_id", form) == "valid" else form


def _email(text: str) -> str:
    """Lower case, the domain in ASCII."""
    person, at, domain = re.sub(r"\s|^mailto:", "", text.lower()).rpartition("@")
    return person + at + _ascii(domain)


def _website(text: str) -> str:
    """Host in ASCII and path, without scheme, `www.`, default port and closing slash."""
    plain = re.sub(r"\s", "", text.lower())
    host, slash, path = re.sub(r"^(https?:)?/*(www\.)?", "", plain).partition("/")
    return (_ascii(re.sub(r"(:80|:443)$", "", host).rstrip(".")) + slash + path).rstrip("/")


def _ascii(domain: str) -> str:
    import idna

    try:
        return domain if domain.isascii() else idna.encode(domain, uts46=True).decode()
    except idna.IDNAError:
        return domain


def _phone(text: str, country: str) -> str:
    """Country's prefix and number, digits alone; of a number without prefix or country, its digits."""
    import phonenumbers

    try:
        found = phonenumbers.parse(_dialled(text), country.upper() or None)
    except phonenumbers.NumberParseException:
        return _digits(text).removeprefix("00")
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164).removeprefix("+")


def _dialled(text: str) -> str:
    """With `+` for the `00` that much of the world dials, and without the `(0)` that is not dialled then."""
    plain = re.sub(r"^\s*00", "+", text)
    return plain.replace("(0)", "") if plain.lstrip().startswith("+") else plain


def _check_phone(text: str, country: str) -> Verdict:
    import phonenumbers

    try:
        found = phonenumbers.parse(_dialled(text), country.upper() or None)
    except phonenumbers.NumberParseException:
        return "unchecked"
    return "valid" if phonenumbers.is_possible_number(found) else "invalid"


_FORMS = {
    "wallet": wallets.normal_form,
    "email": _email,
    "website": _website,
    "imo": _imo,
    "bic": _bic,
    "tax_id": _tax_id,
}
