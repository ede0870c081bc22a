"""The formats of OFAC's lists."""

from __future__ import annotations

from listed.sources.us_ofac import advanced_xml, csv_files, enhanced_xml, standard_xml

FORMATS = csv_files.FORMATS + standard_xml.FORMATS + advanced_xml.FORMATS + enhanced_xml.FORMATS
