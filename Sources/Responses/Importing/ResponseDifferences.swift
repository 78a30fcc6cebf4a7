import Findings
import Questionnaires
import Rules

/// Says in which columns a row differs from the response that is there under its number.
struct ResponseDifferences {
  /// One thing that differs.
  struct Difference: Hashable, Codable {
    private enum CodingKeys: CodingKey {
      case label, field, old, new
    }

    /// Header of the one column that carries it, else the item; nil for a field without a column.
    var label: String?
    /// The field, where it is no answer.
    var field: ResponseField?
    /// Columns from 0 that carry it.
    var columns: [Int] = []
    /// What is there, then what the row says, as cells of a program hold it (`2025-07-01`, `1.5`);
    /// nil for nothing.
    var old: String?
    var new: String?
  }

  private let items: [Item]
  private let mapping: ColumnMapping

  init(_ questionnaire: Questionnaire, _ mapping: ColumnMapping) {
    items = questionnaire.items
    self.mapping = mapping
  }

  /// All differences between a row and what is there: answers in the order of the questionnaire,
  /// then fields.
  func between(_ new: CodedResponse, and old: CodedResponse) -> [Difference] {
    let answers = items.indices.compactMap { slot in
      answer(items[slot].id, text(slot, old), text(slot, new))
    }
    return answers
      + [
        field(.psu, old.psu, new.psu), field(.weight, weight(old), weight(new)),
        field(.answeredOn, old.answeredOn?.description, new.answeredOn?.description),
        field(.interviewer, old.interviewer, new.interviewer),
      ].compactMap { $0 }
  }

  private func answer(_ id: String, _ old: String?, _ new: String?) -> Difference? {
    guard old != new else { return nil }
    let columns = mapping.columns.filter { $0.target.itemID == id }
    return Difference(
      label: columns.count == 1 ? columns[0].header : id, columns: columns.map(\.position),
      old: old, new: new)
  }

  private func field(_ field: ResponseField, _ old: String?, _ new: String?) -> Difference? {
    guard old != new else { return nil }
    let columns = mapping.columns(of: field)
    return Difference(
      label: columns.count == 1 ? columns[0].header : nil, field: field,
      columns: columns.map(\.position), old: old, new: new)
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

  /// The weight without zeros at its end.
  private func weight(_ response: CodedResponse) -> String {
    let fraction = String(10_000 + response.weight % 10_000).dropFirst()
      .replacing(/0+$/, with: "")
    return "\(response.weight / 10_000)" + (fraction.isEmpty ? "" : "." + fraction)
  }
}

extension ResponseDifferences.Difference {
  /// The difference as messages say it, `A1: 4 → 5`.
  func text(in language: Language) -> String {
    let name = label ?? field?.label[language] ?? ""
    return "\(name): \(text(old, language)) → \(text(new, language))"
  }

  private func text(_ value: String?, _ language: Language) -> String {
    guard let value else { return LocalizedText(vi: "(trống)", en: "(blank)")[language] }
    return switch field {
    case .answeredOn: DayText.worded(value, in: language)
    case .weight where language == .vi: value.replacing(".", with: ",")
    default: value
    }
  }
}
