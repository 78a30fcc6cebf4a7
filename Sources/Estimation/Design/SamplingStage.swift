/// How many units a set held when some of them were drawn from it: one entry a row, the same in all
/// rows of a stratum (first stage) or of a unit of the stage above (later stages).
public enum PopulationSizes: Sendable, Hashable {
  /// Units in the population; infinity where no correction is wanted.
  case counts([Double])
  /// Share of the population's units that were drawn, above 0 and at most 1.
  case fractions([Double])

  /// Numbers that may be either: counts when one is above 1, else fractions.
  ///
  /// - Throws: `EstimationFault.countsMixedWithFractions` when numbers below 1 stand beside
  ///   numbers above 1.
  public init(countsOrFractions numbers: [Double]) throws {
    guard numbers.contains(where: { $0 > 1 }) else {
      self = .fractions(numbers)
      return
    }
    if let row = numbers.firstIndex(where: { $0 < 1 }) {
      throw EstimationFault.countsMixedWithFractions(row: row)
    }
    self = .counts(numbers)
  }

  /// The numbers as given, one a row.
  public var numbers: [Double] {
    switch self {
    case .counts(let numbers), .fractions(let numbers): numbers
    }
  }

  /// Units in the population of a set of `drawn` units, nil where the number makes no sense.
  func populationSize(row: Int, drawn: Int) -> Double? {
    switch self {
    case .counts(let counts): counts[row] > 0 ? counts[row] : nil
    case .fractions(let fractions):
      fractions[row] > 0 && fractions[row] <= 1 ? Double(drawn) / fractions[row] : nil
    }
  }
}

/// One stage of a sample, described row by row.
public struct SamplingStage: Sendable, Hashable {
  /// Unit of each row, by dense id from 0; nil where every row is a unit of its own. Ids need to
  /// be unique only within the unit of the stage above.
  public var units: [Int]?
  /// Sizes of the sets the units were drawn from; nil for sampling with replacement.
  public var populationSizes: PopulationSizes?

  /// A stage.
  public init(units: [Int]? = nil, populationSizes: PopulationSizes? = nil) {
    self.units = units
    self.populationSizes = populationSizes
  }
}
