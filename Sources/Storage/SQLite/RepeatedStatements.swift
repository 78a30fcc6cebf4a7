import GRDB

extension Database {
  /// Runs a statement that is run again for other responses. It is prepared once: preparing costs
  /// several times as much as changing a row.
  func executeRepeated(sql: String, arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
