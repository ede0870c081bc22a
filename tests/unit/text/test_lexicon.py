"""The tables hold what they promise: rows that fold to themselves, each once, in order."""

from __future__ import annotations

from importlib.resources import files

import pytest

from listed.text import lexicon
from listed.text.fold import fold
from listed.text.lexicon import LegalForm, Lexicon, longest

TABLES = (
    "legal_forms", "titles", "particles", "generic_words", "name_variants", "numbers", "rarity",
    "rarity_words",
)  # fmt: skip


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return lexicon.load()


def table(name: str) -> list[str]:
    return (files("listed.text") / "lexicon" / f"{name}.tsv").read_text("utf-8").splitlines()


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in table(name) if not line.startswith("# ")][1:]


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_sorted_and_stand_once(name: str) -> None:
    lines = ["\t".join(row) for row in rows(name)]
    assert lines == sorted(set(lines))


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_every_column(name: str) -> None:
    width = len(next(line for line in table(name) if not line.startswith("# ")).split("\t"))
    assert {len(row) for row in rows(name)} == {width}


@pytest.mark.parametrize("name", TABLES)
def test_keys_fold_to_themselves(name: str) -> None:
    wrong = [row[0] for row in rows(name) if " ".join(token.latin for token in fold(row[0])) != row[0]]
    assert wrong == []


def test_written_forms_fold_to_their_tokens() -> None:
    native = [
        (row[0].replace(" ", ""), text) for row in rows("legal_forms") if row[3] for text in row[3].split(";")
    ]
    wrong = [pair for pair in native if "".join(token.latin for token in fold(pair[1])) != pair[0]]
    assert len(native) > 300
    assert wrong == []


@pytest.mark.parametrize("name", ["legal_forms", "titles", "numbers"])
def test_a_key_means_one_thing(name: str) -> None:
    keys = [row[0] for row in rows(name)]
    assert len(keys) == len(set(keys))


def test_no_key_is_longer_than_declared() -> None:
    longest_key = max(len(row[0].split()) for name in TABLES for row in rows(name))
    assert longest_key <= lexicon.LONGEST_PHRASE


def test_a_form_has_one_class() -> None:
    classes: dict[str, str] = {}
    assert [row for row in rows("legal_forms") if classes.setdefault(row[1], row[2]) != row[2]] == []


def test_a_variant_group_has_two_members_at_least() -> None:
    sizes: dict[str, int] = {}
    for row in rows("name_variants"):
        sizes[row[1]] = sizes.get(row[1], 0) + 1
    assert min(sizes.values()) > 1


def test_bits_come_in_halves_within_bounds() -> None:
    bits = {float(row[1]) for name in ("rarity", "rarity_words") for row in rows(name)}
    assert min(bits) >= 2.5
    assert max(bits) <= 17
    assert all(value * 2 == int(value * 2) for value in bits)


def form(words: Lexicon, text: str) -> LegalForm:
    return words.legal_forms[tuple(token.latin for token in fold(text))]


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [
        ("GmbH", "Gesellschaft mit beschränkter Haftung", "equal"),
        ("ООО", "obshchestvo s ogranichennoy otvetstvennostyu", "equal"),
        ("ОАО", "open joint stock company", "equal"),
        ("ООО", "Limited Liability Company", "compatible"),
        ("ПАО", "OJSC", "compatible"),
        ("株式会社", "Co., Ltd.", "compatible"),
        ("S.A. de C.V.", "SA de CV", "equal"),
        ("Sp. z o.o.", "spółka z ograniczoną odpowiedzialnością", "equal"),
        ("d.o.o.", "doo", "equal"),
        ("شركة", "company", "equal"),
        ("AG", "GmbH", "conflicting"),
        ("LLC", "Foundation", "conflicting"),
        ("LLP", "Inc", "conflicting"),
        ("ФГУП", "federal state unitary enterprise", "equal"),
    ],
)
def test_legal_forms_of_many_countries(words: Lexicon, left: str, right: str, likeness: str) -> None:
    assert form(words, left).likeness(form(words, right)) == likeness
    assert form(words, right).likeness(form(words, left)) == likeness


def test_forms_without_spaces_are_found_as_written(words: Lexicon) -> None:
    assert words.written_forms["有限公司"].kind == "limited"
    assert words.written_forms["주식회사"].kind == "joint_stock"


def test_the_longest_form_wins(words: Lexicon) -> None:
    tokens = ("alpha", "open", "joint", "stock", "company")
    assert longest(words.legal_forms, tokens, 1) == (4, words.legal_forms[("ojsc",)])
    assert longest(words.legal_forms, tokens, 0) is None


@pytest.mark.parametrize(
    ("left", "right", "variance"),
    [
        ("mohammed", "muhammad", ("spelling", "")),
        ("alexander", "aleksandr", ("spelling", "")),
        ("aleksandr", "oleksandr", ("language", "")),
        ("sergey", "siarhei", ("language", "")),
        ("yusuf", "giuseppe", ("language", "")),
        ("william", "bill", ("nickname", "")),
        ("sasha", "alexandra", ("nickname", "")),
        ("sasha", "alexander", ("nickname", "")),
        ("alexander", "alexandra", None),
        ("mikhailovich", "mykhailovych", ("language", "")),
        ("mikhailovich", "mikhailovna", None),
        ("mikhailovich", "mikhail", None),
        ("chong", "jeong", ("spelling", "ko")),
        ("hsieh", "xie", ("spelling", "zh")),
        ("ito", "itoh", ("spelling", "ja")),
        ("mnsvr", "mansour", ("spelling", "")),
        ("rashed", "rashid", None),
        ("salem", "salim", None),
        ("leonid", "leon", None),
        ("yuri", "georgy", None),
        ("hassan", "hussein", None),
        ("ahmad", "muhammad", None),
        ("mahmoud", "muhammad", None),
        ("saeed", "saad", None),
        ("khalid", "khalil", None),
        ("hamid", "ahmad", None),
        ("kim", "kang", None),
    ],
)
def test_name_variants(words: Lexicon, left: str, right: str, variance: tuple[str, str] | None) -> None:
    assert words.variance(left, right) == variance
    assert words.variance(right, left) == variance


@pytest.mark.parametrize("group", ["bank", "factory", "international", "research", "trade"])
def test_words_translate_each_other(words: Lexicon, group: str) -> None:
    members = {
        "bank": ("bank", "banco", "banque", "banka", "yinhang"),
        "factory": ("factory", "plant", "zavod", "fabrika", "zaklad"),
        "international": ("international", "intl", "mezhdunarodnyy", "uluslararasi", "guoji"),
        "research": ("research", "issledovatelskiy", "forschung", "yanjiu"),
        "trade": ("trading", "ticaret", "maoyi", "torgovyy", "tijara", "bazargani"),
    }[group]
    for member in members:
        assert group in {word.group for word in words.generic_words[(member,)]}


@pytest.mark.parametrize(
    ("word", "country"), [("iranian", "ir"), ("rossii", "ru"), ("deutsche", "de"), ("tehran", "ir")]
)
def test_places_know_their_country(words: Lexicon, word: str, country: str) -> None:
    found = words.generic_words[(word,)]
    assert country in {place.country for place in found if place.kind == "place"}


def test_titles_are_not_names(words: Lexicon) -> None:
    assert words.titles[("lt", "col")].title == words.titles[("polkovnik",)].title == "col"
    assert words.titles[("hojatoleslam",)].kind == "religious"
    for name in ("khan", "malik", "sultan", "shah", "pan", "he", "said"):
        assert (name,) not in words.titles


def test_particles_have_kinds(words: Lexicon) -> None:
    kinds = {word: {p.kind for p in words.particles[(word,)]} for word in ("al", "bin", "abu", "von", "and")}
    assert {"article", "family"} <= kinds["al"]
    assert kinds["bin"] == {"father"}
    assert "kunya" in kinds["abu"]
    assert "nobiliary" in kinds["von"]
    assert kinds["and"] == {"connector"}


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("first", 1),
        ("1st", 1),
        ("pervyy", 1),
        ("iii", 3),
        ("xxx", 30),
        ("vingt et un", 21),
        ("forty four", 44),
        ("zweite", 2),
    ],
)
def test_numbers(words: Lexicon, phrase: str, number: int) -> None:
    assert words.numbers[tuple(phrase.split())].number == number


def test_common_names_are_cheap_and_rare_ones_dear(words: Lexicon) -> None:
    assert words.rarity_bits("muhammad") < words.rarity_bits("smith") < words.rarity_bits("nazhat")
    assert words.rarity_bits("kim") < 5 < words.rarity_bits("kowalczyk")


def test_an_unknown_token_costs_by_its_length(words: Lexicon) -> None:
    bits = [words.rarity_bits("q" * length) for length in range(3, 12)]
    assert bits == sorted(bits)
    assert bits[0] == 10.5
    assert bits[-1] == 17.5
