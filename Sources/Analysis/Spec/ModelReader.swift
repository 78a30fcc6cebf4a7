import Findings
import Rules

/// Reads `ranks` and `smallArea`.
struct ModelReader {
  private static let drawRange = 100...10_000_000

  /// Reads an estimate inside the entry.
  let inner: (DefinitionNode) -> EstimateEntry?

  func ranking(_ node: DefinitionNode) -> Measure.Ranking? {
    let keys = ["of", "by", "level", "draws", "seed"]
    guard let mapping = node.mapping(keys, required: ["of", "by"]) else { return nil }
    let estimate = mapping["of"].flatMap(inner)
    let by = mapping["by"]?.columns()
    let level = mapping["level"]?.share()
    let draws = mapping["draws"]?.integer(in: ModelReader.drawRange)
    let seed = mapping["seed"]?.seed()
    guard let estimate, let by else { return nil }
    var ranking = Measure.Ranking(of: estimate, by: by)
    if let level { ranking.level = level }
    if let draws { ranking.draws = draws }
    if let seed { ranking.seed = seed }
    return ranking
  }

  func smallArea(_ node: DefinitionNode) -> Measure.SmallAreaModel? {
    let keys = ["of", "standardErrors", "by", "predictors"]
    guard let mapping = node.mapping(keys, required: ["of", "by"]) else { return nil }
    let source = source(mapping)
    let by = mapping["by"]?.columns()
    let predictors = mapping["predictors"].map { $0.columnList() } ?? ColumnList([])
    guard let source, let by, let predictors else { return nil }
    return Measure.SmallAreaModel(of: source, by: by, predictors: predictors)
  }

  /// An estimate, or `{column: est}` with `standardErrors`, beside `of` or in it.
  private func source(_ mapping: DefinitionMapping) -> Measure.SmallAreaModel.Source? {
    guard let node = mapping["of"] else { return nil }
    guard let given = node.isMapping ? node.freeMapping() : nil, given["column"] != nil else {
      mapping.exclude("of", with: "standardErrors")
      return inner(node).map { .estimate($0) }
    }
    guard let of = node.mapping(["column", "standardErrors"]) else { return nil }
    let estimate = of["column"]?.column()
    let errors = of["standardErrors"] ?? mapping["standardErrors"]
    guard let errors else {
      given.require("standardErrors", with: "column")
      return nil
    }
    guard let standardErrors = errors.column(), let estimate else { return nil }
    return .given(estimate: estimate, standardErrors: standardErrors)
  }
}
