"""The scan finds every listed name that stands in the text, in any capitals, script and order, and says how sure it is."""

from __future__ import annotations

import random

from listed.documents.scan import Scan
from listed.match.kernel import native


def found(text: str, *names: str) -> list[str]:
    return [text[one.start : one.end] for one in Scan(names).find(text)]


def test_capitals_and_accents_do_not_count() -> None:
    assert found("then orlan briceño met ORLAN BRICENO.", "Orlan Briceño") == [
        "orlan briceño",
        "ORLAN BRICENO",
    ]


def test_family_name_first_is_found_as_it_is_spoken_and_without_middle_names() -> None:
    assert found("it was orlan petrovich vedrin or orlan vedrin", "VEDRIN, Orlan Petrovich") == [
        "orlan petrovich vedrin",
        "orlan vedrin",
    ]


def test_a_firm_is_found_without_its_form() -> None:
    assert found("paid by zarnitsa trade yesterday", "LLC Zarnitsa Trade") == ["zarnitsa trade"]


def test_other_scripts_are_found_by_sound_or_sign() -> None:
    assert found("Сказал орлан ведрин.", "Orlan Vedrin") == ["орлан ведрин"]
    assert found("昨天华为技术有限公司说", "华为技术有限公司") == ["华为技术有限公司"]


def test_the_longest_name_at_a_place_wins_and_none_overlaps() -> None:
    assert found("bank of orlan trade house", "Bank of Orlan", "Bank of Orlan Trade", "Trade House") == [
        "bank of orlan trade"
    ]


def test_a_bracket_parts_names_only_where_the_list_does_not_have_it() -> None:
    assert found("orlan guard corps (ogc)", "Orlan Guard Corps", "Orlan Guard Corps OGC") == [
        "orlan guard corps"
    ]
    assert found("zarnit (uk) works", "Zarnit (UK) Works") == ["zarnit (uk) works"]


def test_plain_words_are_told() -> None:
    places = Scan(["Hope", "Vedrin"]).find("hope and Vedrin")
    assert [(one.plain, one.capital, one.words) for one in places] == [(True, False, 1), (False, True, 1)]


def test_nothing_that_stands_there_is_missed() -> None:
    """Against the obvious way: every sequence of words of the text that is one of a name."""
    chance = random.Random(1)
    words = ["orlan", "vedrin", "ведрин", "bank", "of", "Zarnít", "李", "明", "trade", "co"]
    names = [" ".join(chance.choices(words, k=chance.randint(2, 4))) for _ in range(60)]
    keys = {tuple(native.text_words(name)) for name in names}
    for _ in range(300):
        text = " ".join(chance.choices(words, k=30))
        said = native.text_words(text)
        begins = {
            at for at in range(len(said)) for size in range(1, 13) if tuple(said[at : at + size]) in keys
        }
        places = {one[0] for one in native.TextScan([" ".join(key) for key in sorted(keys)]).find(text)}
        assert len(places) == len(begins)


def test_spans_are_code_points() -> None:
    text = "😀😀 orlan vedrin"
    assert found(text, "Orlan Vedrin") == ["orlan vedrin"]
