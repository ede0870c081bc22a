"""Addresses of wallets: one spelling for each, and whether their checksum is right.

Base58Check (Bitcoin, Litecoin, Dash, Dogecoin, Tron, Ripple …), Bech32 and Bech32m (BIP-173, BIP-350), and the
mixed case of EIP-55 (Ethereum and the chains that share its addresses) are checked; other chains are not.

>>> check("1NEDqZPvTWRaoho48qXuLLsrYomMXPABfD"), check("1NEDqZPvTWRaoho48qXuLLsrYomMXPABfX")
('valid', 'invalid')
"""

from __future__ import annotations

import re
from functools import reduce
from hashlib import sha256
from typing import Literal

Verdict = Literal["valid", "invalid", "unchecked"]

_HEX = re.compile(r"0[xX][0-9a-fA-F]{40}")
_BECH32 = re.compile(r"(bc|tb|ltc|tltc|grs|dgb|vtc)1[0-9a-z]+", re.I)
_BASE58 = re.compile(r"[1-9A-HJ-NP-Za-km-z]{25,35}")
_SCHEME = re.compile(
    r"^(bitcoin|bitcoincash|ethereum|litecoin|dash|dogecoin|tron|ripple|monero|solana):", re.I
)


def normal_form(text: str) -> str:
    """Without white space and scheme; in lower case where case says nothing (hexadecimal and Bech32)."""
    plain = _SCHEME.sub("", re.sub(r"\s", "", text))
    return plain.lower() if _HEX.fullmatch(plain) or _BECH32.fullmatch(plain) else plain


def check(text: str) -> Verdict:
    """Whether the checksum is right; `unchecked` where the chain has none, or none that we know."""
    plain = _SCHEME.sub("", re.sub(r"\s", "", text))
    if _HEX.fullmatch(plain):
        return _eip55(plain[2:])
    if _BECH32.match(plain):
        return _said(_bech32(plain))
    if _BASE58.fullmatch(plain):
        return _said(_base58check(plain))
    looks_like_bitcoin = re.fullmatch(r"[13][0-9A-Za-z]{24,34}", plain)
    return "invalid" if looks_like_bitcoin else "unchecked"


def _said(right: bool) -> Verdict:
    return "valid" if right else "invalid"


_BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"


def _base58check(text: str) -> bool:
    """The last four bytes are the first four of the double SHA-256 of the others."""
    alphabet = _RIPPLE if text.startswith("r") else _BITCOIN
    number = reduce(lambda sum_, c: sum_ * 58 + alphabet.index(c), text, 0)
    zeros = len(text) - len(text.lstrip(alphabet[0]))
    raw = bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")
    return len(raw) > 20 and sha256(sha256(raw[:-4]).digest()).digest()[:4] == raw[-4:]


_BECH32_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BECH32_CONSTANT, _BECH32M_CONSTANT = 1, 0x2BC830A3


def _bech32(text: str) -> bool:
    """The checksum of BIP-173 for witness version 0, of BIP-350 for later ones."""
    prefix, _, rest = text.lower().rpartition("1")
    mixed = text != text.lower() and text != text.upper()
    if mixed or len(text) > 90 or len(rest) < 7 or set(rest) - set(_BECH32_LETTERS):
        return False
    data = [_BECH32_LETTERS.index(c) for c in rest]
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    return _polymod(expanded + data) == (_BECH32M_CONSTANT if data[0] else _BECH32_CONSTANT)


def _polymod(values: list[int]) -> int:
    found = 1
    for value in values:
        top = found >> 25
        found = (found & 0x1FFFFFF) << 5 ^ value
        for at, generator in enumerate(_GENERATOR):
            found ^= generator if top >> at & 1 else 0
    return found


def _eip55(digits: str) -> Verdict:
    """Upper case where the hash of the address says so. In one case throughout it holds no checksum."""
    if digits in (digits.lower(), digits.upper()):
        return "unchecked"
    from Crypto.Hash import keccak

    hashed = keccak.new(digest_bits=256, data=digits.lower().encode()).hexdigest()
    expected = (c.upper() if int(h, 16) >= 8 else c for c, h in zip(digits.lower(), hashed, strict=False))
    return _said("".join(expected) == digits)
