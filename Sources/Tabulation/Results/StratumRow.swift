/// A stratum of the design as it was understood.
public struct StratumRow: Sendable, Hashable {
  /// Its values, with its sample where there are several; empty for the only stratum.
  public var name: String
  /// PSUs of the sample.
  public var psus: Int
  /// PSUs of the population; nil where drawn with replacement.
  public var populationSize: Double?
  /// Rows.
  public var rows: Int
  /// Sum of the final weights.
  public var weightSum: Double
  /// Whether its single PSU leaves it without variance.
  public var isLone: Bool
}

/// The weights of all rows, as a spec wants them in a file.
public struct FinalWeights: Sendable, Hashable {
  /// Names of the file's columns.
  public static let columns = ["row", "base", "final", "ratio"]

  /// The file, beside the spec.
  public var path: String
  /// Number of each row among the data rows of its file, from 1.
  public var rows: [Int]
  /// Weights before calibration.
  public var base: [Double]
  /// Weights after it.
  public var final: [Double]

  /// The cells of a row of the file; a base weight of 0 has no ratio.
  public func cells(_ index: Int) -> [String] {
    let ratio = base[index] == 0 ? "" : "\(final[index] / base[index])"
    return ["\(rows[index])", "\(base[index])", "\(final[index])", ratio]
  }
}
