import Findings
import Questionnaires
import Tables

/// Puts a row that comes again over the stored response: what the row says takes its place, what
/// it leaves blank stays.
struct ResponseMerge {
  /// Whether blank cells erase; columns that the sheet lacks never do.
  let blanksErase: Bool
  /// Slots of the items that the sheet has columns for.
  let slots: Set<Int>
  /// Fields that the sheet has columns for.
  let fields: Set<ResponseField>

  init(_ questionnaire: Questionnaire, _ mapping: ColumnMapping, blanksErase: Bool) {
    self.blanksErase = blanksErase
    slots = Set(
      mapping.columns.compactMap { $0.target.itemID.flatMap { questionnaire.slot(of: $0) } })
    fields = Set(
      mapping.columns.compactMap { column in
        if case .field(let field) = column.target { field } else { nil }
      })
  }

  /// Fills the state with the answers of both; gives the slots that kept the stored answer.
  func fill(
    _ state: inout RowState, with new: CodedResponse, over old: CodedResponse
  ) -> Set<Int> {
    state.begin(items: new.answers.count)
    var kept: Set<Int> = []
    for slot in new.answers.indices {
      let keeps =
        ResponseMerge.isUnsaid(new.answers[slot]) && !(blanksErase && slots.contains(slot))
      let source = keeps ? old : new
      if keeps { kept.insert(slot) }
      guard !ResponseMerge.isUnsaid(source.answers[slot]) else { continue }
      state.answers[slot] = source.answers[slot]
      state.details += source.details.filter { $0.slot == slot }
    }
    return kept
  }

  /// A field of the new row, or the stored one where the row leaves it blank.
  func value<Value>(_ field: ResponseField, _ new: Value?, _ old: Value?) -> Value? {
    new ?? (blanksErase && fields.contains(field) ? nil : old)
  }

  /// Names and phones of both.
  func identities(_ new: [String: String], over old: [String: String]) -> [String: String] {
    old.filter { field, _ in
      ResponseField(rawValue: field).map { !(blanksErase && fields.contains($0)) } ?? true
    }.merging(new) { $1 }
  }

  /// «Not asked» follows from other answers and is worked out anew.
  private static func isUnsaid(_ answer: UInt8) -> Bool {
    answer == AnswerByte.blank || answer == AnswerByte.notAsked
  }
}
