import Analysis
import Estimation
import Findings

/// What keeps all estimates from being made, in the words of the spec.
struct EstimationProblems {
  private let input: AnalysisInput

  /// Problems of an input.
  init(_ input: AnalysisInput) {
    self.input = input
  }

  /// The problems behind a fault of `Estimation`.
  func problems(_ error: any Error) -> [Problem] {
    switch error as? EstimationFault {
    case .lonePSU(let stratum): [atDesign(.lonePSU, ["stratum": name(ofStratum: stratum)])]
    case .loneUnit(let stage, let unit):
      [atDesign(.loneUnit, ["unit": "\(unit)", "stage": "\(stage)"])]
    case .jointProbabilitiesDoNotFit(let row):
      [atProbabilities(.jointProbabilitiesContradict, row)]
    case .jointProbabilitiesNeedOneRowAUnit(let row):
      [atProbabilities(.severalRowsWithJointProbabilities, row)]
    case .probabilityVariesWithinUnit(let row):
      [atProbabilities(.probabilityVariesWithinUnit, row)]
    case .weighting(let fault, let step): [CalibrationProblem(input, step: step).problem(fault)]
    case .replication(let fault): [replication(fault)]
    default: [atDesign(.noSolution, ["reason": "\(error)"])]
    }
  }

  private func replication(_ fault: ReplicationFault) -> Problem {
    switch fault {
    case .notTwoPSUs(let stratum, let psus):
      atDesign(.notTwoPSUs, ["stratum": name(ofStratum: stratum), "psus": "\(psus)"])
    case .tooFewReplicates(let count): atDesign(.tooFewReplicates, ["count": "\(count)"])
    case .policyNotReplicable(let policy):
      atDesign(.policyNotReplicable, ["policy": policy.rawValue])
    case .weighting(let fault, let step, let replicate):
      CalibrationProblem(input, step: step, replicate: replicate).problem(fault)
    default: atDesign(.noSolution, ["reason": "\(fault)"])
    }
  }

  private func name(ofStratum stratum: Int) -> String {
    let strata = input.design.strata
    return stratum < strata.count ? strata.label(stratum).joined(separator: " × ") : "\(stratum)"
  }

  private func atDesign(_ fault: TabulationFault, _ facts: [String: String] = [:]) -> Problem {
    let reference = input.spec.design.strata.first ?? input.spec.design.clusters.first
    return Problem(fault, at: reference?.place.start ?? Place(file: input.spec.file), facts)
  }

  private func atProbabilities(_ fault: TabulationFault, _ row: Int?) -> Problem {
    let column = input.spec.design.probabilities?.text ?? ""
    let place = row.map { input.table.origins.place($0, column: column) }
    return Problem(
      fault, at: place ?? input.spec.design.jointProbabilities?.place ?? Place(),
      ["column": column])
  }
}
