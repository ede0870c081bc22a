"""One form for each way of writing an identifier, and what its check digits say. The numbers are invented or are
the published examples of their standards."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from listed.text.identifiers import KINDS, check, normal_form

SAME = (
    ("passport", ("A-123 456", "a123456", " A123456 ", "А123456"), ""),
    ("national_id", ("12 34 56", "١٢٣٤٥٦", "１２３４５６"), ""),
    ("tax_id", ("DE 136 695 976", "136695976", "de136695976"), ""),
    ("registration", ("№ 1027700132195", "1027700132195"), "ru"),
    ("imo", ("IMO 9074729", "9074729", "IMO number: 9074729"), ""),
    ("mmsi", ("422 026 000", "422026000"), ""),
    ("call_sign", ("epab2", "EP-AB2"), ""),
    ("tail_number", ("EP-MNX", "ep mnx", "EPMNX"), ""),
    ("lei", ("529900T8BM49AURSDO55", "5299 00t8 bm49 aurs do55"), ""),
    ("bic", ("DEUTDEFF", "deutdeffxxx", "DEUT DE FF"), ""),
    ("iban", ("DE89 3704 0044 0532 0130 00", "de89370400440532013000"), ""),
    ("wallet", ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "BC1QAR0SRRR7XFKVY5L643LYDNW9RE59GTZZWF5MDQ"), ""),
    ("wallet", ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "ethereum:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"), ""),
    ("wallet", ("1NEDqZPvTWRaoho48qXuLLsrYomMXPABfD", "bitcoin:1NEDqZPvTWRaoho48qXuLLsrYomMXPABfD\n"), ""),
    ("email", ("Ada@Bücher.example", "mailto:ada@xn--bcher-kva.example"), ""),
    ("phone", ("079 555 01 23", "+41 79 555 01 23", "0041 (0)79 5550123", "41795550123"), "ch"),
    ("website", ("https://www.Bücher.example/a/", "xn--bcher-kva.example:443/a", "bücher.example/A"), ""),
    ("isin", ("US0378331005", "us 037833 1005"), ""),
    ("duns", ("12-345-6789", "123456789"), ""),
    ("un_reference", ("QDi.001", "QDI 001"), ""),
    ("other", ("№ 7/8", "78"), ""),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "values", "country"), SAME)
def test_every_way_of_writing_has_one_form(kind: str, values: tuple[str, ...], country: str) -> None:
    assert len({normal_form(kind, value, country) for value in values}) == 1


def test_what_differs_stays_apart() -> None:
    assert normal_form("wallet", "1NEDqZPv") != normal_form("wallet", "1nedqzpv")
    assert normal_form("passport", "серия") != normal_form("passport", "номер")
    assert normal_form("passport", "---") != normal_form("passport", "//")
    assert normal_form("tax_id", "DE123") != normal_form("tax_id", "123")
    assert normal_form("website", "a.example/x") != normal_form("website", "a.example/y")
    assert normal_form("registration", "Nord1") == "NORD1"


CHECKED = (
    ("lei", "529900T8BM49AURSDO55", "529900T8BM49AURSDO56", ""),
    ("bic", "DEUTDEFF", "DEUTDEF", ""),
    ("isin", "US0378331005", "US0378331006", ""),
    ("iban", "DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 01", ""),
    ("imo", "IMO 9074729", "9074728", ""),
    ("imo", "1234565", "1234566", ""),
    ("mmsi", "422026000", "42202600", ""),
    ("tax_id", "DE136695976", "DE136695978", ""),
    ("tax_id", "136695976", "136695978", "de"),
    ("tax_id", "7707083893", "7707083894", "ru"),
    ("registration", "1022200525819", "1022200525818", "ru"),
    ("national_id", "11010519491231002X", "110105194912310021", "cn"),
    ("wallet", "1NEDqZPvTWRaoho48qXuLLsrYomMXPABfD", "1NEDqZPvTWRaoho48qXuLLsrYomMXPABfX", ""),
    ("wallet", "1NEDqZPvTWRaoho48qXuLLsrYomMXPABfD", "1NEDqZPvTWRa0ho48qXuLLsrYomMXPABfD", ""),
    ("wallet", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mda", ""),
    ("wallet", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj9", ""),
    ("wallet", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", ""),
    ("wallet", "rf1BiGeXwwQoi8Z2ueFYTEXSwuJYfV2Jpn", "rf1BiGeXwwQoi8Z2ueFYTEXSwuJYfV2Jpm", ""),
    ("phone", "+41 79 555 01 23", "+41 79", ""),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "right", "wrong", "country"), CHECKED)
def test_check_digits_tell_right_from_wrong(kind: str, right: str, wrong: str, country: str) -> None:
    assert check(kind, right, country) == "valid"
    assert check(kind, wrong, country) == "invalid"


@pytest.mark.parametrize(
    ("kind", "value", "country"),
    [
        ("passport", "A1234567", "ru"),
        ("tax_id", "7707083893", ""),
        ("tax_id", "12-3456789", "us"),
        ("national_id", "1234567890", "ir"),
        ("duns", "123456789", ""),
        ("phone", "5550123", ""),
        ("wallet", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", ""),
        ("wallet", "4AdUndXHHZ6cfufTMvppY6JwXNouMBzSkbLYfpAV5Usx", ""),
        ("other", "1", "de"),
    ],
)
def test_what_has_no_rule_is_unchecked(kind: str, value: str, country: str) -> None:
    assert check(kind, value, country) == "unchecked"


@given(
    st.sampled_from((*KINDS, "no such kind")),
    st.text(max_size=40),
    st.sampled_from(("", "de", "in", "zz", "?", "..")),
)
def test_any_text_has_a_form_and_a_verdict(kind: str, value: str, country: str) -> None:
    form = normal_form(kind, value, country)
    assert not any(c.isspace() for c in form)
    assert check(kind, value, country) in ("valid", "invalid", "unchecked")


@given(st.sampled_from(KINDS), st.text(max_size=40))
@example("wallet", "A\u00b4")
def test_a_form_is_its_own_form(kind: str, value: str) -> None:
    form = normal_form(kind, value)
    assert normal_form(kind, form) == form
