/// The area model of Fay and Herriot (JASA 74, 1979: 269): direct estimate = x'β + v + e with v of
/// variance A between areas and e of the known sampling variance ψ.
///
/// A is estimated by restricted maximum likelihood, β by generalised least squares, and each area
/// by the empirical best linear unbiased predictor γ y + (1 - γ) x'β, γ = A/(A + ψ). Its mean
/// squared error is that of Prasad and Rao (JASA 85, 1990: 163) with the terms for restricted
/// maximum likelihood (Datta and Lahiri, Statistica Sinica 10, 2000: 613): g₁ + g₂ + 2g₃ with
///
///     g₁ = γψ     g₂ = (1 - γ)² x'(X'V⁻¹X)⁻¹x     g₃ = (1 - γ)²/(A + ψ) · 2/Σ(A + ψ)⁻²
///
/// An area without direct estimate gets x'β with error A + x'(X'V⁻¹X)⁻¹x. R's `sae::mseFH` computes
/// the same, its A stopping at a relative change of 1e-4.
public struct FayHerriotModel: Sendable, Hashable {
  /// β, the intercept first.
  public let coefficients: [Double]
  /// Covariances of β at the estimated A.
  public let coefficientCovariances: SymmetricMatrix
  /// A, the variance between areas that the predictors leave; 0 or above.
  public let areaVariance: Double
  /// One an area, in order.
  public let estimates: [SmallAreaEstimate]

  /// Fits the model to the areas with a direct estimate and predicts all.
  ///
  /// - Throws: `EstimationFault.lengthsDiffer` where areas have different numbers of predictors;
  ///   `.notFinite`; `.invalidAreaVariance`; `.tooFewAreas` where no more areas than coefficients
  ///   have a direct estimate; `.dependentPredictors`; `.noConvergence`.
  public init(_ areas: [SmallArea]) throws {
    try FayHerriotModel.check(areas)
    let fit = try AreaLikelihood(areas).maximum()
    coefficients = fit.coefficients
    coefficientCovariances = fit.coefficientCovariances
    areaVariance = fit.areaVariance
    let spread = fit.varianceOfAreaVariance
    estimates = areas.map { FayHerriotModel.predict($0, fit, spread) }
  }

  private static func predict(_ area: SmallArea, _ fit: AreaLikelihood, _ spread: Double)
    -> SmallAreaEstimate
  {
    let x = [1] + area.predictors
    let synthetic = zip(x, fit.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    let fromCoefficients = fit.coefficientCovariances.quadraticForm(x)
    guard let direct = area.direct else {
      return SmallAreaEstimate(
        direct: nil, synthetic: synthetic, estimate: synthetic, gamma: 0,
        meanSquaredError: fit.areaVariance + fromCoefficients)
    }
    let whole = fit.areaVariance + direct.variance
    let gamma = fit.areaVariance / whole
    let shrink = direct.variance / whole
    return SmallAreaEstimate(
      direct: direct, synthetic: synthetic,
      estimate: gamma * direct.estimate + shrink * synthetic, gamma: gamma,
      meanSquaredError: gamma * direct.variance + shrink * shrink * fromCoefficients
        + 2 * shrink * shrink / whole * spread)
  }

  private static func check(_ areas: [SmallArea]) throws {
    let predictors = areas.first?.predictors.count ?? 0
    for (index, area) in areas.enumerated() {
      guard area.predictors.count == predictors else { throw EstimationFault.lengthsDiffer }
      guard area.predictors.allSatisfy(\.isFinite), area.direct?.estimate.isFinite ?? true else {
        throw EstimationFault.notFinite
      }
      if let variance = area.direct?.variance, !(variance > 0 && variance.isFinite) {
        throw EstimationFault.invalidAreaVariance(area: index)
      }
    }
    guard areas.count(where: { $0.direct != nil }) > predictors + 1 else {
      throw EstimationFault.tooFewAreas
    }
  }
}
