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
  ///   - groups: respondent groups, some of whose figures may be hidden beside enough persons.
  func problems(
    _ units: [UnitIndex], _ domains: [DomainEstimates], excluded: [Int], groups: [GroupIndex]
  ) -> [Problem] {
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
      let fault: SatisfactionFault = domain.tally.responses == 1 ? .loneResponse : .lonePSU
      problems.append(
        Problem(fault, at: Place(item: unit.unit.code), ["unit": unit.unit.name]))
    }
    let protected = groups.reduce(0) { count, group in
      count + group.nodes.count { $0.suppressed == .protectsSmallGroup }
    }
    if protected > 0 {
      problems.append(
        Problem(
          SatisfactionFault.protectedFigures,
          ["count": "\(protected)", "minimum": "\(method.minimumToShow)"]))
    }
    return problems
      + weakChildren(.childWithoutAnswers, units, domains) { !$0.hasAnswers($1) }
      + weakChildren(.childBelowMinimum, units, domains) { part, domain in
        let responses = part.responses(domain)
        return responses > 0 && responses < method.minimumToShow
      }
  }

  /// Children that are weak in some units whose parent has a figure, one finding a child.
  private func weakChildren(
    _ fault: SatisfactionFault, _ units: [UnitIndex], _ domains: [DomainEstimates],
    _ isWeak: (Part, DomainEstimates) -> Bool
  ) -> [Problem] {
    tree.rules.enumerated().flatMap { node, rule in
      parts(of: rule).compactMap { part in
        let names = zip(units, domains).filter { unit, domain in
          unit.nodes[node].estimate != nil && isWeak(part, domain)
        }.map(\.0.unit.name)
        guard !names.isEmpty else { return nil }
        return Problem(fault, facts(of: part, in: tree.nodes[node], units: names))
      }
    }
  }

  /// Ids for machines; labels for people, who do not know the ids.
  private func facts(of part: Part, in node: IndexNode, units: [String]) -> [String: String] {
    [
      "node": node.id, "nodeLabel": node.label.vi, "nodeLabel.en": node.label[.en],
      "child": part.id, "childLabel": part.label.vi, "childLabel.en": part.label[.en],
      "count": "\(units.count)",
      "units": units.prefix(5).joined(separator: ", ") + (units.count > 5 ? "…" : ""),
      "minimum": "\(method.minimumToShow)",
    ]
  }

  private struct Part {
    let id: String
    let label: LocalizedText
    let hasAnswers: (DomainEstimates) -> Bool
    let responses: (DomainEstimates) -> Int
  }

  private func parts(of rule: IndexTree.Rule) -> [Part] {
    switch rule {
    case .pooled: []
    case .combination(let children):
      children.map { child in
        Part(
          id: tree.nodes[child.node].id, label: tree.nodes[child.node].label,
          hasAnswers: { $0.values.values[child.node] != nil },
          responses: { $0.responses[child.node] })
      }
    }
  }
}
