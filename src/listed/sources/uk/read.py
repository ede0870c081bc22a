"""The formats of the UK's lists."""

from __future__ import annotations

from listed.sources.uk import conlist, sl_tables, sl_xml

FORMATS = (*sl_xml.FORMATS, *sl_tables.FORMATS, *conlist.FORMATS)
