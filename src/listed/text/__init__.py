"""Text as matching sees it: folding, scripts, lexicons, identifiers and territories. Nothing here knows lists."""
