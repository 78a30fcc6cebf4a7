import Findings
import Questionnaires
import Tables

/// Puts a row that comes again over the stored response: what the row says takes its place, what
/// it leaves blank stays. The whole must obey the rules of the questionnaire like a row of its own.
public struct ResponseMerge {
  private let items: [String]
  private let validity: ValidityCheck
  private let place: Place
  private var rules: AnswerRules
  private var content = ContentForm()
  private var state = RowState()

  /// - Parameters:
  ///   - mapping: columns of the sheet, for the findings; nil where it is not at hand.
  ///   - place: the sheet, for the findings.
  public init(
    _ questionnaire: Questionnaire, _ validity: ResponseValidityRule,
    _ mapping: ColumnMapping? = nil, at place: Place = Place()
  ) {
    self.place = place
    self.validity = ValidityCheck(validity, questionnaire)
    items = questionnaire.items.map(\.id)
    rules = AnswerRules(questionnaire, mapping?.columns ?? [])
  }

  /// The row over the stored response, or what is wrong with the whole.
  ///
  /// - Parameter number: the row in the file that is read, for the findings.
  public mutating func merged(
    _ own: OwnContent, over held: HeldResponse, row number: Int
  ) -> Result<HeldResponse, MergeRefusal> {
    let kept = fill(with: own, over: held.response)
    applyRules(row: number, kept: kept)
    guard state.problems.isEmpty else { return .failure(MergeRefusal(problems: state.problems)) }
    state.sortDetails()
    let values = values(of: own, over: held)
    var whole = own.content
    whole.response.answers = state.answers
    whole.response.details = state.details
    whole.response.psu = values.psu
    whole.response.answeredOn = values.answeredOn
    whole.response.interviewer = values.interviewer
    whole.response.weight = values.weight ?? FieldColumns.defaultWeight
    whole.response.validity = validity.validity(of: state.answers)
    whole.response.contentDigest = content.digest(
      unit: whole.response.unit, answers: state.answers, details: state.details, values)
    whole.identities = values.identities
    return .success(whole)
  }

  /// Fills the state with the answers of both; gives the slots that kept the stored answer.
  private mutating func fill(with own: OwnContent, over old: CodedResponse) -> Set<Int> {
    let new = own.content.response
    let erased = Set(own.erasure.items)
    state.begin(items: new.answers.count)
    var kept: Set<Int> = []
    for slot in new.answers.indices {
      let keeps = ResponseMerge.isUnsaid(new.answers[slot]) && !erased.contains(slot)
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

  private func values(of own: OwnContent, over held: HeldResponse) -> FieldValues {
    let (new, old) = (own.content.response, held.response)
    /// A field of the new row, or the stored one where the row leaves it blank.
    func value<Value>(_ field: ResponseField, _ new: Value?, _ old: Value?) -> Value? {
      new ?? (own.erasure.fields.contains(field) ? nil : old)
    }
    return FieldValues(
      psu: value(.psu, new.psu, old.psu),
      weight: value(.weight, own.statesWeight ? new.weight : nil, old.weight),
      answeredOn: value(.answeredOn, new.answeredOn, old.answeredOn),
      interviewer: value(.interviewer, new.interviewer, old.interviewer),
      identities: identities(of: own, over: held.identities))
  }

  /// Names and phones of both.
  private func identities(
    of own: OwnContent, over old: [String: String]
  ) -> [String: String] {
    old.filter { field, _ in
      ResponseField(rawValue: field).map { !own.erasure.fields.contains($0) } ?? true
    }.merging(own.content.identities) { $1 }
  }

  /// «Not asked» follows from other answers and is worked out anew.
  static func isUnsaid(_ answer: UInt8) -> Bool {
    answer == AnswerByte.blank || answer == AnswerByte.notAsked
  }
}

/// Why a row cannot be put over a stored response.
public struct MergeRefusal: Error {
  /// The rules that the whole breaks.
  public var problems: [Problem]
}
