-- corpus.sqlite of a release: written once, then opened read-only and immutable.
PRAGMA application_id = 1400005450;    -- « SrcJ » in ASCII: a corpus of Sourcier
PRAGMA user_version = 4;               -- raised with every change of this file

CREATE TABLE record (
  digest    TEXT PRIMARY KEY,          -- sha256 of the bytes once expanded
  retrieved TEXT,                      -- when the text was fetched; no part of the digest
  packed    BLOB NOT NULL              -- zlib: one line of facts, then the text
) STRICT;                              -- with rowid: large rows in random order halve it

CREATE TABLE version (
  number        INTEGER PRIMARY KEY,   -- in the order of source, document, valid_from
  document      TEXT NOT NULL,         -- NAME:ID
  digest        TEXT NOT NULL REFERENCES record (digest),
  source        TEXT NOT NULL,
  status        TEXT NOT NULL,
  valid_from    TEXT NOT NULL,
  valid_to      TEXT,
  superseded_by TEXT,
  known_from    TEXT NOT NULL,
  proof         INTEGER NOT NULL       -- crc32 of the row: a damaged date is never believed
) STRICT;
CREATE INDEX version_document ON version (document);

CREATE TABLE alias (
  also     TEXT NOT NULL,              -- another id under which the text was received
  document TEXT NOT NULL,
  PRIMARY KEY (also, document)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
  source        TEXT NOT NULL,         -- what each edition held: validity follows from it
  edition       TEXT NOT NULL,
  turn          INTEGER NOT NULL,      -- of two states read on one day, which came first
  document      TEXT NOT NULL,
  digest        TEXT NOT NULL,
  own_date      TEXT,
  status        TEXT NOT NULL,
  superseded_by TEXT
) STRICT;

CREATE TABLE passage (
  id      INTEGER PRIMARY KEY,
  version INTEGER NOT NULL REFERENCES version (number),
  first   INTEGER NOT NULL,            -- code points of the version's text
  past    INTEGER NOT NULL,
  words   INTEGER NOT NULL,            -- fingerprint of its folded words
  proof   INTEGER NOT NULL             -- crc32 of the row
) STRICT;
CREATE INDEX passage_version ON passage (version);
CREATE INDEX passage_words ON passage (words);

CREATE VIEW dated AS
  SELECT number, document, version.digest, source, status, valid_from, valid_to,
         superseded_by, known_from, proof, record.retrieved
    FROM version JOIN record ON record.digest = version.digest;
