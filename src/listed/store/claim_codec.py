"""Claims as they are stored: JSON of the Structs, deflated with a preset dictionary of their own words.

One list of 9,000 parties: 31 MB of JSON, 3 MB packed; packing and unpacking cost about 3 µs a claim.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import msgspec

from listed.errors import BrokenRecord
from listed.model import Claim

_encode = msgspec.json.Encoder().encode
_decoder = msgspec.json.Decoder(tuple[Claim, ...])

_DICTIONARY = b"".join(
    b'"field":"%s","value":{"type":"%s","' % pair
    for pair in (
        (b"stake", b"stake"),
        (b"status", b"status"),
        (b"death_date", b"date"),
        (b"build_date", b"date"),
        (b"incorporation_date", b"date"),
        (b"vessel_type", b"text"),
        (b"tonnage", b"text"),
        (b"flag", b"text"),
        (b"citizenship", b"text"),
        (b"residence", b"text"),
        (b"country", b"text"),
        (b"position", b"text"),
        (b"unplaced", b"text"),
        (b"nationality", b"text"),
        (b"birth_place", b"place"),
        (b"link", b"link"),
        (b"title", b"text"),
        (b"gender", b"text"),
        (b"remark", b"text"),
    )
) + (
    b'","code":"female"","code":"male","label":"Gender"sanctions,travel_ban","arms_embargo"'
    b'"field":"listing","value":{"type":"listing","authority":"United States","programme":"","legal_act":"'
    b'Executive Order ","measures":["asset_freeze"],'
    b'"grounds":"","listed_on":{"earliest":"20","latest":"20","text":""}'
    b'"field":"birth_date","value":{"type":"date","when":{"earliest":"19","latest":"19","text":"","circa":true}},'
    b'"field":"address","value":{"type":"place","text":"",'
    b'"street":"","city":"","region":"","postal_code":"","country":""},'
    b'"field":"identifier","value":{"type":"identifier","kind":"passport","value":"","country":"","label":"Passport",'
    b'"note":""},"kind":"national_id","kind":"tax_id","kind":"registration","kind":"imo",'
    b'"text":"Organization"},"text":"Company"},"text":"Vessel"},"text":"Person"},'
    b'"field":"name","value":{"type":"name","text":"","kind":"alias",'
    b'"strength":"weak","script":"Latn","quality":"a.k.a."},'
    b'"evidence":{"file":"","place":"sdn.csv entry , remarks","text":"DOB ; POB "}},"part":"aliases"},'
    b'"part":"addresses"},{"party":"us-ofac-sdn:","field":"schema","value":{"type":"text","text":"'
)
"""Part of the format: changing a byte of it makes every register unreadable."""


def pack(claims: Sequence[Claim]) -> tuple[bytes, bytes]:
    """The claims' JSON, over which the chain is computed, and the same as it is stored."""
    text = _encode(claims)
    packer = zlib.compressobj(6, zdict=_DICTIONARY)
    return text, packer.compress(text) + packer.flush()


_HINT = "restore the register from a backup"


def unpack(packed: bytes, where: str) -> tuple[Claim, ...]:
    """The claims that were packed. Raises BrokenRecord with `where`."""
    try:
        return _decoder.decode(unpacked(packed, where))
    except msgspec.DecodeError as error:
        raise BrokenRecord(f"claims can't be read ({error})", where=where, hint=_HINT) from error


def unpacked(packed: bytes, where: str) -> bytes:
    """The JSON that was packed, whole and alone. Raises BrokenRecord with `where`."""
    unpacker = zlib.decompressobj(zdict=_DICTIONARY)
    try:
        text = unpacker.decompress(packed)
    except zlib.error as error:
        raise BrokenRecord(f"claims are damaged ({error})", where=where, hint=_HINT) from error
    if not unpacker.eof or unpacker.unused_data:
        raise BrokenRecord("claims are damaged", where=where, hint=_HINT)
    return text
