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

  func table(round: String, groups items: [String], inputDigest: ContentDigest?) throws
    -> IndexTable
  {
    let tallies = units.indices.map(tally)
    let domains = units.indices.map {
      DomainEstimates(tree, tallies[$0], responses, units: [$0])
    }
    let all = DomainEstimates(
      tree, sum(tallies, over: Array(units.indices)), responses, units: Array(units.indices))
    let estimates = NodeEstimates(tree, method, units: domains)
    let groups = try RespondentGroups(
      tree: tree, questionnaire: calculation.questionnaire, responses: responses,
      estimates: estimates
    ).indices(items)
    var figures = figures(domains, tallies, all, groups, estimates)
    let protected = figures.protect(tree, minimum: method.minimumToShow)
    var indices = zip(units.indices, figures.units).map {
      unitIndex($0, tallies[$0].responses, $1)
    }
    for block in method.blocks { try rank(&indices, blockID: block.id) }
    let findings = IndexFindings(tree: tree, method: method, plan: calculation.plan)
    return IndexTable(
      round: round, questionnaire: calculation.questionnaire, method: method,
      inputDigest: inputDigest ?? digest, nodes: tree.nodes, units: indices,
      blocks: blocks(figures),
      groups: self.groups(groups, figures, everybody: all.tally.responses),
      distributions: distributions(all.tally, everybody: figures.everybody),
      problems: findings.problems(
        indices, domains, excluded: responses.excluded, protected: protected),
      isWeighted: all.tally.isWeighted)
  }

  /// Every figure as the method's minimum leaves it.
  private func figures(
    _ domains: [DomainEstimates], _ tallies: [AnswerTally], _ all: DomainEstimates,
    _ groups: [[GroupIndex]], _ estimates: NodeEstimates
  ) -> FigureProtection {
    let published = domains.map(estimates.published)
    let blockOfUnit = units.map(block(of:))
    let members = method.blocks.indices.map { block in
      units.indices.filter { blockOfUnit[$0] == block }
    }
    return FigureProtection(
      units: published, blockOfUnit: blockOfUnit,
      pooled: members.map { members in
        estimates.published(
          DomainEstimates(tree, sum(tallies, over: members), responses, units: members))
      },
      means: members.map { members in estimates.mean(members.map { published[$0] }) },
      everybody: estimates.published(all), groups: groups.map { $0.map(\.nodes) })
  }

  private func blocks(_ figures: FigureProtection) -> [BlockIndex] {
    method.blocks.enumerated().compactMap { position, block in
      let count = figures.blockOfUnit.count { $0 == position }
      guard count > 0 else { return nil }
      return BlockIndex(
        block: block, unitCount: count, meanOfUnits: figures.means[position],
        pooled: figures.pooled[position])
    }
  }

  private func groups(
    _ groups: [[GroupIndex]], _ figures: FigureProtection, everybody: Int
  ) -> [GroupIndex] {
    let whole = GroupIndex(
      itemID: nil, optionCode: nil, validResponses: everybody, nodes: figures.everybody)
    return [whole]
      + zip(groups.joined(), figures.groups.joined()).map { group, nodes in
        var group = group
        group.nodes = nodes
        return group
      }
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

  private func unitIndex(_ unit: Int, _ count: Int, _ nodes: [NodeEstimate]) -> UnitIndex {
    let blockID = block(of: units[unit]).map { method.blocks[$0].id }
    return UnitIndex(
      unit: units[unit], blockID: blockID, validResponses: count, target: targets[unit],
      nodes: nodes, rank: nil,
      notRanked: ineligibility(count, nodes.first, blockID: blockID))
  }

  private func block(of unit: AdministrativeUnit) -> Int? {
    method.blocks.firstIndex { $0.unitKinds.contains(unit.kind.rawValue) }
  }

  private func ineligibility(
    _ count: Int, _ root: NodeEstimate?, blockID: String?
  ) -> Ineligibility? {
    if blockID == nil { return .notInABlock }
    if let suppressed = root?.suppressed { return suppressed }
    if count < method.minimumToRank { return .tooFewResponses }
    return root?.estimate == nil ? .noResponse : nil
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

  private func distributions(
    _ tally: AnswerTally, everybody: [NodeEstimate]
  ) -> [ItemDistribution] {
    let protection = LevelProtection(
      tree: tree, minimum: method.minimumToShow, everybody: everybody)
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
