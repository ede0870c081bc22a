"""Readers of official lists and of own ones: files in, `Reading`s out.

Each source is a folder with `source.toml` (what it is, where it is published, what it must contain) and
`read.py`, whose `FORMATS` say which files it knows and how to read them. Nothing here knows the register.
"""
