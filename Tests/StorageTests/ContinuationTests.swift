import Findings
import Responses
import Testing

@testable import Storage

/// Mended rows join the batch that refused them.
struct ContinuationTests {
  private let folder: TestFolder
  private let store: Store
  private let reference: BatchReference

  /// Batch 1 of the store has row 2 and refused the rows 3 and 4.
  init() throws {
    folder = try TestFolder()
    store = try folder.store()
    let batch = try store.begin()
    reference = batch.reference
    try store.add(
      [try TestSurvey.row(2, key: "a", [4, 1, 255, 0])], to: batch,
      refused: [3, 4].map { RefusedRow(row: $0, problems: [ContinuationTests.found($0)]) })
    try store.finish(batch, as: .finished, at: TestSurvey.time)
  }

  private static func found(_ row: Int) -> Problem {
    Problem(ResponseFault.unknownAnswer, at: Place(file: "a.csv", row: row), ["value": "7"])
  }

  /// A run of mended rows; the rows have the numbers they had in `a.csv`.
  @discardableResult
  private func mend(
    _ rows: [ImportedRow], refused: [Int] = [], dropped: [Int] = [],
    _ policy: ConflictPolicy = .stop,
    from mended: String = "a-loi.csv", as end: BatchEnd = .finished, isDryRun: Bool = false
  ) throws -> OpenBatch {
    let batch = try store.begin(
      "a.csv", policy, isDryRun: isDryRun, mended: mended, continuing: reference)
    var chunk = ImportChunk(sheet: SheetKey(file: 0, sheet: ""), rows: rows, lastRow: 9)
    chunk.refused = refused.map { RefusedRow(row: $0, problems: [ContinuationTests.found($0)]) }
    chunk.dropped = dropped
    _ = try store.add(chunk, to: batch)
    try store.finish(batch, as: end, at: TestSurvey.time)
    return batch
  }

  private func waiting() throws -> [Int?] { try store.waitingRows(round: "2025").map(\.place.row) }

  private func count() throws -> Int {
    var count = 0
    try store.scan(round: "2025") { _ in count += 1 }
    return count
  }

  @Test func `one batch has the runs of all its files and undo takes all of them back`() throws {
    #expect(try waiting() == [3, 4])
    #expect(try mend([try TestSurvey.row(3, key: "b", [5, 1, 255, 0])]).reference == reference)
    let batch = try #require(try store.batches().first)
    #expect(try store.batches().count == 1)
    #expect(batch.id == 1 && batch.status == .finished)
    #expect(
      batch.runs.map(\.files) == [
        [BatchRun.File(name: "a.csv", digest: batch.runs[0].files[0].digest)],
        [
          BatchRun.File(
            name: "a.csv", digest: batch.runs[1].files[0].digest, mended: "a-loi.csv")
        ],
      ])
    #expect(batch.counts.new == 2 && batch.waiting == 1)
    #expect(try waiting() == [4])
    #expect(try count() == 2)
    #expect(try store.check() == [])
    let report = try store.undo(batch: 1, user: "an", at: TestSurvey.time)
    #expect(report == UndoReport(batch: 1, removed: 2, restored: 0, kept: []))
    #expect(try count() == 0)
    #expect(try waiting().isEmpty)
    #expect(try store.check() == [])
    #expect(try store.batches().map(\.status) == [.undone])
    #expect(try store.begin("b.csv").reference.number == 2, "numbers have no gaps")
  }

  @Test func `a mended row is known by the file it first came in`() throws {
    try mend([try TestSurvey.row(3, key: "b", [5, 1, 255, 0])])
    let next = try store.begin("c.csv")
    let outcome = try store.add([try TestSurvey.row(2, key: "b", [1, 1, 255, 0])], to: next)
    #expect(outcome.conflicts.map(\.stored) == [Place(file: "a.csv", row: 3)])
  }

  @Test func `a run that is taken back leaves the batch and its waiting rows`() throws {
    let before = try store.dumpedContent()
    try mend([try TestSurvey.row(3, key: "b", [5, 1, 255, 0])], as: .reverted)
    #expect(try store.dumpedContent() == before)
    #expect(try waiting() == [3, 4])
    let batch = try #require(try store.batches().first)
    #expect(batch.status == .finished && batch.runs.map(\.status) == [.finished, .reverted])
    #expect(batch.counts.new == 1)
    #expect(try store.check() == [])
    try mend([try TestSurvey.row(3, key: "b", [5, 1, 255, 0])], from: "again.csv")
    #expect(try waiting() == [4])
  }

  @Test func `a row waits until it is taken or dropped, whatever comes of it otherwise`() throws {
    try mend([], refused: [3])
    #expect(try waiting() == [3, 4])
    try mend([try TestSurvey.row(3, key: "a", [4, 1, 255, 0])], from: "same.csv")
    #expect(try waiting() == [4], "it was another one's response and is in already")
    try mend([], dropped: [4], from: "dropped.csv")
    #expect(try waiting().isEmpty)
    try mend([], refused: [3], from: "old-file-again.csv")
    #expect(try waiting().isEmpty, "an old reject file opens no settled row again")
  }

  @Test func `what was decided for a row goes before the policy of the run`() throws {
    var keeping = try TestSurvey.row(3, key: "a", [1, 1, 255, 0])
    keeping.decision = .keep
    try mend([keeping], .stop)
    var replacing = try TestSurvey.row(4, key: "a", [2, 1, 255, 0])
    replacing.decision = .replace
    try mend([replacing], .keep, from: "second.csv")
    var levels: [UInt8] = []
    try store.scan(round: "2025") { levels.append($0.answers[0]) }
    #expect(levels == [2])
    #expect(try waiting().isEmpty)
    let counts = try #require(try store.batches().first).runs.map(\.counts)
    #expect(counts[1].skipped == 1 && counts[2].changed == 1)
  }

  @Test func `a dry run settles nothing`() throws {
    let before = try store.dumped(withIdentities: true)
    try mend([try TestSurvey.row(3, key: "b", [5, 1, 255, 0])], isDryRun: true)
    #expect(try store.dumped(withIdentities: true) == before)
  }

  @Test func `an interrupted run of mended rows resumes in its batch`() throws {
    let batch = try store.begin("a.csv", mended: "a-loi.csv", continuing: reference)
    try store.add([try TestSurvey.row(3, key: "b", [5, 1, 255, 0])], to: batch)
    try store.close()
    let reopened = try folder.emptyStore()
    #expect(try reopened.batches().map(\.status) == [.open])
    #expect(try problem { _ = try reopened.begin("b.csv") }?.facts["files"] == "a-loi.csv")
    let resumed = try reopened.begin("a.csv", mended: "a-loi.csv", continuing: reference)
    #expect(resumed.reference == reference && resumed.id == batch.id && !resumed.lostItsBatch)
    try reopened.finish(resumed, as: .finished, at: TestSurvey.time)
    #expect(try reopened.batches().map(\.status) == [.finished])
  }

  @Test func `rows of a batch that was undone make a batch of their own`() throws {
    _ = try store.undo(batch: 1, user: "an", at: TestSurvey.time)
    let batch = try store.begin("a.csv", mended: "a-loi.csv", continuing: reference)
    #expect(batch.lostItsBatch && batch.reference.number == 2)
    try store.add([try TestSurvey.row(3, key: "b", [5, 1, 255, 0])], to: batch)
    try store.finish(batch, as: .finished, at: TestSurvey.time)
    #expect(try store.undo(batch: 2, user: "an", at: TestSurvey.time).removed == 1)
  }

  @Test func `a reject file of another store or round is told apart`() throws {
    let other = try TestFolder()
    let elsewhere = try other.store()
    try elsewhere.importRows([try TestSurvey.row(2, key: "x", [4, 1, 255, 0])], from: "x.csv")
    func fault(_ reference: BatchReference) throws -> String? {
      try problem { _ = try elsewhere.begin("y.csv", continuing: reference) }?.code
    }
    #expect(try fault(reference) == "STO026", "its batch 1 is not ours")
    var wrong = reference
    wrong.round = "2024"
    #expect(try fault(wrong) == "STO027")
    wrong = reference
    wrong.number = 8
    #expect(try problem { _ = try store.begin("y.csv", continuing: wrong) }?.code == "STO026")
    #expect(try elsewhere.batches().count == 1)
  }

  @Test func `the same bytes a second time are known with their batch`() throws {
    #expect(try store.begin().earlier.values.map(\.batch) == [1])
  }
}
