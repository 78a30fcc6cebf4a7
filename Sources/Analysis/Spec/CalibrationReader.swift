import Findings
import Rules

/// Reads the steps of `calibration`.
enum CalibrationReader {
  private static let kinds = ["postStratify", "rake", "calibrate", "trim"]
  private static let toleranceRange = 1e-15...1e-2

  static func steps(_ node: DefinitionNode) -> [CalibrationStep] {
    (node.list() ?? []).compactMap { step in
      guard let mapping = step.mapping(kinds) else { return nil }
      let known = mapping.entries.filter { kinds.contains($0.key) }
      guard known.count == 1, let entry = known.first else {
        if known.count == mapping.entries.count {
          step.report(
            AnalysisFault.countDiffers, ["count": "\(known.count)", "expected": "1"])
        }
        return nil
      }
      return self.step(entry.key, entry.value)
    }
  }

  private static func step(_ kind: String, _ node: DefinitionNode) -> CalibrationStep? {
    switch kind {
    case "postStratify": postStratification(node).map(CalibrationStep.postStratify)
    case "rake": raking(node)
    case "calibrate": calibration(node).map(CalibrationStep.calibrate)
    default: trimming(node).map(CalibrationStep.trim)
    }
  }

  private static func postStratification(_ node: DefinitionNode) -> PostStratification? {
    guard let mapping = node.mapping(["by", "totals"], required: ["by", "totals"]) else {
      return nil
    }
    let by = mapping["by"]?.columns()
    guard let by, !by.isEmpty, let node = mapping["totals"] else { return nil }
    let totals: PopulationTotals?
    if node.isMapping {
      totals = .stated(statedTotals(node, columns: by.count))
    } else {
      totals = node.text().map { .file(FileReference(path: $0, place: node.place)) }
    }
    return totals.map { PostStratification(by: by, totals: $0, place: mapping.place) }
  }

  /// Totals of cells: nested mappings, one level a column.
  static func statedTotals(_ node: DefinitionNode, columns: Int) -> [StatedTotal] {
    guard let mapping = node.freeMapping() else { return [] }
    if mapping.entries.isEmpty { node.report(AnalysisFault.emptyList) }
    var seen: Set<SpecValue> = []
    return mapping.entries.flatMap { entry -> [StatedTotal] in
      guard let value = entry.keyNode.value() else { return [] }
      if !seen.insert(value.identity).inserted {
        entry.keyNode.report(AnalysisFault.duplicateValue, ["value": value.text])
      }
      guard columns > 1 else {
        return entry.value.positiveNumber().map {
          [StatedTotal([value], $0, at: entry.keyNode.place)]
        } ?? []
      }
      return statedTotals(entry.value, columns: columns - 1).map {
        StatedTotal([value] + $0.values, $0.total, at: $0.place)
      }
    }
  }

  private static func raking(_ node: DefinitionNode) -> CalibrationStep? {
    guard let mapping = node.mapping(["margins", "tolerance"], required: ["margins"]) else {
      return nil
    }
    let tolerance =
      mapping["tolerance"]?.number(in: toleranceRange) ?? CalibrationStep.defaultTolerance
    let margins = (mapping["margins"]?.list() ?? []).compactMap(margin)
    if mapping["margins"]?.isList == true, margins.isEmpty {
      mapping["margins"]?.report(AnalysisFault.emptyList)
    }
    checkSums(margins, tolerance, node)
    return .rake(margins: margins, tolerance: tolerance)
  }

  private static func margin(_ node: DefinitionNode) -> Margin? {
    guard let entry = node.onlyEntry(), let column = entry.keyNode.column() else { return nil }
    return Margin(
      column: column, totals: statedTotals(entry.value, columns: 1), place: entry.keyNode.place)
  }

  private static func checkSums(_ margins: [Margin], _ tolerance: Double, _ node: DefinitionNode) {
    let sums = margins.map { $0.totals.reduce(0) { $0 + $1.total } }
    guard let first = sums.first else { return }
    for (margin, sum) in zip(margins, sums) where abs(sum - first) > tolerance * abs(first) {
      node.file.report(
        AnalysisFault.marginSumsDiffer, at: margin.place,
        [
          "column": margin.column.text, "sum": CellNumber.shortest(sum),
          "first": margins[0].column.text, "expected": CellNumber.shortest(first),
        ])
    }
  }

  private static func calibration(_ node: DefinitionNode) -> Calibration? {
    let keys = ["distance", "bounds", "totals", "tolerance"]
    guard let mapping = node.mapping(keys, required: ["totals"]) else { return nil }
    var step = Calibration()
    step.place = node.place
    step.distance = mapping["distance"]?.choice(Calibration.Distance.self) ?? .linear
    step.bounds = mapping["bounds"].flatMap(bounds)
    if step.distance == .logit { mapping.require("bounds", with: "distance") }
    if let tolerance = mapping["tolerance"]?.number(in: toleranceRange) {
      step.tolerance = tolerance
    }
    let entries = mapping["totals"]?.freeMapping()?.entries ?? []
    if mapping["totals"]?.isMapping == true, entries.isEmpty {
      mapping["totals"]?.report(AnalysisFault.emptyList)
    }
    step.totals = entries.compactMap { entry in
      guard let variable = variable(entry.keyNode), let total = entry.value.number() else {
        return nil
      }
      return (variable, total, entry.keyNode.place)
    }
    return step
  }

  /// Bounds of new over old weight, 1 between them.
  private static func bounds(_ node: DefinitionNode) -> ClosedRange<Double>? {
    guard let nodes = node.exactly(2), let lower = nodes[0].number(), let upper = nodes[1].number()
    else { return nil }
    guard lower < 1, upper > 1 else {
      node.report(
        AnalysisFault.boundsReversed,
        ["lower": nodes[0].written, "upper": nodes[1].written, "rule": "lower < 1 < upper"])
      return nil
    }
    return lower...upper
  }

  /// `1`, `column=value` or a column.
  private static func variable(_ node: DefinitionNode) -> Calibration.Variable? {
    guard let text = node.text() else { return nil }
    if text == "1" { return .population }
    let scalars = Array(text.unicodeScalars)
    let comparing: Set<Unicode.Scalar> = ["=", "!", "<", ">"]
    let split = scalars.indices.first { index in
      scalars[index] == "=" && index > 0 && !comparing.contains(scalars[index - 1])
        && (index + 1 == scalars.count || scalars[index + 1] != "=")
    }
    guard let split else { return .sum(ColumnReference(text, at: node.textPlace)) }
    let name = String(String.UnicodeScalarView(scalars[..<split]))
    let value = String(String.UnicodeScalarView(scalars[(split + 1)...]))
    return .value(ColumnReference(name, at: node.textPlace), SpecValue(value))
  }

  private static func trimming(_ node: DefinitionNode) -> Trimming? {
    guard let mapping = node.mapping(["lower", "upper", "redistribute"]) else { return nil }
    let lower = mapping["lower"]?.positiveNumber()
    let upper = mapping["upper"]?.positiveNumber()
    if mapping["lower"] == nil, mapping["upper"] == nil {
      node.report(DefinitionFault.missingKey, ["key": "upper"])
    }
    if lower ?? 0 > 1 || upper ?? .infinity < 1 {
      node.report(
        AnalysisFault.boundsReversed,
        [
          "lower": lower.map(CellNumber.shortest) ?? "0",
          "upper": upper.map(CellNumber.shortest) ?? "∞", "rule": "lower ≤ 1 ≤ upper",
        ])
    }
    return Trimming(
      lower: lower, upper: upper, redistributes: mapping["redistribute"]?.boolean() ?? false,
      place: node.place)
  }
}
