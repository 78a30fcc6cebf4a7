import Analysis

/// A number of an entry and how sums of cells give it.
struct CellTarget: Sendable {
  let target: Target
  let statistic: CellStatistic
}

/// Turns the measures of a plan into numbers computed from sums.
struct CellTargets {
  private let cells: CountedCells
  private let none: CellSums
  /// Which classes of each item occur in the rows of the sample.
  private let occurring: [[Bool]]

  /// - Parameter whole: sums of the rows that are the sample.
  init(_ cells: CountedCells, whole: CellSums) {
    self.cells = cells
    none = CellSums(cells.layout)
    occurring = cells.vocabularies.enumerated().map { item, vocabulary in
      vocabulary.classes.indices.map {
        whole.words[whole.word(item: item, answerClass: $0)] > 0
      }
    }
  }

  /// The numbers of a measure in the order of its rows.
  func targets(of measure: CellMeasure, _ entry: EstimateEntry, columns: [String]) -> [CellTarget] {
    switch measure {
    case .mean(let item): [numbers(item, .mean, columns)]
    case .total(let item): [numbers(item, .total, columns)]
    case .counts(let item): levels(item, .total, columns)
    case .shares(let item): levels(item, .share, columns)
    case .share(let item, let test): [share(item, test, entry, columns)]
    case .population: [population(columns)]
    case .pooled(let pair): [pooled(pair, columns)]
    }
  }

  private func numbers(
    _ item: Int, _ kind: CellStatistic.Kind, _ columns: [String]
  ) -> CellTarget {
    let values = cells.vocabularies[item].classes.map { $0.number ?? 0 }
    return CellTarget(
      target: Target(of: columns),
      statistic: CellStatistic(
        kind: kind, numerator: terms(item, factors: values), denominator: terms(item),
        decimals: decimals))
  }

  /// A number for each value that occurs, numbers by size, then texts by their bytes.
  private func levels(
    _ item: Int, _ kind: CellStatistic.Kind, _ columns: [String]
  ) -> [CellTarget] {
    let classes = cells.vocabularies[item].classes
    let texts = classes.indices.filter { occurring[item][$0] }.compactMap { classes[$0].text }
    return ItemVocabulary.inOrder(texts).map { text in
      let marks = classes.map { $0.text == text }
      let numerator =
        switch kind {
        case .total: terms(item, factors: marks.map { $0 ? 1.0 : 0 })
        default: terms(item).enumerated().filter { marks[$0.offset] }.map(\.element)
        }
      return CellTarget(
        target: Target(of: columns, level: [text]),
        statistic: CellStatistic(
          kind: kind, numerator: numerator, denominator: terms(item), decimals: decimals))
    }
  }

  private func share(
    _ item: Int, _ test: Int, _ entry: EstimateEntry, _ columns: [String]
  ) -> CellTarget {
    var level: [String]?
    if case .distribution = entry.measure {
      level = cells.plan.items[item].tests[test]?.map(\.text)
    }
    return CellTarget(
      target: Target(of: columns, level: level),
      statistic: CellStatistic(
        kind: .share, numerator: terms(item, passing: test), denominator: terms(item),
        decimals: decimals))
  }

  private func pooled(_ pair: Int, _ columns: [String]) -> CellTarget {
    let members = cells.plan.pairs[pair].members
    return CellTarget(
      target: Target(of: columns),
      statistic: CellStatistic(
        kind: .pooled(pairWord: none.word(pair: pair)),
        numerator: members.flatMap { terms($0.item, passing: $0.test) },
        denominator: members.flatMap { terms($0.item) }, decimals: decimals))
  }

  private func population(_ columns: [String]) -> CellTarget {
    let everybody = [CellStatistic.Term(word: CellSums.weightWord, factor: 1)]
    return CellTarget(
      target: Target(of: columns),
      statistic: CellStatistic(
        kind: .population, numerator: everybody, denominator: everybody,
        decimals: decimals))
  }

  private var decimals: Int { cells.layout.decimals }

  /// Weights of all classes of an item.
  private func terms(_ item: Int) -> [CellStatistic.Term] {
    terms(item, factors: cells.vocabularies[item].classes.map { _ in 1 })
  }

  /// Weights of all classes of an item times factors, in the order of these: that of the classes is
  /// the one in which the file has them.
  private func terms(_ item: Int, factors: [Double]) -> [CellStatistic.Term] {
    factors.indices.map { position in
      CellStatistic.Term(
        word: none.word(item: item, answerClass: position) + 1, factor: factors[position])
    }.sorted { $0.factor < $1.factor }
  }

  private func terms(_ item: Int, passing test: Int) -> [CellStatistic.Term] {
    let classes = cells.vocabularies[item].classes
    return terms(item).enumerated().filter { classes[$0.offset].passes[test] }.map(\.element)
  }
}
