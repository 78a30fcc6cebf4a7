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
