import Questionnaires
import Rules

/// Puts responses into the cells of one style of file.
struct CellWording: Sendable {
  let columns: [ResponseColumn]
  private let items: [Item]
  private let form: FileStyle.AnswerForm
  private let isWorkbook: Bool
  private let choiceSeparator: String

  init(style: FileStyle, questionnaire: Questionnaire) {
    columns = style.columns(for: questionnaire)
    items = questionnaire.items
    form = style.answerForm
    isWorkbook = style.isWorkbook
    choiceSeparator = style.choiceSeparator
  }

  /// The cells of a row, the `position`-th response of its file.
  func cells(of row: SimulatedRow, position: Int) -> [SimulatedCell] {
    columns.map { column in
      if let text = row.overrides[column.content] { return typed(text) }
      return cell(column.content, row, position)
    }
  }

  private func cell(
    _ content: ResponseColumn.Content, _ row: SimulatedRow, _ position: Int
  ) -> SimulatedCell {
    switch content {
    case .sheetNumber: .text(row.response.sheetNumber)
    case .unitCode: typed(row.unit.code)
    case .unitName: .text(row.unit.name)
    case .village: row.response.village.map(SimulatedCell.text) ?? .blank
    case .interviewer: .text(row.response.interviewer)
    case .answeredOn: day(row.response.answeredOn)
    case .instanceID: .text(row.response.instanceID)
    case .rootInstanceID: .text("uuid:" + row.response.instanceID)
    case .submissionTime: .text(CellWording.submissionTime(of: row.response))
    case .position: typed(String(position))
    case .item(let slot): answer(slot, row.response)
    case .option(let slot, let option): split(slot, option, row.response)
    case .constant(let text): text.isEmpty ? .blank : .text(text)
    }
  }

  /// A number in a workbook where the text reads as one: Excel makes numbers of codes.
  private func typed(_ text: String) -> SimulatedCell {
    guard isWorkbook, let number = Double(text) else { return .text(text) }
    return .number(number)
  }

  private func day(_ day: Day) -> SimulatedCell {
    isWorkbook ? .day(day) : .text(day.vietnamese)
  }

  private func answer(_ slot: Int, _ response: SimulatedResponse) -> SimulatedCell {
    let item = items[slot]
    let byte = response.answers[slot]
    if let position = AnswerByte.optionPosition(byte) {
      return wording(item.options[position].code, item.options[position].label.vi, item)
    }
    if let missing = item.missingCodes.first(where: { AnswerByte.byte(of: $0.reason) == byte }) {
      return wording(missing.code, missing.label.vi, item)
    }
    guard byte == AnswerByte.answeredElsewhere else { return .blank }
    return detail(item, response.details(of: slot))
  }

  private func detail(_ item: Item, _ values: [String]) -> SimulatedCell {
    switch item.kind {
    case .multiple:
      let labels = item.options.filter { values.contains($0.code) }.map(\.label.vi)
      return .text((form == .codes ? values : labels).joined(separator: choiceSeparator))
    case .number: return typed(values.first ?? "")
    case .date: return values.first.flatMap { Day(iso: $0) }.map(day) ?? .blank
    case .rating, .choice, .text: return .text(values.first ?? "")
    }
  }

  private func wording(_ code: String, _ label: String, _ item: Item) -> SimulatedCell {
    switch form {
    case .codes: typed(code)
    case .labels: .text(label)
    case .keyed: item.kind == .rating ? typed(code) : .text(label)
    }
  }

  private func split(_ slot: Int, _ option: Int, _ response: SimulatedResponse) -> SimulatedCell {
    guard response.answers[slot] == AnswerByte.answeredElsewhere else { return .blank }
    let isChosen = response.details(of: slot).contains(items[slot].options[option].code)
    return .text(isChosen ? "1" : "0")
  }

  /// `2025-11-18T02:15:07`, UTC; answers are given by Vietnamese time, seven hours ahead.
  private static func submissionTime(of response: SimulatedResponse) -> String {
    let second = max(0, response.secondOfDay - 7 * 3600)
    let parts = [second / 3600, second / 60 % 60, second % 60]
    let clock = parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    return "\(response.answeredOn)T\(clock)"
  }
}
