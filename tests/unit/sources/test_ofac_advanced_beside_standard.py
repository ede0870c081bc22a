"""OFAC's Advanced XML, on the invented parties that the other formats state too."""

from __future__ import annotations

import pytest
from tests.unit.sources.reading import GOLDEN, party, raw, reading_of

from listed.dates import day
from listed.errors import UnreadableList
from listed.model import Dated, Link, Listing, Name, Reading, Text

FILE = GOLDEN / "ofac_xml" / "sdn_advanced.xml"
APART = ("listing", "link", "unplaced", "remark")
"""What this format states in another way than the standard one: each has its test here."""


def stated(reading: Reading) -> set[tuple[str, str, object, str]]:
    return {(c.party, c.field, c.value, c.part) for c in reading.claims if c.field not in APART}


def changed(old: str, new: str) -> Reading:
    text = FILE.read_text()
    assert old in text
    return reading_of(raw("sdn_advanced.xml", text.replace(old, new, 1).encode()))


def unplaced(reading: Reading, number: str) -> set[tuple[str, str]]:
    values = party(reading, number).values("unplaced")
    return {(value.label, value.text) for value in values if isinstance(value, Text)}


def test_it_gives_the_claims_of_the_standard_format_and_names_in_other_scripts() -> None:
    arabic = Name("أستر فيغا", script="Arab", family="فيغا", given="أستر")
    more = stated(reading_of(FILE)) - stated(reading_of(GOLDEN / "ofac_xml" / "sdn.xml"))
    assert more == {("us-ofac-sdn:1", "name", arabic, "parties")}
    assert stated(reading_of(GOLDEN / "ofac_xml" / "sdn.xml")) < stated(reading_of(FILE))


def test_the_day_of_issue_is_read() -> None:
    reading = reading_of(FILE)
    assert (reading.source, reading.published, reading.delta) == ("us-ofac-sdn", day(2026, 2, 1), False)


def test_listings_have_dates_and_the_acts_that_are_certain() -> None:
    reading = reading_of(FILE)
    listings = [v for v in party(reading, "1").values("listing") if isinstance(v, Listing)]
    assert [(one.programme, one.legal_act) for one in listings] == [
        ("SDGT", "Executive Order 13224"),
        ("TEST-EO19999", "Executive Order 19999"),
    ]
    assert {(one.listed_on, one.amended_on) for one in listings} == {(day(2019, 3, 26), (day(2020, 4, 5),))}
    assert ("entry event", "Amended 2020-04-05") in unplaced(reading, "1")


def test_an_entry_on_another_list_is_kept_in_words() -> None:
    reading = reading_of(FILE)
    (listing,) = party(reading, "2").values("listing")
    assert isinstance(listing, Listing)
    assert listing.listed_on == day(2018, 1, 2)
    assert unplaced(reading, "2") == {("list", "Non-SDN CMIC List 2020-01-02")}


def test_relations_name_the_other_party() -> None:
    assert party(reading_of(FILE), "1").values("link") == (
        Link("linked_to", "us-ofac-sdn:2", "VEGA BATTALION", "Leader or official of"),
        Link("linked_to", "", "party 99", "Providing support to (former)"),
    )


def test_doubts_are_kept() -> None:
    found = unplaced(reading_of(FILE), "1")
    assert ("reliability: Reported", "DOB 02 Mar 1962") in found
    assert ("document that is not valid", "National ID No. 42: Fraudulent") in found
    assert ("authority of issue", "National ID No. 42: Civil Registry") in found


def test_a_span_of_years_is_an_interval() -> None:
    last = "<Year>{}</Year>\n                  <Month>12"
    text = FILE.read_text().replace(last.format(1961), last.format(1963))
    reading = reading_of(raw("sdn_advanced.xml", text.encode()))
    born = [v.when for v in party(reading, "1").values("birth_date") if isinstance(v, Dated)]
    assert (born[0].iso, born[0].circa) == ("1961-01-01/1963-12-31", True)


def test_the_non_sdn_list_is_known_by_its_entries() -> None:
    text = FILE.read_text().replace('ListID="1550"', 'ListID="91512"')
    assert reading_of(raw("any.xml", text.encode())).source == "us-ofac-cons"


def test_the_older_namespace_is_read() -> None:
    space = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML"
    assert stated(changed(space, "http://www.un.org/sanctions/1.0")) == stated(reading_of(FILE))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<Comment/>", "<Komment/>"),
        ("<DistinctParties>", "<News/><DistinctParties>"),
        ("<DistinctParties>", "<DistinctParties><News/>"),
        ("<SanctionsEntryLinks/>", "<SanctionsEntryLinks><SanctionsEntryLink/></SanctionsEntryLinks>"),
        ('FeatureTypeID="224">', 'FeatureTypeID="777">'),
        ('<VersionLocation LocationID="21"/>', '<VersionLocation LocationID="777"/>'),
        ('IDRegDocTypeID="1626" IdentityID="503"', 'IDRegDocTypeID="1626" IdentityID="777"'),
        ('From-ProfileID="1"', 'From-ProfileID="777"'),
        ('ProfileID="3"', 'ProfileID="777"'),
        ('<DistinctParty FixedRef="2">', "<DistinctParty>"),
        ('<SanctionsEntry ID="93"', '<SanctionsEntry DeltaAction="Delete" ID="93"'),
        ("</Sanctions>", ""),
        ("<Sanctions ", '<!DOCTYPE x [<!ENTITY e "e">]><Sanctions '),
    ],
)
def test_what_has_no_rule_is_refused(old: str, new: str) -> None:
    with pytest.raises(UnreadableList) as refused:
        changed(old, new)
    assert refused.value.where


def test_a_party_without_a_sanctions_entry_is_refused() -> None:
    text = FILE.read_text()
    start = text.index('    <SanctionsEntry ID="93"')
    with pytest.raises(UnreadableList, match="no sanctions entry"):
        reading_of(raw("sdn_advanced.xml", (text[:start] + "  </SanctionsEntries>\n</Sanctions>").encode()))
