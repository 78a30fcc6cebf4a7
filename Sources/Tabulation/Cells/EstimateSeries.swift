import Analysis
import Estimation
import Findings

/// The numbers of an entry that cells answered, domain after domain; its rows are made of them when
/// they are asked for.
struct EstimateSeries: Sendable {
  /// What makes rows of the numbers.
  let entry: EntryRows
  /// What the numbers of a domain are about.
  let targets: [CellTarget]
  /// The domains, with the numbers of all entries of the group.
  let domains: CellDomains
  /// Position of the first number among those of a domain.
  private let first: Int
  private let pooledDesignEffect: Double?
  /// Degrees of freedom of the whole design or of the spec; nil for those of the domain.
  private let degreesOfFreedom: Double?

  init(
    _ entry: EntryRows, _ targets: [CellTarget], _ domains: CellDomains, from first: Int,
    degreesOfFreedom: Double?
  ) {
    self.entry = entry
    self.targets = targets
    self.domains = domains
    self.first = first
    self.degreesOfFreedom = degreesOfFreedom
    pooledDesignEffect = RowMaking.pooledDesignEffect(
      domains.numbers.flatMap { domain in
        domain.numbers[first..<first + targets.count].map { number in
          number.flatMap { number in
            number.variance.flatMap { number.sample.designEffectWithReplacement(variance: $0) }
          }
        }
      })
  }

  /// Number of rows.
  var count: Int { targets.count * domains.numbers.count }

  /// A row by its position.
  func row(_ position: Int, _ values: CriticalValueSets) -> EstimateRow {
    let (domain, target) = position.quotientAndRemainder(dividingBy: targets.count)
    let numbers = numbers(domain, target, making(values))
    return entry.row(targets[target].target, by: domains.values[domain], numbers)
  }

  /// What all rows share.
  func making(_ values: CriticalValueSets) -> RowMaking {
    RowMaking(pooledDesignEffect, entry.interval, values)
  }

  /// The numbers of a row.
  @inline(__always)
  func numbers(_ domain: Int, _ target: Int, _ making: RowMaking) -> EstimateNumbers {
    entry.numbers(value(domain, target), rows: domains.numbers[domain].rows, making)
  }

  /// What is to be said of the numbers.
  var problems: [Problem] {
    var problems: [Problem] = []
    for domain in domains.numbers.indices {
      for target in targets.indices {
        let value = value(domain, target)
        if let value, value.undefinedReplicates == 0, !value.isTooLarge { continue }
        problems += entry.problems(
          TargetResult(
            target: targets[target].target, by: domains.values[domain],
            value: value, rows: domains.numbers[domain].rows))
      }
    }
    return problems
  }

  @inline(__always)
  private func value(_ domain: Int, _ target: Int) -> TargetValue? {
    let found = domains.numbers[domain]
    guard let number = found.numbers[first + target] else { return nil }
    return TargetValue(
      estimate: number.estimate, variance: number.variance,
      undefinedReplicates: number.undefinedReplicates, sample: number.sample,
      isShare: targets[target].statistic.isShare,
      degreesOfFreedom: degreesOfFreedom ?? Double(found.degreesOfFreedom))
  }
}

/// The domains of a group of entries and the numbers of all of them, shared by their series.
final class CellDomains: Sendable {
  /// The values that make each domain.
  let values: [[DomainValue]]
  /// The numbers of each domain.
  let numbers: [CellEvaluation.DomainNumbers]

  init(_ values: [[DomainValue]], _ numbers: [CellEvaluation.DomainNumbers]) {
    self.values = values
    self.numbers = numbers
  }
}
