import Findings
import Foundation
import Questionnaires
import Rules
import Testing

@testable import Satisfaction

@Suite("Index feed")
struct IndexFeedTests {
  @Test func everyKeyIsThereAndNullWhereItDoesNotApply() throws {
    let object = try #require(
      try JSONSerialization.jsonObject(with: JSONEncoder().encode(feed())) as? [String: Any])
    #expect(object["schema"] as? String == "sipas.index/1")
    let rows = try #require(object["rows"] as? [[String: Any]])
    let keys = Set(IndexFeed.Row.CodingKeys.allCases.map(\.rawValue))
    #expect(rows.count == (3 + 2 + 3) * 11)
    #expect(rows.allSatisfy { Set($0.keys) == keys })
    #expect(rows[0]["notRanked"] is NSNull)
  }

  /// Unit C has no answer to c1.
  @Test(arguments: Language.allCases)
  func notesStandBesideTheFigures(language: Language) throws {
    let feed = try feed(language: language, simulated: true)
    let note = try #require(feed.problems.first)
    #expect(feed.problems.count == 1 && note.code == "SAT007" && note.severity == .warning)
    #expect(note.facts["child"] == "c1" && note.facts["units"] == "Xã C")
    #expect(note.message.contains(language == .vi ? "không có câu trả lời" : "nobody answered"))
    let object = try #require(
      try JSONSerialization.jsonObject(with: JSONEncoder().encode(feed)) as? [String: Any])
    #expect(object["simulated"] as? Bool == true)
    #expect((object["problems"] as? [[String: Any]])?.first?["code"] as? String == "SAT007")
    #expect(feed.table[1].contains("true"))
  }

  /// Every way in which a figure can be missing: no response, one, few, none at a node, one PSU. A
  /// figure is null exactly where `suppressed` says why, and its error and interval go together.
  @Test func whatIsNullSaysWhy() throws {
    let tree = Survey.node("index", .meanOfChildren, [Survey.item("q"), Survey.item("r")])
    let responses =
      [Survey.response("one", [5, 5])]
      + (1...2).map { _ in Survey.response("few", [5, 5]) }
      + (1...3).map { _ in Survey.response("partly", [5, 0]) }
      + (1...3).map { _ in Survey.response("psu", [5, 5], psu: "ấp 1") }
    let names = ["none", "one", "few", "partly", "psu"]
    let rows = try IndexFeed(
      IndexCalculation(
        questionnaire: Survey.questionnaire([Survey.rating("q"), Survey.rating("r")]),
        method: Survey.method(tree, minimumToShow: 3, minimumToRank: 3),
        units: names.map { Survey.unit($0) }
      ).table(round: "thu", of: responses)
    ).rows
    for row in rows {
      #expect((row.percent == nil) == (row.suppressed != nil), "\(row)")
      #expect((row.rounded == nil) == (row.percent == nil))
      #expect((row.satisfied == nil) == (row.percent == nil))
      #expect(row.percent != nil || row.standardError == nil)
      let spread = [row.standardError, row.lower, row.upper, row.degreesOfFreedom]
      #expect(Set(spread.map { $0 == nil }).count == 1, "\(row)")
      #expect(
        Set([row.rank, row.rankBest, row.rankWorst, row.rankGroup].map { $0 == nil }).count == 1)
      let isRankable = row.scope == .unit && row.node == "index"
      #expect(isRankable ? (row.rank == nil) == (row.notRanked != nil) : row.notRanked == nil)
    }
    let units = names.map { name in rows.filter { $0.code == name } }
    #expect(
      units.map { $0.map(\.suppressed) } == [
        [.noResponse, .noResponse, .noResponse],
        [.tooFewResponses, .tooFewResponses, .tooFewResponses],
        [.tooFewResponses, .tooFewResponses, .tooFewResponses],
        [nil, nil, .noAnswer], [nil, nil, nil],
      ])
    #expect(units[4].allSatisfy { $0.standardError == nil && $0.percent == 100 })
  }

  @Test func aFeedOfHalfTheResponsesSaysSo() throws {
    let table = try SimulatedSurvey.calculation().table(
      round: "thu", of: SimulatedSurvey.responses())
    let feed = IndexFeed(table, complete: false)
    let column = try #require(feed.table[0].firstIndex(of: "complete"))
    #expect(!feed.complete && feed.table.dropFirst().allSatisfy { $0[column] == "false" })
    #expect(IndexFeed(table).complete)
  }

  @Test func readsBackAsItWasWritten() throws {
    let feed = try feed()
    #expect(try JSONDecoder().decode(IndexFeed.self, from: JSONEncoder().encode(feed)) == feed)
  }

  /// 62.20735… % with standard error 3.606… points: `Fixtures/expected.csv`, unit A.
  @Test func tableHasUnroundedAndRoundedPercent() throws {
    let table = try feed().table
    let header = table[0]
    let row = Dictionary(uniqueKeysWithValues: zip(header, table[1]))
    #expect(table.allSatisfy { $0.count == header.count })
    #expect(row["code"] == "A" && row["node"] == "index" && row["rounded"] == "62.21")
    let percent = try #require(Double(row["percent"] ?? ""))
    #expect(abs(percent - 62.207354047930163) < 1e-9)
    let error = try #require(Double(row["standardError"] ?? ""))
    #expect(abs(error - 3.6062526725519579) < 1e-9)
    #expect(row["rankBest"] == "1" && row["rankWorst"] == "3")
    #expect(row["inputDigest"]?.count == 64)
  }

  @Test func onlyTheMethodsBlockFigureIsMarkedPublished() throws {
    let rows = try feed().rows
    #expect(rows.filter { $0.scope == .blockMean && $0.isPublished }.count == 11)
    #expect(rows.filter { $0.scope == .blockPooled && $0.isPublished }.isEmpty)
  }

  /// A mark on a node marks its rows and those of the nodes made of it; one on something else
  /// marks all.
  @Test(arguments: [("access", ["index", "service", "access"]), ("rounding", nil)])
  func unverifiedMarksTravel(subject: String, nodes: [String]?) throws {
    let rows = try feed(subject).rows.filter { $0.scope == .unit && $0.code == "A" }
    #expect(rows.filter(\.isUnverified).map(\.node) == nodes ?? rows.map(\.node))
  }

  private func feed(
    _ unverified: String? = nil, language: Language = .vi, simulated: Bool = false
  ) throws -> IndexFeed {
    var table = try SimulatedSurvey.calculation().table(
      round: "thu", of: SimulatedSurvey.responses(), groups: ["gender"])
    table.method.unverified =
      unverified.map {
        [UnverifiedMark(subject: $0, reason: LocalizedText(vi: "chưa đối chiếu"))]
      } ?? []
    return IndexFeed(table, language: language, simulated: simulated)
  }
}
