/// Inclusion probabilities of a one-stage sample drawn with unequal probabilities, and the variance
/// that goes with the way it was drawn.
public struct UnequalProbabilities: Sendable, Hashable {
  /// The variance estimator. In the formulas z is the weighted influence, π the inclusion
  /// probability, n the units drawn in the stratum.
  public enum Method: Sendable, Hashable {
    /// As if drawn with replacement: the variance of a stratified sample (Hansen and Hurwitz 1943).
    case withReplacement
    /// Σ Σ D_ij z_i z_j with D_ij = (π_ij - π_i π_j)/π_ij (Horvitz and Thompson 1952), from the
    /// joint probabilities of every two rows, row after row.
    case horvitzThompson(joint: [Double])
    /// -½ Σ Σ D_ij (z_i - z_j)², same D (Yates and Grundy 1953; Sen 1953): for samples of fixed
    /// size.
    case yatesGrundy(joint: [Double])
    /// Σ (1 - π_i) n/(n - 1) (z_i - mean)² in each stratum (Brewer 2002, ch. 9).
    case brewer
    /// Horvitz-Thompson form with D_ii = 1 - π_i and, within a stratum,
    /// D_ij = 1 - (n - (π_i + π_j)/2)/(n - 1) (Overton 1985).
    case overton
    /// The same with D_ij = 1 - (n - π_i - π_j + c)/(n - 1), c = Σ π²/n over the frame (Hartley and
    /// Rao 1962).
    case hartleyRao(squaredProbabilitySum: Double)
  }

  /// Inclusion probability of the unit of each row, above 0 and at most 1.
  public let probabilities: [Double]
  /// The variance estimator.
  public let method: Method

  /// Probabilities with a variance estimator.
  ///
  /// - Throws: `EstimationFault.invalidProbability`, `.jointProbabilitiesDoNotFit` for a joint
  ///   matrix that is not square, not symmetric, or has other probabilities on its diagonal.
  public init(_ probabilities: [Double], method: Method) throws {
    if let row = probabilities.firstIndex(where: { !($0 > 0 && $0 <= 1) }) {
      throw EstimationFault.invalidProbability(row: row)
    }
    self.probabilities = probabilities
    self.method = method
    if let joint = jointProbabilities { try check(joint) }
  }

  /// The matrix of joint probabilities, row after row, where the method has one.
  var jointProbabilities: [Double]? {
    switch method {
    case .horvitzThompson(let joint), .yatesGrundy(let joint): joint
    case .withReplacement, .brewer, .overton, .hartleyRao: nil
    }
  }

  private func check(_ joint: [Double]) throws {
    let n = probabilities.count
    guard joint.count == n * n else { throw EstimationFault.jointProbabilitiesDoNotFit(row: nil) }
    for row in 0..<n {
      for column in 0...row {
        let value = joint[row * n + column]
        let mirrored = joint[column * n + row]
        guard value > 0, value <= 1, Self.agree(value, mirrored) else {
          throw EstimationFault.jointProbabilitiesDoNotFit(row: row)
        }
      }
      guard Self.agree(joint[row * n + row], probabilities[row]) else {
        throw EstimationFault.jointProbabilitiesDoNotFit(row: row)
      }
    }
  }

  /// Probabilities read from text may be rounded to a few digits.
  private static func agree(_ first: Double, _ second: Double) -> Bool {
    abs(first - second) <= 1e-3 * max(first, second)
  }
}

/// Unequal probabilities, PSU by PSU.
struct UnitProbabilities: Sendable {
  /// Inclusion probability of each PSU.
  let ofPSU: [Double]
  /// Row of each PSU, by which joint probabilities are found.
  let rowOfPSU: [Int]

  /// - Throws: `EstimationFault` where rows of a PSU carry different probabilities, or a PSU has
  ///   several rows and the method joint probabilities, which belong to single rows.
  init(_ unequal: UnequalProbabilities, psuOfRow: [Int], psus: Int) throws {
    var rowOfPSU = Array(repeating: -1, count: psus)
    for (row, psu) in psuOfRow.enumerated() {
      let first = rowOfPSU[psu]
      rowOfPSU[psu] = row
      guard first >= 0 else { continue }
      if unequal.jointProbabilities != nil {
        throw EstimationFault.jointProbabilitiesNeedOneRowAUnit(row: row)
      }
      guard unequal.probabilities[row] == unequal.probabilities[first] else {
        throw EstimationFault.probabilityVariesWithinUnit(row: row)
      }
    }
    self.rowOfPSU = rowOfPSU
    ofPSU = rowOfPSU.map { unequal.probabilities[$0] }
  }
}
