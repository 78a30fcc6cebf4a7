/// Tables of batches, findings and the journal, as the first migration makes them.
enum ImportTables {
  static let sql = """
    -- Every run of an import is a row; mended rows come in a run of their own with the number of
    -- the batch that refused them.
    CREATE TABLE batch (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      number INTEGER NOT NULL CHECK (number > 0),
      round INTEGER NOT NULL REFERENCES round,
      status TEXT NOT NULL CHECK (status IN ('open', 'finished', 'reverted', 'undone')),
      user TEXT NOT NULL,
      started_at TEXT NOT NULL,
      ended_at TEXT CHECK ((ended_at IS NULL) = (status = 'open')),
      on_conflict TEXT NOT NULL CHECK (on_conflict IN ('stop', 'keep', 'replace', 'review')),
      continues INTEGER REFERENCES batch
    ) STRICT;
    CREATE UNIQUE INDEX one_open_batch ON batch (round) WHERE status = 'open';
    CREATE INDEX batch_of_number ON batch (number);

    -- mended is the reject file that was read, where name is the file its rows first came in.
    CREATE TABLE batch_file (
      batch INTEGER NOT NULL REFERENCES batch,
      position INTEGER NOT NULL CHECK (position >= 0),
      name TEXT NOT NULL,
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      mended TEXT,
      PRIMARY KEY (batch, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX batch_file_of_digest ON batch_file (digest);

    CREATE TABLE batch_sheet (
      id INTEGER PRIMARY KEY,
      batch INTEGER NOT NULL,
      file INTEGER NOT NULL,
      sheet TEXT NOT NULL,
      last_row INTEGER NOT NULL DEFAULT 0,
      new INTEGER NOT NULL DEFAULT 0 CHECK (new >= 0),
      changed INTEGER NOT NULL DEFAULT 0 CHECK (changed >= 0),
      unchanged INTEGER NOT NULL DEFAULT 0 CHECK (unchanged >= 0),
      refused INTEGER NOT NULL DEFAULT 0 CHECK (refused >= 0),
      skipped INTEGER NOT NULL DEFAULT 0 CHECK (skipped >= 0),
      UNIQUE (batch, file, sheet),
      FOREIGN KEY (batch, file) REFERENCES batch_file (batch, position)
    ) STRICT;

    -- Rows of a batch, by the file they first came in. settled_by is the sheet that brought the
    -- mended row, or the decision to leave it out.
    CREATE TABLE refused_row (
      id INTEGER PRIMARY KEY,
      batch INTEGER NOT NULL,
      file TEXT NOT NULL,
      sheet TEXT NOT NULL,
      row INTEGER NOT NULL CHECK (row > 0),
      refused_by INTEGER NOT NULL REFERENCES batch_sheet,
      settled_by INTEGER REFERENCES batch_sheet,
      UNIQUE (batch, file, sheet, row)
    ) STRICT;

    CREATE TABLE problem (
      id INTEGER PRIMARY KEY,
      sheet INTEGER NOT NULL REFERENCES batch_sheet,
      refused_row INTEGER REFERENCES refused_row,
      code TEXT NOT NULL,
      severity TEXT NOT NULL CHECK (severity IN ('note', 'warning', 'error')),
      place TEXT NOT NULL CHECK (json_valid(place)),
      facts TEXT NOT NULL CHECK (json_valid(facts))
    ) STRICT;
    CREATE INDEX problem_of_sheet ON problem (sheet);
    CREATE INDEX problem_of_refused_row ON problem (refused_row) WHERE refused_row IS NOT NULL;

    -- Sheets other than response.source that brought the same content of a response.
    CREATE TABLE also_in (
      response INTEGER NOT NULL REFERENCES response ON DELETE CASCADE,
      sheet INTEGER NOT NULL REFERENCES batch_sheet,
      row INTEGER NOT NULL CHECK (row > 0),
      digest BLOB NOT NULL CHECK (length(digest) = 32),
      PRIMARY KEY (response, sheet)
    ) STRICT, WITHOUT ROWID;

    -- Every content that stopped being the stored one. old_source is where it came from; of a
    -- restored response new_source is where the content that took its place came from.
    CREATE TABLE journal (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at TEXT NOT NULL,
      user TEXT NOT NULL,
      action TEXT NOT NULL CHECK (action IN ('replaced', 'removed', 'restored')),
      batch INTEGER NOT NULL REFERENCES batch,
      round INTEGER NOT NULL REFERENCES round,
      key TEXT NOT NULL,
      old_source INTEGER NOT NULL REFERENCES batch_sheet,
      new_source INTEGER REFERENCES batch_sheet,
      content TEXT NOT NULL CHECK (json_valid(content)),
      reason TEXT NOT NULL
    ) STRICT;
    CREATE INDEX journal_of_response ON journal (round, key);

    CREATE TABLE journal_identity (
      journal INTEGER NOT NULL REFERENCES journal,
      field TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (journal, field)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER journal_keeps_entries BEFORE DELETE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER journal_keeps_content BEFORE UPDATE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER journal_keeps_identities BEFORE DELETE ON journal_identity
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER journal_keeps_identity_values BEFORE UPDATE ON journal_identity
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    """
}
