"""OFAC's Enhanced XML, on the invented parties that the other formats state too."""

from __future__ import annotations

import pytest
from tests.unit.sources.reading import GOLDEN, party, raw, reading_of

from listed.dates import day
from listed.errors import UnreadableList
from listed.model import Link, Listing, Name, Reading, Text

FILE = GOLDEN / "ofac_xml" / "sdn_enhanced.xml"
APART = ("listing", "link", "unplaced")
"""What this format states in another way than the standard one: each has its test here."""


def stated(reading: Reading) -> set[tuple[str, str, object, str]]:
    return {(c.party, c.field, c.value, c.part) for c in reading.claims if c.field not in (*APART, "remark")}


def changed(old: str, new: str) -> Reading:
    text = FILE.read_text()
    assert old in text
    return reading_of(raw("sdn_enhanced.xml", text.replace(old, new, 1).encode()))


def test_it_gives_the_claims_of_the_standard_format_and_names_in_other_scripts() -> None:
    more = stated(reading_of(FILE)) - stated(reading_of(GOLDEN / "ofac_xml" / "sdn.xml"))
    assert more == {("us-ofac-sdn:1", "name", Name("أستر فيغا", script="Arab"), "parties")}
    assert stated(reading_of(GOLDEN / "ofac_xml" / "sdn.xml")) < stated(reading_of(FILE))


def test_listings_have_dates_and_the_acts_that_are_certain() -> None:
    reading = reading_of(FILE)
    listings = [v for v in party(reading, "1").values("listing") if isinstance(v, Listing)]
    told = [(one.programme, one.legal_act, one.listed_on) for one in listings]
    assert told == [
        ("SDGT", "Executive Order 13224", day(2019, 3, 26)),
        ("TEST-EO19999", "Executive Order 19999", day(2019, 3, 26)),
    ]
    two = party(reading, "2")
    assert [one.listed_on for one in two.values("listing") if isinstance(one, Listing)] == [day(2018, 1, 2)]
    assert Text("Non-SDN CMIC List 2020-01-02", label="list") in two.values("unplaced")


def test_an_act_that_may_belong_to_several_programmes_is_kept_in_words() -> None:
    reading = changed(">TEST-EO19999<", ">OTHER<")
    one = party(reading, "1")
    assert {v.legal_act for v in one.values("listing") if isinstance(v, Listing)} == {""}
    acts = [v.text for v in one.values("unplaced") if isinstance(v, Text) and v.label == "legal authority"]
    assert acts == ["Executive Order 13224 (Terrorism)", "Executive Order 19999 (Test)"]


def test_relations_name_the_other_party() -> None:
    assert party(reading_of(FILE), "1").values("link") == (
        Link("linked_to", "us-ofac-sdn:2", "VEGA BATTALION", "Leader or official of"),
        Link("linked_to", "", "ELSEWHERE LTD", "Providing support to"),
    )


def test_doubts_are_kept() -> None:
    found = {
        (v.label, v.text) for v in party(reading_of(FILE), "1").values("unplaced") if isinstance(v, Text)
    }
    assert found == {
        ("remark", "Something new that no rule knows"),
        ("reliability: Reported", "DOB 02 Mar 1962"),
        ("document that is not valid", "National ID No. 42"),
        ("name on a document", "National ID No. 42: WEGA, Aster"),
    }


def test_a_file_of_the_whole_list_is_whole() -> None:
    reading = reading_of(FILE)
    assert (reading.source, reading.delta, reading.warnings) == ("us-ofac-sdn", False, ())
    assert reading.published is not None
    assert reading.published.iso == "2026-02-01"


@pytest.mark.parametrize(
    "chosen",
    [
        '<sanctionsPrograms><sanctionsProgram refId="211">SDGT</sanctionsProgram></sanctionsPrograms>',
        '<entityTypes><entityType refId="600">Individual</entityType></entityTypes>',
    ],
)
def test_a_filtered_file_takes_nobody_away(chosen: str) -> None:
    reading = changed("</sanctionsLists>\n    </filters>", f"</sanctionsLists>{chosen}</filters>")
    assert reading.delta
    assert "a filtered publication" in reading.warnings[0]


def test_a_filter_that_is_not_for_this_list_makes_a_part() -> None:
    assert changed('<sanctionsList refId="1550">SDN List', '<sanctionsList refId="9">FSE List').delta


def test_the_non_sdn_list_is_known_by_where_its_parties_are_listed() -> None:
    text = FILE.read_text().replace(">SDN List<", ">Consolidated List<")
    reading = reading_of(raw("any.xml", text.encode()))
    assert (reading.source, reading.delta) == ("us-ofac-cons", False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<title>Director</title>", "<titel>Director</titel>"),
        ("<entities>", "<news/><entities>"),
        ("<entities>", "<entities><news/>"),
        ("<filters>", "<filters><colours/>"),
        ("<formattedFullName>OLD VEGA</formattedFullName>", ""),
        ('<entity id="2">', "<entity>"),
        ("</sanctionsData>", ""),
        ("<sanctionsData", '<!DOCTYPE x [<!ENTITY e "e">]><sanctionsData'),
    ],
)
def test_what_has_no_rule_is_refused(old: str, new: str) -> None:
    with pytest.raises(UnreadableList) as refused:
        changed(old, new)
    assert refused.value.where
