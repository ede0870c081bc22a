-- The record: written once, never changed.

CREATE TABLE step (            -- the migrations this register has been through
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE entry (           -- the chain: editions, decisions on links, and what was forgotten
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('edition', 'decision', 'forgotten')),
    record TEXT NOT NULL       -- JSON of an Edition (without chain and warnings), a Decision or a Forgotten
) STRICT;

CREATE TABLE chain (           -- one link for each entry, written when all of the entry is
    number INTEGER PRIMARY KEY REFERENCES entry (number),
    body BLOB NOT NULL,        -- sha256 of the claims, named parties, warnings and events it added
    value BLOB NOT NULL        -- sha256 of the value before, kind, record and body
) STRICT;

CREATE TABLE source (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE party (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source (id),
    key TEXT NOT NULL UNIQUE   -- `source:number`
) STRICT;
CREATE INDEX party_source ON party (source);

CREATE TABLE claims (          -- the claims of one party that one edition was the first to state
    first INTEGER PRIMARY KEY, -- number of the first of them; they count on without gaps
    count INTEGER NOT NULL CHECK (count > 0),
    party INTEGER NOT NULL REFERENCES party (id),
    edition INTEGER NOT NULL,  -- their first event: they appeared (the entry is written after them)
    packed BLOB NOT NULL       -- JSON array of Claim, deflated (listed.store.packed)
) STRICT;
CREATE INDEX claims_party ON claims (party);

CREATE TABLE event (           -- what changed after the first appearance
    claim INTEGER NOT NULL,
    edition INTEGER NOT NULL REFERENCES entry (number),      -- when it happened
    recorded_by INTEGER NOT NULL REFERENCES entry (number),  -- later where history was loaded late
    held INTEGER NOT NULL CHECK (held IN (0, 1)),            -- 1 appeared, 0 disappeared
    PRIMARY KEY (claim, edition, recorded_by)
) WITHOUT ROWID, STRICT;

CREATE TABLE named (           -- the parties that an amendment names
    edition INTEGER NOT NULL REFERENCES entry (number),
    party INTEGER NOT NULL REFERENCES party (id),
    PRIMARY KEY (edition, party)
) WITHOUT ROWID, STRICT;

CREATE TABLE warning (         -- what a reader had to say of an edition
    edition INTEGER NOT NULL REFERENCES entry (number),
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (edition, position)
) WITHOUT ROWID, STRICT;

CREATE TABLE forgotten (       -- own lists whose payload was removed, up to a link of the chain
    entry INTEGER PRIMARY KEY REFERENCES entry (number),
    source INTEGER NOT NULL REFERENCES source (id)
) STRICT;

-- Nothing is updated. Nothing is deleted either, but for the payload of an own list that was forgotten:
-- the entry that says so is written first.

CREATE TRIGGER step_stays BEFORE DELETE ON step BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER chain_stays BEFORE DELETE ON chain BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER source_stays BEFORE DELETE ON source BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER forgotten_stays BEFORE DELETE ON forgotten BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER claims_stay BEFORE DELETE ON claims
WHEN (SELECT source FROM party WHERE id = OLD.party) NOT IN (SELECT source FROM forgotten WHERE entry > OLD.edition)
BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event
WHEN OLD.recorded_by NOT IN (
    SELECT e.number FROM entry e JOIN forgotten f ON e.number < f.entry JOIN source s ON s.id = f.source
    WHERE e.kind = 'edition' AND json_extract(e.record, '$.source') = s.key)
BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER named_stays BEFORE DELETE ON named
WHEN (SELECT source FROM party WHERE id = OLD.party) NOT IN (SELECT source FROM forgotten WHERE entry > OLD.edition)
BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER party_stays BEFORE DELETE ON party
WHEN OLD.source NOT IN (SELECT source FROM forgotten)
BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER warning_stays BEFORE DELETE ON warning
WHEN OLD.edition NOT IN (
    SELECT e.number FROM entry e JOIN forgotten f ON e.number < f.entry JOIN source s ON s.id = f.source
    WHERE e.kind = 'edition' AND json_extract(e.record, '$.source') = s.key)
BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER step_fixed BEFORE UPDATE ON step BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER entry_fixed BEFORE UPDATE ON entry BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER chain_fixed BEFORE UPDATE ON chain BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER source_fixed BEFORE UPDATE ON source BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER party_fixed BEFORE UPDATE ON party BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER claims_fixed BEFORE UPDATE ON claims BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER event_fixed BEFORE UPDATE ON event BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER named_fixed BEFORE UPDATE ON named BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER warning_fixed BEFORE UPDATE ON warning BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER forgotten_fixed BEFORE UPDATE ON forgotten BEGIN SELECT RAISE (ABORT, 'append-only'); END;
