"""Reader of the US Consolidated Screening list."""
