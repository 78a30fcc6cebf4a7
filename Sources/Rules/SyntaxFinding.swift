import Findings
import Yams

/// What the YAML reader refuses, as the fault a person can mend and the place where they mend it.
struct SyntaxFinding {
  let fault: DefinitionFault
  /// Nil where the reader does not say it.
  let line: Int?
  let column: Int?
  let facts: [String: String]

  /// - Parameter text: what was read; it tells which character the reader stopped at.
  init(_ error: YamlError, in text: String) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let character = SyntaxFinding.character(at: mark, of: text)
      fault = SyntaxFinding.fault(of: problem, at: character)
      // What was opened and not closed is mended where it opens, not where the reader gave up.
      let place = fault.isMendedAtItsBeginning ? context?.mark ?? mark : mark
      (line, column) = (place.line, place.column)
      facts =
        fault == .invalidYAML ? ["reason": problem] : ["value": character.map(String.init) ?? ""]
    case .reader(_, let offset, _, _):
      fault = .controlCharacter
      line = offset.map { SyntaxFinding.line(ofByte: $0, in: text) }
      (column, facts) = (nil, [:])
    default:
      fault = .invalidYAML
      (line, column) = (nil, nil)
      facts = ["reason": "\(error)"]
    }
  }

  /// The fault behind the words of libyaml, which are the same in every version.
  private static func fault(of problem: String, at character: Character?) -> DefinitionFault {
    switch problem {
    case "found a tab character that violates indentation": .tabIndentation
    case "found character that cannot start any token":
      character == "\t" ? .tabIndentation : .reservedCharacter
    case "found undefined alias": .reservedCharacter
    case "mapping values are not allowed in this context": .misplacedColon
    case "could not find expected ':'": .missingColon
    case "did not find expected key", "did not find expected '-' indicator",
      "did not find expected node content":
      .brokenIndentation
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'": .brokenBrackets
    case "found unexpected end of stream": .unclosedQuote
    default: .invalidYAML
    }
  }

  private static func character(at mark: Mark, of text: String) -> Character? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(mark.line - 1) else { return nil }
    return lines[mark.line - 1].dropFirst(mark.column - 1).first
  }

  private static func line(ofByte offset: Int, in text: String) -> Int {
    1 + text.utf8.prefix(offset).count { $0 == UInt8(ascii: "\n") }
  }
}

extension DefinitionFault {
  fileprivate var isMendedAtItsBeginning: Bool {
    self == .missingColon || self == .brokenBrackets || self == .unclosedQuote
  }
}
