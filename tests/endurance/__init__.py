"""Sudden death and flipped bytes, by the hundred: each module runs alone (`make sudden-death`, `make flipped-bytes`)
and, bounded, as a test."""
