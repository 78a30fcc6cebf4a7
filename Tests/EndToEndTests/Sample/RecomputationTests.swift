// Two independent recomputations of the sample province's indices, kept with their recipes:
//
// - `Fixtures/sample-index.csv` by R survey (`Fixtures/sample-index.R`) from the coded answers in
//   the store: estimates, standard errors, intervals, degrees of freedom of every unit and block at
//   every node. It proves the computation.
// - `Fixtures/raw-counts.csv` by Python (`Fixtures/read_responses.py`) from the response files as
//   sent: valid responses, answers and satisfied answers of every unit at every node. It proves the
//   import, because it reads workbooks, encodings, labels and conditions by its own code.
import Foundation
import Testing

struct RecomputationTests {
  static let tolerance = 1e-9

  @Test func everyIndexIsThatOfRSurvey() throws {
    let feed = try SampleProvince.shared.get().feed().keyed(by: "scope", "code", "node")
    let expected = try CSVTable(fixture("sample-index.csv")).keyed(by: "scope", "code", "node")
    let figures = [
      "percent": "percent", "se": "standardError", "lower": "lower", "upper": "upper",
      "df": "degreesOfFreedom",
    ]
    for (key, row) in expected {
      let own = try #require(feed[key], "\(key) is missing")
      guard try isShown(own, responses: row) else { continue }
      for (column, feedColumn) in figures {
        let difference = try abs(row.number(column) - own.number(feedColumn))
        #expect(difference <= Self.tolerance, "\(key) \(column)")
      }
      for column in ["n", "answers", "satisfied"] { #expect(row[column] == own[column], "\(key)") }
    }
    let scopes: Set = ["unit", "blockMean", "blockPooled"]
    let comparable = feed.filter { scopes.contains($0.key[0]) }
    #expect(Set(comparable.keys) == Set(expected.keys))
    #expect(expected.count == 2673)
  }

  @Test func everyCountIsThatOfTheFilesAsSent() throws {
    let feed = try SampleProvince.shared.get().feed().keyed(by: "scope", "code", "node")
    let expected = try CSVTable(fixture("raw-counts.csv")).keyed(by: "unit", "node")
    for (key, row) in expected {
      let own = try #require(feed[["unit"] + key], "\(key) is missing")
      #expect(row["valid"] == own["validResponses"], "\(key)")
      guard try isShown(own, responses: row) else { continue }
      for column in ["n", "answers", "satisfied"] {
        #expect(row[column] == own[column], "\(key) \(column)")
      }
    }
    #expect(expected.count == feed.count { $0.key[0] == "unit" })
  }

  /// Whether a figure is published; if not, fewer than the five persons of the method's
  /// `minimum.show` answered, or it would give such a figure away, and nothing of it is told.
  private func isShown(_ own: [String: String], responses row: [String: String]) throws -> Bool {
    let responses = try row.number("n")
    let reason = own["suppressed"] ?? ""
    // A node that nobody answered has no figure to hide.
    #expect((reason == "tooFewResponses") == (responses > 0 && responses < 5), "\(own)")
    if !reason.isEmpty { #expect(own["percent"] == "" && own["satisfied"] == "", "\(own)") }
    return reason.isEmpty
  }

  @Test func everyUnitReceivedWhatItsFilesHold() throws {
    let province = try SampleProvince.shared.get()
    let progress = try JSONDecoder().decode(
      Progress.self, from: Data(province.output("progress", "--format", "json").utf8))
    let expected = try CSVTable(fixture("raw-counts.csv")).keyed(by: "unit", "node")
    for unit in progress.units {
      let row = try #require(expected[[unit.code, "overall"]])
      #expect(row["received"] == "\(unit.received)")
      #expect(row["valid"] == "\(unit.valid)")
    }
  }
}
