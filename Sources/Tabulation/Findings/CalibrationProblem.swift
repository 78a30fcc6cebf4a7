import Analysis
import Estimation
import Findings

/// Why a step of calibration has no solution, in the words of the spec.
struct CalibrationProblem {
  private let input: AnalysisInput
  private let step: Int
  private let replicate: Int?

  /// A problem of a step, counted from 0, in the sample or in a replicate.
  init(_ input: AnalysisInput, step: Int, replicate: Int? = nil) {
    self.input = input
    self.step = step
    self.replicate = replicate
  }

  /// The problem behind a fault.
  func problem(_ fault: WeightingFault) -> Problem {
    switch fault {
    case .notConverged(let iterations, let miss, let constraint):
      problem(
        .calibrationFailed, constraint,
        ["iterations": "\(iterations)", "miss": CalibrationProblem.text(miss)])
    case .totalsContradict(let constraint, let given, let implied):
      problem(
        .calibrationTotalsContradict, constraint,
        ["given": CalibrationProblem.text(given), "implied": CalibrationProblem.text(implied)])
    case .totalBeyondBounds(let constraint, let given, let lowest, let highest):
      problem(
        .calibrationBeyondBounds, constraint,
        [
          "given": CalibrationProblem.text(given),
          "lowest": lowest.map(CalibrationProblem.text) ?? "−∞",
          "highest": highest.map(CalibrationProblem.text) ?? "∞",
        ])
    case .totalsWithoutSample(let margin, let cells):
      problem(
        .calibrationCellWithoutWeight, Constraint(auxiliary: margin, cell: cells.first ?? 0), [:])
    case .invalidWeights(let rows):
      problem(.calibrationOfNegativeWeights, nil, ["count": "\(rows.count)"])
    default: problem(.noSolution, nil, ["reason": "\(fault)"])
    }
  }

  private func problem(
    _ fault: TabulationFault, _ constraint: Constraint?, _ facts: [String: String]
  ) -> Problem {
    let (name, place) = described(constraint)
    var facts = facts
    facts["step"] = "\(step + 1)"
    facts["total"] = name
    if let replicate {
      facts["replicate"] = "\(replicate + 1)"
      return Problem(TabulationFault.replicateCalibrationFailed, at: place, facts)
    }
    return Problem(fault, at: place, facts)
  }

  /// What a total is of, and where it is stated.
  private func described(_ constraint: Constraint?) -> (String, Place) {
    let whole = Place(file: input.spec.file)
    guard input.calibration.indices.contains(step) else { return ("", whole) }
    switch (input.calibration[step], constraint) {
    case (.postStratify(let cells), let constraint?):
      return stated(cells.totals, constraint.cell) ?? ("", whole)
    case (.rake(let margins, _), let constraint?)
    where margins.indices.contains(constraint.auxiliary):
      return stated(margins[constraint.auxiliary].totals, constraint.cell) ?? ("", whole)
    case (.calibrate(let step, _), let constraint?)
    where step.totals.indices.contains(constraint.auxiliary):
      let known = step.totals[constraint.auxiliary]
      return (known.variable.name, known.place)
    case (.calibrate(let step, _), nil): return ("", step.place)
    case (.trim(let step), _): return ("", step.place)
    default: return ("", whole)
    }
  }

  private func stated(_ totals: [StatedTotal], _ cell: Int) -> (String, Place)? {
    guard totals.indices.contains(cell) else { return nil }
    return (totals[cell].values.map(\.text).joined(separator: " × "), totals[cell].place)
  }

  private static func text(_ number: Double) -> String { "\(number)" }
}

extension Analysis.Calibration.Variable {
  /// The key of a total in a spec.
  fileprivate var name: String {
    switch self {
    case .population: "1"
    case .value(let column, let value): "\(column.text)=\(value.text)"
    case .sum(let column): column.text
    }
  }
}
