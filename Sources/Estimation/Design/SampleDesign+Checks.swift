extension SampleDesign {
  static func check(
    rows: Int, _ stages: [SamplingStage], _ strata: [Int]?, _ samples: [Int]?,
    _ weights: [Double]?, _ unequal: UnequalProbabilities?
  ) throws {
    let ids = [strata, samples] + stages.map(\.units)
    let lengths =
      ids.map { $0?.count } + stages.map { $0.populationSizes?.numbers.count }
      + [unequal?.probabilities.count]
    guard lengths.allSatisfy({ $0 == nil || $0 == rows }) else {
      throw EstimationFault.lengthsDiffer
    }
    for list in ids {
      if let row = list?.firstIndex(where: { $0 < 0 }) {
        throw EstimationFault.negativeID(row: row)
      }
    }
    if let weights { try check(weights, rows: rows) }
    if unequal != nil, stages.count > 1 || stages[0].populationSizes != nil {
      throw EstimationFault.unequalProbabilitiesNeedOneStage
    }
  }

  static func check(_ weights: [Double], rows: Int) throws {
    guard weights.count == rows else { throw EstimationFault.lengthsDiffer }
    if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw EstimationFault.invalidWeight(row: row)
    }
  }

  static func checkEachPSULiesInOneStratum(_ psus: [Int], strataOfRow crossed: CrossedIDs) throws {
    let sampleOfRow = crossed.ofRow.map { crossed.outer[$0] }
    let psusOfSamples = CrossedIDs(sampleOfRow, psus)
    var stratumOfPSU = Array(repeating: -1, count: psusOfSamples.outer.count)
    for (row, psu) in psusOfSamples.ofRow.enumerated() {
      guard stratumOfPSU[psu] < 0 || stratumOfPSU[psu] == crossed.ofRow[row] else {
        throw EstimationFault.psuInTwoStrata(psu: psus[row])
      }
      stratumOfPSU[psu] = crossed.ofRow[row]
    }
  }

  static func levels(_ stages: [SamplingStage], stratumOfRow: [Int], sampleOfStratum: [Int]) throws
    -> [StageLevel]
  {
    var levels: [StageLevel] = []
    var setOfRow = stratumOfRow
    var shares = sampleOfStratum.map { _ in 1.0 }
    var samples = sampleOfStratum
    for (index, stage) in stages.enumerated() {
      let level = try StageLevel(
        stage, number: index + 1, setOfRow: setOfRow, shareOfSet: shares, sampleOfSet: samples)
      levels.append(level)
      setOfRow = level.unitOfRow
      shares = level.sharesBelow
      samples = level.setOfUnit.map { level.sampleOfSet[$0] }
    }
    return levels
  }

  /// Product over the stages of N/n for each row; stages with replacement count 1.
  static func expansions(_ levels: [StageLevel], rows: Int) -> [Double] {
    var result = Array(repeating: 1.0, count: rows)
    for level in levels {
      let expansionOfUnit = level.setOfUnit.map { set in
        let fraction = level.fraction(of: set)
        return fraction > 0 ? 1 / fraction : 1
      }
      for row in 0..<rows { result[row] *= expansionOfUnit[level.unitOfRow[row]] }
    }
    return result
  }
}
