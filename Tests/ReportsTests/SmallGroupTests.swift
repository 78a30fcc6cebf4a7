import Findings
import Foundation
import Questionnaires
import Reports
import Rules
import Satisfaction
import Tables
import Testing

/// Nothing that is published tells how many persons a group of fewer than `minimum.show` has: not
/// the page, the workbook, nor the index file as JSON or CSV.
@Suite struct SmallGroupTests {
  @Test(arguments: Language.allCases)
  func noSmallGroupIsOnThePage(language: Language) throws {
    let page = HTMLReport.render(try SmallProvince.report(), language: language)
    let words = PageText.body(of: page).replacing(/<[^>]*>/, with: " ")
    #expect(secrets(in: words).isEmpty)
    #expect(words.contains(language == .vi ? "dưới 50 người" : "fewer than 50 persons"))
  }

  @Test func noSmallGroupIsInTheWorkbook() throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "small-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try WorkbookReport.write(try SmallProvince.report(), to: path)
    let file = try TableFile.open(path)
    for sheet in file.sheets.indices {
      let reader = try file.reader(ofSheet: sheet)
      var row = Row()
      while try reader.next(into: &row) {
        let texts = (0..<row.count).map { row.text($0) }
        #expect(secrets(in: texts.joined(separator: " ")).isEmpty, "\(texts)")
      }
    }
  }

  /// How many left an item out is no more than those asked less those who answered.
  @Test func noSmallGroupIsInTheIndexFile() throws {
    let feed = IndexFeed(try SmallProvince.report().table)
    let missing = try #require(IndexFeed.columns.firstIndex(of: "missing"))
    for var row in feed.table {
      row[missing] = ""
      #expect(secrets(in: row.joined(separator: " ")).isEmpty, "\(row)")
    }
    let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(feed))
    let rows = try #require((json as? [String: Any])?["rows"] as? [[String: Any]])
    for row in rows {
      for (key, value) in row where key != "missing" {
        guard let number = value as? NSNumber else { continue }
        #expect(!SmallProvince.secrets.contains(Int(exactly: number) ?? 0), "\(key) \(row)")
      }
    }
  }

  /// `n`, `answers` and `missing` go with the figure; the size of a unit's sample stays.
  @Test func theCountsOfAHiddenFigureAreNull() throws {
    let rows = IndexFeed(try SmallProvince.report().table).rows
    let small = try #require(
      rows.first { $0.scope == .unit && $0.code == "U2" && $0.node == "A2" })
    #expect(small.suppressed == .tooFewResponses)
    #expect(small.n == nil && small.answers == nil && small.missing == nil)
    #expect(small.validResponses == 600)
    let group = try #require(rows.first { $0.code == "gender" && $0.name == "3" })
    #expect(group.validResponses == nil && group.n == nil)
    #expect(rows.first { $0.code == "U3" }?.validResponses == 37)
  }

  /// Whatever is hidden of a published total is two counts or more, of 50 persons together.
  @Test func noTotalTellsWhatIsHidden() throws {
    let report = try SmallProvince.report()
    let items = report.table.questionnaire.items
    for distribution in report.table.distributions {
      let slot = try #require(items.firstIndex { $0.id == distribution.itemID })
      let truth = items[slot].options.indices.map { option in
        SmallProvince.rows.count { Int($0.answers[slot]) == option + 1 }
      }
      let hidden = truth.indices.filter { distribution.counts[$0] == nil }
      #expect(hidden.isEmpty || hidden.count > 1, "\(distribution)")
      #expect(hidden.isEmpty || hidden.reduce(0) { $0 + truth[$1] } >= 50, "\(distribution)")
      #expect(zip(truth, distribution.counts).allSatisfy { $1 == nil || $1 == $0 })
    }
  }

  /// Those of one sex, and those of one age, add up to answers that are published.
  @Test func theSumsOverSexesAndAgesDoNotTellAQuotaCell() throws {
    let report = try SmallProvince.report()
    let cells = PublishedQuotaCell.cells(of: report.progress, minimum: 50)
    #expect(cells.first { $0.cell == "1|1" }?.valid ?? 0 >= 50)
    let truth = Dictionary(
      report.progress.flatMap(\.cells).map { ($0.cell, $0.valid) }, uniquingKeysWith: +)
    for (item, option) in [(0, "1"), (0, "2"), (0, "3"), (1, "2"), (1, "3")] {
      let part = cells.filter { $0.cell.split(separator: "|")[item] == option }
      let hidden = part.filter { $0.valid == nil }
      #expect(hidden.isEmpty || hidden.count > 1, "\(item) \(option)")
      #expect(hidden.isEmpty || hidden.count == part.count || sum(hidden, truth) >= 50)
      #expect(part.allSatisfy { ($0.valid == nil) == ($0.missing == nil) })
    }
  }

  private func sum(_ cells: [PublishedQuotaCell], _ truth: [String: Int]) -> Int {
    cells.reduce(0) { $0 + (truth[$1.cell] ?? 0) }
  }

  /// Whole numbers in a text that are the size of a small group.
  private func secrets(in text: String) -> [Int] {
    let blanks: Set<Character> = [" ", "\n", "(", ")", ";", ":", "="]
    return text.split(whereSeparator: blanks.contains).compactMap { word in
      let number = word.last.map(",.".contains) == true ? word.dropLast() : word
      return Int(number).flatMap { SmallProvince.secrets.contains($0) ? $0 : nil }
    }
  }
}
