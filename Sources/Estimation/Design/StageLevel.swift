/// One stage of a design: its units, and the sets (strata at the first stage, units of the stage
/// above at later ones) each was drawn from. Units of a set are neighbours.
struct StageLevel: Sendable {
  /// Unit of each row.
  let unitOfRow: [Int]
  /// First unit of each set, and the number of units at the end.
  let firstUnitOfSet: [Int]
  /// The set each unit was drawn from.
  let setOfUnit: [Int]
  /// Units drawn from each set. In the design of a domain some of them have no row.
  let drawnOfSet: [Int]
  /// Units in the population of each set; infinity where drawn with replacement.
  let populationOfSet: [Double]
  /// Product of the sampling fractions of all stages above, one a set: the share of a set's
  /// variance that counts (Särndal, Swensson and Wretman 1992, 4.3).
  let shareOfSet: [Double]
  /// Independent sample each set belongs to.
  let sampleOfSet: [Int]

  /// Number of sets.
  var sets: Int { populationOfSet.count }

  /// Number of units.
  var units: Int { firstUnitOfSet[sets] }

  /// The units of a set.
  func units(of set: Int) -> Range<Int> { firstUnitOfSet[set]..<firstUnitOfSet[set + 1] }

  /// The units of every set.
  var unitsOfSets: [[Int]] { (0..<sets).map { Array(units(of: $0)) } }

  /// Populations of the sets, nil where all are infinite.
  var finitePopulations: [Double]? {
    populationOfSet.contains(where: \.isFinite) ? populationOfSet : nil
  }

  /// Share of a set's population that was drawn; 0 with replacement.
  func fraction(of set: Int) -> Double {
    populationOfSet[set].isFinite ? Double(drawnOfSet[set]) / populationOfSet[set] : 0
  }

  /// Share of the variance that counts in the set below each unit: that of the unit's own set times
  /// the fraction drawn from it.
  var sharesBelow: [Double] { setOfUnit.map { shareOfSet[$0] * fraction(of: $0) } }

  /// The same level with other shares of the stages above.
  func withShares(_ shares: [Double]) -> StageLevel {
    StageLevel(
      unitOfRow: unitOfRow, firstUnitOfSet: firstUnitOfSet, setOfUnit: setOfUnit,
      drawnOfSet: drawnOfSet, populationOfSet: populationOfSet, shareOfSet: shares,
      sampleOfSet: sampleOfSet)
  }

  /// All sets and units, with some of the rows.
  func withRows(_ rows: [Int]) -> StageLevel {
    StageLevel(
      unitOfRow: rows.map { unitOfRow[$0] }, firstUnitOfSet: firstUnitOfSet, setOfUnit: setOfUnit,
      drawnOfSet: drawnOfSet, populationOfSet: populationOfSet, shareOfSet: shareOfSet,
      sampleOfSet: sampleOfSet)
  }

  /// The level as some rows see it: sets and units without a row go, and stay counted.
  func restricted(to rows: [Int]) -> StageLevel {
    let units = Set(rows.map { unitOfRow[$0] }).sorted()
    let newUnit = Dictionary(uniqueKeysWithValues: zip(units, 0...))
    var sets: [Int] = []
    var first: [Int] = []
    for (index, unit) in units.enumerated() where sets.last != setOfUnit[unit] {
      sets.append(setOfUnit[unit])
      first.append(index)
    }
    first.append(units.count)
    return StageLevel(
      unitOfRow: rows.compactMap { newUnit[unitOfRow[$0]] }, firstUnitOfSet: first,
      setOfUnit: Self.sets(firstUnitOfSet: first), drawnOfSet: sets.map { drawnOfSet[$0] },
      populationOfSet: sets.map { populationOfSet[$0] }, shareOfSet: sets.map { shareOfSet[$0] },
      sampleOfSet: sets.map { sampleOfSet[$0] })
  }

  private static func sets(firstUnitOfSet first: [Int]) -> [Int] {
    (0..<first.count - 1).flatMap { Array(repeating: $0, count: first[$0 + 1] - first[$0]) }
  }
}

extension StageLevel {
  /// A level below sets given row by row.
  ///
  /// - Throws: `EstimationFault` where population sizes make no sense, vary within a set or are
  ///   below the sample.
  init(
    _ stage: SamplingStage, number: Int, setOfRow: [Int], shareOfSet: [Double], sampleOfSet: [Int]
  ) throws {
    let crossed = CrossedIDs(setOfRow, stage.units)
    let sets = sampleOfSet.count
    var first = Array(repeating: 0, count: sets + 1)
    for set in crossed.outer { first[set + 1] += 1 }
    for set in 0..<sets { first[set + 1] += first[set] }
    unitOfRow = crossed.ofRow
    firstUnitOfSet = first
    setOfUnit = crossed.outer
    drawnOfSet = (0..<sets).map { first[$0 + 1] - first[$0] }
    populationOfSet = try Self.populations(
      stage.populationSizes, number: number, setOfRow: setOfRow, firstUnitOfSet: first)
    self.shareOfSet = shareOfSet
    self.sampleOfSet = sampleOfSet
  }

  private static func populations(
    _ sizes: PopulationSizes?, number: Int, setOfRow: [Int], firstUnitOfSet: [Int]
  ) throws -> [Double] {
    var result = Array(repeating: Double.infinity, count: firstUnitOfSet.count - 1)
    guard let sizes else { return result }
    var isKnown = Array(repeating: false, count: result.count)
    for (row, set) in setOfRow.enumerated() {
      let drawn = firstUnitOfSet[set + 1] - firstUnitOfSet[set]
      guard let size = sizes.populationSize(row: row, drawn: drawn) else {
        throw EstimationFault.invalidPopulationSize(stage: number, row: row)
      }
      guard !isKnown[set] || result[set] == size else {
        throw EstimationFault.populationSizeVaries(stage: number, row: row)
      }
      isKnown[set] = true
      result[set] = size
      guard size >= Double(drawn) else {
        throw EstimationFault.populationBelowUnits(stage: number, row: row)
      }
    }
    return result
  }
}
