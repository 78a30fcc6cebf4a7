import Agencies
import Estimation
import Findings
import Foundation
import Questionnaires
import Rules

/// Puts an index table together: units first, because blocks, intervals without variance and
/// ranks are made of them.
struct IndexTableBuilder {
  let calculation: IndexCalculation
  /// Units in table order.
  let units: [AdministrativeUnit]
  /// Targets in table order.
  let targets: [Int?]
  let responses: CountedResponses

  private var method: IndexMethod { calculation.method }
  private var tree: IndexTree { calculation.tree }

  func table(round: String, groups: [String], inputDigest: ContentDigest?) throws -> IndexTable {
    let segments = try RespondentSegments(groups, in: calculation.questionnaire)
    let members = method.blocks.map { block in
      units.indices.filter { blockID(of: units[$0]) == block.id }
    }
    let survey = SurveyEstimates(
      tree, responses, segments, AnswerCells(calculation.questionnaire), blocks: members)
    let all = survey.segments[RespondentSegments.everybody].tally
    let estimates = NodeEstimates(tree, method, units: survey.units)
    var indices = zip(units.indices, survey.units).map { unitIndex($0, $1, estimates) }
    let blocks = method.blocks.indices.filter { !members[$0].isEmpty }.map { block in
      BlockIndex(
        block: method.blocks[block], unitCount: members[block].count,
        meanOfUnits: estimates.mean(members[block].map { indices[$0].nodes }),
        pooled: estimates.published(survey.blocks[block]))
    }
    for block in blocks { try rank(&indices, blockID: block.block.id) }
    let distributions = distributions(all)
    let groups = RespondentGroups(
      tree: tree, segments: segments, estimates: estimates, distributions: distributions
    ).indices(survey.segments)
    let findings = IndexFindings(tree: tree, method: method, plan: calculation.plan)
    return IndexTable(
      round: round, questionnaire: calculation.questionnaire, method: method,
      inputDigest: inputDigest ?? digest, nodes: tree.nodes, units: indices, blocks: blocks,
      groups: groups, distributions: distributions,
      problems: findings.problems(
        indices, survey.units, excluded: responses.excluded, groups: groups),
      isWeighted: all.isWeighted)
  }

  private func blockID(of unit: AdministrativeUnit) -> String? {
    method.blocks.first { $0.unitKinds.contains(unit.kind.rawValue) }?.id
  }

  private func unitIndex(_ unit: Int, _ domain: DomainEstimates, _ estimates: NodeEstimates)
    -> UnitIndex
  {
    let count = domain.tally.responses
    let blockID = blockID(of: units[unit])
    let nodes = estimates.published(domain)
    return UnitIndex(
      unit: units[unit], blockID: blockID, validResponses: count, target: targets[unit],
      nodes: nodes, rank: nil,
      notRanked: ineligibility(count, nodes.first, blockID: blockID))
  }

  private func ineligibility(
    _ count: Int, _ root: NodeEstimate?, blockID: String?
  ) -> Ineligibility? {
    if blockID == nil { return .notInABlock }
    if let suppressed = root?.suppressed { return suppressed }
    return count < method.minimumToRank ? .tooFewResponses : nil
  }

  private func rank(_ indices: inout [UnitIndex], blockID: String) throws {
    let ranked = indices.indices.filter {
      indices[$0].blockID == blockID && indices[$0].notRanked == nil
    }
    let ranking = UnitRanking(
      rounding: method.rounding, level: method.confidenceLevel,
      simulation: calculation.simulation)
    let positions = try ranking.positions(ranked.compactMap { indices[$0].nodes.first })
    for (unit, position) in zip(ranked, positions) { indices[unit].rank = position }
  }

  private func distributions(_ tally: AnswerTally) -> [ItemDistribution] {
    let protection = LevelProtection(tree: tree, minimum: method.minimumToShow)
    return calculation.questionnaire.items.enumerated().filter { $1.kind.isCoded }
      .map { slot, item in
        protection.published(distribution(slot, item, tally), of: item)
      }
  }

  private func distribution(_ slot: Int, _ item: Item, _ tally: AnswerTally) -> ItemDistribution {
    ItemDistribution(
      itemID: item.id,
      counts: item.options.indices.map {
        tally.count(slot: slot, byte: Int(AnswerByte.firstOption) + $0)
      },
      missing: MissingReason.allCases.map {
        tally.count(slot: slot, byte: Int(AnswerByte.byte(of: $0)))
      },
      blank: tally.count(slot: slot, byte: Int(AnswerByte.blank)))
  }

  /// SHA-256 over method, questionnaire, and every unit's key, PSU sizes and rows in an order that
  /// their content makes.
  private var digest: ContentDigest {
    var head = "\(method.digest)\n\(calculation.questionnaire.digest)\n"
    var rows: [UInt8] = []
    for (unit, psus) in zip(units, responses.contentOfPSUs) {
      let sizes = psus.map { "\($0.count / responses.rowSize)" }.joined(separator: " ")
      head += "\(unit.key.code) \(unit.key.validFrom) \(sizes)\n"
      rows += psus.joined()
    }
    return ContentDigest(of: Data(head.utf8) + Data(rows))
  }
}
