import Findings
import Foundation
import Rules

extension DefinitionNode {
  /// A text in both languages; a missing English one is a warning.
  func bilingualText() -> LocalizedText? {
    guard let text = localizedText() else { return nil }
    if text.en == nil { report(QuestionnaireFault.englishMissing, ["value": text.vi]) }
    return text
  }

  /// Ids and items written anywhere in this value, also in parts that could not be read: a mark on
  /// one of them is no fault of its own.
  var writtenIDs: [String] {
    if isList { return list()?.flatMap(\.writtenIDs) ?? [] }
    guard isMapping, let mapping = freeMapping() else { return [] }
    return mapping.entries.flatMap { entry in
      switch entry.key {
      case "id", "item": [entry.value.written]
      case "items" where entry.value.isList: entry.value.list()?.map(\.written) ?? []
      default: entry.value.writtenIDs
      }
    }
  }

  /// An id of letters, digits and underscore.
  func identifier() -> String? {
    guard let text = text() else { return nil }
    if !ItemIdentifier.isValid(text) {
      report(
        QuestionnaireFault.idNotAllowed,
        ["value": text, "reserved": ItemIdentifier.reserved.sorted().joined(separator: ", ")])
    }
    return text
  }

  /// A list, empty where the value is no list.
  func elements<Value>(_ read: (DefinitionNode) -> Value?) -> [Value] {
    list()?.compactMap(read) ?? []
  }

  /// A condition; a fault of its syntax is placed at the offending character.
  func condition() -> Condition? {
    guard let source = text() else { return nil }
    do {
      return try Condition(parsing: source)
    } catch {
      file.report(
        error.reason.fault, at: place(ofCharacter: error.offset),
        ["value": String(source.prefix(200)), "position": "\(error.offset + 1)"])
      return nil
    }
  }
}

/// The ids already used in a file with the lines they stand on.
struct UsedIDs {
  private(set) var lines: [String: Int] = [:]

  /// Records an id, or the fault that it was used before.
  mutating func use(_ id: String, at node: DefinitionNode) {
    if let line = lines[id] {
      node.report(QuestionnaireFault.duplicateID, ["value": id, "line": "\(line)"])
    } else {
      lines[id] = node.place.line ?? 0
    }
  }
}

extension Sequence<Problem> {
  /// The problems in the order of the lines they stand on.
  var inFileOrder: [Problem] {
    enumerated()
      .sorted {
        ($0.element.place.line ?? 0, $0.element.place.column ?? 0, $0.offset)
          < ($1.element.place.line ?? 0, $1.element.place.column ?? 0, $1.offset)
      }
      .map(\.element)
  }
}

extension ConditionSyntaxFault.Reason {
  fileprivate var fault: QuestionnaireFault {
    switch self {
    case .strangeCharacter: .conditionStrangeCharacter
    case .openQuote: .conditionOpenQuote
    case .badNumber: .conditionBadNumber
    case .valueExpected: .conditionValueExpected
    case .comparisonExpected: .conditionComparisonExpected
    case .literalExpected: .conditionLiteralExpected
    case .unbalanced: .conditionUnbalanced
    case .trailing: .conditionTrailing
    case .tooComplex: .conditionTooComplex
    }
  }
}
