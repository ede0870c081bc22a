"""The formats of the EU's list."""

from __future__ import annotations

from listed.sources.eu import fsf_csv, fsf_xml, legacy_xml

FORMATS = (*fsf_xml.FORMATS, *legacy_xml.FORMATS, *fsf_csv.FORMATS)
