import Analysis
import Estimation

/// What has to be counted so that specs of one file can be answered without their rows.
struct CellPlan: Sendable {
  /// The specs.
  let outlines: [AnalysisOutline]
  /// Columns that tell cells apart.
  let keys: [String]
  /// Columns of answers.
  private(set) var items: [ItemPlan] = []
  /// Pooled items.
  private(set) var pairs: [PairPlan] = []
  /// Where a row keeps how many answers of each pair it gave.
  private(set) var pairFields: [PairField] = []
  /// The numbers of each entry of each spec, with the columns they are about.
  private(set) var measures: [[[(measure: CellMeasure, of: [String])]]] = []

  /// The plan of specs; nil where one of them needs rows.
  init?(_ outlines: [AnalysisOutline]) {
    guard let first = outlines.first, outlines.allSatisfy({ $0.sharesRows(with: first) }) else {
      return nil
    }
    self.outlines = outlines
    let keys = Set(outlines.flatMap(\.keys))
    self.keys = first.names.filter { keys.contains($0) }
    for outline in outlines {
      guard outline.spec.isForCells else { return nil }
      var entries: [[(measure: CellMeasure, of: [String])]] = []
      for entry in outline.spec.estimates {
        guard let found = plan(entry.measure, first.names) else { return nil }
        entries.append(found)
      }
      measures.append(entries)
    }
    guard let fields = PairField.fields(for: pairs.map(\.members.count)) else { return nil }
    pairFields = fields
  }

  private mutating func plan(
    _ measure: Measure, _ names: [String]
  ) -> [(measure: CellMeasure, of: [String])]? {
    switch measure {
    case .mean(let list):
      return plan(list, names) {
        $0.needsNumbers = true
      } measure: {
        .mean(item: $0)
      }
    case .total(let list, nil):
      return plan(list, names) {
        $0.needsNumbers = true
      } measure: {
        .total(item: $0)
      }
    case .count(let list):
      return plan(list, names) {
        $0.needsValues = true
      } measure: {
        .counts(item: $0)
      }
    case .distribution(let list, nil):
      return plan(list, names) {
        $0.needsValues = true
      } measure: {
        .shares(item: $0)
      }
    case .distribution(let list, let levels?):
      return planShares(list, levels.map { [$0] }, names)
    case .share(let list, let values): return planShares(list, [values], names)
    case .topTwo(let list, let levels, let pooling):
      if list.entries.count == 1 { return planShares(list, [levels], names) }
      return pooling == .answers ? planPool(list, levels, names) : nil
    case .population: return [(.population, ["*"])]
    default: return nil
    }
  }

  private mutating func plan(
    _ list: ColumnList, _ names: [String], _ need: (inout ItemPlan) -> Void,
    measure: (Int) -> CellMeasure
  ) -> [(measure: CellMeasure, of: [String])]? {
    var result: [(measure: CellMeasure, of: [String])] = []
    for column in list.entries {
      guard let item = item(column.text, names) else { return nil }
      need(&items[item])
      result.append((measure(item), [column.text]))
    }
    return result
  }

  /// Shares of each column's answers, a test each.
  private mutating func planShares(
    _ list: ColumnList, _ tests: [[SpecValue]?], _ names: [String]
  ) -> [(measure: CellMeasure, of: [String])]? {
    var result: [(measure: CellMeasure, of: [String])] = []
    for column in list.entries {
      guard let item = item(column.text, names) else { return nil }
      for values in tests {
        let test = items[item].position(ofTest: values)
        result.append((.share(item: item, test: test), [column.text]))
      }
    }
    return result
  }

  private mutating func planPool(
    _ list: ColumnList, _ levels: [SpecValue], _ names: [String]
  ) -> [(measure: CellMeasure, of: [String])]? {
    var members: [PairPlan.Member] = []
    for column in list.entries {
      guard let item = item(column.text, names) else { return nil }
      members.append(
        PairPlan.Member(item: item, test: items[item].position(ofTest: levels)))
    }
    let pair = PairPlan(members: members)
    let position = pairs.firstIndex(of: pair) ?? pairs.count
    if position == pairs.count { pairs.append(pair) }
    return [(.pooled(pair: position), list.entries.map(\.text))]
  }

  /// Position of a column among the items; nil where it is none of the file.
  private mutating func item(_ name: String, _ names: [String]) -> Int? {
    if let known = items.firstIndex(where: { $0.name == name }) { return known }
    guard let column = names.firstIndex(of: name) else { return nil }
    items.append(ItemPlan(name: name, column: column))
    return items.count - 1
  }
}

extension AnalysisOutline {
  /// Whether both read the same cells of the same rows, so that one scan serves them.
  func sharesRows(with other: AnalysisOutline) -> Bool {
    text == other.text && spec.missing == other.spec.missing
      && missingCodes == other.missingCodes
      && spec.design.weights?.text == other.spec.design.weights?.text
  }
}

extension EstimateSpec {
  /// Whether the design and the variances are functions of sums over units.
  fileprivate var isForCells: Bool {
    let hasUnits = !design.clusters.isEmpty && design.probabilities == nil
    // Without weights the population sizes would be the weights.
    let hasWeights = design.weights != nil || design.populationSizes.isEmpty
    let variances = [variance] + estimates.compactMap(\.variance)
    return hasUnits && hasWeights && weightsOut == nil && !estimates.isEmpty
      && variances.allSatisfy(\.isFromTotals)
  }
}

extension VarianceSpec {
  /// Whether the totals of PSUs are enough.
  fileprivate var isFromTotals: Bool {
    if case .replicateWeights = self { false } else { true }
  }
}
