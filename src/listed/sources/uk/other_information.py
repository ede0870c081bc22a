"""The tags in the Other Information of the OFSI list: `(UK Sanctions List Ref):AFG0001. (UN Ref):TAe.010. …`."""

from __future__ import annotations

import re

_TAGS = {
    "UK Sanctions List Ref": "UniqueID",
    "UN Ref": "UNReferenceNumber",
    "UK Statement of Reasons": "reasons",
    "Gender": "Gender",
    "Phone number": "PhoneNumber",
    "Tel": "PhoneNumber",
    "Website": "Website",
    "Email address": "EmailAddress",
    "Type of entity": "TypeOfEntity",
    "Business Reg No": "BusinessRegistrationNumber",
    "Parent company": "ParentCompany",
    "Subsidiaries": "Subsidiary",
    "IMO number": "IMONumber",
    "Current owners": "CurrentOwnerOperator",
    "Previous owners": "PreviousOwnerOperator",
    "Flag of ship": "CurrentBelievedFlagOfShip",
    "Previous flags": "PreviousFlag",
    "Type of ship": "TypeOfShip",
    "Tonnage of ship": "TonnageOfShip",
    "Length of ship": "LengthOfShip",
    "Year built": "YearBuilt",
}
"""Each tag with the word of the UK Sanctions List's XML for it."""

_TAG = re.compile(rf"\(({'|'.join(map(re.escape, _TAGS))})\):")
_REFERENCES = {
    "UniqueID": re.compile(r"[A-Z]{2,4}\d{3,5}"),
    "UNReferenceNumber": re.compile(r"[A-Z]{2}[ei]\.\d{3}"),
}


def tagged(text: str) -> tuple[tuple[str, str], ...]:
    """The tagged values in order. References are single words: free text may follow them.

    >>> tagged("(UK Sanctions List Ref):AFG0001. (UN Ref):TAe.010. Found in 2009. (Gender):Male")
    (('UniqueID', 'AFG0001'), ('UNReferenceNumber', 'TAe.010'), ('Gender', 'Male'))
    >>> tagged("no tags")
    ()
    """
    marks = list(_TAG.finditer(text))
    ends = (*(mark.start() for mark in marks[1:]), len(text))
    found = ((_TAGS[m[1]], text[m.end() : end].strip()) for m, end in zip(marks, ends, strict=False))
    return tuple((word, value) for word, told in found if (value := _value(word, told)))


def _value(word: str, told: str) -> str:
    reference = _REFERENCES.get(word)
    if reference is None:
        return told
    found = reference.match(told)
    return found[0] if found else told.split(". ")[0].rstrip(".")
