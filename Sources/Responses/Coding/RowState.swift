import Findings
import Questionnaires

/// What is known of a row while it is coded. Used again for every row.
struct RowState {
  var answers: [UInt8] = []
  var details: [AnswerDetail] = []
  var problems: [Problem] = []
  /// Options chosen of each multiple item that is answered, one bit an option; 0 where the item has
  /// more options than bits.
  private(set) var choices: [UInt64] = []

  /// Begins a row of `count` items.
  mutating func begin(items count: Int) {
    answers = [UInt8](repeating: AnswerByte.blank, count: count)
    details.removeAll()
    if !problems.isEmpty { problems.removeAll() }
    if choices.count != count { choices = [UInt64](repeating: 0, count: count) }
  }

  /// Keeps the value of an item that does not fit a byte.
  mutating func keep(_ value: String, slot: Int) {
    answers[slot] = AnswerByte.answeredElsewhere
    details.append(AnswerDetail(slot: slot, value: value))
  }

  /// Keeps the options chosen of a multiple item.
  mutating func keep(_ chosen: ChosenOptions, slot: Int) {
    answers[slot] = AnswerByte.answeredElsewhere
    choices[slot] = chosen.bits
    if details.isEmpty { details = chosen.details } else { details += chosen.details }
  }

  /// Values kept for an item.
  func values(_ slot: Int) -> [String] {
    details.filter { $0.slot == slot }.map(\.value)
  }

  /// Puts the details in the order of items; those of one item stay in theirs.
  mutating func sortDetails() {
    for position in details.indices.dropFirst()
    where details[position].slot < details[position - 1].slot {
      return details.sort { $0.slot < $1.slot }
    }
  }
}

/// The options chosen of a multiple item in one row, at least one.
struct ChosenOptions: Equatable {
  /// Positions of the options, in order.
  let positions: [Int]
  /// Their codes as they are kept.
  let details: [AnswerDetail]
  /// One bit an option; 0 where there are more options than bits.
  let bits: UInt64

  init(_ positions: [Int], of item: Item, slot: Int) {
    self.positions = positions
    details = positions.map { AnswerDetail(slot: slot, value: item.options[$0].code) }
    bits = item.options.count > 64 ? 0 : positions.reduce(0) { $0 | 1 << UInt64($1) }
  }
}
