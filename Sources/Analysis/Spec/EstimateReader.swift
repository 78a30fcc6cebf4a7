import Findings
import Rules

/// Reads the entries of `estimates`, and the estimates inside them.
struct EstimateReader {
  /// Kinds of estimates with the keys each has beside its own.
  enum Kind: String, CaseIterable {
    case mean, total, count, share, distribution, table, ratio, topTwo, quantile, difference,
      combine, chiSquare, alpha, icc, ranks, smallArea

    var keys: [String] {
      switch self {
      case .total: ["assisted"]
      case .share: ["equals"]
      case .distribution: ["levels"]
      case .topTwo: ["levels", "pool"]
      case .quantile: ["p"]
      case .chiSquare: ["statistic"]
      case .alpha: ["missing"]
      case .icc: ["cluster"]
      case .mean, .count, .table, .ratio, .difference, .combine, .ranks, .smallArea: []
      }
    }

    var required: [String] {
      switch self {
      case .topTwo: ["levels"]
      case .quantile: ["p"]
      case .icc: ["cluster"]
      default: []
      }
    }

    /// Whether it gives estimates that others can be made of.
    var isEstimate: Bool {
      switch self {
      case .table, .chiSquare, .alpha, .icc, .ranks, .smallArea: false
      default: true
      }
    }
  }

  private static let commonKeys = ["name", "subset", "by", "interval", "variance"]
  private static let innerKeys = ["name", "subset"]
  /// Deepest nesting of estimates in estimates.
  private static let deepest = 4

  /// What intervals of entries take their defaults from.
  let interval: IntervalSpec

  /// An entry of the list.
  func entry(_ node: DefinitionNode) -> EstimateEntry? {
    entry(node, depth: 0)
  }

  private func entry(_ node: DefinitionNode, depth: Int) -> EstimateEntry? {
    guard depth <= EstimateReader.deepest else {
      node.report(AnalysisFault.nestedTooDeep, ["limit": "\(EstimateReader.deepest)"])
      return nil
    }
    guard let kind = kind(node, isInner: depth > 0) else { return nil }
    let common = depth > 0 ? EstimateReader.innerKeys : EstimateReader.commonKeys
    guard
      let mapping = node.mapping(
        [kind.rawValue] + kind.keys + common, required: kind.required),
      let value = mapping[kind.rawValue]
    else { return nil }
    let name = mapping["name"]?.text()
    let subset = mapping["subset"]?.column()
    let by = depth > 0 ? nil : mapping["by"]?.domains()
    let interval = depth > 0 ? nil : mapping["interval"].map(ownInterval)
    let variance = depth > 0 ? nil : mapping["variance"].flatMap(VarianceReader.variance)
    let reader = MeasureReader(mapping: mapping) { entry($0, depth: depth + 1) }
    guard let measure = reader.measure(kind, value) else { return nil }
    return EstimateEntry(
      name: name, measure: measure, subset: subset, by: by, interval: interval,
      variance: variance, place: node.place)
  }

  private func ownInterval(_ node: DefinitionNode) -> IntervalSpec {
    IntervalReader.interval(node, interval)
  }

  /// The one kind an entry names.
  private func kind(_ node: DefinitionNode, isInner: Bool) -> Kind? {
    guard let mapping = node.freeMapping() else { return nil }
    let kinds = mapping.entries.compactMap { Kind(rawValue: $0.key) }
    guard let kind = kinds.first else {
      reportNoKind(node, mapping)
      return nil
    }
    guard kinds.count == 1 else {
      node.report(
        AnalysisFault.severalKinds, ["value": kinds.map(\.rawValue).joined(separator: ", ")])
      return nil
    }
    guard !isInner || kind.isEstimate else {
      node.report(
        AnalysisFault.kindNotHere,
        ["value": kind.rawValue, "allowed": EstimateReader.names { $0.isEstimate }])
      return nil
    }
    return kind
  }

  private func reportNoKind(_ node: DefinitionNode, _ mapping: DefinitionMapping) {
    let names = Kind.allCases.map(\.rawValue)
    let near = mapping.entries.compactMap { NearMiss.suggestion(for: $0.key, among: names) }
    node.report(
      AnalysisFault.kindMissing,
      [
        "value": mapping.entries.map(\.key).joined(separator: ", "),
        "allowed": EstimateReader.names { _ in true },
        "suggestion": NearMiss.fact(naming: near.first),
      ])
  }

  private static func names(where isAllowed: (Kind) -> Bool) -> String {
    Kind.allCases.filter(isAllowed).map(\.rawValue).joined(separator: ", ")
  }
}
