import Analysis
import Estimation
import Findings

/// What is found in the design of a sample before anything is estimated.
struct DesignFindings {
  private let input: AnalysisInput
  private let design: SampleDesign

  /// Findings about the design of an input.
  init(_ input: AnalysisInput, _ design: SampleDesign) {
    self.input = input
    self.design = design
  }

  /// The design in short.
  var summary: DesignSummary {
    DesignSummary(
      rows: design.rows, strata: design.strata, psus: design.psus,
      degreesOfFreedom: Double(design.degreesOfFreedom()), samples: input.design.samples?.count,
      lonePSUs: design.loneStrata.map(stratumName))
  }

  /// Strata and units with a single unit, where the policy is to fail and an entry has a variance
  /// from the design.
  var lonePSUs: [Problem] {
    guard design.lonePSU == .fail, input.spec.estimates.contains(where: needsDesign) else {
      return []
    }
    let strata = design.loneStrata.map { stratum in
      Problem(
        TabulationFault.lonePSU, at: place,
        ["stratum": stratumName(stratum)])
    }
    let units = input.design.stages.indices.dropFirst().flatMap { index in
      design.unitsWithLoneUnit(stage: index + 1).map { loneUnit($0, stage: index + 1) }
    }
    return strata + units
  }

  /// A design all of whose strata have a single PSU that adds nothing.
  var onlyLonePSUs: [Problem] {
    guard design.lonePSU == .remove || design.lonePSU == .certainty,
      design.loneStrata.count == design.strata, input.spec.estimates.contains(where: needsDesign)
    else { return [] }
    return [
      Problem(
        TabulationFault.onlyLonePSUs, at: place, ["policy": input.spec.design.lonePSU.rawValue])
    ]
  }

  private var place: Place {
    (input.spec.design.strata.first ?? input.spec.design.clusters.first)?.place.start
      ?? Place(file: input.spec.file)
  }

  /// The strata, in the order of their values.
  func strata(weights: [Double]) -> [StratumRow] {
    let lone = Set(design.loneStrata)
    var rows = Array(repeating: 0, count: design.strata)
    var sums = Array(repeating: CompensatedSum(), count: design.strata)
    let stratumOfPSU = design.psusOfStratum.enumerated().flatMap { stratum, psus in
      psus.map { (psu: $0, stratum: stratum) }
    }.sorted { $0.psu < $1.psu }.map(\.stratum)
    for (row, psu) in design.psuOfRow.enumerated() {
      rows[stratumOfPSU[psu]] += 1
      sums[stratumOfPSU[psu]].add(weights[row])
    }
    return (0..<design.strata).map { stratum in
      StratumRow(
        name: stratumName(stratum), psus: design.psusOfStratum[stratum].count,
        populationSize: design.populationSizes.map { $0[stratum] }, rows: rows[stratum],
        weightSum: sums[stratum].value, isLone: lone.contains(stratum))
    }
  }

  /// The values of a stratum, with its sample where there are several.
  func stratumName(_ stratum: Int) -> String {
    let row = design.firstRowOfStratum[stratum]
    return input.design.strata.label(input.design.strata.ofRow[row]).joined(separator: " × ")
  }

  private func needsDesign(_ entry: EstimateEntry) -> Bool {
    switch entry.measure {
    case .alpha, .icc: return false
    default: break
    }
    if case .replicateWeights = entry.variance ?? input.spec.variance { return false }
    return true
  }

  private func loneUnit(_ unit: Int, stage: Int) -> Problem {
    let units = input.design.stages[stage - 2].units
    let row = design.firstRow(ofUnit: unit, stage: stage - 1)
    let reference = input.spec.design.clusters[stage - 1]
    return Problem(
      TabulationFault.loneUnit, at: reference.place.start,
      [
        "unit": row.map { units.label(units.ofRow[$0]).joined(separator: " × ") } ?? "",
        "stage": "\(stage)",
      ])
  }
}
