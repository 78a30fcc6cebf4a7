import Findings
import Foundation
import GRDB
import Questionnaires

/// Findings as the table `problem` keeps them: without wording, so that any version can word them.
enum StoredProblem {
  /// A code that may belong to any module.
  private struct Code: ProblemCode {
    static let allCases: [Code] = []
    var rawValue: String
    var severity: Severity { .error }
    var message: LocalizedText { LocalizedText(vi: rawValue) }
  }

  /// A finding read back.
  ///
  /// - Throws: SQLITE_CORRUPT where it is none that a program wrote.
  static func problem(_ row: Row) throws -> Problem {
    Problem(
      Code(rawValue: row["code"]), at: try decoded("place", of: row), try decoded("facts", of: row),
      severity: Severity(rawValue: row["severity"]) ?? .error)
  }

  private static func decoded<Value: Decodable>(_ column: String, of row: Row) throws -> Value {
    let text: String = row[column]
    guard let value = try? JSONDecoder().decode(Value.self, from: Data(text.utf8)) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "problem.\(column)")
    }
    return value
  }

  /// Keeps a finding of a sheet, with the refused row where it refused one.
  static func insert(
    _ problem: Problem, sheet: Int64, refusedRow: Int64?, _ db: Database
  ) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try db.executeRepeated(
      sql: """
        INSERT INTO problem (sheet, code, severity, place, facts, refused_row)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        sheet, problem.code, problem.severity.rawValue,
        String(decoding: try encoder.encode(problem.place), as: UTF8.self),
        String(decoding: try encoder.encode(problem.facts), as: UTF8.self), refusedRow,
      ])
  }
}
