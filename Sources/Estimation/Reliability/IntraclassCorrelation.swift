/// Intraclass correlations of a one-way analysis of variance: how alike are answers within a group
/// (ICC1), and how reliably do they rank the groups' means (ICC2).
///
/// Unweighted. With the mean squares between and within groups and the mean group size k,
///
///     ICC1 = (MSB - MSW) / (MSB + (k - 1) MSW)      ICC2 = (MSB - MSW) / MSB
///
/// (Bliese, in Klein and Kozlowski, Multilevel Theory, 2000: 349; R's `multilevel`).
public struct IntraclassCorrelation: Sendable, Hashable {
  /// Answers.
  public let answers: Int
  /// Groups with an answer.
  public let groups: Int
  /// Mean square between groups.
  public let meanSquareBetween: Double
  /// Mean square within groups.
  public let meanSquareWithin: Double

  /// Mean number of answers of a group.
  public var groupSize: Double { Double(answers) / Double(groups) }

  /// Share of the variance that lies between groups; nil where nothing varies.
  public var icc1: Double? {
    let total = meanSquareBetween + (groupSize - 1) * meanSquareWithin
    return total > 0 ? (meanSquareBetween - meanSquareWithin) / total : nil
  }

  /// Reliability of the groups' means; nil where they are all alike.
  public var icc2: Double? {
    meanSquareBetween > 0 ? (meanSquareBetween - meanSquareWithin) / meanSquareBetween : nil
  }

  /// The analysis of variance of one answer a row; nil is no answer.
  ///
  /// - Parameter groups: dense id of each row's group, from 0.
  /// - Throws: `EstimationFault.lengthsDiffer`, `.notFinite`; `.tooFewGroups` below two groups or
  ///   where no group has two answers.
  public init(_ values: [Double?], groups ids: [Int], domain: [Bool]? = nil) throws {
    guard values.count == ids.count, domain.map({ $0.count == ids.count }) ?? true else {
      throw EstimationFault.lengthsDiffer
    }
    guard values.allSatisfy({ $0?.isFinite ?? true }) else { throw EstimationFault.notFinite }
    let rows = ids.indices.filter { values[$0] != nil && (domain?[$0] ?? true) }
    let pairs = rows.map { (group: ids[$0], value: values[$0] ?? 0) }
    let means = IntraclassCorrelation.means(pairs)
    let sizes = means.sizes.filter { $0 > 0 }
    guard sizes.count > 1, rows.count > sizes.count else { throw EstimationFault.tooFewGroups }
    let grand = pairs.reduce(0) { $0 + $1.value } / Double(rows.count)
    let between = zip(means.values, means.sizes).reduce(0) {
      $0 + $1.1 * ($1.0 - grand) * ($1.0 - grand)
    }
    let within = pairs.reduce(0) {
      let deviation = $1.value - means.values[$1.group]
      return $0 + deviation * deviation
    }
    answers = rows.count
    groups = sizes.count
    meanSquareBetween = between / Double(sizes.count - 1)
    meanSquareWithin = within / Double(rows.count - sizes.count)
  }

  private static func means(_ pairs: [(group: Int, value: Double)]) -> (
    values: [Double], sizes: [Double]
  ) {
    let count = (pairs.map(\.group).max() ?? -1) + 1
    var sums = Array(repeating: 0.0, count: count)
    var sizes = sums
    for pair in pairs {
      sums[pair.group] += pair.value
      sizes[pair.group] += 1
    }
    return (zip(sums, sizes).map { $1 > 0 ? $0 / $1 : 0 }, sizes)
  }
}
