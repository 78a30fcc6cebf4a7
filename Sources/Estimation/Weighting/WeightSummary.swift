/// How unequal weights are. Rows of weight 0 do not count.
public struct WeightSummary: Sendable, Hashable {
  /// Rows with a weight other than 0.
  public let rows: Int
  /// Sum of the weights.
  public let sum: Double
  /// Least weight; 0 without rows.
  public let minimum: Double
  /// Largest weight; 0 without rows.
  public let maximum: Double
  /// Least ratio of final to base weight; 1 without rows.
  public let minimumRatio: Double
  /// Largest ratio of final to base weight; 1 without rows.
  public let maximumRatio: Double
  /// (Σw)²/Σw²: the size of an equally weighted sample of the same precision for a variable
  /// unrelated to the weights (Kish, Survey Sampling, 1965, 11.7); 0 without rows.
  public let kishEffectiveSize: Double

  /// A summary of final weights and of their ratios to the weights they were made of.
  public init(base: [Double], final: [Double]) {
    let weights = final.filter { $0 != 0 }
    let ratios = zip(base, final).filter { $0.0 != 0 && $0.1 != 0 }.map { $0.1 / $0.0 }
    let squares = weights.compensatedSum { $0 * $0 }
    rows = weights.count
    sum = weights.compensatedSum { $0 }
    minimum = weights.min() ?? 0
    maximum = weights.max() ?? 0
    minimumRatio = ratios.min() ?? 1
    maximumRatio = ratios.max() ?? 1
    kishEffectiveSize = squares > 0 ? sum * sum / squares : 0
  }

  /// A summary of weights that were added up elsewhere and never changed.
  ///
  /// - Parameter squares: the sum of the squared weights.
  public init(rows: Int, sum: Double, squares: Double, minimum: Double, maximum: Double) {
    self.rows = rows
    self.sum = sum
    self.minimum = minimum
    self.maximum = maximum
    minimumRatio = 1
    maximumRatio = 1
    kishEffectiveSize = squares > 0 ? sum * sum / squares : 0
  }

  /// Rows over the effective size, n Σw²/(Σw)²; 1 without rows.
  public var kishDesignEffect: Double {
    kishEffectiveSize > 0 ? Double(rows) / kishEffectiveSize : 1
  }
}
