import Foundation
import Testing

@testable import Responses

/// A gap in a column of weights is no weight of 1.
struct StatedWeightTests {
  private let folder: ScratchFolder
  private let store = MemoryStore()

  init() throws { folder = try ScratchFolder() }

  private func take(
    _ rows: String, onConflict: ConflictPolicy = .stop, blanksErase: Bool = false
  ) throws -> ImportReceipt {
    let file = try folder.write("unit,Số phiếu,A1,Quyền số\n" + rows, UUID().uuidString + ".csv")
    return try take(file: file, onConflict: onConflict, blanksErase: blanksErase)
  }

  private func take(
    file: String, onConflict: ConflictPolicy = .stop, blanksErase: Bool = false
  ) throws -> ImportReceipt {
    var policy = SampleSurvey.policy(rejects: folder.path)
    policy.onConflict = onConflict
    policy.blanksErase = blanksErase
    return try SampleSurvey.run(policy).run(files: [file], into: store, clock: testClock)
  }

  private func weight(_ number: Int) -> Int64? {
    store.responses["sheet:00101/\(number)"]?.response.weight
  }

  @Test func aBlankWeightBesideOthersIsRefusedInItsCell() throws {
    let receipt = try take("00101,1,4,\n00101,2,4,2\n")
    #expect(receipt.totals == ReceiptCounts(counts(new: 1, refused: 1)))
    let found = try #require(receipt.allProblems.first { $0.code == "RES078" })
    #expect(found.place.row == 2 && found.place.column == 4)
    #expect(weight(1) == nil && weight(2) == 20_000)
  }

  @Test func aColumnWithoutAnyWeightIsNotUsed() throws {
    #expect(try take("00101,1,4,\n00101,2,4,\n").totals == ReceiptCounts(counts(new: 2)))
    #expect(weight(1) == 10_000 && weight(2) == 10_000)
  }

  /// In the reject file every weight is blank, which must not let them in.
  @Test func aRejectFileThatNobodyMendedIsRefusedAgain() throws {
    let first = try take("00101,1,4,\n00101,2,4,2\n")
    let reject = try #require(first.files[0].rejectFile)
    #expect(try take(file: reject).totals == ReceiptCounts(counts(refused: 1)))
    #expect(weight(1) == nil)
  }

  @Test func whereBlanksKeepTheStoredWeightOnlyNewResponsesNeedOne() throws {
    _ = try take("00101,1,4,2\n")
    let receipt = try take("00101,1,5,\n00101,2,5,\n00101,3,5,3\n", onConflict: .replace)
    #expect(receipt.totals == ReceiptCounts(counts(new: 1, changed: 1, refused: 1)))
    #expect(weight(1) == 20_000 && weight(2) == nil && weight(3) == 30_000)
    let erasing = try take(
      "00101,1,4,\n00101,3,5,3\n", onConflict: .replace, blanksErase: true)
    #expect(erasing.totals == ReceiptCounts(counts(unchanged: 1, refused: 1)))
    #expect(weight(1) == 20_000)
  }
}
