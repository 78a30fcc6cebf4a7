import Analysis
import Estimation
import Findings

/// An entry that says how well items belong together, or how alike groups answer.
struct ReliabilityEntryTable: EntryTable {
  private let context: EntryContext
  private let measure: Kind

  private enum Kind {
    case alpha(ColumnList, Measure.AnswerPattern)
    case icc(ColumnReference, cluster: ColumnReference)
  }

  /// Reliability of a scale.
  init(_ context: EntryContext, alphaOf items: ColumnList, _ pattern: Measure.AnswerPattern) {
    self.context = context
    measure = .alpha(items, pattern)
  }

  /// Intraclass correlation of a column.
  init(_ context: EntryContext, iccOf column: ColumnReference, in cluster: ColumnReference) {
    self.context = context
    measure = .icc(column, cluster: cluster)
  }

  var blocks: [EstimateBlock] { [] }

  func add(
    _ results: [BlockResult], _ note: EntryRows.VarianceNote, to tables: inout EstimateTables
  ) {
    for frame in context.frames {
      var row = ReliabilityRow(name: name, kind: kind, of: of, by: frame.domain.values)
      do {
        switch measure {
        case .alpha(let items, let pattern): try fill(&row, items, pattern, frame)
        case .icc(let column, let cluster): try fill(&row, column, cluster, frame)
        }
      } catch {
        tables.problems.append(problem(error, frame))
      }
      tables.reliability.append(row)
    }
  }

  private func fill(
    _ row: inout ReliabilityRow, _ items: ColumnList, _ pattern: Measure.AnswerPattern,
    _ frame: DomainFrame
  ) throws {
    let answers = try ItemAnswers(
      items.entries.map { numbers($0, frame) }, weights: frame.design.weights)
    guard answers.rows > 0 else { throw EstimationFault.tooFewAnswers }
    let scale = try ScaleReliability(answers, missing: pattern == .pairwise ? .pairwise : .complete)
    let limits = scale.interval(level: context.interval.level)
    row.n = scale.rows
    row.alpha = scale.alpha
    row.standardizedAlpha = scale.standardizedAlpha
    row.standardError = scale.standardError
    row.lower = limits?.lowerBound
    row.upper = limits?.upperBound
    row.omega = scale.omega
    row.lambda6 = scale.lambda6
    row.meanCorrelation = scale.meanCorrelation
    row.mean = scale.mean
    row.standardDeviation = scale.standardDeviation
    row.items = zip(items.entries, scale.items).map { column, item in
      ReliabilityRow.Item(
        item: column.text, n: item.answers, alphaIfDropped: item.alphaIfDropped,
        itemRestCorrelation: item.itemRestCorrelation)
    }
  }

  private func fill(
    _ row: inout ReliabilityRow, _ column: ColumnReference, _ cluster: ColumnReference,
    _ frame: DomainFrame
  ) throws {
    let levels = context.measures.columns.levels(of: cluster)
    let groups = frame.domain.rows.map { levels.ofRow($0) }
    let marks = zip(groups, frame.design.weights).map { $0 != nil && $1 != 0 }
    let analysis = try IntraclassCorrelation(
      numbers(column, frame), groups: groups.map { $0 ?? 0 }, domain: marks)
    row.n = analysis.answers
    row.icc1 = analysis.icc1
    row.icc2 = analysis.icc2
    row.groups = analysis.groups
    row.groupSize = analysis.groupSize
    if analysis.icc1 == nil { throw EstimationFault.responseWithoutVariance }
    if analysis.icc2 == nil { throw EstimationFault.groupMeansAlike }
  }

  private func numbers(_ column: ColumnReference, _ frame: DomainFrame) -> [Double?] {
    let answers = context.measures.columns.answers(of: column)
    return frame.domain.rows.map { answers.isGiven[$0] ? answers.values[$0] : nil }
  }

  private var kind: ReliabilityRow.Kind {
    if case .alpha = measure { .alpha } else { .icc }
  }

  private var of: [String] {
    switch measure {
    case .alpha(let items, _): items.entries.map(\.text)
    case .icc(let column, _): [column.text]
    }
  }

  private var name: String { EntryRows.name(context.entry.name, kind.rawValue, of) }

  private func problem(_ error: any Error, _ frame: DomainFrame) -> Problem {
    let finding = DomainFinding(name: name, place: context.entry.place)
    let fault: TabulationFault =
      switch error as? EstimationFault {
      case .tooFewItems: .tooFewItems
      case .itemWithoutVariance, .sumWithoutVariance: .itemsWithoutVariance
      case .tooFewGroups: .tooFewGroups
      case .responseWithoutVariance: .answersAlike
      case .groupMeansAlike: .groupMeansAlike
      default: .tooFewAnswers
      }
    return finding.impossible(frame.domain.values, fault)
  }
}
