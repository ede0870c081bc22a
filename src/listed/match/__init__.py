"""Matching: queries against the compiled pack of all listed names."""
