import Estimation

/// The final weights in short. Rows of weight 0 do not count.
public struct WeightRow: Sendable, Hashable, TableRow {
  /// Sum.
  public var sum: Double
  /// Least weight.
  public var min: Double
  /// Largest weight.
  public var max: Double
  /// Least final over base weight.
  public var ratioMin: Double
  /// Largest final over base weight.
  public var ratioMax: Double
  /// (Σw)²/Σw².
  public var kishEffectiveSampleSize: Double
  /// n Σw²/(Σw)².
  public var kishDesignEffect: Double

  /// A summary in the words of the contract.
  public init(_ summary: WeightSummary) {
    sum = summary.sum
    min = summary.minimum
    max = summary.maximum
    ratioMin = summary.minimumRatio
    ratioMax = summary.maximumRatio
    kishEffectiveSampleSize = summary.kishEffectiveSize
    kishDesignEffect = summary.kishDesignEffect
  }

  func write(to sink: inout some FieldSink) {
    sink.number("sum", sum)
    sink.number("min", min)
    sink.number("max", max)
    sink.number("ratioMin", ratioMin)
    sink.number("ratioMax", ratioMax)
    sink.number("kishEffectiveSampleSize", kishEffectiveSampleSize)
    sink.number("kishDesignEffect", kishDesignEffect)
  }
}

/// What a step of calibration did.
public struct CalibrationRow: Sendable, Hashable, ListedRow {
  /// The step by its key in the spec.
  public var step: String
  /// Rounds of fitting or Newton steps.
  public var iterations: Int
  /// Largest miss of a total after the step, over the grand total.
  public var largestMiss: Double

  /// A step.
  public init(step: String, iterations: Int, largestMiss: Double) {
    self.step = step
    self.iterations = iterations
    self.largestMiss = largestMiss
  }

  static let empty = CalibrationRow(step: "", iterations: 0, largestMiss: 0)

  func write(to sink: inout some FieldSink) {
    sink.text("step", step)
    sink.integer("iterations", iterations)
    sink.number("largestMiss", largestMiss)
  }
}
