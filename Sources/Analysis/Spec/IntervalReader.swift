import Findings
import Rules

/// Reads `interval`.
enum IntervalReader {
  /// The interval, what is left out taken from `base`.
  static func interval(_ node: DefinitionNode, _ base: IntervalSpec) -> IntervalSpec {
    var interval = base
    guard let mapping = node.mapping(["method", "level", "degreesOfFreedom"]) else { return base }
    if let method = mapping["method"]?.choice(IntervalSpec.Method.self) {
      interval.method = method
    }
    if let level = mapping["level"]?.share() { interval.level = level }
    if let degrees = mapping["degreesOfFreedom"].flatMap(degreesOfFreedom) {
      interval.degreesOfFreedom = degrees
    }
    return interval
  }

  private static func degreesOfFreedom(_ node: DefinitionNode) -> IntervalSpec.DegreesOfFreedom? {
    switch node.written {
    case "domain": return .domain
    case "design": return .design
    case let text where CellNumber.value(of: text) != nil:
      return node.positiveNumber().map { .fixed($0) }
    default:
      guard let text = node.text() else { return nil }
      node.notInList(text, ["domain", "design", "30"])
      return nil
    }
  }
}

extension DefinitionNode {
  /// Tables of domains: a column, a list of columns, or a list of such lists.
  func domains() -> [[ColumnReference]]? {
    guard isList else { return column().map { [[$0]] } }
    let nodes = list() ?? []
    let lists = nodes.filter(\.isList)
    guard !lists.isEmpty else { return [nodes.compactMap { $0.column() }] }
    guard lists.count == nodes.count else {
      report(AnalysisFault.mixedDomains)
      return nil
    }
    return lists.map { ($0.list() ?? []).compactMap { $0.column() } }
  }
}
