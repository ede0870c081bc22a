"""Files made for tests: PDF, DOCX and e-mail, right ones and broken ones."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from hashlib import md5

from Crypto.Cipher import ARC4

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(pages: list[str], password: str = "") -> bytes:
    """A PDF with one line of text on each page; "" is a page without text. With a password it is encrypted (RC4)."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, line in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        content = f"BT /F1 12 Tf 72 700 Td ({line}) Tj ET" if line else ""
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    trailer = f"/Size {len(objects) + 1} /Root 1 0 R"
    if password:
        objects.append(_encryption(password))
        trailer = f"/Size {len(objects) + 1} /Root 1 0 R /Encrypt {len(objects)} 0 R /ID [<{'00' * 16}> <{'00' * 16}>]"
    return _assembled(objects, trailer)


def _assembled(objects: list[str], trailer: str) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
    return out + f"{table}trailer\n<< {trailer} >>\nstartxref\n{len(out)}\n%%EOF\n".encode("latin-1")


def _encryption(password: str) -> str:
    """The standard security handler, revision 2."""
    padded = (password.encode() + _PAD)[:32]
    owner = ARC4.new(md5(padded).digest()[:5]).encrypt(padded)
    key = md5(padded + owner + (-4).to_bytes(4, "little", signed=True) + bytes(16)).digest()[:5]
    user = ARC4.new(key).encrypt(_PAD)
    return f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P -4 >>"


def docx(paragraphs: list[str], extra: str = "") -> bytes:
    """A DOCX with these paragraphs; `extra` is further XML in its body."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return zipped(
        {
            "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}{extra}</w:body></w:document>'.encode()
        }
    )


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


def mail(body: str, *attachments: tuple[str, bytes]) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Listing of Orlan Vedrin"
    message["From"] = "clerk@example.org"
    message["Date"] = "Thu, 20 Aug 2026 10:00:00 +0200"
    message.set_content(body)
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def nested_mail(depth: int) -> bytes:
    """A message in a message in a message …"""
    message = mail("the innermost")
    for _ in range(depth):
        outer = mail("holds another")
        outer.add_attachment(message)
        message = outer
    return message.as_bytes()
