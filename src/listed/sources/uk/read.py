"""The formats of the UK's lists."""

from __future__ import annotations

from listed.sources.uk import ofsi_list, sl_tables, sl_xml

FORMATS = (*sl_xml.FORMATS, *sl_tables.FORMATS, *ofsi_list.FORMATS)
