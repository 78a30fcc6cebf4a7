import Foundation

/// How far calibrated weights may go from the weights before, as the distance that is kept least
/// (Deville and Särndal, JASA 87, 1992: 376). Each gives the ratio of new to old weight as a
/// function F(x'λ) with F(0) = F'(0) = 1.
public enum CalibrationDistance: String, Sendable, Codable, CaseIterable {
  /// F = 1 + u: generalised regression. Ratios outside the bounds are set to them. Without bounds
  /// weights can become negative.
  case linear
  /// F = exp u: what raking minimises; ratios are positive. Ratios outside the bounds are set to
  /// them.
  case raking
  /// F = (L(U-1) + U(1-L) exp Au)/(U-1 + (1-L) exp Au), A = (U-L)/((1-L)(U-1)): strictly between
  /// the bounds L < 1 < U, which must be given.
  case logit
}

extension Double {
  /// Nil where this is infinite or no number.
  var finite: Double? { isFinite ? self : nil }
}

/// A distance with its bounds on the ratio of new to old weight.
struct RatioFunction: Sendable {
  let distance: CalibrationDistance
  let lower: Double
  let upper: Double

  /// - Throws: `WeightingFault.invalidBounds`.
  init(_ distance: CalibrationDistance, bounds: ClosedRange<Double>?) throws(WeightingFault) {
    lower = bounds?.lowerBound ?? -.infinity
    upper = bounds?.upperBound ?? .infinity
    self.distance = distance
    let isSuitable =
      switch distance {
      case .linear: lower < upper
      case .raking: lower < upper && upper > 0
      case .logit: lower.isFinite && upper.isFinite && lower < 1 && upper > 1
      }
    guard isSuitable else { throw .invalidBounds(lower: lower.finite, upper: upper.finite) }
  }

  /// F, the ratio of new to old weight.
  func ratio(_ u: Double) -> Double {
    switch distance {
    case .linear: min(max(1 + u, lower), upper)
    case .raking: min(max(exp(u), lower), upper)
    case .logit: logit(u).ratio
    }
  }

  /// F'.
  func slope(_ u: Double) -> Double {
    switch distance {
    case .linear: 1 + u > lower && 1 + u < upper ? 1 : 0
    case .raking: exp(u) > lower && exp(u) < upper ? exp(u) : 0
    case .logit: logit(u).slope
    }
  }

  /// ∫ F from 0 to u, whose weighted sum the calibration minimises.
  func integral(_ u: Double) -> Double {
    switch distance {
    case .linear:
      let inside = min(max(u, lower - 1), upper - 1)
      return inside + inside * inside / 2 + (u - inside) * (1 + inside)
    case .raking:
      let inside = min(max(u, lower > 0 ? log(lower) : -.infinity), log(upper))
      return exp(inside) - 1 + (u == inside ? 0 : (u - inside) * exp(inside))
    case .logit: return logit(u).integral
    }
  }

  /// With e = exp(-|Au|), so that nothing overflows.
  private func logit(_ u: Double) -> (ratio: Double, slope: Double, integral: Double) {
    let (below, above, width) = (1 - lower, upper - 1, upper - lower)
    let a = width / (below * above)
    let e = exp(-abs(a * u))
    let (low, high) = u > 0 ? (above * e, below) : (above, below * e)
    let sum = low + high
    let excess = log(sum / width) + (u > 0 ? a * u : 0)
    return (
      (lower * low + upper * high) / sum, a * width * low * high / (sum * sum),
      lower * u + width / a * excess
    )
  }
}
