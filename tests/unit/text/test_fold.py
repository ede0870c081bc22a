"""Folding of East Asian scripts: forms of one character are one, kana are spelled as they sound."""

from __future__ import annotations

import pytest

from listed.text.fold import fold


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("廣州發展銀行", "广州发展银行"),
        ("東京電力株式會社", "东京电力株式会社"),
        ("広島県庁", "廣島縣廳"),
        ("金沢鉄道", "金澤鐵道"),
        ("齋藤", "斎藤"),
    ],
)
def test_forms_of_a_character_are_one(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(("left", "right"), [("王", "汪"), ("芸", "藝"), ("斎", "斉"), ("発", "法")])
def test_other_characters_are_others(left: str, right: str) -> None:
    assert fold(left)[0].native != fold(right)[0].native


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("ガス", "gasu"),
        ("ジェット", "jetto"),
        ("ホールディングス", "horudingusu"),
        ("ﾊﾞﾝｸ", "hanku"),
        ("マッチ", "matchi"),
    ],
)
def test_kana_are_spelled_as_they_sound(kana: str, latin: str) -> None:
    assert [token.latin for token in fold(kana)] == [latin]


@pytest.mark.parametrize(
    ("text", "latin"), [("成都", "chengdu"), ("厦門", "xiamen"), ("曾", "zeng"), ("長春", "changchun")]
)
def test_characters_are_read_as_names_read_them(text: str, latin: str) -> None:
    assert fold(text)[0].latin == latin
