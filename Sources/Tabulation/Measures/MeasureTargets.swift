import Analysis
import Estimation
import Findings

/// A number that an entry asks for: what it is about, and how rows give it.
struct MeasureTarget: Sendable {
  var target: Target
  var statistic: RowStatistic
}

/// Turns the measures of entries into numbers computed from rows.
struct MeasureTargets {
  /// Most values of a column that each become a row.
  static let mostLevels = 10_000

  /// The columns of the table.
  let columns: ColumnCache
  /// The design of the table.
  let design: DesignColumns

  /// The numbers of a measure in the order of its rows; empty for measures that are no estimates.
  func targets(of measure: Measure) -> [MeasureTarget] {
    switch measure {
    case .mean(let list): numbers(list) { .mean($0) }
    case .total(let list, nil): numbers(list) { .total($0) }
    case .total(let list, let assistance?):
      numbers(list) { assistedTotal(of: $0, assistance) }
    case .count(let list): list.entries.flatMap { levels(of: $0) { .total($0) } }
    case .population: [MeasureTarget(["*"], .total(everybody))]
    case .share(let list, let values):
      list.entries.map { MeasureTarget([$0.text], .share(condition($0, values))) }
    case .distribution(let list, let levels):
      list.entries.flatMap { distribution(of: $0, levels) }
    case .table(let first, let second): table(first, second)
    case .ratio(let first, let second):
      [
        MeasureTarget(
          [first.text, second.text],
          .ratio(columns.answers(of: first), columns.answers(of: second)))
      ]
    case .topTwo(let list, let levels, let pooling): [topTwo(list, levels, pooling)]
    case .quantile(let list, let probabilities):
      list.entries.flatMap { quantiles(of: $0, probabilities) }
    case .difference(let first, let second): [combined([first, second], [1, -1])]
    case .domainDifference(let entry, let contrast): [difference(entry, contrast)]
    case .combine(let entries, let weights): [combined(entries, weights)]
    case .chiSquare, .alpha, .icc, .ranks, .smallArea: []
    }
  }

  /// The one number of an estimate inside another.
  func single(_ entry: EstimateEntry) -> MeasureTarget {
    let targets = targets(of: entry.measure)
    var target = targets.first ?? MeasureTarget([], .combination([], []))
    if let subset = entry.subset {
      target.statistic = .inDomain(columns.domain(of: subset), target.statistic)
    }
    return target
  }

  /// A number of the rows in which a column has a value.
  func statistic(
    _ statistic: RowStatistic, where column: ColumnReference, is value: SpecValue
  ) -> RowStatistic {
    .inDomain(columns.domain(of: column, equal: value), statistic)
  }

  /// Answers of 1 in all rows.
  var everybody: Answers { Answers(Array(repeating: 1.0, count: columns.rowCount)) }

  private func numbers(
    _ list: ColumnList, _ statistic: (Answers) -> RowStatistic
  ) -> [MeasureTarget] {
    list.entries.map { MeasureTarget([$0.text], statistic(columns.answers(of: $0))) }
  }

  private func condition(_ column: ColumnReference, _ values: [SpecValue]?) -> Answers {
    values.map { columns.answers(of: column, equal: $0) }
      ?? columns.answers(of: column, need: .condition)
  }

  private func levels(
    of column: ColumnReference, _ statistic: (Answers) -> RowStatistic
  ) -> [MeasureTarget] {
    let texts = columns.levels(of: column).texts
    guard texts.count <= MeasureTargets.mostLevels else { return [] }
    return texts.enumerated().map {
      MeasureTarget(
        [column.text], statistic(columns.answers(of: column, level: $0)), level: [$1])
    }
  }

  private func distribution(of column: ColumnReference, _ values: [SpecValue]?) -> [MeasureTarget] {
    guard let values else { return levels(of: column) { .share($0) } }
    return values.map {
      MeasureTarget(
        [column.text], .share(columns.answers(of: column, equal: [$0])), level: [$0.text])
    }
  }

  private func table(_ first: ColumnReference, _ second: ColumnReference) -> [MeasureTarget] {
    let (rows, others) = (columns.levels(of: first), columns.levels(of: second))
    guard rows.texts.count * others.texts.count <= MeasureTargets.mostLevels else { return [] }
    return rows.texts.enumerated().flatMap { level, text in
      others.texts.enumerated().map { other, otherText in
        let joint = (0..<columns.rowCount).map { row -> Double? in
          guard let one = rows.ofRow(row), let two = others.ofRow(row) else { return nil }
          return one == level && two == other ? 1 : 0
        }
        return MeasureTarget(
          [first.text, second.text], .share(Answers(joint)), level: [text, otherText])
      }
    }
  }

  private func topTwo(
    _ list: ColumnList, _ levels: [SpecValue], _ pooling: Measure.Pooling
  ) -> MeasureTarget {
    let items = list.entries.map { columns.answers(of: $0, equal: levels) }
    return MeasureTarget(
      list.entries.map(\.text), pooling == .answers ? .pooledShare(items) : .meanOfShares(items))
  }

  private func quantiles(
    of column: ColumnReference, _ probabilities: [Double]
  ) -> [MeasureTarget] {
    let answers = columns.answers(of: column)
    return probabilities.map { probability in
      var target = MeasureTarget([column.text], .quantile(probability, answers))
      target.target.probability = probability
      return target
    }
  }

  private func combined(_ entries: [EstimateEntry], _ coefficients: [Double]) -> MeasureTarget {
    let parts = entries.map(single)
    return MeasureTarget(
      parts.flatMap(\.target.of).unique, .combination(parts.map(\.statistic), coefficients))
  }

  private func difference(_ entry: EstimateEntry, _ contrast: Measure.Contrast) -> MeasureTarget {
    let part = single(entry)
    let sides = [contrast.first, contrast.second].map {
      statistic(part.statistic, where: contrast.column, is: $0)
    }
    return MeasureTarget(part.target.of, .combination(sides, [1, -1]))
  }

  private func assistedTotal(
    of answers: Answers, _ assistance: Measure.Assistance
  ) -> RowStatistic {
    let auxiliary = columns.answers(of: assistance.by)
    switch assistance.known {
    case .combined(let total): return .combinedTotal(answers, by: auxiliary, known: total)
    case .separate(let totals):
      return .separateTotal(
        answers, by: auxiliary, strata: design.strata.ofRow, known: knownTotals(totals))
    }
  }

  /// The known total of each stratum; its values stand after that of the sample.
  private func knownTotals(_ totals: [StatedTotal]) -> [Double] {
    let before = design.samples == nil ? 0 : 1
    return (0..<design.strata.count).map { stratum in
      let values = design.strata.label(stratum).dropFirst(before).map(SpecValue.init)
      return totals.first { total in
        total.values.count == values.count && zip(total.values, values).allSatisfy { $0.equals($1) }
      }?.total ?? .nan
    }
  }
}

extension MeasureTarget {
  fileprivate init(_ columns: [String], _ statistic: RowStatistic, level: [String]? = nil) {
    self.init(target: Target(of: columns, level: level), statistic: statistic)
  }
}

extension [String] {
  /// Each text once, where it stands first.
  var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

extension MeasureTargets {
  /// What keeps a measure from having rows: a column of more values than a table can show.
  func problems(of entry: EstimateEntry) -> [Problem] {
    let lists: [[ColumnReference]] =
      switch entry.measure {
      case .count(let list), .distribution(let list, levels: nil): list.entries.map { [$0] }
      case .table(let first, let second): [[first, second]]
      default: []
      }
    return lists.compactMap { references in
      let count = references.reduce(1) { $0 * columns.levels(of: $1).texts.count }
      guard count > MeasureTargets.mostLevels else { return nil }
      return Problem(
        TabulationFault.tooManyLevels, at: entry.place,
        [
          "columns": references.map(\.text).joined(separator: " × "), "count": "\(count)",
          "limit": "\(MeasureTargets.mostLevels)",
        ])
    }
  }
}
