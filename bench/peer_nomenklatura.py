"""The peer: nomenklatura's index with logic-v2, in an environment of its own (it is run by path, not imported).

Reads names (JSON lines of [name, kind]) and queries from stdin, prints queries a second. The queries are looked
up in one batch; the best 50 candidates of each are scored with logic-v2.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    from followthemoney import Dataset

    dataset = Dataset.make({"name": "peer", "title": "peer"})
    from followthemoney.statement.entity import StatementEntity
    from nomenklatura.blocker.index import Index
    from nomenklatura.matching import get_algorithm
    from nomenklatura.resolver import Linker
    from nomenklatura.store.memory import MemoryStore

    data = json.load(sys.stdin)
    resolver = Linker({})
    store = MemoryStore(dataset, resolver)
    writer = store.writer()

    def entity(key: str, name: str, kind: int) -> object:
        return StatementEntity.from_data(
            dataset,
            {"id": key, "schema": "Person" if kind == 0 else "Organization", "properties": {"name": [name]}},
        )

    for number, (name, kind) in enumerate(data["names"]):
        writer.add_entity(entity(f"n{number}", name, kind))
    writer.flush()
    view = store.default_view()
    with tempfile.TemporaryDirectory() as folder:
        index = Index(view, Path(folder), {})
        index.build()
        algorithm = get_algorithm("logic-v2")
        assert algorithm is not None
        config = algorithm.default_config()
        start = time.perf_counter()
        asked = {f"q{number}": entity(f"q{number}", name, 0) for number, name in enumerate(data["queries"])}
        for key, candidates in index.match_entities(asked.values()):
            for candidate, _ in candidates[:50]:
                found = view.get_entity(candidate.id)
                if found is not None:
                    algorithm.compare(asked[key.id], found, config)
        print(len(asked) / (time.perf_counter() - start))


if __name__ == "__main__":
    main()
