-- The last revision of the state database, for a new file. A test compares it with what
-- the steps of migrations/ make.
CREATE TABLE audit_entry (
  sequence INTEGER NOT NULL,
  instant TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  about TEXT NOT NULL,
  purpose TEXT NOT NULL,
  result TEXT NOT NULL,
  digest TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (sequence)
);
CREATE INDEX audit_entry_about ON audit_entry (about);
CREATE TABLE audit_head (
  id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  hash TEXT NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TRIGGER audit_entry_update BEFORE update ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit chain only grows'); END;
CREATE TRIGGER audit_entry_delete BEFORE delete ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit chain only grows'); END;
CREATE TABLE reply (
  id TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  retention TEXT NOT NULL,
  expires TEXT,
  release_name TEXT NOT NULL,
  sameness TEXT NOT NULL,
  question TEXT,
  record TEXT NOT NULL,
  salt TEXT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT reply_sameness UNIQUE (sameness)
);
CREATE INDEX reply_expires ON reply (expires);
CREATE INDEX reply_retention ON reply (retention, release_name);
CREATE TABLE contest (
  id TEXT NOT NULL,
  reply TEXT NOT NULL,
  contested_at TEXT NOT NULL,
  reason TEXT NOT NULL,
  words TEXT NOT NULL,
  answered_at TEXT,
  answered_by TEXT,
  answer TEXT,
  salt TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE INDEX contest_reply ON contest (reply, contested_at);
CREATE TABLE alembic_version (
  version_num VARCHAR(32) NOT NULL,
  CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version (version_num) VALUES ('0002');
