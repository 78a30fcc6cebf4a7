import Findings
import Yams

/// One value of a definition file with its place. Every reading method records a fault and returns
/// nil where the value is not what was asked for.
public struct DefinitionNode {
  let node: Node
  /// The file the value stands in.
  public let file: DefinitionFile

  init(_ node: Node, in file: DefinitionFile) {
    self.node = node
    self.file = file
  }

  /// File, line and column of the value.
  public var place: Place {
    Place(file: file.name, line: node.mark?.line, column: node.mark?.column)
  }

  /// Place of the `offset`-th character (from 0) of a text that stands on one line; of a text over
  /// several lines the place where it begins.
  public func place(ofCharacter offset: Int) -> Place {
    var place = place
    guard let scalar = node.scalar, !scalar.string.contains("\n") else { return place }
    switch scalar.style {
    case .singleQuoted, .doubleQuoted: place.column = place.column.map { $0 + 1 + offset }
    case .plain, .any: place.column = place.column.map { $0 + offset }
    case .literal, .folded: break
    }
    return place
  }

  /// Records a fault at this value.
  public func report(_ code: some ProblemCode, _ facts: [String: String] = [:]) {
    file.report(code, at: place, facts)
  }

  /// Whether the value is a mapping, without recording a fault.
  public var isMapping: Bool { node.mapping != nil }

  /// Whether the value is a list, without recording a fault.
  public var isList: Bool { node.sequence != nil }

  /// Number of values of a list, 0 of anything else, without recording a fault.
  public var count: Int { node.sequence?.count ?? 0 }

  /// A mapping in which only `allowed` keys may stand and `required` ones must.
  ///
  /// A required key that is only misspelt is reported as such and not as missing too.
  public func mapping(_ allowed: [String], required: [String] = []) -> DefinitionMapping? {
    guard !file.isEmpty else {
      file.report(
        DefinitionFault.emptyFile, at: Place(file: file.name),
        ["keys": required.joined(separator: ", ")])
      return nil
    }
    guard let mapping = freeMapping() else { return nil }
    var misspelt: Set<String> = []
    for entry in mapping.entries where !allowed.contains(entry.key) {
      entry.keyNode.report(
        DefinitionFault.unknownKey,
        [
          "value": entry.key, "keys": allowed.joined(separator: ", "),
          "suggestion": NearMiss.fact(for: entry.key, among: allowed),
        ])
      NearMiss.suggestion(for: entry.key, among: allowed).map { _ = misspelt.insert($0) }
    }
    for key in required where mapping[key] == nil && !misspelt.contains(key) {
      report(DefinitionFault.missingKey, ["key": key])
    }
    return mapping
  }

  /// A mapping whose keys are the writer's own, in the order written.
  public func freeMapping() -> DefinitionMapping? {
    guard let mapping = node.mapping else { return refused(.notAMapping) }
    return DefinitionMapping(
      place: place,
      entries: mapping.map { key, value in
        DefinitionMapping.Entry(
          key: key.scalar?.string ?? "", keyNode: DefinitionNode(key, in: file),
          value: DefinitionNode(value, in: file))
      })
  }

  /// The values of a list.
  public func list() -> [DefinitionNode]? {
    guard let sequence = node.sequence else { return refused(.notAList) }
    return sequence.map { DefinitionNode($0, in: file) }
  }

  /// A text as written, so that `01` and `No` stay what they are.
  public func text() -> String? {
    guard let scalar = node.scalar, !scalar.string.isEmpty else {
      return refused(.notAText)
    }
    return scalar.string
  }

  /// A list of texts, or one text alone.
  public func texts() -> [String]? {
    if node.scalar != nil { return text().map { [$0] } }
    return list()?.compactMap { $0.text() }
  }

  /// A whole number in a range.
  public func integer(in range: ClosedRange<Int> = Int.min...Int.max) -> Int? {
    guard let scalar = node.scalar, let number = Int(scalar.string) else {
      return refused(.notAWholeNumber)
    }
    guard range.contains(number) else {
      return outOfRange("\(range.lowerBound)–\(range.upperBound)")
    }
    return number
  }

  /// A finite number in a range.
  public func number(in range: ClosedRange<Double> = -Double.infinity...Double.infinity) -> Double?
  {
    guard let scalar = node.scalar, let number = Double(scalar.string), number.isFinite else {
      return refused(.notANumber)
    }
    guard range.contains(number) else {
      return outOfRange("\(range.lowerBound)–\(range.upperBound)")
    }
    return number
  }

  /// `true` or `false`.
  public func boolean() -> Bool? {
    switch node.scalar?.string {
    case "true": true
    case "false": false
    default: refused(.notABoolean)
    }
  }

  /// A day written `2025-07-01`.
  public func day() -> Day? {
    guard let scalar = node.scalar else { return refused(.notADay) }
    guard let day = Day(iso: scalar.string) else {
      report(DefinitionFault.notADay, ["value": scalar.string])
      return nil
    }
    return day
  }

  /// One of the cases of a closed list, written as its raw value.
  public func choice<Choice: RawRepresentable<String> & CaseIterable>(_: Choice.Type) -> Choice? {
    guard let text = text() else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    notInList(text, Choice.allCases.map(\.rawValue))
    return nil
  }

  /// Records that `value` is not one of `allowed`, with the nearest one as a suggestion.
  public func notInList(_ value: String, _ allowed: [String]) {
    report(
      DefinitionFault.notInList,
      [
        "value": value, "allowed": allowed.joined(separator: ", "),
        "suggestion": NearMiss.fact(for: value, among: allowed),
      ])
  }

  /// A text in Vietnamese alone, or `{vi: …, en: …}`.
  public func localizedText() -> LocalizedText? {
    if node.scalar != nil { return text().map { LocalizedText(vi: $0) } }
    guard let mapping = mapping(["vi", "en"], required: ["vi"]), let vi = mapping["vi"]?.text()
    else { return nil }
    return LocalizedText(vi: vi, en: mapping["en"]?.text())
  }

  /// `{number:, date:, article:, title:}`.
  public func legalSource() -> LegalSource? {
    guard let mapping = mapping(["number", "date", "article", "title"], required: ["number"]),
      let number = mapping["number"]?.text()
    else { return nil }
    return LegalSource(
      number: number, date: mapping["date"]?.day(), article: mapping["article"]?.text(),
      title: mapping["title"]?.text())
  }

  /// `{from: 2025-07-01, to: 2026-12-31}`; `to` may be absent.
  public func validity() -> Validity? {
    guard let mapping = mapping(["from", "to"], required: ["from"]),
      let from = mapping["from"]?.day()
    else { return nil }
    let to = mapping["to"]?.day()
    if let to, to < from {
      mapping["to"]?.report(DefinitionFault.outOfRange, ["value": "\(to)", "range": "≥ \(from)"])
    }
    return Validity(from: from, to: to)
  }

  /// `{subject:, reason:}`.
  public func unverifiedMark() -> UnverifiedMark? {
    guard let mapping = mapping(["subject", "reason"], required: ["subject", "reason"]),
      let subject = mapping["subject"]?.text(), let reason = mapping["reason"]?.localizedText()
    else { return nil }
    return UnverifiedMark(subject: subject, reason: reason)
  }

  /// The value as it can be shown in a message.
  public var written: String {
    node.scalar?.string ?? (isMapping ? "{…}" : "[…]")
  }

  private func refused<Value>(_ fault: DefinitionFault) -> Value? {
    report(fault, ["value": written])
    return nil
  }

  private func outOfRange<Value>(_ range: String) -> Value? {
    report(DefinitionFault.outOfRange, ["value": written, "range": range])
    return nil
  }
}

/// A mapping of a definition file, its entries in the order written.
public struct DefinitionMapping {
  /// A key with its value.
  public struct Entry {
    /// The key as written.
    public let key: String
    /// The key's own place.
    public let keyNode: DefinitionNode
    /// The value.
    public let value: DefinitionNode
  }

  /// Where the mapping begins.
  public let place: Place
  /// All entries.
  public let entries: [Entry]

  /// The value of a key, or nil.
  public subscript(key: String) -> DefinitionNode? {
    entries.first { $0.key == key }?.value
  }
}
