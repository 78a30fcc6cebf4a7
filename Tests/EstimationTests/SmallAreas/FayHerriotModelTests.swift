import Estimation
import Testing

/// Expected numbers: samplics 0.6.1 (β, A, estimates and errors of areas with a sample to 14 digits)
/// and, with the areas without one, numpy 2.4.6 and scipy 1.17.1 from the formulas:
///
///     m = EblupAreaModel(FitMethod.reml); m.fit(yhat=y, X=X, area=a, error_std=s, tol=1e-12)
///     V⁻¹ = inv(diag(A+psi)); Q = inv(X'V⁻¹X); P = V⁻¹ - V⁻¹XQX'V⁻¹
///     A = brentq(lambda A: y'PPy - trace(P), 1e-9, 10, xtol=1e-18)
///     g = A/(A+psi); h = diag(XQX')
///     mse = g*psi + (1-g)**2*h + 2*(1-g)**2/(A+psi)*2/sum((A+psi)**-2)
///
/// for `milk.csv`, X the intercept and dummies of major areas 2, 3 and 4. R's `sae::eblupFH`
/// documents A = 0.018550 and β = 0.9682, 0.1328, 0.2269, -0.2413 for these data.
@Suite("Fay-Herriot estimates agree with samplics")
struct FayHerriotModelTests {
  private let areas: [SmallArea]

  init() throws {
    let table = try FixtureTable("milk")
    let (direct, errors) = (try table.numbers("direct_est"), try table.numbers("std_error"))
    let major = try table.numbers("major_area")
    areas = major.indices.map { area in
      SmallArea(
        direct: SmallArea.Direct(
          estimate: direct[area], variance: errors[area] * errors[area]),
        predictors: [2.0, 3, 4].map { major[area] == $0 ? 1 : 0 })
    }
  }

  @Test func milk() throws {
    let model = try FayHerriotModel(areas)
    #expect(isClose(model.areaVariance, 0.01855033476276668, 1e-11))
    expect(
      model.coefficients,
      [0.9681889869749665, 0.1327803054567364, 0.2269462245205925, -0.2413010399446313])
    expect(
      model.coefficientCovariances.diagonal.map { $0.squareRoot() },
      [0.06936220827925747, 0.10300088994851217, 0.0923299614595035, 0.08161721708357944])
    let expected = [
      (0, 1.021970544150616, 0.4111393676414477, 0.013460256459645572),
      (1, 1.0476019514423376, 0.7434904156255769, 0.005372879732943136),
      (14, 1.1864247095926057, 0.45520802866353194, 0.012031258604640629),
      (27, 0.7338443880826353, 0.21663021853108544, 0.016476984439707368),
      (42, 0.6810868850607397, 0.5271279105444276, 0.00990364779688791),
    ]
    for (index, estimate, gamma, error) in expected {
      let area = model.estimates[index]
      expect([area.estimate, area.gamma, area.meanSquaredError], [estimate, gamma, error])
      #expect(area.direct == areas[index].direct)
    }
  }

  @Test func areasWithoutASampleAreSynthetic() throws {
    var areas = areas
    areas[0].direct = nil
    areas[42].direct = nil
    let model = try FayHerriotModel(areas)
    #expect(isClose(model.areaVariance, 0.019711595916443843, 1e-11))
    for (index, estimate, error) in [
      (0, 0.9525829642368586, 0.02530294874094572), (42, 0.7323246915079351, 0.021738011687355323),
    ] {
      let area = model.estimates[index]
      expect([area.estimate, area.synthetic, area.meanSquaredError], [estimate, estimate, error])
      #expect(area.direct == nil && area.gamma == 0)
    }
    expect([model.estimates[1].estimate], [1.044995360245648])
  }

  /// Five areas closer together than their errors let expect.
  @Test func areasThatDoNotDiffer() throws {
    let direct = zip([1, 1.1, 0.9, 1.05, 0.95], [0.04, 0.05, 0.06, 0.05, 0.04])
    let model = try FayHerriotModel(
      direct.map {
        SmallArea(direct: SmallArea.Direct(estimate: $0, variance: $1), predictors: [])
      })
    #expect(model.areaVariance == 0)
    expect(model.estimates.map(\.estimate), Array(repeating: 1.00078125, count: 5))
    expect([model.estimates[0].meanSquaredError], [0.05233442720763724])
  }

  /// Changing the unit of measure changes A and errors by its square and nothing else.
  @Test(arguments: [1e-4, 100]) func unitsOfMeasure(factor: Double) throws {
    let scaled = areas.map { area in
      var area = area
      area.direct = area.direct.map {
        SmallArea.Direct(estimate: $0.estimate * factor, variance: $0.variance * factor * factor)
      }
      return area
    }
    let (model, other) = (try FayHerriotModel(areas), try FayHerriotModel(scaled))
    #expect(isClose(other.areaVariance / factor / factor, model.areaVariance, 1e-11))
    expect(other.estimates.map { $0.estimate / factor }, model.estimates.map(\.estimate))
  }

  @Test func areasWithoutAModel() throws {
    #expect(throws: EstimationFault.tooFewAreas) { try FayHerriotModel([]) }
    #expect(throws: EstimationFault.tooFewAreas) { try FayHerriotModel(Array(areas.prefix(4))) }
    #expect(throws: EstimationFault.tooFewAreas) {
      try FayHerriotModel(areas.map { SmallArea(direct: nil, predictors: $0.predictors) })
    }
    #expect(throws: EstimationFault.dependentPredictors([2, 3])) {
      try FayHerriotModel(Array(areas.prefix(14)))
    }
    #expect(throws: EstimationFault.invalidAreaVariance(area: 2)) {
      try changed { $0.direct?.variance = 0 }
    }
    #expect(throws: EstimationFault.invalidAreaVariance(area: 2)) {
      try changed { $0.direct?.variance = .infinity }
    }
    #expect(throws: EstimationFault.notFinite) { try changed { $0.predictors[1] = .nan } }
    #expect(throws: EstimationFault.notFinite) { try changed { $0.direct?.estimate = .nan } }
    #expect(throws: EstimationFault.lengthsDiffer) { try changed { $0.predictors.append(1) } }
  }

  private func changed(_ change: (inout SmallArea) -> Void) throws -> FayHerriotModel {
    var areas = areas
    change(&areas[2])
    return try FayHerriotModel(areas)
  }

  private func expect(
    _ values: [Double], _ expected: [Double], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(values.count == expected.count, sourceLocation: sourceLocation)
    for (value, other) in zip(values, expected) {
      #expect(isClose(value, other, 1e-11), sourceLocation: sourceLocation)
    }
  }
}
