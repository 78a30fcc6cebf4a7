extension Replication {
  /// The rescaled bootstrap (Rao and Wu, JASA 83, 1988: 231; weights of Rao, Wu and Yue, Survey
  /// Methodology 18, 1992: 209): of the n PSUs of each stratum n - 1 are drawn with replacement, and
  /// a PSU drawn k times counts k n/(n-1) fold. The scale is 1/(B-1). Population corrections are
  /// not used. A lone PSU stays as it is under `remove`, `certainty` and `average`.
  ///
  /// The draws can be repeated in any language: replicate after replicate, stratum after stratum by
  /// id, the next number u of a `SeededGenerator` (its top 53 bits over 2⁵³) takes the PSU at
  /// position ⌊u n⌋ of the stratum's PSUs by id.
  ///
  /// - Throws: `ReplicationFault.tooFewReplicates` below 2, `.policyNotReplicable`, as
  ///   `EstimationFault`; `EstimationFault.lonePSU`.
  public static func bootstrap(
    _ design: SampleDesign, replicates: Int, seed: UInt64, center: Center = .mean
  ) throws -> Replication {
    guard replicates >= 2 else {
      throw EstimationFault.replication(.tooFewReplicates(replicates))
    }
    let factor = try design.replicableLonePSUFactor()
    return Replication(
      center: center, scale: factor / Double(replicates - 1),
      replicateScales: Array(repeating: 1, count: replicates),
      source: .drawn(
        BootstrapReplicates(design, count: replicates, seed: seed), psuOfRow: design.psuOfRow))
  }
}

/// PSUs drawn again from each stratum.
struct BootstrapReplicates: PSUFactors {
  let count: Int
  private let strata: [[Int]]
  private let psus: Int
  private let seed: UInt64

  init(_ design: SampleDesign, count: Int, seed: UInt64) {
    self.count = count
    self.seed = seed
    strata = design.psusOfStratum.filter { $0.count > 1 }
    psus = design.psuCount
  }

  func forEach(_ body: (Int, [Double]) throws -> Void) rethrows {
    var generator = SeededGenerator(seed: seed)
    var factors = Array(repeating: 1.0, count: psus)
    for replicate in 0..<count {
      for stratum in strata { draw(from: stratum, &factors, using: &generator) }
      try body(replicate, factors)
    }
  }

  private func draw(
    from stratum: [Int], _ factors: inout [Double], using generator: inout SeededGenerator
  ) {
    for psu in stratum { factors[psu] = 0 }
    let n = Double(stratum.count)
    for _ in 1..<stratum.count {
      factors[stratum[Int(generator.nextUniform() * n)]] += n / (n - 1)
    }
  }
}
