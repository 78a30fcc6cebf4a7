import Findings
import Foundation
import Tables
import Testing

@testable import Responses

struct RejectFileTests {
  private func rows(_ path: String, sheet: Int = 0) throws -> [[String]] {
    let reader = try TableFile.open(path).reader(ofSheet: sheet)
    var rows: [[String]] = []
    var row = Row()
    while try reader.next(into: &row) { rows.append((0..<row.count).map { row.text($0) }) }
    return rows
  }

  @Test(arguments: [(",", ","), (";", ";"), ("\t", ";")])
  func rejectedRowsAreDividedAsTheSendersSpreadsheetDoes(input: String, output: String) throws {
    let folder = try ScratchFolder()
    let lines = ["unit,Số phiếu,A1", "00101,1,7"].map { $0.replacing(",", with: input) }
    let file = try folder.write(lines.joined(separator: "\n"), "phieu.csv")
    let receipt = try SampleSurvey.run(SampleSurvey.policy(rejects: folder.path))
      .run(files: [file], into: MemoryStore(), clock: testClock)
    let reject = try String(
      contentsOfFile: try #require(receipt.files[0].rejectFile), encoding: .utf8)
    #expect(reject.contains("_sipas_decision\(output)_error_codes\(output)unit\(output)"))
  }

  /// Rows whose origin is gone are not taken for new ones.
  @Test(arguments: [
    ("_sipas_batch,_sipas_row", "2025/1/0123abcd,2", "RES088"),
    ("_sipas_file,_sipas_row", "a.csv,2", "RES088"),
    ("_sipas_batch,_sipas_file", "2025/1/0123abcd,a.csv", "RES088"),
    ("_sipas_batch,_sipas_file,_sipas_row", "2025/1/0123abcd,,2", "RES085"),
  ])
  func rowsOfUnknownOriginAreRefused(columns: String, cells: String, code: String) throws {
    let folder = try ScratchFolder()
    let file = try folder.write(
      "unit,Số phiếu,A1,\(columns)\n00101,1,4,\(cells)\n00101,2,4,\(cells)\n", "loi.csv")
    let receipt = try SampleSurvey.run(SampleSurvey.policy(rejects: folder.path))
      .run(files: [file], into: MemoryStore(), clock: testClock)
    #expect(receipt.totals.new == 0 && receipt.exitCode == 3)
    #expect(receipt.allProblems.map(\.code).contains(code), "\(receipt.allProblems)")
  }

  @Test func fixedRejectFileGoesBackToTheBatch() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(
      "Phiếu khảo sát,,,\nMã đơn vị,Số phiếu,A1,Ghi chú\n00101,1,4,x\n00101,2,7,\"a;\"\"b\"\n"
        + "00199,3,4,\n", "phieu.csv")
    let policy = SampleSurvey.policy(rejects: folder.path)
    let store = MemoryStore()
    let first = try SampleSurvey.run(policy).run(files: [file], into: store, clock: testClock)
    let reject = try #require(first.files[0].rejectFile)
    #expect(reject.hasSuffix("/lan-1/phieu-loi.csv"))
    let written = try rows(reject)
    #expect(written.count == 3)
    #expect(
      written[0] == [
        "_error_text", "_sipas_decision", "_error_codes", "Mã đơn vị", "Số phiếu", "A1", "Ghi chú",
        "_sipas_batch", "_sipas_file", "_sipas_sheet", "_sipas_row",
      ])
    #expect(written[1][0].hasPrefix("A1: «7» không phải câu trả lời của A1"))
    #expect(written[1][1...6] == ["", "RES020", "00101", "2", "7", "a;\"b"])
    #expect(written[1][7...] == ["2025/1/\(MemoryStore.mark)", file, "", "4"])
    #expect(written[2][2] == "RES032")

    let text = try String(contentsOfFile: reject, encoding: .utf8)
      .replacingOccurrences(of: "00101,2,7", with: "00101,2,5")
    try Data(text.utf8).write(to: URL(fileURLWithPath: reject))
    let second = try SampleSurvey.run(policy).run(files: [reject], into: store, clock: testClock)
    #expect(second.batch == 1 && second.continuing == 1)
    #expect(store.starts[1].continuing?.number == 1)
    #expect(
      store.starts[1].files.map { [$0.name, $0.mended] } == [[file, reject]],
      "a mended row is known by the file it first came in and by the one it was mended in")
    #expect(second.totals == ReceiptCounts(counts(new: 1, refused: 1)))
    let fixed = try #require(store.responses["sheet:00101/2"])
    #expect(fixed.place == Place(file: file, row: 4))
    let third = try #require(second.files[0].rejectFile)
    #expect(third.hasSuffix("/lan-1/phieu-loi-2.csv"), "never over rows somebody may be mending")
    #expect(try rows(third)[0] == written[0])
    #expect(try rows(third)[1][7...] == ["2025/1/\(MemoryStore.mark)", file, "", "5"])
    let again = try SampleSurvey.run(policy).run(files: [reject], into: store, clock: testClock)
    #expect(again.totals == ReceiptCounts(counts(unchanged: 1, refused: 1)))
  }

  /// The unit given by `--unit` stands in no column of the file, yet a reject file is imported by
  /// itself.
  @Test func aRejectFileKnowsTheUnitThatWasNamedForItsRows() throws {
    let folder = try ScratchFolder()
    let file = try folder.write("Số phiếu,A1\n1,4\n2,7\n3,8\n", "phieu.csv")
    let store = MemoryStore()
    var policy = SampleSurvey.policy(rejects: folder.path)
    policy.unit = SampleSurvey.directory.unit(code: "00101", on: SampleSurvey.day)
    let first = try SampleSurvey.run(policy).run(files: [file], into: store, clock: testClock)
    let reject = try #require(first.files[0].rejectFile)
    #expect(try rows(reject).map { $0.last } == ["_sipas_unit", "00101", "00101"])

    let text = try String(contentsOfFile: reject, encoding: .utf8)
      .replacingOccurrences(of: "2,7", with: "2,5")
    try Data(text.utf8).write(to: URL(fileURLWithPath: reject))
    policy.unit = SampleSurvey.directory.unit(code: "00102", on: SampleSurvey.day)
    let other = try SampleSurvey.run(policy).run(files: [reject], into: store, clock: testClock)
    #expect(other.totals == ReceiptCounts(counts(refused: 2)))
    #expect(other.allProblems.count { $0.code == ResponseFault.contradictoryUnits.rawValue } == 2)
    #expect(
      try rows(try #require(other.files[0].rejectFile)).map { $0.last }
        == ["_sipas_unit", "00101", "00101"], "what the file says stays, not the mistaken --unit")

    policy.unit = nil
    let again = try SampleSurvey.run(policy).run(files: [reject], into: store, clock: testClock)
    #expect(again.totals == ReceiptCounts(counts(new: 1, refused: 1)))
    #expect(store.responses["sheet:00101/2"]?.response.answers[0] == 5)
    #expect(
      try rows(try #require(again.files[0].rejectFile)).map { $0.last } == ["_sipas_unit", "00101"])
  }

  /// Excel on a Vietnamese machine saves CSV with semicolons, and a column mapped by hand has to
  /// be found again behind the columns that the reject file adds.
  @Test func aRejectFileSavedByExcelWithSemicolonsIsTheSame() throws {
    let folder = try ScratchFolder()
    let file = try folder.write("Mã đơn vị,Số phiếu,Câu một\n00101,1,4\n00101,2,7\n", "a.csv")
    let store = MemoryStore()
    let policy = SampleSurvey.policy(rejects: folder.path)
    var mapping = try #require(
      try SampleSurvey.mapping(of: ["Mã đơn vị", "Số phiếu", "Câu một", "A1"]))
    mapping.columns[2].target = .item("A1")
    mapping.columns.removeLast()
    mapping.signature = ColumnMapping.signature(ofHeaders: ["Mã đơn vị", "Số phiếu", "Câu một"])
    let first = try SampleSurvey.run(policy, mappings: [mapping])
      .run(files: [file], into: store, clock: testClock)
    #expect(first.totals == ReceiptCounts(counts(new: 1, refused: 1)))
    let reject = try #require(first.files[0].rejectFile)
    let text = try rows(reject).map { row in
      row.map { cell in
        let mended = cell == "7" ? "5" : cell
        return mended.contains(";") ? "\"\(mended)\"" : mended
      }.joined(separator: ";")
    }.joined(separator: "\r\n")
    try Data("\u{FEFF}\(text)\r\n".utf8).write(to: URL(fileURLWithPath: reject))
    let second = try SampleSurvey.run(policy, mappings: [mapping])
      .run(files: [reject], into: store, clock: testClock)
    #expect(second.continuing == 1 && second.totals == ReceiptCounts(counts(new: 1)))
    #expect(store.responses["sheet:00101/2"]?.response.answers[0] == 5)
  }

  @Test func rowsOfABatchThatWasTakenBackMakeANewOneAndSaySo() throws {
    let store = MemoryStore()
    store.takenBack = [1]
    let receipt = try SampleSurvey.run(SampleSurvey.policy()).run(
      files: [fixture("faults/batchTakenBack.csv")], into: store, clock: testClock)
    #expect(receipt.continuing == nil && receipt.totals.new == 1)
    #expect(receipt.problems.map(\.code) == ["RES060"] && receipt.exitCode == 1)
  }

  @Test func rowsOfADryRunMakeAnImportOfTheirOwnAndSaySo() throws {
    let store = MemoryStore()
    let receipt = try SampleSurvey.run(SampleSurvey.policy()).run(
      files: [fixture("faults/trialRejectFile.csv")], into: store, clock: testClock)
    #expect(receipt.continuing == nil && receipt.totals.new == 1)
    #expect(receipt.files[0].problems.map(\.code) == ["RES079"] && receipt.exitCode == 1)
    #expect(receipt.files[0].problems.first?.facts["file"] == "a.csv")
  }

  @Test func workbookGetsAWorkbookWithItsCodesAsText() throws {
    let folder = try ScratchFolder()
    let store = MemoryStore()
    let receipt = try SampleSurvey.run(SampleSurvey.policy(rejects: folder.path))
      .run(files: [fixture("excel-traps.xlsx")], into: store, clock: testClock)
    let reject = try #require(receipt.files[0].rejectFile)
    #expect(reject.hasSuffix("/excel-traps-loi.xlsx"))
    let table = try TableFile.open(reject)
    #expect(table.sheets.map(\.name) == ["Xã A"])
    let written = try rows(reject)
    #expect(written.dropFirst().map { $0[3] } == ["00101", "00102"])
    let again = try SampleSurvey.run(SampleSurvey.policy())
      .run(files: [reject], into: store, clock: testClock)
    #expect(again.continuing == 1 && again.totals.refused == 2)
  }

  @Test func nothingIsWrittenWithoutRefusals() throws {
    let folder = try ScratchFolder()
    let file = try folder.write("unit,Số phiếu,A1\n00101,1,4\n", "a.csv")
    let receipt = try SampleSurvey.run(SampleSurvey.policy(rejects: folder.path))
      .run(files: [file], into: MemoryStore(), clock: testClock)
    #expect(receipt.files[0].rejectFile == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.csv"])
  }

  @Test func rejectFilesOfTwoInputsWithOneNameDoNotMeet() {
    let inputs = ["/a/x.csv", "/b/x.csv", "/r/lan-7/x-loi-2.csv"]
    var names = RejectNames(folder: "/r", batch: 7, inputs: inputs)
    #expect(names.path(forInput: inputs[0], isWorkbook: false) == "/r/lan-7/x-loi.csv")
    #expect(names.path(forInput: inputs[1], isWorkbook: false) == "/r/lan-7/x-loi-3.csv")
    #expect(names.path(forInput: inputs[2], isWorkbook: true) == "/r/lan-7/x-loi.xlsx")
  }

  /// Somebody may be mending what the last dry run wrote.
  @Test func aDryRunHasAFolderOfItsOwnAndWritesOverNothing() throws {
    let folder = try ScratchFolder()
    let dry = folder.path + "/chay-thu"
    var names = RejectNames(folder: folder.path, batch: nil, inputs: ["/a/x.csv"])
    #expect(names.path(forInput: "/a/x.csv", isWorkbook: false) == dry + "/x-loi.csv")
    try FileManager.default.createDirectory(atPath: dry, withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: dry + "/x-loi.csv"))
    var later = RejectNames(folder: folder.path, batch: nil, inputs: ["/a/x.csv"])
    #expect(later.path(forInput: "/a/x.csv", isWorkbook: false) == dry + "/x-loi-2.csv")
  }
}
