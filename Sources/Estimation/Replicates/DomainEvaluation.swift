/// One domain on its way through the replicates.
struct DomainEvaluation {
  /// Estimates of the whole sample.
  let values: [Double]
  /// What the replicates so far have given.
  private(set) var spread: ReplicateSpread

  let domain: PSUTotals
  private var sums: [Double]
  private var estimates: [Double]

  init(
    _ domain: PSUTotals, count: Int, extent: TaylorVariance.Extent, statistic: TotalsStatistic
  ) {
    let totals = domain.sums
    var values = Array(repeating: 0.0, count: count)
    totals.withUnsafeBufferPointer { totals in
      values.withUnsafeMutableBufferPointer { statistic(totals, $0) }
    }
    self.domain = domain
    self.values = values
    sums = totals
    estimates = values
    spread = ReplicateSpread(estimates: values, extent: extent)
  }

  /// Adds the replicates of a block.
  mutating func add(_ block: FactorBlock, _ statistic: TotalsStatistic) {
    let columns = domain.columns
    var blockSums = Array(repeating: 0.0, count: block.count * columns)
    blockSums.withUnsafeMutableBufferPointer { domain.add(times: block, to: $0) }
    blockSums.withUnsafeBufferPointer { blockSums in
      for (replicate, scale) in block.scales.enumerated() {
        let sums = UnsafeBufferPointer(
          rebasing: blockSums[replicate * columns..<(replicate + 1) * columns])
        evaluate(sums, scale: scale, times: 1, statistic)
      }
    }
  }

  /// Adds `times` replicates in which the totals are some sums and `factor` times others.
  mutating func add(
    _ first: ArraySlice<Double>, _ factor: Double, _ second: ArraySlice<Double>, scale: Double,
    times: Int = 1, _ statistic: TotalsStatistic
  ) {
    for column in sums.indices {
      sums[column] = first[first.startIndex + column] + factor * second[second.startIndex + column]
    }
    sums.withUnsafeBufferPointer { evaluate($0, scale: scale, times: times, statistic) }
  }

  /// Adds replicates that leave the domain as it is.
  mutating func addUnchanged(scales: Double, count: Int) {
    spread.addUnchanged(scales: scales, count: count)
  }

  private mutating func evaluate(
    _ sums: UnsafeBufferPointer<Double>, scale: Double, times: Int, _ statistic: TotalsStatistic
  ) {
    guard times > 0 else { return }
    estimates.withUnsafeMutableBufferPointer { statistic(sums, $0) }
    estimates.withUnsafeBufferPointer { spread.add($0, scale: scale, times: times) }
  }
}
