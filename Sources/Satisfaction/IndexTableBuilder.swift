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
  private var itemCount: Int { calculation.questionnaire.items.count }

  func table(round: String, groups: [String], inputDigest: ContentDigest?) throws -> IndexTable {
    let tallies = units.indices.map(tally)
    let domains = units.indices.map {
      DomainEstimates(tree, tallies[$0], responses, units: [$0])
    }
    let estimates = NodeEstimates(tree, method, units: domains)
    var indices = zip(units.indices, domains).map { unitIndex($0, $1, estimates) }
    let blocks = method.blocks.compactMap { block($0, indices, tallies, estimates) }
    for block in blocks { try rank(&indices, blockID: block.block.id) }
    let all = DomainEstimates(
      tree, sum(tallies, over: Array(units.indices)), responses, units: Array(units.indices))
    let groups = try RespondentGroups(
      tree: tree, questionnaire: calculation.questionnaire, responses: responses,
      estimates: estimates
    ).indices(all, groups)
    let findings = IndexFindings(tree: tree, method: method, plan: calculation.plan)
    return IndexTable(
      round: round, questionnaire: calculation.questionnaire, method: method,
      inputDigest: inputDigest ?? digest, nodes: tree.nodes, units: indices, blocks: blocks,
      groups: groups, distributions: distributions(all.tally),
      problems: findings.problems(
        indices, domains, excluded: responses.excluded, groups: groups),
      isWeighted: all.tally.isWeighted)
  }

  private func tally(_ unit: Int) -> AnswerTally {
    var tally = AnswerTally(items: itemCount)
    responses.withRows { rows in
      for psu in responses.psusOfUnit[unit] {
        for row in responses.rowsOfPSU[psu] { tally.add(rows[row]) }
      }
    }
    return tally
  }

  private func sum(_ tallies: [AnswerTally], over units: [Int]) -> AnswerTally {
    units.reduce(into: AnswerTally(items: itemCount)) { $0.add(tallies[$1]) }
  }

  private func unitIndex(_ unit: Int, _ domain: DomainEstimates, _ estimates: NodeEstimates)
    -> UnitIndex
  {
    let count = domain.tally.responses
    let blockID = method.blocks.first { $0.unitKinds.contains(units[unit].kind.rawValue) }?.id
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

  /// Nil for a block without units.
  private func block(
    _ block: RankingBlock, _ indices: [UnitIndex], _ tallies: [AnswerTally],
    _ estimates: NodeEstimates
  ) -> BlockIndex? {
    let members = indices.indices.filter { indices[$0].blockID == block.id }
    guard !members.isEmpty else { return nil }
    let pooled = DomainEstimates(tree, sum(tallies, over: members), responses, units: members)
    return BlockIndex(
      block: block, unitCount: members.count,
      meanOfUnits: estimates.mean(members.map { indices[$0].nodes }),
      pooled: estimates.published(pooled))
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

  /// SHA-256 over method, questionnaire, and every unit's key, PSU sizes and rows in counting
  /// order.
  private var digest: ContentDigest {
    var head = "\(method.digest)\n\(calculation.questionnaire.digest)\n"
    for (unit, psus) in zip(units, responses.psusOfUnit) {
      let sizes = psus.map { "\(responses.rowsOfPSU[$0].count)" }.joined(separator: " ")
      head += "\(unit.key.code) \(unit.key.validFrom) \(sizes)\n"
    }
    return ContentDigest(of: Data(head.utf8) + Data(responses.content))
  }
}
