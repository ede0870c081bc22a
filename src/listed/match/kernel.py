"""The only importer of the extension. Without it nothing can be screened, so that its absence is an error."""

from __future__ import annotations

from functools import cache

from listed.match.weights import SCREENING, WEIGHTS_VERSION, Weights

try:
    from listed import _kernel as native
except ImportError as missing:  # pragma: no cover - a broken installation
    raise ImportError(
        "listed was installed without its matching kernel; build it with `make demo`, or install a wheel for this platform"
    ) from missing

__all__ = ["AGREEMENTS", "ENTITY", "KERNEL_VERSION", "PERSON", "lexicon", "matcher", "native", "versions"]

PERSON, ENTITY = 0, 1
AGREEMENTS = (
    "none", "exact", "number", "spelling", "language", "nickname", "edit", "sound", "skeleton", "homophone", "initial", "joined", "whole", "reading", "acronym", "part",
)  # fmt: skip
"""How two tokens agree, in the kernel's order; each is explained in docs/matching.md."""

KERNEL_VERSION: str = native.VERSION

if len(SCREENING.as_list()) != native.WEIGHT_COUNT:  # pragma: no cover - a broken installation
    raise ImportError("the kernel and its weight table do not fit together; install listed anew")


@cache
def lexicon() -> bytes:
    """The lexicon compiled for the kernel (a flat file, a few MB), made once for the process."""
    from listed.match.words import kernel_text

    compiled: bytes = native.build_lexicon(kernel_text())
    return compiled


def matcher(compiled: bytes | memoryview, weights: Weights = SCREENING) -> native.Matcher:
    """Reads and scores names with a compiled lexicon and a weight table."""
    return native.Matcher(compiled, weights.as_list())


def versions() -> str:
    """What a score depends on besides the names: kernel, weights, lexicon and folding table."""
    from listed.text.fold import FOLD_VERSION
    from listed.text.lexicon import LEXICON_VERSION

    return (
        f"kernel {KERNEL_VERSION}, weights {WEIGHTS_VERSION}, lexicon {LEXICON_VERSION}, fold {FOLD_VERSION}"
    )
