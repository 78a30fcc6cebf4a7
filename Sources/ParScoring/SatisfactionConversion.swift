import Agencies
import Findings
import Foundation
import Rules
import Satisfaction

/// Points of one unit for one criterion, with how they came about.
public struct ConvertedPoints: Sendable, Hashable {
  /// The unit.
  public var unit: UnitKey
  /// The criterion, `8.1`.
  public var criterion: String
  /// Most points of the criterion (điểm chuẩn).
  public var maximum: Points
  /// Persons whose answers the index rests on.
  public var respondents: Int
  /// Points, rounded by the set's rule; nil where the unit's index is not shown.
  public var points: Points?
  /// Why there are none.
  public var withheld: Ineligibility?
  /// How the points came about; nil without points.
  public var trace: Trace?
}

/// Turns satisfaction indices into points: percent × maximum / 100, rounded by the set's rule.
///
/// 91.17 % of 10 points are 9.12 (Hà Tĩnh 2021). The percentage is the published, rounded one, so
/// that anybody can repeat the step from the printed table.
public struct SatisfactionConversion: Sendable {
  /// The set.
  public let set: CriteriaSet
  private let criterion: Criterion
  private let node: String
  private let maximum: Points

  /// The conversion of one criterion on a day.
  ///
  /// - Throws: a `Problem` where the set was not in force or the criterion converts nothing.
  public init(_ set: CriteriaSet, criterion id: String, on day: Day) throws {
    guard set.validity.contains(day) else {
      throw Problem(
        CriteriaFault.notInForce,
        [
          "set": set.id, "from": "\(set.validity.from)",
          "to": set.validity.to.map { "\($0)" } ?? "…", "value": "\(day)",
        ])
    }
    let convertible = set.criteria.filter { $0.rule != nil && $0.maxPoints != nil }
    guard let criterion = convertible.first(where: { $0.id == id }),
      case .satisfactionIndex(let node) = criterion.rule, let maximum = criterion.maxPoints
    else {
      throw Problem(
        CriteriaFault.notConvertible,
        [
          "value": id, "set": set.id, "criteria": convertible.map(\.id).joined(separator: ", "),
          "suggestion": NearMiss.fact(for: id, among: convertible.map(\.id)),
        ])
    }
    self.set = set
    self.criterion = criterion
    self.node = node
    self.maximum = maximum
  }

  /// Points of a published percentage.
  public func points(percent: Decimal) -> Points {
    Points(set.rounding.round(percent * maximum.value / 100))
  }

  /// Points of every unit of an index table, in its order.
  ///
  /// - Throws: a `Problem` where the table's tree has not the criterion's node.
  public func points(of table: IndexTable) throws -> [ConvertedPoints] {
    guard let position = table.nodes.firstIndex(where: { $0.id == node }) else {
      throw Problem(
        CriteriaFault.unknownNode,
        [
          "value": node, "criterion": criterion.id,
          "suggestion": NearMiss.fact(for: node, among: table.nodes.map(\.id)),
        ])
    }
    return table.units.map { converted($0, $0.nodes[position], table) }
  }

  private func converted(_ unit: UnitIndex, _ estimate: NodeEstimate, _ table: IndexTable)
    -> ConvertedPoints
  {
    guard let share = estimate.estimate else {
      return ConvertedPoints(
        unit: unit.unit.key, criterion: criterion.id, maximum: maximum,
        respondents: estimate.responses, points: nil,
        withheld: estimate.suppressed, trace: nil)
    }
    let percent = share.rounded(table.method.rounding)
    let points = points(percent: percent)
    return ConvertedPoints(
      unit: unit.unit.key, criterion: criterion.id, maximum: maximum,
      respondents: estimate.responses, points: points, withheld: nil,
      trace: trace(points, percent: table.method.rounding.text(percent), table))
  }

  private func trace(_ points: Points, percent: String, _ table: IndexTable) -> Trace {
    let index = Trace(
      name: table.nodes.first { $0.id == node }?.label ?? criterion.label, value: percent,
      rule: table.method.title, source: table.method.sources.first)
    let scale = Trace(
      name: LocalizedText(vi: "Điểm chuẩn", en: "Maximum"), value: "\(maximum)",
      source: set.sources.first)
    return Trace(
      name: criterion.label, value: set.rounding.text(points.value),
      rule: LocalizedText(
        vi: "tỷ lệ hài lòng × điểm chuẩn / 100, làm tròn \(set.rounding.decimals) chữ số thập phân",
        en: "percent × maximum / 100, rounded to \(set.rounding.decimals) decimals"),
      source: set.sources.first, inputs: [index, scale])
  }
}
