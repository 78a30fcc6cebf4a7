import Analysis
import Estimation
import Findings

/// An entry that tests whether two columns are independent.
struct TestEntryTable: EntryTable {
  private let context: EntryContext
  private let of: [String]
  private let statistics: [Measure.ChiSquareStatistic]
  private let tables: [CrossedAnswers?]
  private let isReplicated: Bool

  /// A test of two columns in every domain.
  init(
    _ context: EntryContext, _ first: ColumnReference, _ second: ColumnReference,
    _ statistics: [Measure.ChiSquareStatistic], isReplicated: Bool
  ) {
    self.context = context
    self.statistics = statistics
    self.isReplicated = isReplicated
    of = [first.text, second.text]
    let columns = context.measures.columns
    let levels = (columns.levels(of: first), columns.levels(of: second))
    tables = context.frames.map { CrossedAnswers(levels.0, levels.1, in: $0) }
  }

  var blocks: [EstimateBlock] {
    zip(context.frames, tables).compactMap { frame, table in
      table.map {
        context.block(
          $0.cells.map { .total($0) } + (isReplicated ? $0.cells.map { .share($0) } : []),
          in: frame)
      }
    }
  }

  func add(
    _ results: [BlockResult], _ note: EntryRows.VarianceNote, to tables: inout EstimateTables
  ) throws {
    var rest = results[...]
    for (frame, table) in zip(context.frames, self.tables) {
      guard let table, let result = rest.popFirst() else {
        tables.problems.append(finding.impossible(frame.domain.values, .tableTooSmall))
        tables.tests += statistics.map { row(frame, $0, nil) }
        continue
      }
      add(table, frame, result, to: &tables)
    }
  }

  private func add(
    _ table: CrossedAnswers, _ frame: DomainFrame, _ result: BlockResult,
    to tables: inout EstimateTables
  ) {
    tables.problems += finding.withoutVariance(
      frame.domain.values, result.undefinedReplicates, result.fault)
    let weighted = result.covariances.flatMap { table.weighted(result, $0) }
    for statistic in statistics {
      let test = weighted.flatMap { self.test(statistic, $0, frame, result.degreesOfFreedom) }
      tables.tests.append(row(frame, statistic, test))
      guard test == nil, result.covariances != nil else { continue }
      tables.problems.append(finding.impossible(frame.domain.values, .testImpossible))
    }
  }

  private func test(
    _ kind: Measure.ChiSquareStatistic, _ table: TwoWayTable, _ frame: DomainFrame,
    _ degreesOfFreedom: Double
  ) -> AssociationTest? {
    let rows = frame.weightedRows
    func pearson() throws -> RaoScottTest {
      try RaoScottTest(table, rows: rows, designDF: degreesOfFreedom)
    }
    return switch kind {
    case .f: try? pearson().secondOrder()
    case .chiSquare: try? pearson().firstOrder()
    case .lincom: try? pearson().linearCombination()
    case .wald: try? WaldTest(table, designDF: degreesOfFreedom).plain()
    case .adjustedWald: try? WaldTest(table, designDF: degreesOfFreedom).adjusted()
    }
  }

  private func row(
    _ frame: DomainFrame, _ statistic: Measure.ChiSquareStatistic, _ test: AssociationTest?
  ) -> TestRow {
    TestRow(
      name: name, of: of, by: frame.domain.values, statisticKind: statistic.rawValue,
      statistic: test?.statistic, p: test?.p, numeratorDF: test?.numeratorDF,
      denominatorDF: test?.denominatorDF)
  }

  private var name: String { EntryRows.name(context.entry.name, "chiSquare", of) }

  private var finding: DomainFinding { DomainFinding(name: name, place: context.entry.place) }
}

/// The cells of two columns whose values occur together in a domain.
private struct CrossedAnswers {
  let rows: Int
  let columns: Int
  /// 1 in the rows of a cell, missing where one of the columns is; cell after cell.
  let cells: [Answers]

  /// Nil below two rows or columns, or above the cells that can be tested.
  init?(_ first: ColumnLevels, _ second: ColumnLevels, in frame: DomainFrame) {
    var used: (Set<Int>, Set<Int>) = ([], [])
    for (row, weight) in zip(frame.domain.rows, frame.design.weights) where weight != 0 {
      guard let one = first.ofRow(row), let two = second.ofRow(row) else { continue }
      used.0.insert(one)
      used.1.insert(two)
    }
    let count = used.0.count * used.1.count
    guard used.0.count > 1, used.1.count > 1, count <= TwoWayTable.mostCells else { return nil }
    rows = used.0.count
    columns = used.1.count
    let all = 0..<frame.sample.design.rows
    cells = used.0.sorted().flatMap { one in
      used.1.sorted().map { two in
        Answers(
          all.map { row -> Double? in
            guard let own = first.ofRow(row), let other = second.ofRow(row) else { return nil }
            return own == one && other == two ? 1 : 0
          })
      }
    }
  }

  /// The table with the covariances of its totals, and of its shares where they follow them.
  func weighted(_ result: BlockResult, _ covariances: Covariances) -> TwoWayTable? {
    let totals = result.numbers.prefix(cells.count).compactMap { $0?.estimate }
    guard totals.count == cells.count else { return nil }
    let count = cells.count
    let hasShares = covariances.count == 2 * count
    return try? TwoWayTable(
      rows: rows, columns: columns, totals: totals,
      totalCovariances: covariances.part(0..<count),
      shareCovariances: hasShares ? covariances.part(count..<2 * count) : nil)
  }
}

extension Covariances {
  fileprivate func part(_ range: Range<Int>) -> Covariances {
    Covariances(
      matrix: range.flatMap { row in range.map { self[row, $0] } }, count: range.count)
  }
}
