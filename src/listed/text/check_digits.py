"""Check digits of numbers of the world and of countries, by python-stdnum.

A number of the world has one form, so that any fault in it is a fault. A country has many numbers and lists do not
say which: only a number of the right length and form whose check digit is wrong counts as invalid.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any, Literal

Verdict = Literal["valid", "invalid", "unchecked"]

_WORLD = {"lei": "lei", "bic": "bic", "isin": "isin", "iban": "iban", "imo": "imo"}

# The numbers that python-stdnum knows, by country; `vat` is its name for the main tax number of each.
_PERSONS = """
ar.cuit at.vnr be.nn bg.egn bg.pnf br.cpf ca.sin ch.ssn cl.rut cn.ric cu.ni cz.rc dk.cpr do.cedula ec.ci ee.ik
es.dni es.nie fi.hetu fr.nir gr.amka hr.oib ie.pps il.idnr in_.aadhaar is_.kennitala it.codicefiscale kr.rrn
lt.asmens lv.pvn mu.nid mx.curp nl.bsn no.fodselsnummer pe.cui pl.pesel pt.cc ro.cnp se.personnummer si.emso sk.rc
th.pin tr.tckimlik ua.rntrc ve.rif za.idnr
"""
_COMPANIES = """
at.businessid au.abn au.acn be.vat br.cnpj ch.uid cn.uscc dk.cvr ee.registrikood fi.ytunnus fr.siren fr.siret hr.oib
il.hp jp.cn kr.brn lv.pvn ma.ice md.idno no.orgnr pl.regon rs.pib ru.ogrn ru.inn se.orgnr sg.uen si.maticna tw.ubn
ua.edrpou
"""
_TAX = """
ar.cuit au.tfn br.cpf cn.ric de.idnr es.nie fr.nif gb.utr in_.pan it.codicefiscale ua.edrpou ua.rntrc pl.pesel za.tin
"""


def international(kind: str, form: str) -> Verdict:
    """Of a LEI, BIC, ISIN, IBAN, IMO number, or a tax number that begins with the letters of an EU state."""
    if kind == "imo" and _is_imo_of_company(form.removeprefix("IMO")):
        return "valid"
    if kind in _WORLD:
        return "valid" if _module(_WORLD[kind]).is_valid(form) else "invalid"
    if kind == "tax_id" and re.match(r"[A-Z]{2}\w*\d", form):
        from stdnum.eu import vat

        state = form[:2].lower().replace("el", "gr")
        return _verdict(vat, form) if state in vat.MEMBER_STATES else "unchecked"
    return "unchecked"


def _is_imo_of_company(form: str) -> bool:
    """Companies have numbers of the same length with a check digit of their own: weights 8 6 4 2 9 7, modulo 11.
    All 138 numbers that OFAC gave companies by May 2024 fulfil it."""
    if not re.fullmatch(r"\d{7}", form):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(form, (8, 6, 4, 2, 9, 7), strict=False))
    return (11 - total % 11) % 10 == int(form[6])


def national(kind: str, form: str, country: str) -> Verdict:
    """Of a national, tax or registration number of `country` (ISO 3166 code in lower case)."""
    found = {_verdict(module, form) for module in _numbers(kind, country)}
    if "valid" in found:
        return "valid"
    return "invalid" if "invalid" in found else "unchecked"


def _numbers(kind: str, country: str) -> list[Any]:
    """The numbers of this kind that the country has."""
    from stdnum import get_cc_module

    table = {"national_id": _PERSONS, "registration": _COMPANIES, "tax_id": _TAX}.get(kind, "")
    package = country + "_" if country in ("in", "is") else country
    found: list[Any] = [_module(name) for name in table.split() if name.partition(".")[0] == package]
    main = get_cc_module(country, "vat") if kind == "tax_id" and re.fullmatch("[a-z]{2}", country) else None
    return [main, *found] if main is not None else found


def _module(name: str) -> Any:
    return import_module(f"stdnum.{name}")


def _verdict(module: Any, form: str) -> Verdict:
    """`valid` where a check digit says so, not where the form alone is right."""
    from stdnum.exceptions import InvalidChecksum, ValidationError

    try:
        module.validate(form)
    except InvalidChecksum:
        return "invalid"
    except (ValidationError, ValueError, KeyError, IndexError):
        return "unchecked"
    return "valid" if any(not module.is_valid(other) for other in _slips(form)) else "unchecked"


def _slips(form: str) -> list[str]:
    """The same number with another last digit."""
    at = max((at for at, c in enumerate(form) if c.isdigit()), default=-1)
    return [form[:at] + digit + form[at + 1 :] for digit in "0123456789" if at >= 0 and digit != form[at]]
