import Estimation

/// Sums over the rows of a domain, by the units whose totals show the variance: all that numbers need
/// that are a weighted sum, or one over another. Weights are those of `WholeWeights`, so that every
/// sum is the double nearest to the exact one, whoever added it up.
struct DomainSums: Sendable {
  /// The units, in ascending order.
  var units: [Int] = []
  /// A row of each unit.
  var firstRows: [Int] = []
  /// Whether a unit has a row with weight.
  var hasWeight: [Bool] = []
  /// Numerators, unit after unit, one a number.
  var numerators: [Double] = []
  /// Denominators likewise; of a total those of all answers.
  var denominators: [Double] = []
  /// Sums over the domain, one a number.
  var whole: [WholeSum] = []
  /// Rows of the domain with weight.
  var weightedRows = 0
}

/// A number of a whole domain.
struct WholeSum: Sendable {
  var numerator: Double
  var denominator: Double
  /// Whether the number is the numerator, not a ratio.
  var isTotal: Bool
  /// The answers it rests on.
  var sample: AnsweredRows

  /// The number; nil where nobody answered.
  var estimate: Double? {
    guard denominator > 0 else { return nil }
    return numerator / (isTotal ? WholeWeights.one : denominator)
  }
}

extension AnsweredRows {
  /// The sample of a share.
  ///
  /// - Parameters:
  ///   - rows: rows of the domain with weight.
  ///   - satisfied, given: weighted sums.
  init(
    rows: Int, n: Int, satisfiedRows: Int, satisfied: Double, given: Double
  ) {
    self.init(
      n: n, missing: rows - n, answers: n, satisfied: satisfiedRows,
      weightSum: given / WholeWeights.one,
      spread: given > 0 ? satisfied * (given - satisfied) / (given * given) : 0)
  }

  /// The sample of a mean or total.
  ///
  /// - Parameter squares: weighted sum of the squared deviations from the mean.
  init(rows: Int, n: Int, weight: Double, squares: Double, isTotal: Bool) {
    let sum = weight / WholeWeights.one
    let spread = isTotal ? sum * squares / WholeWeights.one : squares / weight
    self.init(
      n: n, missing: rows - n, weightSum: sum, spread: weight > 0 ? spread : 0)
  }

  /// The sample of a share pooled over items.
  ///
  /// - Parameters:
  ///   - weight: weight of the rows with an answer.
  ///   - products: weighted sums of x², xy and y² over rows, x answers given and y satisfied.
  init(
    rows: Int, n: Int, answers: Int, satisfiedAnswers: Int, weight: Double,
    satisfied: Double, given: Double, products: (xx: Double, xy: Double, yy: Double)
  ) {
    let share = given > 0 ? satisfied / given : 0
    let squares = max(0, products.yy - 2 * share * products.xy + share * share * products.xx)
    self.init(
      n: n, missing: rows - n, answers: answers, satisfied: satisfiedAnswers,
      weightSum: weight / WholeWeights.one,
      spread: given > 0 ? weight * squares / (given * given) : 0)
  }
}
