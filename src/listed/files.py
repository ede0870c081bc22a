"""Files that are whole or not there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from listed.errors import StoreError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file beside `path` that takes its place, on disk, at the end of the block; an error leaves `path` as it was.

    Raises StoreError where it can't be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        hint = "choose another file, or free the disk"
        raise StoreError(f"can't be written ({error.strerror})", where=str(path), hint=hint) from error
    finally:
        part.unlink(missing_ok=True)
