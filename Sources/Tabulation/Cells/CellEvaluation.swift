import Analysis
import Estimation

/// Computes numbers of domains from the totals of their units.
struct CellEvaluation {
  private let sample: WeightedSample
  private let cells: [UnsafeMutablePointer<Int64>]
  private let psuOfRow: [Int]
  private let stratumOfPSU: [Int]
  /// What a weight of 1 is in the sums.
  private let unit: Double
  /// Whether deviations of PSUs from their stratum are the whole variance.
  private let isOfPSUs: Bool

  /// A number of a domain.
  struct Number {
    var estimate: Double
    var variance: Double?
    var undefinedReplicates = 0
    var sample: AnsweredRows
  }

  /// The numbers of a domain; nil where nobody answered.
  struct DomainNumbers {
    var numbers: [Number?]
    /// Degrees of freedom by the units of the domain.
    var degreesOfFreedom: Int
    /// Rows with weight.
    var rows: Int
  }

  /// - Parameter cells: the cell of each row of the sample.
  init(_ sample: WeightedSample, _ cells: [UnsafeMutablePointer<Int64>], unit: Double) {
    self.sample = sample
    self.cells = cells
    self.unit = unit
    psuOfRow = sample.design.psuOfRow
    var strata = Array(repeating: 0, count: sample.design.psus)
    for (stratum, psus) in sample.design.psusOfStratum.enumerated() {
      for psu in psus { strata[psu] = stratum }
    }
    stratumOfPSU = strata
    // The average over strata has faults of its own, which the design tells.
    isOfPSUs =
      sample.design.hasVarianceOfPSUsOnly && sample.design.lonePSU != .average
  }

  /// All rows in the order of their PSUs.
  var rowsByPSU: [Int] {
    var next = Array(repeating: 0, count: sample.design.psus + 1)
    for psu in psuOfRow { next[psu + 1] += 1 }
    for psu in 0..<sample.design.psus { next[psu + 1] += next[psu] }
    var rows = psuOfRow
    for (row, psu) in psuOfRow.enumerated() {
      rows[next[psu]] = row
      next[psu] += 1
    }
    return rows
  }

  /// Sums over rows.
  func sums(_ rows: [Int], _ layout: CellLayout) -> CellSums {
    var sums = CellSums(layout)
    for row in rows { sums.add(cells[row]) }
    return sums
  }

  /// Numbers of domains by linearisation.
  ///
  /// - Parameter domains: the rows of each, in the order of their PSUs.
  /// - Throws: `EstimationFault`.
  func linearized(
    _ statistics: [CellStatistic], _ domains: [[Int]], _ layout: CellLayout
  ) throws -> [DomainNumbers] {
    var totals = DomainTotals(layout)
    let units = isOfPSUs ? psuOfRow : Array(psuOfRow.indices)
    return try domains.map { rows in
      totals.fill(statistics, rows, unitOfRow: units, cellOfRow: cells)
      var result = numbers(statistics, totals, ofPSUs: isOfPSUs)
      let influence = influence(of: result, statistics, totals)
      let variances =
        try isOfPSUs
        ? variances(influence, totals.units, columns: statistics.count)
        : variancesByStages(influence, rows, columns: statistics.count)
      for index in result.numbers.indices {
        result.numbers[index]?.variance = variances.variance(index)
      }
      return result
    }
  }

  /// Numbers of domains by replicates.
  ///
  /// - Throws: `EstimationFault`.
  func replicated(
    _ statistics: [CellStatistic], _ domains: [[Int]], _ layout: CellLayout,
    _ replication: Replication
  ) throws -> [DomainNumbers] {
    var totals = DomainTotals(layout)
    var results: [DomainNumbers] = []
    var sums: [PSUTotals] = []
    for rows in domains {
      totals.fill(statistics, rows, unitOfRow: psuOfRow, cellOfRow: cells)
      results.append(numbers(statistics, totals, ofPSUs: true))
      sums.append(PSUTotals(totals, columns: statistics.count))
    }
    let (count, unit) = (statistics.count, unit)
    let isTotal = statistics.map(\.isTotal)
    let replicated = try replication.estimates(of: sums, count: count) { totals, estimates in
      for index in 0..<count {
        estimates[index] = totals[index] / (isTotal[index] ? unit : totals[count + index])
      }
    }
    for (domain, estimates) in replicated.enumerated() {
      for index in statistics.indices {
        results[domain].numbers[index]?.variance = estimates.variance(index)
        results[domain].numbers[index]?.undefinedReplicates = estimates.undefinedReplicates[index]
      }
    }
    return results
  }

  /// - Parameter ofPSUs: whether the units of the totals are PSUs, and not rows.
  private func numbers(
    _ statistics: [CellStatistic], _ totals: DomainTotals, ofPSUs: Bool
  ) -> DomainNumbers {
    let numbers = totals.whole.words.withUnsafeBufferPointer { words in
      statistics.map { statistic -> Number? in
        let (numerator, denominator) = statistic.parts(words)
        guard denominator > 0 else { return nil }
        let estimate = numerator / (statistic.isTotal ? unit : denominator)
        return Number(
          estimate: estimate,
          sample: statistic.sample(totals.whole, estimate: estimate, unit: unit))
      }
    }
    return DomainNumbers(
      numbers: numbers, degreesOfFreedom: degreesOfFreedom(totals, ofPSUs: ofPSUs),
      rows: Int(totals.whole.weightedRows))
  }

  /// PSUs less strata with a row of weight.
  private func degreesOfFreedom(_ totals: DomainTotals, ofPSUs: Bool) -> Int {
    var psus = 0
    var strata = 0
    var (lastPSU, lastStratum) = (-1, -1)
    for (unit, hasWeight) in zip(totals.units, totals.hasWeight) where hasWeight {
      let psu = ofPSUs ? unit : psuOfRow[unit]
      if psu != lastPSU { psus += 1 }
      if stratumOfPSU[psu] != lastStratum { strata += 1 }
      (lastPSU, lastStratum) = (psu, stratumOfPSU[psu])
    }
    return psus - strata
  }

  /// Weighted influence of each unit on each number, unit after unit.
  private func influence(
    of domain: DomainNumbers, _ statistics: [CellStatistic], _ totals: DomainTotals
  ) -> [Double] {
    let count = statistics.count
    let slopes = domain.numbers.enumerated().map { index, number -> (Double, Double) in
      guard let number else { return (0, 0) }
      if statistics[index].isTotal { return (1 / unit, 0) }
      let whole = totals.whole.words.withUnsafeBufferPointer { statistics[index].parts($0).1 }
      return (1 / whole, number.estimate / whole)
    }
    var influence = totals.numerators
    for start in stride(from: 0, to: influence.count, by: count) {
      for index in 0..<count {
        influence[start + index] =
          slopes[index].0 * totals.numerators[start + index]
          - slopes[index].1 * totals.denominators[start + index]
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
    return try sample.design.restricted(toRows: rows)
      .covariances(of: estimates, extent: .variances)
  }
}

extension PSUTotals {
  /// Numerators of a domain, then its denominators.
  fileprivate init(_ totals: DomainTotals, columns: Int) {
    self.init(columns: 2 * columns)
    for (position, psu) in totals.units.enumerated() {
      let range = position * columns..<(position + 1) * columns
      add(psu: psu, Array(totals.numerators[range] + totals.denominators[range]))
    }
  }
}
