import Findings
import Questionnaires
import Rules

/// Says in which columns a row differs from the response that is there under its number.
struct ResponseDifferences {
  /// What differs, in the order of the questionnaire, then the fields.
  struct Difference: Hashable {
    /// Header of the column, or the item where the sheet has none.
    var label: String
    /// Columns from 0 that carry it.
    var columns: [Int]
    /// What is there, then what the row says; nil for nothing.
    var old: String?
    var new: String?
  }

  /// Differences that a message names; the others are counted.
  private static let named = 5

  private let items: [Item]
  private let mapping: ColumnMapping
  private let language: Language

  init(_ questionnaire: Questionnaire, _ mapping: ColumnMapping, in language: Language) {
    items = questionnaire.items
    self.mapping = mapping
    self.language = language
  }

  /// All differences between a row and what is there.
  func between(_ new: CodedResponse, and old: CodedResponse) -> [Difference] {
    let answers = items.indices.compactMap { slot in
      difference(
        of: mapping.columns.filter { $0.target.itemID == items[slot].id }, items[slot].id,
        text(slot, old), text(slot, new))
    }
    return answers
      + [
        field(.psu, old.psu, new.psu), field(.weight, weight(old), weight(new)),
        field(.answeredOn, old.answeredOn.map(text), new.answeredOn.map(text)),
        field(.interviewer, old.interviewer, new.interviewer),
      ].compactMap { $0 }
  }

  /// The first differences in words: `A1: 4 → 5; A2: 3 → (trống)`.
  func text(_ differences: [Difference]) -> String {
    let blank = LocalizedText(vi: "(trống)", en: "(blank)")[language]
    var texts = differences.prefix(ResponseDifferences.named).map { one in
      "\(one.label): \(one.old ?? blank) → \(one.new ?? blank)"
    }
    let rest = differences.count - ResponseDifferences.named
    if rest > 0 {
      texts.append(LocalizedText(vi: "và \(rest) cột nữa", en: "and \(rest) more")[language])
    }
    return texts.joined(separator: "; ")
  }

  private func field(_ field: ResponseField, _ old: String?, _ new: String?) -> Difference? {
    difference(of: mapping.columns(of: field), field.label[language], old, new)
  }

  private func difference(
    of columns: [MappedColumn], _ name: String, _ old: String?, _ new: String?
  ) -> Difference? {
    guard old != new else { return nil }
    let label = columns.count == 1 ? columns[0].header : name
    return Difference(label: label, columns: columns.map(\.position), old: old, new: new)
  }

  /// The answer as a cell would hold it.
  private func text(_ slot: Int, _ response: CodedResponse) -> String? {
    let (item, byte) = (items[slot], response.answers[slot])
    if let option = AnswerByte.optionPosition(byte), item.options.indices.contains(option) {
      return item.options[option].code
    }
    if byte == AnswerByte.answeredElsewhere {
      return response.details.filter { $0.slot == slot }.map(\.value).joined(separator: " ")
    }
    return item.missingCodes.first { AnswerByte.byte(of: $0.reason) == byte }?.code
  }

  private func text(_ day: Day) -> String { language == .vi ? day.vietnamese : "\(day)" }

  /// The weight without zeros at its end.
  private func weight(_ response: CodedResponse) -> String {
    let fraction = String(10_000 + response.weight % 10_000).dropFirst()
      .replacing(/0+$/, with: "")
    let mark = fraction.isEmpty ? "" : language == .vi ? "," : "."
    return "\(response.weight / 10_000)\(mark)\(fraction)"
  }
}
