import Findings
import Foundation
import Rules

/// Reads a spec of `sipas.estimate/1` and finds every fault of it in one pass.
public enum EstimateSpecLoader {
  /// What could be read, and what was found, in the order of the lines. A spec comes along with
  /// errors, so that its columns can be checked against the data in the same run; whoever estimates
  /// from it looks at the problems first. Nil where the file cannot be read at all.
  public static func load(path: String) -> (EstimateSpec?, [Problem]) {
    load(DefinitionFile(path: path))
  }

  /// The same for bytes that came from somewhere else; `name` is what problems call the file.
  public static func load(name: String, bytes: Data) -> (EstimateSpec?, [Problem]) {
    load(DefinitionFile(name: name, bytes: bytes))
  }

  private static func load(_ file: DefinitionFile) -> (EstimateSpec?, [Problem]) {
    let spec = file.root.flatMap { SpecReader.spec($0) }
    return (spec, file.problems.inFileOrder(of: file.name))
  }
}

private enum SpecReader {
  private static let keys = [
    "schema", "data", "missing", "missingIn", "derive", "rows", "design", "calibration",
    "weightsOut", "variance", "interval", "subset", "by", "estimates",
  ]

  static func spec(_ root: DefinitionNode) -> EstimateSpec? {
    guard let mapping = root.mapping(keys, required: ["schema", "data"]) else { return nil }
    if let node = mapping["schema"], let schema = node.text(), schema != EstimateSpec.schema {
      node.report(
        AnalysisFault.unknownSchema, ["value": schema, "expected": EstimateSpec.schema])
    }
    var spec = EstimateSpec()
    spec.file = root.file.name
    readData(mapping, &spec)
    spec.rows = mapping["rows"]?.column()
    if let node = mapping["design"] { spec.design = DesignReader.design(node) }
    if let node = mapping["calibration"] { spec.calibration = CalibrationReader.steps(node) }
    readWeightsOut(mapping, &spec)
    if let node = mapping["variance"], let variance = VarianceReader.variance(node) {
      spec.variance = variance
    }
    if let node = mapping["interval"] {
      spec.interval = IntervalReader.interval(node, IntervalSpec())
    }
    spec.subset = mapping["subset"]?.column()
    if let by = mapping["by"]?.domains() { spec.by = by }
    readEstimates(root, mapping, &spec)
    return spec
  }

  private static func readData(_ mapping: DefinitionMapping, _ spec: inout EstimateSpec) {
    spec.data = mapping["data"].map(DataReader.sources) ?? []
    if let missing = mapping["missing"]?.values(allowingEmpty: true) { spec.missing = missing }
    spec.missingIn = mapping["missingIn"].map(DataReader.missingIn) ?? []
    spec.derive = mapping["derive"].map(DataReader.derivations) ?? []
  }

  /// The file for the weights, which must not be one that is read.
  private static func readWeightsOut(_ mapping: DefinitionMapping, _ spec: inout EstimateSpec) {
    guard let node = mapping["weightsOut"], let file = node.text() else { return }
    let folder = FilePath.folder(of: spec.file)
    func path(_ name: String) -> String {
      URL(fileURLWithPath: FilePath.resolved(name, beside: folder)).standardized.path
    }
    let own = URL(fileURLWithPath: spec.file).standardized.path
    if ([own] + spec.data.map { path($0.file) }).contains(path(file)) {
      node.report(AnalysisFault.overwritesInput, ["file": file])
    }
    spec.weightsOut = file
  }

  private static func readEstimates(
    _ root: DefinitionNode, _ mapping: DefinitionMapping, _ spec: inout EstimateSpec
  ) {
    if let node = mapping["estimates"] {
      let reader = EstimateReader(interval: spec.interval)
      let nodes = node.list() ?? []
      if node.isList, nodes.isEmpty { node.report(AnalysisFault.emptyList) }
      spec.estimates = nodes.compactMap(reader.entry)
    } else if spec.weightsOut == nil {
      root.report(AnalysisFault.nothingAsked)
    }
  }
}
