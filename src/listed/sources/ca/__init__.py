"""Reader of Canada's list."""
