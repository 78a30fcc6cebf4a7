import Foundation
import GRDB

/// Tables of what each row said of a response, as the second migration makes them.
enum ContributionTables {
  static let sql = """
    -- Rows that brought a response, in the order of sheets and positions. A response that one row
    -- brought has none: its source says it all. The content is null where it is what the response
    -- says now. erases is null where the content stands as a whole; else the row is put over what
    -- was there before, and erases says which of its blank cells take something away.
    CREATE TABLE contribution (
      response INTEGER NOT NULL REFERENCES response ON DELETE CASCADE,
      sheet INTEGER NOT NULL REFERENCES batch_sheet,
      position INTEGER NOT NULL CHECK (position >= 0),
      row INTEGER NOT NULL CHECK (row > 0),
      erases TEXT CHECK (erases IS NULL OR json_valid(erases)),
      states_weight INTEGER NOT NULL DEFAULT 1 CHECK (states_weight IN (0, 1)),
      psu INTEGER REFERENCES psu,
      answers BLOB,
      details TEXT CHECK (details IS NULL OR json_valid(details)),
      weight INTEGER CHECK (weight BETWEEN 0 AND 100000000000),
      answered_on TEXT CHECK (length(answered_on) = 10),
      interviewer TEXT,
      invalid_reason TEXT CHECK (invalid_reason <> ''),
      digest BLOB CHECK (length(digest) = 32),
      PRIMARY KEY (response, sheet, position),
      CHECK ((answers IS NULL) = (psu IS NULL) AND (answers IS NULL) = (weight IS NULL)
        AND (answers IS NULL) = (digest IS NULL))
    ) STRICT, WITHOUT ROWID;

    -- Names, phones and the like that a row said. Nothing that exports or reports reads this table.
    CREATE TABLE contribution_identity (
      response INTEGER NOT NULL,
      sheet INTEGER NOT NULL,
      position INTEGER NOT NULL,
      field TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (response, sheet, position, field),
      FOREIGN KEY (response, sheet, position) REFERENCES contribution ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    -- Every row that brought a response, with what it said. The first row of a response that no
    -- other one changed is its source.
    CREATE VIEW said AS
      SELECT c.response, c.sheet, c.position, c.row, c.erases, c.states_weight, r.round, r.key,
        r.content_based, ifnull(c.psu, r.psu) AS psu, ifnull(c.answers, r.answers) AS answers,
        iif(c.answers IS NULL, r.details, c.details) AS details,
        ifnull(c.weight, r.weight) AS weight,
        iif(c.answers IS NULL, r.answered_on, c.answered_on) AS answered_on,
        iif(c.answers IS NULL, r.interviewer, c.interviewer) AS interviewer,
        iif(c.answers IS NULL, r.invalid_reason, c.invalid_reason) AS invalid_reason,
        ifnull(c.digest, r.digest) AS digest, 0 AS is_source_alone
      FROM contribution c JOIN response r ON r.id = c.response
      UNION ALL
      SELECT r.id, r.source, 0, r.source_row, NULL, 1, r.round, r.key, r.content_based, r.psu,
        r.answers, r.details, r.weight, r.answered_on, r.interviewer, r.invalid_reason, r.digest, 1
      FROM response r WHERE NOT EXISTS (SELECT 1 FROM contribution c
        WHERE c.response = r.id AND c.sheet = r.source AND c.row = r.source_row);

    -- What could be read of a refused row, and the identity of the response that it became. A row
    -- refused for its own sake has no digest.
    ALTER TABLE refused_row ADD COLUMN identity TEXT;
    ALTER TABLE refused_row ADD COLUMN sheet_number TEXT;
    ALTER TABLE refused_row ADD COLUMN answers BLOB;
    ALTER TABLE refused_row ADD COLUMN digest BLOB CHECK (length(digest) = 32);
    ALTER TABLE refused_row ADD COLUMN settled_as TEXT;
    """

  /// Puts together what rows said from the journal and the table of copies, as far as those know.
  static func fill(from db: Database) throws {
    let entries = try Row.fetchAll(
      db,
      sql: """
        SELECT j.id, j.content, r.id AS response, r.source, r.source_row FROM journal j
          JOIN response r ON r.round = j.round AND r.key = j.key
          JOIN batch_sheet s ON s.id = j.old_source JOIN batch b ON b.id = s.batch
        WHERE j.action = 'replaced' AND b.status IN ('open', 'finished')
          AND j.id > ifnull((SELECT max(g.id) FROM journal g WHERE g.round = r.round
            AND g.key = r.key AND g.action = 'removed'), 0)
        ORDER BY j.id
        """)
    for entry in entries { try insert(entry, db) }
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO contribution (response, sheet, position, row, psu, answers, details,
          weight, answered_on, interviewer, invalid_reason, digest)
        SELECT a.response, a.sheet, 1, a.row, c.psu, c.answers, c.details, c.weight, c.answered_on,
          c.interviewer, c.invalid_reason, c.digest
        FROM also_in a JOIN response r ON r.id = a.response
          LEFT JOIN contribution c ON c.response = a.response AND c.digest = a.digest
            AND a.digest <> r.digest
        WHERE a.digest = r.digest OR c.digest IS NOT NULL
        """)
    try db.execute(sql: "DROP TABLE also_in")
  }

  private static func insert(_ entry: Row, _ db: Database) throws {
    let json: String = entry["content"]
    let content = try JSONDecoder().decode(StoredContent.self, from: Data(json.utf8))
    let (source, row): (Int64, Int) = (entry["source"], entry["source_row"])
    guard content.source != source || content.row != row,
      let answers = StoredContent.bytes(content.answers),
      let digest = StoredContent.bytes(content.digest)
    else { return }
    let response: Int64 = entry["response"]
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO contribution (response, sheet, position, row, psu, answers, details,
          weight, answered_on, interviewer, invalid_reason, digest)
        SELECT ?, ?, 0, ?, ?, ?, json_extract(content, '$.details'), ?, ?, ?, ?, ?
        FROM journal WHERE id = ?
        """,
      arguments: [
        response, content.source, content.row, content.psu, Data(answers), content.weight,
        content.answeredOn, content.interviewer, content.invalid, Data(digest),
        entry["id"] as Int64,
      ])
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO contribution_identity (response, sheet, position, field, value)
        SELECT ?, ?, 0, field, value FROM journal_identity WHERE journal = ?
        """, arguments: [response, content.source, entry["id"] as Int64])
  }
}
