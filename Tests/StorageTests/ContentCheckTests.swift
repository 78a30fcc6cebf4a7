import Findings
import Foundation
import Responses
import Testing

@testable import Storage

/// Edits behind the program's back: whatever part of a stored content they change, its digest tells.
struct ContentCheckTests {
  private let folder: TestFolder

  /// Responses `k` (replaced once) and `m`, with a PSU, details and identities.
  init() throws {
    folder = try TestFolder()
    let store = try folder.store()
    let rows = try ["k", "m"].enumerated().map { index, key in
      try TestSurvey.row(
        index + 2, key: key, psu: "T1", [4, 1, 255, 0],
        details: [AnswerDetail(slot: 3, value: "Chờ lâu")], identities: ["name": "Tư"])
    }
    try store.importRows(rows)
    try store.importRows(
      [try TestSurvey.row(2, key: "k", psu: "T2", [5, 1, 255, 0])], from: "b.csv", .replace)
    #expect(try store.check() == [])
    try store.close()
  }

  private func findings(after sql: String) throws -> [Problem] {
    try BrokenStores(folder: folder).other(sql)
    return try folder.emptyStore().check()
  }

  @Test(arguments: [
    "details = '[[3,\"Nhanh\"]]'", "details = '[3]'", "details = NULL", "interviewer = NULL",
    "answered_on = '2025-07-02'", "answered_on = '2025-07-32'", "answers = x'04010000'",
    "answers = x'0401'", "digest = zeroblob(32)",
  ])
  func `a response that was edited is named with its row`(edit: String) throws {
    let found = try findings(after: "UPDATE response SET \(edit) WHERE key = 'm'")
    let problem = try #require(found.first { $0.code == "STO030" })
    #expect(problem.facts["count"] == "1" && problem.facts["rows"] == "3")
    #expect(problem.facts["batch"] == "1" && problem.facts["file"] == "a.csv")
  }

  @Test func `what an earlier row said is checked too`() throws {
    let found = try findings(
      after: "UPDATE contribution SET answers = x'01010000' WHERE answers IS NOT NULL")
    #expect(found.map(\.code) == ["STO030"])
    #expect(found.first?.facts["rows"] == "2")
  }

  /// Every response of the unit says another one now, and so does what the journal keeps.
  @Test func `a unit that was renamed is found`() throws {
    let found = try findings(after: "UPDATE unit SET code = '26741'")
    #expect(Set(found.map(\.code)) == ["STO030", "STO031"])
  }

  /// One part that cannot be read hides nothing of the others.
  @Test func `all that is wrong is found at once`() throws {
    let found = try findings(
      after: """
        UPDATE round_item SET kind = 'lạ';
        UPDATE response SET digest = zeroblob(32);
        UPDATE batch_sheet SET new = new + 1
        """)
    #expect(Set(found.map(\.code)).isSuperset(of: ["STO006", "STO024"]))
  }

  @Test func `many rows are counted and some are named`() throws {
    let store = try folder.emptyStore()
    try store.importRows(
      try (2...40).map { try TestSurvey.row($0, key: "n\($0)", [3, 1, 255, 0]) }, from: "c.csv")
    try store.close()
    let found = try findings(after: "UPDATE response SET digest = zeroblob(32) WHERE key LIKE 'n%'")
    #expect(found.map { $0.facts["count"] } == ["39"])
    #expect(found.first?.facts["rows"] == "2, 3, 4, 5, 6, …")
  }
}
