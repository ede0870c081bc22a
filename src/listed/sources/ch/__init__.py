"""Switzerland's list, of the State Secretariat for Economic Affairs (SECO)."""
