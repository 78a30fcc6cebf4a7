import Agencies
import Findings
import Foundation
import Questionnaires
import Reports
import Responses
import Rules
import Sampling
import Satisfaction

/// A report of one block, two units, one element and one item, to be bent by each test.
enum TinyReport {
  static let key = UnitKey(code: "H01", validFrom: SampleReport.day)

  /// - Parameters:
  ///   - share: the value of every node of the first unit.
  ///   - n: its responses; fewer than 2 have no interval, 0 no value.
  static func make(name: String = "Sở Nội vụ", share: Double = 0.826_65, n: Int = 40)
    -> IndexReport
  {
    let units = [
      unit(name: name, key: key, share: share, n: n),
      unit(
        name: "Sở Y tế", key: UnitKey(code: "H02", validFrom: SampleReport.day), share: 0.5, n: 4),
    ]
    let table = IndexTable(
      round: "2025-1", questionnaire: questionnaire, method: method,
      inputDigest: ContentDigest(of: Data("tiny".utf8)), nodes: tree.flattened, units: units,
      blocks: [
        BlockIndex(
          block: method.blocks[0], unitCount: 2, meanOfUnits: nodes(share, n: n),
          pooled: nodes(0.8, n: n))
      ], groups: [], distributions: [], problems: [])
    return IndexReport(
      title: ReportTitle(
        province: "Tỉnh Cà Mau", round: "Đợt 1", organisation: "Sở Nội vụ",
        date: SampleReport.day, isSimulated: false),
      table: table,
      progress: [
        UnitProgress(
          unit: key, target: 45, received: n + 1, valid: n, missing: max(0, 45 - n),
          overTarget: max(0, n - 45), outOfQuota: 0, cells: [])
      ])
  }

  static func nodes(_ share: Double, n: Int, suppressed: Ineligibility? = nil) -> [NodeEstimate] {
    tree.flattened.map { node in
      NodeEstimate(
        nodeID: node.id, estimate: n > 0 && suppressed == nil ? Percent(fraction: share) : nil,
        standardError: nil, lower: n > 1 ? Percent(fraction: max(0, share - 0.05)) : nil,
        upper: n > 1 ? Percent(fraction: min(1, share + 0.05)) : nil, degreesOfFreedom: nil,
        responses: n, answers: n, satisfied: n, missing: 0, suppressed: suppressed)
    }
  }

  private static func unit(name: String, key: UnitKey, share: Double, n: Int) -> UnitIndex {
    let hidden: Ineligibility? = n == 0 ? .noResponse : n < 10 ? .tooFewResponses : nil
    return UnitIndex(
      unit: AdministrativeUnit(key: key, kind: .provincialAgency, name: name, provinceCode: "96"),
      blockID: "agencies", validResponses: n, target: 45,
      nodes: nodes(share, n: n, suppressed: hidden),
      rank: n < 30 ? nil : RankPosition(rank: 1, best: 1, worst: 1, group: 1),
      notRanked: n < 30 ? hidden ?? .tooFewResponses : nil)
  }

  static let tree = IndexNode(
    id: "overall", label: LocalizedText(vi: "Chỉ số chung", en: "Overall index"), level: .overall,
    aggregation: .meanOfChildren,
    children: [
      IndexNode(
        id: "A", label: LocalizedText(vi: "Tiếp cận", en: "Access"), level: .element,
        aggregation: .pooledAnswers,
        children: [
          IndexNode(
            id: "A1", label: LocalizedText(vi: "Chỗ ngồi", en: "Seats"), level: .criterion,
            aggregation: .item("A1"))
        ])
    ])

  static let questionnaire: Questionnaire = {
    var questionnaire = SampleQuestionnaire.value
    questionnaire.items = [
      Item(
        id: "A1", kind: .rating, role: .satisfaction,
        text: LocalizedText(vi: "Chỗ ngồi", en: "Seats"), options: SampleQuestionnaire.levels)
    ]
    return questionnaire
  }()

  static let method: IndexMethod = {
    var method = SampleQuestionnaire.method
    method.tree = tree
    method.blocks = Array(method.blocks.prefix(1))
    return method
  }()
}
