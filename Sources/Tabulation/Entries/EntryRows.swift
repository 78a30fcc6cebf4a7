import Analysis
import Estimation
import Findings

/// Makes rows of the numbers of an entry: intervals, design effects and advice are the same
/// whichever engine computed them.
struct EntryRows {
  /// Name of the entry; nil for kind and columns.
  var name: String?
  /// What is estimated.
  var kind: EstimateRow.Kind
  /// How intervals are made.
  var interval: IntervalSpec
  /// How variances were estimated.
  var variance: VarianceNote
  /// Where the entry stands.
  var place: Place

  /// How variances were estimated, as rows say it.
  struct VarianceNote: Sendable, Hashable {
    var method = VarianceMethod.linearization
    var replicates: Int?
    var scale: Double?
  }

  /// Adds the rows, and a problem for each domain without a number or a variance.
  ///
  /// - Parameter results: all numbers of the entry: a share of 0 or 1 takes the mean design effect
  ///   of the others.
  func add(_ results: [TargetResult], to tables: inout EstimateTables) {
    let results = results.map(\.cleared)
    let effects = results.map { result in
      result.value.flatMap { value in
        value.variance.flatMap { value.sample.designEffectWithReplacement(variance: $0) }
      }
    }
    let making = RowMaking(
      RowMaking.pooledDesignEffect(effects), interval, CriticalValueSets())
    var rows: [EstimateRow] = []
    for result in results {
      let numbers = numbers(result.value, rows: result.rows, making)
      rows.append(row(result.target, by: result.by, numbers))
      tables.problems += problems(result)
    }
    tables.estimateRows.append(rows)
  }

  /// Name of the entry's numbers for some columns.
  static func name(_ name: String?, _ kind: String, _ columns: [String]) -> String {
    name ?? ([kind] + columns).joined(separator: " ")
  }

  /// A row of numbers.
  func row(_ target: Target, by: [DomainValue], _ numbers: EstimateNumbers) -> EstimateRow {
    EstimateRow(
      name: EntryRows.name(name, kind.rawValue, target.of), kind: kind, of: target.of,
      by: by, level: target.level, probability: target.probability, numbers: numbers,
      method: variance.method, replicates: variance.replicates, replicateScale: variance.scale)
  }

  /// The numbers of a row.
  ///
  /// - Parameters:
  ///   - value: nil where the domain has no answer.
  ///   - rows: rows of the domain.
  func numbers(_ value: TargetValue?, rows: Int, _ making: RowMaking) -> EstimateNumbers {
    var row = EstimateNumbers()
    row.missing = rows
    guard let value, !value.isTooLarge else { return row }
    row.estimate = value.estimate
    row.n = value.sample.n
    row.missing = value.sample.missing
    row.answers = value.sample.answers
    row.satisfied = value.sample.satisfied
    row.degreesOfFreedom = value.degreesOfFreedom
    fill(&row, value, making)
    return row
  }

  private func fill(_ row: inout EstimateNumbers, _ value: TargetValue, _ making: RowMaking) {
    if let woodruff = value.woodruff {
      row.interval = .woodruff
      row.standardError = woodruff.standardError
      row.variance = woodruff.standardError.map { $0 * $0 }
      row.lower = woodruff.interval?.lower
      row.upper = woodruff.interval?.upper
      return
    }
    row.interval = value.isShare ? EstimateRow.Interval(method) : .mean
    guard let variance = value.variance else { return }
    row.variance = variance
    row.standardError = variance.squareRoot()
    row.designEffect = value.sample.designEffect(variance: variance)
    row.designEffectWithReplacement = value.sample.designEffectWithReplacement(variance: variance)
    row.effectiveSampleSize = value.sample.effectiveSampleSize(variance: variance)
    let limits = value.limits(method, variance: variance, making)
    row.lower = limits?.lower
    row.upper = limits?.upper
    if value.isShare { row.suppress = value.advice(variance: variance, making) }
  }

  private var method: IntervalMethod { interval.method.estimation }

  /// What is to be said of a number.
  func problems(_ result: TargetResult) -> [Problem] {
    if let value = result.value, value.undefinedReplicates == 0, value.fault == nil,
      !value.isTooLarge
    {
      return []
    }
    let finding = DomainFinding(
      name: EntryRows.name(name, kind.rawValue, result.target.of), place: place)
    guard let value = result.value else {
      return [finding.withoutNumber(result.by, rows: result.rows, answered: result.answered)]
    }
    if value.isTooLarge { return [finding.impossible(result.by, .resultTooLarge)] }
    return finding.withoutVariance(result.by, value.undefinedReplicates, value.fault)
  }
}

/// What the rows of an entry share.
struct RowMaking {
  /// Below this a mean design effect is that of estimates without variance, from which nothing
  /// follows for others.
  private static let leastDesignEffect = 1e-9

  /// Mean design effect of the entry's numbers.
  let pooledDesignEffect: Double?
  /// Values of t for the entry's intervals.
  let values: CriticalValues
  /// Values of t for the advice.
  let publicationValues: CriticalValues

  init(_ pooledDesignEffect: Double?, _ interval: IntervalSpec, _ sets: CriticalValueSets) {
    self.pooledDesignEffect = pooledDesignEffect
    values = sets.values(level: interval.level)
    publicationValues = sets.values(level: SharePrecision.publicationLevel)
  }

  /// Mean of the design effects of an entry's numbers, nil where it tells nothing.
  static func pooledDesignEffect(_ effects: [Double?]) -> Double? {
    DomainEstimate.pooledDesignEffect(effects).flatMap { $0 > leastDesignEffect ? $0 : nil }
  }
}

/// Values of t by level, which entries share. For one thread.
final class CriticalValueSets {
  private var sets: [CriticalValues] = []

  /// Those of a level.
  func values(level: Double) -> CriticalValues {
    if let known = sets.first(where: { $0.level == level }) { return known }
    let values = CriticalValues(level: level)
    sets.append(values)
    return values
  }
}

extension TargetValue {
  /// Limits; nil without degrees of freedom.
  fileprivate func limits(
    _ method: IntervalMethod, variance: Double, _ making: RowMaking
  ) -> ConfidenceInterval? {
    guard isShare else {
      return making.values.t(degreesOfFreedom: degreesOfFreedom).map {
        .mean(estimate, standardError: variance.squareRoot(), t: $0)
      }
    }
    return precision(variance, making.pooledDesignEffect).interval(method, making.values)
  }

  /// Advice against publishing; a share of 0 or 1 without variance is for a statistician to see.
  fileprivate func advice(variance: Double, _ making: RowMaking) -> PublicationAdvice? {
    let precision = precision(variance, making.pooledDesignEffect)
    if precision.isExtreme { return .review }
    let advice = precision.publicationAdvice(making.publicationValues)
    return advice == .publish ? nil : advice
  }

  private func precision(_ variance: Double, _ pooled: Double?) -> SharePrecision {
    SharePrecision(
      share: estimate, variance: variance, degreesOfFreedom: degreesOfFreedom, n: sample.n,
      rows: sample.rows, pooledDesignEffect: pooled)
  }
}

extension IntervalSpec.Method {
  /// The method as `Estimation` names it.
  var estimation: IntervalMethod {
    switch self {
    case .mean: .mean
    case .logit: .logit
    case .xlogit: .xlogit
    case .asin: .asin
    case .likelihood: .likelihood
    case .beta: .beta
    case .wilson: .wilson
    }
  }
}
