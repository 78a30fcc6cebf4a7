/// What the second migration added: batches that mended rows join, rows that still wait to be
/// mended, responses that several batches brought. Never edited.
enum SharedImports {
  static let sql = """
    -- Every run of an import is a row; mended rows come in a run of their own with the number of
    -- the batch that refused them.
    CREATE TABLE new_batch (
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
    INSERT INTO new_batch SELECT id, id, round, status, user, started_at, ended_at, on_conflict,
      continues FROM batch;
    DROP TABLE batch;
    ALTER TABLE new_batch RENAME TO batch;
    CREATE UNIQUE INDEX one_open_batch ON batch (round) WHERE status = 'open';
    CREATE INDEX batch_of_number ON batch (number);

    -- The reject file that was read, where name is the file its rows first came in.
    ALTER TABLE batch_file ADD COLUMN mended TEXT;
    CREATE INDEX batch_file_of_digest ON batch_file (digest);

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
    ALTER TABLE problem ADD COLUMN refused_row INTEGER REFERENCES refused_row;
    CREATE INDEX problem_of_refused_row ON problem (refused_row) WHERE refused_row IS NOT NULL;

    -- Sheets other than response.source that brought the same content of a response.
    CREATE TABLE also_in (
      response INTEGER NOT NULL REFERENCES response ON DELETE CASCADE,
      sheet INTEGER NOT NULL REFERENCES batch_sheet,
      row INTEGER NOT NULL CHECK (row > 0),
      digest BLOB NOT NULL CHECK (length(digest) = 32),
      PRIMARY KEY (response, sheet)
    ) STRICT, WITHOUT ROWID;
    """
}
