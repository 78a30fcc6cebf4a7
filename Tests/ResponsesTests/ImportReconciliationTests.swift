import Findings
import Foundation
import Testing

@testable import Responses

/// Random files from a fixed seed: whatever is in them, every row is counted exactly once, and an
/// import that was interrupted at any chunk ends like one that was not.
struct ImportReconciliationTests {
  private struct Draws: RandomNumberGenerator {
    var state: UInt64

    /// SplitMix64.
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static func text(rows: Int, _ draws: inout Draws) -> String {
    var text = "unit,Số phiếu,A1,A2,B1,AGE\n"
    for _ in 0..<rows {
      let cells = [
        ["00101", "00102", "101", "xx", ""], ["", "", "1", "2", "3", "4", "5", "6"],
        ["1", "4", "5", "9", "", "x"], ["", "2", "Hài lòng"], ["", "", "", "3"],
        ["", "20", "5", "ba"],
      ].map { $0.randomElement(using: &draws) ?? "" }
      text += (Int.random(in: 0..<8, using: &draws) == 0 ? ",,,,," : cells.joined(separator: ","))
      text += "\n"
    }
    return text
  }

  @Test(arguments: 1...40)
  func everyRowIsCountedOnce(_ seed: Int) throws {
    var draws = Draws(state: UInt64(seed))
    let folder = try ScratchFolder()
    let sizes = (0..<3).map { _ in Int.random(in: 0..<25, using: &draws) }
    let files = try sizes.enumerated().map { position, size in
      try folder.write(ImportReconciliationTests.text(rows: size, &draws), "\(position).csv")
    }
    var policy = SampleSurvey.policy(rejects: folder.path)
    policy.onConflict = ConflictPolicy.allCases[seed % 3]
    let store = MemoryStore()
    let receipt = try SampleSurvey.run(policy).run(files: files, into: store, clock: testClock)
    #expect(receipt.files.map(\.totals.read) == sizes)
    #expect(receipt.totals.read == sizes.reduce(0, +))
    let totals = receipt.totals
    #expect(
      totals.read
        == totals.new + totals.changed + totals.unchanged + totals.refused + totals.skipped)
    #expect(
      receipt.end == .reverted ? store.responses.isEmpty : store.responses.count == totals.new)
    #expect((receipt.exitCode == 4) == (receipt.allProblems.contains { $0.code == "RES050" }))
  }

  @Test(arguments: [ConflictPolicy.keep, .replace])
  func abortAtEveryChunkEndsLikeNoAbort(_ onConflict: ConflictPolicy) throws {
    var draws = Draws(state: 7)
    let folder = try ScratchFolder()
    let files = try (0..<2).map {
      try folder.write(ImportReconciliationTests.text(rows: 20, &draws), "\($0).csv")
    }
    var policy = SampleSurvey.policy(rejects: folder.path)
    policy.onConflict = onConflict
    let whole = MemoryStore()
    let wanted = try SampleSurvey.run(policy).run(files: files, into: whole, clock: testClock)
    let rejects = try wanted.files.compactMap(\.rejectFile).map {
      try Data(contentsOf: URL(fileURLWithPath: $0))
    }
    for chunks in 0..<14 {
      let store = MemoryStore()
      store.chunksUntilCrash = chunks
      #expect(throws: MemoryStore.Crash.self) {
        _ = try SampleSurvey.run(policy).run(files: files, into: store, clock: testClock)
      }
      let receipt = try SampleSurvey.run(policy).run(files: files, into: store, clock: testClock)
      #expect(receipt.resumed == (chunks > 0))
      #expect(store.responses == whole.responses)
      #expect(receipt.files.map(\.totals) == wanted.files.map(\.totals))
      #expect(receipt.exitCode == wanted.exitCode)
      let again = try receipt.files.compactMap(\.rejectFile).map {
        try Data(contentsOf: URL(fileURLWithPath: $0))
      }
      #expect(again == rejects)
    }
  }

  @Test func conflictBeforeTheAbortIsNotForgotten() throws {
    let folder = try ScratchFolder()
    let old = try folder.write("unit,Số phiếu,A1\n00101,1,4\n", "old.csv")
    let new = try folder.write(
      "unit,Số phiếu,A1\n00101,1,5\n00101,2,5\n00101,3,5\n00101,4,5\n", "new.csv")
    let store = MemoryStore()
    _ = try SampleSurvey.run(SampleSurvey.policy()).run(files: [old], into: store, clock: testClock)
    let before = store.responses
    store.chunksUntilCrash = 1
    #expect(throws: MemoryStore.Crash.self) {
      _ = try SampleSurvey.run(SampleSurvey.policy())
        .run(files: [new], into: store, clock: testClock)
    }
    let receipt = try SampleSurvey.run(SampleSurvey.policy())
      .run(files: [new], into: store, clock: testClock)
    #expect(receipt.exitCode == 4 && receipt.end == .reverted)
    #expect(receipt.totals == ReceiptCounts(counts(new: 3, refused: 1)))
    let conflict = try #require(receipt.allProblems.first { $0.code == "RES050" })
    #expect(conflict.place.row == 2)
    #expect(store.responses == before)
  }

  @Test func cancelledRunGoesOnLater() throws {
    let folder = try ScratchFolder()
    let rows = (1...9).map { "00101,\($0),4" }.joined(separator: "\n")
    let file = try folder.write("unit,Số phiếu,A1\n" + rows + "\n", "a.csv")
    let store = MemoryStore()
    var reached: [Int] = []
    let first = try SampleSurvey.run(SampleSurvey.policy()).run(
      files: [file], into: store, clock: testClock, progress: { reached.append($0.rows) },
      isCancelled: { reached.count == 2 })
    #expect(first.end == .interrupted && first.exitCode == 1)
    #expect(reached == [3, 6] && store.responses.count == 6)
    let second = try SampleSurvey.run(SampleSurvey.policy())
      .run(files: [file], into: store, clock: testClock)
    #expect(second.resumed && second.end == .finished && second.totals.new == 9)
    #expect(store.responses.count == 9)
  }
}
