import Foundation
import Testing

/// `imports list` shows the counts of the receipt, however an import ended.
struct BatchCountsTests {
  let survey: SmallSurvey

  /// The store has P1.
  init() throws {
    survey = try SmallSurvey()
    _ = try survey.receipt(survey.file("truoc.csv", [Phieu(number: "P1")]))
  }

  /// A new response, a changed one, a bad one, and one number three times: twice the same, then
  /// with another answer.
  private func mixed() throws -> URL {
    try survey.file(
      "phieu.csv",
      [
        Phieu(number: "P2"), Phieu(number: "P1", firstAnswer: "1"),
        Phieu(number: "P3", unit: "99999"), Phieu(number: "P4"), Phieu(number: "P4"),
        Phieu(number: "P4", firstAnswer: "2"),
      ])
  }

  private func listed(_ options: String...) throws -> (BatchList.Batch, Receipt) {
    let receipt = try BuiltProgram.run(
      ["import", mixed().path, "-w", survey.workspace.path, "--format", "json"] + options,
      library: survey.library
    ).decoded(as: Receipt.self)
    return (try #require(try survey.batches().last), receipt)
  }

  @Test func stoppedByAConflict() throws {
    let (batch, receipt) = try listed()
    #expect(batch.status == "reverted" && receipt.exitCode == 4)
    #expect(receipt.totals.refused == 3 && receipt.totals.new == 2)
    #expect(batch.counts == receipt.totals)
  }

  @Test(arguments: ["review", "keep", "replace"])
  func finished(onConflict: String) throws {
    let (batch, receipt) = try listed("--on-conflict", onConflict)
    #expect(batch.status == "finished")
    #expect(batch.counts == receipt.totals && receipt.totals.read == 6)
  }

  @Test func allOrNothing() throws {
    let (batch, receipt) = try listed("--all-or-nothing", "--on-conflict", "replace")
    #expect(batch.status == "reverted" && batch.counts == receipt.totals)
  }

  @Test func aFileWithoutAUsableHeaderBesideAGoodOne() throws {
    let folder = survey.folder.file("phieu")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    _ = try survey.file("phieu/a.csv", [Phieu(number: "P2")])
    let lines = [Phieu.header.replacing("A2", with: "A1"), Phieu(number: "P3").line]
    try lines.joined(separator: "\n").write(
      to: folder.appendingPathComponent("b.csv"), atomically: true, encoding: .utf8)
    let receipt = try survey.receipt(folder)
    #expect(receipt.totals.read == 2 && receipt.totals.refused == 1 && receipt.exitCode == 1)
    #expect(try survey.batches().last?.counts == receipt.totals)
    #expect(try survey.run("imports", "show", "2").errors.contains("[RES002]"))
  }

  @Test func undone() throws {
    let (batch, receipt) = try listed("--on-conflict", "replace")
    #expect(try survey.run("imports", "undo", "\(batch.id)").status == 0)
    let after = try #require(try survey.batches().last)
    #expect(after.status == "undone" && after.counts == receipt.totals)
  }

  @Test func theEndsOfImportsHaveTheirOwnWords() throws {
    _ = try listed("--all-or-nothing", "--on-conflict", "replace")
    _ = try survey.run("imports", "undo", "1")
    let text = try survey.run("imports", "list").output
    #expect(text.contains("đã hoàn tác") && text.contains("không lưu gì"))
    #expect(text.contains(/\d{1,2}\/\d{1,2}\/\d{4} \d\d:\d\d/))
  }

  @Test func aConflictIsNamedAsPeopleCallTheResponse() throws {
    let outcome = try survey.importing(mixed())
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("phiếu số P1 của "))
    #expect(outcome.errors.contains("--on-conflict review") && outcome.errors.contains("[RES059]"))
    #expect(!outcome.errors.contains("sheet:"))
    let shown = try survey.run("imports", "show", "2").output
    #expect(shown.contains("hàng 3: phiếu số P1 của ") && shown.contains("Kho không còn gì"))
    let tried = try survey.importing(mixed(), "--dry-run")
    #expect(tried.status == 4 && tried.output.contains("cũng SẼ KHÔNG LƯU GÌ"))
  }

  @Test func blankCellsEraseOnlyWhereAsked() throws {
    let header = "so_phieu,ma_don_vi,A1,A2\n"
    for (blanks, kept) in [("keep", "4"), ("erase", "NULL")] {
      let file = survey.folder.file("\(blanks).csv")
      try (header + "P1,31825,5,\n").write(to: file, atomically: true, encoding: .utf8)
      _ = try survey.receipt(file, "--on-conflict", "replace", "--blanks", blanks)
      let store = try StoreFile(survey.workspace.appendingPathComponent("sipas.sqlite"))
      let found = try store.rows("SELECT ifnull(A2, 'NULL'), A3 FROM answers_2025")
      #expect(found.contains("\"\(kept)\"") && found.contains("\"5\""))
    }
  }

  @Test func twoFirstImportsAtOnceNeverSayAnythingButTheLock() throws {
    let fresh = try SmallSurvey()
    let file = try fresh.file("phieu.csv", (1...400).map { Phieu(number: "P\($0)") })
    let errors = try (0..<6).map { _ in try TemporaryFolder() }
    let arguments = ["import", file.path, "-w", fresh.workspace.path]
    let processes = try errors.map {
      try BuiltProgram.start(arguments, library: fresh.library, errors: $0.file("err"))
    }
    for process in processes { process.waitUntilExit() }
    for (process, folder) in zip(processes, errors) {
      let text = try String(contentsOf: folder.file("err"), encoding: .utf8)
      let isLocked = process.terminationStatus == 4 && text.contains("[STO009]")
      #expect(process.terminationStatus == 0 || isLocked, "\(text)")
    }
    #expect(processes.contains { $0.terminationStatus == 0 })
  }
}
