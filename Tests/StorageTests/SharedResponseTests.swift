import Findings
import Responses
import Testing

@testable import Storage

/// Responses that more than one batch brought: undoing one of them must not take them from the
/// others.
struct SharedResponseTests {
  private let folder: TestFolder
  private let store: Store

  init() throws {
    folder = try TestFolder()
    store = try folder.store()
  }

  private func bring(
    _ level: UInt8, in file: String, _ policy: ConflictPolicy = .stop
  ) throws {
    try store.importRows(
      [try TestSurvey.row(2, key: "k", [level, 1, 255, 0])], from: file, policy)
  }

  private func undo(_ batch: Int64) throws -> UndoReport {
    let report = try store.undo(batch: batch, user: "an", at: TestSurvey.time)
    #expect(try store.check() == [], "after undo of \(batch)")
    return report
  }

  private func levels() throws -> [UInt8] {
    var levels: [UInt8] = []
    try store.scan(round: "2025") { levels.append($0.answers[0]) }
    return levels
  }

  @Test func `undo hands the response to the other batch that brought it`() throws {
    try bring(4, in: "a.csv")
    try bring(4, in: "b.csv")
    #expect(
      try undo(1)
        == UndoReport(
          batch: 1, removed: 0, restored: 0,
          kept: [KeptResponse(identity: "k", batch: 2, reason: .alsoImported)]))
    #expect(try levels() == [4])
    #expect(try store.dumped().contains("action=\"restored\"  batch=1"))
    try bring(5, in: "c.csv", .keep)
    #expect(try levels() == [4])
    #expect(try undo(2).removed == 1)
    #expect(try levels().isEmpty)
  }

  @Test func `a batch of the same content that was undone first gets nothing`() throws {
    try bring(4, in: "a.csv")
    try bring(4, in: "b.csv")
    #expect(try undo(2).kept.isEmpty)
    #expect(try undo(1).removed == 1)
  }

  @Test func `the content that several brought comes back under what replaced it`() throws {
    try bring(4, in: "a.csv")
    try bring(4, in: "b.csv")
    try bring(1, in: "c.csv", .replace)
    #expect(try undo(1).kept == [KeptResponse(identity: "k", batch: 3, reason: .changedLater)])
    #expect(try levels() == [1])
    #expect(try undo(3).restored == 1)
    #expect(try levels() == [4], "batch 2 still brought it")
    #expect(try undo(2).removed == 1)
  }

  /// Whatever three batches are undone in whatever order, what is left is what a store has into
  /// which only the others came.
  @Test(arguments: [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]])
  func `copies can be undone in any order`(order: [Int64]) throws {
    for file in ["a.csv", "b.csv", "c.csv"] { try bring(4, in: file) }
    for (position, batch) in order.enumerated() {
      _ = try undo(batch)
      #expect(try levels() == (position < 2 ? [4] : []))
    }
  }
}
