/// The restricted likelihood of a Fay-Herriot model at one variance A between areas.
///
/// With V = diag(A + ψ), Q = (X'V⁻¹X)⁻¹ and P = V⁻¹ - V⁻¹XQX'V⁻¹ its slope in A is
/// ½ (y'PPy - tr P) and the expected curvature ½ tr PP (Rao and Molina, Small Area Estimation,
/// 2nd ed. 2015, 5.2.4 and 6.1.2).
struct AreaLikelihood {
  /// A.
  let areaVariance: Double
  /// β, the intercept first.
  let coefficients: [Double]
  /// Q.
  let coefficientCovariances: SymmetricMatrix

  private let areas: [Row]

  /// An area with a direct estimate.
  private struct Row {
    let x: [Double]
    let direct: SmallArea.Direct
  }

  private static let mostSteps = 500
  private static let smallestChange = 1e-13

  /// The likelihood where sampling and areas contribute alike: at the median sampling variance.
  init(_ areas: [SmallArea]) throws {
    let rows = areas.compactMap { area in
      area.direct.map { Row(x: [1] + area.predictors, direct: $0) }
    }
    let variances = rows.map(\.direct.variance).sorted()
    try self.init(rows, variances[variances.count / 2])
  }

  private init(_ areas: [Row], _ areaVariance: Double) throws {
    let count = areas.first?.x.count ?? 0
    var information = SymmetricMatrix(order: count)
    var products = Array(repeating: 0.0, count: count)
    for area in areas {
      let precision = 1 / (areaVariance + area.direct.variance)
      information.addOuterProduct(of: area.x, times: precision)
      for (column, x) in area.x.enumerated() {
        products[column] += precision * x * area.direct.estimate
      }
    }
    let factor = try CholeskyFactor(information)
    guard factor.isPositiveDefinite else {
      throw EstimationFault.dependentPredictors(factor.dependentColumns)
    }
    self.areas = areas
    self.areaVariance = areaVariance
    coefficients = factor.solve(products)
    coefficientCovariances = factor.inverse()
  }

  /// The likelihood at the A that maximises it; A = 0 where the slope is not upwards there.
  ///
  /// Scoring steps, halved back into the bracket of the slope's change of sign where they leave it.
  func maximum() throws -> AreaLikelihood {
    var point = self
    var (lower, upper) = (0.0, Double.infinity)
    for _ in 0..<AreaLikelihood.mostSteps {
      let slope = point.slope
      if slope > 0 { lower = point.areaVariance } else { upper = point.areaVariance }
      var next = point.areaVariance + slope / point.curvature
      if next <= lower && lower == 0 {
        let zero = try AreaLikelihood(areas, 0)
        if zero.slope <= 0 { return zero }
      }
      if !(next > lower && next < upper) { next = (lower + upper) / 2 }
      let change = abs(next - point.areaVariance)
      point = try AreaLikelihood(areas, next)
      if change <= AreaLikelihood.smallestChange * (next + areaVariance) { return point }
    }
    throw EstimationFault.noConvergence
  }

  /// Asymptotic variance of A: 2/Σ(A + ψ)⁻².
  var varianceOfAreaVariance: Double {
    2 / areas.reduce(0) { $0 + 1 / square(areaVariance + $1.direct.variance) }
  }

  private var slope: Double {
    areas.reduce(0) { sum, area in
      let variance = areaVariance + area.direct.variance
      let residual = (area.direct.estimate - expected(area)) / variance
      let leverage = coefficientCovariances.quadraticForm(area.x) / square(variance)
      return sum + (square(residual) - 1 / variance + leverage) / 2
    }
  }

  /// ½ tr PP = ½ (Σ V⁻² - 2 tr(Q X'V⁻³X) + tr(Q X'V⁻²X Q X'V⁻²X)).
  private var curvature: Double {
    var second = SymmetricMatrix(order: coefficients.count)
    var plain = 0.0
    for area in areas {
      let precision = 1 / (areaVariance + area.direct.variance)
      second.addOuterProduct(of: area.x, times: square(precision))
      let leverage = coefficientCovariances.quadraticForm(area.x) * precision
      plain += square(precision) * (1 - 2 * leverage)
    }
    let columns = (0..<second.order).map { column in
      coefficientCovariances.times((0..<second.order).map { second[$0, column] })
    }
    let squared = columns.indices.reduce(0.0) { sum, row in
      sum + columns.indices.reduce(0) { $0 + columns[$1][row] * columns[row][$1] }
    }
    return (plain + squared) / 2
  }

  private func expected(_ area: Row) -> Double {
    zip(area.x, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private func square(_ value: Double) -> Double { value * value }
}
