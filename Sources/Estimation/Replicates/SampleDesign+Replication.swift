/// What replicates need to know of a design.
extension SampleDesign {
  /// PSUs of the whole sample.
  var psuCount: Int { (psuOfRow.max() ?? -1) + 1 }

  /// The first row of each PSU; the number of rows for an id without any.
  var firstRowOfPSU: [Int] {
    var first = Array(repeating: psuOfRow.count, count: psuCount)
    for (row, psu) in psuOfRow.enumerated() { first[psu] = min(first[psu], row) }
    return first
  }

  /// Strata with PSUs, and those of them with a single one that were not taken in full.
  var sampledStrata: (all: [Int], lone: [Int]) {
    let all = psusOfStratum.indices.filter { !psusOfStratum[$0].isEmpty }
    return (all, all.filter { psusOfStratum[$0].count == 1 && populationCorrection($0) > 0 })
  }

  /// 1 - n/N of a stratum; 1 where it was drawn with replacement.
  func populationCorrection(_ stratum: Int) -> Double {
    guard let size = populationSizes?[stratum], size.isFinite else { return 1 }
    return max(0, 1 - Double(psusOfStratum[stratum].count) / size)
  }

  /// The lone PSU factor for replicates that cannot hold a lone PSU's deviation.
  ///
  /// - Throws: `EstimationFault.lonePSU`; `ReplicationFault.policyNotReplicable` for `adjust`.
  func replicableLonePSUFactor() throws -> Double {
    if lonePSU == .adjust, !sampledStrata.lone.isEmpty {
      throw EstimationFault.replication(.policyNotReplicable(.adjust))
    }
    return try lonePSUFactor()
  }

  /// By what lone PSUs multiply the variance of the other strata: 1 but for `average`, which gives
  /// each lone stratum the mean contribution of the others.
  ///
  /// - Throws: `EstimationFault.lonePSU` where the policy is to fail;
  ///   `ReplicationFault.policyNotReplicable` where it is `average` and there are no other strata.
  func lonePSUFactor() throws -> Double {
    let (all, lone) = sampledStrata
    if lonePSU == .fail, let stratum = lone.first {
      throw EstimationFault.lonePSU(stratum: stratum)
    }
    guard lonePSU == .average, !lone.isEmpty else { return 1 }
    guard all.count > lone.count else {
      throw EstimationFault.replication(.policyNotReplicable(.average))
    }
    return 1 + Double(lone.count) / Double(all.count - lone.count)
  }
}
