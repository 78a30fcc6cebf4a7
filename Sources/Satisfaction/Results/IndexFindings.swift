import Findings
import Questionnaires
import Sampling

/// What has to be said beside an index table.
struct IndexFindings {
  let tree: IndexTree
  let method: IndexMethod
  let plan: SamplePlan?

  /// - Parameters:
  ///   - excluded: responses of each unit beyond its target that do not count.
  func problems(_ units: [UnitIndex], _ domains: [DomainEstimates], excluded: [Int]) -> [Problem] {
    var problems: [Problem] = []
    if plan?.kind == .quota { problems.append(Problem(SatisfactionFault.quotaSample)) }
    for (unit, count) in zip(units, excluded) where count > 0 {
      problems.append(
        Problem(
          SatisfactionFault.overTargetExcluded, at: Place(item: unit.unit.code),
          ["unit": unit.unit.name, "count": "\(count)", "target": "\(unit.target ?? 0)"]))
    }
    for (unit, domain) in zip(units, domains)
    where domain.tally.responses > 0 && domain.standardErrors == nil {
      problems.append(
        Problem(
          SatisfactionFault.lonePSU, at: Place(item: unit.unit.code), ["unit": unit.unit.name]))
    }
    return problems + gaps(units, domains)
  }

  /// Children without answers under nodes that have some, one finding a child.
  private func gaps(_ units: [UnitIndex], _ domains: [DomainEstimates]) -> [Problem] {
    tree.rules.enumerated().flatMap { node, rule in
      parts(of: rule).compactMap { part in
        let names = zip(units, domains).filter { unit, domain in
          unit.nodes[node].estimate != nil && !part.hasAnswers(domain.values)
        }.map(\.0.unit.name)
        guard !names.isEmpty else { return nil }
        return Problem(
          SatisfactionFault.childWithoutAnswers, at: Place(item: tree.nodes[node].id),
          [
            "node": tree.nodes[node].label.vi, "child": part.label, "count": "\(names.count)",
            "units": names.prefix(5).joined(separator: ", ") + (names.count > 5 ? "…" : ""),
          ])
      }
    }
  }

  private struct Part {
    let label: String
    let hasAnswers: (NodeValues) -> Bool
  }

  private func parts(of rule: IndexTree.Rule) -> [Part] {
    switch rule {
    case .pooled: []
    case .meanOfLeaves(let leaves):
      leaves.map { leaf in
        Part(label: tree.leaves[leaf].itemID) { $0.fractions[leaf].counted > 0 }
      }
    case .combination(let children):
      children.map { child in
        Part(label: tree.nodes[child.node].label.vi) { $0.values[child.node] != nil }
      }
    }
  }
}
