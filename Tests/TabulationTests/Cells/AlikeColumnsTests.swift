import Estimation
import Testing

@testable import Tabulation

/// Answers of a row that are taken all at once give the bytes that answers taken one by one give:
/// those of the same file with every cell in quotes.
struct AlikeColumnsTests {
  @Test(arguments: [1, 2, 4, 5, 29, 31, 32, 33], ["4", "10", "A", " 4"])
  func answersTakenAtOnce(columns: Int, odd: String) throws {
    let rows = rows(columns: columns, odd: odd)
    #expect(try bytes(rows, columns) == bytes(rows.map { $0.map { "\"\($0)\"" } }, columns))
  }

  @Test func columnsThatDifferAreTakenOneByOne() {
    func codes(_ column: Int, blank: Int? = nil, given: UInt8 = 1) -> ItemCodes {
      let digits: [ItemCodes.Code?] = (0..<10).map { digit in
        ItemCodes.Code(answerClass: digit % 2, contributions: [given, UInt8(digit % 2)])
      }
      return ItemCodes(
        column: column, classCount: 2, immediate: digits + [ItemCodes.Code(answerClass: blank)],
        others: [])
    }
    if let alike = AlikeColumns([codes(3), codes(4)], pairCount: 1) {
      #expect(alike.stride == 4 && alike.pairMembers == [0b11] && alike.satisfiedClasses == 0b10)
    }
    #expect(AlikeColumns([], pairCount: 1) == nil)
    #expect(AlikeColumns([codes(0)], pairCount: 1) == nil)
    #expect(AlikeColumns([codes(3), codes(5)], pairCount: 1) == nil)
    #expect(AlikeColumns([codes(3), codes(4, blank: 0)], pairCount: 1) == nil)
    #expect(AlikeColumns([codes(3, given: 2)], pairCount: 1) == nil)
    #expect(AlikeColumns((1...33).map { codes($0) }, pairCount: 1) == nil)
  }

  private func rows(columns: Int, odd: String) -> [[String]] {
    var random = SeededGenerator(seed: UInt64(columns))
    func pick(_ texts: [String]) -> String {
      texts[Int.random(in: 0..<texts.count, using: &random)]
    }
    return (0..<300).map { row in
      let isOdd = row % 7 == 0
      let answers = (0..<columns).map { _ in
        pick(["1", "2", "3", "4", "5", "5", "9", "", isOdd ? odd : ""])
      }
      return ["\(row / 40)", "\(row % 9).\(pick(["0000", "1250", "9999"]))"] + answers + ["x"]
    }
  }

  private func bytes(_ rows: [[String]], _ columns: Int) throws -> [UInt8] {
    let names = (1...columns).map { "a\($0)" }
    let header = (["psu", "w"] + names + ["end"]).joined(separator: ",")
    let entries = names.map { "- {topTwo: \($0), levels: [4, 5], pool: answers}\n" }
    let pools = [names, Array(names.prefix(3))].map { pool in
      "- {topTwo: [\(pool.joined(separator: ", "))], levels: [4, 5], pool: answers}\n"
    }
    let folder = try ScratchFolder([
      "data.csv": ([header] + rows.map { $0.joined(separator: ",") }).joined(separator: "\n"),
      "spec.yaml": """
      schema: sipas.estimate/1
      data: data.csv
      missingIn: {a1..a\(columns): [9]}
      design: {clusters: psu, weights: w}
      estimates:
      \((entries + pools).joined())
      """,
    ])
    let tables = CellTabulation.tables(specPaths: [folder.path + "/spec.yaml"], threads: 1)[0]
    var bytes: [UInt8] = []
    try #require(tables).writeCSV(.estimates) { bytes += $0 }
    return bytes
  }
}
