"""Identifiers: their kinds and the normal form in which two of them are compared."""

from __future__ import annotations

import re

KINDS = (
    "passport", "national_id", "tax_id", "registration", "imo", "mmsi", "call_sign", "tail_number", "serial_number",
    "lei", "bic", "wallet", "email", "phone", "website", "isin", "duns", "un_reference", "eu_reference", "uk_reference", "other",
)  # fmt: skip
"""What an identifier can be; `other` is any number whose kind the list does not say in words we know."""


def normal_form(kind: str, value: str) -> str:
    """The form in which two values of one kind are equal: spaces, punctuation and case do not count.

    >>> normal_form("passport", "a-123 456")
    'A123456'
    """
    if kind == "wallet":
        return re.sub(r"\s", "", value)
    if kind == "email":
        return value.strip().lower()
    if kind == "website":
        return re.sub(r"^(https?:)?/*(www\.)?", "", value.strip().lower()).rstrip("/")
    if kind == "phone":
        return re.sub(r"\D", "", value).removeprefix("00")
    compact = re.sub(r"[^0-9A-Za-z]", "", value).upper()
    if kind == "imo":
        return compact.removeprefix("IMO")
    return compact
