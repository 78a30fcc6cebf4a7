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
  ) {
    for ((frame, units), result) in zip(zip(context.frames, units), results) {
      let rows = zip(units, result.numbers).map { unit, number in
        RankRow(name: name, by: frame.domain.values + unit.values, estimate: number?.estimate)
      }
      do {
        tables.ranks += try ranked(rows, frame, units, result)
      } catch {
        tables.ranks += rows
        tables.problems.append(finding.impossible(frame.domain.values, .ranksImpossible))
      }
      tables.problems += problems(frame, units, result)
    }
  }

  /// Sets of ranks by simulation; units without estimate take no part.
  private func ranked(
    _ rows: [RankRow], _ frame: DomainFrame, _ units: [Domain], _ result: BlockResult
  ) throws -> [RankRow] {
    let estimates = rows.compactMap(\.estimate)
    guard estimates.count == rows.count, let covariances = result.covariances else {
      throw EstimationFault.tooFewAnswers
    }
    let degrees = try units.map { unit in
      try DomainFrame(unit, in: frame.sample)
        .degreesOfFreedom(context.interval.degreesOfFreedom)
    }
    var own = SeededGenerator(seed: ranking.seed)
    let marginal = try RankSets.marginal(
      estimates, covariances: covariances, degreesOfFreedom: degrees, level: ranking.level,
      draws: ranking.draws, using: &own)
    var all = SeededGenerator(seed: ranking.seed)
    let joint = try RankSets.joint(
      estimates, covariances: covariances, degreesOfFreedom: degrees, level: ranking.level,
      draws: ranking.draws, using: &all)
    return rows.enumerated().map { index, row in
      var row = row
      row.rank = 1 + estimates.count { $0 > estimates[index] }
      row.lower = marginal.bounds[index].best
      row.upper = marginal.bounds[index].worst
      row.lowerJoint = joint.bounds[index].best
      row.upperJoint = joint.bounds[index].worst
      return row
    }
  }

  private func problems(
    _ frame: DomainFrame, _ units: [Domain], _ result: BlockResult
  ) -> [Problem] {
    zip(units, result.numbers).filter { $0.1 == nil }.map { unit, _ in
      finding.withoutNumber(
        frame.domain.values + unit.values, rows: unit.rows.count, answered: 0)
    } + finding.withoutVariance(frame.domain.values, result.undefinedReplicates, result.fault)
  }

  private var name: String { EntryRows.name(context.entry.name, "ranks", target.target.of) }

  private var finding: DomainFinding { DomainFinding(name: name, place: context.entry.place) }
}

extension Domain {
  /// A mark a row of the whole table.
  func marks(of rowCount: Int) -> [Bool] {
    var marks = Array(repeating: false, count: rowCount)
    for row in rows { marks[row] = true }
    return marks
  }
}
