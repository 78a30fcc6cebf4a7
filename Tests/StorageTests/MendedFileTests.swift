import Findings
import Foundation
import Responses
import Testing

@testable import Storage

/// Reject files that somebody mended, imported into a real store: more than once, and with wrong
/// words about where their rows came from.
struct MendedFileTests {
  private let survey: MergedFiles
  private let rejects: URL
  private static let header = "unit,Số phiếu,A1,A2\n"

  /// The store has sheet 1; batch 2 brought sheet 4 and refused row 2 (sheet 1 with other answers),
  /// row 3 (sheet 2, «7» is no answer) and row 5 (no such unit).
  init() throws {
    survey = try MergedFiles()
    try survey.take(MendedFileTests.header + "26740,1,1,1\n", "a.csv")
    let receipt = try survey.take(
      MendedFileTests.header + "26740,1,3,3\n26740,2,7,2\n26740,4,2,2\nxx,5,3,1\n", "b.csv",
      .review, rejects: survey.folder.path + "/r")
    rejects = URL(fileURLWithPath: try #require(receipt.files[0].rejectFile))
  }

  /// Replaces texts in the reject file.
  private func edit(_ changes: (String, String)...) throws {
    var text = try String(contentsOf: rejects, encoding: .utf8)
    for (old, new) in changes {
      #expect(text.contains(old))
      text = text.replacing(old, with: new)
    }
    try text.write(to: rejects, atomically: true, encoding: .utf8)
  }

  private func takeRejects(_ onConflict: ConflictPolicy = .stop) throws -> ImportReceipt {
    try survey.take(path: rejects.path, onConflict, rejects: survey.folder.path + "/r")
  }

  private func waiting() throws -> [Int] {
    try survey.store.waitingRows(round: "2025").compactMap(\.place.row)
  }

  /// Changes one cell of a line of the reject file, both found by what they hold.
  private func change(_ cell: String, to new: String, inLineWith mark: String) throws {
    let text = try String(contentsOf: rejects, encoding: .utf8)
    let lines = text.split(separator: "\r\n").map { line -> String in
      line.contains(mark) ? String(line).replacing(cell, with: new) : String(line)
    }
    try lines.joined(separator: "\r\n").write(to: rejects, atomically: true, encoding: .utf8)
  }

  /// Rows 2, 3 and 5 were refused; two are settled before the very same file comes again.
  @Test func `the same file again does not ask for what was mended`() throws {
    let file = survey.folder.path + "/b.csv"
    try edit((",,RES050", ",giữ,RES050"), ("26740,2,7,2", "26740,2,1,1"))
    _ = try takeRejects()
    #expect(try waiting() == [5])
    let again = try survey.take(path: file, .review)
    #expect(again.totals.refused == 1 && again.settledBefore == 2)
    #expect(try survey.store.batches().map(\.waiting) == [0, 0, 1], "row 5 waits once")
    _ = try survey.undo(2)
    #expect(try waiting() == [2, 3, 5], "what the mended rows brought is gone with their import")
  }

  @Test func `another row in the same place of a changed file asks again`() throws {
    try edit((",,RES050", ",giữ,RES050"), ("26740,2,7,2", "26740,2,,2"), (",,RES020", ",bỏ,RES020"))
    _ = try takeRejects()
    let again = try survey.take(
      MendedFileTests.header + "26740,1,3,3\n26740,2,8,2\n26740,4,2,2\n", "b.csv", .review)
    #expect(again.totals.refused == 1 && again.settledBefore == 1)
    #expect(try waiting() == [5, 3], "row 2 says what was settled, row 3 does not")
  }

  @Test func `two rows of one sheet that both replace change nothing the second time`() throws {
    try edit((",,RES050", ",thay,RES050"), (",,RES020,26740,2,7,2", ",thay,RES020,26740,1,2,1"))
    let first = try takeRejects()
    #expect(first.totals.changed == 2 && first.exitCode == 1)
    let before = try survey.store.dumpedContent()
    for _ in 0..<2 {
      let again = try takeRejects()
      #expect(again.totals.unchanged == 2 && again.totals.changed == 0)
      #expect(again.totals.refused == 1, "row 5 still has no unit")
      #expect(try survey.store.dumpedContent() == before)
    }
    #expect(try survey.answers(1) == [3, 3], "conflicts stand at the end of the file")
    #expect(try survey.store.check() == [])
    #expect(try survey.undo(2).removed == 1)
    #expect(try survey.answers(1) == [1, 1])
  }

  @Test func `a row that was mended is no conflict when its file comes again`() throws {
    try edit((",,RES050", ",giữ,RES050"), (",,RES020,26740,2,7,2", ",,RES020,26740,2,3,2"))
    try change("xx,5,3,1", to: "26740,2,2,", inLineWith: "xx,5,3,1")
    try change(",,RES032", to: ",thay,RES032", inLineWith: "RES032")
    let first = try takeRejects()
    #expect(first.totals.new == 1 && first.totals.changed == 1 && first.totals.skipped == 1)
    let again = try takeRejects()
    #expect(again.end == .finished && again.exitCode == 0)
    #expect(again.totals.unchanged == 2 && again.totals.skipped == 1)
    #expect(try survey.answers(2) == [2, 2])
    #expect(try waiting().isEmpty)
  }

  @Test func `the same plain file a second time changes nothing either`() throws {
    let text = MendedFileTests.header + "26740,8,1,2\n26740,8,3,\n"
    #expect(try survey.take(text, "c.csv").totals.changed == 1)
    for policy in [ConflictPolicy.replace, .stop] {
      let again = try survey.take(text, "c.csv", policy)
      #expect(again.totals.unchanged == 2 && again.exitCode == 0)
    }
    #expect(try survey.answers(8) == [3, 2])
    _ = try survey.undo(3)
    #expect(try survey.answers(8) == [3, 2], "the second import still says so")
    #expect(try survey.store.check() == [])
  }

  @Test func `a file that comes back over a later one is taken as asked`() throws {
    let text = MendedFileTests.header + "26740,8,1,2\n"
    try survey.take(text, "c.csv")
    try survey.take(MendedFileTests.header + "26740,8,3,3\n", "d.csv")
    #expect(try survey.take(text, "c.csv").totals.changed == 1)
    #expect(try survey.answers(8) == [1, 2])
  }

  @Test(arguments: ["9", "4", "0", ""])
  func `a wrong row number is refused and touches nothing else`(wrong: String) throws {
    try edit((",,RES050", ",thay,RES050"), ("26740,2,7,2", "26740,2,3,2"))
    try change(",,3", to: ",,\(wrong)", inLineWith: "26740,2,3,2")
    let receipt = try takeRejects()
    let found = try #require(
      receipt.allProblems.first { ["RES067", "RES038"].contains($0.code) })
    #expect(found.facts["value"] == wrong && found.place.row == 2)
    #expect(receipt.totals.changed == 1 && receipt.totals.refused == 2)
    #expect(try waiting() == [3, 5] && survey.answers(1) == [3, 3])
    #expect(try survey.answers(2) == nil)
    #expect(try survey.store.check() == [])
  }

  @Test func `two rows with one number are both refused`() throws {
    try edit((",,RES050", ",thay,RES050"), ("26740,2,7,2", "26740,2,3,2"))
    try change(",,3", to: ",,2", inLineWith: "26740,2,3,2")
    let receipt = try takeRejects()
    let found = receipt.allProblems.filter { $0.code == "RES069" }
    #expect(found.map(\.place.row) == [2, 4] && found.map { $0.facts["other"] } == ["4", "2"])
    #expect(receipt.totals.refused == 3)
    #expect(try waiting() == [2, 3, 5])
    #expect(try survey.answers(1) == [1, 1] && survey.answers(2) == nil)
  }

  @Test func `another response in place of a row that is done is refused`() throws {
    try edit(("26740,2,7,2", "26740,2,3,2"))
    _ = try takeRejects(.review)
    try edit(("26740,2,3,2", "26740,3,3,2"))
    let receipt = try takeRejects(.review)
    let found = try #require(receipt.allProblems.first { $0.code == "RES068" })
    #expect(
      found.facts["identity"]?.hasSuffix("/2") == true && found.facts["unit"] == "Phường"
        && found.facts["value"] == "3")
    #expect(try survey.answers(2) == [3, 2] && survey.answers(3) == nil)
    #expect(try waiting() == [2, 5])
  }

  @Test func `a wrong batch in the first row refuses that row alone`() throws {
    try edit((",,RES050", ",thay,RES050"), ("26740,2,7,2", "26740,2,3,2"))
    try change("2025/2/", to: "2025/1/", inLineWith: "26740,2,3,2")
    let receipt = try takeRejects()
    let found = try #require(receipt.allProblems.first { $0.code == "RES037" })
    #expect(found.place.header == "_sipas_batch" && found.place.row == 2)
    #expect(found.facts["value"]?.hasPrefix("2025/1/") == true)
    #expect(found.facts["expected"]?.hasPrefix("2025/2/") == true)
    #expect(receipt.continuing == 2 && receipt.totals.changed == 1)
    #expect(try waiting() == [3, 5])
  }

  @Test func `a row whose batch cell was emptied is refused`() throws {
    try edit((",,RES050", ",thay,RES050"), ("26740,2,7,2", "26740,2,3,2"))
    let text = try String(contentsOf: rejects, encoding: .utf8)
    let batch = try #require(text.firstMatch(of: /2025\/2\/[0-9a-f]{8}/)).output
    try change(String(batch), to: "", inLineWith: "26740,2,3,2")
    let receipt = try takeRejects()
    let found = try #require(receipt.allProblems.first { $0.code == "RES085" })
    #expect(found.place.header == "_sipas_batch" && found.place.row == 2)
    #expect(found.facts["expected"] == String(batch))
    #expect(try waiting() == [3, 5] && survey.answers(2) == nil)
    let row = try #require(try survey.store.waitingRows(round: "2025").first)
    #expect(row.problems.map(\.code) == ["RES085"], "its new fault stands for the old one")
    #expect(row.rejectFile == "b-loi-2.csv")
    try edit((String(batch), ""))
    let all = try takeRejects()
    #expect(all.end == .unreadable && all.allProblems.contains { $0.code == "RES085" })
    #expect(try survey.store.batches().count == 2 && survey.answers(2) == nil)
  }

  @Test func `a reverted run opens no row that was done`() throws {
    try edit(("26740,2,7,2", "26740,2,3,2"))
    _ = try takeRejects(.review)
    #expect(try waiting() == [2, 5])
    #expect(try takeRejects(.stop).end == .reverted)
    #expect(try waiting() == [2, 5])
  }
}
