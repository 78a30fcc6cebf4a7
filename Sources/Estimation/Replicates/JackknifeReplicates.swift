extension Replication {
  /// The jackknife that deletes one PSU at a time (JKn; JK1 where there is one stratum): the other
  /// PSUs of its stratum count n/(n-1) fold, the replicate's scale is (1 - f)(n-1)/n. Strata taken
  /// in full have no replicates.
  ///
  /// A lone PSU under `adjust` is replaced by the mean of all PSUs; under `average` the scale of
  /// all replicates rises. For linear statistics around the estimate both equal the linearised
  /// variance.
  ///
  /// - Throws: `EstimationFault.lonePSU`.
  public static func jackknife(_ design: SampleDesign, center: Center = .mean) throws
    -> Replication
  {
    let scale = try design.lonePSUFactor()
    let deletions = JackknifeReplicates(design)
    return Replication(
      center: center, scale: scale, replicateScales: deletions.scales,
      source: .jackknife(deletions, psuOfRow: design.psuOfRow))
  }
}

/// Which PSUs a jackknife deletes, stratum after stratum.
struct JackknifeReplicates: PSUFactors {
  /// Strata with deletions, their PSUs, and the scale of each of their replicates.
  struct Stratum: Sendable {
    let psus: [Int]
    let scale: Double
    /// Whether the single PSU is replaced by the mean of all.
    let isLone: Bool
  }

  let strata: [Stratum]
  /// Position in `strata` of each PSU; nil where its stratum has no replicates.
  let stratumOfPSU: [Int?]
  let psus: Int

  init(_ design: SampleDesign) {
    let lone = Set(design.sampledStrata.lone)
    psus = design.psuCount
    strata = design.sampledStrata.all.compactMap { stratum in
      let correction = design.populationCorrection(stratum)
      let members = design.psusOfStratum[stratum]
      if lone.contains(stratum) {
        guard design.lonePSU == .adjust else { return nil }
        return Stratum(psus: members, scale: correction, isLone: true)
      }
      guard correction > 0 else { return nil }
      let n = Double(members.count)
      return Stratum(psus: members, scale: correction * (n - 1) / n, isLone: false)
    }
    var stratumOfPSU = Array(repeating: Int?.none, count: design.psuCount)
    for (index, stratum) in strata.enumerated() {
      for psu in stratum.psus { stratumOfPSU[psu] = index }
    }
    self.stratumOfPSU = stratumOfPSU
  }

  var scales: [Double] {
    strata.flatMap { Array(repeating: $0.scale, count: $0.psus.count) }
  }

  var count: Int { strata.reduce(0) { $0 + $1.psus.count } }

  func forEach(_ body: (Int, [Double]) throws -> Void) rethrows {
    var factors = Array(repeating: 1.0, count: psus)
    var replicate = 0
    for stratum in strata {
      for deleted in stratum.psus {
        set(&factors, deleting: deleted, from: stratum)
        try body(replicate, factors)
        replicate += 1
      }
      if stratum.isLone {
        for psu in factors.indices { factors[psu] = 1 }
      } else {
        for psu in stratum.psus { factors[psu] = 1 }
      }
    }
  }

  private func set(_ factors: inout [Double], deleting deleted: Int, from stratum: Stratum) {
    if stratum.isLone {
      let share = 1 / Double(psus)
      for psu in factors.indices { factors[psu] = psu == deleted ? share : 1 + share }
    } else {
      let n = Double(stratum.psus.count)
      for psu in stratum.psus { factors[psu] = psu == deleted ? 0 : n / (n - 1) }
    }
  }
}
