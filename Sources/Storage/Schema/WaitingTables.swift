/// What the third migration adds, so that only what still waits is shown to people.
enum WaitingTables {
  static let sql = """
    -- Name of the reject file of the file, in the folder of its batch.
    ALTER TABLE batch_file ADD COLUMN reject_file TEXT;

    -- Digest of what the row said when it was refused first: of its cells, or of its content where
    -- nothing was wrong with it by itself.
    ALTER TABLE refused_row ADD COLUMN original BLOB CHECK (length(original) = 32);
    CREATE INDEX refused_row_of_original ON refused_row (original) WHERE original IS NOT NULL;

    CREATE INDEX response_of_unclear_number ON response (round, key) WHERE \(unclearNumber);
    """

  /// SQL for the key of a sheet whose number may be another way to write a plain one: «1.000», «1E3».
  static let unclearNumber = """
    (key GLOB 'sheet:*/[1-9]*[.,][0-9][0-9][0-9]' OR key GLOB 'sheet:*/[0-9]*E*[0-9]')
    """
}
