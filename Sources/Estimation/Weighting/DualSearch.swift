/// The search for the Lagrange multipliers λ of a calibration: the maximum of the concave function
/// λ'T - Σ d G(x'λ), G' = F, where its gradient T - Σ d F(x'λ) x is 0.
struct DualSearch {
  /// Least slope a row is given in a guarded step, so that rows at a bound can leave it.
  private static let leastSlope = 1e-3
  private static let mostHalvings = 60

  private let columns: AuxiliaryColumns
  private let function: RatioFunction
  private let base: [Double]
  private var current: DualPoint

  init(_ columns: AuxiliaryColumns, _ function: RatioFunction, _ base: [Double]) {
    self.columns = columns
    self.function = function
    self.base = base
    current = DualPoint(
      Array(repeating: 0, count: columns.count), columns, function, base: base)
  }

  /// The weights at the present multipliers.
  var weights: [Double] { current.weights }

  /// The largest miss over the grand total at the present multipliers, and where it is.
  var largestMiss: (size: Double, constraint: Constraint) { columns.largestMiss(weights) }

  /// Refuses totals that follow from others but do not agree with them.
  ///
  /// - Throws: `WeightingFault.totalsContradict`.
  func checkAgreement(tolerance: Double) throws(WeightingFault) {
    guard let equations = try? NormalEquations(columns, weights: base) else {
      throw .notConverged(iterations: 0, largestMiss: largestMiss.size, at: largestMiss.constraint)
    }
    let excess = equations.contradictions(columns.misses(base))
    let relative = columns.relative(excess)
    guard let worst = relative.indices.max(by: { relative[$0] < relative[$1] }),
      relative[worst] > tolerance
    else { return }
    let given = columns.totals[worst]
    throw .totalsContradict(
      columns.constraints[worst], given: given, implied: given - excess[worst])
  }

  /// One step towards the maximum; false where none comes nearer.
  mutating func step() -> Bool { takeNewtonStep() || takeGuardedStep() }

  /// Newton's step, if it halves the largest miss.
  private mutating func takeNewtonStep() -> Bool {
    guard let direction = direction(slopes: current.predictor.map(function.slope)) else {
      return false
    }
    let next = point(along: direction, length: 1)
    guard next.isFinite, largest(next.misses) <= largest(current.misses) / 2 else { return false }
    current = next
    return true
  }

  /// A step with mean slopes since u = 0 in place of derivatives, which vanish near the bounds,
  /// halved until the objective rises as it should (Armijo's rule): upwards from anywhere.
  private mutating func takeGuardedStep() -> Bool {
    let start = function.ratio(0)
    let slopes = current.predictor.map { u in
      let mean = u == 0 ? 0 : (function.ratio(u) - start) / u
      return max(mean, function.slope(u), DualSearch.leastSlope)
    }
    guard let direction = direction(slopes: slopes) else { return false }
    let gain = zip(direction, current.misses).reduce(0) { $0 + $1.0 * $1.1 }
    var length = 1.0
    for _ in 0..<DualSearch.mostHalvings {
      let next = point(along: direction, length: length)
      if next.isFinite, next.objective >= current.objective + 1e-4 * length * gain {
        current = next
        return true
      }
      length /= 2
    }
    return false
  }

  /// The solution of X' W X step = misses, W the weights times the rows' slopes.
  private func direction(slopes: [Double]) -> [Double]? {
    let metric = zip(base, slopes).map { $0 == 0 ? 0 : $0 * $1 }
    return try? NormalEquations(columns, weights: metric).solve(current.misses)
  }

  private func point(along direction: [Double], length: Double) -> DualPoint {
    let multipliers = zip(current.multipliers, direction).map { $0 + length * $1 }
    return DualPoint(multipliers, columns, function, base: base)
  }

  private func largest(_ misses: [Double]) -> Double { columns.relative(misses).reduce(0, max) }
}

/// What the multipliers of a calibration lead to.
private struct DualPoint {
  let multipliers: [Double]
  /// x'λ of each row.
  let predictor: [Double]
  let weights: [Double]
  /// Targets less totals.
  let misses: [Double]
  let objective: Double

  init(
    _ multipliers: [Double], _ columns: AuxiliaryColumns, _ function: RatioFunction, base: [Double]
  ) {
    let predictor = columns.predictor(multipliers)
    let weights = base.indices.map { row in
      base[row] == 0 ? 0 : base[row] * function.ratio(predictor[row])
    }
    let cost = base.indices.compensatedSum { row in
      base[row] == 0 ? 0 : base[row] * function.integral(predictor[row])
    }
    self.multipliers = multipliers
    self.predictor = predictor
    self.weights = weights
    misses = columns.misses(weights)
    objective = zip(multipliers, columns.totals).reduce(0) { $0 + $1.0 * $1.1 } - cost
  }

  var isFinite: Bool { objective.isFinite && misses.allSatisfy(\.isFinite) }
}
