import Analysis
import Estimation
import Findings

/// An entry with its domains, and the table it fills.
struct EntryPlan {
  /// The rows it becomes.
  let table: any EntryTable
  /// How its variances are estimated.
  let variance: VarianceSpec
  /// What is found before anything is computed.
  let problems: [Problem]

  /// Takes an entry of a spec apart.
  ///
  /// - Throws: `EstimationFault`.
  init(
    _ entry: EstimateEntry, _ spec: EstimateSpec, _ frames: DomainFrames,
    _ measures: MeasureTargets
  ) throws {
    variance = entry.variance ?? spec.variance
    var domains: [DomainFrame] = []
    var problems: [Problem] = []
    for by in entry.by ?? spec.by {
      let found = try frames.frames(by: by, subset: entry.subset)
      domains += found
      if found.isEmpty { problems.append(EntryPlan.noDomain(entry, by, measures)) }
    }
    let context = EntryContext(
      entry: entry, interval: entry.interval ?? spec.interval, frames: domains,
      measures: measures)
    table = EntryPlan.table(context, isReplicated: variance != .linearization)
    self.problems = problems + measures.problems(of: entry)
  }

  private static func table(_ context: EntryContext, isReplicated: Bool) -> any EntryTable {
    func estimates(_ kind: EstimateRow.Kind) -> any EntryTable {
      EstimateEntryTable(context, kind)
    }
    return switch context.entry.measure {
    case .mean: estimates(.mean)
    case .total: estimates(.total)
    case .count, .population: estimates(.count)
    case .share: estimates(.share)
    case .distribution: estimates(.distribution)
    case .table: estimates(.table)
    case .ratio: estimates(.ratio)
    case .topTwo: estimates(.topTwo)
    case .quantile: estimates(.quantile)
    case .combine: estimates(.combine)
    case .difference(let first, let second): DifferenceEntryTable(context, first, minus: second)
    case .domainDifference(let entry, let contrast):
      DifferenceEntryTable(context, entry, between: contrast)
    case .chiSquare(let first, let second, let statistics):
      TestEntryTable(context, first, second, statistics, isReplicated: isReplicated)
    case .alpha(let items, let pattern): ReliabilityEntryTable(context, alphaOf: items, pattern)
    case .icc(let column, let cluster): ReliabilityEntryTable(context, iccOf: column, in: cluster)
    case .ranks(let ranking): RankEntryTable(context, ranking)
    case .smallArea(let model): SmallAreaEntryTable(context, model)
    }
  }

  private static func noDomain(
    _ entry: EstimateEntry, _ by: [ColumnReference], _ measures: MeasureTargets
  ) -> Problem {
    let columns = measures.targets(of: entry.measure).flatMap(\.target.of).unique
    let name = EntryRows.name(entry.name, entry.measure.key, columns)
    return DomainFinding(name: name, place: entry.place).withoutNumber(
      [], further: by.map(\.text).joined(separator: " × "), rows: 0, answered: 0)
  }
}

extension Measure {
  /// The measure by its key in a spec.
  var key: String {
    switch self {
    case .mean: "mean"
    case .total: "total"
    case .count, .population: "count"
    case .share: "share"
    case .distribution: "distribution"
    case .table: "table"
    case .ratio: "ratio"
    case .topTwo: "topTwo"
    case .quantile: "quantile"
    case .difference, .domainDifference: "difference"
    case .combine: "combine"
    case .chiSquare: "chiSquare"
    case .alpha: "alpha"
    case .icc: "icc"
    case .ranks: "ranks"
    case .smallArea: "smallArea"
    }
  }
}
