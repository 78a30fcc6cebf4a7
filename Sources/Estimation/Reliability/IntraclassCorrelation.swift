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
  /// - Parameter groups: id of each row's group.
  /// - Throws: `EstimationFault.lengthsDiffer`, `.notFinite`; `.tooFewGroups` below two groups or
  ///   where no group has two answers.
  public init(_ values: [Double?], groups ids: [Int], domain: [Bool]? = nil) throws {
    guard values.count == ids.count, domain.map({ $0.count == ids.count }) ?? true else {
      throw EstimationFault.lengthsDiffer
    }
    guard values.allSatisfy({ $0?.isFinite ?? true }) else { throw EstimationFault.notFinite }
    let rows = ids.indices.filter { values[$0] != nil && (domain?[$0] ?? true) }
    // Less the first answer, so that answers all alike leave squares of exactly 0.
    let first = rows.compactMap { values[$0] }.min() ?? 0
    let position = Dictionary(
      uniqueKeysWithValues: Set(rows.map { ids[$0] }).sorted().enumerated().map {
        ($0.element, $0.offset)
      })
    let pairs = rows.map { row in
      (group: position[ids[row]] ?? 0, value: (values[row] ?? first) - first)
    }
    guard position.count > 1, rows.count > position.count else {
      throw EstimationFault.tooFewGroups
    }
    let means = IntraclassCorrelation.means(pairs, groups: position.count)
    let grand = pairs.compensatedSum(\.value) / Double(rows.count)
    let between = zip(means.values, means.sizes).compensatedSum {
      $0.1 * ($0.0 - grand) * ($0.0 - grand)
    }
    let within = pairs.compensatedSum {
      let deviation = $0.value - means.values[$0.group]
      return deviation * deviation
    }
    answers = rows.count
    groups = position.count
    meanSquareBetween =
      RoundingNoise.cleared(
        between, squaredScale: within) / Double(position.count - 1)
    meanSquareWithin =
      RoundingNoise.cleared(
        within, squaredScale: between) / Double(rows.count - position.count)
  }

  private static func means(_ pairs: [(group: Int, value: Double)], groups count: Int) -> (
    values: [Double], sizes: [Double]
  ) {
    var sums = Array(repeating: CompensatedSum(), count: count)
    var sizes = Array(repeating: 0.0, count: count)
    for pair in pairs {
      sums[pair.group].add(pair.value)
      sizes[pair.group] += 1
    }
    return (zip(sums, sizes).map { $0.value / $1 }, sizes)
  }
}
