"""What all readers share: the catalogue of sources, recognising files, claims, XML, spreadsheets, downloads."""
