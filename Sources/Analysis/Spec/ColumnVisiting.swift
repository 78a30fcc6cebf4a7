/// What values a use of a column needs.
public enum ColumnNeed: Sendable, Hashable {
  /// Any value; texts are told apart.
  case any
  /// Numbers.
  case number
  /// 1 or 0.
  case condition
}

/// Goes through every place of a spec that names columns.
struct ColumnVisitor {
  /// Called for lists, in which ranges may stand.
  let list: (inout ColumnList, ColumnNeed) -> Void
  /// Called for single columns.
  let column: (inout ColumnReference, ColumnNeed) -> Void

  func visit(_ columns: inout [ColumnReference], _ need: ColumnNeed) {
    for index in columns.indices { column(&columns[index], need) }
  }

  func visit(_ optional: inout ColumnReference?, _ need: ColumnNeed) {
    guard var reference = optional else { return }
    column(&reference, need)
    optional = reference
  }

  func visit(_ tables: inout [[ColumnReference]]) {
    for index in tables.indices { visit(&tables[index], .any) }
  }
}

extension EstimateSpec {
  /// Visits the columns of everything but `missingIn`, `derive` and `rows`, which are read first.
  mutating func visitColumns(_ visitor: ColumnVisitor) {
    design.visitColumns(visitor)
    for index in calibration.indices { calibration[index].visitColumns(visitor) }
    variance.visitColumns(visitor)
    visitor.visit(&subset, .condition)
    visitor.visit(&by)
    for index in estimates.indices { estimates[index].visitColumns(visitor) }
  }
}

extension DesignSpec {
  fileprivate mutating func visitColumns(_ visitor: ColumnVisitor) {
    visitor.visit(&strata, .any)
    visitor.visit(&clusters, .any)
    visitor.visit(&weights, .number)
    visitor.visit(&populationSizes, .number)
    visitor.visit(&samples, .any)
    visitor.visit(&probabilities, .number)
  }
}

extension CalibrationStep {
  fileprivate mutating func visitColumns(_ visitor: ColumnVisitor) {
    switch self {
    case .postStratify(var step):
      visitor.visit(&step.by, .any)
      self = .postStratify(step)
    case .rake(var margins, let tolerance):
      for index in margins.indices { visitor.column(&margins[index].column, .any) }
      self = .rake(margins: margins, tolerance: tolerance)
    case .calibrate(var step):
      for index in step.totals.indices { step.totals[index].variable.visitColumns(visitor) }
      self = .calibrate(step)
    case .trim: break
    }
  }
}

extension Calibration.Variable {
  fileprivate mutating func visitColumns(_ visitor: ColumnVisitor) {
    switch self {
    case .population: break
    case .value(var column, let value):
      visitor.column(&column, .any)
      self = .value(column, value)
    case .sum(var column):
      visitor.column(&column, .number)
      self = .sum(column)
    }
  }
}

extension VarianceSpec {
  fileprivate mutating func visitColumns(_ visitor: ColumnVisitor) {
    guard case .replicateWeights(var weights) = self else { return }
    visitor.list(&weights.columns, .number)
    self = .replicateWeights(weights)
  }
}

extension EstimateEntry {
  fileprivate mutating func visitColumns(_ visitor: ColumnVisitor) {
    visitor.visit(&subset, .condition)
    if var tables = by {
      visitor.visit(&tables)
      by = tables
    }
    variance?.visitColumns(visitor)
    measure = measure.visitingColumns(visitor)
  }

  fileprivate func visitingColumns(_ visitor: ColumnVisitor) -> EstimateEntry {
    var entry = self
    entry.visitColumns(visitor)
    return entry
  }
}

extension Measure {
  fileprivate func visitingColumns(_ visitor: ColumnVisitor) -> Measure {
    func list(_ columns: ColumnList, _ need: ColumnNeed) -> ColumnList {
      var columns = columns
      visitor.list(&columns, need)
      return columns
    }
    func column(_ column: ColumnReference, _ need: ColumnNeed) -> ColumnReference {
      var column = column
      visitor.column(&column, need)
      return column
    }
    switch self {
    case .population: return self
    case .mean(let columns): return .mean(list(columns, .number))
    case .total(let columns, var assisted):
      let columns = list(columns, .number)
      if let by = assisted?.by { assisted?.by = column(by, .number) }
      return .total(columns, assisted)
    case .count(let columns): return .count(list(columns, .any))
    case .share(let columns, let equals):
      return .share(list(columns, equals == nil ? .condition : .any), equals: equals)
    case .distribution(let columns, let levels):
      return .distribution(list(columns, .any), levels: levels)
    case .table(let first, let second): return .table(column(first, .any), column(second, .any))
    case .ratio(let first, let second):
      return .ratio(column(first, .number), column(second, .number))
    case .topTwo(let columns, let levels, let pool):
      return .topTwo(list(columns, .any), levels: levels, pool)
    case .quantile(let columns, let probabilities):
      return .quantile(list(columns, .number), probabilities: probabilities)
    case .difference(let first, let second):
      return .difference(first.visitingColumns(visitor), second.visitingColumns(visitor))
    case .domainDifference(let entry, var contrast):
      contrast.column = column(contrast.column, .any)
      return .domainDifference(entry.visitingColumns(visitor), contrast)
    case .combine(let entries, let weights):
      return .combine(entries.map { $0.visitingColumns(visitor) }, weights: weights)
    case .chiSquare(let first, let second, let statistics):
      return .chiSquare(column(first, .any), column(second, .any), statistics)
    case .alpha(let columns, let pattern): return .alpha(list(columns, .number), pattern)
    case .icc(let value, let cluster):
      return .icc(column(value, .number), cluster: column(cluster, .any))
    case .ranks(var ranking):
      ranking.of = ranking.of.visitingColumns(visitor)
      visitor.visit(&ranking.by, .any)
      return .ranks(ranking)
    case .smallArea(var model):
      model.of = model.of.visitingColumns(visitor)
      visitor.visit(&model.by, .any)
      model.predictors = list(model.predictors, .number)
      return .smallArea(model)
    }
  }
}

extension Measure.SmallAreaModel.Source {
  fileprivate func visitingColumns(_ visitor: ColumnVisitor) -> Self {
    switch self {
    case .estimate(let entry): return .estimate(entry.visitingColumns(visitor))
    case .given(var estimate, var standardErrors):
      visitor.column(&estimate, .number)
      visitor.column(&standardErrors, .number)
      return .given(estimate: estimate, standardErrors: standardErrors)
    }
  }
}
