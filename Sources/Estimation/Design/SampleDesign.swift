/// How the rows of a table came into the sample: stages, strata, units, weights.
///
/// Ids are dense integers from 0; turning texts into them is the caller's work. Whoever numbers
/// labels in sorted order gets the same bits for any order of rows. A domain never shortens a
/// design: rows outside it keep their PSU and carry the influence 0.
public struct SampleDesign: Sendable {
  /// Which stages the variance covers. Weights always cover all.
  public enum VarianceStages: String, Sendable, Codable, CaseIterable {
    /// Every stage.
    case all
    /// The first stage alone, as if its units had been observed without sampling.
    case first
  }

  /// Weight of each row.
  public let weights: [Double]
  /// PSUs of each stratum, by id.
  public let psusOfStratum: [[Int]]
  /// PSUs in the population of each stratum; nil for sampling with replacement, infinity for a
  /// stratum without correction.
  public let populationSizes: [Double]?
  /// What a stratum with one PSU, or a unit with one unit below it, adds.
  public let lonePSU: LonePSUPolicy
  /// Whether `adjust` and `average` also treat sets of which one unit alone has rows in the domain.
  public let lonePSUInDomain: Bool
  /// Inclusion probabilities, where units of one stage were drawn with unequal ones.
  public let unequalProbabilities: UnequalProbabilities?
  /// Which stages the variance covers.
  public let varianceStages: VarianceStages
  let levels: [StageLevel]
  /// Probabilities of the PSUs, where units were drawn with unequal ones.
  let unitProbabilities: UnitProbabilities?

  /// A design of independent samples, strata and stages.
  ///
  /// - Parameters:
  ///   - rows: Number of rows.
  ///   - stages: The stages, first one first. None: every row is a PSU, drawn with replacement.
  ///   - strata: First-stage stratum of each row; nil for one stratum.
  ///   - samples: Sample of each row. Samples are independent: a stratum or PSU id that occurs in
  ///     two of them is two strata or PSUs. Nil for one sample.
  ///   - nested: Whether ids of PSUs start again in every stratum. Otherwise an id in two strata of
  ///     a sample is a fault.
  ///   - weights: Weight of each row; nil for 1/probability, else the product over the stages of
  ///     N/n, else 1. A row of weight 0 keeps its unit in the design.
  ///   - unequalProbabilities: Inclusion probabilities of the units of a single stage.
  ///   - varianceStages: Which stages the variance covers.
  ///   - lonePSU: What a stratum with one PSU adds.
  ///   - lonePSUInDomain: Whether `adjust` and `average` also treat strata of which one PSU alone
  ///     has rows in the domain.
  /// - Throws: `EstimationFault` where lists do not fit together or contradict each other.
  public init(
    rows: Int, stages: [SamplingStage], strata: [Int]? = nil, samples: [Int]? = nil,
    nested: Bool = false, weights: [Double]? = nil,
    unequalProbabilities: UnequalProbabilities? = nil, varianceStages: VarianceStages = .all,
    lonePSU: LonePSUPolicy, lonePSUInDomain: Bool = false
  ) throws {
    let stages = stages.isEmpty ? [SamplingStage()] : stages
    try Self.check(rows: rows, stages, strata, samples, weights, unequalProbabilities)
    let oneSet = Array(repeating: 0, count: rows)
    let crossed = CrossedIDs(samples ?? oneSet, strata ?? oneSet)
    if !nested, let psus = stages[0].units {
      try Self.checkEachPSULiesInOneStratum(psus, strataOfRow: crossed)
    }
    let levels = try Self.levels(
      stages, stratumOfRow: crossed.ofRow, sampleOfStratum: crossed.outer)
    self.levels = levels
    psusOfStratum = levels[0].unitsOfSets
    populationSizes = levels[0].finitePopulations
    self.unequalProbabilities = unequalProbabilities
    self.varianceStages = varianceStages
    self.lonePSU = lonePSU
    self.lonePSUInDomain = lonePSUInDomain
    self.weights =
      weights ?? unequalProbabilities?.probabilities.map { 1 / $0 }
      ?? Self.expansions(levels, rows: rows)
    unitProbabilities = try unequalProbabilities.map {
      try UnitProbabilities($0, psuOfRow: levels[0].unitOfRow, psus: levels[0].units)
    }
  }

  /// A stratified one-stage design with the number of PSUs in the population of each stratum.
  ///
  /// - Throws: `EstimationFault` where the lists do not fit together, a PSU lies in two strata, or
  ///   a population is smaller than its sample.
  public init(
    strata: [Int], psus: [Int], weights: [Double], populationSizes: [Double]? = nil,
    lonePSU: LonePSUPolicy
  ) throws {
    if let row = strata.firstIndex(where: { $0 < 0 }) { throw EstimationFault.negativeID(row: row) }
    if let populationSizes, populationSizes.count != (strata.max() ?? -1) + 1 {
      throw EstimationFault.lengthsDiffer
    }
    let sizes = populationSizes.map { sizes in
      PopulationSizes.counts(strata.map { sizes[$0] })
    }
    do {
      try self.init(
        rows: psus.count, stages: [SamplingStage(units: psus, populationSizes: sizes)],
        strata: strata, weights: weights, lonePSU: lonePSU)
    } catch EstimationFault.populationBelowUnits(_, let row) {
      throw EstimationFault.populationBelowSample(stratum: strata[row])
    }
  }

  /// Other levels of a design for the same or fewer rows.
  init(_ levels: [StageLevel], weights: [Double], of design: SampleDesign) {
    self.levels = levels
    psusOfStratum = levels[0].unitsOfSets
    populationSizes = levels[0].finitePopulations
    self.weights = weights
    lonePSU = design.lonePSU
    lonePSUInDomain = design.lonePSUInDomain
    varianceStages = design.varianceStages
    unequalProbabilities = design.unequalProbabilities
    unitProbabilities = design.unitProbabilities
  }

  /// Number of rows.
  public var rows: Int { weights.count }

  /// Sample of each stratum; all 0 where the table holds one sample.
  public var sampleOfStratum: [Int] { levels[0].sampleOfSet }

  /// PSU of each row, numbered stratum after stratum.
  public var psuOfRow: [Int] { levels[0].unitOfRow }

  /// Number of strata; in the design of a domain, those with a row.
  public var strata: Int { levels[0].sets }

  /// Number of PSUs; in the design of a domain, those with a row.
  public var psus: Int { levels[0].units }

  /// Strata with a single PSU that were not taken in full: those `lonePSU` is about.
  public var loneStrata: [Int] {
    (0..<strata).filter { levels[0].drawnOfSet[$0] == 1 && correctionOfLonePSU(in: $0) > 0 }
  }

  /// Units of the stage above `stage` (from 2) with a single unit drawn and not taken in full:
  /// what `lonePSU` is about at later stages.
  public func unitsWithLoneUnit(stage: Int) -> [Int] {
    guard varianceStages == .all, stage > 1, levels.indices.contains(stage - 1) else { return [] }
    let level = levels[stage - 1]
    return (0..<level.sets).filter {
      level.drawnOfSet[$0] == 1 && level.shareOfSet[$0] > 0 && level.fraction(of: $0) < 1
    }
  }

  /// The first row of a unit of a stage (from 1), by which a caller finds its labels.
  public func firstRow(ofUnit unit: Int, stage: Int) -> Int? {
    guard levels.indices.contains(stage - 1) else { return nil }
    return levels[stage - 1].unitOfRow.firstIndex(of: unit)
  }

  /// The first row of each stratum, by which a caller finds its labels.
  public var firstRowOfStratum: [Int] {
    var first = Array(repeating: rows, count: strata)
    for row in stride(from: rows - 1, through: 0, by: -1) {
      first[levels[0].setOfUnit[psuOfRow[row]]] = row
    }
    return first
  }

  /// 1 - n/N, or 1 - π, of a stratum of one PSU; 0 where its variance needs no second PSU.
  private func correctionOfLonePSU(in stratum: Int) -> Double {
    switch unequalProbabilities?.method {
    case nil, .withReplacement: 1 - levels[0].fraction(of: stratum)
    case .brewer: 1 - (unitProbabilities?.ofPSU[levels[0].firstUnitOfSet[stratum]] ?? 0)
    case .horvitzThompson, .yatesGrundy, .overton, .hartleyRao: 0
    }
  }
}
