"""Reading documents: bytes become text, names, parties, acts and checks against the register.

The flow, each step a module with one entry point; what stands left of an arrow is a Struct of `listed.documents.document`
or of `listed.read_model`:

```
extract.extract(raw, file)                      -> Document            text, media type, pages, parts; or DocumentError
parser.load()                                   -> Parser | NoParser   the extra listed[documents]; without it: why not
parser.Parser.parse(document)                   -> Parse               one spaCy Doc for each paragraph, with its offset
identify.numbered(text)                         -> identifiers, wallets, instruments
find.find(document, parse, numbered)            -> names, typed by rules, context and the parser
parties.parties(document, found, numbered)      -> Parties             mentions with party ids, and the parties (no hits yet)
acts.find(document, parse, parties)             -> Acts                acts, quotes outside acts, groups, further mentions, warnings
check.check(read, record, dating)               -> tuple[Check, ...]   one for each act and target
```

`listed.reading` (with the register) puts them together, screens each party, and gives the `Read`. `parse` is None
without the parser: then `find` and `parties` work by rules alone, and `acts` gives triggers with empty roles.

Rules that hold for all of them: a span points into `document.text` and is made by `document.span(start, end)`, which
adds the page; nothing is guessed; every step answers in time that grows with the length of the text alone.
"""

from __future__ import annotations
