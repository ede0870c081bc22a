"""The formats of OFAC's lists."""

from __future__ import annotations

from listed.sources.ofac import csv_files

FORMATS = csv_files.FORMATS
