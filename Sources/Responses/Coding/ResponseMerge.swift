import Findings
import Questionnaires
import Tables

/// Puts a row that comes again over the stored response: what the row says takes its place, what
/// it leaves blank stays. The whole must obey the rules of the questionnaire like a row of its own.
struct ResponseMerge {
  /// Whether blank cells erase; columns that the sheet lacks never do.
  private let blanksErase: Bool
  /// Slots of the items that the sheet has columns for.
  private let slots: Set<Int>
  /// Fields that the sheet has columns for.
  private let fields: Set<ResponseField>
  private let items: [String]
  private let validity: ValidityCheck
  private let place: Place
  private var rules: AnswerRules
  private var content = ContentForm()
  private var state = RowState()

  /// - Parameter place: the sheet, for the findings.
  init(
    _ questionnaire: Questionnaire, _ validity: ResponseValidityRule, _ mapping: ColumnMapping,
    at place: Place, blanksErase: Bool
  ) {
    self.blanksErase = blanksErase
    self.place = place
    self.validity = ValidityCheck(validity, questionnaire)
    items = questionnaire.items.map(\.id)
    rules = AnswerRules(questionnaire, mapping)
    slots = Set(
      mapping.columns.compactMap { $0.target.itemID.flatMap { questionnaire.slot(of: $0) } })
    fields = Set(
      mapping.columns.compactMap { column in
        if case .field(let field) = column.target { field } else { nil }
      })
  }

  /// The row over the stored response, and what is wrong with the whole.
  ///
  /// - Parameter number: the row in the file that is read, for the findings.
  mutating func merged(
    _ row: ImportedRow, over held: HeldResponse, row number: Int
  ) -> (row: ImportedRow, problems: [Problem]) {
    let kept = fill(with: row.response, over: held.response)
    applyRules(row: number, kept: kept)
    guard state.problems.isEmpty else { return (row, state.problems) }
    state.sortDetails()
    let values = values(of: row, over: held)
    var whole = row
    whole.response.answers = state.answers
    whole.response.details = state.details
    whole.response.psu = values.psu
    whole.response.answeredOn = values.answeredOn
    whole.response.interviewer = values.interviewer
    whole.response.weight = values.weight ?? FieldColumns.defaultWeight
    whole.response.validity = validity.validity(of: state.answers)
    whole.response.contentDigest = content.digest(
      unit: row.response.unit, answers: state.answers, details: state.details, values)
    whole.identities = values.identities
    return (whole, [])
  }

  /// Fills the state with the answers of both; gives the slots that kept the stored answer.
  private mutating func fill(with new: CodedResponse, over old: CodedResponse) -> Set<Int> {
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

  /// An answer that the new ones leave without its question goes with it.
  private mutating func applyRules(row number: Int, kept: Set<Int>) {
    var blank = Row()
    blank.number = number
    rules.apply(to: &state, row: blank, at: place)
    let keptItems = Set(kept.map { items[$0] })
    state.problems.removeAll {
      $0.code == ResponseFault.answeredThoughNotAsked.rawValue
        && $0.place.item.map(keptItems.contains) == true
    }
  }

  private func values(of row: ImportedRow, over held: HeldResponse) -> FieldValues {
    let (new, old) = (row.response, held.response)
    return FieldValues(
      psu: value(.psu, new.psu, old.psu),
      weight: value(.weight, row.statesWeight ? new.weight : nil, old.weight),
      answeredOn: value(.answeredOn, new.answeredOn, old.answeredOn),
      interviewer: value(.interviewer, new.interviewer, old.interviewer),
      identities: identities(row.identities, over: held.identities))
  }

  /// A field of the new row, or the stored one where the row leaves it blank.
  private func value<Value>(_ field: ResponseField, _ new: Value?, _ old: Value?) -> Value? {
    new ?? (blanksErase && fields.contains(field) ? nil : old)
  }

  /// Names and phones of both.
  private func identities(
    _ new: [String: String], over old: [String: String]
  ) -> [String: String] {
    old.filter { field, _ in
      ResponseField(rawValue: field).map { !(blanksErase && fields.contains($0)) } ?? true
    }.merging(new) { $1 }
  }

  /// «Not asked» follows from other answers and is worked out anew.
  private static func isUnsaid(_ answer: UInt8) -> Bool {
    answer == AnswerByte.blank || answer == AnswerByte.notAsked
  }
}
