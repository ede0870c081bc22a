"""What a view costs: the record is read once for each thing that an answer needs."""

from __future__ import annotations

from pathlib import Path

import listed


def test_a_query_costs_four_selects_and_one_for_each_hit(tmp_path: Path) -> None:
    with listed.open(tmp_path) as register:
        register.at().screener()
        selects: list[str] = []
        register.store._reader.set_trace_callback(selects.append)
        answer = register.at().screen(listed.Query(name="Nicolas Guillou", schema="Person"))
        register.store._reader.set_trace_callback(None)
    assert len(answer.hits) == 1
    assert len(selects) <= 4 + len(answer.hits), selects
