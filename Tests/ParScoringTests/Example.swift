import Agencies
import Findings
import Foundation
import ParScoring
import Questionnaires
import Rules
import Satisfaction

/// Files and index tables for tests.
enum Example {
  static let day = Day(iso: "2025-07-01").unsafelyUnwrapped
  static let digest = ContentDigest(of: Data())

  static func fixture(_ name: String) -> String {
    Bundle.module.resourceURL?.appendingPathComponent("Fixtures/\(name).yaml").path ?? name
  }

  /// A shipped set, found from this source file.
  static func shipped(_ id: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Questionnaires/\(id)/criteria.yaml").path
  }

  /// A table of one node with a share for each unit; nil where nobody answered.
  static func table(_ shares: [Double?], node: String = "overall") -> IndexTable {
    let tree = IndexNode(
      id: node, label: LocalizedText(vi: "Chỉ số hài lòng"), level: .overall,
      aggregation: .item("HL"))
    return IndexTable(
      round: "2025", questionnaire: questionnaire, method: method(tree), inputDigest: digest,
      nodes: [tree], units: shares.enumerated().map { unit($0, $1, node) }, blocks: [],
      groups: [], distributions: [], problems: [])
  }

  private static func unit(_ number: Int, _ share: Double?, _ node: String) -> UnitIndex {
    UnitIndex(
      unit: AdministrativeUnit(
        key: UnitKey(code: "\(number)", validFrom: day), kind: .ward, name: "Phường \(number)",
        provinceCode: "96"), blockID: nil, validResponses: 100, target: nil,
      nodes: [
        NodeEstimate(
          nodeID: node, estimate: share.map { Percent(fraction: $0) }, standardError: nil,
          lower: nil, upper: nil, degreesOfFreedom: nil, responses: 100, answers: 100,
          satisfied: 90, missing: 0, suppressed: share == nil ? .tooFewResponses : nil)
      ], rank: nil, notRanked: .notInABlock)
  }

  private static let questionnaire = Questionnaire(
    id: "thu", version: "1", title: LocalizedText(vi: "Thử"), sources: [],
    validity: Validity(from: day), sections: [], items: [], unverified: [], digest: digest)

  private static func method(_ tree: IndexNode) -> IndexMethod {
    IndexMethod(
      id: "thu", version: "1", title: LocalizedText(vi: "Phương pháp thử"), questionnaireID: "thu",
      sources: [], validity: Validity(from: day), satisfiedCodes: ["4", "5"],
      denominator: .answers, tree: tree, rounding: RoundingRule(decimals: 2),
      confidenceLevel: 0.95, minimumToShow: 5, minimumToRank: 30, blocks: [],
      responseValidity: ResponseValidityRule(
        minimumAnsweredShare: 0, roles: [], requiredItems: []), overTarget: .count,
      unverified: [], digest: digest)
  }
}
