import Analysis
import Estimation

/// Numbers of a domain that belong together: those of a difference or a test, whose covariances are
/// wanted, or a single one.
struct EstimateBlock: Sendable {
  /// The numbers, with one entry a row of the whole table.
  var statistics: [RowStatistic]
  /// The domain.
  var frame: DomainFrame
  /// How intervals are made.
  var interval: IntervalSpec
  /// Whether degrees of freedom are those of first minus second.
  var isDifference = false
}

/// What came of the numbers of a block.
struct BlockResult: Sendable {
  /// A number with the sample it rests on.
  struct Number: Sendable {
    var estimate: Double
    var sample: AnsweredRows
    /// What Woodruff's method gives a quantile; nil for everything else.
    var woodruff: TargetValue.Woodruff?
  }

  /// The numbers; nil where the domain has no answer.
  var numbers: [Number?]
  /// Their covariances, 0 for a number that is nil; nil where one of them has no variance.
  var covariances: Covariances?
  /// Degrees of freedom of the variances.
  var degreesOfFreedom: Double
  /// Most replicates in which one of the numbers is undefined.
  var undefinedReplicates = 0

  /// Why there are no variances, or not all of them, where the formula gives none.
  var fault: EstimationFault?
  /// Numbers whose variance is not known beside others whose is.
  var uncertain: Set<Int> = []

  /// Variance of a number.
  func variance(_ index: Int) -> Double? {
    numbers[index] == nil || uncertain.contains(index) ? nil : covariances?.variance(index)
  }

  /// The estimate and variance of a number, where there is a variance: none where it is rounding, as
  /// in a domain whose rows all lie in one PSU.
  func certain(_ index: Int) -> (estimate: Double, variance: Double)? {
    guard let number = cleared(index), let variance = number.variance, variance > 0 else {
      return nil
    }
    return (number.estimate, variance)
  }

  /// Whether a number or its variance is beyond the largest double.
  func isTooLarge(_ index: Int) -> Bool {
    guard let number = numbers[index] else { return false }
    return !number.estimate.isFinite || !(variance(index)?.isFinite ?? true)
  }

  /// The estimate and variance of a number without rounding.
  func cleared(_ index: Int) -> (estimate: Double, variance: Double?)? {
    guard let number = numbers[index] else { return nil }
    let cleared = number.sample.cleared(estimate: number.estimate, variance: variance(index))
    return (cleared.estimate, cleared.variance)
  }
}

/// Gives the numbers of blocks their variances.
protocol VarianceEngine {
  /// How it does so, as rows say it.
  var note: EntryRows.VarianceNote { get }

  /// What comes of each block, in order.
  ///
  /// - Throws: `EstimationFault`.
  func results(of blocks: [EstimateBlock]) throws -> [BlockResult]
}

extension EstimateBlock {
  /// The numbers as the rows of the domain see them.
  var restricted: [RowStatistic] {
    guard frame.design.rows != frame.sample.design.rows else { return statistics }
    return statistics.map { $0.restricted(toRows: frame.domain.rows) }
  }

  /// Degrees of freedom of the block's variances by the design.
  func degreesOfFreedom(_ statistics: [RowStatistic]) -> Double {
    guard isDifference, statistics.count == 2 else {
      return frame.degreesOfFreedom(interval.degreesOfFreedom, domain: union(statistics))
    }
    return frame.degreesOfFreedomOfDifference(
      interval.degreesOfFreedom, statistics[0].domain, statistics[1].domain)
  }

  /// Rows any of the numbers is about; nil for all of the domain.
  func union(_ statistics: [RowStatistic]) -> [Bool]? {
    let domains = statistics.map(\.domain)
    return domains.dropFirst().reduce(domains.first ?? nil) { SampleDesign.union($0, $1) }
  }
}
