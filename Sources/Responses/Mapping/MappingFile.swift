import Agencies
import Findings
import Foundation
import Questionnaires
import Rules

/// What a mapping file says.
public struct SavedMappings: Sendable, Hashable {
  /// One mapping for every kind of header met.
  public var mappings: [ColumnMapping]
  /// Codes of units by spellings that files use and that are not their names.
  public var unitSpellings: [String: String]

  /// What a file says; nothing where there is none.
  public init(mappings: [ColumnMapping] = [], unitSpellings: [String: String] = [:]) {
    self.mappings = mappings
    self.unitSpellings = unitSpellings
  }
}

/// A YAML file with the mappings of a questionnaire version and with spellings of units. People may
/// edit it: the next import uses what it says.
public enum MappingFile {
  private static let schema = "sipas.mapping/1"
  private static let keys = ["signature", "headerRow", "firstDataRow", "columns"]
  private static let decisions = ["notAsked", "numbered"]

  /// Reads a file; what is wrong in it is told with line and column, all at once.
  ///
  /// - Parameter units: the units that spellings can mean.
  public static func load(
    _ file: DefinitionFile, for questionnaire: Questionnaire, units: UnitMatcher
  ) -> (saved: SavedMappings, problems: [Problem]) {
    let top = ["schema", "questionnaire", "version", "mappings"]
    guard let root = file.root?.mapping(top + ["units"], required: top),
      root["schema"]?.text() == schema, let id = root["questionnaire"]?.text(),
      let version = root["version"]?.text()
    else {
      if file.problems.isEmpty { file.root?.report(ResponseFault.notAMappingFile) }
      return (SavedMappings(), file.problems)
    }
    let spellings = root["units"].map { UnitSpellings.read($0, units) } ?? [:]
    let mappings = (root["mappings"]?.list() ?? []).compactMap {
      mapping($0, id: id, version: version, questionnaire)
    }
    return (SavedMappings(mappings: mappings, unitSpellings: spellings), file.problems)
  }

  /// The file's text.
  public static func text(of saved: SavedMappings, for questionnaire: Questionnaire) -> String {
    var lines = [
      "schema: \(schema)", "questionnaire: \(quoted(questionnaire.id))",
      "version: \(quoted(questionnaire.version))",
    ]
    lines += unitLines(saved.unitSpellings)
    lines.append(saved.mappings.isEmpty ? "mappings: []" : "mappings:")
    for mapping in saved.mappings {
      lines.append("  - signature: \(quoted(mapping.signature))")
      lines.append("    headerRow: \(mapping.headerRow)")
      lines.append("    firstDataRow: \(mapping.firstDataRow)")
      lines.append("    notAsked: [\(mapping.notAsked.map(quoted).joined(separator: ", "))]")
      lines.append("    numbered: \(mapping.isNumbered)")
      lines.append("    columns:")
      lines += mapping.columns.map { column in
        "      - {column: \(Place.columnLetters(column.position + 1)), "
          + "to: \(quoted(column.target.written)), header: \(quoted(column.header))}"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The line by which a file says what a spelling means.
  static func unitLine(of spelling: String, code: String) -> String {
    "\(quoted(spelling)): \(quoted(code))"
  }

  /// The spellings of units; without any how to write them.
  private static func unitLines(_ spellings: [String: String]) -> [String] {
    guard !spellings.isEmpty else {
      return [
        "# units:                    # tên đơn vị mà tệp phiếu ghi khác danh mục: mã đơn vị",
        "#   \(unitLine(of: "Bạc Liêu", code: "31825"))",
      ]
    }
    return ["units:"]
      + spellings.sorted { $0.key < $1.key }.map { "  " + unitLine(of: $0.key, code: $0.value) }
  }

  private static func mapping(
    _ node: DefinitionNode, id: String, version: String, _ questionnaire: Questionnaire
  ) -> ColumnMapping? {
    guard let fields = node.mapping(keys + decisions, required: keys),
      let signature = fields["signature"]?.text(),
      let header = fields["headerRow"]?.integer(in: 1...1_048_576),
      let first = fields["firstDataRow"]?.integer(in: 1...1_048_577),
      let columns = fields["columns"]?.list()
    else { return nil }
    let notAsked = fields["notAsked"].map { items($0, questionnaire) } ?? []
    var mapping = ColumnMapping(
      questionnaireID: id, questionnaireVersion: version, headerRow: header, firstDataRow: first,
      signature: signature, columns: columns.compactMap { column($0, questionnaire) })
    mapping.notAsked = notAsked
    mapping.isNumbered = fields["numbered"]?.boolean() ?? true
    return mapping
  }

  private static func items(_ node: DefinitionNode, _ questionnaire: Questionnaire) -> [String] {
    let known = questionnaire.items.map(\.id)
    let items = node.texts() ?? []
    for item in items where !known.contains(item) {
      node.report(
        ResponseFault.unknownItem,
        ["value": item, "suggestion": NearMiss.fact(for: item, among: known)])
    }
    return items
  }

  private static func column(_ node: DefinitionNode, _ questionnaire: Questionnaire)
    -> MappedColumn?
  {
    let keys = ["column", "to", "header"]
    guard let fields = node.mapping(keys, required: keys), let letters = fields["column"],
      let name = letters.text(), let header = fields["header"]?.text(), let to = fields["to"],
      let written = to.text()
    else { return nil }
    guard let position = Place.columnNumber(ofLetters: name) else {
      letters.report(ResponseFault.badColumnLetters, ["value": name])
      return nil
    }
    guard let target = ColumnTarget(written: written), exists(target, in: questionnaire) else {
      let known =
        questionnaire.items.map { "item:\($0.id)" }
        + ResponseField.allCases.map { "field:\($0.rawValue)" }
      to.report(
        ResponseFault.unknownTarget,
        ["value": written, "suggestion": NearMiss.fact(for: written, among: known)])
      return nil
    }
    return MappedColumn(position: position - 1, header: header, target: target)
  }

  private static func exists(_ target: ColumnTarget, in questionnaire: Questionnaire) -> Bool {
    switch target {
    case .item(let id): questionnaire.item(id) != nil
    case .option(let id, let code):
      questionnaire.item(id)?.options.contains { $0.code == code } ?? false
    default: true
    }
  }

  /// A double-quoted scalar; JSON's escapes are YAML's too.
  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\t": "\\t"
      case _ where scalar.value < 0x20: ""
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}

extension Place {
  /// The column, from 1, that letters name: A is 1, AA is 27; nil for anything else.
  static func columnNumber(ofLetters letters: String) -> Int? {
    guard (1...3).contains(letters.utf8.count) else { return nil }
    return letters.uppercased().utf8.reduce(0 as Int?) { sum, letter in
      guard let sum, (65...90).contains(letter) else { return nil }
      return sum * 26 + Int(letter) - 64
    }
  }
}
