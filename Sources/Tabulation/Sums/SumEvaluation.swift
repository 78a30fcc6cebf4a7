import Analysis
import Estimation

/// Computes numbers of domains and their variances from sums by units: the one place where both
/// engines do so.
struct SumEvaluation: Sendable {
  private let sample: WeightedSample
  /// The design with weights of 1, for totals that are weighted already; nil where PSUs are enough.
  private let unitDesign: SampleDesign?
  private let stratumOfPSU: [Int]

  /// A number of a domain.
  struct Number: Sendable {
    var estimate: Double
    var variance: Double?
    var undefinedReplicates = 0
    var sample: AnsweredRows

    /// The same without what is rounding of 0.
    fileprivate var cleared: Number {
      var number = self
      (number.estimate, number.variance, number.sample) = sample.cleared(
        estimate: estimate, variance: variance)
      return number
    }
  }

  /// The numbers of a domain; nil where nobody answered.
  struct DomainNumbers: Sendable {
    var numbers: [Number?]
    /// Degrees of freedom by the units of the domain.
    var degreesOfFreedom: Int
    /// Rows with weight.
    var rows: Int
  }

  /// Evaluation under the design of a sample.
  ///
  /// - Throws: `EstimationFault`.
  init(_ sample: WeightedSample) throws {
    let design = sample.design
    self.sample = sample
    // The average over strata has faults of its own, which the design tells.
    let isOfPSUs = design.hasVarianceOfPSUsOnly && design.lonePSU != .average
    unitDesign = isOfPSUs ? nil : try design.reweighted(design.weights.map { _ in 1 })
    var strata = Array(repeating: 0, count: design.psus)
    for (stratum, psus) in design.psusOfStratum.enumerated() {
      for psu in psus { strata[psu] = stratum }
    }
    stratumOfPSU = strata
  }

  /// The unit of each row whose totals linearisation needs.
  var unitOfRow: [Int] {
    unitDesign == nil ? sample.design.psuOfRow : sample.design.varianceUnitOfRow
  }

  /// Numbers without variances.
  func numbers(_ sums: DomainSums) -> DomainNumbers {
    DomainNumbers(
      numbers: sums.whole.map { whole in
        whole.estimate.map { Number(estimate: $0, sample: whole.sample) }
      }, degreesOfFreedom: degreesOfFreedom(sums), rows: sums.weightedRows)
  }

  /// Gives numbers their variances by linearisation.
  ///
  /// - Throws: `EstimationFault`.
  func addVariances(to result: inout DomainNumbers, _ sums: DomainSums) throws {
    let influence = influence(sums)
    let columns = sums.whole.count
    let variances =
      unitDesign == nil
      ? try variances(influence, sums.units, columns: columns)
      : try variancesByStages(influence, sums.firstRows, columns: columns)
    for index in result.numbers.indices {
      result.numbers[index]?.variance = variances.variance(index)
      result.numbers[index] = result.numbers[index]?.cleared
    }
  }

  /// Gives numbers of domains their variances by replicates; the sums are those of PSUs, of the same
  /// numbers in all domains.
  ///
  /// - Throws: `EstimationFault`.
  func addVariances(
    to results: inout [DomainNumbers], _ domains: [DomainSums], _ replication: Replication
  ) throws {
    guard let isTotal = domains.first?.whole.map(\.isTotal) else { return }
    let count = isTotal.count
    let replicated = try replication.estimates(of: domains.map(PSUTotals.init), count: count) {
      totals, estimates in
      for index in 0..<count {
        estimates[index] =
          totals[index] / (isTotal[index] ? WholeWeights.one : totals[count + index])
      }
    }
    for (domain, estimates) in replicated.enumerated() {
      for index in 0..<count {
        results[domain].numbers[index]?.variance = estimates.variance(index)
        results[domain].numbers[index]?.undefinedReplicates = estimates.undefinedReplicates[index]
        results[domain].numbers[index] = results[domain].numbers[index]?.cleared
      }
    }
  }

  /// PSUs less strata with a row of weight.
  private func degreesOfFreedom(_ sums: DomainSums) -> Int {
    var psus = 0
    var strata = 0
    var (lastPSU, lastStratum) = (-1, -1)
    for (row, hasWeight) in zip(sums.firstRows, sums.hasWeight) where hasWeight {
      let psu = sample.design.psuOfRow[row]
      if psu != lastPSU { psus += 1 }
      if stratumOfPSU[psu] != lastStratum { strata += 1 }
      (lastPSU, lastStratum) = (psu, stratumOfPSU[psu])
    }
    return psus - strata
  }

  /// Weighted influence of each unit on each number, unit after unit.
  private func influence(_ sums: DomainSums) -> [Double] {
    let slopes = sums.whole.map { whole -> (Double, Double) in
      guard let estimate = whole.estimate else { return (0, 0) }
      if whole.isTotal { return (1 / WholeWeights.one, 0) }
      return (1 / whole.denominator, estimate / whole.denominator)
    }
    let count = slopes.count
    var influence = sums.numerators
    for start in stride(from: 0, to: influence.count, by: count) {
      for index in 0..<count {
        influence[start + index] =
          slopes[index].0 * sums.numerators[start + index]
          - slopes[index].1 * sums.denominators[start + index]
      }
    }
    return influence
  }

  private func variances(_ influence: [Double], _ psus: [Int], columns: Int) throws -> Covariances {
    let design = sample.design
    var variance = TaylorVariance(
      columns: columns, lonePSU: design.lonePSU, lonePSUInDomain: design.lonePSUInDomain,
      extent: .variances)
    try influence.withUnsafeBufferPointer { influence in
      var first = 0
      while first < psus.count {
        let stratum = stratumOfPSU[psus[first]]
        var totals = StratumTotals(
          columns: columns, populationSize: design.populationSizes?[stratum])
        while first < psus.count, stratumOfPSU[psus[first]] == stratum {
          totals.appendPSU(
            UnsafeBufferPointer(rebasing: influence[first * columns..<(first + 1) * columns]))
          first += 1
        }
        totals.absentPSUs = design.psusOfStratum[stratum].count - totals.psus
        try variance.add(totals)
      }
    }
    return variance.covariances()
  }

  private func variancesByStages(
    _ influence: [Double], _ rows: [Int], columns: Int
  ) throws -> Covariances {
    let estimates = (0..<columns).map { column in
      LinearizedEstimate(
        value: 0, influence: rows.indices.map { influence[$0 * columns + column] })
    }
    return try (unitDesign ?? sample.design).restricted(toRows: rows)
      .covariances(of: estimates, extent: .variances)
  }
}

extension PSUTotals {
  /// Numerators of a domain, then its denominators.
  fileprivate init(_ sums: DomainSums) {
    let columns = sums.whole.count
    self.init(columns: 2 * columns)
    for (position, psu) in sums.units.enumerated() {
      let range = position * columns..<(position + 1) * columns
      add(psu: psu, Array(sums.numerators[range] + sums.denominators[range]))
    }
  }
}
