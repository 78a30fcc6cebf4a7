import Agencies
import Foundation
import Questionnaires
import Responses
import Rules
import Satisfaction
import Testing

/// Published figures that can be recomputed from published counts.
@Suite("Published cases")
struct PublishedCasesTests {
  /// Chi cục An toàn vệ sinh thực phẩm Bình Dương, 6-10/2015, n = 130, method of QĐ 1383: printed
  /// 95.4, 92.4, 91.5, 93.1 and 91.6 (scribd.com/document/328509842). 120/130 = 92.31 and 119/130
  /// = 91.54, so 92.4 and 91.6 are slips of the last digit.
  static let foodSafety: [(item: String, satisfied: Int, computed: String, printed: String)] = [
    ("access", 124, "95.4", "95.4"), ("procedures", 120, "92.3", "92.4"),
    ("staff", 119, "91.5", "91.5"), ("result", 121, "93.1", "93.1"),
    ("overall", 119, "91.5", "91.6"),
  ]

  @Test func bìnhDương2015() throws {
    let nodes = try foodSafetyNodes(.ownItem("overall"))
    for element in PublishedCasesTests.foodSafety where element.item != "overall" {
      #expect(nodes.percent(element.item, decimals: 1) == element.computed)
    }
    #expect(nodes.percent("index", decimals: 1) == "91.5")
    let slips = PublishedCasesTests.foodSafety.filter { $0.computed != $0.printed }
    #expect(slips.map(\.item) == ["procedures", "overall"])
  }

  /// The printed overall value is the question of its own and no mean: the mean of the elements
  /// is 484/520 = 93.08 (93.10 from the printed values), whichever way it is taken.
  @Test(arguments: [
    Aggregation.meanOfChildren, .meanOfItems, .pooledAnswers,
    .weightedChildren([0.25, 0.25, 0.25, 0.25]),
  ])
  func bìnhDươngOverallIsNotAMean(aggregation: Aggregation) throws {
    #expect(try foodSafetyNodes(aggregation).percent("index") == "93.08")
  }

  private func foodSafetyNodes(_ aggregation: Aggregation) throws -> [NodeEstimate] {
    let items = PublishedCasesTests.foodSafety
    let tree = Survey.node(
      "index", aggregation, items.dropLast().map { Survey.item($0.item) })
    let calculation = try IndexCalculation(
      questionnaire: Survey.questionnaire(items.map { Survey.rating($0.item) }),
      method: Survey.method(tree, decimals: 1), units: [Survey.unit("1", .provincialAgency)])
    let responses = (0..<130).map { row in
      Survey.response("1", items.map { row < $0.satisfied ? 4 : 3 })
    }
    return try calculation.table(round: "2015", of: responses).units[0].nodes
  }

  /// Thừa Thiên Huế, pilot 15/4-6/5/2015, 363 responses (sngv.thuathienhue.gov.vn): units as
  /// printed. The counts are not published; these add up to 363 and print as published, which no
  /// counts with 343 satisfied (94.49) do.
  static let huế: [(name: String, kind: UnitKind, satisfied: Int, count: Int, printed: String)] = [
    ("Sở Xây dựng", .provincialAgency, 57, 58, "98.3"),
    ("Sở Kế hoạch và Đầu tư", .provincialAgency, 39, 41, "95.1"),
    ("Sở Tài nguyên và Môi trường", .provincialAgency, 72, 81, "88.9"),
    ("Hương Thủy", .ruralCommune, 23, 24, "95.8"), ("Hương Trà", .ruralCommune, 79, 80, "98.8"),
    ("Phú Lộc", .ruralCommune, 41, 43, "95.3"), ("TP Huế", .ruralCommune, 33, 36, "91.7"),
  ]

  @Test func thừaThiênHuếBlocksAreMeansOfUnits() throws {
    let table = try huếTable([
      Survey.block("sở", kinds: [.provincialAgency]),
      Survey.block("huyện", kinds: [.ruralCommune]),
    ])
    for (unit, published) in zip(table.units, PublishedCasesTests.huế) {
      #expect(unit.nodes.percent("q", decimals: 1) == published.printed)
    }
    #expect(table.blocks.map { $0.meanOfUnits.percent("q", decimals: 1) } == ["94.1", "95.4"])
    #expect(table.blocks.map { $0.pooled.percent("q", decimals: 1) } != ["94.1", "95.4"])
  }

  /// The printed total 94.41 is a misprint: the mean of the units is 94.84, and no number of
  /// satisfied among 363 is 94.41 percent (342 is 94.21, 343 is 94.49).
  @Test func thừaThiênHuếTotalIsAMisprint() throws {
    let block = try huếTable([Survey.block()]).blocks[0]
    #expect(block.meanOfUnits.percent("q") == "94.84")
    #expect(block.pooled.first?.responses == 363)
    #expect(block.pooled.percent("q") == "94.77")
    let rule = RoundingRule(decimals: 2)
    #expect((0...363).allSatisfy { rule.text(Double($0) * 100 / 363) != "94.41" })
    #expect(rule.text(343.0 * 100 / 363) == "94.49")
  }

  private func huếTable(_ blocks: [RankingBlock]) throws -> IndexTable {
    let units = PublishedCasesTests.huế.enumerated().map {
      Survey.unit("\($0)", $1.kind, name: $1.name)
    }
    let calculation = try IndexCalculation(
      questionnaire: Survey.questionnaire([Survey.rating("q")]),
      method: Survey.method(Survey.item("q"), blocks: blocks), units: units)
    let responses = PublishedCasesTests.huế.enumerated().flatMap {
      Survey.responses("\($0)", satisfied: $1.satisfied, of: $1.count)
    }
    return try calculation.table(round: "2015", of: responses)
  }

  /// Đà Nẵng, online rating, first half of 2014 (taichinhdientu.vn): of 7,725 ratings of service
  /// quality 98.23, 1.51 and 0.26 percent (117/7725 = 1.5146), of 4,669 of officials 97.45, 1.67
  /// and 0.88. Three levels, of which only the best counts as satisfied.
  @Test(arguments: [
    ([7588, 117, 20], ["98.23", "1.51", "0.26"]), ([4550, 78, 41], ["97.45", "1.67", "0.88"]),
  ])
  func đàNẵng2014(counts: [Int], printed: [String]) throws {
    let calculation = try IndexCalculation(
      questionnaire: Survey.questionnaire([Survey.rating("q", levels: 3)]),
      method: Survey.method(Survey.item("q"), satisfiedCodes: ["3"]), units: [Survey.unit("48")])
    let responses = zip([3, 2, 1], counts).flatMap { level, count in
      (0..<count).map { _ in Survey.response("48", [level]) }
    }
    let table = try calculation.table(round: "2014", of: responses)
    #expect(table.units[0].nodes.percent("q") == printed[0])
    #expect(table.estimate("48", "q")?.levelCounts == counts.reversed())
    let shares = table.distributions[0].counts.compactMap(\.self).reversed().map {
      RoundingRule(decimals: 2).text(Double($0) * 100 / Double(counts.reduce(0, +)))
    }
    #expect(Array(shares) == printed)
  }
}
