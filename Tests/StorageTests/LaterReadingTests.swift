import Findings
import Foundation
import Responses
import Testing

@testable import Storage

/// When a refused row waits no longer although nobody mended it in its reject file.
struct LaterReadingTests {
  private let survey: MergedFiles
  private static let header = "unit,Số phiếu,A1,A2,note\n"

  init() throws { survey = try MergedFiles() }

  private func waiting() throws -> [Int] {
    try survey.store.waitingRows(round: "2025").compactMap(\.place.row)
  }

  private func take(
    _ rows: String, _ name: String, _ policy: ConflictPolicy = .review
  ) throws {
    try survey.take(LaterReadingTests.header + rows, name, policy)
  }

  @Test func `the whole file, corrected and imported again, closes its rows`() throws {
    try take("26740,1,1,1,\n26740,2,7,2,\nxx,3,3,1,\n", "a.csv")
    #expect(try waiting() == [3, 4])
    try take("26740,1,1,1,\n26740,2,3,2,\n26740,3,3,1,\n", "a.csv")
    #expect(try waiting().isEmpty)
    #expect(try survey.store.batches().map(\.waiting) == [0, 0])
    _ = try survey.undo(2)
    #expect(try waiting() == [3, 4], "without the later import they wait again")
  }

  @Test func `a corrected copy under another name closes what it says as far as could be read`()
    throws
  {
    try take("26740,2,7,2,\n26740,3,7,1,\nxx,4,3,1,\n", "a.csv")
    try take("26740,2,3,2,\n26740,3,3,2,\n26740,4,3,1,\n", "b.csv")
    #expect(try waiting() == [3, 4], "sheet 3 has another A2, of sheet 4 the unit was unknown")
  }

  @Test func `what came before, or is another row, closes nothing`() throws {
    try take("26740,2,3,2,\n", "a.csv")
    try take("26740,1,7,2,\nxx,2,3,2,\n,,7,2,\n", "b.csv")
    #expect(try waiting() == [2, 3, 4])
    try take("26740,2,3,2,\n26740,9,3,2,\n", "a.csv")
    #expect(try waiting() == [2, 3, 4])
  }

  @Test func `a conflict is closed by its own content only`() throws {
    try take("26740,1,1,1,\n", "a.csv")
    try take("26740,1,1,1,Chậm\n", "b.csv")
    #expect(try waiting() == [2])
    try take("26740,1,1,1,\n26740,2,1,1,\n", "a2.csv")
    #expect(try waiting() == [2], "all its coded answers are stored, its remark is not")
    try take("26740,1,1,1,Chậm\n", "b2.csv", .replace)
    #expect(try waiting().isEmpty)
  }

  @Test func `the reject file of a dry run closes the rows of the real one`() throws {
    try take("26740,2,7,2,\n", "a.csv")
    let lineage = "_sipas_batch,_sipas_file,_sipas_sheet,_sipas_row"
    let mended =
      "unit,Số phiếu,A1,A2,\(lineage)\n26740,2,3,3,,\(survey.folder.path)/a.csv,,2\n"
    try survey.take(mended, "a-loi.csv", .stop)
    #expect(try waiting().isEmpty)
  }

  @Test func `mended rows of an undone import close those of the next one`() throws {
    let rejects = survey.folder.path + "/r"
    let text = LaterReadingTests.header + "26740,1,1,1,\n26740,2,7,2,\n"
    let first = try survey.take(text, "a.csv", .review, rejects: rejects)
    _ = try survey.undo(1)
    try take("26740,1,1,1,\n26740,2,7,2,\n", "a.csv")
    #expect(try waiting() == [3])
    let path = try #require(first.files[0].rejectFile)
    let mended = try String(contentsOfFile: path, encoding: .utf8)
      .replacing("26740,2,7,2", with: "26740,2,1,1")
    try survey.take(mended, "mended.csv", .stop)
    #expect(try waiting().isEmpty)
  }
}
