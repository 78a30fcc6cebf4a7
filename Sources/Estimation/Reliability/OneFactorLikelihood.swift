import Foundation

/// The likelihood of one factor at some uniquenesses ψ of correlations R.
///
/// With eigenvalues e₁ ≥ e₂ ≥ … and vectors ω of Ψ^-½ R Ψ^-½ the best loadings are Ψ^½ ω₁ √(e₁ - 1),
/// and what is left to minimise is f = Σ_{m>1} (e_m - ln e_m - 1) (Jöreskog, Psychometrika 32,
/// 1967: 443). In x = ln ψ, with P_m = ω_m ω_m',
///
///     ∂f/∂x_i     = Σ_{m>1} (1 - e_m) ω_im²
///     ∂²f/∂x∂x'   = Σ_{m>1} e_m P_m ∘ Σ_{m>1} P_m
///                 + Σ_{m>1} (1 - e_m) (e₁ + e_m)/(e₁ - e_m) P_m ∘ P₁
struct OneFactorLikelihood {
  /// x = ln ψ.
  let logUniquenesses: [Double]

  private let correlations: SymmetricMatrix
  private let eigen: SymmetricEigen

  /// Least share of an item's variance that may be unique, as in R's `factanal`.
  private static let bounds = log(0.005)...0
  /// A Newton step that moves no x further is the last.
  private static let smallestStep = 1e-11
  /// Below this Newton decrement f itself is too flat for its own differences to judge a step.
  private static let flat = 1e-6

  /// The likelihood at uniquenesses taken into their bounds.
  init(_ correlations: SymmetricMatrix, logUniquenesses: [Double]) throws {
    let bounds = OneFactorLikelihood.bounds
    let x = logUniquenesses.map { min(bounds.upperBound, max(bounds.lowerBound, $0)) }
    self.logUniquenesses = x
    self.correlations = correlations
    eigen = try SymmetricEigen(
      SymmetricMatrix(order: x.count) { correlations[$0, $1] * exp(-(x[$0] + x[$1]) / 2) })
  }

  /// The loadings that fit best.
  var loadings: [Double] {
    let length = max(0, eigen.values[0] - 1).squareRoot()
    return zip(logUniquenesses, eigen.vectors[0]).map { exp($0 / 2) * $1 * length }
  }

  /// Items with the least uniqueness allowed.
  var itemsAtBound: [Int] {
    logUniquenesses.indices.filter {
      logUniquenesses[$0] == OneFactorLikelihood.bounds.lowerBound
    }
  }

  /// A point of higher likelihood one Newton step on; nil where there is none.
  func improved() throws -> OneFactorLikelihood? {
    let slope = gradient
    let free = logUniquenesses.indices.filter { !isHeld($0, slope[$0]) }
    guard !free.isEmpty else { return nil }
    let steps = try step(free, slope)
    let decrement = zip(free, steps).reduce(0) { $0 - slope[$1.0] * $1.1 }
    guard steps.contains(where: { abs($0) > OneFactorLikelihood.smallestStep }) else { return nil }
    var length = 1.0
    while length > 1e-8 {
      var x = logUniquenesses
      for (item, step) in zip(free, steps) { x[item] += length * step }
      let next = try OneFactorLikelihood(correlations, logUniquenesses: x)
      if decrement < OneFactorLikelihood.flat || next.value < value { return next }
      length /= 2
    }
    return nil
  }

  private var value: Double { eigen.values.dropFirst().reduce(0) { $0 + $1 - log($1) - 1 } }

  private var gradient: [Double] {
    logUniquenesses.indices.map { item in
      zip(eigen.values, eigen.vectors).dropFirst().reduce(0) { sum, pair in
        sum + (1 - pair.0) * pair.1[item] * pair.1[item]
      }
    }
  }

  /// Whether an item stands at a bound and the slope pushes it outwards.
  private func isHeld(_ item: Int, _ slope: Double) -> Bool {
    let x = logUniquenesses[item]
    return (x == OneFactorLikelihood.bounds.lowerBound && slope > 0)
      || (x == OneFactorLikelihood.bounds.upperBound && slope < 0)
  }

  /// The Newton step of the free items; with the positive semidefinite part of the second
  /// derivatives at e = 1 where the whole is not positive definite.
  private func step(_ free: [Int], _ slope: [Double]) throws -> [Double] {
    let downhill = free.map { -slope[$0] }
    if let factor = try? CholeskyFactor(curvature().submatrix(free)), factor.isPositiveDefinite {
      return factor.solve(downhill)
    }
    let rest = sum { _ in 1 }
    let approximation = SymmetricMatrix(order: rest.order) { rest[$0, $1] * rest[$0, $1] }
    return try CholeskyFactor(approximation.submatrix(free)).solve(downhill)
  }

  private func curvature() -> SymmetricMatrix {
    let first = eigen.values[0]
    let weighted = sum { $0 }
    let plain = sum { _ in 1 }
    let mixed = sum { (1 - $0) * (first + $0) / (first - $0) }
    let common = eigen.vectors[0]
    return SymmetricMatrix(order: plain.order) { row, column in
      weighted[row, column] * plain[row, column]
        + mixed[row, column] * common[row] * common[column]
    }
  }

  /// Σ_{m>1} g(e_m) P_m.
  private func sum(_ weight: (Double) -> Double) -> SymmetricMatrix {
    var sum = SymmetricMatrix(order: logUniquenesses.count)
    for (value, vector) in zip(eigen.values, eigen.vectors).dropFirst() {
      sum.addOuterProduct(of: vector, times: weight(value))
    }
    return sum
  }
}
