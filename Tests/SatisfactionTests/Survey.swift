import Agencies
import Findings
import Foundation
import Questionnaires
import Responses
import Rules
import Sampling

@testable import Satisfaction

/// Small questionnaires, methods and responses for tests.
enum Survey {
  static let digest = ContentDigest(of: Data())
  static let start = Day(iso: "2025-07-01").unsafelyUnwrapped

  static func rating(_ id: String, levels: Int = 5) -> Item {
    Item(
      id: id, kind: .rating, role: .satisfaction, text: LocalizedText(vi: id),
      options: (1...levels).map { Option(code: "\($0)", label: LocalizedText(vi: "\($0)")) },
      missingCodes: [
        MissingCode(code: "9", label: LocalizedText(vi: "Không biết"), reason: .dontKnow)
      ])
  }

  static func choice(_ id: String, options: Int = 2) -> Item {
    Item(
      id: id, kind: .choice, role: .respondent, text: LocalizedText(vi: id),
      options: (1...options).map { Option(code: "\($0)", label: LocalizedText(vi: "\($0)")) })
  }

  static func questionnaire(_ items: [Item]) -> Questionnaire {
    Questionnaire(
      id: "thu", version: "1", title: LocalizedText(vi: "Phiếu thử"), sources: [],
      validity: Validity(from: start), sections: [], items: items, unverified: [], digest: digest)
  }

  static func method(
    _ tree: IndexNode, satisfiedCodes: [String] = ["4", "5"], denominator: Denominator = .answers,
    decimals: Int = 2, minimumToShow: Int = 1, minimumToRank: Int = 1,
    blocks: [RankingBlock] = [block()], overTarget: OverTargetRule = .count,
    unverified: [UnverifiedMark] = []
  ) -> IndexMethod {
    IndexMethod(
      id: "phuong-phap-thu", version: "1", title: LocalizedText(vi: "Phương pháp thử"),
      questionnaireID: "thu", sources: [], validity: Validity(from: start),
      satisfiedCodes: satisfiedCodes, denominator: denominator, tree: tree,
      rounding: RoundingRule(decimals: decimals), confidenceLevel: 0.95,
      minimumToShow: minimumToShow, minimumToRank: minimumToRank, blocks: blocks,
      responseValidity: ResponseValidityRule(
        minimumAnsweredShare: 0, roles: [], requiredItems: []),
      overTarget: overTarget, unverified: unverified, digest: digest)
  }

  static func block(
    _ id: String = "all", kinds: [UnitKind] = [.provincialAgency, .ruralCommune],
    aggregation: BlockAggregation = .meanOfUnits
  ) -> RankingBlock {
    RankingBlock(
      id: id, label: LocalizedText(vi: "Khối \(id)"), unitKinds: kinds.map(\.rawValue),
      aggregation: aggregation)
  }

  static func item(_ id: String, satisfiedCodes: [String]? = nil) -> IndexNode {
    IndexNode(
      id: id, label: LocalizedText(vi: id), level: .item, aggregation: .item(id),
      satisfiedCodes: satisfiedCodes)
  }

  static func node(_ id: String, _ aggregation: Aggregation, _ children: [IndexNode]) -> IndexNode {
    IndexNode(
      id: id, label: LocalizedText(vi: id), level: .element, aggregation: aggregation,
      children: children)
  }

  static func unit(_ code: String, _ kind: UnitKind = .ruralCommune, name: String? = nil)
    -> AdministrativeUnit
  {
    AdministrativeUnit(
      key: UnitKey(code: code, validFrom: start), kind: kind, name: name ?? "Xã \(code)",
      provinceCode: "96")
  }

  static func plan(_ targets: [(String, Int)], kind: SamplePlan.Kind = .probability) -> SamplePlan {
    SamplePlan(
      kind: kind, fieldwork: Validity(from: start), source: nil,
      targets: targets.map {
        UnitTarget(unit: UnitKey(code: $0.0, validFrom: start), count: $0.1)
      }, cellItems: [], digest: digest)
  }

  /// A response; answers are option numbers, 0 blank, -1 không biết.
  static func response(
    _ unit: String, _ answers: [Int], psu: String? = nil, weight: Int64 = 10_000,
    validity: ResponseValidity = .valid
  ) -> CodedResponse {
    CodedResponse(
      identity: ResponseIdentity(key: "1", isContentBased: true),
      unit: UnitKey(code: unit, validFrom: start), psu: psu,
      answers: answers.map { $0 < 0 ? AnswerByte.dontKnow : UInt8($0) }, details: [],
      weight: weight, answeredOn: nil, interviewer: nil, validity: validity, contentDigest: [])
  }

  /// `satisfied` responses with answer 5 and the rest with answer 2, to one item.
  static func responses(_ unit: String, satisfied: Int, of count: Int) -> [CodedResponse] {
    (0..<count).map { response(unit, [$0 < satisfied ? 5 : 2]) }
  }

  static func fixture(_ name: String) throws -> [[String]] {
    let folder = Bundle.module.resourceURL?.appendingPathComponent("Fixtures")
    let url = folder?.appendingPathComponent(name) ?? URL(fileURLWithPath: name)
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }
}

extension IndexTable {
  func estimate(_ unit: String, _ node: String) -> NodeEstimate? {
    units.first { $0.unit.code == unit }?.nodes.first { $0.nodeID == node }
  }
}

extension [NodeEstimate] {
  func percent(_ node: String, decimals: Int = 2) -> String? {
    first { $0.nodeID == node }?.estimate.map {
      RoundingRule(decimals: decimals).text($0.value)
    }
  }
}
