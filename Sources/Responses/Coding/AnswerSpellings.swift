import Findings
import Questionnaires
import Rules

/// Every spelling under which the answers to one item are accepted: code, label in Vietnamese and
/// English, alias, code with label (`4 - Hài lòng`), and numbers of equal value (`4.0`).
struct AnswerSpellings {
  private struct Meaning {
    var byte: UInt8
    var code: String
    var label: LocalizedText
    var aliases: [String] = []

    /// Spellings other than the code.
    var texts: [String] { [label.vi, label[.en]] + aliases }
  }

  private let meanings: [Meaning]
  private var byCode: [String: UInt8] = [:]
  private var byNumber: [String: UInt8?] = [:]
  private var bySpelling: [String: UInt8?] = [:]

  /// The spellings of an item's options and missing codes.
  init(_ item: Item) {
    let options = item.options.prefix(AnswerByte.maxOptions).enumerated().map { position, option in
      Meaning(
        byte: AnswerByte.firstOption + UInt8(position), code: option.code,
        label: option.label, aliases: option.aliases)
    }
    let missing = item.missingCodes.map { missing in
      Meaning(
        byte: AnswerByte.byte(of: missing.reason), code: missing.code, label: missing.label)
    }
    meanings = options + missing
    for meaning in meanings { add(meaning) }
  }

  /// Longest text, in bytes, that is compared with the answers of an item.
  private static let longestText = 2_000

  /// The answer byte of a text; nil where no answer, or more than one, is spelled so.
  func byte(of text: String) -> UInt8? {
    guard text.utf8.count <= AnswerSpellings.longestText else { return nil }
    if let byte = byCode[text] { return byte }
    if let number = try? CellNumber(text, isExact: true) {
      return byNumber[number.text] ?? nil
    }
    return bySpelling[Spelling.normalised(text)] ?? nil
  }

  /// Codes with labels, as messages list them.
  var allowed: LocalizedText {
    func list(_ language: Language) -> String {
      meanings.map { "\($0.code) (\($0.label[language]))" }.joined(separator: ", ")
    }
    return LocalizedText(vi: list(.vi), en: list(.en))
  }

  /// The near miss of a text, as a fact of a message.
  func suggestion(for text: String) -> String {
    guard text.utf8.count <= 200 else { return "" }
    return NearMiss.fact(for: text, among: Set(meanings.flatMap { [$0.code] + $0.texts }).sorted())
  }

  private mutating func add(_ meaning: Meaning) {
    byCode[meaning.code] = meaning.byte
    if let number = try? CellNumber(meaning.code, isExact: true) {
      AnswerSpellings.put(meaning.byte, number.text, &byNumber)
    }
    for text in meaning.texts + meaning.texts.map({ meaning.code + " " + $0 }) + [meaning.code] {
      let spelling = Spelling.normalised(text)
      if !spelling.isEmpty { AnswerSpellings.put(meaning.byte, spelling, &bySpelling) }
    }
  }

  /// A spelling of two answers is the spelling of none.
  private static func put(_ byte: UInt8, _ key: String, _ table: inout [String: UInt8?]) {
    if let known = table[key] {
      if known != byte { table[key] = .some(nil) }
    } else {
      table[key] = byte
    }
  }
}
