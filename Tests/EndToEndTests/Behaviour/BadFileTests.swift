// Files that are no responses: an error with its code, no crash, bounded memory, nothing stored.
import Foundation
import Tables
import Testing

struct BadFileTests {
  let survey: SmallSurvey

  init() throws { survey = try SmallSurvey() }

  @Test func anEmptyFile() throws { try expect("TAB004", of: text("trong.csv", "")) }

  @Test func aMissingFile() throws { try expect("TAB001", of: survey.folder.file("thieu.csv")) }

  @Test func nulBytes() throws { try expect("TAB012", of: text("nul.csv", "A1,A2\0\n1,\0\n")) }

  @Test func tenThousandColumns() throws {
    let cells = (1...10_000).map { "c\($0)" }.joined(separator: ",")
    try expect("TAB017", of: text("rong.csv", cells + "\n"))
  }

  @Test func aWorkbookOfTenThousandColumns() throws {
    try expect("TAB017", of: fixture("ten-thousand-columns.xlsx"))
  }

  /// 300 KB that unpack to 300 MB.
  @Test func aWorkbookThatIsAZipBomb() throws {
    try expect("TAB019", of: fixture("zip-bomb.xlsx"))
  }

  /// Told by its content: a text without any column of the questionnaire.
  @Test func aTextFileNamedWorkbook() throws {
    let outcome = try survey.importing(text("gia.xlsx", "không phải Excel\n"))
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("LỖI") && outcome.errors.contains("[RES007]"))
  }

  @Test func aLineWithoutEnd() throws {
    let file = survey.folder.file("dai.csv")
    _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    let handle = try FileHandle(forWritingTo: file)
    let block = Data(repeating: UInt8(ascii: "a"), count: 1 << 20)
    for _ in 0..<64 { try handle.write(contentsOf: block) }
    try handle.close()
    let outcome = try survey.importing(file)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("dai.csv"))
  }

  @Test func duplicateHeaders() throws {
    let lines = [Phieu.header.replacing("A2", with: "A1"), Phieu(number: "P1").line]
    let outcome = try survey.importing(text("trung.csv", lines.joined(separator: "\n")))
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("A1") && outcome.errors.contains("[RES002]"))
    #expect(outcome.output.contains("Không tệp nào nhập được"))
    #expect(try !survey.dump().contains("sheet:31825/P1"))
  }

  /// A bad file among good ones takes nothing away from them. A table that cannot be read is named,
  /// or nobody would miss its responses; a document is no table.
  @Test func aFolderWithOneBadFile() throws {
    let folder = survey.folder.file("phieu")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    _ = try survey.file("phieu/a.csv", [Phieu(number: "P1")])
    _ = try text("phieu/b.csv", "")
    _ = try text("phieu/c.ods", "")
    _ = try text("phieu/ghi-chu.docx", "không phải phiếu")
    let receipt = try survey.receipt(folder)
    #expect(receipt.exitCode == 1)
    #expect(receipt.totals.new == 1)
    #expect(receipt.files.map(\.name) == ["a.csv", "b.csv", "c.ods"])
  }

  private func expect(
    _ code: String, of file: URL, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try survey.importing(file)
    #expect(outcome.status == 3, sourceLocation: sourceLocation)
    #expect(outcome.errors.contains("[\(code)]"), sourceLocation: sourceLocation)
    #expect(outcome.errors.contains(file.lastPathComponent), sourceLocation: sourceLocation)
    #expect(try survey.batches().isEmpty, sourceLocation: sourceLocation)
  }

  private func text(_ name: String, _ text: String) throws -> URL {
    let file = survey.folder.file(name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file
  }
}
