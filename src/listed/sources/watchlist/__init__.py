"""Reader of own watchlists, in CSV and TOML."""
