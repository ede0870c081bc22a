"""Formats: the text of one kind of file each. Every reader takes a `Content` and gives a `Document`, or raises DocumentError."""

from __future__ import annotations
