"""Profiles by name, in the folder `profiles` of the register, or as files of their own."""

from __future__ import annotations

import re
from pathlib import Path

import click

from listed.commands.settings import Settings
from listed.errors import QueryError
from listed.law.profile_file import ProfileRead, read_profile
from listed.register import default_folder

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def folder(settings: Settings) -> Path:
    """Where profiles lie."""
    register = Path(settings.register) if settings.register else default_folder()
    return register / "profiles"


def path_of(settings: Settings, text: str) -> Path:
    """The file of a profile's name, or the file that the text names. Raises QueryError."""
    if text.endswith(".toml") or "/" in text:
        return Path(text)
    if not _NAME.fullmatch(text):
        raise QueryError(
            f"{text!r} can't be the name of a profile", where="--profile", hint="use letters, digits, - and _"
        )
    return folder(settings) / f"{text}.toml"


def load(settings: Settings, text: str) -> ProfileRead:
    """The profile of a name or file. Raises QueryError for none, and for what is wrong in it."""
    path = path_of(settings, text)
    try:
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        known = ", ".join(names(settings)) or "none"
        hint = f"`listed profile new {path.stem}` writes one; known are {known}"
        raise QueryError("there is no such profile", where=str(path), hint=hint) from error
    except OSError as error:
        raise QueryError(f"the profile can't be read: {error.strerror}", where=str(path)) from error
    return read_profile(str(path), raw)


def names(settings: Settings) -> list[str]:
    """The profiles of the register, by name."""
    return sorted(path.stem for path in folder(settings).glob("*.toml"))


def warn(settings: Settings, read: ProfileRead) -> None:
    """What is odd about a profile, on stderr."""
    for warning in read.warnings:
        if not settings.quiet:
            click.echo(f"{click.style('note:', fg='yellow')} {warning}", err=True)
