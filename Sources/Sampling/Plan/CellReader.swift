import Findings
import Rules

/// Reads the quota cells of one unit, `{1|1: 5, 1|2: 6}`.
struct CellReader {
  /// Items that make the cells, in order.
  let items: [String]
  private let options: [String: [String]]

  init(items: [String], options: [String: [String]]) {
    self.items = items
    self.options = options
  }

  /// Counts by cell; they have to add up to the unit's target where that could be read.
  func counts(_ node: DefinitionNode, addingUpTo target: Int?) -> [String: Int] {
    guard let mapping = node.freeMapping() else { return [:] }
    if items.isEmpty {
      node.report(SamplingFault.cellsWithoutItems)
      return [:]
    }
    var counts: [String: Int] = [:]
    for entry in mapping.entries {
      check(entry)
      counts[entry.key] = entry.value.integer(in: TargetReader.countRange)
    }
    let sum = counts.values.reduce(0, +)
    if let target, counts.count == mapping.entries.count, sum != target {
      node.report(
        SamplingFault.cellsDoNotAddUp, ["sum": String(sum), "count": String(target)])
    }
    return counts
  }

  private func check(_ entry: DefinitionMapping.Entry) {
    let codes = entry.key.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard codes.count == items.count else {
      return entry.keyNode.report(
        SamplingFault.malformedCell,
        [
          "value": entry.key, "count": String(items.count),
          "items": items.joined(separator: " | "),
        ])
    }
    for (code, item) in zip(codes, items) {
      // An item the questionnaire lacks is reported once, at cellItems.
      guard let allowed = options[item], !allowed.contains(code) else { continue }
      entry.keyNode.report(
        SamplingFault.unknownOption,
        [
          "option": code, "value": entry.key, "item": item,
          "allowed": allowed.joined(separator: ", "),
        ])
    }
  }
}
