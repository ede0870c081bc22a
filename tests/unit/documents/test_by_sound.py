"""Windows in scripts without capitals: where they may begin and end, and which of those that overlap is the name."""

from __future__ import annotations

from listed.documents.by_sound import MOST_WINDOWS, chosen, windows


def texts(text: str) -> list[str]:
    return [text[one.start : one.end] for one in windows(text)]


def test_text_with_capitals_has_none() -> None:
    assert windows("Orlan Vedrin met Путин.") == []


def test_windows_do_not_cross_marks_or_begin_with_prepositions() -> None:
    assert texts("بشار الأسد في موسكو. حسن نصر الله") == [
        "بشار الأسد",
        "بشار الأسد في موسكو",
        "الأسد في موسكو",
        "حسن نصر",
        "حسن نصر الله",
        "نصر الله",
    ]


def test_characters_are_taken_together_where_no_spaces_are_written() -> None:
    assert texts("김정은은 말했다") == ["김정은", "김정은은", "정은은", "말했다"]


def test_a_form_alone_is_no_name() -> None:
    assert "公司被" not in texts("华公司被")


def test_of_windows_that_overlap_the_one_that_agrees_most_is_taken() -> None:
    text = "مع بشار الأسد في موسكو"
    places = windows(text)
    totals = {one: 26_000 if text[one.start : one.end] == "بشار الأسد" else 14_000 for one in places}
    assert [text[one.start : one.end] for one in chosen(places, totals)] == ["بشار الأسد"]


def test_windows_are_bounded() -> None:
    assert len(windows("بشار الأسد " * 200_000)) == MOST_WINDOWS
