/// Totals of weighted influence values of one stratum: a row a PSU, a column an estimate.
///
/// Every PSU of the sample counts. Those without a member of the domain have totals of 0: they
/// may stand as rows of zeros or only be counted in `absentPSUs`.
public struct StratumTotals: Sendable {
  /// Number of estimates, at least 1.
  public let columns: Int
  /// PSUs in the population; nil or infinity where the stratum was drawn with replacement.
  public let populationSize: Double?
  /// PSUs of the sample that have no row because the domain has no member there.
  public var absentPSUs: Int
  /// The totals, PSU after PSU.
  public private(set) var values: [Double]

  /// Totals that are all 0 for a number of PSUs.
  public init(psus: Int = 0, absentPSUs: Int = 0, columns: Int, populationSize: Double? = nil) {
    precondition(columns > 0, "totals need at least one estimate")
    self.absentPSUs = absentPSUs
    self.columns = columns
    self.populationSize = populationSize
    values = Array(repeating: 0, count: psus * columns)
  }

  /// PSUs of the sample.
  public var psus: Int { presentPSUs + absentPSUs }

  /// PSUs that have a row.
  public var presentPSUs: Int { values.count / columns }

  /// Adds to the total of a PSU.
  public mutating func add(_ value: Double, psu: Int, column: Int) {
    values[psu * columns + column] += value
  }

  /// Adds a PSU with its totals, one an estimate.
  public mutating func appendPSU(_ totals: UnsafeBufferPointer<Double>) {
    values.append(contentsOf: totals)
  }

  /// Takes all PSUs out and keeps the memory for the next stratum.
  public mutating func removeAll() {
    values.removeAll(keepingCapacity: true)
    absentPSUs = 0
  }

  /// 1 - n/N, and 0 for a stratum that was taken in full.
  var populationCorrection: Double {
    guard let populationSize, populationSize.isFinite else { return 1 }
    return max(0, 1 - Double(psus) / populationSize)
  }

  /// Column sums, added in PSU order.
  var sums: [Double] {
    var sums = Array(repeating: 0.0, count: columns)
    values.withUnsafeBufferPointer { values in
      sums.withUnsafeMutableBufferPointer { sums in
        for start in stride(from: 0, to: values.count, by: columns) {
          for column in 0..<columns { sums[column] += values[start + column] }
        }
      }
    }
    return sums
  }
}
