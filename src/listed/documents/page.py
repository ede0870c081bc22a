"""One page of HTML: the text with its parties marked, the acts beside their words, parties and checks as tables.

It holds all it needs: no script, no other file. Everything that comes from a document or a list is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from listed.documents.page_text import marked_paragraphs
from listed.read_model import Check, Read, ReadHit, ReadParty

KINDS = (
    ("person", "person"), ("organisation", "organisation"), ("vessel", "vessel or aircraft"), ("identifier", "number or law"), ("country", "country or place"),
    ("unknown", "type not known"),
)  # fmt: skip


def page(read: Read) -> str:
    """The page, complete."""
    style = files("listed.documents").joinpath("page.css").read_text("utf-8")
    title = escape(read.document.file.rpartition("/")[2])
    language = f' lang="{escape(read.document.language)}"' if read.document.language else ""
    body = "\n".join(_body(read, title))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}, read by listed</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main{language}>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _body(read: Read, title: str) -> Iterator[str]:
    yield f"<h1>{title}</h1>"
    yield from _facts(read)
    yield from (f'<p class="note">{escape(warning)}</p>' for warning in read.warnings)
    yield '<section aria-label="Text">'
    yield from marked_paragraphs(read)
    yield "</section>"
    yield from _parties(read)
    yield from _checks(read)
    yield from _candidates(read)


def _facts(read: Read) -> Iterator[str]:
    facts = read.document
    hits = sum(bool(party.hits) for party in read.parties)
    dated = f", dated {escape(facts.dated.iso)}" if facts.dated else ""
    searched = ", ".join(f"{one.source} ({one.published or 'undated'})" for one in read.searched) or "no list"
    yield f'<p class="facts">{facts.words:,} words{dated}. {len(read.parties)} parties named, {hits} of them with hits; {len(read.acts)} acts.</p>'
    yield f'<p class="facts">Searched: {escape(searched)}. Read by rules {escape(read.reader.rules)}, {escape(read.reader.parser or "without a parser")}.</p>'
    legend = "".join(f'<span><i class="m {kind}">{name}</i></span>' for kind, name in KINDS)
    yield f'<p class="legend">{legend}<span><i class="m hit">on a list</i></span></p>'


def _parties(read: Read) -> Iterator[str]:
    rows = [
        party for party in read.parties if party.hits or party.type not in ("country", "place", "instrument")
    ]
    if not rows:
        return
    yield "<h2>Parties</h2>\n<table>\n<thead><tr><th>Name in the text</th><th>What it is</th><th>Role, nationality</th><th>On the lists</th></tr></thead>\n<tbody>"
    for party in rows:
        yield _party_row(party)
    yield "</tbody>\n</table>"


def _party_row(party: ReadParty) -> str:
    also = f"<br>{escape(', '.join(party.aliases))}" if party.aliases else ""
    more = dict.fromkeys(
        [role.text for role in party.roles] + [f"{one.text} ({one.country})" for one in party.nationality]
    )
    hits = "<br>".join(_hit(hit) for hit in party.hits) or "no hit"
    mark = ' class="hit"' if party.hits else ""
    return f'<tr{mark} id="party-{party.id}"><td>{escape(party.name)}{also}</td><td>{_type(party)}</td><td>{escape("; ".join(more))}</td><td>{hits}</td></tr>'


def _type(party: ReadParty) -> str:
    return escape((party.type or "not known").replace("_", " "))


def _hit(hit: ReadHit) -> str:
    return f"{escape(hit.name)} ({escape(hit.party)}), {hit.score:.2f}, {escape(hit.standing)}"


def _checks(read: Read) -> Iterator[str]:
    if not read.checks:
        return
    names = _names_of(read)
    yield "<h2>Checked against the register</h2>\n<table>\n<thead><tr><th>Act</th><th>Party</th><th>Verdict</th><th>What differs, and why</th><th>On the record</th></tr></thead>\n<tbody>"
    for check in read.checks:
        yield _check_row(check, names)
    yield "</tbody>\n</table>"


def _check_row(check: Check, names: dict[str, str]) -> str:
    said = [
        f"{one.field}: the text says {one.text_says}; the record says {one.record_says}"
        for one in check.differs
    ]
    why = "<br>".join(escape(one) for one in [*said, check.why] if one)
    record = ""
    if check.listing is not None:
        record = escape(
            f"{check.listing.authority} {check.listing.programme} {check.listing.listed_on or ''}".strip()
        )
    if check.record is not None:
        record += (
            f"<br>{escape(check.record.source)}, edition {check.record.edition}, {escape(check.record.place)}"
        )
    target = escape(names.get(check.target or "", check.target or "not named"))
    verdict = f'<span class="{check.verdict}">{check.verdict.replace("_", " ")}</span>'
    return f'<tr><td><a href="#act-{escape(check.act)}">{escape(check.act)}</a></td><td>{target}</td><td>{verdict}</td><td>{why}</td><td>{record}</td></tr>'


def _candidates(read: Read) -> Iterator[str]:
    if not read.candidates:
        return
    yield "<h2>Words that are listed names, and may be only words</h2>\n<table>\n<tbody>"
    for one in read.candidates:
        hits = "<br>".join(_hit(hit) for hit in one.hits)
        yield f"<tr><td>{escape(one.text)}</td><td>{escape(one.why)}</td><td>{hits}</td></tr>"
    yield "</tbody>\n</table>"


def _names_of(read: Read) -> dict[str, str]:
    """What each party or group is called, by id."""
    return {party.id: party.name for party in read.parties} | {
        group.id: group.description for group in read.groups
    }
