"""The only importer of the extension. Without it nothing can be screened, so that its absence is an error."""

from __future__ import annotations

import hashlib
import mmap
from functools import cache
from pathlib import Path

from msgspec import structs

from listed.errors import StoreError
from listed.match.weights import SCREENING, WEIGHTS_VERSION, Weights

try:
    from listed import _kernel as native
except ImportError as missing:  # pragma: no cover - a broken installation
    raise ImportError(
        "listed was installed without its matching kernel; build it with `make demo`, or install a wheel for this platform"
    ) from missing

__all__ = ["ENTITY", "KERNEL_VERSION", "LEXICON_HASH", "PERSON", "lexicon", "matcher", "native", "versions"]

PERSON, ENTITY = (native.KINDS.index(kind) for kind in ("person", "entity"))
KERNEL_VERSION: str = native.VERSION
LEXICON_HASH: str = native.LEXICON_HASH
"""SHA-256 of the compiled lexicon that this kernel was built with: it takes no other."""

LEXICON_FILE = Path(native.__file__).with_name("lexicon.flat")
"""The compiled lexicon: the build puts it beside the extension (see CMakeLists.txt)."""

if set(Weights.__struct_fields__) != set(native.WEIGHTS):  # pragma: no cover - a broken installation
    raise ImportError("the kernel and its weight table do not fit together; install listed anew")


@cache
def lexicon() -> mmap.mmap:
    """The compiled lexicon, mapped into memory. Raises StoreError where the file is missing or another one."""
    return open_lexicon(LEXICON_FILE)


def open_lexicon(path: Path) -> mmap.mmap:
    """The compiled lexicon at `path`, mapped. Raises StoreError where it is missing or not this kernel's."""
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise StoreError(
            f"the lexicon cannot be read: {error}", where=str(path), hint="install listed anew"
        ) from error
    if hashlib.sha256(mapped).hexdigest() != LEXICON_HASH:
        raise StoreError(
            "this is not the lexicon that the kernel was built with",
            where=str(path),
            hint="install listed anew",
        )
    return mapped


@cache
def matcher(weights: Weights = SCREENING) -> native.Matcher:
    """Reads and scores names with the lexicon and a weight table. Raises StoreError as `lexicon` does."""
    return native.Matcher(lexicon(), structs.asdict(weights))


def versions() -> str:
    """What a score depends on besides the names: kernel, weights, lexicon and folding table."""
    from listed.text.fold import FOLD_VERSION
    from listed.text.lexicon import LEXICON_VERSION

    return (
        f"kernel {KERNEL_VERSION}, weights {WEIGHTS_VERSION}, lexicon {LEXICON_VERSION}, fold {FOLD_VERSION}"
    )
