extension Replication {
  /// Balanced repeated replication for two PSUs a stratum (McCarthy, Review of the International
  /// Statistical Institute 37, 1969: 239), and Fay's variant with ρ > 0 (Judkins, Journal of Official
  /// Statistics 6, 1990: 223).
  ///
  /// The number R of replicates is the order of a Hadamard matrix above the number of strata. In
  /// replicate r the first PSU of the h-th stratum counts 2 - ρ fold and the second ρ fold where
  /// column h + 1 of the matrix is +1 in row r, and the other way round where it is -1. The scale
  /// is 1/(R (1 - ρ)²). Population corrections are not used. A lone PSU stays as it is under
  /// `remove`, `certainty` and `average`.
  ///
  /// - Throws: `ReplicationFault.notTwoPSUs`, `.invalidRho`, `.policyNotReplicable`, as
  ///   `EstimationFault`.
  public static func balanced(_ design: SampleDesign, rho: Double = 0, center: Center = .mean)
    throws -> Replication
  {
    guard rho >= 0, rho < 1 else { throw EstimationFault.replication(.invalidRho(rho)) }
    let factor = try design.replicableLonePSUFactor()
    let halves = try HalfSampleReplicates(design, rho: rho)
    return Replication(
      center: center, scale: factor / (Double(halves.count) * (1 - rho) * (1 - rho)),
      replicateScales: Array(repeating: 1, count: halves.count),
      source: .drawn(halves, psuOfRow: design.psuOfRow))
  }
}

/// Which half of every stratum each replicate takes.
struct HalfSampleReplicates: PSUFactors {
  private let pairs: [(first: Int, second: Int)]
  private let psus: Int
  private let rho: Double
  private let matrix: HadamardMatrix

  init(_ design: SampleDesign, rho: Double) throws {
    let firstRow = design.firstRowOfPSU
    pairs = try design.sampledStrata.all.compactMap { stratum in
      let members = design.psusOfStratum[stratum]
      if members.count == 1 { return nil }
      guard members.count == 2 else {
        throw EstimationFault.replication(.notTwoPSUs(stratum: stratum, psus: members.count))
      }
      let isInOrder = firstRow[members[0]] < firstRow[members[1]]
      return isInOrder ? (members[0], members[1]) : (members[1], members[0])
    }
    psus = design.psuCount
    self.rho = rho
    matrix = HadamardMatrix(above: pairs.count)
  }

  var count: Int { matrix.order }

  func forEach(_ body: (Int, [Double]) throws -> Void) rethrows {
    var factors = Array(repeating: 1.0, count: psus)
    for replicate in 0..<count {
      for (index, pair) in pairs.enumerated() {
        let isFirst = matrix[replicate, index + 1]
        factors[pair.first] = isFirst ? 2 - rho : rho
        factors[pair.second] = isFirst ? rho : 2 - rho
      }
      try body(replicate, factors)
    }
  }
}
