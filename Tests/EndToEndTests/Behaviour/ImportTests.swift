import Foundation
import Testing

/// The import contract, seen from outside the program.
struct ImportTests {
  let survey: SmallSurvey

  init() throws { survey = try SmallSurvey() }

  private var good: [Phieu] {
    [Phieu(number: "P1"), Phieu(number: "P2"), Phieu(number: "P3", unit: "31834")]
  }
  private var withOneBad: [Phieu] { good + [Phieu(number: "P4", unit: "99999")] }

  @Test func goodRowsEndWithZero() throws {
    let outcome = try survey.importing(survey.file("phieu.csv", good))
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    #expect(try survey.batches().map(\.status) == ["finished"])
  }

  @Test func aRefusedRowEndsWithOneAndTheGoodOnesStay() throws {
    let outcome = try survey.importing(survey.file("phieu.csv", withOneBad))
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("phieu.csv, ô B5 (ma_don_vi): "))
    #expect(outcome.errors.contains("[RES032]"))
    #expect(try totals(of: "k.csv", good) == counts(read: 3, unchanged: 3))
  }

  @Test func dryRunPrintsTheSameCountsAndStoresNothing() throws {
    let file = try survey.file("phieu.csv", withOneBad)
    let tried = try survey.receipt(file, "--dry-run")
    #expect(try survey.batches().isEmpty)
    #expect(try !survey.dump().contains("P1"))
    let done = try survey.receipt(file)
    #expect(tried.totals == done.totals)
    #expect(tried.totals == counts(read: 4, new: 3, refused: 1))
    #expect(tried.exitCode == 1)
    #expect(tried.batch == nil)
  }

  @Test func allOrNothingKeepsNothingWhereOneRowIsRefused() throws {
    let file = try survey.file("phieu.csv", withOneBad)
    let outcome = try survey.importing(file, "--all-or-nothing")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("[RES053]"))
    #expect(outcome.output.contains("CHƯA LƯU GÌ"))
    #expect(try survey.batches().map(\.status) == ["reverted"])
    #expect(try totals(of: "k.csv", good).new == 3)
  }

  @Test func allOrNothingKeepsAllWhereNoneIsRefused() throws {
    let receipt = try survey.receipt(survey.file("phieu.csv", good), "--all-or-nothing")
    #expect(receipt.totals == counts(read: 3, new: 3))
    #expect(receipt.end == "finished")
  }

  @Test func theSameFileTwiceAddsNothing() throws {
    let file = try survey.file("phieu.csv", good)
    #expect(try survey.receipt(file).totals == counts(read: 3, new: 3))
    let again = try survey.receipt(file)
    #expect(again.totals == counts(read: 3, unchanged: 3))
    #expect(again.exitCode == 0)
  }

  @Test func theSameResponsesInAnotherFileAddNothing() throws {
    _ = try survey.receipt(survey.file("phieu.csv", good))
    #expect(try totals(of: "ban-sao.csv", good.reversed()) == counts(read: 3, unchanged: 3))
  }

  @Test func aConflictStopsEverything() throws {
    _ = try survey.receipt(survey.file("phieu.csv", good))
    let before = try responses()
    let outcome = try survey.importing(survey.file("sua.csv", changed))
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("[RES050]") && outcome.errors.contains("A1: 5 → 1"))
    #expect(outcome.output.contains("CHƯA LƯU GÌ") && outcome.output.contains("chỉ để xem"))
    #expect(!outcome.output.contains("Tệp từ chối:"))
    let receipt = try survey.receipt(survey.file("sua.csv", changed))
    #expect(!receipt.stored && receipt.end == "reverted" && receipt.totals.new == 1)
    #expect(try responses() == before)
  }

  @Test func whatWasFoundOfASheetCanBeReadAgain() throws {
    _ = try survey.importing(survey.file("phieu.csv", [Phieu(number: ""), Phieu(number: "P1")]))
    let shown = try survey.run("imports", "show", "1")
    #expect(shown.errors.contains("phieu.csv, hàng 2: 1 phiếu không có số phiếu"))
    #expect(shown.errors.contains("[RES070]"))
    _ = try survey.importing(survey.file("k.csv", changed), "--dry-run")
    #expect(try survey.batches().count == 1)
  }

  @Test func aConflictCanKeepTheOld() throws {
    _ = try survey.receipt(survey.file("phieu.csv", good))
    let receipt = try survey.receipt(survey.file("sua.csv", changed), "--on-conflict", "keep")
    #expect(receipt.totals == counts(read: 2, new: 1, skipped: 1))
    #expect(receipt.exitCode == 1, "a row that was left out needs a look")
    #expect(try totals(of: "k.csv", good) == counts(read: 3, unchanged: 3))
  }

  @Test func aConflictCanTakeTheNew() throws {
    _ = try survey.receipt(survey.file("phieu.csv", good))
    let file = try survey.file("sua.csv", changed)
    let receipt = try survey.receipt(file, "--on-conflict", "replace")
    #expect(receipt.totals == counts(read: 2, new: 1, changed: 1))
    #expect(try survey.receipt(file).totals == counts(read: 2, unchanged: 2))
  }

  @Test func undoGivesBackWhatAnImportReplaced() throws {
    _ = try survey.receipt(survey.file("phieu.csv", good))
    let before = try responses()
    let file = try survey.file("sua.csv", changed)
    let batch = try #require(try survey.receipt(file, "--on-conflict", "replace").batch)
    #expect(try responses() != before)
    let undone = try survey.run("imports", "undo", "\(batch)", "--format", "json")
    #expect(undone.status == 0)
    let document = try undone.json()
    #expect(document["removed"] as? Int == 1)
    #expect(document["restored"] as? Int == 1)
    #expect(try responses() == before)
    #expect(try survey.batches().map(\.status) == ["finished", "undone"])
    #expect(try survey.run("imports", "undo", "\(batch)").status == 3)
    #expect(
      try store().rows("SELECT action, key FROM journal ORDER BY id").split(separator: "\n")
        .sorted()
        == [
          #""removed"|"sheet:31825/P9""#, #""replaced"|"sheet:31825/P1""#,
          #""restored"|"sheet:31825/P1""#,
        ])
  }

  @Test func aMendedRejectFileContinuesItsBatch() throws {
    let first = try survey.receipt(survey.file("phieu.csv", withOneBad))
    let rejects = URL(fileURLWithPath: try #require(first.files.first?.rejectFile))
    let text = try String(contentsOf: rejects, encoding: .utf8)
    #expect(text.contains("RES032"))
    try text.replacing("99999", with: "31834").write(to: rejects, atomically: true, encoding: .utf8)
    let second = try survey.receipt(rejects)
    #expect(second.totals == counts(read: 1, new: 1))
    #expect(second.continuing == first.batch)
    #expect(second.exitCode == 0)
    var mended = withOneBad
    mended[3].unit = "31834"
    #expect(try totals(of: "k.csv", mended) == counts(read: 4, unchanged: 4))
  }

  @Test func machineOutputIsOneDocumentOnStandardOutput() throws {
    let outcome = try BuiltProgram.run(
      [
        "import", survey.file("phieu.csv", withOneBad).path, "-w", survey.workspace.path,
        "--format", "json",
      ], library: survey.library)
    let receipt = try outcome.decoded(as: Receipt.self)
    #expect(outcome.status == 1 && receipt.exitCode == 1)
    let times = [receipt.startedAt, receipt.endedAt]
    #expect(try times.allSatisfy { try Date($0, strategy: .iso8601) <= Date() })
    let failed = try survey.run("index", "--round", "1999", "--format", "json")
    #expect(failed.output.isEmpty)
    #expect(failed.errors.contains("[CLI003]"))
  }

  @Test func whoImportedIsWrittenDown() throws {
    _ = try survey.receipt(survey.file("phieu.csv", good), "--user", "Nguyễn Văn Đô")
    #expect(try survey.batches().flatMap { $0.runs.map(\.user) } == ["Nguyễn Văn Đô"])
    let shown = try survey.run("imports", "show", "1")
    #expect(shown.output.contains("Nguyễn Văn Đô"))
    #expect(shown.output.contains("phieu.csv"))
    #expect(try survey.run("imports", "show", "99").status == 3)
  }

  private var changed: [Phieu] {
    [Phieu(number: "P1", firstAnswer: "1"), Phieu(number: "P9")]
  }

  private func totals(of name: String, _ responses: [Phieu]) throws -> Receipt.Counts {
    try survey.receipt(survey.file(name, responses)).totals
  }

  /// The stored responses, without batches and journal.
  private func responses() throws -> String {
    try store().rows("SELECT * FROM answers_2025 ORDER BY response_key")
  }

  private func store() throws -> StoreFile {
    try StoreFile(survey.workspace.appendingPathComponent("sipas.sqlite"))
  }

  private func counts(
    read: Int, new: Int = 0, changed: Int = 0, unchanged: Int = 0, refused: Int = 0,
    skipped: Int = 0
  ) -> Receipt.Counts {
    Receipt.Counts(
      read: read, new: new, changed: changed, unchanged: unchanged, refused: refused,
      skipped: skipped)
  }
}
