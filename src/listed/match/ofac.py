"""The method that OFAC publishes for its Sanctions List Search, for auditors who must compare. It is not our score.

Source: OFAC, FAQ 249 (https://ofac.treasury.gov/faqs/249, 28 April 2021). A first look takes names where a part begins
with the same letter as a part of the query and is at least half alike by edit distance. The score, 0 to 100, is the
higher of two: Jaro-Winkler of the whole names, and the mean over the query's parts of the best part of the name by
Jaro-Winkler and Soundex. How OFAC joins these two it does not say: here a part has the mean of Jaro-Winkler of the
letters and of the Soundex codes (confidence M). No dates, no countries, no rarity, no order.
"""

from __future__ import annotations

from msgspec import Struct

from listed.match.kernel import native
from listed.match.pack import Pack
from listed.match.search import Moment, check, compatible
from listed.model import Query

DEFAULT_MINIMUM = 85
"""What users of the search usually set its slider to. OFAC recommends no value (FAQ 248)."""


class OfacHit(Struct, frozen=True, omit_defaults=True):
    """A party by OFAC's method: its best name with both scores, 0 to 100."""

    party: str
    schema: str
    name: str
    score: int
    whole: int
    parts: int


def screen(pack: Pack, query: Query, moment: Moment, minimum: int) -> tuple[OfacHit, ...]:
    """Every party with a name that scores at least `minimum`, best first, then by party. Scores each name of the view.

    Raises QueryError for a query without a name.
    """
    check(query)
    seen = [n for n in range(pack.index.names) if pack.index.visible(n, moment.known, moment.until)]
    names = [pack.name_text(entry) for entry in seen]
    best: dict[int, tuple[int, int, int, str]] = {}
    for entry, name, scores in zip(seen, names, native.ofac_scores(query.name, names), strict=True):
        party = pack.index.party(entry)
        if scores[0] >= minimum and (party not in best or scores > best[party][:3]):
            best[party] = (*scores, name)
    hits = (_hit(pack, number, *found) for number, found in best.items())
    fitting = (hit for hit in hits if compatible(query.schema, hit.schema))
    return tuple(sorted(fitting, key=lambda hit: (-hit.score, hit.party)))


def _hit(pack: Pack, number: int, score: int, whole: int, parts: int, name: str) -> OfacHit:
    party = pack.party(number)
    return OfacHit(party.id, party.schema, name, score, whole, parts)
