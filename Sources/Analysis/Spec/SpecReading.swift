import Findings
import Rules

/// How values of a spec are read. Every method records what is wrong and goes on.
extension DefinitionNode {
  private var isScalar: Bool { !isMapping && !isList }

  /// Where the characters of this text stand.
  var textPlace: TextPlace {
    let first = place(ofCharacter: 0)
    return TextPlace(start: first, isOnOneLine: first != place(ofCharacter: 1))
  }

  /// A value, which may be the empty text.
  func value() -> SpecValue? {
    guard isScalar else {
      report(DefinitionFault.notAText, ["value": written])
      return nil
    }
    return SpecValue(written)
  }

  /// Values of a list, or one alone; none twice.
  func values(allowingEmpty: Bool = false) -> [SpecValue]? {
    if isScalar { return value().map { [$0] } }
    guard let nodes = list() else { return nil }
    if nodes.isEmpty, !allowingEmpty { report(AnalysisFault.emptyList) }
    var seen: Set<SpecValue> = []
    return nodes.compactMap { node in
      guard let value = node.value() else { return nil }
      if !seen.insert(value.identity).inserted {
        node.report(AnalysisFault.duplicateValue, ["value": value.text])
      }
      return value
    }
  }

  /// A column or expression.
  func column() -> ColumnReference? {
    text().map { ColumnReference($0, at: textPlace) }
  }

  /// An expression where no name can stand; a fault of its syntax is placed at the character.
  func expression() -> Expression? {
    guard let column = column() else { return nil }
    if case .failure(let fault) = column.parsed {
      file.report(fault, in: column.text, at: column.place)
    }
    return column.expression
  }

  /// Columns of a list, or one alone.
  func columns() -> [ColumnReference]? {
    if isScalar { return column().map { [$0] } }
    guard let nodes = list() else { return nil }
    if nodes.isEmpty { report(AnalysisFault.emptyList) }
    return nodes.compactMap { $0.column() }
  }

  /// Columns with their ranges.
  func columnList() -> ColumnList? {
    columns().map { ColumnList($0, at: place) }
  }

  /// Exactly two columns.
  func columnPair() -> (ColumnReference, ColumnReference)? {
    guard let nodes = exactly(2) else { return nil }
    guard let first = nodes[0].column(), let second = nodes[1].column() else { return nil }
    return (first, second)
  }

  /// A list of exactly so many entries.
  func exactly(_ count: Int) -> [DefinitionNode]? {
    guard let nodes = list() else { return nil }
    guard nodes.count == count else {
      report(AnalysisFault.countDiffers, ["count": "\(nodes.count)", "expected": "\(count)"])
      return nil
    }
    return nodes
  }

  /// Finite numbers of a list, or one alone.
  func numbers(in range: ClosedRange<Double>) -> [Double]? {
    if isScalar { return number(in: range).map { [$0] } }
    guard let nodes = list() else { return nil }
    if nodes.isEmpty { report(AnalysisFault.emptyList) }
    return nodes.compactMap { $0.number(in: range) }
  }

  /// A number above 0.
  func positiveNumber() -> Double? {
    guard let number = number() else { return nil }
    guard number > 0 else {
      report(AnalysisFault.notPositive, ["value": written])
      return nil
    }
    return number
  }

  /// A number between 0 and 1, neither of them.
  func share() -> Double? {
    guard let number = number() else { return nil }
    guard number > 0, number < 1 else {
      report(AnalysisFault.notAShare, ["value": written])
      return nil
    }
    return number
  }

  /// A seed of random draws.
  func seed() -> UInt64? { integer(in: 0...Int.max).map(UInt64.init) }

  /// The only entry of a mapping.
  func onlyEntry() -> DefinitionMapping.Entry? {
    guard let mapping = freeMapping() else { return nil }
    guard mapping.entries.count == 1 else {
      report(
        AnalysisFault.countDiffers, ["count": "\(mapping.entries.count)", "expected": "1"])
      return nil
    }
    return mapping.entries[0]
  }
}

extension DefinitionMapping {
  /// Records that a key needs another one, unless both or neither are there.
  func require(_ other: String, with key: String) {
    guard let node = entries.first(where: { $0.key == key })?.keyNode, self[other] == nil else {
      return
    }
    node.report(AnalysisFault.keyNeedsOther, ["key": key, "other": other])
  }

  /// Records that two keys stand together that cannot.
  func exclude(_ other: String, with key: String) {
    guard let node = entries.first(where: { $0.key == key })?.keyNode, self[other] != nil else {
      return
    }
    node.report(AnalysisFault.keysExclude, ["key": key, "other": other])
  }
}

extension DefinitionFile {
  /// Records a fault of the syntax of an expression at its character.
  func report(_ fault: ExpressionSyntaxFault, in text: String, at place: TextPlace) {
    report(fault.reason.fault, at: place.character(fault.offset), fault.facts(text))
  }
}

extension ExpressionSyntaxFault {
  /// The facts of the fault in a text.
  func facts(_ text: String) -> [String: String] {
    var rest = String(text.unicodeScalars.dropFirst(offset).prefix(20))
    if reason == .unknownFunction { rest = String(rest.prefix { $0 != "(" }) }
    return [
      "value": String(text.prefix(200)), "position": "\(offset + 1)",
      "rest": rest.isEmpty ? "∎" : rest,
    ]
  }
}

extension ExpressionSyntaxFault.Reason {
  /// The fault as a problem says it.
  var fault: AnalysisFault {
    switch self {
    case .strangeCharacter: .strangeCharacter
    case .openQuote: .openQuote
    case .badNumber: .badNumber
    case .valueExpected: .valueExpected
    case .singleEquals: .singleEquals
    case .literalExpected: .literalExpected
    case .incompleteTest: .incompleteTest
    case .unbalanced: .unbalanced
    case .trailing: .trailing
    case .ifNeedsThreeParts: .ifNeedsThreeParts
    case .unknownFunction: .unknownFunction
    case .tooComplex: .tooComplex
    }
  }
}

extension Sequence<Problem> {
  /// The problems in the order of the lines they stand on, those of other files last.
  func inFileOrder(of file: String) -> [Problem] {
    enumerated()
      .sorted { ($0.element.order(file), $0.offset) < ($1.element.order(file), $1.offset) }
      .map(\.element)
  }
}

extension Problem {
  fileprivate func order(_ file: String) -> Int {
    guard place.file == file, let line = place.line else { return Int.max }
    return line << 20 + min(place.column ?? 0, 1 << 20 - 1)
  }
}
