"""As-of is replay from the first claim, whatever was loaded, in whatever order: whole, partial, amending."""

from __future__ import annotations

import importlib.util
import tempfile
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from listed.model import Claim, Evidence, Name, Reading, Source
from listed.store import asof
from listed.store.add_edition import add_edition
from listed.store.db import Store, open_store
from listed.store.editions import editions
from listed.store.records import Delivery, Receipt
from listed.store.snapshot import Snapshot
from listed.store.timeline import Timeline, microseconds
from listed.store.verify import verify

_spec = importlib.util.spec_from_file_location("replay", Path(__file__).parents[1] / "oracle" / "replay.py")
assert _spec is not None
assert _spec.loader is not None
oracle = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(oracle)

PARTS = {"A": "parties", "B": "parties", "x": "aliases", "y": "aliases", "#": "addresses"}
LIST = Source("us-test", "Testland", "Test list")
START = datetime(2024, 1, 1, 12, tzinfo=UTC)
DAYS = range(5)

claim_sets = st.sets(st.tuples(st.sampled_from("123"), st.sampled_from(sorted(PARTS))), max_size=8)
missing = st.sampled_from(((), ("aliases",), ("aliases", "addresses"), ("parties",)))
loads = st.tuples(st.sampled_from(DAYS), claim_sets, missing, st.booleans())


def reading(stated: set[tuple[str, str]], lacks: tuple[str, ...], delta: bool) -> Reading:
    """A reading of invented claims; the evidence is always the same, so that claims compare equal."""
    everything = ("parties", "aliases", "addresses")
    claims = tuple(
        Claim(f"us-test:{party}", "name", Name(text), Evidence("00" * 32, "row"), PARTS[text])
        for party, text in sorted(stated)
        if PARTS[text] not in lacks
    )
    held = tuple(part for part in everything if part not in lacks)
    file = sha256(repr((claims, held, delta)).encode()).hexdigest()
    return Reading("us-test", "test", claims, (file,), parts=held, all_parts=everything, delta=delta)


def load(store: Store, day: int, found: Reading) -> int | None:
    """Loads an edition as known on a day. Returns its number, or None where nothing changed."""
    receipt = Receipt(START + timedelta(days=10), START + timedelta(days=day), "a test", "a test")
    raw = (repr((found.claims, found.parts, found.delta)).encode(),)
    loaded = add_edition(store, Delivery(found, raw, LIST), receipt)
    return None if loaded.unchanged else loaded.edition.number


@settings(max_examples=150, deadline=None)
@given(st.lists(loads, min_size=1, max_size=6))
def test_a_view_is_a_replay(history: list[tuple[int, set[tuple[str, str]], tuple[str, ...], bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "register") as store:
        loaded = []
        for day, stated, lacks, delta in history:
            found = reading(stated, lacks, delta)
            number = load(store, day, found)
            if number is not None:
                loaded.append((microseconds(START + timedelta(days=day)), number, found))
        verify(store)
        loaded.sort(key=lambda one: one[:2])
        moments = oracle.replay([(instant, found) for instant, _, found in loaded])
        timeline = Timeline(editions(store.rows))
        lives = list(asof.everything(store.rows, timeline))
        for known in DAYS:
            for on in DAYS:
                day, instant = START + timedelta(days=on), START + timedelta(days=known)
                snapshot = Snapshot(store, editions(store.rows), day.date(), instant)
                at = snapshot.instant
                expected = oracle.seen(moments, at.known, at.until)
                assert (
                    frozenset(one.claim for life in lives for one in life.claims if at.sees(one.intervals))
                    == expected
                )
                for party in ("us-test:1", "us-test:2", "us-test:3"):
                    shown = snapshot.find(party)
                    mine = frozenset(claim for claim in expected if claim.party == party)
                    assert frozenset(shown.party.claims if shown else ()) == mine
