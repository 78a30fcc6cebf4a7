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
      "unit,Số phiếu,A1,A2,\(lineage)\n26740,2,3,3,chay-thu,\(survey.folder.path)/a.csv,,2\n"
    try survey.take(mended, "a-loi.csv", .stop)
    #expect(try waiting().isEmpty)
  }

  /// Imports a file whose row 3 is refused, mends it by its reject file, and gives the text again.
  private func mendedOnce(_ decision: String = "") throws -> String {
    let text = LaterReadingTests.header + "26740,1,1,1,\n26740,2,7,2,\n"
    let first = try survey.take(text, "a.csv", .review, rejects: survey.folder.path + "/r")
    let path = try #require(first.files[0].rejectFile)
    var mended = try String(contentsOfFile: path, encoding: .utf8)
    mended =
      decision.isEmpty
      ? mended.replacing("26740,2,7,2", with: "26740,5,1,1")
      : mended.replacing(",,RES020", with: ",\(decision),RES020")
    try survey.take(mended, "mended.csv", .stop)
    #expect(try waiting().isEmpty)
    return text
  }

  @Test(arguments: ["", "bỏ"])
  func `a row that was settled does not wait again in the changed file`(decision: String) throws {
    let text = try mendedOnce(decision)
    let changed = text.replacing(
      "26740,1,1,1,\n", with: "26740,1,1,1,\n26740,8,1,1,\n26740,9,8,1,\n")
    let again = try survey.take(changed, "a.csv", .review, rejects: survey.folder.path + "/r")
    #expect(again.totals.refused == 1 && again.settledBefore == 1)
    #expect(try waiting() == [4], "row 4 is new, row 5 is the settled one in another place")
    let rejects = try String(contentsOfFile: #require(again.files[0].rejectFile), encoding: .utf8)
    #expect(rejects.contains("26740,9,8,1") && !rejects.contains("26740,2,7,2"))
  }

  @Test func `a row that is refused again waits once, in the last import of it`() throws {
    let text = LaterReadingTests.header + "26740,1,1,1,\n26740,2,7,2,\n"
    try survey.take(text, "a.csv", .review)
    try survey.take(text + "26740,4,1,1,\n", "a.csv", .review)
    #expect(try survey.store.batches().map(\.waiting) == [0, 1])
    _ = try survey.undo(2)
    #expect(try survey.store.batches().map(\.waiting) == [1, 0])
  }

  @Test func `a settled row with other cells waits`() throws {
    let text = try mendedOnce()
    try survey.take(text.replacing("26740,2,7,2", with: "26740,2,7,3"), "a.csv", .review)
    #expect(try waiting() == [3])
  }

  @Test func `a settled row without a number stands for its own place only`() throws {
    let text = LaterReadingTests.header + ",,7,2,\n,,7,2,\n"
    let first = try survey.take(text, "a.csv", .review, rejects: survey.folder.path + "/r")
    let path = try #require(first.files[0].rejectFile)
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\r\n")
    let dropped = String(lines[1]).replacing(/^(.*),,RES/) { $0.output.1 + ",bỏ,RES" }
    try survey.take([String(lines[0]), dropped].joined(separator: "\r\n"), "m.csv", .stop)
    try survey.take(text.replacing("note\n", with: "note\n26740,1,1,1,\n"), "a.csv", .review)
    #expect(
      try survey.store.waitingRows(round: "2025").map { [Int($0.batch), $0.place.row] }
        == [[2, 3], [2, 4]])
  }

  @Test func `of a waiting row the newest reject file is known`() throws {
    let rejects = survey.folder.path + "/r"
    let text = LaterReadingTests.header + "26740,1,7,1,\n26740,2,7,2,\n26740,3,7,2,\n"
    let first = try survey.take(text, "a.csv", .review, rejects: rejects)
    let path = try #require(first.files[0].rejectFile)
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\r\n")
    let part = [lines[0], Substring(lines[1].replacing("1,7,1", with: "1,1,1")), lines[2]]
    try Data(part.joined(separator: "\r\n").utf8).write(to: URL(fileURLWithPath: path))
    let second = try survey.take(path: path, .review, rejects: rejects)
    #expect(second.totals.new == 1 && second.totals.refused == 1)
    let found = try survey.store.waitingRows(round: "2025")
    #expect(found.map(\.place.row) == [3, 4])
    #expect(found.map(\.rejectFile) == ["a-loi-2.csv", "a-loi.csv"])
  }

  @Test func `a reject file of a run that kept nothing is not the one to mend`() throws {
    let rejects = survey.folder.path + "/r"
    try take("26740,1,1,1,\n", "b.csv")
    let first = try survey.take(
      LaterReadingTests.header + "26740,1,2,2,\n26740,2,7,2,\n", "a.csv", .review, rejects: rejects)
    let path = try #require(first.files[0].rejectFile)
    let stopped = try survey.take(path: path, .stop, rejects: rejects)
    #expect(stopped.end == .reverted && stopped.files[0].rejectFile != nil)
    let found = try survey.store.waitingRows(round: "2025")
    #expect(found.map(\.rejectFile) == ["a-loi.csv", "a-loi.csv"])
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
