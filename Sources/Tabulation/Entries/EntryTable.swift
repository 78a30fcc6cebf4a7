import Analysis
import Estimation

/// An entry of `estimates` on its way to rows: which numbers it needs variances of, and what rows
/// are made of them.
protocol EntryTable {
  /// The numbers, in the order in which `add` expects them.
  var blocks: [EstimateBlock] { get }

  /// Adds the rows and problems of the entry.
  ///
  /// - Throws: `EstimationFault` where nothing can be said of any entry.
  func add(
    _ results: [BlockResult], _ note: EntryRows.VarianceNote, to tables: inout EstimateTables)
    throws
}

/// What every entry is made with.
struct EntryContext {
  /// The entry.
  let entry: EstimateEntry
  /// Its intervals.
  let interval: IntervalSpec
  /// Its domains, table after table.
  let frames: [DomainFrame]
  /// Numbers of its measures.
  let measures: MeasureTargets

  /// Rows of an estimate of some kind.
  func rows(_ kind: EstimateRow.Kind, _ note: EntryRows.VarianceNote) -> EntryRows {
    EntryRows(
      name: entry.name, kind: kind, interval: interval, variance: note, place: entry.place)
  }

  /// A block of numbers in a domain.
  func block(_ statistics: [RowStatistic], in frame: DomainFrame) -> EstimateBlock {
    EstimateBlock(statistics: statistics, frame: frame, interval: interval)
  }
}
