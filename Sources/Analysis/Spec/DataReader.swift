import Findings
import Rules
import Tables

/// Reads `data`, `missingIn` and `derive`.
enum DataReader {
  /// Most files that are stacked.
  private static let mostFiles = 1_000

  /// Files of a list, or one alone.
  static func sources(_ node: DefinitionNode) -> [DataSource] {
    guard node.isList else { return source(node).map { [$0] } ?? [] }
    let nodes = node.list() ?? []
    if nodes.isEmpty { node.report(AnalysisFault.emptyList) }
    if nodes.count > mostFiles {
      node.report(
        AnalysisFault.countDiffers, ["count": "\(nodes.count)", "expected": "1–\(mostFiles)"])
    }
    return nodes.prefix(mostFiles).compactMap(source)
  }

  private static func source(_ node: DefinitionNode) -> DataSource? {
    guard node.isMapping else {
      return node.text().map { DataSource(file: $0, constants: [], place: node.place) }
    }
    guard let mapping = node.mapping(["file", "sheet", "encoding", "add"], required: ["file"])
    else {
      return nil
    }
    let sheet = mapping["sheet"]?.text()
    let constants = mapping["add"].map(constants) ?? []
    guard let fileNode = mapping["file"], let file = fileNode.text() else { return nil }
    return DataSource(
      file: file, sheet: sheet, encoding: mapping["encoding"]?.choice(TextEncoding.self),
      constants: constants, place: fileNode.place)
  }

  private static func constants(_ node: DefinitionNode) -> [ConstantColumn] {
    (node.freeMapping()?.entries ?? []).compactMap { entry in
      guard let name = entry.keyNode.text(), let value = entry.value.value() else { return nil }
      return ConstantColumn(name: name, value: value, place: entry.keyNode.place)
    }
  }

  /// `{q01..q30: [9]}`.
  static func missingIn(_ node: DefinitionNode) -> [MissingCodes] {
    (node.freeMapping()?.entries ?? []).compactMap { entry in
      guard let columns = entry.keyNode.columnList(), let codes = entry.value.values() else {
        return nil
      }
      return MissingCodes(columns: columns, codes: codes)
    }
  }

  /// `{name: expression}`, in order.
  static func derivations(_ node: DefinitionNode) -> [Derivation] {
    (node.freeMapping()?.entries ?? []).compactMap { entry in
      guard let name = entry.keyNode.text() else { return nil }
      return Derivation(
        name: name, expression: entry.value.expression(), place: entry.keyNode.place,
        text: entry.value.textPlace)
    }
  }
}
