"""Reader of own watchlists, in CSV and TOML: `check` and `template` are for those who write one."""

from listed.sources.watchlist.check import check, template

__all__ = ["check", "template"]
