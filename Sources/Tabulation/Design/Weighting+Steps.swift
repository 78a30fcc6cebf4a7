import Analysis
import Estimation

extension Weighting {
  /// The steps of a spec.
  ///
  /// - Throws: `EstimationFault.weighting` with the position of the step.
  init(_ steps: [PreparedStep], rows: Int) throws {
    self.init(
      try steps.enumerated().map { index, step in
        do throws(WeightingFault) {
          return try WeightingStep(step, rows: rows)
        } catch {
          throw EstimationFault.weighting(error, step: index)
        }
      })
  }
}

extension WeightingStep {
  fileprivate init(_ step: PreparedStep, rows: Int) throws(WeightingFault) {
    switch step {
    case .postStratify(let cells): self = .rake(try .postStratification(Estimation.Margin(cells)))
    case .rake(let margins, let tolerance):
      var list: [Estimation.Margin] = []
      for cells in margins { list.append(try Estimation.Margin(cells)) }
      self = .rake(try Raking(list, tolerance: tolerance))
    case .calibrate(let step, let columns):
      self = .calibrate(try Estimation.Calibration(step, columns, rows: rows))
    case .trim(let limits):
      self = .trim(
        try Estimation.Trimming(
          lower: limits.lower ?? 0, upper: limits.upper ?? .infinity,
          redistributes: limits.redistributes))
    }
  }
}

extension Estimation.Margin {
  fileprivate init(_ cells: CalibrationCells) throws(WeightingFault) {
    try self.init(cellOfRow: cells.ofRow, totals: cells.totals.map(\.total))
  }
}

extension Estimation.Calibration {
  fileprivate init(_ step: Analysis.Calibration, _ columns: [[Double]], rows: Int)
    throws(WeightingFault)
  {
    let auxiliaries = zip(step.totals, columns).map { known, values -> Auxiliary in
      known.variable == .population
        ? .population(total: known.total) : .quantity(values, total: known.total)
    }
    try self.init(
      auxiliaries, rows: rows, distance: CalibrationDistance(step.distance), bounds: step.bounds,
      tolerance: step.tolerance)
  }
}

extension CalibrationDistance {
  fileprivate init(_ distance: Analysis.Calibration.Distance) {
    switch distance {
    case .linear: self = .linear
    case .raking: self = .raking
    case .logit: self = .logit
    }
  }
}
