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
      written[0].prefix(8) == [
        "Mã đơn vị", "Số phiếu", "A1", "Ghi chú", "_sipas_batch", "_sipas_file", "_sipas_sheet",
        "_sipas_row",
      ])
    #expect(written[1].prefix(4) == ["00101", "2", "7", "a;\"b"])
    #expect(written[1][4...8] == ["1", file, "", "4", "RES020"])
    #expect(written[2][8] == "RES032")

    let text = try String(contentsOfFile: reject, encoding: .utf8)
      .replacingOccurrences(of: "00101,2,7", with: "00101,2,5")
    try Data(text.utf8).write(to: URL(fileURLWithPath: reject))
    let second = try SampleSurvey.run(policy).run(files: [reject], into: store, clock: testClock)
    #expect(second.continuing == 1 && store.starts[1].continuing == 1)
    #expect(second.totals == ReceiptCounts(counts(new: 1, refused: 1)))
    let fixed = try #require(store.responses["sheet:00101/2"])
    #expect(fixed.place == Place(file: file, row: 4))
    let third = try #require(second.files[0].rejectFile)
    #expect(third.hasSuffix("/lan-2/phieu-loi.csv"))
    #expect(try rows(third)[0] == written[0])
    #expect(try rows(third)[1][4...7] == ["2", file, "", "5"])
    let again = try SampleSurvey.run(policy).run(files: [reject], into: store, clock: testClock)
    #expect(again.totals == ReceiptCounts(counts(unchanged: 1, refused: 1)))
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
    #expect(written.count == 2)
    #expect(written[1].first == "00102")
    let again = try SampleSurvey.run(SampleSurvey.policy())
      .run(files: [reject], into: store, clock: testClock)
    #expect(again.continuing == 1 && again.totals.refused == 1)
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

  @Test func aDryRunHasAFolderOfItsOwn() {
    var names = RejectNames(folder: "/r", batch: nil, inputs: ["/a/x.csv"])
    #expect(names.path(forInput: "/a/x.csv", isWorkbook: false) == "/r/chay-thu/x-loi.csv")
  }
}
