"""The UK Sanctions List, and the OFSI Consolidated List that it replaced."""
