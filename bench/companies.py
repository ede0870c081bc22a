"""Companies that nobody lists, made of words that real ones are made of: every hit is false."""

from __future__ import annotations

import random

BRANDS = """
Acorn Maple Brightwell Harlow Kestrel Norwood Pemberton Sable Thornbury Vantage Whitmore Zephyr Orchid
Lindqvist Marlow Castellan Delmonte Eriksen Fontaine Granger Hollis Ivers Jansen Kowalczyk Lombardi
Matsuda Nakagawa Okafor Petrov Quintero Rossi Santana Takahashi Ulrich Verhoeven Weber Xiang Yilmaz
Zimmer Aurora Beacon Cobalt Dynamo Ember Falcon Granite Horizon Indigo Jupiter Summit Pioneer Atlas Orion
Titan Phoenix Delta Omega Alpha Sigma Pacific Atlantic Baltic Nordic Alpine Caspian Volga Dnepr Sahara
Nile Tigris Oriental Golden Silver Blue Green Red White Royal Imperial Star Sun Moon Sky Ocean River
Mountain
"""
TRADES = """
Trading Shipping International Engineering Holdings Group Logistics Energy Petroleum Oil Gas Bank Finance
Investment Construction Technologies Technology Electronics Industries Industrial Import Export General
Services Consulting Marine Maritime Aviation Transport Pharmaceutical Medical Chemical Steel Metals
Mining Development Research Institute Center Management Systems Solutions Telecommunications Media
Capital Partners Insurance Foundation University
"""
FORMS = ("LLC", "Ltd", "Limited", "GmbH", "Inc.", "Co., Ltd.", "S.A.", "AG", "FZE", "JSC", "OOO", "B.V.", "PJSC", "Company", "Corporation", "")  # fmt: skip
PLACES = ("", "", "", "", "Iran", "Moscow", "Dubai", "Hong Kong", "Russia", "Beirut", "Tehran", "Asia", "Europe", "Middle East", "Istanbul", "Cyprus")  # fmt: skip


def invented(many: int, seed: int = 9) -> list[str]:
    """Names of companies: one or two brand words, one or two of trade, perhaps a place and a legal form."""
    rnd = random.Random(seed)
    return [" ".join(filter(None, _words(rnd))) for _ in range(many)]


def _words(rnd: random.Random) -> tuple[str, ...]:
    brands, trades = BRANDS.split(), TRADES.split()
    second = rnd.choice(brands) if rnd.random() < 0.15 else ""
    trade = rnd.choice(trades) if rnd.random() < 0.5 else ""
    return rnd.choice(brands), second, rnd.choice(trades), trade, rnd.choice(PLACES), rnd.choice(FORMS)
