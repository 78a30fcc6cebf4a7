/// How the rows of a table came into the sample: strata, primary sampling units, weights.
///
/// Ids are dense integers from 0; turning texts into them is the caller's work. A domain never
/// shortens a design: rows outside it keep their PSU and carry the influence 0.
public struct SampleDesign: Sendable {
  /// PSU of each row.
  public let psuOfRow: [Int]
  /// Weight of each row.
  public let weights: [Double]
  /// PSUs of each stratum, by id.
  public let psusOfStratum: [[Int]]
  /// PSUs in the population of each stratum; nil for sampling with replacement, infinity for a
  /// stratum without correction.
  public let populationSizes: [Double]?
  /// What a stratum with one PSU adds.
  public let lonePSU: LonePSUPolicy

  private let positionOfPSU: [Int]
  private let stratumOfPSU: [Int]

  /// A design from one stratum, PSU and weight a row.
  ///
  /// - Throws: `EstimationFault` where the lists do not fit together, a PSU lies in two strata, or
  ///   a population is smaller than its sample.
  public init(
    strata: [Int], psus: [Int], weights: [Double], populationSizes: [Double]? = nil,
    lonePSU: LonePSUPolicy
  ) throws {
    guard strata.count == psus.count, psus.count == weights.count else {
      throw EstimationFault.lengthsDiffer
    }
    stratumOfPSU = try SampleDesign.strata(strata, ofPSUs: psus)
    var members = Array(repeating: [Int](), count: (strata.max() ?? -1) + 1)
    var positions = Array(repeating: 0, count: stratumOfPSU.count)
    for (psu, stratum) in stratumOfPSU.enumerated() where stratum >= 0 {
      positions[psu] = members[stratum].count
      members[stratum].append(psu)
    }
    if let populationSizes {
      guard populationSizes.count == members.count else { throw EstimationFault.lengthsDiffer }
      for (stratum, size) in populationSizes.enumerated()
      where size < Double(members[stratum].count) {
        throw EstimationFault.populationBelowSample(stratum: stratum)
      }
    }
    psuOfRow = psus
    self.weights = weights
    psusOfStratum = members
    positionOfPSU = positions
    self.populationSizes = populationSizes
    self.lonePSU = lonePSU
  }

  /// Degrees of freedom of a domain: PSUs with a member less strata with a member (Korn and
  /// Graubard 1999). Without `domain`, of the whole design.
  public func degreesOfFreedom(domain: [Bool]? = nil) -> Int {
    var hasMember = Array(repeating: false, count: stratumOfPSU.count)
    for (row, psu) in psuOfRow.enumerated() where domain?[row] ?? true {
      hasMember[psu] = true
    }
    let psus = hasMember.indices.filter { hasMember[$0] }
    return psus.count - Set(psus.map { stratumOfPSU[$0] }).count
  }

  /// Covariances of estimates from their influence values, one a row, weights not yet applied.
  ///
  /// V = Σ_h (1 - f_h) n_h/(n_h - 1) Σ_c (T_hc - mean_h)(T_hc - mean_h)' with T_hc the weighted sum
  /// of influence values in PSU c of stratum h (Woodruff 1971; Binder 1983).
  ///
  /// - Throws: `EstimationFault`.
  public func covariances(of estimates: [LinearizedEstimate]) throws -> Covariances {
    guard estimates.allSatisfy({ $0.influence.count == psuOfRow.count }) else {
      throw EstimationFault.lengthsDiffer
    }
    var strata = psusOfStratum.indices.map { stratum in
      StratumTotals(
        psus: psusOfStratum[stratum].count, columns: estimates.count,
        populationSize: populationSizes?[stratum])
    }
    for (row, psu) in psuOfRow.enumerated() {
      for (column, estimate) in estimates.enumerated() where estimate.influence[row] != 0 {
        strata[stratumOfPSU[psu]].add(
          weights[row] * estimate.influence[row], psu: positionOfPSU[psu], column: column)
      }
    }
    var variance = TaylorVariance(columns: estimates.count, lonePSU: lonePSU)
    for totals in strata { try variance.add(totals) }
    return variance.covariances()
  }

  private static func strata(_ strata: [Int], ofPSUs psus: [Int]) throws -> [Int] {
    var result = Array(repeating: -1, count: (psus.max() ?? -1) + 1)
    for (psu, stratum) in zip(psus, strata) {
      guard result[psu] < 0 || result[psu] == stratum else {
        throw EstimationFault.psuInTwoStrata(psu: psu)
      }
      result[psu] = stratum
    }
    return result
  }
}
