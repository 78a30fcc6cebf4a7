import Findings
import Foundation
import Responses
import Testing

@testable import Storage

/// A sheet whose header was refused waits as a whole until its file comes again.
struct RefusedSheetTests {
  private let survey: MergedFiles
  private let bad = "Số phiếu,A1,A2\n1,1,1\n2,2,2\n,,\n"
  private let good = "unit,Số phiếu,A1,A2\n26740,3,1,1\n"

  init() throws { survey = try MergedFiles() }

  /// Imports files with these texts together, by name.
  private func take(_ texts: [String: String]) throws -> ImportReceipt {
    let paths = try texts.sorted { $0.key < $1.key }.map { name, text in
      let path = survey.folder.path + "/" + name
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      return path
    }
    return try survey.take(paths: paths)
  }

  private func waiting() throws -> [RefusedSheetReport] {
    try survey.store.waitingSheets(round: "2025")
  }

  @Test func `it waits with its rows and its faults`() throws {
    let receipt = try take(["a.csv": bad, "b.csv": good])
    #expect(receipt.totals.refused == 2)
    let found = try #require(try waiting().first)
    #expect(try waiting().count == 1)
    #expect(found.batch == 1 && found.rows == 2)
    #expect(found.place == Place(file: survey.folder.path + "/a.csv"))
    #expect(found.problems.map(\.code) == ["RES005"])
    #expect(try survey.store.batch(1).waitingSheets == [found])
    _ = try survey.undo(1)
    #expect(try waiting().isEmpty)
  }

  @Test func `it is not told to be in already, and waits once`() throws {
    _ = try take(["a.csv": bad, "b.csv": good])
    let again = try take(["a.csv": bad, "b.csv": good])
    #expect(again.files[0].problems.isEmpty)
    #expect(again.files[1].problems.map(\.code) == ["RES065"])
    #expect(try waiting().map(\.batch) == [2])
  }

  @Test func `a file alone waits like one beside others`() throws {
    let receipt = try take(["a.csv": bad])
    #expect(receipt.end == .unreadable && receipt.exitCode == 3 && receipt.batch == 1)
    #expect(!receipt.stored)
    #expect(try waiting().map(\.rows) == [2])
    #expect(try survey.store.batches().map(\.waitingSheets) == [1])
    #expect(try survey.store.check() == [])
    _ = try take(["a.csv": good])
    #expect(try waiting().isEmpty && survey.store.batches().map(\.waitingSheets) == [0, 0])
  }

  @Test(arguments: ["xe,màu\n1,đỏ\n", "xe,màu\n"])
  func `a file with other headers waits by name until a better one comes`(text: String) throws {
    let receipt = try take(["a.csv": text])
    #expect(receipt.end == .unreadable && receipt.exitCode == 3 && receipt.batch == 1)
    let found = try #require(try waiting().first)
    #expect(found.place == Place(file: survey.folder.path + "/a.csv"))
    #expect(found.problems.map(\.code) == ["RES007"] && found.rows == receipt.totals.refused)
    _ = try take(["a.csv": text, "b.csv": good])
    #expect(try waiting().map(\.batch) == [2] && survey.store.check() == [])
    _ = try take(["a.csv": good])
    #expect(try waiting().isEmpty)
  }

  @Test func `a reject file with a bad header waits by its rows`() throws {
    _ = try take(["a.csv": "_sipas_batch,_sipas_file,_sipas_row," + bad])
    #expect(try waiting().isEmpty && survey.store.batches().isEmpty)
  }

  @Test func `the mended file takes it`() throws {
    _ = try take(["a.csv": bad, "b.csv": good])
    _ = try take(["a.csv": good])
    #expect(try waiting().isEmpty)
    _ = try survey.undo(2)
    #expect(try waiting().map(\.batch) == [1])
  }
}
