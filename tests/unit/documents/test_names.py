"""Where a name begins and ends, and what it is: the rules alone, without the parser. `[type: words]` marks each name."""

from __future__ import annotations

import re

import pytest

from listed.documents import find, identify, parties
from listed.documents.document import Document, Parties

SHORT = {
    "per": "person",
    "org": "organisation",
    "pub": "public_body",
    "cou": "country",
    "ves": "vessel",
    "pla": "place",
    "unk": None,
}
MARK = re.compile(r"\[(\w{3}): ([^\]]+)\]")


def read(text: str) -> Parties:
    document = Document("t.txt", "", "text/plain", text)
    numbered = identify.numbered(text)
    return parties.parties(document, find.find(document, None, numbered), numbered)


# Titles, articles and possessives are out; particles, forms, `&` and what belongs to a body's own name are in.
SENTENCES = (
    "[per: Orlan Vedrin]'s wife met the [pub: Ministry of Finance] of the town.",
    "Secretary of State [per: Marta Kolen] spoke; Judge [per: Ada d'Orsi] did not.",
    "They named [per: Ursula von der Velde], [per: Yusuf al-Harbi] and [per: Jean-Luc Ferrand].",
    "[cou: Fijian] judge [per: Sela Tavaga] and former [cou: Peruvian] President [per: Ana Quispe] left.",
    "[org: Velmar Shipping Co., Limited] and [org: Ostrava Trade, LLC] paid [org: LLC Zarnitsa].",
    "The [pub: Foreign, Commonwealth & Development Office] wrote to [org: Brandt & Söhne GmbH].",
    "the [pub: Department of Health and Human Services] and the [pub: Bureau of Alcohol, Tobacco, Firearms and Explosives]",
    "the [cou: U.S.] and [cou: Israeli] sides met the [pub: U.S. Department of the Treasury]’s [pub: Office of Foreign Assets Control]",
    "the [pub: Court of Palermo] and the [pub: Government of Yemen] near the [pla: Strait of Hormuz]",
    "the tanker [ves: NORDIC DAWN] (IMO 9074729) and the [ves: Blue Heron] (IMO: 9241061)",
    "vessels such as the tankers [ves: Amber Star] and [ves: Coral Wind] sailed.",
    "[per: VEDRIN, Orlan Petrovich], born 1962.",
    "the [cou: Democratic People's Republic of Korea] and the [cou: United States]",
    "The [pub: Prime Minister's Office] and [per: Pavel “Pasha” Drozdov] denied it.",
    "[org: Bank of Cathay (Hong Kong) Limited] closed the account.",
    "[cou: Iran]-based [org: Parsan Air] and the [org: IRGC]-backed militia of [per: Reza Tahmasi].",
    "Today, Treasury Secretary [per: Ada Prewitt] said so.",
    "[per: Karim A. A. Doyle] KC wrote to [per: Theresa May] on Monday in March.",
)  # fmt: skip


@pytest.mark.parametrize("marked", SENTENCES)
def test_names_end_where_the_contract_says(marked: str) -> None:
    text, wanted = "", []
    at = 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        wanted.append((len(text), len(text) + len(match[2]), match[2], SHORT[match[1]]))
        text += match[2]
        at = match.end()
    text += marked[at:]
    found = {(m.start, m.end, m.text, m.type) for m in read(text).mentions if m.form != "nominal"}
    assert not set(wanted) - found, sorted(found)


PLAIN = (
    "Today the following measures apply. Furthermore, on 3 March 2024 such Regulations enter into force.",
    "Additionally, This Report says that Resolution 1970 (2011) and Executive Order 14203 apply.",
    "He spoke English and Arabic on Christmas Day. CEO pay rose.",
)


@pytest.mark.parametrize("text", PLAIN)
def test_text_without_a_party_has_none(text: str) -> None:
    assert [
        m.text for m in read(text).mentions if m.type in ("person", "organisation", "public_body", None)
    ] == []


def by_name(found: Parties) -> dict[str, set[str]]:
    """The texts of each party's mentions."""
    texts = {m.id: m.text for m in found.mentions}
    return {party.name: {texts[one] for one in party.mentions} for party in found.parties}


def test_surname_acronym_and_short_form_find_their_party() -> None:
    found = by_name(
        read(
            "Orlan Vedrin runs the Central Registry Authority (CRA) and International LLC Zarnitsa Trading Limited (‘Zarnitsa’). "
            "Vedrin left. The CRA and Zarnitsa stayed. The Authority said so."
        )
    )
    assert found["Orlan Vedrin"] == {"Orlan Vedrin", "Vedrin"}
    assert found["Central Registry Authority"] == {"Central Registry Authority", "CRA", "Authority"}
    assert found["International LLC Zarnitsa Trading Limited"] >= {"Zarnitsa"}


def test_two_people_of_one_surname_stay_two_and_the_bare_surname_is_neither() -> None:
    found = read("Karim Doyle and Nazhat Doyle were judges. Doyle resigned.")
    assert {"Karim Doyle", "Nazhat Doyle"} <= set(by_name(found))
    last = found.mentions[-1]
    assert (last.text, last.type, last.party) == ("Doyle", "person", None)


def test_a_surname_before_its_namesake_is_named_is_the_first_one() -> None:
    found = read("Karim Doyle left. Doyle was ill. Later Nazhat Doyle came.")
    assert by_name(found)["Karim Doyle"] == {"Karim Doyle", "Doyle"}


def test_firms_of_one_name_and_two_forms_stay_two() -> None:
    assert {"Alpenglow Commodities AG", "Alpenglow DMCC"} <= set(
        by_name(read("Alpenglow Commodities AG owns Alpenglow DMCC."))
    )


def test_an_acronym_of_common_words_is_nobody() -> None:
    found = read("It tested an intercontinental guided missile (ICGM). The ICGM flew.")
    assert not found.parties


def test_roles_and_nationalities_stand_beside_their_person() -> None:
    found = read(
        "Canadian judge Ada Prewitt met Foreign Minister Paul Orban and A. Niang, from Fiji and Senegal respectively."
    )
    persons = {p.name: p for p in found.parties if p.type == "person"}
    assert [n.country for n in persons["Ada Prewitt"].nationality] == ["CA"]
    assert [r.text for r in persons["Ada Prewitt"].roles] == ["judge"]
    assert [r.text for r in persons["Paul Orban"].roles] == ["Foreign Minister"]


IDENTIFIERS = {
    "IMO 9074729": ("imo", "9074729"),
    "IBAN DE89 3704 0044 0532 0130 00": ("iban", "DE89370400440532013000"),
    "BIC: DEUTDEFF500": ("bic", "DEUTDEFF500"),
    "LEI 5493001KJTIIGC8Y1R12": ("lei", "5493001KJTIIGC8Y1R12"),
    "passport no. A1234567": ("passport", "A1234567"),
    "wallet 1NEDqZPvTWRaoho48qXuLLsrYomMXPABfD": ("wallet", "1NEDqZPvTWRaoho48qXuLLsrYomMXPABfD"),
    "to bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq": ("wallet", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"),
}


@pytest.mark.parametrize("text", IDENTIFIERS)
def test_identifiers_are_mentions_with_kind_and_normal_form(text: str) -> None:
    found = [(m.kind, m.value) for m in read(f"They used {text} twice.").mentions if m.kind]
    assert found == [IDENTIFIERS[text]]


SWAPS = (("Orlan Vedrin", "Marta Kolen"), ("Orlan Vedrin", "Yusuf Harbi"), ("Orlan Vedrin", "Sela Tavaga"))


@pytest.mark.parametrize(("one", "other"), SWAPS)
def test_other_names_in_the_same_places_are_found_in_the_same_places(one: str, other: str) -> None:
    """Metamorphic: the text decides where names stand, not which they are."""
    text = "On Monday the Ministry of Trade listed Orlan Vedrin. Mr Vedrin’s firm, Zarnitsa LLC, and Orlan Vedrin denied it."
    swapped = text.replace(one, other).replace(one.split()[1], other.split()[1])
    before, after = read(text), read(swapped)
    assert [(m.type, m.form, m.party) for m in before.mentions] == [
        (m.type, m.form, m.party) for m in after.mentions
    ]


def test_two_thousand_names_in_one_sentence_are_found() -> None:
    text = ", ".join(
        f"Orlan{chr(97 + n % 26)} Vedrin{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(2000)
    )
    assert len(read(text).mentions) == 2000


HOSTILE = (
    "“" * 5000,
    "(" * 5000 + "Orlan Vedrin",
    "A" * 50_000,
    "A. " * 20_000,
    "Of The And " * 10_000,
    "a" * 200_000,
    "É" * 9999,
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read_in_bounded_time(text: str) -> None:
    for mention in read(text).mentions:
        assert text[mention.start : mention.end] == mention.text
