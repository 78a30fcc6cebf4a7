import Estimation

/// A sample as provinces draw them: strata of equal size, PSUs in each, as many answers in each.
struct SimulatedDesign {
  /// What the table calls it.
  let name: String
  /// PSUs of each stratum.
  let psus: Int
  /// Answers of each PSU.
  let answers: Int
  /// Weight of the rows of each stratum: one stratum a weight.
  let weights: [Double]

  /// PSUs of all strata.
  var allPSUs: Int { psus * weights.count }

  /// The design of one sample.
  func sampleDesign() throws -> SampleDesign {
    let rows = 0..<allPSUs * answers
    let stratumOfRow = rows.map { $0 / (psus * answers) }
    return try SampleDesign(
      strata: stratumOfRow, psus: rows.map { $0 / answers },
      weights: stratumOfRow.map { weights[$0] }, lonePSU: .fail)
  }
}
