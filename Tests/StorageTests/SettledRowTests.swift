import Findings
import Foundation
import Responses
import Testing

@testable import Storage

/// A file that comes again after the rows it was refused for were mended, dropped or decided.
struct SettledRowTests {
  private let survey: MergedFiles
  private let rejects: URL
  private static let header = "unit,Số phiếu,A1,A2\n"
  private static let text = header + "26740,1,1,1\n26740,3,2,2\n26740,3,3,3\n26740,5,7,2\n"

  /// Batch 1 brought sheets 1 and 3, and refused row 4 (sheet 3 once more) and row 5 («7»).
  init() throws {
    survey = try MergedFiles()
    let receipt = try survey.take(
      SettledRowTests.text, "a.csv", .review, rejects: survey.folder.path + "/r")
    #expect(receipt.totals.refused == 2)
    rejects = URL(fileURLWithPath: try #require(receipt.files[0].rejectFile))
  }

  private var file: String { survey.folder.path + "/a.csv" }

  /// Imports the reject file with some texts replaced.
  private func settle(_ changes: (String, String)...) throws {
    var text = try String(contentsOf: rejects, encoding: .utf8)
    for (old, new) in changes + [(",7,2,", ",1,2,")] {
      #expect(text.contains(old))
      text = text.replacing(old, with: new)
    }
    try text.write(to: rejects, atomically: true, encoding: .utf8)
    #expect(try survey.take(path: rejects.path, .stop).end == .finished)
    #expect(try waiting().isEmpty)
  }

  private func waiting() throws -> [Int] {
    try survey.store.waitingRows(round: "2025").compactMap(\.place.row)
  }

  private func answers() throws -> [[UInt8]?] {
    try [1, 3, 4, 5].map { try survey.answers($0) }
  }

  private static let ways = [
    ("26740,3,3,3", "26740,4,3,3"), (",,RES050", ",bỏ,RES050"), (",,RES050", ",giữ,RES050"),
    (",,RES050", ",thay,RES050"), (",,RES050,26740,3,3,3", ",thay,RES050,26740,3,1,3"),
  ]

  @Test(arguments: ways, ConflictPolicy.allCases)
  func `the same file again changes nothing`(way: (String, String), policy: ConflictPolicy) throws {
    try settle(way)
    let before = try answers()
    for _ in 0..<2 {
      let again = try survey.take(path: file, policy, rejects: survey.folder.path + "/r")
      #expect(again.end == .finished && again.exitCode == 0, "\(again.allProblems)")
      #expect(again.totals.new + again.totals.changed + again.totals.refused == 0)
      #expect(again.files[0].rejectFile == nil)
      #expect(try answers() == before && waiting().isEmpty)
    }
    try survey.take(SettledRowTests.header + "26740,3,2,1\n", "c.csv", .replace)
    _ = try survey.undo(4)
    #expect(try answers() == before, "what came in between and went leaves no trace")
    #expect(try survey.store.check() == [])
  }

  @Test(arguments: ways)
  func `undo makes what it settled wait again in the later import`(way: (String, String)) throws {
    try settle(way)
    let again = try survey.take(path: file, .review)
    let report = try survey.undo(1)
    let isStored = again.totals.unchanged == 3 || way.1.hasPrefix(",thay,")
    #expect(try survey.answers(1) == [1, 1] && survey.answers(4) == nil)
    #expect(try survey.answers(3) != nil || report.released.map(\.place.row) == [3])
    #expect(try waiting().contains(5) && (waiting().contains(4) || isStored))
    for row in try survey.store.waitingRows(round: "2025") { #expect(!row.problems.isEmpty) }
    #expect(try survey.store.check() == [])
  }

  @Test func `a copy under another name and a new file beside it go in`() throws {
    try settle(("26740,3,3,3", "26740,4,3,3"))
    let before = try answers()
    let again = try survey.take(SettledRowTests.text, "copy.csv", .stop)
    #expect(again.exitCode == 0 && again.settledBefore == 2)
    #expect(try answers() == before && waiting().isEmpty)
  }

  @Test func `new rows of the file go in beside the settled ones`() throws {
    try settle(("26740,3,3,3", "26740,4,3,3"))
    let longer = try survey.take(SettledRowTests.text + "26740,9,1,1\n", "a.csv", .stop)
    #expect(longer.exitCode == 0 && longer.totals.new == 1 && longer.totals.skipped == 2)
    #expect(try survey.answers(3) == [2, 2] && survey.answers(4) == [3, 3])
  }

  @Test func `a row that gave way goes in when what it gave way to is gone`() throws {
    try survey.take(SettledRowTests.header + "26740,8,1,1\n", "b.csv")
    let text = SettledRowTests.header + "26740,8,3,3\n"
    let receipt = try survey.take(text, "c.csv", .review, rejects: survey.folder.path + "/r")
    let path = try #require(receipt.files[0].rejectFile)
    try String(contentsOfFile: path, encoding: .utf8).replacing(",,RES050", with: ",giữ,RES050")
      .write(toFile: path, atomically: true, encoding: .utf8)
    _ = try survey.take(path: path, .stop)
    #expect(try survey.take(text, "c.csv", .replace).totals.skipped == 1)
    _ = try survey.undo(2)
    #expect(try survey.take(text, "c.csv", .stop).totals.new == 1)
    #expect(try survey.answers(8) == [3, 3])
  }
}
