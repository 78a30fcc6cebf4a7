import Findings
import Foundation
import Rules

/// Shares of weighted nodes (trọng số): read, checked to add up, and put in child order.
enum IndexShares {
  /// How far from 1 a sum of shares may be: what fractions written as decimals lose.
  private static let tolerance = 1e-9

  /// A number from 0 to 1 or a fraction such as `9/14`.
  static func share(_ node: DefinitionNode) -> Double? {
    guard let text = node.text() else { return nil }
    guard let share = value(text), (0...1).contains(share) else {
      node.report(QuestionnaireFault.shareNotANumber, ["value": text])
      return nil
    }
    return share
  }

  /// The aggregation of a weighted node; nil after a fault.
  static func aggregation(
    _ children: [ReadNode], at node: DefinitionNode, _ id: String
  ) -> Aggregation? {
    let entering = children.filter(\.node.entersParent)
    let lacking = entering.filter { $0.share == nil }
    for child in lacking {
      node.report(QuestionnaireFault.sharesMissing, ["value": child.node.id])
    }
    guard lacking.isEmpty else { return nil }
    let sum = entering.reduce(0) { $0 + ($1.share ?? 0) }
    guard abs(sum - 1) <= tolerance else {
      let written = String(format: "%.10g", locale: Locale(identifier: "en_US_POSIX"), sum)
      node.report(QuestionnaireFault.sharesDoNotAddUp, ["value": id, "sum": written])
      return nil
    }
    return .weightedChildren(
      children.map { $0.node.entersParent ? ($0.share ?? 0) / sum : 0 })
  }

  private static func value(_ text: String) -> Double? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Double($0.trimmingCharacters(in: .whitespaces)) }
    guard numbers.count == parts.count else { return nil }
    switch numbers.count {
    case 1: return numbers[0]
    case 2 where numbers[1] > 0: return numbers[0] / numbers[1]
    default: return nil
    }
  }
}
