import Foundation
import Responses
import Testing

@testable import Storage

/// Rows that `keep` left out, decided afterwards one by one in their reject file.
struct LeftOutRowTests {
  private let survey: MergedFiles
  private let rejects: URL
  private static let header = "unit,Số phiếu,A1,A2\n"
  private static let second = header + "26740,1,3,3\n26740,2,3,3\n26740,3,3,3\n26740,4,2,2\n"

  /// The store has sheets 1 to 3; batch 2 brought sheet 4 and left out the others, which say more.
  init() throws {
    survey = try MergedFiles()
    try survey.take(
      LeftOutRowTests.header + "26740,1,1,1\n26740,2,1,1\n26740,3,1,1\n", "a.csv")
    let receipt = try survey.take(
      LeftOutRowTests.second, "b.csv", .keep, rejects: survey.folder.path + "/r")
    #expect(receipt.totals.skipped == 3 && receipt.totals.new == 1)
    rejects = URL(fileURLWithPath: try #require(receipt.files[0].rejectFile))
  }

  /// Imports the reject file with one word for each of its rows in place of the «giữ» it has.
  private func decide(_ words: String..., by policy: ConflictPolicy = .stop) throws -> ImportReceipt
  {
    var lines = try String(contentsOf: rejects, encoding: .utf8).components(separatedBy: "\r\n")
    for (row, word) in words.enumerated() {
      #expect(lines[row + 1].contains(",giữ,RES058"))
      lines[row + 1] = lines[row + 1].replacing(",giữ,RES058", with: ",\(word),RES058")
    }
    let file = rejects.deletingLastPathComponent().appendingPathComponent("decided.csv")
    try lines.joined(separator: "\r\n").write(to: file, atomically: true, encoding: .utf8)
    return try survey.take(path: file.path, policy)
  }

  private func waiting() throws -> [Int] {
    try survey.store.waitingRows(round: "2025").compactMap(\.place.row)
  }

  @Test(arguments: ConflictPolicy.allCases)
  func `every row is decided by its word, whatever the policy`(policy: ConflictPolicy) throws {
    #expect(try waiting().isEmpty && survey.store.batch(2).refused.isEmpty)
    let receipt = try decide("thay", "bỏ", "giữ", by: policy)
    #expect(receipt.totals.changed == 1 && receipt.totals.skipped == 2)
    #expect(receipt.exitCode == 0 && receipt.continuing == 2)
    #expect(try [1, 2, 3].map { try survey.answers($0) } == [[3, 3], [1, 1], [1, 1]])
    #expect(try waiting().isEmpty && survey.store.check() == [])
  }

  @Test func `a decision can be changed, and goes with its batch`() throws {
    _ = try decide("giữ", "giữ", "bỏ")
    #expect(try decide("thay", "bỏ", "thay").totals.changed == 2)
    #expect(try [1, 2, 3].map { try survey.answers($0) } == [[3, 3], [1, 1], [3, 3]])
    #expect(try survey.undo(2).restored == 2)
    #expect(try [1, 2, 3, 4].map { try survey.answers($0) } == [[1, 1], [1, 1], [1, 1], nil])
    #expect(try waiting().isEmpty && survey.store.check() == [])
  }

  @Test func `a row put in stays when what it replaced goes`() throws {
    _ = try decide("thay", "giữ", "bỏ")
    _ = try survey.undo(1)
    #expect(try [1, 2, 3].map { try survey.answers($0) } == [[3, 3], nil, nil])
    #expect(try survey.store.check() == [])
  }

  @Test func `the whole file can still replace what it was left out for`() throws {
    let path = survey.folder.path + "/b.csv"
    #expect(try survey.take(path: path, .replace).totals.changed == 3)
    #expect(try survey.answers(2) == [3, 3])
  }

  @Test func `a row that waits in an import waits on when a later one leaves it out`() throws {
    let text = LeftOutRowTests.header + "26740,1,2,3\n"
    try survey.take(text, "c.csv", .review)
    #expect(try waiting() == [2])
    try survey.take(text, "c.csv", .keep)
    #expect(try waiting() == [2])
  }
}
