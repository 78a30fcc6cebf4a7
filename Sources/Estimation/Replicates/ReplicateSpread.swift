/// Sums what the variance of some estimates needs over replicates, one after the other, and keeps
/// none of them.
///
/// Deviations are taken from the estimates of the whole sample, which lie in the middle of the
/// replicates, so that moving to another center loses no digits.
struct ReplicateSpread {
  private let estimates: [Double]
  private let extent: TaylorVariance.Extent
  private var deviations: [Double]
  /// Σ d over replicates whose scale is not 0, and their number.
  private var sums: [Double]
  private var counted = 0
  /// Σ s, Σ s d and Σ s d d'.
  private var scales = 0.0
  private var scaledSums: [Double]
  private var products: [Double]
  /// For each estimate the number of replicates in which it is undefined.
  private(set) var undefined: [Int]

  init(estimates: [Double], extent: TaylorVariance.Extent) {
    self.estimates = estimates
    self.extent = extent
    let count = estimates.count
    deviations = Array(repeating: 0, count: count)
    sums = deviations
    scaledSums = deviations
    products = Array(repeating: 0, count: extent == .covariances ? count * count : count)
    undefined = Array(repeating: 0, count: count)
  }

  /// Adds the estimates of `times` replicates that are alike; one that is not finite is undefined.
  mutating func add(_ values: UnsafeBufferPointer<Double>, scale: Double, times: Int = 1) {
    guard scale > 0, times > 0 else { return }
    let count = Double(times)
    for index in estimates.indices {
      let deviation = values[index] - estimates[index]
      let isDefined = deviation.isFinite
      deviations[index] = isDefined ? deviation : 0
      if !isDefined { undefined[index] += times }
      sums[index] += count * deviations[index]
      scaledSums[index] += count * scale * deviations[index]
    }
    counted += times
    scales += count * scale
    addProducts(count * scale)
  }

  /// Adds replicates that leave all estimates as they are.
  mutating func addUnchanged(scales: Double, count: Int) {
    self.scales += scales
    counted += count
  }

  /// Covariances about a center, in which an undefined replicate counts as one without deviation.
  func covariances(scale: Double, center: Replication.Center) -> Covariances {
    let shift = sums.map { center == .estimate || counted == 0 ? 0 : $0 / Double(counted) }
    func moved(_ product: Double, _ row: Int, _ column: Int) -> Double {
      let linear = shift[row] * scaledSums[column] + shift[column] * scaledSums[row]
      return scale * (product - linear + shift[row] * shift[column] * scales)
    }
    let count = estimates.count
    guard extent == .covariances else {
      return Covariances(variances: (0..<count).map { max(0, moved(products[$0], $0, $0)) })
    }
    var matrix = Array(repeating: 0.0, count: count * count)
    for row in 0..<count {
      for column in 0...row {
        let value = moved(products[row * count + column], row, column)
        matrix[row * count + column] = row == column ? max(0, value) : value
        matrix[column * count + row] = matrix[row * count + column]
      }
    }
    return Covariances(matrix: matrix, count: count)
  }

  private mutating func addProducts(_ factor: Double) {
    guard extent == .covariances else {
      for index in estimates.indices {
        products[index] += factor * deviations[index] * deviations[index]
      }
      return
    }
    for row in estimates.indices where deviations[row] != 0 {
      let scaled = factor * deviations[row]
      for column in 0...row {
        products[row * estimates.count + column] += scaled * deviations[column]
      }
    }
  }
}
