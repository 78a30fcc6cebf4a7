import Findings
import Questionnaires

/// What is known of a row while it is coded. Used again for every row.
struct RowState {
  var answers: [UInt8] = []
  var details: [AnswerDetail] = []
  var problems: [Problem] = []

  /// Begins a row of `count` items.
  mutating func begin(items count: Int) {
    answers = [UInt8](repeating: AnswerByte.blank, count: count)
    details.removeAll()
    problems.removeAll()
  }

  /// Keeps the value of an item that does not fit a byte.
  mutating func keep(_ values: [String], slot: Int) {
    answers[slot] = AnswerByte.answeredElsewhere
    details += values.map { AnswerDetail(slot: slot, value: $0) }
  }

  /// Values kept for an item.
  func values(_ slot: Int) -> [String] {
    details.filter { $0.slot == slot }.map(\.value)
  }
}
