import Analysis
import Estimation
import Findings

/// An entry that gives rows of `differences`.
struct DifferenceEntryTable: EntryTable {
  private let context: EntryContext
  private let of: [String]
  private let sides: [RowStatistic]
  private let contrast: DifferenceRow.Contrast?

  /// First minus second of two estimates.
  init(_ context: EntryContext, _ first: EstimateEntry, minus second: EstimateEntry) {
    self.context = context
    of = context.measures.targets(of: context.entry.measure).first?.target.of ?? []
    sides = [first, second].map { context.measures.single($0).statistic }
    contrast = nil
  }

  /// The same estimate in two domains.
  init(_ context: EntryContext, _ entry: EstimateEntry, between contrast: Measure.Contrast) {
    self.context = context
    let target = context.measures.single(entry)
    of = target.target.of
    sides = [contrast.first, contrast.second].map {
      context.measures.statistic(target.statistic, where: contrast.column, is: $0)
    }
    self.contrast = DifferenceRow.Contrast(
      contrast.column.text, contrast.first.text, contrast.second.text)
  }

  var blocks: [EstimateBlock] {
    context.frames.map { frame in
      var block = context.block(sides, in: frame)
      block.isDifference = true
      return block
    }
  }

  func add(
    _ results: [BlockResult], _ note: EntryRows.VarianceNote, to tables: inout EstimateTables
  ) {
    for (frame, result) in zip(context.frames, results) {
      var result = result
      var row = row(frame, result, note)
      do {
        try add(result, to: &row)
      } catch {
        result.fault = .notACovariance
      }
      tables.differences.append(row)
      tables.problems += problems(frame, result)
    }
  }

  private var name: String { EntryRows.name(context.entry.name, "difference", of) }

  private func row(
    _ frame: DomainFrame, _ result: BlockResult, _ note: EntryRows.VarianceNote
  ) -> DifferenceRow {
    var row = DifferenceRow(
      name: name, of: of, by: frame.domain.values, between: contrast, method: note.method,
      replicates: note.replicates)
    row.first = side(0, result)
    row.second = side(1, result)
    if let first = row.first.estimate, let second = row.second.estimate {
      row.estimate = RoundingNoise.cleared(first - second, scale: max(abs(first), abs(second)))
    }
    return row
  }

  /// What the covariances say of a difference.
  ///
  /// - Throws: `EstimationFault` where they contradict each other.
  private func add(_ result: BlockResult, to row: inout DifferenceRow) throws {
    guard let first = row.first.known, let second = row.second.known,
      let covariances = result.covariances
    else { return }
    let isKnown = result.degreesOfFreedom > 0
    let difference = try Difference(
      first, minus: second,
      covariance: min(first.variance, second.variance) > 0 ? covariances[0, 1] : 0,
      degreesOfFreedom: isKnown ? result.degreesOfFreedom : .infinity)
    row.fill(difference)
    row.degreesOfFreedom = max(0, result.degreesOfFreedom)
    guard isKnown else { return }
    row.p = difference.p
    let limits = difference.interval(level: context.interval.level)
    row.lower = limits?.lowerBound
    row.upper = limits?.upperBound
  }

  private func side(_ index: Int, _ result: BlockResult) -> DifferenceRow.Side {
    guard !result.isTooLarge(index), let number = result.cleared(index) else {
      return DifferenceRow.Side()
    }
    return DifferenceRow.Side(estimate: number.estimate, variance: number.variance)
  }

  private func problems(_ frame: DomainFrame, _ result: BlockResult) -> [Problem] {
    let names = contrast.map { ["\($0.column) = \($0.first)", "\($0.column) = \($0.second)"] }
    let absent = result.numbers.indices.filter { result.numbers[$0] == nil }
    let finding = DomainFinding(name: name, place: context.entry.place)
    if result.numbers.indices.contains(where: result.isTooLarge) {
      return [finding.impossible(frame.domain.values, .resultTooLarge)]
    }
    return absent.map { index in
      finding.withoutNumber(
        frame.domain.values, further: names?[index], rows: frame.weightedRows,
        answered: frame.answeredRows(of: sides[index]))
    } + finding.withoutVariance(frame.domain.values, result.undefinedReplicates, result.fault)
  }
}

extension DifferenceRow {
  fileprivate mutating func fill(_ difference: Difference) {
    covariance = difference.covariance
    correlation = difference.correlation
    standardError = difference.standardError
    standardErrorIfIndependent = difference.standardErrorIfIndependent
    statistic = difference.statistic
  }
}

extension DifferenceRow.Side {
  /// The side where its variance is known.
  fileprivate var known: Difference.Side? {
    guard let estimate, let variance else { return nil }
    return Difference.Side(estimate: estimate, variance: variance)
  }
}
