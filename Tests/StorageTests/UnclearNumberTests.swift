import Findings
import Foundation
import Responses
import Testing

@testable import Storage

/// Numbers that may be one, such as «1.000» and «1000», are two responses and are told.
struct UnclearNumberTests {
  private let survey: MergedFiles

  init() throws { survey = try MergedFiles() }

  private func take(_ numbers: [String], _ name: String) throws -> ImportReceipt {
    let rows = numbers.map { "26740;\($0);1;1" }
    return try survey.take((["unit;Số phiếu;A1;A2"] + rows).joined(separator: "\n"), name, .review)
  }

  private func told(_ receipt: ImportReceipt) -> [Problem] {
    receipt.allProblems.filter { $0.code == "RES086" }
  }

  @Test(arguments: [["1.000", "1000"], ["1000", "1,000"], ["1e3", "1000"], ["1500", "1.5E+03"]])
  func `both forms in one file are told`(numbers: [String]) throws {
    let receipt = try take(["7"] + numbers, "a.csv")
    #expect(receipt.totals.new == 3 && receipt.exitCode == 1)
    let found = told(receipt)
    #expect(found.count == 1 && found[0].severity == .warning && found[0].place.row == 4)
    #expect(found[0].facts["rows"] == "4")
    #expect(found[0].facts["origin"]?.contains("\"row\":3") == true)
    #expect(try survey.store.batch(1).problems.map(\.code).contains("RES086"))
  }

  @Test(arguments: [["12.345", "12345"], ["12345", "12.345"], ["1000", "1e3"]])
  func `one form in the store and the other in the file are told`(numbers: [String]) throws {
    #expect(told(try take([numbers[0]], "a.csv")).isEmpty)
    let found = told(try take(["3", numbers[1]], "b.csv"))
    #expect(found.map(\.place.row) == [3])
    #expect(found[0].facts["origin"]?.contains("a.csv") == true)
    #expect(try survey.store.check() == [])
  }

  @Test(arguments: [
    ["12.345", "12.346", "345"], ["2026.001", "2026001"], ["1.5", "15"], ["0.123", "123"],
    ["1.00", "100"], ["A1.000", "A1000"], ["1E3", "1E4", "3"],
  ])
  func `numbers written one way, or that cannot be one, are not`(numbers: [String]) throws {
    let receipt = try take(numbers, "a.csv")
    #expect(told(receipt).isEmpty && receipt.totals.new == numbers.count)
  }

  @Test func `a number of another unit is another number`() {
    let other = ("sheet:2/1000", Place(file: "a.csv", row: 2))
    let sheet = SheetKey(file: 0, sheet: "")
    #expect(UnclearNumber(sheet: sheet, row: 2, key: "sheet:1/1.001", other: other) == nil)
    #expect(UnclearNumber(sheet: sheet, row: 2, key: "sheet:1/1E3", other: other) != nil)
  }
}
