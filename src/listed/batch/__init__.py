"""Customer files: tables in, hits out, any number of rows."""
