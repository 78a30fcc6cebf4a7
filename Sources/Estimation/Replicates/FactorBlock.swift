/// Factors of PSUs in some successive replicates, taken together so that the totals of a PSU are
/// read once for all of them.
struct FactorBlock {
  /// Replicates a block can hold.
  static let width = 16

  /// Replicates it holds.
  private(set) var count = 0
  /// Scales of the replicates.
  private(set) var scales: [Double] = []
  /// PSU after PSU, `width` each.
  private var factors: [Double]

  init(psus: Int) {
    factors = Array(repeating: 0, count: psus * FactorBlock.width)
  }

  var isFull: Bool { count == FactorBlock.width }

  func factor(psu: Int, replicate: Int) -> Double { factors[psu * FactorBlock.width + replicate] }

  mutating func append(_ factorOfPSU: [Double], scale: Double) {
    for (psu, factor) in factorOfPSU.enumerated() {
      factors[psu * FactorBlock.width + count] = factor
    }
    scales.append(scale)
    count += 1
  }

  mutating func removeAll() {
    count = 0
    scales.removeAll(keepingCapacity: true)
  }
}
