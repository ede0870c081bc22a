"""E-mail: subject and people, the body, then every attachment that can be read, each a part of the text."""

from __future__ import annotations

import email
import email.policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime

from msgspec.structs import replace

from listed.documents.document import Document, Part
from listed.documents.formats import html
from listed.documents.formats.content import DEEPEST, LONGEST_TEXT, MOST_PARTS, Content, check_text, sha256
from listed.errors import DocumentError
from listed.read_model import Dating

HEADERS = ("Subject", "From", "To", "Cc", "Date")


class TooDeep(DocumentError):
    """Messages lie too deep in each other: the whole file is refused, not one attachment."""


class _Gathered:
    """The text so far, its parts, and what could not be read."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.text = ""
        self.parts: list[Part] = []
        self.warnings: list[str] = []

    def add(self, name: str, media_type: str, text: str) -> None:
        if not text.strip():
            return
        self.text += "\n\n" if self.text else ""
        start = len(self.text)
        self.text += text.replace("\r\n", "\n").strip("\n")
        self.parts.append(Part(name, media_type, start, len(self.text)))
        if len(self.text) > LONGEST_TEXT:
            raise self.content.refused(f"more than {LONGEST_TEXT:,} characters of text", "split it")


def read(content: Content) -> Document:
    """The message with its attachments. Raises DocumentError where it holds itself or nothing.

    An attachment that can't be read is named in the warnings with the reason.
    """
    if content.depth > DEEPEST:
        hint = "does it hold itself? take it apart first"
        raise TooDeep(f"messages lie more than {DEEPEST} deep in each other", where=content.file, hint=hint)
    gathered = _Gathered(content)
    try:
        message = email.message_from_bytes(content.raw, policy=email.policy.default)
        _gather(gathered, message)
    except (MessageError, RecursionError, LookupError, ValueError, AttributeError) as error:
        raise content.refused(
            f"not readable as an e-mail ({type(error).__name__})", "save it again as EML"
        ) from error
    check_text(content, gathered.text)
    warnings = tuple(gathered.warnings)
    found = Document(
        content.file,
        sha256(content.raw),
        "message/rfc822",
        gathered.text,
        (),
        tuple(gathered.parts),
        warnings=warnings,
    )
    return replace(found, dated=_dated(message))


def _gather(gathered: _Gathered, message: EmailMessage) -> None:
    """Headers, body, attachments."""
    heads = [f"{name}: {message[name]}" for name in HEADERS if message[name]]
    gathered.add("headers", "text/plain", "\n".join(heads))
    body = message.get_body(preferencelist=("plain", "html"))
    if body is not None:
        gathered.add("body", body.get_content_type(), _body(gathered.content, body))
    for number, part in enumerate(_attached(message, body), 1):
        if len(gathered.parts) > MOST_PARTS:
            raise gathered.content.refused(f"more than {MOST_PARTS} attachments", "split it")
        _attachment(gathered, part, number)


def _attached(message: EmailMessage, body: MIMEPart | None) -> list[MIMEPart]:
    """Every part that is a file or a message of its own, without those within it."""
    if not message.is_multipart():
        return []
    found: list[MIMEPart] = []
    stack = list(message.iter_parts())
    while stack:
        part = stack.pop(0)
        if part is body or (
            part.get_content_type() == "text/html" and not part.is_attachment() and body is not None
        ):
            continue
        if part.get_content_maintype() == "multipart":
            stack = [*part.iter_parts(), *stack]
        else:
            found.append(part)
    return found


def _body(content: Content, part: MIMEPart) -> str:
    text = str(part.get_content())
    return html.text_of(content, text) if part.get_content_subtype() == "html" else text


def _attachment(gathered: _Gathered, part: MIMEPart, number: int) -> None:
    from listed.documents.extract import read_content

    name = part.get_filename() or f"attachment {number}"
    content = gathered.content
    inner = Content(_bytes(part), f"{content.file}/{name}", depth=content.depth + 1)
    try:
        found = read_content(inner)
    except TooDeep:
        raise
    except DocumentError as error:
        gathered.warnings.append(f"the attachment {name} was not read: {error.message}")
        return
    gathered.add(name, found.media_type, found.text)
    gathered.warnings += [f"{name}: {warning}" for warning in found.warnings]


def _bytes(part: MIMEPart) -> bytes:
    """The attachment's content as received."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _dated(message: EmailMessage) -> Dating | None:
    said = message["Date"]
    try:
        return Dating(parsedate_to_datetime(str(said)).date().isoformat(), "header") if said else None
    except (ValueError, TypeError):
        return None
