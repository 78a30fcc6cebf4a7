import Analysis
import Estimation

extension SampleDesign {
  /// The design of a spec from its columns.
  ///
  /// - Throws: `EstimationFault` where probabilities contradict each other; everything else was
  ///   checked before.
  init(_ columns: DesignColumns, _ spec: DesignSpec) throws {
    let stages = try columns.stages.map { stage in
      SamplingStage(
        units: stage.units.ofRow,
        populationSizes: try stage.populationSizes.map(PopulationSizes.init(countsOrFractions:)))
    }
    try self.init(
      rows: columns.strata.ofRow.count, stages: stages, strata: columns.strata.ofRow,
      samples: columns.samples?.ofRow, nested: true, weights: columns.weights,
      unequalProbabilities: try UnequalProbabilities(columns, spec),
      varianceStages: spec.stages == .all ? .all : .first, lonePSU: spec.lonePSU.policy,
      lonePSUInDomain: spec.lonePSUInDomain)
  }
}

extension UnequalProbabilities {
  /// The probabilities of a spec, nil where it names none.
  fileprivate init?(_ columns: DesignColumns, _ spec: DesignSpec) throws {
    guard let probabilities = columns.probabilities else { return nil }
    try self.init(probabilities, method: Method(spec.unequal, joint: columns.jointProbabilities))
  }
}

extension UnequalProbabilities.Method {
  fileprivate init(_ method: DesignSpec.UnequalMethod?, joint: [Double]?) {
    switch method {
    case nil: self = .withReplacement
    case .horvitzThompson: self = .horvitzThompson(joint: joint ?? [])
    case .yatesGrundy: self = .yatesGrundy(joint: joint ?? [])
    case .brewer: self = .brewer
    case .overton: self = .overton
    case .hartleyRao(let sum): self = .hartleyRao(squaredProbabilitySum: sum)
    }
  }
}

extension DesignSpec.LonePSU {
  /// The policy as `Estimation` names it.
  var policy: LonePSUPolicy {
    switch self {
    case .fail: .fail
    case .remove: .remove
    case .certainty: .certainty
    case .adjust: .adjust
    case .average: .average
    }
  }
}
