"""Reader of Australia's list."""
