"""The register on disk: one append-only SQLite file with two clocks, a hash chain and the raw files."""
