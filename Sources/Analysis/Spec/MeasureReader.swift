import Findings
import Rules

/// Reads what an entry estimates, with the options beside it.
struct MeasureReader {
  /// The whole entry.
  let mapping: DefinitionMapping
  /// Reads an estimate inside the entry.
  let inner: (DefinitionNode) -> EstimateEntry?

  func measure(_ kind: EstimateReader.Kind, _ node: DefinitionNode) -> Measure? {
    switch kind {
    case .mean: node.columnList().map { .mean($0) }
    case .total: total(node)
    case .count: node.written == "*" ? .population : node.columnList().map { .count($0) }
    case .share: share(node)
    case .distribution: distribution(node)
    case .table: node.columnPair().map { .table($0, $1) }
    case .ratio: node.columnPair().map { .ratio($0, $1) }
    case .topTwo: topTwo(node)
    case .quantile: quantile(node)
    case .difference: difference(node)
    case .combine: combination(node)
    case .chiSquare: chiSquare(node)
    case .alpha: alpha(node)
    case .icc: icc(node)
    case .ranks: ModelReader(inner: inner).ranking(node).map { .ranks($0) }
    case .smallArea: ModelReader(inner: inner).smallArea(node).map { .smallArea($0) }
    }
  }

  private func total(_ node: DefinitionNode) -> Measure? {
    let assisted = mapping["assisted"].map(assistance)
    guard let columns = node.columnList() else { return nil }
    guard let assisted else { return .total(columns, nil) }
    return assisted.map { .total(columns, $0) }
  }

  private func assistance(_ node: DefinitionNode) -> Measure.Assistance? {
    enum Kind: String, CaseIterable { case combined, separate }
    guard let mapping = node.mapping(["by", "known", "kind"], required: ["by", "known"]) else {
      return nil
    }
    let kind = mapping["kind"].map { $0.choice(Kind.self) } ?? .combined
    let by = mapping["by"]?.column()
    guard let kind, let node = mapping["known"] else { return nil }
    switch kind {
    case .combined:
      guard let known = node.positiveNumber(), let by else { return nil }
      return Measure.Assistance(by: by, known: .combined(known))
    case .separate:
      let known = SeparateTotals.totals(node)
      return by.map { Measure.Assistance(by: $0, known: .separate(known)) }
    }
  }

  private func share(_ node: DefinitionNode) -> Measure? {
    let values = mapping["equals"].map { $0.values() }
    guard let columns = node.columnList() else { return nil }
    guard let values else { return .share(columns, equals: nil) }
    return values.map { .share(columns, equals: $0) }
  }

  private func distribution(_ node: DefinitionNode) -> Measure? {
    let levels = mapping["levels"].map { $0.values() }
    guard let columns = node.columnList() else { return nil }
    guard let levels else { return .distribution(columns, levels: nil) }
    return levels.map { .distribution(columns, levels: $0) }
  }

  private func topTwo(_ node: DefinitionNode) -> Measure? {
    let columns = node.columnList()
    let levels = mapping["levels"]?.values()
    let pool = mapping["pool"].map { $0.choice(Measure.Pooling.self) } ?? .answers
    guard let columns, let levels, let pool else { return nil }
    return .topTwo(columns, levels: levels, pool)
  }

  private func quantile(_ node: DefinitionNode) -> Measure? {
    let columns = node.columnList()
    let node = mapping["p"]
    let probabilities = node?.isList == true ? node?.list() : node.map { [$0] }
    let values = (probabilities ?? []).compactMap { $0.share() }
    if node?.isList == true, probabilities?.isEmpty == true {
      node?.report(AnalysisFault.emptyList)
    }
    guard let columns, !values.isEmpty else { return nil }
    return .quantile(columns, probabilities: values)
  }

  private func difference(_ node: DefinitionNode) -> Measure? {
    guard node.isMapping else {
      guard let nodes = node.exactly(2) else { return nil }
      let (first, second) = (inner(nodes[0]), inner(nodes[1]))
      guard let first, let second else { return nil }
      return .difference(first, second)
    }
    guard let mapping = node.mapping(["of", "between"], required: ["of", "between"]) else {
      return nil
    }
    let estimate = mapping["of"].flatMap(inner)
    let contrast = mapping["between"].flatMap(contrast)
    guard let estimate, let contrast else { return nil }
    return .domainDifference(estimate, contrast)
  }

  private func contrast(_ node: DefinitionNode) -> Measure.Contrast? {
    guard let entry = node.onlyEntry(), let column = entry.keyNode.column(),
      let values = entry.value.exactly(2)
    else { return nil }
    guard let first = values[0].value(), let second = values[1].value() else { return nil }
    if first.equals(second) {
      values[1].report(AnalysisFault.duplicateValue, ["value": second.text])
    }
    return Measure.Contrast(column: column, first: first, second: second)
  }

  private func combination(_ node: DefinitionNode) -> Measure? {
    guard let mapping = node.mapping(["values", "weights"], required: ["values", "weights"])
    else { return nil }
    let nodes = mapping["values"]?.list() ?? []
    let weights = mapping["weights"]?.list() ?? []
    if mapping["values"]?.isList == true, nodes.isEmpty {
      mapping["values"]?.report(AnalysisFault.emptyList)
    }
    if nodes.count != weights.count {
      mapping["weights"]?.report(
        AnalysisFault.countDiffers,
        ["count": "\(weights.count)", "expected": "\(nodes.count)"])
    }
    return .combine(nodes.compactMap(inner), weights: weights.compactMap { $0.number() })
  }

  private func chiSquare(_ node: DefinitionNode) -> Measure? {
    let pair = node.columnPair()
    var statistics: [Measure.ChiSquareStatistic] = [.f]
    if let node = mapping["statistic"] {
      let nodes = node.isList ? node.list() ?? [] : [node]
      if nodes.isEmpty { node.report(AnalysisFault.emptyList) }
      statistics = nodes.compactMap { $0.choice(Measure.ChiSquareStatistic.self) }
    }
    return pair.map { .chiSquare($0, $1, statistics) }
  }

  private func alpha(_ node: DefinitionNode) -> Measure? {
    let pattern = mapping["missing"].map { $0.choice(Measure.AnswerPattern.self) } ?? .pairwise
    guard let columns = node.columnList(), let pattern else { return nil }
    return .alpha(columns, pattern)
  }

  private func icc(_ node: DefinitionNode) -> Measure? {
    guard let column = node.column(), let cluster = mapping["cluster"]?.column() else {
      return nil
    }
    return .icc(column, cluster: cluster)
  }
}

/// Totals a stratum each, `{E: 1877350, H: 1013824}`; crossed strata nest.
private enum SeparateTotals {
  static func totals(_ node: DefinitionNode) -> [StatedTotal] {
    guard let mapping = node.freeMapping() else { return [] }
    if mapping.entries.isEmpty { node.report(AnalysisFault.emptyList) }
    return mapping.entries.flatMap { entry -> [StatedTotal] in
      guard let value = entry.keyNode.value() else { return [] }
      guard entry.value.isMapping else {
        return entry.value.positiveNumber().map {
          [StatedTotal([value], $0, at: entry.keyNode.place)]
        } ?? []
      }
      return totals(entry.value).map {
        StatedTotal([value] + $0.values, $0.total, at: $0.place)
      }
    }
  }
}
