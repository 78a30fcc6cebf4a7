import Findings
import Responses
import Testing

@testable import Storage

struct UndoTests {
  @Test func `undo of the last batch gives the store before it`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    try store.importRows([
      try TestSurvey.row(2, key: "k", psu: "T1", [4, 1, 255, 0], identities: ["name": "Năm"]),
      try TestSurvey.row(3, key: "m", [3, 1, 255, 0], validity: .invalid(.tooFewAnswers)),
    ])
    let before = try store.dumpedContent()
    try store.importRows(
      [
        try TestSurvey.row(2, key: "k", [1, 1, 255, 0]),
        try TestSurvey.row(3, key: "m", [2, 1, 255, 0]),
        try TestSurvey.row(4, key: "n", [2, 1, 255, 0]),
      ], from: "b.csv", .replace)
    let report = try store.undo(batch: 2, user: "bình", at: TestSurvey.time)
    #expect(report == UndoReport(batch: 2, removed: 1, restored: 2, kept: []))
    #expect(try store.dumpedContent() == before)
    #expect(try store.check() == [])
    #expect(try store.dumped().contains("action=\"removed\""))
  }

  @Test func `what a later batch changed is kept and listed`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    try store.importRows([
      try TestSurvey.row(2, key: "k", [4, 1, 255, 0]),
      try TestSurvey.row(3, key: "m", [3, 1, 255, 0]),
    ])
    try store.importRows(
      [try TestSurvey.row(2, key: "k", [1, 1, 255, 0])], from: "b.csv", .replace)
    let report = try store.undo(batch: 1, user: "an", at: TestSurvey.time)
    #expect(report.removed == 1 && report.restored == 0)
    #expect(report.kept == [KeptResponse(identity: "k", batch: 2, reason: .changedLater)])
    #expect(try store.check() == [])
  }

  /// Whatever the order in which three batches that changed one response are undone, the response
  /// has the content of the youngest batch that is left, and none at the end.
  @Test(arguments: [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]])
  func `batches can be undone in any order`(order: [Int64]) throws {
    let folder = try TestFolder()
    let store = try folder.store()
    for level in UInt8(1)...3 {
      try store.importRows(
        [try TestSurvey.row(2, key: "k", [level, 1, 255, 0])], from: "\(level).csv", .replace)
    }
    var left: Set<Int64> = [1, 2, 3]
    for batch in order {
      _ = try store.undo(batch: batch, user: "an", at: TestSurvey.time)
      left.remove(batch)
      var levels: [Int64] = []
      try store.scan(round: "2025") { levels.append(Int64($0.answers[0])) }
      #expect(levels == (left.max().map { [$0] } ?? []))
      #expect(try store.check() == [])
    }
    #expect(
      try problem { _ = try store.undo(batch: 1, user: "an", at: TestSurvey.time) }?.code
        == "STO021")
  }

  @Test func `undone files can be imported again`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    let rows = [try TestSurvey.row(2, key: "k", [4, 1, 255, 0])]
    try store.importRows(rows)
    let content = try store.cells(round: "2025")
    _ = try store.undo(batch: 1, user: "an", at: TestSurvey.time)
    #expect(try store.cells(round: "2025") == [])
    #expect(try store.importRows(rows).counts.new == 1)
    #expect(try store.cells(round: "2025") == content)
  }

  @Test func `an interrupted batch can be undone`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    let batch = try store.begin()
    try store.add([try TestSurvey.row(2, key: "a", [4, 1, 255, 0])], to: batch)
    try store.close()
    let reopened = try folder.emptyStore()
    #expect(try reopened.undo(batch: batch.id, user: "an", at: TestSurvey.time).removed == 1)
    #expect(try reopened.begin("b.csv").id == batch.id + 1)
  }
}
