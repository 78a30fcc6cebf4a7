import Analysis
import Estimation
import Findings

/// An entry whose numbers are rows of `estimates`.
struct EstimateEntryTable: EntryTable {
  private let context: EntryContext
  private let kind: EstimateRow.Kind
  private let targets: [MeasureTarget]

  /// The estimates of an entry.
  init(_ context: EntryContext, _ kind: EstimateRow.Kind) {
    self.context = context
    self.kind = kind
    targets = context.measures.targets(of: context.entry.measure)
  }

  var blocks: [EstimateBlock] {
    context.frames.flatMap { frame in
      targets.map { context.block([$0.statistic], in: frame) }
    }
  }

  func add(
    _ results: [BlockResult], _ note: EntryRows.VarianceNote, to tables: inout EstimateTables
  ) {
    let places = context.frames.flatMap { frame in targets.map { (frame, $0) } }
    let all = zip(places, results).map { place, result in
      self.result(place.0, place.1, result)
    }
    context.rows(kind, note).add(all, to: &tables)
  }

  private func result(
    _ frame: DomainFrame, _ target: MeasureTarget, _ block: BlockResult
  ) -> TargetResult {
    let value = block.numbers[0].map { number in
      TargetValue(
        estimate: number.estimate, variance: block.variance(0),
        undefinedReplicates: block.undefinedReplicates, sample: number.sample,
        isShare: target.statistic.isShare, degreesOfFreedom: block.degreesOfFreedom,
        woodruff: number.woodruff, fault: block.fault)
    }
    return TargetResult(
      target: target.target, by: frame.domain.values, value: value, rows: frame.weightedRows,
      answered: value == nil ? frame.answeredRows(of: target.statistic) : 0)
  }
}

extension DomainFrame {
  /// Rows of the domain with weight that have what a number needs.
  func answeredRows(of statistic: RowStatistic) -> Int {
    let isAnswered = statistic.isAnswered
    return zip(domain.rows, design.weights).count { isAnswered[$0] && $1 != 0 }
  }
}
