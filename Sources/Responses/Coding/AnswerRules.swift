import Findings
import Questionnaires
import Tables

/// Checks what the questionnaire says about answers beyond their form: whether an item was asked,
/// whether it may stay blank, and its constraint.
struct AnswerRules {
  /// What one item asks for, without its texts.
  private struct Rule {
    let slot: Int
    let relevant: Condition?
    let constraint: Condition?
    let isRequired: Bool
  }

  private let items: [Item]
  private let slots: [String: Int]
  private let rules: [Rule]
  private let optionValues: [[AnswerValue]]
  private let columns: [String: MappedColumn]

  init(_ questionnaire: Questionnaire, _ mapping: ColumnMapping) {
    items = questionnaire.items
    slots = Dictionary(items.enumerated().map { ($1.id, $0) }) { first, _ in first }
    rules = items.enumerated().compactMap { slot, item in
      guard item.relevant != nil || item.constraint != nil || item.isRequired else { return nil }
      return Rule(
        slot: slot, relevant: item.relevant, constraint: item.constraint,
        isRequired: item.isRequired)
    }
    optionValues = items.map { $0.options.map { AnswerRules.value(ofCode: $0.code) } }
    columns = Dictionary(
      mapping.columns.compactMap { column in column.target.itemID.map { ($0, column) } }
    ) { first, _ in first }
  }

  /// Marks items that were not asked and records what breaks a rule. Slots whose cells are at
  /// fault already are left alone.
  func apply(to state: inout RowState, row: Row, at place: Place) {
    guard !rules.isEmpty else { return }
    let faulty: Set<String> =
      state.problems.isEmpty ? [] : Set(state.problems.compactMap(\.place.item))
    for rule in rules where faulty.isEmpty || !faulty.contains(items[rule.slot].id) {
      if wasAsked(rule, state) {
        checkAsked(rule, &state, row, place)
      } else {
        checkNotAsked(rule.slot, &state, row, place)
      }
    }
  }

  private func wasAsked(_ rule: Rule, _ state: RowState) -> Bool {
    guard let relevant = rule.relevant else { return true }
    return relevant.holds(own: .missing) { value($0, state) } != false
  }

  private func checkAsked(_ rule: Rule, _ state: inout RowState, _ row: Row, _ place: Place) {
    if rule.isRequired, state.answers[rule.slot] == AnswerByte.blank, isCertain(rule, state) {
      state.problems.append(problem(.requiredAnswerMissing, items[rule.slot], row, place))
    }
    guard let constraint = rule.constraint else { return }
    let own = value(rule.slot, state)
    guard own != .missing else { return }
    if constraint.holds(own: own, { value($0, state) }) == false {
      let item = items[rule.slot]
      let condition = item.constraintMessage?.vi ?? constraint.source
      state.problems.append(
        problem(.constraintBroken, item, row, place, ["condition": condition]))
    }
  }

  /// Whether the item was asked for certain: a missing answer can leave its condition open.
  private func isCertain(_ rule: Rule, _ state: RowState) -> Bool {
    rule.relevant.map { $0.holds(own: .missing) { value($0, state) } == true } ?? true
  }

  private func checkNotAsked(_ slot: Int, _ state: inout RowState, _ row: Row, _ place: Place) {
    let answer = state.answers[slot]
    if answer != AnswerByte.blank, answer != AnswerByte.notApplicable {
      let item = items[slot]
      state.problems.append(
        problem(
          .answeredThoughNotAsked, item, row, place,
          ["condition": item.relevant?.source ?? ""]))
    }
    state.answers[slot] = AnswerByte.notAsked
    if !state.details.isEmpty { state.details.removeAll { $0.slot == slot } }
  }

  private func value(_ id: String, _ state: RowState) -> AnswerValue {
    slots[id].map { value($0, state) } ?? .missing
  }

  private func value(_ slot: Int, _ state: RowState) -> AnswerValue {
    let answer = state.answers[slot]
    if let option = AnswerByte.optionPosition(answer), optionValues[slot].indices.contains(option) {
      return optionValues[slot][option]
    }
    guard answer == AnswerByte.answeredElsewhere else { return .missing }
    let values = state.values(slot)
    switch items[slot].kind {
    case .multiple: return .codes(values)
    case .number: return values.first.flatMap(Double.init).map { .number($0) } ?? .missing
    default: return values.first.map { .text($0) } ?? .missing
    }
  }

  private static func value(ofCode code: String) -> AnswerValue {
    Double(code).map { .number($0) } ?? .text(code)
  }

  private func problem(
    _ fault: ResponseFault, _ item: Item, _ row: Row, _ place: Place,
    _ facts: [String: String] = [:]
  ) -> Problem {
    guard let column = columns[item.id] else {
      var place = place
      place.row = row.number
      place.item = item.id
      return Problem(fault, at: place, facts.merging(["item": item.id]) { first, _ in first })
    }
    return Cell(row: row, column: column, place: place, item: item.id).problem(fault, facts)
  }
}
