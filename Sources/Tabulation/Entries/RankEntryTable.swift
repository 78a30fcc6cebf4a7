import Analysis
import Estimation
import Findings

/// An entry that ranks units by an estimate.
struct RankEntryTable: EntryTable {
  private let context: EntryContext
  private let ranking: Measure.Ranking
  private let target: MeasureTarget
  /// Units of each domain.
  private let units: [[Domain]]

  /// The ranks of units in every domain.
  init(_ context: EntryContext, _ ranking: Measure.Ranking) {
    self.context = context
    self.ranking = ranking
    let columns = context.measures.columns
    target = context.measures.single(ranking.of)
    let crossed = ranking.by.map { (name: $0.text, values: columns.storage(of: $0)) }
    units = context.frames.map { Domain.crossed(crossed, rows: $0.domain.rows) }
  }

  var blocks: [EstimateBlock] {
    zip(context.frames, units).map { frame, units in
      context.block(
        units.map { .inDomain($0.marks(of: frame.sample.design.rows), target.statistic) },
        in: frame)
    }
  }

  func add(
    _ results: [BlockResult], _ note: EntryRows.VarianceNote, to tables: inout EstimateTables
  ) throws {
    for ((frame, units), result) in zip(zip(context.frames, units), results) {
      var rows = zip(units, result.numbers).map { unit, number in
        RankRow(name: name, by: frame.domain.values + unit.values, estimate: number?.estimate)
      }
      let compared = try ComparedUnits(units, result, context.interval, frame.sample)
      try compared?.rank(&rows, by: ranking)
      tables.ranks += rows
      tables.problems += problems(rows, units, result)
      tables.problems += finding.withoutVariance(frame.domain.values, 0, result.fault)
    }
  }

  private func problems(
    _ rows: [RankRow], _ units: [Domain], _ result: BlockResult
  ) -> [Problem] {
    zip(rows, units).compactMap { row, unit in
      if row.estimate == nil {
        return finding.withoutNumber(row.by, rows: unit.rows.count, answered: 0)
      }
      return row.rank == nil ? finding.impossible(row.by, .unitNotRanked) : nil
    }
  }

  private var name: String { EntryRows.name(context.entry.name, "ranks", target.target.of) }

  private var finding: DomainFinding { DomainFinding(name: name, place: context.entry.place) }
}

/// Units that can be compared: those with an estimate, a variance and degrees of freedom.
private struct ComparedUnits {
  /// Positions among all units.
  private let positions: [Int]
  private let estimates: [Double]
  private let covariances: Covariances
  private let degreesOfFreedom: [Double]

  /// Nil where fewer than two units can be compared.
  init?(
    _ units: [Domain], _ result: BlockResult, _ interval: IntervalSpec, _ sample: WeightedSample
  ) throws {
    guard let all = result.covariances else { return nil }
    let degrees = try units.map {
      try DomainFrame($0, in: sample).degreesOfFreedom(interval.degreesOfFreedom)
    }
    let positions = units.indices.filter { unit in
      result.certain(unit) != nil && degrees[unit] > 0
    }
    guard positions.count > 1 else { return nil }
    self.positions = positions
    estimates = positions.compactMap { result.numbers[$0]?.estimate }
    covariances = all.part(positions)
    degreesOfFreedom = positions.map { degrees[$0] }
  }

  /// Gives units their ranks and sets of ranks, by simulation.
  ///
  /// - Throws: `EstimationFault`.
  func rank(_ rows: inout [RankRow], by ranking: Measure.Ranking) throws {
    var own = SeededGenerator(seed: ranking.seed)
    let marginal = try RankSets.marginal(
      estimates, covariances: covariances, degreesOfFreedom: degreesOfFreedom,
      level: ranking.level, draws: ranking.draws, using: &own)
    var all = SeededGenerator(seed: ranking.seed)
    let joint = try RankSets.joint(
      estimates, covariances: covariances, degreesOfFreedom: degreesOfFreedom,
      level: ranking.level, draws: ranking.draws, using: &all)
    for (index, position) in positions.enumerated() {
      rows[position].rank = 1 + estimates.count { $0 > estimates[index] }
      rows[position].lower = marginal.bounds[index].best
      rows[position].upper = marginal.bounds[index].worst
      rows[position].lowerJoint = joint.bounds[index].best
      rows[position].upperJoint = joint.bounds[index].worst
    }
  }
}

extension Covariances {
  /// The covariances of some numbers; their variances alone where nothing covaries, so that each
  /// keeps its own degrees of freedom.
  fileprivate func part(_ positions: [Int]) -> Covariances {
    let areIndependent = positions.allSatisfy { row in
      positions.allSatisfy { $0 == row || self[row, $0] == 0 }
    }
    if areIndependent { return Covariances(variances: positions.map(variance)) }
    return Covariances(
      matrix: positions.flatMap { row in positions.map { self[row, $0] } },
      count: positions.count)
  }
}

extension Domain {
  /// A mark a row of the whole table.
  func marks(of rowCount: Int) -> [Bool] {
    var marks = Array(repeating: false, count: rowCount)
    for row in rows { marks[row] = true }
    return marks
  }
}
