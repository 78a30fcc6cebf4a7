import Estimation
import Questionnaires
import Rules

/// Turns domain estimates into published ones: intervals, counts, suppression.
struct NodeEstimates {
  let tree: IndexTree
  /// Confidence level.
  let level: Double
  /// Fewest persons answering a node whose figure is shown.
  let minimumToShow: Int
  /// Mean design effect of each node over the units, at least 1.
  let designEffects: [Double]

  /// - Parameter units: estimates of single units, from which the design effects are taken.
  init(_ tree: IndexTree, _ method: IndexMethod, units: [DomainEstimates]) {
    self.tree = tree
    level = method.confidenceLevel
    minimumToShow = method.minimumToShow
    designEffects = tree.nodes.indices.map { NodeEstimates.designEffect(of: $0, in: units) }
  }

  /// Estimates of one domain. Without any response, or with fewer than the minimum, no figure is
  /// shown; else each node that too few of them answer is not, though it enters the nodes above.
  func published(_ domain: DomainEstimates) -> [NodeEstimate] {
    let whole = suppression(domain.tally.responses)
    let t = StudentT.critical(
      level: level, degreesOfFreedom: Double(domain.degreesOfFreedom))
    return tree.nodes.indices.map { node in
      var estimate = counts(node, domain)
      if let reason = whole ?? (estimate.responses > 0 ? suppression(estimate.responses) : nil) {
        return estimate.hidden(reason)
      }
      guard let value = domain.values.values[node] else {
        estimate.suppressed = .noAnswer
        return estimate
      }
      estimate.estimate = Percent(fraction: value)
      guard let error = domain.standardErrors?[node], let t else { return estimate }
      estimate.standardError = error
      estimate.degreesOfFreedom = Double(domain.degreesOfFreedom)
      setInterval(&estimate, node, t)
      return estimate
    }
  }

  /// Why the figures of so many responses are not shown.
  func suppression(_ responses: Int) -> Ineligibility? {
    responses == 0 ? .noResponse : responses < minimumToShow ? .tooFewResponses : nil
  }

  /// Simple means of units, which are independent strata: V = Σ V_u / m², degrees of freedom
  /// added. A unit whose sample shows no variance enters with its `workingVariance`. Without
  /// standard error where one of the units has none.
  func mean(_ units: [[NodeEstimate]]) -> [NodeEstimate] {
    tree.nodes.indices.map { node in
      let shown = units.map { $0[node] }.filter { $0.estimate != nil }
      var mean = sum(of: shown, nodeID: tree.nodes[node].id)
      guard !shown.isEmpty else {
        mean.suppressed = NodeEstimates.reason(units.map { $0[node].suppressed })
        return mean
      }
      let count = Double(shown.count)
      mean.estimate = Percent(
        fraction: shown.reduce(0) { $0 + ($1.estimate?.fraction ?? 0) } / count)
      let variances = shown.compactMap { $0.workingVariance(level: level) }
      let freedom = shown.reduce(0) { $0 + ($1.degreesOfFreedom ?? 0) }
      guard variances.count == shown.count,
        let t = StudentT.critical(level: level, degreesOfFreedom: freedom)
      else { return mean }
      mean.standardError = variances.reduce(0, +).squareRoot() / count
      mean.degreesOfFreedom = freedom
      setInterval(&mean, node, t)
      return mean
    }
  }

  /// Why a mean has no value: the reason of the units that came nearest to having one.
  private static func reason(_ reasons: [Ineligibility?]) -> Ineligibility {
    [.tooFewResponses, .noAnswer].first { reasons.contains($0) } ?? .noResponse
  }

  private func setInterval(_ estimate: inout NodeEstimate, _ node: Int, _ t: Double) {
    guard let share = estimate.estimate?.fraction, let error = estimate.standardError else {
      return
    }
    let interval = ConfidenceInterval.share(
      min(1, share), standardError: error, t: t,
      effectiveSizeWithoutVariance: max(1, Double(estimate.responses)) / designEffects[node])
    estimate.lower = Percent(fraction: interval.lower)
    estimate.upper = Percent(fraction: interval.upper)
  }

  private func counts(_ node: Int, _ domain: DomainEstimates) -> NodeEstimate {
    var estimate = empty(tree.nodes[node].id)
    estimate.responses = domain.responses[node]
    let leaves = tree.leavesOfNode[node].map { tree.leaves[$0] }
    let options = leaves.first?.optionCount ?? 0
    let isOneScale = leaves.allSatisfy { $0.optionCount == options }
    estimate.levelCounts = Array(repeating: 0, count: isOneScale ? options : 0)
    for leaf in leaves {
      for position in 0..<leaf.optionCount {
        let byte = Int(AnswerByte.firstOption) + position
        let count = domain.tally.count(slot: leaf.slot, byte: byte)
        estimate.answers += count
        if leaf.classes[byte] == AnswerClass.satisfied.rawValue { estimate.satisfied += count }
        if isOneScale { estimate.levelCounts[position] += count }
      }
      for byte in TreeLeaf.missingBytes {
        estimate.missing += domain.tally.count(slot: leaf.slot, byte: Int(byte))
      }
    }
    return estimate
  }

  private func sum(of estimates: [NodeEstimate], nodeID: String) -> NodeEstimate {
    estimates.reduce(into: empty(nodeID)) { sum, one in
      sum.responses += one.responses
      sum.answers += one.answers
      sum.satisfied += one.satisfied
      sum.missing += one.missing
      if sum.levelCounts.isEmpty { sum.levelCounts = one.levelCounts.map { _ in 0 } }
      for position in one.levelCounts.indices {
        sum.levelCounts[position] += one.levelCounts[position]
      }
    }
  }

  private func empty(_ nodeID: String) -> NodeEstimate {
    NodeEstimate(
      nodeID: nodeID, estimate: nil, standardError: nil, lower: nil, upper: nil,
      degreesOfFreedom: nil, responses: 0, answers: 0, satisfied: 0, missing: 0)
  }

  /// V over p(1-p)/(n-1), the variance of a share of as many independent respondents.
  private static func designEffect(of node: Int, in units: [DomainEstimates]) -> Double {
    let effects = units.compactMap { unit -> Double? in
      guard let error = unit.standardErrors?[node], let share = unit.values.values[node],
        share > 0, share < 1, error > ConfidenceInterval.smallestStandardError,
        unit.responses[node] > 1
      else { return nil }
      return error * error * Double(unit.responses[node] - 1) / (share * (1 - share))
    }
    return effects.isEmpty ? 1 : max(1, effects.reduce(0, +) / Double(effects.count))
  }
}
