import Findings
import Foundation
import Rules

/// The columns a spec can name: those of its files in their order, those it adds, those it derives.
struct ColumnSchema {
  /// Deepest computation of a derived column, those it rests on counted.
  private static let deepest = 1_000
  /// Most columns of all lists together.
  private static let mostEntries = 200_000
  /// Most pairs of points of a range, some of which may belong to its names.
  private static let mostPoints = 20
  /// Unknown columns that a neighbour is looked for.
  private static let mostSuggestions = 50

  /// Names in order.
  private(set) var names: [String] = []
  /// Types, by name.
  private(set) var types: [String: ValueType] = [:]
  /// Faults of names and derivations.
  private(set) var problems: [Problem] = []
  /// Names that stand in the header of a file more than once, with the file.
  private var ambiguous: [String: String] = [:]
  private var positions: [String: Int] = [:]
  /// How deep the computation of each derived column is.
  private var depths: [String: Int] = [:]
  private var reported: Set<Problem> = []
  private var unknownColumns = 0
  private var resolvedEntries = 0
  private let derivedNames: Set<String>

  /// The columns of opened files and of the spec.
  init(_ spec: EstimateSpec, _ headers: [DataHeader]) {
    derivedNames = Set(spec.derive.map(\.name))
    for header in headers { add(columnsOf: header) }
    for header in headers { addConstants(of: header) }
    for derivation in spec.derive { add(derivation) }
  }

  /// Position of a column among `names`.
  func position(of name: String) -> Int? { positions[name] }

  private mutating func add(columnsOf header: DataHeader) {
    var inFile: Set<String> = []
    for name in header.names where !name.isEmpty {
      if !inFile.insert(name).inserted { ambiguous[name] = header.path }
      add(name, .cell)
    }
  }

  private mutating func addConstants(of header: DataHeader) {
    var added: Set<String> = []
    for constant in header.source.constants {
      if header.names.contains(constant.name) || !added.insert(constant.name).inserted {
        report(.nameTaken, constant.place, ["value": constant.name])
      }
      add(constant.name, .cell)
    }
  }

  private mutating func add(_ derivation: Derivation) {
    if positions[derivation.name] != nil {
      report(.nameTaken, derivation.place, ["value": derivation.name])
    }
    guard let expression = derivation.expression else { return add(derivation.name, .cell) }
    add(derivation.name, check(expression, at: derivation.text, .any))
    let depth = expression.tree.depth + (expression.columns.compactMap { depths[$0] }.max() ?? 0)
    depths[derivation.name] = depth
    if depth > ColumnSchema.deepest {
      report(.derivedTooDeep, derivation.place, ["value": derivation.name])
    }
  }

  private mutating func add(_ name: String, _ type: ValueType) {
    guard positions[name] == nil else { return }
    positions[name] = names.count
    names.append(name)
    types[name] = type
  }

  /// Records what is wrong with a use of a column.
  mutating func check(_ reference: ColumnReference, _ need: ColumnNeed) {
    if types[reference.text] != nil {
      checkName(reference, need)
      return
    }
    switch reference.parsed {
    case .success(let expression): _ = check(expression, at: reference.place, need)
    case .failure where NearMiss.suggestion(for: reference.text, among: names) != nil:
      reportUnknown(reference.text, reference.place.start)
    case .failure(let fault):
      let place = reference.place.character(fault.offset)
      problems.append(Problem(fault.reason.fault, at: place, fault.facts(reference.text)))
    }
  }

  private mutating func checkName(_ reference: ColumnReference, _ need: ColumnNeed) {
    let place = reference.place.start
    reportAmbiguity(reference.text, place)
    if types[reference.text] == .text, need != .any {
      report(
        need == .number ? .textWhereNumber : .textAsCondition, place,
        [
          "value": reference.text
        ])
    }
  }

  private mutating func check(
    _ expression: Expression, at place: TextPlace, _ need: ColumnNeed
  ) -> ValueType {
    let types = types
    var typing = ExpressionTyping { types[$0] }
    let type = typing.type(of: expression.tree)
    for (fault, offset) in typing.faults {
      report(fault, expression.source, place.character(offset))
    }
    if type == .text, need != .any {
      report(
        need == .number ? .textWhereNumber : .textAsCondition, place.start,
        [
          "value": expression.source
        ])
    }
    for name in expression.columns { reportAmbiguity(name, place.start) }
    return type
  }

  private mutating func report(_ fault: ExpressionTypeFault, _ source: String, _ place: Place) {
    switch fault {
    case .unknownColumn(let name): reportUnknown(name, place)
    case .textInArithmetic: report(.textWhereNumber, place, ["value": source])
    case .typesDiffer: report(.typesDiffer, place, ["value": source])
    case .textAsCondition: report(.textAsCondition, place, ["value": source])
    }
  }

  /// Records that a column does not exist.
  mutating func reportUnknown(_ name: String, _ place: Place) {
    if derivedNames.contains(name) {
      return report(.usedBeforeDerived, place, ["value": name])
    }
    unknownColumns += 1
    let suggestion =
      unknownColumns <= ColumnSchema.mostSuggestions ? NearMiss.fact(for: name, among: names) : ""
    report(.unknownColumn, place, ["value": name, "suggestion": suggestion])
  }

  private mutating func reportAmbiguity(_ name: String, _ place: Place) {
    guard let file = ambiguous[name] else { return }
    report(.ambiguousColumn, place, ["value": name, "file": file])
  }

  private mutating func report(_ fault: AnalysisFault, _ place: Place, _ facts: [String: String]) {
    let problem = Problem(fault, at: place, facts)
    if reported.insert(problem).inserted { problems.append(problem) }
  }
}

extension ColumnSchema {
  /// The columns of a list, its ranges resolved; faults are recorded.
  mutating func resolve(_ list: inout ColumnList) {
    var entries: [ColumnReference] = []
    for entry in list.entries {
      guard resolvedEntries < ColumnSchema.mostEntries else {
        report(.tooManyColumns, entry.place.start, ["limit": "\(ColumnSchema.mostEntries)"])
        break
      }
      let before = entries.count
      if positions[entry.text] == nil, let ends = ends(of: entry.text) {
        entries += columns(from: ends.0, to: ends.1, entry)
      } else {
        entries.append(entry)
      }
      resolvedEntries += entries.count - before
    }
    list.entries = entries
  }

  /// The ends of a range `a..b`, those that exist where the points could be read in several ways.
  private func ends(of text: String) -> (String, String)? {
    let parts = text.components(separatedBy: "..")
    guard parts.count > 1, parts.count <= ColumnSchema.mostPoints else { return nil }
    let splits = (1..<parts.count).map { count in
      (
        parts[..<count].joined(separator: "..").bareName,
        parts[count...].joined(separator: "..").bareName
      )
    }
    return splits.first { positions[$0.0] != nil && positions[$0.1] != nil } ?? splits.first
  }

  private mutating func columns(
    from first: String, to last: String, _ entry: ColumnReference
  ) -> [ColumnReference] {
    guard let start = positions[first], let end = positions[last] else {
      for name in [first, last] where positions[name] == nil {
        reportUnknown(name, entry.place.start)
      }
      return []
    }
    guard start <= end else {
      report(.rangeReversed, entry.place.start, ["first": first, "last": last])
      return []
    }
    return names[start...end].map { ColumnReference($0, at: entry.place) }
  }
}

extension String {
  /// A name without the backticks around it.
  fileprivate var bareName: String {
    let name = trimmingCharacters(in: .whitespaces)
    return name.count > 2 && name.hasPrefix("`") && name.hasSuffix("`")
      ? String(name.dropFirst().dropLast()) : name
  }
}
