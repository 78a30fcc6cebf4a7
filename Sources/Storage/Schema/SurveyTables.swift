/// Tables of rounds, units and responses, as the first migration makes them.
enum SurveyTables {
  static let sql = """
    CREATE TABLE round (
      number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 1000000),
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      questionnaire TEXT NOT NULL,
      questionnaire_version TEXT NOT NULL,
      questionnaire_digest TEXT NOT NULL CHECK (length(questionnaire_digest) = 64),
      questionnaire_yaml BLOB NOT NULL,
      method TEXT NOT NULL,
      method_version TEXT NOT NULL,
      method_digest TEXT NOT NULL CHECK (length(method_digest) = 64),
      method_yaml BLOB NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT;

    -- One row an item of the questionnaire; options 0 where the answer is not coded in a byte.
    CREATE TABLE round_item (
      round INTEGER NOT NULL REFERENCES round,
      slot INTEGER NOT NULL CHECK (slot >= 0),
      id TEXT NOT NULL,
      kind TEXT NOT NULL,
      options INTEGER NOT NULL CHECK (options BETWEEN 0 AND 240),
      PRIMARY KEY (round, slot),
      UNIQUE (round, id)
    ) STRICT, WITHOUT ROWID;

    -- kind and name are null until a unit list names the unit.
    CREATE TABLE unit (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL CHECK (code <> ''),
      valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
      kind TEXT,
      name TEXT,
      UNIQUE (code, valid_from),
      CHECK ((kind IS NULL) = (name IS NULL))
    ) STRICT;

    -- Code null: the unit's respondents who are PSUs themselves.
    CREATE TABLE psu (
      id INTEGER PRIMARY KEY,
      unit INTEGER NOT NULL REFERENCES unit,
      code TEXT CHECK (code <> '')
    ) STRICT;
    CREATE UNIQUE INDEX psu_of_unit ON psu (unit, ifnull(code, ''));

    -- The id is the round number times 2^40 plus the order of arrival, so that a round lies together.
    CREATE TABLE response (
      id INTEGER PRIMARY KEY,
      round INTEGER NOT NULL REFERENCES round CHECK (round = id >> 40),
      key TEXT NOT NULL CHECK (key <> ''),
      content_based INTEGER NOT NULL CHECK (content_based IN (0, 1)),
      psu INTEGER NOT NULL REFERENCES psu,
      answers BLOB NOT NULL,
      -- Answers that fit no byte, as [[slot, "value"], …] in the order of slots; null without any.
      details TEXT CHECK (details IS NULL OR json_valid(details)),
      weight INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 100000000000),
      answered_on TEXT CHECK (length(answered_on) = 10),
      interviewer TEXT,
      invalid_reason TEXT CHECK (invalid_reason <> ''),
      digest BLOB NOT NULL CHECK (length(digest) = 32),
      source INTEGER NOT NULL REFERENCES batch_sheet,
      source_row INTEGER NOT NULL CHECK (source_row > 0),
      UNIQUE (round, key)
    ) STRICT;

    -- One row a detail, for people and for reading one item.
    CREATE VIEW answer_detail AS
      SELECT r.id AS response, d.key AS ordinal, d.value ->> 0 AS slot, d.value ->> 1 AS value
      FROM response r, json_each(r.details) d;

    -- Names, phones and the like. Nothing that exports or reports reads this table.
    CREATE TABLE identity (
      response INTEGER NOT NULL REFERENCES response ON DELETE CASCADE,
      field TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (response, field)
    ) STRICT, WITHOUT ROWID;

    -- What the responses of a PSU add up to; the layout of counts is that of CellLayout.
    CREATE TABLE cell (
      round INTEGER NOT NULL REFERENCES round,
      psu INTEGER NOT NULL REFERENCES psu,
      received INTEGER NOT NULL CHECK (received > 0),
      valid INTEGER NOT NULL CHECK (valid BETWEEN 0 AND received),
      weight INTEGER NOT NULL CHECK (weight >= 0),
      counts BLOB NOT NULL,
      PRIMARY KEY (round, psu)
    ) STRICT;
    """
}
